//! Measures applied to a process. What they make is compared with a file that says the same.

use super::file;
use zaizao::model::{Id, Process};
use zaizao::redesign::{Measure, MoveTo, Parallelise, Refused, Remove, StopCollecting};

fn process(steps: &[(&str, &str)]) -> Process {
    let mut text = "process: 甲\ndepartments: [局, 处]\nmaterials: [表, 证]\nsteps:\n".to_owned();
    for (id, fields) in steps {
        text.push_str(&format!("  {id}: {{ by: 局, work: 1h, {fields} }}\n"));
    }
    let file = file(&text);
    assert!(file.read.is_empty(), "{:?}", file.read);
    file.process
}

fn ids(ids: &[&str]) -> Vec<Id> {
    ids.iter().map(|id| (*id).into()).collect()
}

fn parallelise(process: &Process, steps: &[&str]) -> Result<Process, Refused> {
    Measure::Parallelise(Parallelise { steps: ids(steps) }).apply(process)
}

/// Each step with where it leads, one a line.
fn flow(process: &Process) -> Vec<String> {
    use zaizao::model::{Next, Split};
    let steps = process.steps.iter().map(|step| {
        let join = if step.join.is_some() { " (joins)" } else { "" };
        let next = match &step.next {
            Next::End => "end".to_owned(),
            Next::Plain(target) => target.name().to_owned(),
            Next::Split { kind, branches } => {
                let names: Vec<&str> = branches.iter().map(|branch| branch.target.name()).collect();
                format!("{} {}", if *kind == Split::All { "all" } else { "one" }, names.join(" "))
            }
        };
        format!("{}{join} → {next}", step.id.value)
    });
    steps.collect()
}

#[test]
fn two_steps_become_branches_between_a_fork_and_a_join() {
    let before = process(&[
        ("受理", "next: 领票"),
        ("领票", "next: 社保"),
        ("社保", "next: { one: [ { to: 领票, p: 10%, max: 1 }, 办结 ] }"),
        ("办结", "uses: []"),
    ]);
    let after = parallelise(&before, &["领票", "社保"]).unwrap();
    assert_eq!(
        flow(&after),
        [
            "受理 → fork-领票",
            "fork-领票 → all 领票 社保",
            "领票 → join-社保",
            "社保 → join-社保",
            "join-社保 (joins) → one fork-领票 办结",
            "办结 → end"
        ]
    );
}

#[test]
fn what_starts_the_case_still_does() {
    let before = process(&[("领票", "next: 社保"), ("社保", "uses: []")]);
    let after = parallelise(&before, &["领票", "社保"]).unwrap();
    assert_eq!(flow(&after)[0], "fork-领票 → all 领票 社保");
    let named = process(&[("社保", "uses: []"), ("领票", "next: 社保")]);
    let named = Process { start: Some(zaizao::source::At::nowhere("领票".into())), ..named };
    let after = parallelise(&named, &["领票", "社保"]).unwrap();
    assert_eq!(&*after.start.as_ref().unwrap().value, "fork-领票");
    assert_eq!(
        flow(&after),
        ["社保 → join-社保", "join-社保 (joins) → end", "fork-领票 → all 领票 社保", "领票 → join-社保"]
    );
}

#[test]
fn data_and_law_are_kept() {
    // 三 uses what 一 makes; 四 must follow 二; 五 collects what 三 makes and must follow 四.
    let before = process(&[
        ("一", "produces: [甲], next: 二"),
        ("二", "produces: [乙], next: 三"),
        ("三", "uses: [甲], produces: [证], next: 四"),
        ("四", "must-follow: [ { step: 二, basis: 某法 } ], next: 五"),
        ("五", "collects: [证], must-follow: [ { step: 四, basis: 某法 }, { step: 二, basis: 某法 } ]"),
    ]);
    assert_eq!(
        flow(&parallelise(&before, &["一", "二", "三", "四", "五"]).unwrap()),
        [
            "fork-一 → all 一 二",
            "一 → 三",
            "二 → 四",
            "三 → 五",
            "四 → 五",
            "五 (joins) → join-五",
            "join-五 (joins) → end"
        ]
    );
}

#[test]
fn steps_with_something_between_them_cannot_be_parallelised() {
    let before = process(&[
        ("受理", "next: { one: [ { to: 社保, p: 10% }, 领票 ] }"),
        ("领票", "next: 社保"),
        ("社保", "next: 办结"),
        ("办结", "uses: []"),
    ]);
    let not = |a: &str, b: &str| Err(Refused::NotInARow(a.into(), b.into()));
    assert_eq!(parallelise(&before, &["领票", "社保"]), not("领票", "社保"), "another way leads in");
    assert_eq!(parallelise(&before, &["受理", "领票"]), not("受理", "领票"), "another way leads out");
    assert_eq!(parallelise(&before, &["领票", "办结"]), not("领票", "办结"), "a step lies between");
    assert_eq!(parallelise(&before, &["领票", "缴费"]), Err(Refused::NoSuchStep("缴费".into())));
}

#[test]
fn materials_are_no_longer_collected_where_it_is_said() {
    let before = process(&[("受理", "collects: [表, 证], next: 决定"), ("决定", "collects: [证]")]);
    let stop = |materials: &[&str], at: &[&str]| {
        let measure = Measure::StopCollecting(StopCollecting { materials: ids(materials), at: ids(at) });
        let after = measure.apply(&before).unwrap();
        after
            .steps
            .iter()
            .map(|step| step.collected().iter().map(|one| one.of.to_string()).collect())
            .collect::<Vec<Vec<_>>>()
    };
    assert_eq!(stop(&["证"], &["决定"]), [vec!["表", "证"], vec![]]);
    assert_eq!(stop(&["证"], &[]), [vec!["表"], vec![]]);
    let none = StopCollecting { materials: ids(&["证"]), at: ids(&["决定"]) };
    let after = Measure::StopCollecting(none).apply(&before).unwrap();
    assert!(after.steps[1].collects.is_some(), "nothing collected is not the same as nothing said");
}

#[test]
fn steps_go_to_another_department() {
    let before = process(&[("受理", "next: 决定"), ("决定", "uses: []")]);
    let moved = Measure::MoveTo(MoveTo { steps: ids(&["决定"]), to: "处".into() }).apply(&before).unwrap();
    assert_eq!((moved.steps[0].department(), moved.steps[1].department()), (Some("局"), Some("处")));
}

#[test]
fn what_led_to_a_step_that_is_gone_leads_to_what_followed_it() {
    let before = process(&[
        ("受理", "next: { one: [ { to: 复审, p: 10% }, 决定 ] }"),
        ("复审", "next: 决定"),
        ("决定", "next: 归档"),
        ("归档", "uses: []"),
    ]);
    let remove = |steps: &[&str]| {
        Measure::Remove(Remove { steps: ids(steps), onward: vec![] }).apply(&before).map(|after| flow(&after))
    };
    assert_eq!(remove(&["复审"]).unwrap(), ["受理 → one 决定 决定", "决定 → 归档", "归档 → end"]);
    assert_eq!(remove(&["归档"]).unwrap()[2], "决定 → end");
    assert_eq!(remove(&["决定", "归档"]).unwrap(), ["受理 → one 复审 归档", "复审 → end"]);
    assert_eq!(remove(&["受理"]), Err(Refused::GoesSeveralWays("受理".into())));
    let onward = Remove { steps: ids(&["受理"]), onward: vec![("受理".into(), "决定".into())] };
    let after = Measure::Remove(onward).apply(&before).unwrap();
    assert_eq!(&*after.start.unwrap().value, "决定");
}
