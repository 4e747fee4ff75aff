//! Probabilities of a split (language.md §4), and ways that stand in it twice.

use super::flow::target_span;
use super::reading::Reading;
use crate::finding::{Edit, Finding};
use crate::model::{Branch, Split, Target};
use crate::say;
use crate::source::{At, Span};
use rustc_hash::FxHashMap;

/// Tells what is wrong with the branches of one split; `key` is where `one` or `all` stands.
///
/// A share that could not be read is not a share that nobody gave: with any `unread` the sum says nothing.
pub(super) fn check(r: &mut Reading<'_>, kind: Split, branches: &[At<Branch>], unread: usize, key: Span) {
    duplicate_flow(r, branches);
    if kind == Split::One && unread == 0 && !r.cut_off {
        probabilities(r, branches, key);
    }
}

fn duplicate_flow(r: &mut Reading<'_>, branches: &[At<Branch>]) {
    let mut seen: FxHashMap<&str, Span> = FxHashMap::default();
    for branch in branches {
        let Target::Step(step) = &branch.target.value else { continue };
        let span = target_span(branch);
        let first = *seen.entry(step).or_insert(span);
        if first == span {
            continue;
        }
        let message = say!(step = step; zh: "同一个分叉里有两路去“{step}”", en: "two ways of one split lead to {step}");
        let help = say!(zh: "合成一路：占比相加，条件写在一起", en: "make them one: add up the shares, write the conditions together");
        let finding = r
            .error("duplicate-flow", span, message)
            .related(r.place(first), say!(zh: "第一路在这里", en: "the first is here"))
            .helped(help);
        r.tell(finding);
    }
}

// A share is written with a few decimals at most; what addition loses is far smaller.
const ROUNDING: f64 = 1e-9;

fn probabilities(r: &mut Reading<'_>, branches: &[At<Branch>], key: Span) {
    let sum: f64 = branches.iter().filter_map(|branch| branch.p.as_ref()).map(|p| p.value).sum();
    let stated = branches.iter().filter(|branch| branch.p.is_some()).count();
    let total = crate::wording::plain_number(sum * 100.0, 4);
    let finding = if stated == 0 {
        if branches.len() < 2 {
            return;
        }
        let message = say!(zh: "各路都没有写占比，按平分计算", en: "no way has a probability: they are taken to be equally likely");
        let help = say!(zh: "写上 `p`，如 `p: 20%`；有一路不写的，取余下部分", en: "write `p`, such as `p: 20%`; a way without one takes the rest");
        Finding::note("probability-missing", r.place(key), message).helped(help)
    } else if sum > 1.0 + ROUNDING {
        let message = say!(total = &total; zh: "各路占比合计 {total}%，超过 100%", en: "the probabilities add up to {total}%, over 100%");
        let help =
            say!(zh: "调整各路的 `p`，使合计为 100%", en: "change the `p` of the ways so that they add up to 100%");
        rounded(r, branches, r.error("probability-sum", key, message).helped(help))
    } else if stated == branches.len() && sum < 1.0 - ROUNDING {
        let message = say!(total = &total; zh: "各路占比合计 {total}%，不足 100%，又没有一路取余下部分", en: "the probabilities add up to {total}%, under 100%, and no way takes the rest");
        let help = say!(zh: "把其中一路的 `p` 删去，它就取余下部分；或调整各路的 `p`", en: "remove the `p` of one way, and it takes the rest; or change them");
        rounded(r, branches, r.error("probability-sum", key, message).helped(help))
    } else {
        return;
    };
    r.tell(finding);
}

// Shares that miss 100 % by no more than their rounding (33.3 % three times): the largest takes the remainder.
fn rounded(r: &Reading<'_>, branches: &[At<Branch>], finding: Finding) -> Finding {
    let stated: Vec<At<f64>> = branches.iter().filter_map(|branch| branch.p).collect();
    if stated.len() != branches.len() {
        return finding;
    }
    let units: Option<Vec<f64>> = stated.iter().map(|p| last_digit(r.source.slice(p.span))).collect();
    let sum: f64 = stated.iter().map(|p| p.value).sum();
    let Some(most) = units.map(|units| units.iter().sum::<f64>() / 2.0) else { return finding };
    let Some(largest) = stated.iter().max_by(|a, b| a.value.total_cmp(&b.value)) else { return finding };
    if (sum - 1.0).abs() >= most - ROUNDING {
        return finding;
    }
    let rest = crate::wording::plain_number((largest.value + 1.0 - sum) * 100.0, 6);
    let what = say!(rest = &rest; zh: "占比最大的一路取余下部分：{rest}%", en: "the largest share takes the remainder: {rest}%");
    finding.fixed_by(what, vec![Edit { span: largest.span, text: format!("{rest}%") }])
}

// What one of the last digit written is worth, as a share: 0.001 in `33.3%`. A hundredth and less: coarser shares are no rounding.
fn last_digit(written: &str) -> Option<f64> {
    let (number, percent) = match written.strip_suffix('%') {
        Some(number) => (number.trim(), 0.01),
        None => (written, 1.0),
    };
    if !number.chars().all(|c| c.is_ascii_digit() || c == '.') {
        return None;
    }
    let decimals = number.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let unit = percent / 10_f64.powi(i32::try_from(decimals).ok()?);
    (unit <= 0.01 + ROUNDING).then_some(unit)
}
