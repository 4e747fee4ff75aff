use crate::wording::{Lang, Speak};
use std::borrow::Cow;
use std::fmt;

/// An id: the text as written (`01` and `1` differ), without `/`. Steps, materials, data items and departments are four namespaces.
pub type Id = Box<str>;

/// What a thing of a bundle of files may be called where `file/id` is written: that; `file-id`, as it is called where ids of several files collide; or
/// its own id. Anything else is called what is written.
pub fn in_bundle(written: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let parts = written.rsplit_once('/').map(|(file, id)| [Cow::Owned(format!("{file}-{id}")), Cow::Borrowed(id)]);
    std::iter::once(Cow::Borrowed(written)).chain(parts.into_iter().flatten())
}

/// A name: one text for both languages, or one for each.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Name {
    /// `name: 受理`
    One(Box<str>),
    /// `name: {zh: 受理, en: Acceptance}`; a language left out is said in the other.
    Both {
        /// The Chinese name.
        zh: Option<Box<str>>,
        /// The English name.
        en: Option<Box<str>>,
    },
}

impl Name {
    /// The name in a language, or the one there is.
    pub fn get(&self, lang: Lang) -> &str {
        match self {
            Name::One(text) => text,
            Name::Both { zh, en } => {
                let (wanted, other) = if lang == Lang::Zh { (zh, en) } else { (en, zh) };
                wanted.as_deref().or(other.as_deref()).unwrap_or("")
            }
        }
    }
}

impl Speak for Name {
    fn speak(&self, lang: Lang, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.get(lang))
    }
}
