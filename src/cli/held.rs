//! What the files of a run are held to: configuration, policies, their older selves.

use super::against::{Against, Asked};
use super::arguments::{Check, Reporting};
use super::config::{Configs, Settled, too_many_warnings};
use super::output::{Printer, Trouble};
use super::policies::{self, Policies};
use super::status::Status;
use super::{clock, files};
use crate::analysis::lead_time::Sampling;
use crate::finding::Severity;
use crate::lint;
use crate::lint::demands::{self, Demands, Gates};
use crate::model::Process;
use crate::say;
use crate::wording::Text;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A file with why not all that was asked for could be judged.
pub type Unjudged<'f> = (&'f Path, Text);

/// What the files of a run are held to.
pub struct Held<'w> {
    /// What the command line says of reporting.
    pub reporting: &'w Reporting,
    paths: &'w [PathBuf],
    files: &'w [PathBuf],
    max_warnings: Option<usize>,
    configs: Configs,
    policies: Vec<(Arc<Settled>, Policies)>,
    against: Option<Against>,
    gates: Gates,
}

impl<'w> Held<'w> {
    /// Looks everything up before the first file is checked.
    ///
    /// # Errors
    /// When a figure, configuration, policy or revision is not there or wrong.
    pub fn of(wanted: &'w Check, files: &'w [PathBuf]) -> anyhow::Result<Held<'w>> {
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
        let (reporting, max_warnings, paths) = (&wanted.reporting, wanted.max_warnings, &*wanted.paths);
        Ok(Held { reporting, paths, files, max_warnings, configs, policies, against, gates })
    }

    /// The configuration of a file.
    pub fn settled(&self, file: &Path) -> Arc<Settled> {
        self.configs.settled_for(file)
    }

    /// How times are sampled: a check needs no more than the usual.
    pub fn sampling(&self) -> Sampling {
        Sampling::default()
    }

    /// From which severity on findings of a file fail the run.
    pub fn fails_on(&self, file: &Path) -> Severity {
        clock::fails_on(self.reporting, &self.settled(file))
    }

    /// What a file is held to besides the rules; of a plan with the files that it is made from.
    ///
    /// # Errors
    /// When its earlier version cannot be had.
    pub fn demands(&self, file: &Path, bases: &[PathBuf], settled: &Arc<Settled>) -> anyhow::Result<Demands> {
        let asked = Asked { file, bases, reading: self.reporting.reading, calendar: settled.config.calendar };
        let policies = self.policies.iter().find(|(known, _)| Arc::ptr_eq(known, settled));
        let earlier = match &self.against {
            Some(against) => against.earlier(asked)?,
            None => None,
        };
        let held = policies.map(|(_, policies)| policies.held(asked)).transpose()?;
        Ok(Demands { policies: held.unwrap_or_default(), earlier, gates: self.gates.clone(), as_is: None })
    }

    /// The same with its as-is process to compare with, where a policy limits what was cut.
    ///
    /// # Errors
    /// When its earlier version cannot be had.
    pub fn demands_of(&self, file: &Path, settled: &Arc<Settled>, process: &Process) -> anyhow::Result<Demands> {
        let mut demands = self.demands(file, &[], settled)?;
        if demands.compare() {
            let folder = file.parent().unwrap_or(Path::new(""));
            let paths = process.based_on.iter().map(|named| folder.join(&*named.value));
            demands.as_is = policies::as_is_of(paths, self.reporting.reading, settled.config.calendar);
        }
        Ok(demands)
    }

    /// Whether there are more warnings than a configuration or the command line allows; says so.
    pub fn too_many(&self, warnings: &[(&Path, usize)], printer: &Printer) -> Status {
        let counted: Vec<(Arc<Settled>, usize)> =
            warnings.iter().map(|(file, number)| (self.settled(file), *number)).collect();
        let counted = counted.iter().map(|(settled, number)| (settled, *number));
        let Some((found, most)) = too_many_warnings(self.max_warnings, counted) else { return Status::Clean };
        printer.remark(&say!(found = Severity::Warning.counted(found), most = most;
            zh: "{found}，超过上限 {most} 个（max-warnings）", en: "{found}, more than the {most} allowed (max-warnings)"));
        Status::Found
    }

    /// Says what nothing went through: a gate that nothing goes through is worth knowing of.
    pub fn remark(&self, variants: &[Option<&'static str>], unjudged: &[Unjudged<'_>], printer: &Printer) {
        let mut reasons: Vec<(&Text, Vec<Text>)> = Vec::new();
        for (path, why) in unjudged {
            match reasons.iter_mut().find(|(known, _)| *known == why) {
                Some((_, names)) => names.push(files::named(path).alone()),
                None => reasons.push((why, vec![files::named(path).alone()])),
            }
        }
        for (why, names) in reasons {
            let list = lint::shortened(&names);
            printer.remark(&say!(n = names.len(), list = list, why = why;
                zh: "未能按要求核对的文件 {n} 个（{why}）：{list}", en: "files that could not be held to all that was asked ({n}; {why}): {list}"));
        }
        if let Some(against) = &self.against {
            let new =
                against.new_files(self.files).into_iter().map(|file| files::named(file).alone()).collect::<Vec<Text>>();
            let gone = against.gone(self.paths);
            if !gone.is_empty() {
                let (list, revision) = (lint::shortened(&gone), against.revision());
                printer.remark(&say!(n = gone.len(), list = list, revision = revision;
                    zh: "{revision} 中有、现已删去的文件 {n} 个，未作比较：{list}",
                    en: "files of {revision} that are there no longer, and were not compared ({n}): {list}"));
            }
            if !new.is_empty() {
                let list = lint::shortened(&new);
                printer.remark(&say!(n = new.len(), list = list;
                    zh: "新文件 {n} 个，没有旧版可比：{list}", en: "new files without an older version to compare with ({n}): {list}"));
            }
        }
        let variants = variants.iter().copied();
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
