use super::{Lang, Speak};
use std::borrow::Cow;
use std::fmt;

/// One sentence or name in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Text {
    /// Chinese.
    pub zh: Cow<'static, str>,
    /// English.
    pub en: Cow<'static, str>,
}

impl Text {
    /// A pair of fixed sentences.
    pub const fn fixed(zh: &'static str, en: &'static str) -> Text {
        Text { zh: Cow::Borrowed(zh), en: Cow::Borrowed(en) }
    }

    /// A pair of sentences made up at run time.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Text {
        Text { zh: Cow::Owned(zh.into()), en: Cow::Owned(en.into()) }
    }

    /// A text that is the same in both languages: an id, a file name, a number.
    pub fn same(text: impl Into<String>) -> Text {
        let text = text.into();
        Text { zh: Cow::Owned(text.clone()), en: Cow::Owned(text) }
    }

    /// The text in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }

    /// Several texts as one list: `甲、乙、丙` and `a, b, c`.
    pub fn list<T: Speak>(parts: impl IntoIterator<Item = T>) -> Text {
        Text::joined(parts, "、", ", ")
    }

    /// Several texts with a separator for each language.
    pub fn joined<T: Speak>(parts: impl IntoIterator<Item = T>, zh: &str, en: &str) -> Text {
        let (mut all_zh, mut all_en) = (String::new(), String::new());
        for (at, part) in parts.into_iter().enumerate() {
            if at > 0 {
                all_zh.push_str(zh);
                all_en.push_str(en);
            }
            all_zh.push_str(&part.said(Lang::Zh).to_string());
            all_en.push_str(&part.said(Lang::En).to_string());
        }
        Text::new(all_zh, all_en)
    }
}

impl Speak for Text {
    fn speak(&self, lang: Lang, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.get(lang))
    }
}
