use crate::wording::{Lang, Speak};
use std::fmt;

/// An id: the text as written (`01` and `1` differ), without `/`. Steps, materials, data items and departments are four namespaces.
pub type Id = Box<str>;

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
