use super::arguments::{BaselineWanted, Check};
use super::baseline::{self, Baselines};
use super::delivery::Delivery;
use super::held::{Held, Unjudged};
use super::output::{Printer, Trouble, told};
use super::progress::Progress;
use super::status::{self, Status};
use super::together::Together;
use super::{batches, calendars, clock, files, load, mend, plans, policies};
use crate::finding::{Finding, Severity};
use crate::lint::across::Brief;
use crate::lint::{self, Levels, Options};
use crate::render::{End, Unread};
use crate::report::check::{self, Checked};
use crate::report::{Subject, Tally};
use crate::say;
use crate::source::Source;
use crate::wording::Text;
use crate::yaml::plans::is_plan;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Checks files and the files of folders; a file that cannot be read does not keep the others from being checked.
/// Each file is told as soon as those before it are, and then forgotten; what only shows when they are read together comes last.
pub fn run(wanted: &Check, printer: &Printer) -> anyhow::Result<Status> {
    let reporting = &wanted.reporting;
    let baselines = Baselines::of(&wanted.baseline, reporting.reading)?;
    let found = files_to_check(wanted)?;
    let BaselineWanted { baseline, write_baseline } = &wanted.baseline;
    let policies = wanted.policy.iter().map(Path::new);
    let read = found.files.iter().chain(baseline).chain(write_baseline).map(PathBuf::as_path);
    files::hold_apart(&reporting.output, read.chain(policies))?;
    let held = Held::of(wanted, &found.files)?;
    // Nothing is mended where what is found cannot be told.
    let delivery = Delivery::open("check", reporting, printer)?;
    if wanted.fix {
        let mended = mend::run(&found.files, wanted, &held, printer)?;
        if wanted.dry_run {
            return Ok(mended);
        }
    }
    let mut telling = Telling {
        held: &held,
        delivery,
        baselines,
        tally: Tally::default(),
        together: Together::of(&found.files),
        warnings: Vec::new(),
        variants: Vec::new(),
        unjudged: Vec::new(),
        status: Status::Clean,
        troubles: found.troubles.into_iter().map(|trouble| (None, trouble)).collect(),
    };
    let mut progress = Progress::of(found.files.len(), printer.lang);
    let mut next = 0;
    batches::in_turn(
        &found.files,
        |file| one(file, &held),
        |batch| {
            let first = next;
            next += batch.len();
            progress.add(batch.len());
            progress.aside(|| telling.hear(batch, &found.files[first..next]))
        },
    )?;
    drop(progress);
    telling.end(printer)
}

// A baseline in a folder of processes is none of them; one that is named is a mistake, and would leave its own file unchecked.
fn files_to_check(wanted: &Check) -> anyhow::Result<files::Wanted> {
    let is_baseline = |path: &Path| baseline::is_one_of(&wanted.baseline, path);
    if let Some(path) = wanted.paths.iter().find(|path| is_baseline(path)) {
        anyhow::bail!(Trouble::new(say!(name = files::named(path);
            zh: "“{name}”既要检查，又是基线：基线请用另一个文件，如 基线.json",
            en: "{name} is to be checked and is the baseline too: name another file for the baseline, such as known.json")));
    }
    let mut found = files::wanted(&wanted.paths);
    found.files.retain(|file| !is_baseline(file));
    if found.files.is_empty() && found.troubles.is_empty() {
        anyhow::bail!(Trouble::new(
            say!(zh: "除基线外没有可检查的文件", en: "besides the baseline there is no file to check")
        ));
    }
    Ok(found)
}

/// What was found in one file, with what is kept of it for comparing files.
struct One {
    checked: Checked,
    brief: Option<Brief>,
    /// The variant of the process that policies were asked about, where there is one.
    variant: Option<Option<&'static str>>,
    /// Why it could not be held to all that was asked for.
    unjudged: Option<Text>,
}

// What is told of the files, and what is kept of them for the end.
struct Telling<'h> {
    held: &'h Held<'h>,
    delivery: Delivery,
    baselines: Baselines,
    tally: Tally,
    together: Together<'h>,
    /// By configuration, as far as there are any.
    warnings: Vec<(&'h Path, usize)>,
    variants: Vec<Option<&'static str>>,
    unjudged: Vec<Unjudged<'h>>,
    status: Status,
    troubles: Vec<(Option<&'h Path>, anyhow::Error)>,
}

impl<'h> Telling<'h> {
    fn hear<P: AsRef<Path>>(&mut self, batch: Vec<anyhow::Result<One>>, files: &'h [P]) -> anyhow::Result<()> {
        for (result, file) in batch.into_iter().zip(files) {
            match result {
                Ok(one) => self.tell(one, file.as_ref())?,
                Err(trouble) => self.troubles.push((Some(file.as_ref()), trouble)),
            }
        }
        let shown = self.delivery.show();
        self.unless_nobody_reads(shown)
    }

    fn tell(&mut self, one: One, path: &'h Path) -> anyhow::Result<()> {
        let One { checked: mut file, brief, variant, unjudged } = one;
        self.together.keep(brief, path, &file.subject);
        self.baselines.take_out(&mut file);
        self.judge(&file.findings, path);
        self.variants.extend(variant);
        self.unjudged.extend(unjudged.map(|why| (path, why)));
        self.tally.add(&file);
        let told = self.delivery.report(&check::report(file));
        self.unless_nobody_reads(told)
    }

    fn judge(&mut self, findings: &[Finding], path: &'h Path) {
        self.status = self.status.max(Status::of(findings, self.held.fails_on(path)));
        let warnings = findings.iter().filter(|finding| finding.severity == Severity::Warning).count();
        if warnings > 0 {
            self.warnings.push((path, warnings));
        }
    }

    // Whether the gate is shut does not hang on whether somebody reads (`| head`): the check goes on to its end.
    fn unless_nobody_reads(&self, result: anyhow::Result<()>) -> anyhow::Result<()> {
        match result {
            Err(error) if status::is_closed_pipe(&error) => Ok(()),
            other => other,
        }
    }

    fn tell_together(&mut self) -> anyhow::Result<()> {
        for (path, mut file) in self.together.found(self.held) {
            self.baselines.take_out(&mut file);
            self.judge(&file.findings, path);
            self.tally.add_to(&file);
            let told = self.delivery.report(&check::report(file));
            self.unless_nobody_reads(told)?;
        }
        Ok(())
    }

    // Where no file could be checked nothing is written: an empty report would look like a clean one.
    fn end(mut self, printer: &Printer) -> anyhow::Result<Status> {
        self.tell_together()?;
        if let Some(known) = self.baselines.told() {
            self.tally.known(known);
        }
        let troubles: Vec<Unread> = self.troubles.iter().map(unread).collect();
        if self.tally.summary().files > 0 {
            let closing = self.tally.closing();
            let end = End { closing: &closing, summary: self.tally.summary(), troubles: &troubles };
            let ended = self.delivery.end(&end);
            self.unless_nobody_reads(ended)?;
            self.baselines.write(&troubles, printer)?;
        }
        self.held.remark(&self.variants, &self.unjudged, printer);
        let status = self.status.max(self.held.too_many(&self.warnings, printer));
        self.troubles.iter().for_each(|(_, trouble)| printer.complain(trouble));
        Ok(if self.troubles.is_empty() { status } else { Status::Failed })
    }
}

fn unread((path, trouble): &(Option<&Path>, anyhow::Error)) -> Unread {
    Unread { file: path.map(files::shown), why: told(trouble) }
}

fn one(file: &Path, held: &Held<'_>) -> anyhow::Result<One> {
    let (settled, reporting) = (held.settled(file), held.reporting);
    let text = load::text(file, reporting.reading)?;
    if let Ok(source) = &text
        && let Some(findings) = of_another_kind(source, &settled.levels)
    {
        let checked = Checked::read(Subject::file(&source.name), findings);
        return Ok(One { checked, brief: None, variant: None, unjudged: None });
    }
    let mut options = clock::options(reporting, held.sampling(), &settled)?;
    if let Ok(source) = &text
        && is_plan(source)
    {
        let loaded = plans::loaded(file, reporting.reading, settled.config.calendar, text);
        options.demands = held.demands(file, &loaded.bases(), &settled)?;
        return Ok(plan(loaded, options));
    }
    let loaded = load::process(file, reporting.reading, settled.config.calendar, text);
    options.demands = held.demands_of(file, &settled, &loaded.process)?;
    let verdict = lint::run(&loaded.process, loaded.findings, &options);
    let brief = Some(Brief::of(&loaded.process));
    let checked = Checked::judged(Subject::of(&loaded.process), verdict);
    let (variant, unjudged) = (Some(checked.subject.variant), options.demands.unjudged(&checked.not_evaluated));
    Ok(One { checked, brief, variant, unjudged })
}

// A plan, and what policies and its older self say of its to-be.
fn plan(loaded: plans::LoadedPlan, options: Options) -> One {
    let levels = Arc::clone(&options.levels);
    let judged = plans::judged(&loaded, options.clone());
    let mut checked = plans::report(loaded);
    checked.findings = at_their_levels(checked.findings, &levels);
    let Some(judged) = judged else {
        let unjudged = (!options.demands.is_nothing()).then(no_to_be);
        return One { checked, brief: None, variant: None, unjudged };
    };
    checked.findings.extend(judged.findings);
    checked.findings.sort_by_key(|finding| finding.place.span.start);
    checked.not_evaluated.extend(judged.not_evaluated);
    checked.ran.extend(judged.ran);
    let unjudged = options.demands.unjudged(&checked.not_evaluated);
    One { checked, brief: None, variant: Some(judged.variant), unjudged }
}

fn no_to_be() -> Text {
    say!(zh: "计划有错误，得不出改革后流程", en: "the plan has errors, so there is no to-be")
}

// The findings of a calendar or policy file.
fn of_another_kind(source: &Arc<Source>, levels: &Levels) -> Option<Vec<Finding>> {
    let findings = calendars::checked(source).or_else(|| policies::checked(source))?;
    Some(at_their_levels(findings, levels))
}

fn at_their_levels(findings: Vec<Finding>, levels: &Levels) -> Vec<Finding> {
    findings.into_iter().filter_map(|finding| levels.told(finding)).collect()
}
