use super::arguments::{Compare, TimeBasis};
use super::config::{Configs, Settled};
use super::delivery::deliver;
use super::load::load;
use super::output::Printer;
use super::policies::{self, Policies};
use super::status::Status;
use super::{clock, unsound};
use crate::analysis::compare::{self as comparing, Sided};
use crate::analysis::figures::Basis;
use crate::analysis::{Analysis, Study};
use crate::lint;
use crate::lint::demands::{Demands, Gates};
use crate::model::Process;
use crate::report::compare;

/// Compares as-is with to-be. Findings of the to-be decide the exit status.
pub fn run(wanted: &Compare, printer: &Printer) -> anyhow::Result<Status> {
    let reporting = &wanted.reporting;
    let settled = Configs::of(&wanted.configuring, [&*wanted.after])?.settled_for(&wanted.after);
    let mut options = clock::options(reporting, wanted.sampling.into(), &settled)?;
    let calendar = settled.config.calendar;
    let before = load(&wanted.before, reporting.reading, calendar)?;
    let after = load(&wanted.after, reporting.reading, calendar)?;
    let judged_before = lint::run(&before.process, before.findings, &options);
    options.demands = demands(wanted, &settled, &before.process)?;
    let mut judged_after = lint::run(&after.process, after.findings, &options);
    let paired = lint::pair(&before.process, &after.process);
    judged_after.findings.extend(paired.into_iter().filter_map(|finding| options.levels.told(finding)));
    judged_after.findings.sort_by_key(|finding| finding.place.span.start);
    let (Some(sound_before), Some(sound_after)) = (&judged_before.sound, &judged_after.sound) else {
        let broken = [(&before.process, judged_before), (&after.process, judged_after)];
        let broken = broken.into_iter().filter(|(_, verdict)| verdict.sound.is_none()).collect();
        return unsound::report("compare", broken, reporting, printer);
    };
    let sampling = wanted.sampling.into();
    let (before, after) = (Study::sampled(sound_before, sampling), Study::sampled(sound_after, sampling));
    let (analysis_before, analysis_after) =
        (Analysis::knowing(&before, &judged_before.times), Analysis::knowing(&after, &judged_after.times));
    let before = Sided { study: &before, analysis: &analysis_before };
    let after = Sided { study: &after, analysis: &analysis_after };
    let status = Status::of(&judged_after.findings, clock::fails_on(reporting, &settled));
    let results = compare::Results {
        before,
        after,
        comparison: &comparing::of(before, after, bases(&wanted.time)),
        verdict_before: &judged_before,
        verdict_after: &judged_after,
        finding_changes: &comparing::finding_changes(&judged_before.findings, &judged_after.findings),
    };
    deliver(&compare::output(results), reporting, printer)?;
    Ok(status)
}

// Policies hold the to-be, and what it cut of the as-is.
fn demands(wanted: &Compare, settled: &Settled, before: &Process) -> anyhow::Result<Demands> {
    let reading = wanted.reporting.reading;
    let named = policies::wanted(&wanted.policy)?.into_iter().chain(settled.config.policies.iter().cloned());
    let policies = Policies::of(named, std::slice::from_ref(&wanted.after), reading)?;
    Ok(Demands {
        policies: policies.held(&wanted.after, reading, settled.config.calendar)?,
        earlier: Some(policies::as_is(before)),
        gates: Gates::OfPolicies,
    })
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
