//! Prints the steps that decide how long a case takes:
//! `cargo run --example critical_path -- processes/pension-transfer/as-is.yaml`

#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::process::ExitCode;
use std::sync::Arc;
use zaizao::analysis::{Study, critical_path};
use zaizao::lint::{self, Options};
use zaizao::source::Source;
use zaizao::wording::{Lang, span_of_time};
use zaizao::yaml;

fn main() -> ExitCode {
    let Some(file) = std::env::args().nth(1) else {
        eprintln!("which file?");
        return ExitCode::from(2);
    };
    match std::fs::read_to_string(&file) {
        Ok(text) => show(Source::new(file, text)),
        Err(error) => {
            eprintln!("{file}: {error}");
            ExitCode::from(2)
        }
    }
}

fn show(source: Source) -> ExitCode {
    let (process, read) = yaml::read(Arc::new(source));
    let verdict = lint::run(&process, read, &Options::default());
    let Some(sound) = &verdict.sound else {
        for finding in &verdict.findings {
            eprintln!("line {}: {}", finding.place.start().line, finding.message.en);
        }
        return ExitCode::FAILURE;
    };
    let study = Study::of(sound);
    let path = critical_path::of(&study, &study.main);
    let day = process.time_base().day_seconds();
    for row in path.critical() {
        let (step, time) = (&process.steps[row.step], span_of_time(row.duration(), day));
        println!("{:>8}  {}", time.en, step.name().get(Lang::En));
    }
    println!("{:>8}  in all", span_of_time(path.length, day).en);
    ExitCode::SUCCESS
}
