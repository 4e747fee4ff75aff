//! Several processes taken as one (一件事): what each has, what the whole has, and what is asked for in more than one of them.

use super::times::Times;
use super::{Analysis, Study};
use crate::model::Id;
use rustc_hash::FxHashMap;

/// What is known of a bundle besides the figures of the whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Bundle {
    /// Each file, in order.
    pub members: Vec<Member>,
    /// Materials that more than one file asks for, in order of appearance.
    pub materials: Vec<Again>,
    /// Data items that more than one file asks for.
    pub data: Vec<Again>,
    /// Materials that one file asks for and another makes: what government issued comes back as a paper. The file that makes it stands first.
    pub results: Vec<Again>,
    /// Mean lead time of the whole, one file after the other.
    pub mean: f64,
}

/// One file of a bundle.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// What it is called in ids.
    pub label: Id,
    /// Mean lead time, in working seconds.
    pub mean: f64,
    /// Tasks on the main scenario.
    pub tasks: usize,
    /// Stages.
    pub stages: usize,
    /// Visits; `None` where nobody states them.
    pub visits: Option<u64>,
    /// Submissions 件次; `None` where nobody states them.
    pub submissions: Option<u64>,
}

/// One material or data item that several files ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Again {
    /// Its id in the whole.
    pub id: Id,
    /// How often it is handed in or filled in, over all files.
    pub times: usize,
    /// The files, by place.
    pub members: Vec<usize>,
}

/// Every analysis of the whole. Between one file and the next nothing is handed over: the applicant begins anew.
///
/// `member_of` says of each step of the whole which member it is from.
pub fn analysis(whole: &Study<'_>, times: &Times, member_of: &[usize], members: &[&Analysis]) -> Analysis {
    let mut analysis = Analysis::knowing(whole, times);
    let within = |from: usize, to: usize| member_of.get(from) == member_of.get(to);
    let handoffs = &mut analysis.handoffs;
    handoffs.main.iter_mut().for_each(|main| main.retain(|handoff| within(handoff.from, handoff.to)));
    handoffs.returns.retain(|one| within(one.from, one.to));
    let expected: Option<f64> = members.iter().map(|member| member.handoffs.expected).sum();
    handoffs.expected = handoffs.expected.and(expected);
    analysis
}

/// What the files of a bundle have, each and together; `labels` are what they are called in ids.
pub fn of(study: &Study<'_>, whole: &Analysis, member_of: &[usize], labels: &[Id], members: &[&Analysis]) -> Bundle {
    let member = |(label, analysis): (&Id, &&Analysis)| Member {
        label: label.clone(),
        mean: analysis.lead_time.mean,
        tasks: analysis.counts.tasks.len(),
        stages: analysis.counts.stages.count(),
        visits: analysis.visits.as_ref().map(|visits| visits.main),
        submissions: analysis.materials.as_ref().map(|materials| materials.submissions),
    };
    let again = |named: &[(Id, Vec<usize>)]| {
        let one = |(id, steps): &(Id, Vec<usize>)| {
            let mut members: Vec<usize> = steps.iter().filter_map(|step| member_of.get(*step).copied()).collect();
            members.dedup();
            (members.len() > 1).then(|| Again { id: id.clone(), times: steps.len(), members })
        };
        named.iter().filter_map(one).collect::<Vec<Again>>()
    };
    let results =
        whole.materials.as_ref().map_or_else(Vec::new, |materials| results(study, &materials.named, member_of));
    Bundle {
        results,
        members: labels.iter().zip(members).map(member).collect(),
        materials: whole.materials.as_ref().map_or_else(Vec::new, |materials| again(&materials.named)),
        data: whole.data_items.as_ref().map_or_else(Vec::new, |items| again(&items.named)),
        mean: whole.lead_time.mean,
    }
}

fn results(study: &Study<'_>, named: &[(Id, Vec<usize>)], member_of: &[usize]) -> Vec<Again> {
    let member = |step: usize| member_of.get(step).copied();
    let mut made: FxHashMap<&Id, usize> = FxHashMap::default();
    for (at, step) in study.process().steps.iter().enumerate() {
        for product in step.produces.iter().flatten() {
            made.entry(&product.value).or_insert(at);
        }
    }
    let one = |(id, steps): &(Id, Vec<usize>)| {
        let maker = member(*made.get(id)?)?;
        let asking: Vec<usize> = steps.iter().copied().filter(|step| member(*step) != Some(maker)).collect();
        let mut members: Vec<usize> = asking.iter().filter_map(|step| member(*step)).collect();
        members.dedup();
        members.insert(0, maker);
        (!asking.is_empty()).then(|| Again { id: id.clone(), times: asking.len(), members })
    };
    named.iter().filter_map(one).collect()
}
