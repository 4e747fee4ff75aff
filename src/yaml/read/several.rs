//! Several names where one was read: what Chinese writes between the parts of an enumeration is a letter for YAML.

use crate::finding::{Finding, Severity};
use crate::say;
use crate::source::{Place, Source, Span};
use crate::wording::Text;

/// What Chinese writes between the parts of an enumeration, and YAML takes for a letter.
pub(super) const ENUMERATION: char = '、';

/// The warning at a name that looks like several.
pub(super) fn enumeration(place: Place, key: &str, written: &str) -> Finding {
    let message = say!(written = written; zh: "“{written}”被当作一个名称：`、` 不分隔列表", en: "\"{written}\" is read as one name: `、` does not part a list");
    let advice = advice(&place.source, place.span, key, written);
    let help = say!(advice = advice; zh: "{advice}；确是一个名称，就放进引号", en: "{advice}; put it in quotes if it is one name");
    Finding::new("chinese-punctuation", Severity::Warning, place, message).helped(help)
}

/// How such names are written at their key: in brackets, each on its line, or not at all.
pub(super) fn advice(source: &Source, span: Span, key: &str, written: &str) -> Text {
    let parts: Vec<&str> = written.split(ENUMERATION).map(str::trim).filter(|part| !part.is_empty()).collect();
    let before = source.text[..span.start as usize].trim_end();
    let (in_brackets, in_lines) = (before.ends_with(['[', ',']), before.ends_with('-'));
    let list = parts.join(", ");
    if key == "by" {
        return one_leads(&parts);
    }
    if is_single(key, before) {
        return say!(zh: "这里只能写一项", en: "only one can stand here");
    }
    if in_brackets {
        return say!(list = list; zh: "几项写成 `{list}`", en: "several are written `{list}`");
    }
    if in_lines {
        let lines = Text::list(parts.iter().map(|part| format!("`- {part}`")));
        return say!(lines = lines; zh: "几项分行写：{lines}", en: "several take a line each: {lines}");
    }
    if key == "next" {
        return say!(list = list; zh: "并行写成 `{{ all: [{list}] }}`，择一写成 `{{ one: [{list}] }}`", en: "write `{{ all: [{list}] }}` for ways taken in parallel, `{{ one: [{list}] }}` for a choice");
    }
    say!(list = list; zh: "几项写成 `[{list}]`", en: "several are written `[{list}]`")
}

/// Of several departments one answers for the step.
pub(super) fn one_leads(parts: &[&str]) -> Text {
    let (first, others) = parts.split_first().map_or(("", &[][..]), |(first, others)| (*first, others));
    if others.is_empty() {
        return say!(first = first; zh: "写成 `by: {first}`", en: "write `by: {first}`");
    }
    let others = others.join(", ");
    say!(first = first, others = others; zh: "由一个部门牵头（`by: {first}`），其他的写进 `with: [{others}]`", en: "one department leads (`by: {first}`), the others go into `with: [{others}]`")
}

// Fields that take one, whatever stands around it.
fn is_single(key: &str, before: &str) -> bool {
    let within = ["of:", "to:", "then:", "end:", "step:"].iter().any(|inner| before.ends_with(inner));
    match key {
        "start" | "from" | "until" | "on-miss" | "tacit" | "must-follow" | "issuer" | "owner" => true,
        "collects" | "next" => within,
        _ => false,
    }
}
