//! The five cuts before and after, and where the days were saved.

use super::{Pairs, PairsRow, Waterfall, WaterfallBar, WaterfallKind};
use crate::analysis::compare::{Comparison, Cut, Sided};
use crate::report::Quantity;
use crate::report::build::in_unit;
use crate::report::names::{Names, text};
use crate::say;
use crate::wording::{Text, span_of_time};

/// The five cuts as bars; a cut that neither side states is left out.
pub fn five_cuts(after: Sided<'_, '_>, cuts: &[Cut]) -> Pairs {
    let process = after.study.process();
    let day = process.time_base().day_seconds();
    let rows = cuts.iter().map(|cut| {
        let side = |side: &crate::analysis::compare::Side| Some(in_unit(side.value.number()?, cut.kind.unit(), day));
        let (one, other) = (cut.before.basis.text(), cut.after.basis.text());
        PairsRow {
            label: crate::report::compare::cut_name(cut.kind),
            before: side(&cut.before),
            after: side(&cut.after),
            rate: cut.rate(),
            note: (!cut.same_basis()).then(|| {
                say!(one = one, other = other;
                zh: "口径不一致：{one}、{other}", en: "different bases: {one}, {other}")
            }),
        }
    });
    let rows: Vec<PairsRow> = rows.filter(|row| row.before.is_some() || row.after.is_some()).collect();
    Pairs {
        title: say!(name = text(&process.name()); zh: "{name}：五减", en: "{name}: the five cuts"),
        about: say!(zh: "改革前后各项指标；每项各有比例尺。", en: "Each figure before and after, each on a scale of its own."),
        rows,
    }
}

/// Where the mean lead time was saved, group of matched steps by group; the bars end exactly on the mean after.
pub fn waterfall(before: Sided<'_, '_>, after: Sided<'_, '_>, comparison: &Comparison) -> Waterfall {
    let process = after.study.process();
    let day = process.time_base().day_seconds();
    let quantity = |seconds: f64| Quantity::Time { seconds, day };
    let of = |side: Sided<'_, '_>, steps: &[usize]| -> f64 {
        let shares = steps.iter().filter_map(|at| side.analysis.lead_time.shares.get(*at)?.as_ref());
        shares.map(|share| share.contribution).sum()
    };
    let (old_names, new_names) = (Names::of(before.study.process()), Names::of(process));
    let (start, end) = (before.analysis.lead_time.mean, after.analysis.lead_time.mean);
    let total = |label, level: f64| WaterfallBar {
        label,
        from: quantity(0.0),
        to: quantity(level),
        kind: WaterfallKind::Total,
    };
    let mut bars = vec![total(say!(zh: "改革前", en: "before"), start)];
    let mut level = start;
    for change in &comparison.steps {
        let less = of(before, &change.before) - of(after, &change.after);
        if less.abs() < 1.0 {
            continue;
        }
        let (names, steps) =
            if change.after.is_empty() { (&old_names, &change.before) } else { (&new_names, &change.after) };
        let kind = if less > 0.0 { WaterfallKind::Saved } else { WaterfallKind::Added };
        let label = Text::list(steps.iter().map(|at| names.step(*at)));
        bars.push(WaterfallBar { label, from: quantity(level), to: quantity(level - less), kind });
        level -= less;
    }
    bars.push(total(say!(zh: "改革后", en: "after"), end));
    let (old, new) = (span_of_time(start, day), span_of_time(end, day));
    Waterfall {
        title: say!(name = text(&process.name()); zh: "{name}：时间省在哪里", en: "{name}: where the time was saved"),
        about: say!(old = old, new = new; zh: "全程时间均值从 {old} 到 {new}，按步骤分解。", en: "Mean lead time from {old} to {new}, step by step."),
        bars,
    }
}
