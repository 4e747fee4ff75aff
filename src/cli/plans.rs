//! Plan files: read with their bases, applied, and written out as a to-be process.

use super::arguments::Reading;
use super::{files, kinds, load, policies};
use crate::finding::{Finding, Severity};
use crate::lint::demands::{Earlier, Gates};
use crate::lint::plan::{self as judging, PlanVerdict, Unusable};
use crate::lint::{self, Group, Options};
use crate::model::plan::Plan;
use crate::model::{Id, Process, TimeBase};
use crate::redesign::bundle;
use crate::report::{Subject, check};
use crate::say;
use crate::source::{At, Source};
use crate::wording::Text;
use crate::yaml;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// A plan with its base, and what comes of it.
pub struct LoadedPlan {
    /// The plan, however thin.
    pub plan: Plan,
    /// The as-is process: the base, or the bases joined; nothing where one cannot be used.
    pub base: Option<Process>,
    /// What there is to say of the plan, and the plan applied.
    pub verdict: PlanVerdict,
    folder: PathBuf,
}

/// A to-be process as a text and as it is read from it, so that what is found in it can be pointed at.
pub struct ToBe {
    /// YAML.
    pub text: String,
    /// What it says.
    pub process: Process,
    /// What reading it found.
    pub findings: Vec<Finding>,
}

/// A plan from its text, with its bases, applied. What is wrong in it, or with a base, are findings.
pub fn loaded(
    path: &Path,
    reading: Reading,
    calendar: Option<TimeBase>,
    text: Result<Arc<Source>, Box<Finding>>,
) -> LoadedPlan {
    let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
    let base = |name: &str| {
        let path = folder.join(name);
        if !path.is_file() {
            return Err(Unusable::Missing);
        }
        let text = load::text(&path, reading).map_err(|_| Unusable::Unreadable(unreadable(&path)))?;
        if let Some(why) = text.as_ref().ok().and_then(|source| kinds::no_process(&path, source)) {
            return Err(Unusable::Unreadable(why));
        }
        let loaded = load::process(&path, reading, calendar, text);
        judging::usable(&loaded.process, &loaded.findings)?;
        Ok(loaded)
    };
    loaded_from(path, reading, text, &base)
}

/// Gives a base of a plan by the name that the plan has for it.
pub type Base<'b> = &'b dyn Fn(&str) -> Result<load::Loaded, Unusable>;

/// The same with bases from wherever they are.
pub fn loaded_from(
    path: &Path,
    reading: Reading,
    text: Result<Arc<Source>, Box<Finding>>,
    base: Base<'_>,
) -> LoadedPlan {
    let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
    let (plan, read) = match text {
        Ok(source) => yaml::read_plan(source, load::limits(reading)),
        Err(finding) => (Plan::empty(Arc::clone(&finding.place.source)), vec![*finding]),
    };
    let mut base_read = Vec::new();
    let (base, verdict) = match bases(&plan, base) {
        Ok(bases) if bases.is_empty() => (None, PlanVerdict { findings: read, applied: None }),
        Ok(bases) => {
            let (bases, found): (Vec<Process>, Vec<Vec<Finding>>) =
                bases.into_iter().map(|base| (base.process, base.findings)).unzip();
            base_read = found.into_iter().flatten().collect();
            let base = joined(&plan, bases);
            let verdict = judging::plan(&plan, read, base.as_ref().map_err(Clone::clone));
            (base.ok(), verdict)
        }
        Err((named, why)) => (None, judging::plan(&plan, read, Err((named, why)))),
    };
    let mut loaded = LoadedPlan { plan, base, verdict, folder };
    loaded.hold_to_its_text(base_read);
    loaded
}

// Every base in order with what reading it found, or the first that cannot be used and why.
fn bases<'p>(plan: &'p Plan, base: Base<'_>) -> Result<Vec<load::Loaded>, (&'p At<Id>, Unusable)> {
    plan.bases.iter().map(|named| base(&named.value).map_err(|why| (named, why))).collect()
}

// One base is what it is. Clocks belong to the single files: the plan says which limits hold for the whole.
fn joined(plan: &Plan, mut bases: Vec<Process>) -> Result<Process, (&At<Id>, Unusable)> {
    match bundle::join(&bases.iter().collect::<Vec<&Process>>()) {
        Ok(Some(joined)) => Ok(Process { deadlines: Vec::new(), ..joined.process }),
        Ok(None) => Ok(bases.swap_remove(0)),
        Err(bundle::DaysDiffer) => {
            let base = bases[0].time_base();
            let other = bases.iter().position(|process| process.time_base() != base);
            Err((&plan.bases[other.unwrap_or(0)], Unusable::DaysDiffer))
        }
    }
}

fn unreadable(path: &Path) -> Text {
    say!(name = files::named(path); zh: "无法读取“{name}”", en: "cannot read {name}")
}

impl LoadedPlan {
    /// The to-be process as a file that stands in a folder: the folder of the plan where none is named.
    pub fn to_be(&self, folder: Option<&Path>) -> Option<ToBe> {
        let (base, applied) = (self.base.as_ref()?, self.verdict.applied.as_ref()?);
        let to = folder.unwrap_or(&self.folder);
        let mut process = applied.process.clone();
        for named in &mut process.based_on {
            named.value = seen_from(&named.value, &self.folder, to);
        }
        if let Some(calendar) = process.calendar.as_mut().filter(|name| yaml::calendars::is_file(name)) {
            let from = self.plan.bases.first().map(|named| self.folder.join(&*named.value)).unwrap_or_default();
            calendar.value = seen_from(&calendar.value, from.parent().unwrap_or(Path::new("")), to);
        }
        let text = yaml::rewrite(base, &process, &self.comment());
        let source = Arc::new(Source::new(format!("{}{}", self.plan.source.name, Source::MADE), text.clone()));
        let (read, findings) = yaml::read_with(source, yaml::tree::Limits::default(), &|name| {
            super::calendars::look_up(&to.join("-"), name)
        });
        Some(ToBe { text, process: read, findings })
    }

    /// The files that it is made from.
    pub fn bases(&self) -> Vec<PathBuf> {
        self.plan.bases.iter().map(|named| self.folder.join(&*named.value)).collect()
    }

    // Both languages: the file may be read by either.
    fn comment(&self) -> String {
        let name = |path: &str| path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned();
        let plan = name(&self.plan.source.name);
        let bases: Vec<String> = self.plan.bases.iter().map(|named| name(&named.value)).collect();
        let bases = bases.join(", ");
        format!(
            "# 由 {plan} 改造 {bases} 得出，注释随原文件；要改请改计划。\n# Made from {bases} by {plan}, with the comments of that file; change the plan, not this file.\n"
        )
    }

    // What only the finished text shows is told at the measure that brought it: nothing is written that cannot be read.
    fn hold_to_its_text(&mut self, base_read: Vec<Finding>) {
        if !self.verdict.stands() {
            return;
        }
        let (Some(base), Some(applied), Some(to_be)) = (&self.base, &self.verdict.applied, self.to_be(None)) else {
            return;
        };
        let wrong = judging::brought((base, base_read), &to_be.process, to_be.findings);
        let told: Vec<Finding> = wrong.iter().map(|finding| judging::misread(&self.plan, applied, finding)).collect();
        self.verdict.findings.extend(told);
    }
}

/// The to-be of a plan as what another is held against.
pub fn earlier(loaded: &LoadedPlan, called: Text) -> Earlier {
    let to_be = loaded.to_be(None).filter(|_| loaded.verdict.stands());
    let plan = Some(Box::new(loaded.plan.clone()));
    if let Some(to_be) = to_be {
        return Earlier { plan, ..Earlier::of(called, to_be.process) };
    }
    let first = loaded.verdict.findings.iter().find(|finding| finding.severity == Severity::Error);
    let obstacle = first.map(|first| {
        say!(called = called, why = &first.message;
            zh: "{called} 的计划无法实施（{why}），无法比较", en: "the plan of {called} cannot be applied ({why}), so nothing can be compared")
    });
    Earlier { called, process: Process::empty(Arc::clone(&loaded.plan.source)), obstacle, plan }
}

/// What policies and an older version say of the to-be of a plan.
pub struct Judged {
    /// Findings in the plan.
    pub findings: Vec<Finding>,
    /// Rules that could not judge, with what is missing.
    pub not_evaluated: Vec<(&'static str, Text)>,
    /// Rules that ran.
    pub ran: Vec<&'static str>,
    /// The variant of the to-be.
    pub variant: Option<&'static str>,
}

/// Holds the to-be of a plan to policies, beside its as-is, and to the older to-be where there is one; nothing where it has none.
pub fn judged(loaded: &LoadedPlan, mut options: Options) -> Option<Judged> {
    let demands = &mut options.demands;
    if demands.is_nothing() || !loaded.verdict.stands() {
        return None;
    }
    let to_be = loaded.to_be(None)?;
    let as_is = loaded.base.as_ref().map(policies::as_is);
    match demands.earlier {
        Some(_) => demands.as_is = as_is,
        None => (demands.earlier, demands.gates) = (as_is, Gates::OfPolicies),
    }
    let variant = Subject::of(&to_be.process).variant;
    let verdict = lint::run(&to_be.process, to_be.findings, &options);
    let older: Vec<&Plan> = options.demands.older_plans().collect();
    let of_policies = |rule: &str| lint::rules::find(rule).is_some_and(|rule| rule.group == Group::Policy);
    let found = verdict.findings.into_iter().filter(|finding| of_policies(finding.rule));
    Some(Judged {
        findings: found.map(|finding| judging::demanded(&loaded.plan, &older, &to_be.process, finding)).collect(),
        not_evaluated: verdict.not_evaluated.into_iter().filter(|(rule, _)| of_policies(rule)).collect(),
        ran: verdict.ran.into_iter().filter(|rule| of_policies(rule)).collect(),
        variant,
    })
}

/// What is said of a plan.
pub fn report(loaded: LoadedPlan) -> check::Checked {
    let subject = Subject::file(&loaded.plan.source.name);
    check::Checked::read(subject, loaded.verdict.findings)
}

// A path written for one folder, written for another.
fn seen_from(name: &str, from: &Path, to: &Path) -> Box<str> {
    let real = |folder: &Path| {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        std::fs::canonicalize(folder).ok()
    };
    let (Some(from), Some(to)) = (real(from), real(to)) else { return name.into() };
    if from == to || Path::new(name).is_absolute() {
        return name.into();
    }
    let target = plain(&from.join(name));
    let common = target.components().zip(to.components()).take_while(|(one, other)| one == other).count();
    let mut path: PathBuf = to.components().skip(common).map(|_| Component::ParentDir).collect();
    path.extend(target.components().skip(common));
    files::shown(&path).into()
}

// Without `.` and `..`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}
