//! What a change does besides time: flows, order, law, checks, systems, signs, practices, a year.

use super::support::{named, plain, study};
use zaizao::analysis::compare::{self, CheckFate, Class, Comparison, NeedOf, Sided, StepLedger};
use zaizao::analysis::figures::Basis;
use zaizao::analysis::{Analysis, Study};

/// Does something with what changes from one text to the other.
pub(super) fn compared<T>(before: &str, after: &str, tell: impl FnOnce(&Comparison, [&Study<'_>; 2]) -> T) -> T {
    let (before, after) = (named("as-is.yaml", before), named("to-be.yaml", after));
    study(&before, |old| {
        study(&after, |new| {
            let (was, is) = (Analysis::of(old), Analysis::of(new));
            let (before, after) = (Sided { study: old, analysis: &was }, Sided { study: new, analysis: &is });
            tell(&compare::of(before, after, [Basis::ModelMean; 2]), [old, new])
        })
    })
}

fn head(steps: &str) -> String {
    format!("process: p\ndepartments: [x, y, z]\nsteps:\n{steps}")
}

fn id(study: &Study<'_>, at: usize) -> String {
    study.process().steps[at].id.value.to_string()
}

// Routing points are looked through: a → r → {b, c} is a → b and a → c.
#[test]
fn every_flow_is_kept_removed_added_or_inside() {
    let before = head(
        "  a: { by: x, work: 1h, next: r }\n  r: { next: { one: [ b, c ] } }\n  b: { by: x, work: 1h, next: e }\n  c: { by: x, work: 1h, next: e }\n  e: { by: x, work: 1h, next: f }\n  f: { by: x, work: 1h }\n",
    );
    let after = head(
        "  a: { by: x, work: 1h, next: b }\n  b: { by: x, work: 1h, next: c }\n  c: { by: x, work: 1h, next: ef }\n  ef: { by: x, work: 1h, replaces: [e, f] }\n",
    );
    let told = compared(&before, &after, |comparison, [old, new]| {
        let ends = |pair: Option<(usize, usize)>, study: &Study<'_>| {
            pair.map_or("-".to_owned(), |(from, to)| format!("{}>{}", id(study, from), id(study, to)))
        };
        let row = |flow: &compare::FlowChange| {
            format!("{} {} {}", ends(flow.before, old), flow.class.key(), ends(flow.after, new))
        };
        comparison.flows.iter().map(row).collect::<Vec<String>>()
    });
    assert_eq!(
        told,
        ["a>b kept a>b", "a>c removed -", "b>e removed -", "c>e kept c>ef", "e>f inside -", "- added b>c"]
    );
}

#[test]
fn the_books_of_steps_are_kept() {
    let before = head(
        "  a: { by: x, work: 1h, next: b }\n  b: { by: x, work: 1h, next: c }\n  c: { by: x, work: 1h, next: e }\n  e: { by: x, work: 1h }\n",
    );
    let after = head(
        "  ab: { by: x, work: 1h, replaces: [a, b], next: c1 }\n  c1: { by: x, work: 1h, replaces: [c], next: c2 }\n  c2: { by: x, work: 1h, replaces: [c], next: n }\n  n: { by: x, work: 1h }\n",
    );
    compared(&before, &after, |comparison, _| {
        let wanted = StepLedger { before: 4, removed: 1, merged: 1, split: 1, added: 1, after: 4 };
        assert_eq!(comparison.step_ledger, wanted);
    });
}

// b and c lie on the branch that the main scenario leaves out, and change places there; f and g are no longer side by side.
#[test]
fn order_is_read_from_structure_and_not_from_the_likeliest_way_alone() {
    let before = head(
        "  a: { by: x, work: 1h, next: { one: [ { to: e, p: 90% }, { to: b } ] } }\n  b: { by: x, work: 1h, next: c }\n  c: { by: x, work: 1h, next: e }\n  e: { by: x, work: 1h, next: { all: [f, g] } }\n  f: { by: x, work: 1h }\n  g: { by: y, work: 1h }\n",
    );
    let after = head(
        "  a: { by: x, work: 1h, next: { one: [ { to: e, p: 90% }, { to: c } ] } }\n  c: { by: x, work: 1h, next: b }\n  b: { by: x, work: 1h, next: e }\n  e: { by: x, work: 1h, next: f }\n  f: { by: x, work: 1h, next: g }\n  g: { by: y, work: 1h }\n",
    );
    let classes = compared(&before, &after, |comparison, _| {
        comparison.steps.iter().map(|change| change.classes.clone()).collect::<Vec<_>>()
    });
    use Class::{Kept, MadeSequential, Reordered};
    assert_eq!(
        classes,
        [vec![Kept], vec![Reordered], vec![Reordered], vec![Kept], vec![MadeSequential], vec![MadeSequential]]
    );
}

fn needs(before: &str, after: &str) -> Vec<String> {
    compared(before, after, |comparison, [old, new]| {
        let of = |of: NeedOf| match of {
            NeedOf::Steps(row) => {
                let change = &comparison.steps[row];
                change.before.first().map_or_else(|| id(new, change.after[0]), |at| id(old, *at))
            }
            NeedOf::Material(row) => comparison.materials.rows[row].before.as_ref().unwrap().id.clone().unwrap().into(),
        };
        let row = |need: &compare::Need| format!("{} {} {:?}", of(need.of), need.needs.key(), need.why);
        comparison.risk.needs.iter().map(row).collect()
    })
}

const LAW: &str = "basis: { law: 某法, mandatory: true }";

#[test]
fn what_a_change_needs_of_law() {
    let before = head(&format!(
        "  a: {{ by: x, work: 1h, next: b }}\n  b: {{ by: x, work: 1h, {LAW}, next: c }}\n  c: {{ by: x, work: 1h, next: e }}\n  e: {{ by: x, work: 1h, next: f }}\n  f: {{ by: x, kind: approve, work: 1h, next: g }}\n  g: {{ by: x, work: 1h, next: h }}\n  h: {{ by: y, work: 1h, must-follow: [ {{ step: g, basis: 某法 }} ], next: i }}\n  i: {{ by: x, work: 1h }}\n"
    ));
    // a and b are gone, c and e merged, f is decided by another, h goes beside g although it must follow it; i only moves.
    let after = head(
        "  ce: { by: x, work: 1h, replaces: [c, e], next: f }\n  f: { by: z, kind: approve, work: 1h, next: { all: [g, h] } }\n  g: { by: x, work: 1h, next: i }\n  h: { by: y, work: 1h, next: i }\n  i: { by: z, work: 1h }\n",
    );
    assert_eq!(
        needs(&before, &after),
        [
            "a D1 NoMandatoryBasis",
            "b D5 MandatoryBasis",
            "c D2 Merged",
            "f D5 DecisionMoved",
            "g D4 Order",
            "h D5 LegalOrder",
        ]
    );
}

#[test]
fn what_materials_that_are_gone_need_of_law() {
    let step = |collects: &str| format!("steps:\n  a: {{ by: x, work: 1h, collects: [{collects}] }}\n");
    let file =
        |variant: &str, rest: &str| format!("process: {{ id: p, variant: {variant} }}\ndepartments: [x]\n{rest}");
    let before = file(
        "as-is",
        &format!(
            "materials: {{ l: l, m: {{ {LAW} }}, n: n, o: o, q: q, r: {{ {LAW} }} }}\n{}",
            step("l, m, n, o, q, r")
        ),
    );
    let after = file(
        "to-be",
        &format!(
            "materials: {{ l: {{ substitute: {{ by: cancelled }} }}, m: {{ substitute: {{ by: cancelled }} }}, n: {{ substitute: {{ by: pledge }} }}, o: {{ substitute: {{ by: e-licence, system: s }} }}, k: k }}\n{}",
            step("k")
        ),
    );
    // q is gone and nobody says how: the ledger says so. r too, but law prescribes it.
    assert_eq!(
        needs(&before, &after),
        ["l D1 NoMandatoryBasis", "m D5 MandatoryBasis", "n D3 Pledge", "o D2 Recognised", "r D5 MandatoryBasis"]
    );
}

#[test]
fn mandatory_steps_that_are_touched_and_systems_that_are_new() {
    let before = head(&format!(
        "  a: {{ by: x, work: 2h, {LAW}, system: 旧系统, next: b }}\n  b: {{ by: x, work: 1h, {LAW} }}\n"
    ));
    let after = head(
        "  a: { by: x, work: 1h, system: 旧系统, next: b }\n  b: { by: x, work: 1h, system: { name: 新平台, status: new }, next: c }\n  c: { by: x, work: 1h, system: 共享库 }\n",
    );
    compared(&before, &after, |comparison, _| {
        assert_eq!(comparison.risk.mandatory, [0], "a is shorter; b stays as it is");
        let systems: Vec<String> =
            comparison.risk.systems.iter().map(|need| format!("{} {:?}", need.name, need.status)).collect();
        assert_eq!(systems, ["新平台 Some(New)", "共享库 None"]);
    });
}

#[test]
fn checks_that_are_dropped_or_come_after_the_decision() {
    let before = head(
        "  a: { by: x, kind: review, work: 1h, checks: [ { of: 场地, for: 消防 }, { of: 人员, for: identity } ], next: b }\n  b: { by: x, kind: inspect, work: 1h, next: v }\n  v: { by: x, kind: verify, work: 1h, next: c }\n  c: { by: x, kind: approve, work: 1h, checks: [ { of: 全案, for: 完整 } ], next: e }\n  e: { by: x, kind: make, work: 1h }\n",
    );
    let after = head(
        "  a: { by: x, kind: review, work: 1h, checks: [ { of: 人员, for: identity } ], next: c }\n  c: { by: x, kind: approve, work: 1h, checks: [ { of: 全案, for: 完整 } ], next: e }\n  e: { by: x, kind: make, work: 1h, next: b }\n  b: { by: x, kind: inspect, work: 1h }\n",
    );
    let told = compared(&before, &after, |comparison, [old, new]| {
        let row = |change: &compare::CheckChange| {
            let what = change.check.as_ref().map_or("-", |(of, _)| of);
            let fate = match change.fate {
                CheckFate::Dropped => "dropped".to_owned(),
                CheckFate::AfterDecision(at) => format!("later, by {}", id(new, at)),
            };
            format!("{} {what} {fate}", id(old, change.step))
        };
        comparison.risk.checks.iter().map(row).collect::<Vec<String>>()
    });
    assert_eq!(told, ["a 场地 dropped", "b - later, by b", "v - dropped"]);
}

fn signs(before: &str, after: &str) -> Vec<String> {
    compared(before, after, |comparison, _| {
        let row = |signs: &compare::Signs| {
            let practices: Vec<&str> = signs.practices.iter().map(|one| one.key()).collect();
            let four = [signs.four.time, signs.four.cost, signs.four.quality, signs.four.flexibility]
                .map(|sign| sign.text().en);
            format!("{} [{}] {}", signs.measures.join("+"), practices.join(" "), four.join(" "))
        };
        comparison.signs.iter().map(row).collect()
    })
}

#[test]
fn four_signs_and_the_practice_of_each_measure() {
    let before = head(
        "  a: { by: x, channel: counter, work: 2h, next: b }
  b: { by: y, kind: review, work: 2h, checks: [ { of: m, for: f }, { of: n, for: f } ], rank: 3, next: c }
  c: { by: y, wait: 1d, work: 1h, next: { one: [ { to: a, p: 20% }, { to: e } ] } }
  e: { by: z, kind: verify, work: 1h, next: f }
  f: { by: x, elapsed: 1d }
",
    );
    let after = head(
        "  a: { by: x, channel: online, work: 2h, measure: 网办, next: b }
  b: { by: y, kind: review, work: 3h, checks: [ { of: m, for: f } ], rank: 1, measure: 放权, next: c }
  c: { by: y, wait: 1d, work: 1h, measure: 一次告知, next: { one: [ { to: a, p: 10% }, { to: f } ] } }
  f: { by: x, elapsed: 1d }
",
    );
    assert_eq!(
        signs(&before, &after),
        [
            // Fewer rounds for a, b, c alike: less time, less work (b: 3 h × 1/0.9 = 3.33 h instead of 2 h × 1/0.8 = 2.5 h), less rework.
            "网办 [contact-reduction] + + + +",
            "放权 [empower] − − ± 0",
            "一次告知 [] + + + 0",
            " [task-elimination] + + − 0",
        ]
    );
}

#[test]
fn practices_are_read_from_what_changes() {
    let practice = |before: &str, after: &str| {
        let all = compared(&head(before), &head(after), |comparison, _| {
            comparison.signs.iter().flat_map(|signs| &signs.practices).map(|one| one.key()).collect::<Vec<_>>()
        });
        all.join(" ")
    };
    let chain = "  a: { by: x, work: 1h, next: b }\n  b: { by: y, work: 1h, next: c }\n  c: { by: x, work: 1h }\n";
    assert_eq!(practice(chain, chain), "");
    assert_eq!(
        practice(chain, &chain.replace("b: { by: y,", "b: { by: x,")),
        "order-assignment",
        "b moves to who has the case"
    );
    assert_eq!(practice(chain, &chain.replace("b: { by: y,", "b: { by: 申请人,")), "control-relocation");
    assert_eq!(
        practice(chain, &chain.replace("work: 1h, next: c", "channel: auto, work: 1h, next: c")),
        "task-automation"
    );
    assert_eq!(
        practice(
            chain,
            "  ab: { by: x, work: 2h, replaces: [a, b], next: c }\n  c: { by: x, work: 1h, next: k }\n  k: { by: z, kind: verify, work: 1h }\n"
        ),
        "task-composition numerical-involvement control-addition"
    );
    // Two kinds of case, each with its own step.
    assert_eq!(
        practice(
            chain,
            "  a: { by: x, work: 1h, next: { one: [ b1, b2 ] } }\n  b1: { by: y, work: 1h, replaces: [b], next: c }\n  b2: { by: y, work: 1h, replaces: [b], next: c }\n  c: { by: x, work: 1h }\n"
        ),
        "triage"
    );
    // The check that may end the case goes first; what it passes comes later.
    assert_eq!(
        practice(
            "  a: { by: x, work: 1h, next: b }\n  b: { by: x, work: 1h, next: { one: [ { end: no, p: 10% }, { to: c } ] } }\n  c: { by: x, work: 1h }\n",
            "  b: { by: x, work: 1h, next: { one: [ { end: no, p: 10% }, { to: a } ] } }\n  a: { by: x, work: 1h, next: c }\n  c: { by: x, work: 1h }\n",
        ),
        "resequencing knock-out"
    );
}

#[test]
fn a_year_counts_the_cases_of_the_as_is_on_both_sides() {
    let text = |volume: &str, visits: u32| {
        format!("process: p\ndepartments: [x]\n{volume}steps:\n  a: {{ by: x, work: 1d, visits: {visits} }}\n")
    };
    let yearly = |old: &str, new: &str| {
        compared(&text(old, 3), &text(new, 1), |comparison, _| {
            let annual = comparison.annual.as_ref()?;
            let visits = annual.figures.iter().find(|figure| figure.before.id == "annual.visits.expected").unwrap();
            let sides = [&visits.before, &visits.after].map(|figure| plain(figure.value.number().unwrap()));
            Some((plain(annual.cases), annual.other.map(plain), sides.join(" → ")))
        })
    };
    assert_eq!(yearly("", ""), None);
    let wanted =
        |cases: &str, other: Option<&str>, sides: &str| Some((cases.into(), other.map(str::to_owned), sides.into()));
    assert_eq!(yearly("volume: 1000\n", ""), wanted("1000", None, "3000 → 1000"));
    assert_eq!(yearly("", "volume: 500\n"), wanted("500", None, "1500 → 500"));
    assert_eq!(yearly("volume: 1000\n", "volume: 1200\n"), wanted("1000", Some("1200"), "3000 → 1000"));
}

// 381 → 201 pieces of material (Shandong, construction): 180 ÷ 381 = 47.24…%.
#[test]
fn a_published_cut_comes_out_unrounded() {
    let text = |pieces: u32| format!("process: p\ndepartments: [x]\nsteps:\n  a: {{ by: x, collects: {pieces} }}\n");
    compared(&text(381), &text(201), |comparison, _| {
        let rate = comparison.cuts[2].rate().unwrap();
        assert_eq!(zaizao::wording::percent(rate), "47.2%");
        assert_eq!(comparison.materials.submissions.gone, 180);
    });
}
