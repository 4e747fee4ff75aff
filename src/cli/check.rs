use super::against::Against;
use super::arguments::{Check, Reporting};
use super::config::{Configs, Settled, too_many_warnings};
use super::output::{Printer, Trouble};
use super::policies::{self, Policies};
use super::status::Status;
use super::{calendars, clock, files, load};
use crate::analysis::lead_time::Sampling;
use crate::finding::{Finding, Severity};
use crate::lint::demands::{self, Demands, Gates};
use crate::lint::{self, Levels};
use crate::report::{Subject, check};
use crate::say;
use crate::source::Source;
use crate::wording::Text;
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Checks files and the files of folders; a file that cannot be read does not keep the others from being checked.
pub fn run(wanted: &Check, printer: &Printer) -> anyhow::Result<Status> {
    let reporting = &wanted.reporting;
    let found = files::wanted(&wanted.paths);
    let held = Held::of(wanted, &found.files)?;
    let results: Vec<anyhow::Result<check::Checked>> =
        found.files.par_iter().map(|file| one(file, reporting, &held)).collect();
    let mut checked = Vec::new();
    let mut settled = Vec::new();
    let mut troubles = found.troubles;
    for (result, file) in results.into_iter().zip(&found.files) {
        match result {
            Ok(file_checked) => {
                checked.push(file_checked);
                settled.push(held.configs.settled_for(file));
            }
            Err(trouble) => troubles.push(trouble),
        }
    }
    let status = status(wanted, &checked, &settled, printer);
    held.remark(&checked, &found.files, printer);
    if !checked.is_empty() {
        printer.report(&check::output(checked), reporting.format, reporting.output.as_deref())?;
    }
    troubles.iter().for_each(|trouble| printer.complain(trouble));
    Ok(if troubles.is_empty() { status } else { Status::Failed })
}

// Each file by its own configuration.
fn status(wanted: &Check, checked: &[check::Checked], settled: &[Arc<Settled>], printer: &Printer) -> Status {
    let each = checked
        .iter()
        .zip(settled)
        .map(|(file, settled)| Status::of(&file.findings, clock::fails_on(&wanted.reporting, settled)));
    let worst = each.max().unwrap_or(Status::Clean);
    let warnings =
        |file: &check::Checked| file.findings.iter().filter(|finding| finding.severity == Severity::Warning).count();
    let counted = checked.iter().zip(settled).map(|(file, settled)| (settled, warnings(file)));
    match too_many_warnings(wanted.max_warnings, counted) {
        Some((found, most)) => {
            printer.remark(&say!(found = Severity::Warning.counted(found), most = most;
                zh: "{found}，超过上限 {most} 个（max-warnings）", en: "{found}, more than the {most} allowed (max-warnings)"));
            worst.max(Status::Found)
        }
        None => worst,
    }
}

/// What the files of a run are held to.
struct Held {
    configs: Configs,
    policies: Vec<(Arc<Settled>, Policies)>,
    against: Option<Against>,
    gates: Gates,
}

impl Held {
    fn of(wanted: &Check, files: &[PathBuf]) -> anyhow::Result<Held> {
        let gates = gates(&wanted.gate)?;
        let configs = Configs::of(&wanted.configuring, files.iter().map(PathBuf::as_path))?;
        let named = policies::wanted(&wanted.policy)?;
        let reading = wanted.reporting.reading;
        let mut policies: Vec<(Arc<Settled>, Policies)> = Vec::new();
        for file in files {
            let settled = configs.settled_for(file);
            if policies.iter().any(|(known, _)| Arc::ptr_eq(known, &settled)) {
                continue;
            }
            let all = Policies::of(named.iter().chain(&settled.config.policies).cloned(), files, reading)?;
            policies.push((settled, all));
        }
        let against = wanted.against.as_ref().map(|revision| Against::of(revision, files)).transpose()?;
        Ok(Held { configs, policies, against, gates })
    }

    fn demands(&self, file: &Path, settled: &Arc<Settled>, reporting: &Reporting) -> anyhow::Result<Demands> {
        let (reading, calendar) = (reporting.reading, settled.config.calendar);
        let policies = self.policies.iter().find(|(known, _)| Arc::ptr_eq(known, settled));
        let earlier = match &self.against {
            Some(against) => against.earlier(file, reading, calendar)?,
            None => None,
        };
        let held = policies.map(|(_, policies)| policies.held(file, reading, calendar)).transpose()?;
        Ok(Demands { policies: held.unwrap_or_default(), earlier, gates: self.gates.clone() })
    }

    // A gate that nothing goes through is worth knowing of.
    fn remark(&self, checked: &[check::Checked], files: &[PathBuf], printer: &Printer) {
        if let Some(against) = &self.against {
            let new = against.new_files(files).into_iter().map(files::shown).collect::<Vec<String>>();
            if !new.is_empty() {
                let list = lint::shortened(&new);
                printer.remark(&say!(n = new.len(), list = list;
                    zh: "新文件 {n} 个，没有旧版可比：{list}", en: "new files without an older version to compare with ({n}): {list}"));
            }
        }
        let variants =
            checked.iter().filter(|file| file.subject.id != file.subject.file).map(|file| file.subject.variant);
        let idle: Vec<Text> = self.policies.iter().flat_map(|(_, policies)| policies.idle(variants.clone())).collect();
        if !idle.is_empty() {
            printer.remark(&say!(list = Text::list(&idle);
                zh: "没有适用的流程，未核对的政策：{list}", en: "policies that are about none of these processes: {list}"));
        }
    }
}

fn gates(wanted: &[String]) -> anyhow::Result<Gates> {
    if let Some(wrong) = wanted.iter().find_map(|figure| demands::gate_mistake(figure)) {
        anyhow::bail!(Trouble::new(say!(wrong = wrong; zh: "--gate：{wrong}", en: "--gate: {wrong}")));
    }
    Ok(if wanted.is_empty() { Gates::Usual } else { Gates::Chosen(wanted.to_vec()) })
}

fn one(file: &Path, reporting: &Reporting, held: &Held) -> anyhow::Result<check::Checked> {
    let settled = held.configs.settled_for(file);
    let text = load::text(file, reporting.reading)?;
    if let Ok(source) = &text
        && let Some(findings) = of_another_kind(source, &settled.levels)
    {
        return Ok(check::Checked { subject: Subject::file(&source.name), findings, not_evaluated: Vec::new() });
    }
    let mut options = clock::options(reporting, Sampling::default(), &settled)?;
    options.demands = held.demands(file, &settled, reporting)?;
    let loaded = load::process(file, reporting.reading, settled.config.calendar, text);
    let verdict = lint::run(&loaded.process, loaded.findings, &options);
    Ok(check::Checked {
        subject: Subject::of(&loaded.process),
        findings: verdict.findings,
        not_evaluated: verdict.not_evaluated,
    })
}

// The findings of a calendar or policy file.
fn of_another_kind(source: &Arc<Source>, levels: &Levels) -> Option<Vec<Finding>> {
    let findings = calendars::checked(source).or_else(|| policies::checked(source))?;
    Some(findings.into_iter().filter_map(|finding| levels.told(finding)).collect())
}
