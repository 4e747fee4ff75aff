//! What a change would save: the analyses are run again with it made (findings.md, house rule 4). Times of steps are never added up.

use super::{Hit, Outcome, WithoutSaving};
use crate::analysis::{Study, critical_path, handoffs, materials};
use crate::finding::Saving;
use crate::graph::Sound;
use crate::model::Process;
use crate::redesign::{Measure, Parallelise};
use crate::say;
use crate::wording::Text;

/// Works out savings, within an allowance.
#[derive(Debug)]
pub struct Savings<'s> {
    now: &'s Sound<'s>,
    before: Option<Figures>,
    steps_left: usize,
    given_up: usize,
}

/// So many steps are analysed again in one run, over all its changes: a fraction of a second, so that a huge file with a great many findings is
/// judged in time that grows with its size. It is enough for 2,000 changes to a file of 100 steps.
const STEPS: usize = 200_000;

impl<'s> Savings<'s> {
    /// Nothing is worked out before a change asks for it.
    pub fn of(now: &'s Sound<'s>) -> Savings<'s> {
        Savings { now, before: None, steps_left: STEPS, given_up: 0 }
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

    /// What all changes together would save, where there are two or more: savings do not add up.
    pub fn joint(&mut self, hits: &[Hit]) -> Option<Saving> {
        let measures: Vec<&Measure> = hits.iter().filter_map(|hit| Some(&hit.change.as_ref()?.measure)).collect();
        if measures.len() < 2 {
            return None;
        }
        let mut process = self.now.process.clone();
        for measure in in_rows(measures) {
            // A measure that another has made impossible saves nothing more.
            if let Ok(changed) = measure.apply(&process) {
                process = changed;
            }
        }
        self.until(&process)
    }

    fn alone(&mut self, measure: &Measure) -> Option<Saving> {
        let steps = self.now.process.steps.len();
        let Some(left) = self.steps_left.checked_sub(steps) else {
            self.given_up += 1;
            return None;
        };
        self.steps_left = left;
        let changed = measure.apply(self.now.process).ok()?;
        self.until(&changed)
    }

    // Nothing where the changed process is not sound, or no figure falls or rises.
    fn until(&mut self, changed: &Process) -> Option<Saving> {
        let after = Figures::of(&Sound::of(changed).ok()?);
        let before = *self.before.get_or_insert_with(|| Figures::of(self.now));
        Some(before.less(after)).filter(|saving| *saving != Saving::default())
    }
}

/// What a saving is counted in.
#[derive(Debug, Clone, Copy)]
struct Figures {
    /// Working days.
    lead_time: f64,
    visits: f64,
    submissions: f64,
    handoffs: f64,
}

impl Figures {
    fn of(sound: &Sound<'_>) -> Figures {
        let study = Study::of(sound);
        let day = sound.process.time_base().day_seconds();
        let visits = study.main.steps().map(|step| f64::from(sound.process.steps[step].visits()));
        Figures {
            lead_time: critical_path::of(&study, &study.main).length / day,
            visits: visits.sum(),
            submissions: materials::of(&study).map_or(0.0, |materials| materials.submissions as f64),
            handoffs: handoffs::of(&study).main.map_or(0.0, |main| main.len() as f64),
        }
    }

    fn less(self, after: Figures) -> Saving {
        let lead_time = self.lead_time - after.lead_time;
        Saving {
            lead_time: if lead_time.abs() < SMALLEST { 0.0 } else { lead_time },
            visits: self.visits - after.visits,
            submissions: self.submissions - after.submissions,
            handoffs: self.handoffs - after.handoffs,
        }
    }
}

/// Less than a second or so of a working day is a matter of rounding.
const SMALLEST: f64 = 1e-4;

// Pairs that share a step are one row: a then b, b then c are done in parallel all three.
fn in_rows(measures: Vec<&Measure>) -> Vec<Measure> {
    let mut all: Vec<Measure> = Vec::new();
    for measure in measures {
        if let (Some(Measure::Parallelise(row)), Measure::Parallelise(Parallelise { steps })) =
            (all.last_mut(), measure)
            && row.steps.last() == steps.first()
        {
            row.steps.extend(steps[1..].iter().cloned());
        } else {
            all.push(measure.clone());
        }
    }
    all
}

fn too_large(n: usize) -> Text {
    say!(n = n;
        zh: "流程太大，有 {n} 处没有重新计算能省多少时间",
        en: "the process is too large: for {n} candidates it was not worked out what they would save")
}
