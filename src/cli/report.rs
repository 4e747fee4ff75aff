//! `report`: the documents that are handed in, on one process or on a change.

use super::arguments::{Comparing, Report};
use super::compare::{self, Teller};
use super::config::Configs;
use super::delivery::{Screen, deliver_at};
use super::formats::Format;
use super::load::{self, load};
use super::output::{Printer, Trouble};
use super::status::Status;
use super::{clock, files, unsound, unwritable};
use crate::analysis::{Analysis, Study};
use crate::lint;
use crate::model::plan::Plan;
use crate::model::{Date, Process};
use crate::report::analyze::{self, Mean};
use crate::report::compare::Results;
use crate::report::document::{self, Input, Wanted};
use crate::say;
use crate::yaml::plans::is_plan;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

/// Writes the document: on a change where there are two files, a plan, or a to-be that names its as-is; else on the process alone.
pub fn run(wanted: &Report, printer: &Printer) -> anyhow::Result<Status> {
    let document = document(wanted)?;
    places(&wanted.comparing)?;
    let is_alone = match &*wanted.comparing.files {
        [only] => !comes_from_another(only, wanted)?,
        _ => false,
    };
    if is_alone {
        return alone(wanted, &document, printer);
    }
    let tell = |results: Results<'_>, plan: Option<&Plan>| {
        let document = Wanted { inputs: inputs(wanted, results, plan)?, ..document.clone() };
        let output = document::of_change(results, plan, &document);
        deliver_at(&output, &wanted.comparing.reporting, Screen::WithoutFiles, printer)
    };
    compare::run_as(&wanted.comparing, Teller { command: "report", tell: &tell }, printer)
}

// No file that is read is written over, and what nobody can open is not written.
fn places(comparing: &Comparing) -> anyhow::Result<()> {
    let reporting = &comparing.reporting;
    files::hold_apart(&reporting.output, comparing.files.iter().map(PathBuf::as_path))?;
    unwritable::refuse_folders(&reporting.output)?;
    let known = |file: &Path| file == Path::new(files::DASH) || Format::is_said_by(file);
    match reporting.output.iter().find(|file| !known(file)) {
        Some(file) if reporting.format.is_none() => anyhow::bail!(Trouble::new(say!(name = files::named(file);
            zh: "看不出“{name}”是什么格式：扩展名可用 .docx、.xlsx、.html、.md、.json、.txt，或用 --format 指定",
            en: "the format of {name} is not known: it may end with .docx, .xlsx, .html, .md, .json or .txt, or --format says it"))),
        _ => Ok(()),
    }
}

fn document(wanted: &Report) -> anyhow::Result<Wanted> {
    let date = wanted.date.as_ref().map(|written| {
        Date::read(written).map_err(|_| {
            Trouble::new(say!(day = written;
                zh: "“--date {day}”不是日期，应写成 2027-06-30 的样子", en: "--date {day} is no day; write it like 2027-06-30"))
        })
    });
    Ok(Wanted {
        profile: wanted.profile.into(),
        title: wanted.title.clone(),
        author: wanted.author.clone(),
        date: date.transpose()?,
        inputs: Vec::new(),
    })
}

// A plan, or a process that says what it is based on. Standard input can be read once, so it is a process alone.
fn comes_from_another(file: &Path, wanted: &Report) -> anyhow::Result<bool> {
    if file == Path::new(files::DASH) {
        return Ok(false);
    }
    let reading = wanted.comparing.reporting.reading;
    if load::text(file, reading)?.is_ok_and(|source| is_plan(&source)) {
        return Ok(true);
    }
    Ok(!load(file, reading, None)?.process.based_on.is_empty())
}

fn alone(wanted: &Report, document: &Wanted, printer: &Printer) -> anyhow::Result<Status> {
    let comparing = &wanted.comparing;
    let (Some(file), reporting) = (comparing.files.first(), &comparing.reporting) else { return Ok(Status::Clean) };
    let settled = Configs::of(&comparing.configuring, [file.as_path()])?.settled_for(file);
    let loaded = load(file, reporting.reading, settled.config.calendar)?;
    let options = clock::options(reporting, comparing.sampling.into(), &settled)?;
    let verdict = lint::run(&loaded.process, loaded.findings, &options);
    let status = Status::of(&verdict.findings, clock::fails_on(reporting, &settled));
    let Some(sound) = &verdict.sound else {
        return unsound::report("report", vec![(&loaded.process, verdict)], reporting, printer);
    };
    let study = Study::sampled(sound, comparing.sampling.into());
    let analysis = Analysis::knowing(&study, &verdict.times);
    let results = analyze::Results {
        study: &study,
        analysis: &analysis,
        scenario: study.main.kind,
        mean: Mean::Exact,
        critical_path: &analysis.critical_path,
        paths: None,
        counted: &[],
        verdict: &verdict,
    };
    let document = Wanted { inputs: vec![hashed(file, wanted)?], ..document.clone() };
    deliver_at(&document::of_one(results, &document), reporting, Screen::WithoutFiles, printer)?;
    Ok(status)
}

// The files that were read: those named, those that these name, and the plan. What a plan makes is no file.
fn inputs(wanted: &Report, results: Results<'_>, plan: Option<&Plan>) -> anyhow::Result<Vec<Input>> {
    let before: Vec<&Process> = match results.bundle {
        Some(bundle) => bundle.processes.to_vec(),
        None => vec![results.before.study.process()],
    };
    let after = plan.map_or(&results.after.study.process().source.name, |plan| &plan.source.name);
    let names = before.iter().map(|process| &process.source.name).chain([after]);
    names.map(|name| hashed(&PathBuf::from(name), wanted)).collect()
}

fn hashed(file: &Path, wanted: &Report) -> anyhow::Result<Input> {
    let name = files::shown(file);
    if file == Path::new(files::DASH) || !file.is_file() {
        return Ok(Input { file: name, sha256: None });
    }
    let bytes = load::original(file, wanted.comparing.reporting.reading)?.map(|original| original.bytes);
    let sha256 = bytes.ok().map(|bytes| Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect());
    Ok(Input { file: name, sha256 })
}
