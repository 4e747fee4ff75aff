//! A policy file: every field by its noun's table, every mistake in one run, as with a process.

use super::expected;
use super::reading::Reading;
use super::scalar::half_width_digits;
use crate::model::words::{LineRatio, Word};
use crate::model::{Bound, Limit, LineLimit, NoWorse, Policy};
use crate::say;
use crate::source::{At, Span};
use crate::yaml::fields::{APPLIES_TO, LIMIT, LINE_LIMIT, LINES, NO_WORSE, POLICY};
use crate::yaml::tree::NodeId;
use std::sync::Arc;

/// The policy of a file.
pub(super) fn read(r: &mut Reading<'_>) -> Policy {
    let mut policy = Policy::empty(Arc::clone(r.source));
    let Some(root) = r.tree.root().filter(|root| r.is_mapping(*root)) else {
        no_policy(r);
        return policy;
    };
    r.fields(root, &POLICY, |r, key, value| match key {
        "policy" => policy.name = r.name(value, &POLICY),
        "source" => policy.source = r.free_text(value, &POLICY),
        "applies-to" => r.fields(value, &APPLIES_TO, |r, _, value| policy.variants = words(r, value)),
        "limits" => policy.limits = limits(r, value),
        "lines" => policy.lines = lines(r, value),
        "claims" => policy.claims = words(r, value),
        "no-worse-than" => policy.no_worse_than = Some(no_worse(r, value)),
        _ => {}
    });
    policy
}

fn no_policy(r: &mut Reading<'_>) {
    if r.cut_off {
        return;
    }
    let span = r.tree.root().map_or(Span::default(), |root| r.handle(root));
    let message = say!(zh: "文件不是一份政策：最外层应是 `键: 值`", en: "the file is not a policy: its outermost level must be `key: value`");
    let help = say!(zh: "至少写 `policy:` 和 `limits:`", en: "write at least `policy:` and `limits:`");
    r.tell(r.error("bad-value", span, message).helped(help));
}

fn words<W: Word>(r: &mut Reading<'_>, node: NodeId) -> Vec<At<W>> {
    let mut all = r.room_for_items(node);
    for item in r.items(node) {
        all.extend(r.word(item));
    }
    all
}

fn limits(r: &mut Reading<'_>, node: NodeId) -> Vec<Limit> {
    let mut limits = Vec::new();
    for given in r.given(node) {
        let mut limit = Limit { figure: r.given_id(given.key), min: None, max: None };
        let Some(value) = given.value else {
            without_bound(r, given.key);
            continue;
        };
        r.fields(value, &LIMIT, |r, key, value| match key {
            "min" => limit.min = bound(r, value),
            "max" => limit.max = bound(r, value),
            _ => {}
        });
        if r.is_mapping(value) && r.tree.entries(value).next().is_none() {
            without_bound(r, given.key);
        }
        if !given.repeated {
            limits.push(limit);
        }
    }
    limits
}

fn without_bound(r: &mut Reading<'_>, key: NodeId) {
    let figure = r.text(key).unwrap_or("");
    let message = say!(figure = figure; zh: "“{figure}”没有写限值", en: "no limit is written for \"{figure}\"");
    let help = say!(figure = figure; zh: "写上限或下限：`{figure}: {{ max: 1 }}`", en: "write the most or the least: `{figure}: {{ max: 1 }}`");
    r.tell(r.error("bad-value", r.handle(key), message).helped(help));
}

// Which unit is right only the figure says.
fn bound(r: &mut Reading<'_>, node: NodeId) -> Option<At<Bound>> {
    let Some(text) = r.text(node) else {
        expected::tell(r, node);
        return None;
    };
    let half = half_width_digits(text);
    let half = half.trim();
    if half.ends_with('%') {
        return r.share(node).map(|share| share.with(Bound::Share(share.value)));
    }
    if half.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') || half.starts_with(['-', '−']) {
        return r.number(node).map(|number| number.with(Bound::Number(number.value)));
    }
    if !half.starts_with(|first: char| first.is_ascii_digit()) {
        expected::tell(r, node);
        return None;
    }
    r.amount(node).map(|amount| amount.with(Bound::Time(amount.value)))
}

fn lines(r: &mut Reading<'_>, node: NodeId) -> Vec<LineLimit> {
    let mut lines = Vec::new();
    r.fields(node, &LINES, |r, key, value| {
        let mut max = None;
        r.fields(value, &LINE_LIMIT, |r, _, value| max = r.share(value));
        let ratio =
            LineRatio::read(key).map(|ratio| At::new(ratio, r.key.map_or(Span::default(), |key| r.handle(key))));
        lines.extend(ratio.zip(max).map(|(ratio, max)| LineLimit { ratio, max }));
    });
    lines
}

fn no_worse(r: &mut Reading<'_>, node: NodeId) -> At<NoWorse> {
    let mut told = NoWorse::default();
    if !r.is_mapping(node) {
        told.than = r.placed_text(node, &POLICY);
        return r.at(node, told);
    }
    r.fields(node, &NO_WORSE, |r, key, value| match key {
        "than" => told.than = r.placed_text(value, &NO_WORSE),
        "figures" => told.figures = r.ids(value),
        _ => {}
    });
    r.at(node, told)
}
