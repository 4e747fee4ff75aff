//! Keys that no table has.

use super::mapping::Entry;
use super::punctuation;
use super::reading::Reading;
use super::respell;
use crate::finding::Finding;
use crate::say;
use crate::source::Span;
use crate::wording::Text;
use crate::yaml::fields::{self, NOUNS, Noun, STEP};
use crate::yaml::tree::{Kind, NodeId};

/// Tells of a key that the noun does not have, with the likeliest cause: punctuation, Chinese, a slip, a wrong place.
/// Gives the key that was meant, where that is clear.
pub(super) fn unknown_key(
    r: &mut Reading<'_>,
    noun: &'static Noun,
    node: NodeId,
    entry: Entry,
) -> Option<&'static str> {
    let Entry { key, value, .. } = entry;
    if r.told.is_full() || punctuation::tell_any(r, key) {
        return None;
    }
    let written = r.text(key)?;
    let message = say!(key = written, noun = &noun.name; zh: "{noun}没有 `{key}` 这个键", en: "there is no key `{key}` in the {noun}");
    let english = fields::english_key(noun, written);
    let near = r.nearest(written, noun.fields.iter().map(|field| field.key));
    let no_value = r.kind(value) == Kind::Empty;
    let (message, help) = if let Some(english) = english {
        (
            say!(key = written; zh: "键要用英文，不能写“{key}”", en: "keys are English; `{key}` is not one"),
            say!(key = english; zh: "写成 `{key}`", en: "write `{key}`"),
        )
    } else if written == "<<" {
        (
            message,
            say!(zh: "YAML 1.2 没有 `<<` 合并，请把各键写全", en: "YAML 1.2 has no `<<` merging; write the keys out"),
        )
    } else if let (true, Some(whole)) = (no_value, cut_by_comma(r, node, entry)) {
        comma_sentences(written, whole)
    } else if let (true, Some((before, after))) = (no_value, written.split_once(':')) {
        (
            message,
            say!(before = before, after = after; zh: "冒号后要有空格：`{before}: {after}`", en: "a colon needs a space after it: `{before}: {after}`"),
        )
    } else if let Some(near) = near {
        (message, say!(near = near; zh: "是不是 `{near}`？", en: "did you mean `{near}`?"))
    } else if noun.field("steps").is_some() && r.is_mapping(value) && r.has_key_of(value, &STEP) {
        (
            message,
            say!(zh: "它像一个步骤，请缩进到 `steps:` 之下", en: "it looks like a step: indent it under `steps:`"),
        )
    } else if let Some(owners) = owners_of(written) {
        let keys = keys_of(noun);
        (
            message,
            say!(owners = &owners, keys = &keys; zh: "它是{owners}的键，请检查缩进；这里可以写 {keys}", en: "it is a key of the {owners}: check the indentation; here you can write {keys}"),
        )
    } else {
        (message, say!(keys = keys_of(noun); zh: "可以写 {keys}", en: "you can write {keys}"))
    };
    let mut finding = r.error("unknown-key", r.handle(key), message).helped(help);
    finding.discriminator = format!("{}: {written}", noun.key);
    let finding = with_key(r, finding, noun, (node, key), english);
    r.tell(finding);
    english.or(near)
}

// The key that was surely meant is the one safe answer, unless it stands there already.
fn with_key(
    r: &mut Reading<'_>,
    finding: Finding,
    noun: &Noun,
    (node, key): (NodeId, NodeId),
    english: Option<&'static str>,
) -> Finding {
    let written = r.text(key).unwrap_or("");
    let meant = english.or_else(|| respell::respelt(&mut r.told, written, noun.fields.iter().map(|field| field.key)));
    let Some(meant) = meant.filter(|meant| r.value_of(node, meant).is_none()) else { return finding };
    let what = say!(key = meant; zh: "键改成 `{key}`", en: "write the key `{key}`");
    match respell::written_over(r.source, r.handle(key), meant) {
        Some(edit) => finding.fixed_by(what, vec![edit]),
        None => finding,
    }
}

// The first keys of a noun are the ones that most files have.
fn keys_of(noun: &Noun) -> Text {
    const SHOWN: usize = 12;
    let keys = Text::list(noun.fields.iter().take(SHOWN).map(|field| field.key));
    if noun.fields.len() <= SHOWN { keys } else { say!(keys = &keys; zh: "{keys} 等", en: "{keys} and others") }
}

fn owners_of(key: &str) -> Option<Text> {
    let mut owners = NOUNS.iter().filter(|noun| noun.field(key).is_some()).map(|noun| &noun.name).peekable();
    owners.peek()?;
    Some(Text::joined(owners.take(3), "、", " or "))
}

/// `{ name: 身份证,户口簿 }`: the text that a comma made into a value and a key without one.
pub(super) fn cut_by_comma<'s>(r: &Reading<'s>, node: NodeId, entry: Entry) -> Option<&'s str> {
    let before = entry.before.filter(|_| r.kind(node) == Kind::FlowMapping)?;
    let (first, rest) = (r.tree.span(before), r.tree.span(entry.key));
    let between = r.source.slice(Span::new(first.end, rest.start));
    let is_text = r.tree.kind_as_written(before) == Kind::Plain && between.trim() == ",";
    is_text.then(|| r.source.slice(first.to(rest)))
}

/// What is wrong with such a key, and what to write.
pub(super) fn comma_sentences(key: &str, whole: &str) -> (Text, Text) {
    (
        say!(key = key; zh: "“{key}”成了没有内容的键：大括号里的半角逗号把文字断开了", en: "\"{key}\" became a key without a value: the comma cut a text in braces in two"),
        say!(whole = whole; zh: "文字里有逗号就放进引号：`\"{whole}\"`", en: "put a text with a comma in quotes: `\"{whole}\"`"),
    )
}
