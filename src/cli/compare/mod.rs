//! `compare`: as-is files against a to-be, or two processes side by side.

mod attributed;
mod benchmark;
mod effects;
mod files;

use super::against::Asked;
use super::arguments::{Compare, Comparing, TimeBasis};
use super::config::{Configs, Settled};
use super::delivery::deliver;
use super::load::{Loaded, load};
use super::output::{Printer, Trouble};
use super::plans::LoadedPlan;
use super::policies::{self, Policies};
use super::status::Status;
use super::{clock, files as cli_files, unsound};
use crate::analysis::bundle::{self, Bundle};
use crate::analysis::compare::{self as comparing, Sided};
use crate::analysis::figures::Basis;
use crate::analysis::lead_time::Sampling;
use crate::analysis::{self, Analysis, Study, Times};
use crate::graph::Sound;
use crate::lint::demands::{Demands, Gates};
use crate::lint::{self, Verdict};
use crate::model::Process;
use crate::model::plan::Plan;
use crate::redesign::bundle as joining;
use crate::report::check::{self, Checked};
use crate::report::compare;
use crate::say;
use crate::wording::Text;
use files::After;
use std::path::PathBuf;

/// Compares as-is with to-be. Findings of the to-be decide the exit status.
pub fn run(wanted: &Compare, printer: &Printer) -> anyhow::Result<Status> {
    let comparing = &wanted.comparing;
    cli_files::hold_apart(&comparing.reporting.output, comparing.files.iter().map(PathBuf::as_path))?;
    if wanted.benchmark {
        return benchmark::run(comparing, printer);
    }
    let tell = |results: compare::Results<'_>, _: Option<&Plan>| {
        deliver(&compare::output(results), &comparing.reporting, printer)
    };
    run_as(comparing, Teller { command: "compare", tell: &tell }, printer)
}

/// What is made of a comparison.
#[derive(Clone, Copy)]
pub struct Teller<'t> {
    /// The command that it is made for.
    pub command: &'static str,
    /// Tells it; with the plan that the to-be comes from.
    pub tell: &'t dyn Fn(compare::Results<'_>, Option<&Plan>) -> anyhow::Result<()>,
}

/// Compares as-is with to-be for a command.
///
/// # Errors
/// Where a file cannot be read, or the files cannot be compared.
pub fn run_as(wanted: &Comparing, teller: Teller<'_>, printer: &Printer) -> anyhow::Result<Status> {
    let reporting = &wanted.reporting;
    let Some((after_path, before_paths)) = wanted.files.split_last() else { return Ok(Status::Clean) };
    let settled = Configs::of(&wanted.configuring, [after_path.as_path()])?.settled_for(after_path);
    let mut options = clock::options(reporting, wanted.sampling.into(), &settled)?;
    let calendar = settled.config.calendar;
    let (after, plan) = match files::after(after_path, reporting.reading, calendar)? {
        After::Process(after) => (after, None),
        After::Plan(after, plan) => (after, Some(plan)),
        After::Refused(checked) => return refused(checked, wanted, &settled, teller.command, printer),
    };
    let named = before_paths;
    let before_paths = files::as_is(before_paths, after_path, &after.process)?;
    cli_files::hold_apart(&reporting.output, before_paths.iter().map(PathBuf::as_path))?;
    files::hold_unlike(&before_paths)?;
    // What measures save is told of the base; another as-is file is compared, and nothing shared out.
    let shares = named.is_empty() || files::are_the_bases(&before_paths, after_path, &after.process);
    let shared_out = plan.as_deref().filter(|_| shares);
    let before: Vec<Loaded> =
        before_paths.iter().map(|path| load(path, reporting.reading, calendar)).collect::<Result<_, _>>()?;
    let (processes, findings): (Vec<Process>, Vec<_>) =
        before.into_iter().map(|loaded| (loaded.process, loaded.findings)).unzip();
    let processes: Vec<&Process> = processes.iter().collect();
    let joined = joining::join(&processes).map_err(|_| Trouble::new(files::days_differ()))?;
    files::hold_to_one_day(processes[0], &after.process)?;
    let judged: Vec<Verdict<'_>> =
        processes.iter().zip(findings).map(|(process, found)| lint::run(process, found, &options)).collect();
    let whole = joined.as_ref().map_or(processes[0], |joined| &joined.process);
    let bases_of_plan = plan.as_deref().map(LoadedPlan::bases).unwrap_or_default();
    options.demands = demands(wanted, (after_path, &bases_of_plan), &settled, whole)?;
    let mut judged_after = lint::run(&after.process, after.findings, &options);
    let paired = lint::pair(whole, &after.process);
    judged_after.findings.extend(paired.into_iter().filter_map(|finding| options.levels.told(finding)));
    judged_after.findings.sort_by_key(|finding| finding.place.span.start);
    if judged.iter().chain([&judged_after]).any(|verdict| verdict.sound.is_none()) {
        let all = processes.into_iter().chain([&after.process]).zip(judged.into_iter().chain([judged_after]));
        let broken = all.filter(|(_, verdict)| verdict.sound.is_none()).collect();
        return unsound::report(teller.command, broken, reporting, printer);
    }
    let doubt = lint::doubt(whole, &after.process).map(|finding| finding.message);
    let as_is = AsIs { processes: &processes, joined: joined.as_ref(), judged, doubt };
    let planned = Planned { plan: plan.as_deref().map(|plan| &plan.plan), shared_out };
    told(wanted, &settled, teller, as_is, &judged_after, planned)
}

/// The as-is files, read and judged.
struct AsIs<'p> {
    processes: &'p [&'p Process],
    joined: Option<&'p joining::Bundle>,
    judged: Vec<Verdict<'p>>,
    // Why it is probably not the as-is of the to-be.
    doubt: Option<Text>,
}

/// The plan that a to-be comes from.
struct Planned<'p> {
    plan: Option<&'p Plan>,
    // The same, where what its measures save is to be told.
    shared_out: Option<&'p LoadedPlan>,
}

fn told(
    wanted: &Comparing,
    settled: &Settled,
    teller: Teller<'_>,
    as_is: AsIs<'_>,
    judged_after: &Verdict<'_>,
    planned: Planned<'_>,
) -> anyhow::Result<Status> {
    let (reporting, sampling) = (&wanted.reporting, wanted.sampling.into());
    let AsIs { processes, joined, judged, doubt } = as_is;
    let whole = joined.map(|joined| analysis::sound(&joined.process)).transpose();
    let whole: Option<Sound<'_>> = whole.map_err(|_| Trouble::new(files::does_not_join()))?;
    let parts: Vec<(Study<'_>, Analysis)> = judged.iter().filter_map(|verdict| part(verdict, sampling)).collect();
    let Some((after, analysis_after)) = part(judged_after, sampling) else { return Ok(Status::Found) };
    let together = joined.zip(whole.as_ref()).map(|(joined, sound)| together(joined, sound, &parts, sampling));
    let before = match &together {
        Some((study, analysis, _)) => Sided { study, analysis },
        None => match parts.first() {
            Some((study, analysis)) => Sided { study, analysis },
            None => return Ok(Status::Found),
        },
    };
    let after = Sided { study: &after, analysis: &analysis_after };
    let status = Status::of(&judged_after.findings, clock::fails_on(reporting, settled));
    let gathered;
    let judged_before = match &*judged {
        [only] => only,
        all => {
            gathered = lint::gathered(all);
            &gathered
        }
    };
    let plan = planned.shared_out;
    let attribution = plan.and_then(|plan| attributed::of(plan.base.as_ref()?, &plan.plan, sampling));
    let effects = plan.and_then(|plan| Some(effects::of(plan.base.as_ref()?, &plan.plan, sampling)));
    let results = compare::Results {
        doubt: doubt.as_ref(),
        before,
        after,
        comparison: &comparing::of(before, after, bases(&wanted.time)),
        verdict_before: judged_before,
        verdict_after: judged_after,
        finding_changes: &comparing::finding_changes(&judged_before.findings, &judged_after.findings),
        bundle: together.as_ref().map(|(_, _, bundle)| compare::Files { processes, bundle }),
        plan: plan.map(|plan| &plan.plan).zip(attribution.as_ref()),
        effects: plan.map(|plan| &plan.plan).zip(effects.as_deref()),
    };
    (teller.tell)(results, planned.plan)?;
    Ok(status)
}

// A plan with errors has no to-be: its findings are told instead.
fn refused(
    checked: Checked,
    wanted: &Comparing,
    settled: &Settled,
    command: &'static str,
    printer: &Printer,
) -> anyhow::Result<Status> {
    let status = Status::of(&checked.findings, clock::fails_on(&wanted.reporting, settled)).max(Status::Found);
    let mut output = check::output(vec![checked]);
    output.command = command;
    deliver(&output, &wanted.reporting, printer)?;
    printer.remark(
        &say!(zh: "计划有错误，没有可比较的改革后流程。", en: "The plan has errors; there is no to-be to compare."),
    );
    Ok(status)
}

fn part<'v>(verdict: &'v Verdict<'v>, sampling: Sampling) -> Option<(Study<'v>, Analysis)> {
    let study = Study::sampled(verdict.sound.as_ref()?, sampling);
    let analysis = Analysis::knowing(&study, &verdict.times);
    Some((study, analysis))
}

fn together<'s>(
    joined: &joining::Bundle,
    sound: &'s Sound<'s>,
    parts: &[(Study<'_>, Analysis)],
    sampling: Sampling,
) -> (Study<'s>, Analysis, Bundle) {
    let study = Study::sampled(sound, sampling);
    let parts: Vec<&Analysis> = parts.iter().map(|(_, analysis)| analysis).collect();
    let analysis = bundle::analysis(&study, &Times::new(sampling), &joined.member_of, &parts);
    let bundle = bundle::of(&study, &analysis, &joined.member_of, &joined.members, &parts);
    (study, analysis, bundle)
}

// Policies hold the to-be, and what it cut of the as-is.
fn demands(
    wanted: &Comparing,
    (after, bases): (&PathBuf, &[PathBuf]),
    settled: &Settled,
    before: &Process,
) -> anyhow::Result<Demands> {
    let policies = policies_of(wanted, settled, std::slice::from_ref(after))?;
    let asked = Asked { file: after, bases, reading: wanted.reporting.reading, calendar: settled.config.calendar };
    Ok(Demands {
        policies: policies.held(asked)?,
        earlier: Some(policies::as_is(before)),
        gates: Gates::OfPolicies,
        as_is: None,
    })
}

// What the command line and the configuration name.
fn policies_of(wanted: &Comparing, settled: &Settled, files: &[PathBuf]) -> anyhow::Result<Policies> {
    let named = policies::wanted(&wanted.policy)?.into_iter().chain(settled.config.policies.iter().cloned());
    Policies::of(named, files, wanted.reporting.reading)
}

// One basis holds for both sides.
fn bases(wanted: &[TimeBasis]) -> [Basis; 2] {
    let basis = |at: usize| match wanted.get(at).or(wanted.first()) {
        None | Some(TimeBasis::Mean) => Basis::ModelMean,
        Some(TimeBasis::P90) => Basis::ModelP90,
        Some(TimeBasis::CriticalPath) => Basis::CriticalPath,
        Some(TimeBasis::Statutory) => Basis::Statutory,
        Some(TimeBasis::Promised) => Basis::Promised,
        Some(TimeBasis::Actual) => Basis::Measured,
    };
    [basis(0), basis(1)]
}
