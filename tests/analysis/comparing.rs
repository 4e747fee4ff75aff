//! Comparing: two texts in, one line a change out.

use super::support::{named, plain, study};
use zaizao::analysis::compare::{self, Comparison, Entry, Sided, finding_changes};
use zaizao::analysis::figures::Basis;
use zaizao::analysis::{Analysis, Study};
use zaizao::finding::Finding;
use zaizao::source::Span;
use zaizao::wording::Text;

fn compared<T>(before: &str, after: &str, time: [Basis; 2], tell: impl FnOnce(&Comparison, [&Study<'_>; 2]) -> T) -> T {
    let (before, after) = (named("as-is.yaml", before), named("to-be.yaml", after));
    study(&before, |old| {
        study(&after, |new| {
            let (was, is) = (Analysis::of(old), Analysis::of(new));
            let (before, after) = (Sided { study: old, analysis: &was }, Sided { study: new, analysis: &is });
            tell(&compare::of(before, after, time), [old, new])
        })
    })
}

fn head(steps: &str) -> String {
    format!("process: p\ndepartments: [x, y, z]\nsteps:\n{steps}")
}

/// `a+b → c: merged shortened`
#[track_caller]
fn steps(before: &str, after: &str, wanted: &[&str]) {
    let told = compared(&head(before), &head(after), [Basis::CriticalPath; 2], |comparison, [old, new]| {
        let ids = |study: &Study<'_>, steps: &[usize]| {
            steps.iter().map(|at| study.process().steps[*at].id.to_string()).collect::<Vec<_>>().join("+")
        };
        let row = |change: &compare::StepChange| {
            let classes: Vec<&str> = change.classes.iter().map(|class| class.key()).collect();
            format!("{} → {}: {}", ids(old, &change.before), ids(new, &change.after), classes.join(" "))
        };
        comparison.steps.iter().map(row).collect::<Vec<_>>()
    });
    assert_eq!(told, wanted);
}

#[test]
fn replaces_comes_before_the_id_and_the_id_before_the_name() {
    steps(
        "  a: { by: x, work: 1h, next: b }\n  b: { by: x, work: 1h, next: c }\n  c: { name: 决定, by: x, work: 1h }\n",
        "  b: { by: x, work: 1h, replaces: [a], next: e }\n  e: { name: 决定, by: x, work: 1h }\n",
        &["a → b: kept", "b → : removed", "c → e: kept"],
    );
}

#[test]
fn a_name_that_stands_twice_matches_nothing() {
    steps(
        "  a: { name: 审查, by: x, work: 1h, next: b }\n  b: { name: 审查, by: x, work: 1h }\n",
        "  c: { name: 审查, by: x, work: 1h }\n",
        &["a → : removed", "b → : removed", " → c: added"],
    );
}

#[test]
fn every_class_has_its_case() {
    steps(
        "
  a: { by: x, channel: counter, work: 2h, next: b }
  b: { by: x, work: 1h, next: c }
  c: { by: y, work: 1h, next: e }
  e: { by: y, work: 1h, next: f }
  f: { by: x, work: 1h, next: g }
  g: { by: x, work: 4h, next: h }
  h: { by: x, work: 1h, next: i }
  i: { by: x, work: 1h }
",
        "
  a: { by: x, channel: online, work: 1h, next: b }
  b: { by: z, work: 1h, next: { all: [c, e] } }
  c: { by: y, channel: auto, work: 1h, next: j }
  e: { by: y, work: 3h, next: j }
  j: { next: g1 }
  g1: { by: x, work: 2h, replaces: [g], next: g2 }
  g2: { by: x, work: 2h, replaces: [g], next: f }
  f: { by: x, work: 1h, next: hi }
  hi: { by: x, work: 2h, replaces: [h, i], next: k }
  k: { by: x, work: 1h }
",
        &[
            "a → a: put-online shortened",
            "b → b: moved",
            "c → c: automated made-parallel",
            "e → e: made-parallel lengthened",
            "f → f: reordered",
            "g → g1+g2: split reordered",
            "h+i → hi: merged",
            " → k: added",
        ],
    );
}

#[test]
fn a_department_with_another_id_and_the_same_name_is_the_same() {
    let text =
        |id: &str| format!("process: p\ndepartments: {{ {id}: 税务局 }}\nsteps:\n  a: {{ by: {id}, work: 1h }}\n");
    compared(&text("tax"), &text("sw"), [Basis::CriticalPath; 2], |comparison, _| {
        assert_eq!(comparison.steps[0].classes, [compare::Class::Kept]);
        assert_eq!(comparison.departments.kept, ["tax".into()]);
        assert!(comparison.departments.gone.is_empty() && comparison.departments.new.is_empty());
    });
}

#[test]
fn likely_partners_are_offered_by_name_and_neighbours() {
    let likely = compared(
        &head(
            "  a: { by: x, work: 1h, next: s1 }\n  s1: { name: 现场勘验, by: x, work: 1h, next: c }\n  c: { by: x, work: 1h }\n",
        ),
        &head(
            "  a: { by: x, work: 1h, next: s9 }\n  s9: { name: 联合现场勘验, by: x, work: 1h, next: c }\n  c: { by: x, work: 1h, next: o }\n  o: { name: 归档, by: x, work: 1h }\n",
        ),
        [Basis::CriticalPath; 2],
        |comparison, _| comparison.likely.clone(),
    );
    assert_eq!(likely.len(), 1);
    assert_eq!((likely[0].before, likely[0].after), (1, 1));
    // Four of six characters alike, all neighbours shared.
    assert!((likely[0].likeness - (2.0 * 4.0 / 6.0 + 1.0) / 3.0).abs() < 1e-12);
}

const CLOCKS: &str = "deadlines: { statutory: 20d, promised: 10d, actual: { mean: 7d } }\n";

fn cuts(before: &str, after: &str, time: [Basis; 2]) -> Vec<String> {
    compared(before, after, time, |comparison, _| {
        let row = |cut: &compare::Cut| {
            let side = |side: compare::Side| side.value.number().map_or("?".to_owned(), plain);
            let rate = cut.rate().map_or("–".to_owned(), zaizao::wording::percent);
            let bases = [cut.before, cut.after].map(|side| side.basis.key());
            let bases = if cut.same_basis() { bases[0].to_owned() } else { format!("{} ≠ {}", bases[0], bases[1]) };
            format!("{} {} → {} {rate} {bases}", cut.kind.text().en, side(cut.before), side(cut.after))
        };
        comparison.cuts.iter().map(row).collect()
    })
}

#[test]
fn different_bases_in_one_row_are_told_and_a_rise_is_a_rise() {
    let before = format!(
        "{CLOCKS}{}",
        head("  a: { by: x, work: 16h, collects: [m], stage: 1, next: b }\n  b: { by: x, work: 8h }\n")
    );
    let after = format!("{CLOCKS}{}", head("  a: { by: x, work: 8h, collects: 3, fees: 5 }\n"));
    assert_eq!(
        cuts(&before, &after, [Basis::Statutory, Basis::Promised]),
        [
            "stages 1 → 1 0.0% written-stages ≠ each-task",
            "materials, kinds 1 → 3 −200.0% main-scenario ≠ numbers",
            "materials, submissions 1 → 3 −200.0% main-scenario",
            "time 576000 → 288000 50.0% statutory ≠ promised",
            "visits ? → ? – main-scenario",
            "fees ? → 5 – main-scenario",
        ]
    );
    let time = |bases| cuts(&before, &after, bases)[3].clone();
    assert_eq!(time([Basis::CriticalPath; 2]), "time 86400 → 28800 66.7% critical-path");
    assert_eq!(time([Basis::Measured; 2]), "time 201600 → 201600 0.0% measured");
}

fn ledger(before: &str, after: &str) -> Vec<String> {
    let file =
        |variant: &str, rest: &str| format!("process: {{ id: p, variant: {variant} }}\ndepartments: [x]\n{rest}");
    compared(&file("as-is", before), &file("to-be", after), [Basis::CriticalPath; 2], |comparison, _| {
        let side = |entry: &Option<Entry>| {
            entry.as_ref().map_or("–".to_owned(), |entry| {
                format!("{}×{}", entry.id.as_deref().unwrap_or("#"), entry.submissions)
            })
        };
        let ledger = &comparison.materials;
        let rows =
            ledger.rows.iter().map(|row| format!("{} → {}: {}", side(&row.before), side(&row.after), row.fate.key()));
        let sum = ledger.kinds;
        rows.chain([format!("{} − {} + {} = {}", sum.before, sum.gone, sum.new, sum.after)]).collect()
    })
}

#[test]
fn each_material_has_its_fate_and_the_sum_is_right() {
    let told = ledger(
        "materials: { a: a, b: b, c: c, e: e, f: f, g: g, h: { need: required }, i: { name: 同名 } }
steps:
  one: { by: x, collects: [a, b, c, e, f, g, h, i], next: two }
  two: { by: x, collects: [a, b] }
",
        "materials: { a: a, b: b, c: { substitute: { by: e-licence } }, n: { replaces: [e, f] }, h: { need: deferrable }, j: { name: 同名 }, k: k }
steps:
  one: { by: x, collects: [a, b, n, h, j, k, c], next: two }
  two: { by: x, collects: [b] }
",
    );
    assert_eq!(
        told,
        [
            "a×2 → a×1: fewer",
            "b×2 → b×2: kept",
            "c×1 → –: e-licence",
            "e×1 → n×1: replaced",
            "f×1 → –: merged",
            "g×1 → –: unexplained",
            "h×1 → h×1: deferred",
            "i×1 → j×1: kept",
            "– → k×1: new",
            "8 − 3 + 1 = 6",
        ]
    );
}

#[test]
fn numbers_without_a_list_are_booked_as_such() {
    let told = ledger("steps:\n  a: { by: x, collects: 53 }\n", "steps:\n  a: { by: x, collects: 10 }\n");
    assert_eq!(told, ["#×53 → #×10: fewer", "53 − 43 + 0 = 10"]);
}

#[test]
fn findings_are_the_same_by_rule_subjects_and_discriminator() {
    let process = named("x.yaml", &head("  a: { by: x }\n"));
    let finding = |rule, subjects: &[&str]| {
        Finding::warning(rule, process.place(Span::default()), Text::same("text")).about(subjects.iter().copied())
    };
    let before = [finding("ping-pong", &["a", "b"]), finding("no-time", &["a"]), finding("no-time", &["c"])];
    let after = [finding("no-time", &["c"]), finding("ping-pong", &["b", "a"]), finding("ping-pong", &["a", "b"])];
    let changes = finding_changes(&before, &after);
    assert_eq!((changes.kept, changes.lost, changes.new), (vec![(2, 0), (0, 1)], vec![1], vec![2]));
}

#[test]
fn figures_of_both_stand_in_the_order_of_the_catalogue() {
    let ids: Vec<String> = compared(
        &head(
            "  a: { by: x, work: 1h, next: { one: [ { end: no, p: 10% }, b ] } }\n  b: { by: x, work: 1h, next: { end: ok } }\n",
        ),
        &head("  a: { by: x, visits: 1, work: 1h, next: { end: done } }\n"),
        [Basis::CriticalPath; 2],
        |comparison, _| {
            let changes = comparison.figures.iter();
            changes
                .map(|change| {
                    assert_eq!(change.before.id, change.after.id);
                    change.before.id.to_string()
                })
                .collect()
        },
    );
    let places: Vec<usize> = ids.iter().map(|id| zaizao::analysis::figures::place(id)).collect();
    assert!(places.is_sorted(), "{ids:?}");
    assert!(ids.ends_with(&["outcome.no".to_owned(), "outcome.ok".to_owned(), "outcome.done".to_owned()]), "{ids:?}");
    assert!(ids.contains(&"visits".to_owned()) && !ids.contains(&"cost".to_owned()));
}

#[test]
fn two_minimal_files_have_five_cuts_and_say_what_is_not_stated() {
    let file =
        |steps: &str| format!("process: 二手房转移登记\ndepartments: [综合窗口, 税务局, 登记中心]\nsteps:\n{steps}");
    let before = file(
        "  受理: { by: 综合窗口, work: 1h, next: 计税 }\n  计税: { by: 税务局, wait: 1d, work: 2h, next: 登簿 }\n  登簿: { by: 登记中心, wait: 2d, work: 3h }\n",
    );
    let after = file("  受理: { by: 综合窗口, work: 1h, next: 登簿 }\n  登簿: { by: 登记中心, wait: 1d, work: 3h }\n");
    // 30 h to 12 h.
    assert_eq!(
        cuts(&before, &after, [Basis::CriticalPath; 2]),
        [
            "stages 3 → 2 33.3% each-task",
            "materials, kinds ? → ? – main-scenario",
            "materials, submissions ? → ? – main-scenario",
            "time 108000 → 43200 60.0% critical-path",
            "visits ? → ? – main-scenario",
            "fees ? → ? – main-scenario",
        ]
    );
}

// 2 d and 3 d side by side take 3 d; one after the other they would take 5 d.
#[test]
fn steps_that_run_side_by_side_take_as_long_as_the_longest_of_them() {
    let before = "  a: { by: x, work: 4d }\n";
    let after = |next: &str, second: &str| {
        format!(
            "  s: {{ next: {next} }}\n  a1: {{ by: x, work: 2d, replaces: [a]{second} }}\n  a2: {{ by: y, work: 3d, replaces: [a] }}\n"
        )
    };
    let told = |after: &str| {
        compared(&head(before), &head(after), [Basis::CriticalPath; 2], |comparison, _| {
            let group = &comparison.steps[0];
            let days = group.time_after.map(|time| plain(zaizao::analysis::time::number(time) / 28_800.0)).unwrap();
            let shorter = group.classes.contains(&compare::Class::Shortened);
            format!("{days} {}", if shorter { "shortened" } else { "not" })
        })
    };
    assert_eq!(told(&after("{ all: [a1, a2] }", "")), "3 shortened");
    assert_eq!(told(&after("a1", ", next: a2")), "5 not");
}
