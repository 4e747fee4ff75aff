//! The path list: the likeliest ways through a process (semantics.md §4; ADONIS calls it path analysis).
//!
//! A *way* is one outcome of every decision that is met: the branch of each decision, every round of rework, each optional parallel branch
//! started or not, each tacit end or not. Parallel branches all belong to the same way, so it does not matter which of them moves first.
//! The shares of all ways add up to 1.

mod lay_out;
mod likely;
mod lists;
mod made;
mod region;

use self::lay_out::LaidOut;
use self::likely::Likely;
use super::time::{Spread, StepTime};
use super::{Assumption, Scenario, Study, assumption, critical_path, fees, visits};
use std::collections::BTreeMap;

/// The likeliest ways through a process.
#[derive(Debug, Clone, PartialEq)]
pub struct Paths {
    /// The likeliest first; equally likely ones in file order.
    pub ways: Vec<Path>,
    /// The share of cases that go one of them, 0..=1.
    pub covered: f64,
    /// Whether there are more.
    pub extent: Extent,
    /// How many of them a veto ends. What runs beside it counts as done as far as its turn had come, whatever its time.
    pub vetoed: usize,
    /// What times and shares rest on.
    pub rests_on: Vec<Assumption>,
}

/// Whether there are more ways than those listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// These are all.
    All,
    /// There are more, none of them likelier than the last.
    More,
    /// The search came to its limit of states or rounds: those listed are the likeliest, but the next could not be had.
    Stopped,
}

/// One way through.
#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    /// The share of cases that go this way, 0..=1.
    pub probability: f64,
    /// Everything that is done on it.
    pub scenario: Scenario,
    /// Length of its critical path over the applicant's time, in working seconds, with mean durations.
    pub time: f64,
    /// How often the applicant comes, at each repetition again; `None` where nobody states visits.
    pub visits: Option<u64>,
    /// What the applicant pays, in the file's currency; a repeated step costs no second time, as it collects nothing a second time
    /// (language.md §5). `None` where no step says a fee.
    pub fees: Option<f64>,
    /// Its steps in order of execution, with what runs in parallel; routing points are left out.
    pub trail: Vec<Mark>,
    /// Outcomes by name with which its flows end, in order.
    pub outcomes: Vec<Box<str>>,
}

/// A step on a way, or a bracket around what runs in parallel: `Begin a Beside b c End`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// An execution of a step: its place in the process, and 1 for the first execution.
    Step(usize, u32),
    /// Parallel branches begin.
    Begin,
    /// The next of them.
    Beside,
    /// They have met.
    End,
}

/// The `most` likeliest ways.
pub fn of(study: &Study<'_>, most: usize) -> Paths {
    let likely = Likely::of(study, most);
    let best = likely.root();
    // What may be likelier than this could not be looked at.
    let certain = best.ways.iter().take_while(|way| way.p >= best.beyond).count();
    let ways: Vec<Path> = best
        .ways
        .iter()
        .take(certain)
        .map(|way| path(study, way.p, lay_out::of(study, &likely.made, way.made)))
        .collect();
    let covered = ways.iter().map(|way| way.probability).sum::<f64>().min(1.0);
    let extent = match best.is_all() && certain > 0 {
        true => Extent::All,
        false if certain < most => Extent::Stopped,
        false => Extent::More,
    };
    let graph = &study.sound.flow.graph;
    let vetoed = ways.iter().filter(|way| way.scenario.taken.iter().any(|(_, way)| graph[*way].cancel)).count();
    Paths { rests_on: rests_on(study, &ways), ways, covered, extent, vetoed }
}

impl Path {
    /// How often each step is executed on it, in the order of first execution.
    pub fn executions(&self) -> Vec<(usize, u32)> {
        let mut times: BTreeMap<usize, u32> = BTreeMap::new();
        let mut order = Vec::new();
        for step in self.steps() {
            let often = times.entry(step).or_default();
            *often += 1;
            if *often == 1 {
                order.push(step);
            }
        }
        order.into_iter().map(|step| (step, times[&step])).collect()
    }

    /// Its steps in order of execution, a repeated one again.
    pub fn steps(&self) -> impl Iterator<Item = usize> {
        self.trail.iter().filter_map(|mark| match mark {
            Mark::Step(step, _) => Some(*step),
            Mark::Begin | Mark::Beside | Mark::End => None,
        })
    }
}

fn path(study: &Study<'_>, probability: f64, laid: LaidOut) -> Path {
    let process = study.process();
    let LaidOut { scenario, trail, outcomes } = laid;
    let executed = scenario.runs.iter().filter_map(|run| run.step);
    let come = executed.map(|step| u64::from(process.steps[step].visits())).sum();
    Path {
        probability,
        time: critical_path::of(study, &scenario).length,
        visits: visits::are_stated(process).then_some(come),
        fees: fees::on(process, scenario.steps()).map(|fees| fees.applicant),
        trail,
        outcomes,
        scenario,
    }
}

fn rests_on(study: &Study<'_>, ways: &[Path]) -> Vec<Assumption> {
    let those = |keep: &dyn Fn(&StepTime) -> bool, say: fn(Vec<usize>) -> Assumption| {
        let steps = ways.iter().flat_map(Path::steps);
        assumption::about(steps.filter(|step| keep(&study.times[*step])), say)
    };
    let calendar = ways.iter().flat_map(Path::steps).any(|step| study.times[step].calendar_days);
    let times = [
        those(&|time| time.total.is_none(), |steps| Assumption::TimesNotGiven { steps }),
        those(&|time| time.spread == Spread::Random, |steps| Assumption::MeansTaken { steps }),
        calendar.then_some(Assumption::CalendarDays),
    ];
    super::shares::missing(&study.sound.flow).into_iter().chain(times.into_iter().flatten()).collect()
}
