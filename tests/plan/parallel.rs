//! Parallel as far as data and law allow, whatever the order of the measures.

use super::{all_told, becomes, judged, plan, process};
use zaizao::analysis::{Study, critical_path, sound};
use zaizao::redesign::{apply, apply_subset};

const ROW: &str = "process: p\nsteps:
  一: { by: 窗口, work: 1d, produces: [单], next: 二 }
  二: { by: 甲局, work: 2d, uses: [单], produces: [照], next: 三 }
  三: { by: 乙局, work: 3d, collects: [照], produces: [印], next: 四 }
  四: { by: 丙局, work: 4d, uses: [单], must-follow: { step: 二, basis: 某法 }, next: 五 }
  五: { by: 窗口, work: 1d }
";

#[test]
fn a_step_stays_behind_what_it_needs() {
    becomes(
        ROW,
        "parallelise: [二, 三, 四]",
        "process: p\nsteps:
  一: { by: 窗口, work: 1d, produces: [单], next: 二 }
  二: { by: 甲局, work: 2d, uses: [单], produces: [照], next: { all: [三, 四] }, measure: 甲 }
  三: { by: 乙局, work: 3d, collects: [照], produces: [印], next: 五, measure: 甲 }
  四: { by: 丙局, work: 4d, uses: [单], must-follow: { step: 二, basis: 某法 }, next: 五, measure: 甲 }
  五: { by: 窗口, work: 1d, join: all }
",
    );
}

#[test]
fn what_stays_in_order_is_told_with_what_keeps_it() {
    let text = "plan: p\nbase: a.yaml\nmeasures:\n  - id: 甲\n    do: [ { parallelise: [二, 三, 四] } ]\n";
    assert_eq!(
        all_told(&judged(ROW, text)),
        [
            "note plan-kept-in-order 5: “三” stays behind “二”: it needs “照” @ parallelise",
            "note plan-kept-in-order 5: “四” stays behind “二”: law prescribes the order @ parallelise",
        ]
    );
}

#[test]
fn a_pure_block_needs_no_join() {
    becomes(
        "process: p\nsteps: { 一: { by: 甲, next: 二 }, 二: { by: 乙, next: 三 }, 三: { by: 丙, next: 四 }, 四: { by: 丁 } }\n",
        "parallelise: [三, 二]",
        "process: p\nsteps: { 一: { by: 甲, next: { all: [二, 三] } }, 二: { by: 乙, next: 四, measure: 甲 }, \
         三: { by: 丙, next: 四, measure: 甲 }, 四: { by: 丁 } }\n",
    );
}

#[test]
fn a_fork_of_its_own_stays_where_rework_leads_to_the_first() {
    becomes(
        "process: p\nsteps: { 一: { by: 甲, next: 二 }, 二: { by: 乙, next: 三 }, 三: { by: 丙, next: 四 }, \
         四: { by: 丁, next: { one: [ { to: 二, p: 10%, max: 1 }, 五 ] } }, 五: { by: 丁 } }\n",
        "parallelise: [二, 三]",
        "process: p\nsteps: { 一: { by: 甲, next: fork-二 }, \
         fork-二: { name: { zh: 分送, en: fork }, kind: route, next: { all: [二, 三] } }, \
         二: { by: 乙, next: 四, measure: 甲 }, 三: { by: 丙, next: 四, measure: 甲 }, \
         四: { by: 丁, next: { one: [ { to: fork-二, p: 10%, max: 1 }, 五 ] } }, 五: { by: 丁 } }\n",
    );
}

/// The critical path with these of the measures.
fn days(base: &str, text: &str, wanted: &[bool]) -> f64 {
    let applied = apply_subset(&process(base), &plan(text), wanted);
    assert_eq!(applied.applied, wanted);
    let sound = sound(&applied.process).unwrap();
    let study = Study::of(&sound);
    critical_path::of(&study, &study.main).length / applied.process.time_base().day_seconds()
}

/// By hand: in a row 1+2+3+4+1 = 11; 三 and 四 beside each other 1+2+4+1 = 8; with 照 no longer collected 三 needs nothing,
/// 四 still follows 二 by law: 1 + max(3, 2+4) + 1 = 8. Without the measure of law it would be 1 + 4 + 1 = 6.
#[test]
fn the_order_of_measures_does_not_matter() {
    let parallel = "  - { id: 并, do: [ { parallelise: [二, 三, 四] } ] }\n";
    let papers = "  - { id: 免, do: [ { stop-collecting: { materials: [照], by: e-licence } } ] }\n";
    let law = "  - { id: 法, do: [ { set: { step: 四, must-follow: } } ] }\n";
    for order in [[parallel, papers, law], [papers, law, parallel], [law, parallel, papers]] {
        let text = format!("plan: p\nbase: a.yaml\nmeasures:\n{}", order.concat());
        let with = |measures: &[&str]| days(ROW, &text, &order.map(|measure| measures.contains(&measure)));
        assert_eq!(with(&[]), 11.0);
        assert_eq!(with(&[papers, law]), 11.0);
        assert_eq!(with(&[parallel]), 8.0);
        assert_eq!(with(&[parallel, papers]), 8.0);
        assert_eq!(with(&[parallel, law]), 1.0 + 5.0 + 1.0);
        assert_eq!(with(&[parallel, papers, law]), 6.0);
    }
}

#[test]
fn steps_of_a_row_can_be_merged_split_and_added_to_later() {
    let base = "process: p\nsteps: { 一: { by: 甲, work: 1h, next: 二 }, 二: { by: 乙, work: 1h, next: 三 }, 三: { by: 乙, work: 1h, next: 四 }, 四: { by: 丁, work: 1h } }\n";
    becomes(
        base,
        "parallelise: [一, 二, 三, 四]\nmerge: { steps: [二, 三], into: { id: 办 } }\nadd: { step: { id: 查, by: 丙 }, after: 一 }\nsplit: { step: 四, into: [ { id: 写, work: 1h }, { id: 签, work: 1h } ] }",
        "process: p\nsteps:
  fork-一: { name: { zh: 分送, en: fork }, kind: route, next: { all: [一, 办, 写] } }
  一: { by: 甲, work: 1h, next: 查, measure: 甲 }
  查: { by: 丙, measure: 甲 }
  办: { by: 乙, work: 2h, replaces: [二, 三], measure: 甲 }
  写: { by: 丁, work: 1h, next: 签, replaces: [四], measure: 甲 }
  签: { by: 丁, work: 1h, replaces: [四], measure: 甲 }
",
    );
}

#[test]
fn a_step_put_beside_a_parallel_one_stands_on_its_branch() {
    let base = "process: p\nsteps: { 一: { by: 甲, next: 二 }, 二: { by: 乙, next: 三 }, 三: { by: 丙, next: 四 }, 四: { by: 丁 } }\n";
    for place in ["before: 二", "between: [一, 二]"] {
        becomes(
            base,
            &format!(
                "parallelise: [二, 三]\nadd: {{ step: {{ id: 新, by: 丁 }}, {place} }}\nadd: {{ step: {{ id: 后, by: 丁 }}, after: [二, 三] }}"
            ),
            "process: p\nsteps: { 一: { by: 甲, next: { all: [新, 三] } }, 新: { by: 丁, next: 二, measure: 甲 }, \
             二: { by: 乙, next: 后, measure: 甲 }, 三: { by: 丙, next: 后, measure: 甲 }, 后: { by: 丁, next: 四, measure: 甲 }, 四: { by: 丁 } }\n",
        );
    }
}

#[test]
fn rows_that_share_a_step_are_one() {
    let base = "process: p\nsteps: { 零: { by: 甲, next: 一 }, 一: { by: 甲, next: 二 }, 二: { by: 乙, next: 三 }, 三: { by: 丙 } }\n";
    let one = plan(
        "plan: p\nbase: a\nmeasures: [ { id: 甲, do: [ { parallelise: [一, 二] }, { parallelise: [二, 三] } ] } ]\n",
    );
    let other = plan("plan: p\nbase: a\nmeasures: [ { id: 甲, do: [ { parallelise: [一, 二, 三] } ] } ]\n");
    assert_eq!(apply(&process(base), &one).process, apply(&process(base), &other).process);
}
