//! What every analysis starts from.

use super::burden::{self, Burden};
use super::clock::Clock;
use super::cost::{self, Cost};
use super::counts::{self, Counts};
use super::critical_path::{self, CriticalPath};
use super::data_items::{self, DataItems};
use super::fees::{self, Fees};
use super::figures::{self, Figure};
use super::first_time_right::{self, FirstTimeRight};
use super::handoffs::{self, Handoffs};
use super::lead_time::{LeadTime, Sampling};
use super::markings;
use super::materials::{self, Materials};
use super::online::{self, Online};
use super::order::Order;
use super::outcomes::{self, Outcome};
use super::parties::Parties;
use super::played::{self, Averages, Played};
use super::scenario::{self, Scenario};
use super::time::{self, StepTime};
use super::times::Times;
use super::visits::{self, Visits};
use crate::graph::{self, Expected, Sound};
use crate::model::words::DepartmentKind;
use crate::model::{Collected, Process, Step};
use petgraph::graph::NodeIndex;
use rustc_hash::FxHashSet;

/// What every analysis of one process starts from, worked out once.
#[derive(Debug, Clone)]
pub struct Study<'a> {
    /// The process, its graph and its structure.
    pub sound: &'a Sound<'a>,
    /// Mean times, one entry a step.
    pub times: Vec<StepTime>,
    /// Which ways go back.
    pub order: Order,
    /// For each way of the graph the share of cases that take it when its vertex is left.
    pub shares: Vec<f64>,
    /// The likeliest way through.
    pub main: Scenario,
    /// Who does what.
    pub parties: Parties<'a>,
    /// Expected executions, one entry a vertex of the graph.
    pub executions: Vec<f64>,
    /// Expected traversals, one entry a way of the graph.
    pub traversals: Vec<f64>,
    /// What was played because it cannot be worked out; expected executions and traversals are then averages of what was played.
    pub played: Option<Played>,
    withdrawn: FxHashSet<&'a str>,
}

impl<'a> Study<'a> {
    /// Studies a process. One made by [`sound`](super::sound) knows how often its tacit ways are taken.
    pub fn of(sound: &'a Sound<'a>) -> Study<'a> {
        let times = time::of(sound.process);
        let order = Order::of(&sound.flow);
        let shares = graph::shares(&sound.flow);
        let main = scenario::main(&sound.flow, &order, &times, &shares);
        let graph::Expected { executions, traversals } = graph::expected(sound);
        let (parties, withdrawn) = (Parties::of(sound.process), materials::withdrawn(sound.process));
        Study { sound, times, order, shares, main, parties, executions, traversals, played: None, withdrawn }
    }

    /// The same, with what cannot be worked out played.
    pub fn sampled(sound: &'a Sound<'a>, sampling: Sampling) -> Study<'a> {
        let study = Study::of(sound);
        let exact = markings::not_plain(&sound.tree).is_empty()
            && outcomes::of(&study).iter().all(|outcome| outcome.probability.is_some());
        if exact {
            return study;
        }
        let played = played::of(sound, &study.order, sampling);
        let averages = played.averages.clone();
        Study { played: Some(played), ..study }.with_averages(averages)
    }

    /// The same, with these averages of what was played.
    pub fn with_averages(self, averages: Averages) -> Study<'a> {
        let Expected { executions, traversals } = averages.expected.clone();
        let played = self.played.map(|played| Played { averages, ..played });
        Study { executions, traversals, played, ..self }
    }

    /// The process that is studied.
    pub fn process(&self) -> &'a Process {
        self.sound.process
    }

    /// The step of a vertex.
    pub fn step(&self, vertex: NodeIndex) -> Option<usize> {
        self.sound.flow.step(vertex)
    }

    /// The applicant does the step.
    pub fn is_applicants(&self, step: &'a Step) -> bool {
        self.parties.doer(step).is_some_and(|party| party.kind == DepartmentKind::Applicant)
    }

    /// The materials handed in at a step by id; in a to-be file without those that something stands in for.
    pub fn collected<'s>(&'s self, step: &'a Step) -> impl Iterator<Item = &'a Collected> + use<'s, 'a> {
        step.collected().iter().map(|one| &one.value).filter(|one| !self.withdrawn.contains(&**one.of))
    }
}

/// Everything that is known of one process.
#[derive(Debug, Clone)]
pub struct Analysis {
    /// The critical path of the main scenario.
    pub critical_path: CriticalPath,
    /// How long a case takes, over all ways through.
    pub lead_time: LeadTime,
    /// Each named clock, in file order.
    pub clocks: Vec<Clock>,
    /// Tasks, stages, departments, offices.
    pub counts: Counts,
    /// Visits; `None` where nobody states them.
    pub visits: Option<Visits>,
    /// Materials; `None` where nobody states them.
    pub materials: Option<Materials>,
    /// Data items; `None` where nobody states them.
    pub data_items: Option<DataItems>,
    /// Handoffs.
    pub handoffs: Handoffs,
    /// Fees; `None` where nobody states them.
    pub fees: Option<Fees>,
    /// Hands-on time and its cost.
    pub cost: Cost,
    /// The applicant's time and money.
    pub burden: Burden,
    /// What needs no presence; `None` where nobody states visits.
    pub online: Option<Online>,
    /// Whether cases are sent back.
    pub first_time_right: FirstTimeRight,
    /// Each named end, and the plain one beside them.
    pub outcomes: Vec<Outcome>,
}

impl Analysis {
    /// Runs every analysis.
    pub fn of(study: &Study<'_>) -> Analysis {
        Analysis::knowing(study, &Times::default())
    }

    /// Runs every analysis; times that are known already are not worked out again.
    pub fn knowing(study: &Study<'_>, times: &Times) -> Analysis {
        let visits = visits::of(study);
        Analysis {
            critical_path: critical_path::of(study, &study.main),
            lead_time: times.lead_time(|| study.clone()).clone(),
            clocks: times.clocks(|| study.clone()).to_vec(),
            counts: counts::of(study),
            materials: materials::of(study),
            data_items: data_items::of(study),
            handoffs: handoffs::of(study),
            fees: fees::of(study),
            cost: cost::of(study),
            burden: burden::of(study, visits.as_ref()),
            online: online::of(study),
            first_time_right: first_time_right::of(study),
            outcomes: outcomes::of(study),
            visits,
        }
    }

    /// Every figure in the order of the catalogue, those not stated too.
    pub fn figures(&self, study: &Study<'_>) -> Vec<Figure> {
        figures::of(study, self)
    }
}
