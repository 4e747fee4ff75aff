//! Makes a process without a file, checks it, and writes it as YAML: `cargo run --example process_in_code`

#![allow(clippy::print_stdout)]

use std::sync::Arc;
use zaizao::lint::{self, Options};
use zaizao::model::words::StepKind;
use zaizao::model::{Amount, Branch, Department, Duration, Name, Next, Process, Split, Step, Target, Unit};
use zaizao::source::{At, Source};
use zaizao::yaml;

fn main() {
    let process = food_licence();
    for finding in lint::run(&process, Vec::new(), &Options::default()).findings {
        println!("# {}: {}", finding.rule, finding.message.en);
    }
    print!("{}", yaml::write(&process));
}

/// Acceptance, then fire safety and hygiene side by side, then the decision.
fn food_licence() -> Process {
    let mut process = Process::empty(Arc::new(Source::new("food-licence", "")));
    process.heading.name = Some(At::nowhere(Name::One("Food licence".into())));
    process.departments = ["window", "fire", "health"].map(|id| Department::named(name(id))).to_vec();
    process.steps = vec![
        step("accept", "window", StepKind::Intake, 1, both(["fire_check", "health_check"])),
        step("fire_check", "fire", StepKind::Inspect, 24, to("decide")),
        step("health_check", "health", StepKind::Inspect, 16, to("decide")),
        step("decide", "window", StepKind::Approve, 4, Next::End),
    ];
    process
}

fn step(id: &str, by: &str, kind: StepKind, hours: i64, next: Next) -> Step {
    let mut step = Step::named(name(id));
    step.by = Some(name(by));
    step.kind = Some(At::nowhere(kind));
    step.work = Some(At::nowhere(Duration::Fixed(Amount::whole(hours, Unit::Hour))));
    step.next = next;
    step
}

fn to(id: &str) -> Next {
    Next::Plain(At::nowhere(Target::Step(id.into())))
}

fn both(ids: [&str; 2]) -> Next {
    let branches = ids.map(|id| At::nowhere(Branch::to(At::nowhere(Target::Step(id.into()))))).to_vec();
    Next::Split { kind: Split::All, branches }
}

fn name(id: &str) -> At<Box<str>> {
    At::nowhere(id.into())
}
