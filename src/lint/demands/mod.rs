//! What processes are held to besides the rules: policies, and an earlier version of themselves.

mod bench;
mod gauge;
mod parts;
mod shown;

pub use bench::{Before, Bench, Gate, Said, Side};
pub use gauge::{Aspect, Gauge, called, gate_mistake, mistakes};
pub use parts::{heaviest, risen, silenced};
pub use shown::{apart, in_unit};

use super::{Check, Group, Names, Outcome, Rule, rules};
use crate::analysis::Times;
use crate::analysis::figures::{Basis, Figure, Unit, Value};
use crate::finding::Severity;
use crate::graph::Sound;
use crate::model::plan::Plan;
use crate::model::{Policy, Process};
use crate::wording::Text;
use std::sync::Arc;

/// What a process is held to.
#[derive(Debug, Clone, Default)]
pub struct Demands {
    /// Policies.
    pub policies: Vec<Held>,
    /// What it is compared with.
    pub earlier: Option<Arc<Earlier>>,
    /// The figures that must not be worse than there.
    pub gates: Gates,
    /// What it was made from, which cuts are counted from; without it they are from the version it is compared with.
    pub as_is: Option<Arc<Earlier>>,
}

/// A policy, with what its `no-worse-than` names.
#[derive(Debug, Clone)]
pub struct Held {
    /// The policy.
    pub policy: Arc<Policy>,
    /// The version that figures must not be worse than, where the policy names one and the process was there.
    pub than: Option<Arc<Earlier>>,
}

/// Another version of a process.
#[derive(Debug, Clone)]
pub struct Earlier {
    /// What it is called in a sentence: a revision, a file.
    pub called: Text,
    /// The process.
    pub process: Process,
    /// Why there is none, where that is not for what stands in its file.
    pub obstacle: Option<Text>,
    /// The plan that it comes of, where it comes of one.
    pub plan: Option<Box<Plan>>,
}

impl Earlier {
    /// A process by what it is called.
    pub fn of(called: Text, process: Process) -> Earlier {
        Earlier { called, process, obstacle: None, plan: None }
    }
}

/// Which figures must not be worse than in the earlier version.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Gates {
    /// Those that policies name.
    #[default]
    OfPolicies,
    /// Those that policies name, else the usual ones.
    Usual,
    /// These.
    Chosen(Vec<String>),
}

/// What must not get worse where nobody says otherwise: time, the applicant's trips, papers, errands and fees, and the stages that are seen.
pub const USUAL: [&str; 7] = [
    "lead-time.mean",
    "critical-path.length",
    "visits",
    "materials.submissions",
    "handoffs.applicant",
    "fees.applicant",
    "stages",
];

impl Demands {
    /// Whether a policy limits what figures were cut by, which takes something to compare with.
    pub fn compare(&self) -> bool {
        let limits = self.policies.iter().flat_map(|held| &held.policy.limits);
        let mut gauges = limits.filter_map(|limit| Gauge::read(&limit.figure.value));
        gauges.any(|gauge| gauge.aspect != Aspect::Value)
    }

    /// Whether there is another version to compare with.
    pub fn have_another(&self) -> bool {
        self.earlier.is_some() || self.policies.iter().any(|held| held.than.is_some())
    }

    /// Why a process could not be held to all of it, by the rules that could not judge. That there is no other version is no reason: who asks
    /// for one tells so.
    pub fn unjudged(&self, not_evaluated: &[(&'static str, Text)]) -> Option<Text> {
        let counts = |rule: &str| match rules::find(rule) {
            Some(found) if found.id == rules::worse_than_before::RULE.id => self.have_another(),
            found => found.is_some_and(|found| found.group == Group::Policy),
        };
        not_evaluated.iter().find(|(rule, _)| counts(rule)).map(|(_, why)| why.clone())
    }

    /// The plans that the versions come of which a process is compared with.
    pub fn older_plans(&self) -> impl Iterator<Item = &Plan> {
        let named = self.policies.iter().filter_map(|held| held.than.as_ref());
        self.earlier.iter().chain(named).filter_map(|earlier| earlier.plan.as_deref())
    }

    /// Nothing is demanded.
    pub fn is_nothing(&self) -> bool {
        self.policies.is_empty() && (self.earlier.is_none() || self.gates == Gates::OfPolicies)
    }
}

/// What the other rules have found, which policies may limit too.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counted {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Rules that could not judge.
    pub not_evaluated: usize,
}

impl Counted {
    /// Counts findings by their severity.
    pub fn of(severities: impl Iterator<Item = Severity>, not_evaluated: usize) -> Counted {
        let mut counted = Counted { errors: 0, warnings: 0, not_evaluated };
        severities.for_each(|severity| match severity {
            Severity::Error => counted.errors += 1,
            Severity::Warning => counted.warnings += 1,
            Severity::Note => {}
        });
        counted
    }

    fn figures(self) -> impl Iterator<Item = Figure> {
        let rows = [
            ("findings.error", self.errors),
            ("findings.warning", self.warnings),
            ("findings.not-evaluated", self.not_evaluated),
        ];
        rows.into_iter().map(|(id, number)| Figure {
            id: id.into(),
            unit: Unit::Count,
            value: Value::Stated(number as f64),
            basis: Basis::Model,
            rests_on: Vec::new(),
        })
    }
}

/// Holds a sound process to what is demanded of it.
pub(super) fn judge(
    sound: &Sound<'_>,
    times: &Times,
    demands: &Demands,
    counted: Counted,
    mut enter: impl FnMut(&Rule, Outcome),
) {
    if demands.is_nothing() {
        return;
    }
    let mut now = Side::of(Names::of(sound.process), sound, times);
    now.figures.extend(counted.figures());
    let others = bench::others(demands);
    let sides = bench::sides(&others, times.sampling(), now.day());
    let bench = Bench::of(&now, demands, &sides);
    for rule in rules::ALL {
        if let Check::Policy(check) = &rule.check {
            enter(rule, check(&bench));
        }
    }
}
