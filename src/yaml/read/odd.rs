//! Parts of YAML that mean nothing in a process.

use super::reading::Reading;
use crate::say;
use crate::yaml::tree::Oddity;

/// Tells of tags and of aliases that lead nowhere.
pub(super) fn tell(r: &mut Reading<'_>) {
    let tree = r.tree;
    for oddity in &tree.oddities {
        let (span, message, help) = match *oddity {
            Oddity::Tag(span) => (
                span,
                say!(tag = r.source.slice(span); zh: "不认识标签 `{tag}`", en: "the tag `{tag}` is not known"),
                say!(zh: "删去它；感叹号若是文字的一部分，请把文字放进引号", en: "remove it; put the text in quotes if the exclamation mark belongs to it"),
            ),
            Oddity::UnknownAlias(span) => (
                span,
                say!(alias = r.source.slice(span); zh: "`{alias}` 没有对应的 `&` 定义", en: "`{alias}` has no `&` before it that it could stand for"),
                say!(zh: "星号开头表示引用前文；若是文字的一部分，请放进引号", en: "an asterisk at the beginning stands for an earlier part; put the text in quotes if it belongs to it"),
            ),
            Oddity::AliasOfItself(span) => (
                span,
                say!(alias = r.source.slice(span); zh: "`{alias}` 引用了包含它自己的内容", en: "`{alias}` stands for something that contains it"),
                say!(zh: "把内容写全，不要引用", en: "write the content out"),
            ),
        };
        r.tell(r.error("syntax", span, message).helped(help));
    }
}
