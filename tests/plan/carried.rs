//! Which of several measures a step of the to-be carries.

use super::{plan, process};
use zaizao::redesign;

const BASE: &str = "\
process: p
day: 8h
materials: [表, 证]
steps:
  一: { by: 甲, wait: 3d, work: 4h, collects: [表], next: 二 }
  二: { by: 甲, wait: 2d, work: 4h, collects: [证], next: 三 }
  三: { by: 乙, work: 8h, channel: counter }
";

/// Every step that carries a measure, with it.
fn carried(measures: &str) -> String {
    let plan = plan(&format!("plan: 改\nbase: as-is.yaml\nmeasures:\n{measures}"));
    let applied = redesign::apply(&process(BASE), &plan);
    assert!(applied.refused.is_empty(), "{:#?}", applied.refused);
    let carried =
        |step: &zaizao::model::Step| step.more().measure.as_ref().map(|by| format!("{} {}", step.id.value, by.value));
    applied.process.steps.iter().filter_map(carried).collect::<Vec<String>>().join(", ")
}

#[test]
fn the_measure_that_changes_most_of_the_time_is_carried_whatever_the_order() {
    let (hour, days) = (
        "  - { id: 小, do: [ { shorten: { 一: { work: 3h } } } ] }\n",
        "  - { id: 大, do: [ { shorten: { 一: { wait: 1d } } } ] }\n",
    );
    assert_eq!(carried(&format!("{hour}{days}")), "一 大");
    assert_eq!(carried(&format!("{days}{hour}")), "一 大");
}

/// Who takes no time from a step comes after who does; of two that take none the first counts.
#[test]
fn papers_do_not_stand_before_time() {
    let papers = "  - { id: 材料, do: [ { stop-collecting: { materials: [表], by: data-sharing } } ] }\n";
    let time = "  - { id: 提速, do: [ { shorten: { 一: { wait: 1d } } } ] }\n";
    let online = "  - { id: 网办, do: [ { put-online: { steps: [一] } } ] }\n";
    assert_eq!(carried(&format!("{papers}{time}{online}")), "一 提速");
    assert_eq!(carried(&format!("{papers}{online}")), "一 材料");
}

/// The deferral stands with the material; no step says anything else than before.
#[test]
fn who_changes_nothing_in_a_step_is_not_carried() {
    let defer = "  - { id: 容缺, do: [ { defer: { materials: [证], until: 三, within: 5d } } ] }\n";
    let merge = "  - { id: 合并, do: [ { merge: { steps: [一, 二], into: { id: 合, elapsed: 1d } } } ] }\n";
    assert_eq!(carried(defer), "");
    assert_eq!(carried(&format!("{merge}{defer}")), "合 合并");
}

/// 一 loses 2 d; merging takes nothing more from 1.5 d and 2.5 d, and then 3 d of the four.
#[test]
fn a_merged_step_is_of_who_took_most_from_its_parts() {
    let shorten = "  - { id: 提速, do: [ { shorten: { 一: { wait: 1d } } } ] }\n";
    let merge = |elapsed: &str| {
        format!("  - {{ id: 合并, do: [ {{ merge: {{ steps: [一, 二], into: {{ id: 合{elapsed} }} }} }} ] }}\n")
    };
    assert_eq!(carried(&merge("")), "合 合并");
    assert_eq!(carried(&format!("{shorten}{}", merge(""))), "合 提速");
    assert_eq!(carried(&format!("{shorten}{}", merge(", elapsed: 1d"))), "合 合并");
}

/// 2.5 d of 二 may no longer count beside 一; an hour less does not outweigh it.
#[test]
fn what_is_done_in_parallel_is_of_who_made_it_so() {
    let parallel = "  - { id: 并联, do: [ { parallelise: [一, 二] } ] }\n";
    let hour = "  - { id: 提速, do: [ { shorten: { 二: { work: 3h } } } ] }\n";
    assert_eq!(carried(&format!("{parallel}{hour}")), "一 并联, 二 并联");
}
