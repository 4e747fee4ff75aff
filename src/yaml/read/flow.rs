//! How a case goes on: `next` with its branches and targets.

use super::reading::Reading;
use super::{expected, shares};
use crate::model::{Branch, Next, Split, Target};
use crate::say;
use crate::source::{At, Span};
use crate::yaml::fields::{BRANCH, END, NEXT};
use crate::yaml::tree::NodeId;

/// The value of `next`.
pub(super) fn next(r: &mut Reading<'_>, node: NodeId) -> Next {
    if r.is_sequence(node) {
        let message = say!(zh: "`next` 有几个去向，却没有说明是择一还是并行", en: "`next` has several ways, and does not say whether one or all are taken");
        let help = say!(zh: "写成 `next: { one: [ … ] }`（择一）或 `next: { all: [ … ] }`（并行）", en: "write `next: { one: [ … ] }` (a decision) or `next: { all: [ … ] }` (in parallel)");
        r.tell(r.error("bad-value", r.handle(node), message).helped(help));
        return Next::End;
    }
    if !r.is_mapping(node) {
        return step(r, node).map_or(Next::End, Next::Plain);
    }
    if r.has_key_of(node, &BRANCH) && !r.has_key_of(node, &NEXT) {
        return single(r, node);
    }
    let mut next = Next::End;
    r.fields(node, &NEXT, |r, key, value| {
        let kind = if key == "one" { Split::One } else { Split::All };
        let span = r.handle(r.key.unwrap_or(node));
        let mut unread = 0;
        if let Some(branches) = branches(r, value, &mut unread) {
            shares::check(r, kind, &branches, unread, span);
            next = Next::Split { kind, branches };
        }
    });
    next
}

// `{ end: rejected }`, or a way back with its `max`: a decision with one way, unless it says nothing but where it goes.
fn single(r: &mut Reading<'_>, node: NodeId) -> Next {
    let Some(branch) = branch(r, node, &mut 0) else { return Next::End };
    if let Some(p) = &branch.p {
        let message = say!(zh: "只有一个去向，不能写 `p`", en: "the only way on cannot have a `p`");
        let help = say!(zh: "删去 `p`，或用 `next: { one: [ … ] }` 写出其他去向", en: "remove `p`, or write the other ways in `next: { one: [ … ] }`");
        r.tell(r.error("bad-value", p.span, message).helped(help));
    }
    if branch.value == Branch::to(branch.target.clone()) {
        return Next::Plain(branch.value.target);
    }
    Next::Split { kind: Split::One, branches: vec![branch] }
}

// Counts what could not be read of the branches and their shares.
fn branches(r: &mut Reading<'_>, node: NodeId, unread: &mut usize) -> Option<Vec<At<Branch>>> {
    if !r.is_sequence(node) {
        expected::tell(r, node);
        return None;
    }
    let tree = r.tree;
    if tree.children(node).next().is_none() {
        let message = say!(key = r.field_key(); zh: "`{key}` 里没有去向", en: "`{key}` has no way on");
        let help = say!(zh: "写出去向；到此办结就删去 `next`", en: "write where the case goes, or remove `next` if it ends here");
        r.tell(r.error("bad-value", r.handle(node), message).helped(help));
        return None;
    }
    let mut branches = r.room_for_items(node);
    for item in tree.children(node) {
        let read = if r.is_mapping(item) {
            branch(r, item, unread)
        } else {
            step(r, item).map(|target| r.at(item, Branch::to(target)))
        };
        *unread += usize::from(read.is_none());
        branches.extend(read);
    }
    Some(branches)
}

fn branch(r: &mut Reading<'_>, node: NodeId, unread: &mut usize) -> Option<At<Branch>> {
    if r.has_key_of(node, &NEXT) {
        let message = say!(zh: "分支里不能再分叉", en: "a branch cannot split again");
        let help = say!(zh: "加一个只写 `next` 的分流步骤，让这一支先转到它", en: "lead the branch to a routing step that has nothing but a `next`");
        r.tell(r.error("bad-value", r.handle(node), message).helped(help));
        return None;
    }
    let mut target = None;
    let mut branch = Branch::to(At::nowhere(Target::End("".into())));
    r.fields(node, &BRANCH, |r, key, value| match key {
        "to" => target = step(r, value),
        "end" => target = end(r, value),
        "p" => {
            branch.p = r.share(value);
            *unread += usize::from(branch.p.is_none());
        }
        "when" => branch.when = r.free_text(value, &BRANCH),
        "cause" => branch.cause = r.word(value),
        "cancel" => branch.cancel = r.boolean(value).is_some_and(|yes| yes.value),
        "max" => branch.max = r.whole(value, 1, 1_000_000),
        "then" => branch.then = self::target(r, value),
        "feedback" => branch.feedback = r.boolean(value).is_some_and(|yes| yes.value),
        _ => {}
    });
    if branch.then.is_some() && branch.max.is_none() && !r.cut_off {
        let message = say!(zh: "写了 `then`，却没有 `max`", en: "there is a `then` without a `max`");
        let help = say!(zh: "补上最多退回几次，如 `max: 1`，或删去 `then`", en: "add how often the way back may be taken, such as `max: 1`, or remove `then`");
        r.tell(r.error("missing-key", r.key_span(node, "then"), message).helped(help));
    }
    branch.target = target?;
    Some(r.at(node, branch))
}

/// A step, or an end of the case: `审查`, `{ end: 退件 }`.
pub(super) fn target(r: &mut Reading<'_>, node: NodeId) -> Option<At<Target>> {
    if !r.is_mapping(node) {
        return step(r, node);
    }
    let mut target = None;
    r.fields(node, &END, |r, key, value| {
        if key == "end" {
            target = end(r, value);
        }
    });
    target
}

fn step(r: &mut Reading<'_>, node: NodeId) -> Option<At<Target>> {
    let id = r.id(node)?;
    Some(At::new(Target::Step(id.value), id.span))
}

fn end(r: &mut Reading<'_>, node: NodeId) -> Option<At<Target>> {
    let outcome = r.id(node)?;
    Some(At::new(Target::End(outcome.value), outcome.span))
}

/// The stretch of a branch's target, which is what findings about the branch underline.
pub(super) fn target_span(branch: &At<Branch>) -> Span {
    branch.target.span
}
