//! The five cuts before and after, and where the days were saved.

use super::{Pairs, PairsRow, Waterfall, WaterfallBar, WaterfallKind};
use crate::analysis::attribution::Attribution;
use crate::analysis::compare::{self, Comparison, Cut, Sided};
use crate::model::Process;
use crate::model::plan::Plan;
use crate::report::Quantity;
use crate::report::build::in_unit;
use crate::report::compare::cut_change;
use crate::report::compare::steps::group;
use crate::report::compare::waterfall::in_order;
use crate::report::names::{Names, text};
use crate::say;
use crate::wording::{Text, span_of_time};

/// The five cuts as bars; a cut that neither side states is left out.
pub fn five_cuts(after: Sided<'_, '_>, cuts: &[Cut]) -> Pairs {
    let process = after.study.process();
    let day = process.time_base().day_seconds();
    Pairs {
        title: say!(name = text(&process.name()); zh: "{name}：五减", en: "{name}: the five cuts"),
        about: say!(zh: "改革前后各项指标；每项各有比例尺。", en: "Each figure before and after, each on a scale of its own."),
        sides: None,
        rows: rows(cuts, [day, day], |cut| cut_change(cut, day).rate()),
    }
}

/// The same counts of two processes that are no before and after: nothing is cut.
pub fn side_by_side(sides: [Sided<'_, '_>; 2], names: [Text; 2], counts: &[Cut]) -> Pairs {
    let days = sides.map(|side| side.study.process().time_base().day_seconds());
    let [one, other] = &names;
    Pairs {
        title: say!(one = one, other = other; zh: "{one} 与 {other}", en: "{one} beside {other}"),
        about: say!(zh: "两个流程的各项指标；每项各有比例尺。", en: "Each figure of both processes, each on a scale of its own."),
        rows: rows(counts, days, |_| None),
        sides: Some(names),
    }
}

fn rows(cuts: &[Cut], days: [f64; 2], rate: impl Fn(&Cut) -> Option<f64>) -> Vec<PairsRow> {
    let rows = cuts.iter().map(|cut| {
        let side = |side: &compare::Side, day| Some(in_unit(side.value.number()?, cut.kind.unit(), day));
        let (one, other) = (cut.before.basis.text(), cut.after.basis.text());
        PairsRow {
            label: crate::report::compare::cut_name(cut.kind),
            before: side(&cut.before, days[0]),
            after: side(&cut.after, days[1]),
            rate: rate(cut),
            note: (!cut.same_basis()).then(|| {
                say!(one = one, other = other;
                zh: "口径不一致：{one}、{other}", en: "different bases: {one}, {other}")
            }),
        }
    });
    rows.filter(|row| row.before.is_some() || row.after.is_some()).collect()
}

/// Where the mean lead time was saved, group of matched steps by group; the bars end exactly on the mean after.
pub fn waterfall(before: Sided<'_, '_>, after: Sided<'_, '_>, comparison: &Comparison) -> Waterfall {
    let (old, new) = (Names::of(before.study.process()), Names::of(after.study.process()));
    let parts = comparison.waterfall.by_step.iter().map(|part| {
        let named = comparison.steps.get(part.of).map(|change| group(change, &old, &new));
        (Text::list(named.unwrap_or_default()), part.change())
    });
    let process = after.study.process();
    let by = say!(zh: "按步骤", en: "step by step");
    fall(process, &comparison.waterfall, parts, &by)
}

/// The same measure by measure, in the order of the plan; `None` where they do not lead from the one mean to the other, or one alone does.
pub fn waterfall_by_measure(
    after: Sided<'_, '_>,
    comparison: &Comparison,
    plan: &Plan,
    attribution: &Attribution,
) -> Option<Waterfall> {
    let parts = in_order(plan, attribution, &comparison.waterfall);
    let by = say!(zh: "按措施", en: "measure by measure");
    let named = parts.iter().map(|part| (Text::list(&part.of), part.change()));
    (parts.len() > 1).then(|| fall(after.study.process(), &comparison.waterfall, named, &by))
}

/// What would be printed as no second is no bar.
const LEAST: f64 = 0.5;

fn fall(
    process: &Process,
    sums: &compare::Waterfall,
    parts: impl Iterator<Item = (Text, f64)>,
    by: &Text,
) -> Waterfall {
    let day = process.time_base().day_seconds();
    let quantity = |seconds: f64| Quantity::Time { seconds, day };
    let total = |label, level: f64| WaterfallBar {
        label,
        from: quantity(0.0),
        to: quantity(level),
        kind: WaterfallKind::Total,
    };
    let mut bars = vec![total(say!(zh: "改革前", en: "before"), sums.before)];
    let mut level = sums.before;
    let rest = (say!(zh: "（无法归属）", en: "(cannot be attributed)"), sums.rest);
    for (label, change) in parts.chain([rest]) {
        let from = level;
        level += change;
        if change.abs() >= LEAST {
            let kind = if change < 0.0 { WaterfallKind::Saved } else { WaterfallKind::Added };
            bars.push(WaterfallBar { label, from: quantity(from), to: quantity(level), kind });
        }
    }
    bars.push(total(say!(zh: "改革后", en: "after"), sums.after));
    let (old, new) = (span_of_time(sums.before, day), span_of_time(sums.after, day));
    let about = match old == new {
        true => {
            say!(old = old, by = by; zh: "全程时间均值仍为 {old}，{by}分解。", en: "Mean lead time {old} as before, {by}.")
        }
        false => say!(old = old, new = new, by = by;
            zh: "全程时间均值由 {old}变为 {new}，{by}分解。", en: "Mean lead time from {old} to {new}, {by}."),
    };
    Waterfall {
        title: say!(name = text(&process.name()); zh: "{name}：时间省在哪里", en: "{name}: where the time was saved"),
        about,
        bars,
    }
}
