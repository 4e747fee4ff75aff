//! Lead time: from the start of the case to the end of the applicant's time, as a distribution, and which step it belongs to (semantics.md §3).

mod flow;
pub(super) mod fold;
mod in_turn;
pub(super) mod leaves;
mod markov;
mod mean;
pub mod region;
pub mod step;
pub mod sums;

use super::applicant;
use super::assumption::{Assumption, about};
use super::law::{Law, Scale, Weight};
use super::{Study, shares};
use crate::model::exact;
use crate::model::words::WaitCause;
pub use mean::mean;
pub use region::{Memory, Sampling};

/// The distribution of lead time.
#[derive(Debug, Clone, PartialEq)]
pub struct LeadTime {
    /// Mean, in working seconds.
    pub mean: f64,
    /// Standard deviation, in working seconds.
    pub deviation: f64,
    /// How it was obtained.
    pub obtained: Obtained,
    /// The mean that flow analysis gives, which takes the maximum of means in a parallel block (Dumas et al., *Fundamentals of BPM*, ch. 7);
    /// `None` where parallel flows do not nest.
    pub flow_analysis: Option<f64>,
    /// By step of the process: what it has of the mean; `None` for a step whose time is not stated or comes after the applicant's.
    pub shares: Vec<Option<Share>>,
    /// What it rests on.
    pub rests_on: Vec<Assumption>,
    /// What the contributions added up to before the rest was shared out, as a part of the mean: how far the calculation can be trusted.
    pub unsettled: f64,
    law: Law,
    scale: Scale,
}

/// How a figure of lead time was obtained.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Obtained {
    /// Exactly: by calculation with distributions.
    Exact,
    /// In part by sampling.
    Sampled {
        /// How many cases.
        samples: u64,
        /// Standard error of the mean, in working seconds.
        error: f64,
    },
}

/// What a step has of the mean lead time: its time while it is on the critical path.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Share {
    /// Working seconds; all steps together have the mean.
    pub contribution: f64,
    /// Of it hands-on time; `None` where it is not stated.
    pub work: Option<f64>,
    /// Of it waiting, by cause.
    pub waits: Vec<(WaitCause, f64)>,
    /// Expected number of executions on the critical path.
    pub criticality: f64,
}

/// The lead time of a studied process.
pub fn of(study: &Study<'_>, sampling: Sampling) -> LeadTime {
    let counts = applicant::counts(study.sound, &study.order);
    let folded = fold::fold(study.sound, &counts, sampling);
    let flow_analysis = flow::mean(study, &counts);
    let rests_on = rests_on(study, &counts);
    read(folded, flow_analysis, rests_on)
}

fn read(folded: fold::Folded<'_>, flow_analysis: Option<f64>, rests_on: Vec<Assumption>) -> LeadTime {
    let fold::Folded { mut tape, root, leaves, regions, .. } = folded;
    let scale = leaves.scale;
    let weights =
        tape.weights(root, Weight::Constant(1.0), |tape, region, weight| regions.passed_on(tape, region, weight));
    let law = tape.law(root).clone();
    let mean = law.mean();
    let shares: Vec<Option<Share>> = leaves
        .steps
        .iter()
        .map(|leaf| {
            let leaf = leaf.as_ref()?;
            let weight = leaf.weight(&weights).unwrap_or(Weight::Constant(0.0));
            let found = leaf.law.contributions(&weight, &mut tape.transforms);
            Some(Share { contribution: found.total, work: found.work, waits: found.waits, criticality: found.times })
        })
        .collect();
    let obtained = match regions.samples() {
        None => Obtained::Exact,
        Some(samples) => {
            let error = regions.error(&tape, |node| weights.get(node.index()).cloned().flatten());
            Obtained::Sampled { samples, error: scale.seconds(error) }
        }
    };
    let sum: f64 = shares.iter().flatten().map(|share| share.contribution).sum();
    let unsettled = if sum > 0.0 { sum / mean } else { 1.0 };
    LeadTime {
        mean: scale.seconds(mean),
        deviation: scale.seconds(law.deviation()),
        obtained,
        flow_analysis,
        shares: settled(shares, unsettled, scale),
        rests_on,
        unsettled,
        law,
        scale,
    }
}

/// What is shared out at most: by more the shares would only hide that something is wrong.
const ROUNDING: f64 = 1e-3;

// Where laws of different width meet, points lie between points, and the shares miss the mean by up to a ten-thousandth: that is shared out in proportion.
fn settled(mut shares: Vec<Option<Share>>, unsettled: f64, scale: Scale) -> Vec<Option<Share>> {
    let unsettled = if (unsettled - 1.0).abs() <= ROUNDING { unsettled } else { 1.0 };
    for share in shares.iter_mut().flatten() {
        let seconds = |ticks: f64| scale.seconds(ticks / unsettled);
        share.contribution = seconds(share.contribution);
        share.work = share.work.map(seconds);
        share.waits.iter_mut().for_each(|(_, wait)| *wait = seconds(*wait));
    }
    shares
}

impl LeadTime {
    /// Its law, in ticks of its scale.
    pub(super) fn law(&self) -> (&Law, Scale) {
        (&self.law, self.scale)
    }

    /// The least time within which such a share of cases has ended, in working seconds.
    pub fn percentile(&self, share: f64) -> f64 {
        self.scale.seconds(self.law.percentile(share))
    }

    /// The standard error of a sampled percentile in standard errors of the mean: √(q(1−q))/f(t) against the deviation.
    pub fn percentile_error(&self, share: f64) -> f64 {
        self.law.percentile_error(share)
    }

    /// P(T ≤ limit), the limit in working seconds.
    pub fn until(&self, limit: crate::model::exact::Seconds) -> f64 {
        self.law.until(self.scale.ticks(limit))
    }
}

fn rests_on(study: &Study<'_>, counts: &[bool]) -> Vec<Assumption> {
    let passed = |step: usize| study.executions.get(step).is_some_and(|often| *often > 0.0);
    let those = |keep: &dyn Fn(usize) -> bool, say: fn(Vec<usize>) -> Assumption| {
        let steps = (0..study.times.len()).filter(|step| counts[*step] && passed(*step));
        about(steps.filter(|step| keep(*step)), say)
    };
    let calendar = (0..study.times.len()).any(|step| counts[step] && passed(step) && study.times[step].calendar_days);
    let takes_time = |step: &usize| study.times[*step].total.is_some_and(|total| total > exact::NONE);
    let left_out = (0..study.times.len()).filter(|step| !counts[*step] && passed(*step)).filter(takes_time);
    let by_default = study.process().applicant_to.is_none();
    [
        those(&|step| study.times[step].total.is_none(), |steps| Assumption::TimesNotGiven { steps }),
        calendar.then_some(Assumption::CalendarDays),
        shares::without_limit(&study.sound.flow, &study.order),
        about(applicant::after_the_end(study.sound, &study.order, counts).into_iter(), |steps| {
            Assumption::AfterTheEnd { steps }
        }),
        about(left_out.filter(|_| by_default), |steps| Assumption::EndByDefault { steps }),
    ]
    .into_iter()
    .flatten()
    .chain(shares::missing(&study.sound.flow))
    .collect()
}
