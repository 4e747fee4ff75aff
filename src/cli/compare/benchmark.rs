//! Two processes side by side, such as the same item in two cities.

use crate::analysis::compare::{self as comparing, Sided};
use crate::analysis::figures::Basis;
use crate::cli::against::Asked;
use crate::cli::arguments::Comparing;
use crate::cli::config::Configs;
use crate::cli::delivery::deliver;
use crate::cli::load::load;
use crate::cli::output::{Printer, Trouble};
use crate::cli::status::Status;
use crate::cli::{clock, unsound};
use crate::lint::demands::Demands;
use crate::lint::{self, Options};
use crate::report::benchmark;
use crate::say;
use std::path::PathBuf;

/// Puts two processes side by side. Errors of either decide the exit status.
///
/// # Errors
/// Where there are not two files, or one cannot be read.
pub(super) fn run(wanted: &Comparing, printer: &Printer) -> anyhow::Result<Status> {
    let reporting = &wanted.reporting;
    let [first, second] = &*wanted.files else {
        return Err(
            Trouble::new(say!(zh: "--benchmark 需要正好两个文件", en: "--benchmark takes exactly two files")).into()
        );
    };
    let settled = Configs::of(&wanted.configuring, [second.as_path()])?.settled_for(second);
    let options = clock::options(reporting, wanted.sampling.into(), &settled)?;
    let held = super::policies_of(wanted, &settled, &wanted.files)?;
    let (reading, calendar) = (reporting.reading, settled.config.calendar);
    let options = |path: &PathBuf| -> anyhow::Result<Options> {
        let demands =
            Demands { policies: held.held(Asked { file: path, bases: &[], reading, calendar })?, ..Demands::default() };
        Ok(Options { demands, ..options.clone() })
    };
    let (options_first, options_second) = (options(first)?, options(second)?);
    let (first, second) = (load(first, reading, calendar)?, load(second, reading, calendar)?);
    super::files::hold_to_one_day(&first.process, &second.process)?;
    let one = lint::run(&first.process, first.findings, &options_first);
    let other = lint::run(&second.process, second.findings, &options_second);
    if one.sound.is_none() || other.sound.is_none() {
        let broken = [(&first.process, one), (&second.process, other)];
        let broken = broken.into_iter().filter(|(_, verdict)| verdict.sound.is_none()).collect();
        return unsound::report("compare", broken, reporting, printer);
    }
    let sampling = wanted.sampling.into();
    let (Some(left), Some(right)) = (super::part(&one, sampling), super::part(&other, sampling)) else {
        return Ok(Status::Found);
    };
    let left = Sided { study: &left.0, analysis: &left.1 };
    let right = Sided { study: &right.0, analysis: &right.1 };
    let level = clock::fails_on(reporting, &settled);
    let found: Vec<_> = one.findings.iter().chain(&other.findings).cloned().collect();
    let results = benchmark::Results {
        first: left,
        second: right,
        comparison: &comparing::of(left, right, [Basis::ModelMean; 2]),
        found: [&one, &other],
    };
    deliver(&benchmark::output(results), reporting, printer)?;
    Ok(Status::of(&found, level))
}
