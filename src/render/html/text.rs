use crate::render::svg::is_direction;
use crate::render::xml;
use crate::wording::{Lang, Text};
use std::borrow::Cow;

/// The languages of a page: one, or one and a lighter second under it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tongue {
    pub first: Lang,
    pub second: Option<Lang>,
}

impl Tongue {
    /// A text in the languages of the page.
    pub fn said(self, text: &Text) -> String {
        self.each(|lang| text.get(lang).to_owned())
    }

    /// The same, one beside the other.
    pub fn inline(self, text: &Text) -> String {
        match self.second {
            Some(second) if text.get(second) != text.get(self.first) => {
                format!("{} {}", marked(text.get(self.first)), marked(text.get(second)))
            }
            _ => marked(text.get(self.first)),
        }
    }

    /// Whether something holds in a language of the page.
    pub fn any(self, holds: impl Fn(Lang) -> bool) -> bool {
        holds(self.first) || self.second.is_some_and(holds)
    }

    /// What is said in each language; once where both say the same.
    pub fn each(self, say: impl Fn(Lang) -> String) -> String {
        let first = say(self.first);
        let Some(second) = self.second else { return marked(&first) };
        let other = say(second);
        if other == first {
            return marked(&first);
        }
        format!("{}<span class=\"second\" lang=\"{}\">{}</span>", marked(&first), tag(second), marked(&other))
    }
}

/// The language as HTML names it.
pub(super) fn tag(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    }
}

/// A text that stands for itself.
pub(super) fn plain(text: &str) -> String {
    xml::text(&undirected(text))
}

/// A text in an attribute.
pub(super) fn attribute(text: &str) -> String {
    xml::attribute(&undirected(text))
}

// A name that says in which direction to write would turn round the sentence that it stands in.
fn undirected(text: &str) -> Cow<'_, str> {
    if text.contains(is_direction) { Cow::Owned(text.replace(is_direction, "")) } else { Cow::Borrowed(text) }
}

// What stands between two backticks is code; one without a partner is an ordinary sign.
fn marked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('`') {
        let Some((code, behind)) = after.split_once('`').filter(|(code, _)| !code.trim().is_empty()) else { break };
        out.push_str(&format!("{}<code>{}</code>", plain(before), plain(code)));
        rest = behind;
    }
    out.push_str(&plain(rest));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_marked_and_everything_else_escaped() {
        assert_eq!(marked("write `a<b>` or <i>"), "write <code>a&lt;b&gt;</code> or &lt;i&gt;");
        assert_eq!(marked("a ` b"), "a ` b");
        assert_eq!(marked("`` a"), "`` a");
    }

    #[test]
    fn no_name_turns_a_sentence_round() {
        assert_eq!(plain("\u{202e}名称\u{2066}：x"), "名称：x");
        assert_eq!(attribute("\u{202e}\"x"), "&quot;x");
    }

    #[test]
    fn the_second_language_stands_under_the_first() {
        let both = Tongue { first: Lang::Zh, second: Some(Lang::En) };
        assert_eq!(both.said(&Text::fixed("步骤", "step")), "步骤<span class=\"second\" lang=\"en\">step</span>");
        assert_eq!(both.said(&Text::same("12")), "12");
    }
}
