//! Numbers that Word counts: of headings and of lists.

use super::{Look, Tongue};
use crate::wording::Lang;

/// The number of the headings of a language.
pub(super) fn of_headings(tongue: Tongue) -> usize {
    tongue.nth + 1
}

/// The number of the n-th list, where so many languages have headings.
pub(super) fn of_list(nth: usize, tongues: usize) -> usize {
    tongues + nth
}

// Lists have the first number behind those of headings.
fn abstract_list(tongues: usize) -> usize {
    tongues + 1
}

/// `word/numbering.xml`: 一、（一）1.（1） in Chinese, 1. 1.1 in English; lists count for themselves.
pub(super) fn xml(lists: usize, tongues: &[Tongue], look: Look) -> String {
    let headings = tongues.iter().map(|tongue| headings(*tongue));
    let numbers = tongues.iter().map(|tongue| {
        let number = of_headings(*tongue);
        format!("<w:num w:numId=\"{number}\"><w:abstractNumId w:val=\"{number}\"/></w:num>")
    });
    let list = abstract_list(tongues.len());
    let lists = (1..=lists).map(|nth| {
        format!(
            "<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"{list}\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>",
            of_list(nth, tongues.len())
        )
    });
    let hanging = if look == Look::Briefing { "420" } else { "480" };
    format!(
        "<w:numbering xmlns:w=\"{}\">{}<w:abstractNum w:abstractNumId=\"{list}\"><w:multiLevelType w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/>\
         <w:lvlText w:val=\"%1.\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"{hanging}\" w:hanging=\"{hanging}\"/></w:pPr></w:lvl></w:abstractNum>{}{}</w:numbering>",
        super::parts::MAIN,
        headings.collect::<String>(),
        numbers.collect::<String>(),
        lists.collect::<String>()
    )
}

fn headings(tongue: Tongue) -> String {
    let levels: [(&str, &str, &str); 4] = match tongue.lang {
        Lang::Zh => [
            ("chineseCountingThousand", "%1、", "Heading1"),
            ("chineseCountingThousand", "（%2）", "Heading2"),
            ("decimal", "%3.", ""),
            ("decimal", "（%4）", ""),
        ],
        Lang::En => [
            ("decimal", "%1", "Heading1"),
            ("decimal", "%1.%2", "Heading2"),
            ("decimal", "%1.%2.%3", ""),
            ("decimal", "%1.%2.%3.%4", ""),
        ],
    };
    let suffix = if tongue.lang == Lang::Zh { "nothing" } else { "space" };
    let levels = levels.iter().enumerate().map(|(at, (format, text, style))| {
        let style = match *style {
            "" => String::new(),
            style => format!("<w:pStyle w:val=\"{}\"/>", tongue.style(style)),
        };
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{style}<w:suff w:val=\"{suffix}\"/>\
             <w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/></w:lvl>"
        )
    });
    format!(
        "<w:abstractNum w:abstractNumId=\"{}\"><w:multiLevelType w:val=\"multilevel\"/>{}</w:abstractNum>",
        of_headings(tongue),
        levels.collect::<String>()
    )
}
