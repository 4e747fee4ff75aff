//! What a change would save: the analyses are run again with it made (findings.md, house rule 4). Times of steps are never added up.

use super::{Names, Outcome, WithoutSaving};
use crate::analysis::{self, Study, critical_path, data_items, handoffs, materials};
use crate::finding::{Saving, TimeOf};
use crate::graph::Sound;
use crate::model::Process;
use crate::redesign::{Measure, Parallelise, StopAsking, StopCollecting};
use crate::say;
use crate::wording::Text;
use rustc_hash::FxHashSet;

/// Works out savings, within an allowance.
#[derive(Debug)]
pub struct Savings<'s> {
    names: &'s Names<'s>,
    sound: &'s Sound<'s>,
    now: Option<Now>,
    steps_left: usize,
    given_up: usize,
}

/// So many steps are analysed again in one run, over all its changes: a fraction of a second, so that a huge file with a great many findings is
/// judged in time that grows with its size. It is enough for 1,000 changes of the flow of 100 steps.
const STEPS: usize = 100_000;

impl<'s> Savings<'s> {
    /// Nothing is worked out before a change asks for it.
    pub fn of(names: &'s Names<'s>, sound: &'s Sound<'s>) -> Savings<'s> {
        Savings { names, sound, now: None, steps_left: STEPS, given_up: 0 }
    }

    /// Works out what the changes of these findings would save, each alone; what stands only with a saving of time and has none is taken out.
    pub fn add(&mut self, outcome: &mut Outcome) {
        self.given_up = 0;
        let mut dropped = 0;
        outcome.hits.retain_mut(|hit| {
            let Some(change) = &hit.change else { return true };
            hit.finding.saving = self.alone(&change.measure);
            let stays = change.without_saving == WithoutSaving::Told
                || hit.finding.saving.is_some_and(|saving| saving.lead_time > 0.0);
            dropped += usize::from(!stays);
            stays
        });
        if dropped > 0 && self.given_up > 0 && outcome.missing.is_none() {
            outcome.missing = Some(too_large(self.given_up));
        }
    }

    fn alone(&mut self, measure: &Measure) -> Option<Saving> {
        let now = self.now.get_or_insert_with(|| Now::of(self.sound));
        match measure {
            Measure::StopCollecting(measure) => return fewer_submissions(self.names, now, measure),
            Measure::StopAsking(measure) => return fewer_entries(self.names, now, measure),
            // Steps that may be delayed shorten nothing.
            Measure::Parallelise(Parallelise { steps }) => {
                let critical = |id: &str| self.names.step_at(id).is_some_and(|at| now.critical.contains(&at));
                steps.iter().all(|id| critical(id)).then_some(())?;
            }
            Measure::MoveTo(_) | Measure::Remove(_) | Measure::NeverTake(_) | Measure::NoWait(_) => {}
        }
        let Some(left) = self.steps_left.checked_sub(self.sound.process.steps.len()) else {
            self.given_up += 1;
            return None;
        };
        self.steps_left = left;
        now.figures.until(&measure.apply(self.sound.process).ok()?)
    }
}

/// What all changes together would save; nothing where there are fewer than two, or too many for a process so large.
pub fn joint(sound: &Sound<'_>, changes: &[Measure]) -> Option<Saving> {
    let work = changes.len().saturating_mul(sound.process.steps.len());
    if changes.len() < 2 || work > STEPS * 10 {
        return None;
    }
    let mut process = sound.process.clone();
    for measure in in_rows(changes) {
        // A change that another has made impossible saves nothing more.
        if let Ok(changed) = measure.apply(&process) {
            process = changed;
        }
    }
    Now::of(sound).figures.until(&process)
}

/// What is known of the process as it is.
#[derive(Debug)]
struct Now {
    figures: Figures,
    // Steps on the main scenario, and those of them on its critical path.
    main: FxHashSet<usize>,
    critical: FxHashSet<usize>,
}

/// What a saving is counted in.
#[derive(Debug, Clone, Copy)]
struct Figures {
    /// Working days.
    lead_time: f64,
    visits: f64,
    submissions: f64,
    entries: f64,
    handoffs: f64,
}

impl Now {
    fn of(sound: &Sound<'_>) -> Now {
        let study = Study::of(sound);
        let path = critical_path::of(&study, &study.main);
        Now {
            main: study.main.steps().collect(),
            critical: path.critical().map(|row| row.step).collect(),
            figures: Figures::of(&study),
        }
    }
}

impl Figures {
    fn of(study: &Study<'_>) -> Figures {
        let process = study.process();
        let visits = study.main.steps().map(|step| f64::from(process.steps[step].visits()));
        Figures {
            lead_time: critical_path::of(study, &study.main).length / process.time_base().day_seconds(),
            visits: visits.sum(),
            submissions: materials::of(study).map_or(0.0, |materials| materials.submissions as f64),
            entries: data_items::of(study).map_or(0.0, |items| items.asked as f64),
            handoffs: handoffs::on_main(study).0.len() as f64,
        }
    }

    // Nothing where the changed process is not sound, or no figure falls or rises.
    fn until(self, changed: &Process) -> Option<Saving> {
        let sound = analysis::sound(changed).ok()?;
        let after = Figures::of(&Study::of(&sound));
        let lead_time = self.lead_time - after.lead_time;
        let saving = Saving {
            lead_time: if lead_time.abs() < SMALLEST { 0.0 } else { lead_time },
            time_of: TimeOf::CriticalPath,
            day: changed.time_base().day_seconds(),
            visits: self.visits - after.visits,
            submissions: self.submissions - after.submissions,
            entries: self.entries - after.entries,
            handoffs: self.handoffs - after.handoffs,
        };
        Some(saving).filter(|saving| !saving.is_nothing())
    }
}

/// Less than a second or so of a working day is a matter of rounding.
const SMALLEST: f64 = 1e-4;

// What is collected changes neither the way of a case nor its times, and submissions are a sum over the steps of the main scenario: so the
// figure is run again for the steps that change only. A test holds this to the whole.
fn fewer_submissions(names: &Names<'_>, now: &Now, measure: &StopCollecting) -> Option<Saving> {
    let steps = measure.at.iter().filter_map(|id| names.step_at(id)).filter(|at| now.main.contains(at));
    let collected = steps.flat_map(|at| names.step(at).collected());
    let stopped = collected.filter(|entry| measure.materials.contains(&entry.of.value)).count();
    (stopped > 0).then(|| Saving { submissions: stopped as f64, ..Saving::default() })
}

// The same of what is filled in.
fn fewer_entries(names: &Names<'_>, now: &Now, measure: &StopAsking) -> Option<Saving> {
    let steps = measure.at.iter().filter_map(|id| names.step_at(id)).filter(|at| now.main.contains(at));
    let asked = steps.flat_map(|at| names.step(at).asked());
    let stopped = asked.filter(|item| measure.data.contains(&item.value)).count();
    (stopped > 0).then(|| Saving { entries: stopped as f64, ..Saving::default() })
}

// Pairs that share a step are one row: a then b, b then c are done in parallel all three.
fn in_rows(changes: &[Measure]) -> Vec<Measure> {
    let mut all: Vec<Measure> = Vec::new();
    for change in changes {
        if let (Some(Measure::Parallelise(row)), Measure::Parallelise(Parallelise { steps })) = (all.last_mut(), change)
            && row.steps.last() == steps.first()
        {
            row.steps.extend(steps[1..].iter().cloned());
        } else {
            all.push(change.clone());
        }
    }
    all
}

fn too_large(n: usize) -> Text {
    say!(n = n;
        zh: "流程太大，有 {n} 处没有重新计算能省多少时间",
        en: "the process is too large: for {n} candidates it was not worked out what they would save")
}
