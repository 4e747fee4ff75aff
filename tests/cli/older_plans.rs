//! `check --against` of plans: a plan stands for its to-be, and that of today is held against that of the revision.

use super::against::{git, repository};

/// Three days of waiting, six and a half hours of work in days of eight, and one visit.
const BASE: &str = "\
process: { id: licence, name: 许可 }
departments: [窗口, 局]
steps:
  受理: { by: 窗口, channel: counter, collects: [表], wait: 1d, work: 30min, next: 审查 }
  审查: { by: 局, wait: 2d, work: 4h, next: 领证 }
  领证: { by: 窗口, work: 2h }
";

const PLAN: &str = "\
plan: { name: 一次办 }
base: base.yaml
measures:
  - { id: fewer, do: [ { stop-collecting: { materials: [表], by: cancelled } } ] }
  - { id: faster, do: [ { shorten: { 审查: { wait: 1d } } } ] }
  - { id: online, do: [ { put-online: { steps: [受理] } } ] }
";

fn worse(stdout: &str) -> Vec<&str> {
    stdout.lines().filter(|line| line.contains("worse-than-before")).collect()
}

/// The wait of 审查 grows from 1 d to 3 d, and so does the whole; 受理 is a visit again, and the measure that it still carries is what it was.
#[test]
fn what_a_plan_loses_fails_at_the_measure_or_the_head() {
    let Some(here) = repository(&[("p/base.yaml", BASE), ("p/plan.yaml", PLAN)]) else { return };
    let check = ["check", "p", "--against", "HEAD", "--format", "short"];
    let run = here.run(&check);
    assert_eq!((run.status, worse(&run.stdout).len(), run.stderr.as_str()), (0, 0, ""), "{}", run.stdout);
    here.file("p/plan.yaml", PLAN.replace("wait: 1d", "wait: 1.5d"));
    let run = here.run(&[&check[..], &["--gate", "critical-path.length"]].concat());
    assert_eq!(run.status, 1, "{}{}", run.stdout, run.stderr);
    let [slower] = worse(&run.stdout)[..] else { panic!("{}", run.stdout) };
    // 1 d, 1 d and 6.5 h: 2.8 d; half a day more is 3.3 d.
    let said = "the to-be: critical path (critical-path.length) rose from 2.8 d to 3.3 d, 0.5 d more than in HEAD";
    assert!(slower.starts_with("p/plan.yaml:5:11: error") && slower.contains(said), "{slower}");
    let no_longer_online: String =
        PLAN.lines().filter(|line| !line.contains("online")).map(|line| format!("{line}\n")).collect();
    here.file("p/plan.yaml", no_longer_online);
    let run = here.run(&[&check[..], &["--gate", "visits"]].concat());
    let [visit] = worse(&run.stdout)[..] else { panic!("{}", run.stdout) };
    assert!(visit.starts_with("p/plan.yaml:1:15: error") && visit.contains("visits rose from 0 to 1"), "{visit}");
    let long = here.run(&["check", "p", "--against", "HEAD", "--gate", "visits"]);
    assert!(long.stdout.contains("step “受理”: mostly by this step"), "{}", long.stdout);
}

#[test]
fn a_base_that_has_changed_changes_the_to_be() {
    let Some(here) =
        repository(&[("b/base.yaml", BASE), ("p/plan.yaml", &PLAN.replace("base.yaml", "../b/base.yaml"))])
    else {
        return;
    };
    let check = ["check", "p", "--against", "HEAD", "--format", "short"];
    assert_eq!(here.run(&check).status, 0);
    // Half an hour became a day and a half; the plan is what it was, and the base is not among the files that are checked.
    here.file("b/base.yaml", BASE.replace("work: 2h", "wait: 1d, work: 4h"));
    let run = here.run(&check);
    assert_eq!(run.status, 1, "{}{}", run.stdout, run.stderr);
    let path = worse(&run.stdout).into_iter().find(|line| line.contains("critical-path.length"));
    assert!(
        path.is_some_and(|line| line.contains("p/plan.yaml:1:15") && line.contains("from 2.8 d to 4.1 d")),
        "{}",
        run.stdout
    );
}

#[test]
fn a_policy_holds_a_plan_to_its_older_self_or_to_another_plan() {
    let Some(here) = repository(&[("base.yaml", BASE), ("plan.yaml", PLAN)]) else { return };
    here.file("plan.yaml", PLAN.replace("wait: 1d", "wait: 1.5d")).file("was.yaml", PLAN);
    for (than, called) in [("HEAD", "0.5 d more than in HEAD"), ("was.yaml", "0.5 d more than in was.yaml")] {
        here.file("policy.yaml", format!("policy: p\nno-worse-than: {than}\n"));
        let run = here.run(&["check", "plan.yaml", "--policy", "policy.yaml", "--format", "short"]);
        assert!(run.status == 1 && run.stdout.contains(called), "{than}: {}{}", run.stdout, run.stderr);
        assert_eq!(run.stderr, "", "{than}");
    }
}

#[test]
fn what_cannot_be_compared_is_told() {
    let broken = PLAN.replace("审查", "审核");
    let Some(here) = repository(&[("base.yaml", BASE), ("plan.yaml", &broken)]) else { return };
    here.file("plan.yaml", PLAN);
    let run = here.run(&["check", "plan.yaml", "--against", "HEAD"]);
    assert!(
        run.stderr.contains("the plan of HEAD cannot be applied (") && run.stderr.contains("): plan.yaml"),
        "{}",
        run.stderr
    );
    // Now it is the other way round, and whoever lowers the findings of plans is told all the same.
    git(&here, &["commit", "-q", "-a", "-m", "two"]).unwrap();
    here.file("plan.yaml", &broken);
    let run = here.run(&["check", "plan.yaml", "--against", "HEAD"]);
    assert_eq!(run.status, 1, "{}", run.stdout);
    assert!(run.stderr.contains("the plan has errors, so there is no to-be): plan.yaml"), "{}", run.stderr);
}
