//! Where a text stops being YAML: the likeliest cause, at the place where it is.

mod brackets;
mod lines;
mod quotes;
mod slips;
mod text;
mod wide;

use super::punctuation;
use super::reading::Reading;
use crate::finding::Finding;
use crate::say;
use crate::source::Span;
use crate::yaml::tree::{Broken, Limits, Slip, Syntax};

/// Tells why a text could not be read to its end.
pub(super) fn tell(r: &mut Reading<'_>, broken: &Broken, limits: Limits) {
    let finding = match broken {
        Broken::Syntax(syntax) => not_yaml(r, syntax),
        Broken::SecondDocument(span) => second_document(r, *span),
        Broken::Nodes(span) => {
            let most = limits.nodes;
            let message = say!(most = most; zh: "内容超过 {most} 个节点（引用按展开计）", en: "there are more than {most} nodes, with aliases expanded");
            let help = say!(zh: "`*` 引用不要层层嵌套；确实需要时，用 `--max-nodes` 提高上限", en: "do not nest `*` aliases; raise the limit with `--max-nodes` if the file is meant to be so large");
            r.error("too-large", *span, message).helped(help)
        }
        Broken::Depth { at, .. } => {
            let most = limits.depth;
            let message = say!(most = most; zh: "嵌套超过 {most} 层", en: "the nesting is deeper than {most}");
            let help = say!(zh: "流程文件只需几层；确实需要时，用 `--max-depth` 提高上限", en: "a process needs a few levels; raise the limit with `--max-depth` if it is meant to be so deep");
            r.error("too-large", *at, message).helped(help)
        }
    };
    let last = match broken {
        Broken::Syntax(Syntax { last, .. }) | Broken::Depth { last, .. } => last.start,
        Broken::SecondDocument(_) | Broken::Nodes(_) => u32::MAX,
    };
    r.told.forget(last, finding.place.span.start);
    r.tell(finding);
}

fn not_yaml(r: &Reading<'_>, syntax: &Syntax) -> Finding {
    let text = &*r.source.text;
    if text::tab_in_indent(text, syntax.at as usize) {
        return slips::finding(r, &Syntax { slip: Slip::Tab, ..syntax.clone() });
    }
    let about_letters = matches!(syntax.slip, Slip::Tab | Slip::Character(_) | Slip::Escape | Slip::Anchor | Slip::Tag);
    if about_letters || syntax.slip == Slip::UnclosedQuote {
        return slips::finding(r, syntax);
    }
    match wide::sign(text, syntax) {
        Some((at, sign)) => with_others(r, punctuation::finding(r, at, sign), at),
        None => slips::finding(r, syntax),
    }
}

/// The first full-width sign of a text in which there is no key at all.
pub(super) fn full_width(r: &Reading<'_>) -> Option<Finding> {
    let (at, sign) = wide::signs_after(&r.source.text, None).next()?;
    Some(with_others(r, punctuation::finding(r, at, sign), at))
}

// Who types one sign in full width types them all so; a text breaks at the first.
fn with_others(r: &Reading<'_>, finding: Finding, at: u32) -> Finding {
    const SHOWN: usize = 8;
    let others = wide::signs_after(&r.source.text, Some(at)).take(SHOWN);
    others.fold(finding, |finding, (at, sign)| {
        let place = r.place(Span::new(at, at + sign.len_utf8() as u32));
        finding.related(place, say!(zh: "这里可能也是", en: "perhaps here too"))
    })
}

fn second_document(r: &Reading<'_>, span: Span) -> Finding {
    let line = text::line_of(&r.source.text, span.start as usize);
    let span = Span::new(span.start, (span.start).max(line.end as u32));
    let message = say!(zh: "文件里有第二份文档", en: "a second document begins here");
    let help = say!(zh: "一个文件只写一个流程：分成两个文件，或删去 `---`", en: "one file is one process: make it two files, or remove the `---`");
    r.error("syntax", span, message).helped(help)
}
