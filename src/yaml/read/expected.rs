//! A value that has none of the shapes its field may have.

use super::reading::Reading;
use super::{punctuation, syntax};
use crate::say;
use crate::source::Span;
use crate::wording::Text;
use crate::yaml::fields::{Need, Shape, Space};
use crate::yaml::tree::{Kind, NodeId};

/// Tells that the field's value cannot be read, and what may be written.
pub(super) fn tell(r: &mut Reading<'_>, node: NodeId) {
    let Some(field) = r.field else { return whole_file(r, node) };
    if punctuation::tell_any(r, node) {
        return;
    }
    let found = if r.is_sequence(node) {
        say!(zh: "一个列表", en: "a list")
    } else if r.is_mapping(node) {
        say!(zh: "带键的内容", en: "a mapping")
    } else if let Some(text) = r.text(node) {
        say!(text = text; zh: "“{text}”", en: "\"{text}\"")
    } else {
        say!(zh: "空白", en: "nothing")
    };
    let wanted = wanted(field.shapes);
    let message = say!(key = field.key, found = &found; zh: "`{key}` 不能是{found}", en: "`{key}` cannot be {found}");
    let help = say!(key = field.key, wanted = &wanted, example = field.example; zh: "写{wanted}，例如 `{key}: {example}`", en: "write {wanted}, for example `{key}: {example}`");
    r.tell(r.error("bad-value", r.handle(node), message).helped(help));
}

fn whole_file(r: &mut Reading<'_>, node: NodeId) {
    if let Some(finding) = syntax::full_width(r) {
        return r.tell(finding);
    }
    let message = say!(zh: "文件不是一份流程：最外层应是 `键: 值`", en: "the file is not a process: its outermost level must be `key: value`");
    let help = say!(zh: "至少写 `process:`、`departments:` 和 `steps:`；冒号后要有空格", en: "write at least `process:`, `departments:` and `steps:`, with a space after each colon");
    r.tell(r.error("bad-value", r.handle(node), message).helped(help));
}

/// Tells that nothing is written after a key.
pub(super) fn nothing(r: &mut Reading<'_>, key: NodeId, value: NodeId) {
    let Some(field) = r.field else { return };
    if r.tree.span(value).end > r.tree.span(value).start && r.kind(value) == Kind::Empty {
        return; // An alias that leads nowhere, told already.
    }
    if r.source
        .slice(Span::new(r.tree.span(key).end + 1, r.source.text.len() as u32))
        .trim_start_matches(['\r', '\n'])
        .starts_with(punctuation::WIDE_SPACE)
    {
        return; // What is meant to be indented under it will be told.
    }
    let message = say!(key = field.key; zh: "`{key}` 后面是空的", en: "nothing is written after `{key}`");
    let help = if comment_follows(r, r.tree.span(key).end.max(r.tree.span(value).end)) {
        say!(zh: "空格加 `#` 起的是注释；`#` 若是文字的一部分，请把文字放进引号", en: "a `#` after a space begins a comment; put the text in quotes if the `#` belongs to it")
    } else if field.need == Need::Required {
        say!(key = field.key, example = field.example; zh: "写上内容，例如 `{key}: {example}`", en: "write a value, for example `{key}: {example}`")
    } else {
        say!(key = field.key, example = field.example; zh: "写上内容，例如 `{key}: {example}`，或删去这一行", en: "write a value, for example `{key}: {example}`, or remove the key")
    };
    r.tell(r.error("bad-value", r.handle(key), message).helped(help));
}

// `name: #1窗口`: what follows on the line is a comment that looks like a text.
fn comment_follows(r: &Reading<'_>, from: u32) -> bool {
    let rest = r.source.slice(Span::new(from, r.source.text.len() as u32));
    let line = rest.lines().next().unwrap_or("");
    let after = line.trim_start_matches([' ', ':']);
    after.strip_prefix('#').and_then(|text| text.chars().next()).is_some_and(|first| !first.is_whitespace())
}

/// What may be written, in words: `一个步骤，或 { one | all }`.
pub(super) fn wanted(shapes: &'static [Shape]) -> Text {
    Text::joined(shapes.iter().map(said), "，或", ", or ")
}

fn said(shape: &Shape) -> Text {
    match shape {
        Shape::Text => say!(zh: "文字", en: "a text"),
        Shape::Name => say!(zh: "名称（文字或 `{ zh: …, en: … }`）", en: "a name (a text or `{ zh: …, en: … }`)"),
        Shape::Ref(Space::Step) => say!(zh: "步骤", en: "a step"),
        Shape::Ref(Space::Department) => say!(zh: "部门", en: "a department"),
        Shape::Ref(Space::Material) => say!(zh: "材料", en: "a material"),
        Shape::Ref(Space::Data) => say!(zh: "数据项", en: "a data item"),
        Shape::Number => say!(zh: "数字", en: "a number"),
        Shape::Whole => say!(zh: "整数", en: "a whole number"),
        Shape::Between(least, greatest) => range(*least, *greatest),
        Shape::Bool => say!(zh: " `true` 或 `false`", en: "`true` or `false`"),
        Shape::Share => say!(zh: "百分比", en: "a percentage"),
        Shape::Amount => say!(zh: "时间", en: "a time"),
        Shape::Duration => say!(zh: "时间", en: "a duration"),
        Shape::Date => say!(zh: "日期", en: "a date"),
        Shape::Days => say!(zh: "日期或 `起..止`", en: "a date or `FROM..TO`"),
        Shape::Hours => say!(zh: "上班时间", en: "hours"),
        Shape::Word(words) => {
            let words = words();
            let zh: Vec<&str> = words.iter().map(|word| word.1).collect();
            let en: Vec<&str> = words.iter().map(|word| word.0).collect();
            Text::new(zh.join("、"), format!("one of {}", en.join(", ")))
        }
        Shape::Noun(noun) => {
            let keys: Vec<&str> = noun.fields.iter().take(4).map(|field| field.key).collect();
            let more = if noun.fields.len() > keys.len() { ", …" } else { "" };
            let keys = format!("`{{ {}{more} }}`", keys.join(", "));
            Text::new(format!(" {keys}"), keys)
        }
        Shape::List(items) => {
            let items = wanted(items);
            say!(items = &items; zh: "列表（每项写{items}）", en: "a list, each item {items}")
        }
        Shape::MapOf(_) => say!(zh: " `标识: 内容` 的对照", en: "a mapping from ids"),
    }
}

/// A whole number from one to another, in words.
pub(super) fn range(least: u32, greatest: u32) -> Text {
    const ENDLESS: u32 = 1_000_000;
    if greatest >= ENDLESS {
        say!(least = least; zh: "不小于 {least} 的整数", en: "a whole number from {least} on")
    } else {
        say!(least = least, greatest = greatest; zh: " {least} 到 {greatest} 的整数", en: "a whole number from {least} to {greatest}")
    }
}
