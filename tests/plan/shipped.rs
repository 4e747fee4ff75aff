//! The shipped plans: enterprise start-up bar by bar, and all against the to-be files that were written by hand.

use crate::support::{Workspace, repo};
use serde_json::Value;
use std::sync::Arc;
use zaizao::analysis::{Study, critical_path, sound};
use zaizao::model::Process;
use zaizao::model::plan::Plan;
use zaizao::redesign::apply_subset;
use zaizao::source::Source;
use zaizao::yaml::tree::Limits;
use zaizao::yaml::{read, read_plan};

fn files() -> (Process, Plan) {
    let text = |name: &str| {
        let text = std::fs::read_to_string(repo("processes/enterprise-startup").join(name)).unwrap();
        Arc::new(Source::new(name, text))
    };
    (read(text("as-is.yaml")).0, read_plan(text("plan.yaml"), Limits::default()).0)
}

fn days(base: &Process, plan: &Plan, wanted: &[bool]) -> f64 {
    let applied = apply_subset(base, plan, wanted);
    assert_eq!(applied.applied, wanted, "{:?}", applied.refused);
    let sound = sound(&applied.process).unwrap();
    let study = Study::of(&sound);
    critical_path::of(&study, &study.main).length / applied.process.time_base().day_seconds()
}

/// By hand. As it is 3+5+2+5+2+2+1 = 20. In parallel only social insurance need not wait for the invoices: 19. Without seals and permit all four
/// follow registration: 3+5+max(2, 5, 2+2, 1) = 13. Name and registration in five days: 10. In a day: 0.5+0.5 = 1.
#[test]
fn bar_by_bar_from_20_days_to_1() {
    let (base, plan) = files();
    let bars: Vec<f64> = (0..=4).map(|first| days(&base, &plan, &[0, 1, 2, 3].map(|at| at < first))).collect();
    assert_eq!(bars, [20.0, 19.0, 13.0, 10.0, 1.0]);
    // The papers alone save nothing; done in parallel they save six days more.
    assert_eq!(days(&base, &plan, &[false, true, false, false]), 20.0);
}

/// What the plans are held to: the figures that the to-be files written by hand give.
const FIGURES: &[&str] = &[
    "critical-path.length",
    "lead-time.mean",
    "tasks",
    "stages",
    "departments",
    "visits",
    "visits.expected",
    "materials.kinds",
    "materials.submissions",
    "data-items.asked",
    "handoffs",
    "handoffs.expected",
    "handoffs.applicant",
    "handoffs.data",
    "fees.applicant",
    "fees.government",
    "first-time-right",
];

/// A pair with its plan applied: the folder with all of it, and the two comparisons.
fn compared(pair: &str) -> (Workspace, Value, Value) {
    let folder = Workspace::new();
    for name in ["as-is.yaml", "plan.yaml"] {
        folder.file(name, std::fs::read(repo(&format!("processes/{pair}/{name}"))).unwrap());
    }
    folder.file("by-hand.yaml", std::fs::read(repo(&format!("processes/{pair}/to-be.yaml"))).unwrap());
    let run = folder.run(&["apply", "plan.yaml", "-o", "to-be.yaml"]);
    assert_eq!(run.status, 0, "{pair}: {}", run.stdout);
    assert_eq!(folder.run(&["fmt", "--check", "to-be.yaml"]).status, 0, "{pair}");
    let report = |to_be: &str| {
        let run = folder.run(&["compare", "as-is.yaml", to_be, "--format", "json"]);
        let report: Value = serde_json::from_str(&run.stdout).unwrap();
        report["reports"][0].clone()
    };
    let (ours, by_hand) = (report("to-be.yaml"), report("by-hand.yaml"));
    (folder, ours, by_hand)
}

#[test]
fn every_plan_gives_the_figures_of_the_to_be_written_by_hand() {
    let mut wrong = String::new();
    for pair in ["enterprise-startup", "home-transfer", "pension-transfer", "household-migration", "convenience-store"]
    {
        let (folder, ours, by_hand) = compared(pair);
        let check = folder.run(&["check", "plan.yaml", "to-be.yaml", "--fail-on", "warning"]);
        assert_eq!(check.status, 0, "{pair}: {}", check.stdout);
        let mut same = 0;
        for figure in FIGURES {
            let (ours, by_hand) = (&ours["figures"][figure], &by_hand["figures"][figure]);
            same += usize::from(!by_hand["after"].is_null());
            if ours != by_hand {
                wrong.push_str(&format!("{pair} {figure}: {ours} instead of {by_hand}\n"));
            }
        }
        assert!(same >= 10, "{pair}: too few figures to speak of");
        let ledger = ours["tables"]["material-ledger"].to_string();
        assert!(!ledger.contains("unexplained"), "{pair}: {ledger}");
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// 5 of 7 stages, 25 of 28 submissions, 19 of 20 days, 9 of 10 visits; the seals cost the applicant nothing any more.
#[test]
fn the_cuts_of_enterprise_startup_are_exact() {
    let (folder, ours, _) = compared("enterprise-startup");
    let text = folder.run(&["compare", "as-is.yaml", "to-be.yaml"]).stdout;
    for rate in ["71.4%", "89.3%", "95.0%", "90.0%"] {
        assert!(text.contains(rate), "{rate}:\n{text}");
    }
    assert_eq!(ours["figures"]["fees.government"]["after"], 400.0);
    assert_eq!(ours["figures"]["fees.applicant"]["after"], 0.0);
}
