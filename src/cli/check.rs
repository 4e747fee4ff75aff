use super::arguments::{Check, Reporting};
use super::baseline::{self, Baselines};
use super::delivery::Delivery;
use super::output::{Printer, told};
use super::progress::Progress;
use super::status::{self, Status};
use super::{batches, calendars, clock, files, load, mend};
use crate::analysis::lead_time::Sampling;
use crate::finding::Severity;
use crate::lint;
use crate::render::End;
use crate::report::check::{self, Checked};
use crate::report::{Subject, Tally};
use crate::wording::Text;
use std::path::Path;

/// Checks files and the files of folders; a file that cannot be read does not keep the others from being checked.
/// Each file is told as soon as those before it are, and then forgotten.
pub fn run(wanted: &Check, printer: &Printer) -> anyhow::Result<Status> {
    let reporting = &wanted.reporting;
    let options = clock::options(reporting, Sampling::default())?;
    let baselines = Baselines::of(&wanted.baseline, reporting.reading)?;
    let mut found = files::wanted(&wanted.paths);
    found.files.retain(|file| !baseline::is_one_of(&wanted.baseline, file));
    if wanted.fix {
        let mended = mend::run(&found.files, wanted, &options, printer)?;
        if wanted.dry_run {
            return Ok(mended);
        }
    }
    let mut telling = Telling {
        delivery: Delivery::open("check", reporting, printer)?,
        baselines,
        tally: Tally::default(),
        level: reporting.fail_on.into(),
        status: Status::Clean,
        troubles: found.troubles,
    };
    let mut progress = Progress::of(found.files.len(), printer.lang);
    batches::in_turn(
        &found.files,
        |file| one(file, reporting, &options),
        |batch| {
            progress.add(batch.len());
            progress.aside(|| telling.hear(batch))
        },
    )?;
    drop(progress);
    telling.end(printer)
}

// What is told of the files, and what is kept of them for the end.
struct Telling {
    delivery: Delivery,
    baselines: Baselines,
    tally: Tally,
    level: Severity,
    status: Status,
    troubles: Vec<anyhow::Error>,
}

impl Telling {
    fn hear(&mut self, batch: Vec<anyhow::Result<Checked>>) -> anyhow::Result<()> {
        for result in batch {
            match result {
                Ok(file) => self.tell(file)?,
                Err(trouble) => self.troubles.push(trouble),
            }
        }
        let shown = self.delivery.show();
        self.unless_nobody_reads(shown)
    }

    fn tell(&mut self, mut file: Checked) -> anyhow::Result<()> {
        self.baselines.take_out(&mut file);
        self.status = self.status.max(Status::of(&file.findings, self.level));
        self.tally.add(&file);
        let told = self.delivery.report(&check::report(file));
        self.unless_nobody_reads(told)
    }

    // A baseline is written to its end, also when the reader of the screen went away (`| head`).
    fn unless_nobody_reads(&self, result: anyhow::Result<()>) -> anyhow::Result<()> {
        match result {
            Err(error) if self.baselines.are_written() && status::is_closed_pipe(&error) => Ok(()),
            other => other,
        }
    }

    // Where no file could be checked nothing is written: an empty report would look like a clean one.
    fn end(mut self, printer: &Printer) -> anyhow::Result<Status> {
        if let Some(known) = self.baselines.told() {
            self.tally.known(known);
        }
        let troubles: Vec<Text> = self.troubles.iter().map(told).collect();
        if self.tally.summary().files > 0 {
            let closing = self.tally.closing();
            let end = End { closing: &closing, summary: self.tally.summary(), troubles: &troubles };
            let ended = self.delivery.end(&end);
            self.unless_nobody_reads(ended)?;
            self.baselines.write(&troubles, printer)?;
        }
        self.troubles.iter().for_each(|trouble| printer.complain(trouble));
        Ok(if self.troubles.is_empty() { self.status } else { Status::Failed })
    }
}

fn one(file: &Path, reporting: &Reporting, options: &lint::Options) -> anyhow::Result<Checked> {
    let text = load::text(file, reporting.reading)?;
    if let Ok(source) = &text
        && let Some(findings) = calendars::checked(source)
    {
        return Ok(Checked::read(Subject::file(&source.name), findings));
    }
    let loaded = load::process(file, reporting.reading, text);
    let verdict = lint::run(&loaded.process, loaded.findings, options);
    Ok(Checked::judged(Subject::of(&loaded.process), verdict))
}
