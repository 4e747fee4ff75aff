use super::arguments::{Check, Reporting};
use super::output::Printer;
use super::status::Status;
use super::{calendars, clock, files, load, mend, plans};
use crate::analysis::lead_time::Sampling;
use crate::lint;
use crate::report::{Subject, check};
use rayon::prelude::*;
use std::path::Path;

/// Checks files and the files of folders; a file that cannot be read does not keep the others from being checked.
pub fn run(wanted: &Check, printer: &Printer) -> anyhow::Result<Status> {
    let reporting = &wanted.reporting;
    let options = clock::options(reporting, Sampling::default())?;
    let found = files::wanted(&wanted.paths);
    if wanted.fix {
        let mended = mend::run(&found.files, wanted, &options, printer)?;
        if wanted.dry_run {
            return Ok(mended);
        }
    }
    let results: Vec<anyhow::Result<check::Checked>> =
        found.files.par_iter().map(|file| one(file, reporting, &options)).collect();
    let mut checked = Vec::new();
    let mut troubles = found.troubles;
    for result in results {
        match result {
            Ok(file) => checked.push(file),
            Err(trouble) => troubles.push(trouble),
        }
    }
    let status = Status::of(checked.iter().flat_map(|file| &file.findings), reporting.fail_on.into());
    if !checked.is_empty() {
        printer.report(&check::output(checked), reporting.format, reporting.output.as_deref())?;
    }
    troubles.iter().for_each(|trouble| printer.complain(trouble));
    Ok(if troubles.is_empty() { status } else { Status::Failed })
}

fn one(file: &Path, reporting: &Reporting, options: &lint::Options) -> anyhow::Result<check::Checked> {
    let text = load::text(file, reporting.reading)?;
    if let Ok(source) = &text
        && let Some(findings) = calendars::checked(source)
    {
        return Ok(check::Checked { subject: Subject::file(&source.name), findings, not_evaluated: Vec::new() });
    }
    if let Ok(source) = &text
        && let Some(checked) = plans::checked(file, reporting.reading, source)
    {
        return Ok(checked);
    }
    let loaded = load::process(file, reporting.reading, text);
    let verdict = lint::run(&loaded.process, loaded.findings, options);
    Ok(check::Checked {
        subject: Subject::of(&loaded.process),
        findings: verdict.findings,
        not_evaluated: verdict.not_evaluated,
    })
}
