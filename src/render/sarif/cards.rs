use crate::render::markdown::escape::escape;
use crate::render::words;
use crate::report::Card;
use crate::wording::{Lang, Text};
use serde_json::{Value, json};

/// A rule as `reportingDescriptor`.
pub(super) fn rule(card: &Card, lang: Lang) -> Value {
    json!({
        "id": card.id,
        "shortDescription": { "text": card.summary.get(lang) },
        "fullDescription": { "text": card.condition.get(lang) },
        "help": { "text": help(card, lang, Ink::Plain), "markdown": help(card, lang, Ink::Markdown) },
        "defaultConfiguration": { "level": card.severity.key() },
        "properties": { "tags": [card.group] },
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Ink {
    Plain,
    Markdown,
}

fn help(card: &Card, lang: Lang, ink: Ink) -> String {
    let parts = [
        (Text::fixed("为什么", "Why"), card.why),
        (Text::fixed("判定条件", "When it speaks up"), card.condition),
        (Text::fixed("怎么办", "What to do"), card.remedy),
    ];
    let parts = parts.map(|(head, text)| {
        let (head, text) = (words::headed(&head, lang), text.get(lang));
        match ink {
            Ink::Plain => format!("{head}{text}"),
            Ink::Markdown => format!("**{}** {}", head.trim_end(), escape(text)),
        }
    });
    parts.join(if ink == Ink::Plain { "\n" } else { "\n\n" })
}
