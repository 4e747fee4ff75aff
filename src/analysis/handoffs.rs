//! Handoffs between departments, who carries them, what they cross.

use super::Assumption;
use super::assumption::Boundary;
use crate::model::Id;

/// Handoffs 交接 between departments (semantics.md §5).
#[derive(Debug, Clone, PartialEq)]
pub struct Handoffs {
    /// Those on the main scenario, each pair of steps once, in the order of the scenario. `None` where no step says who does it.
    pub main: Option<Vec<Handoff>>,
    /// Σ traversals over all ways through, rework included.
    pub expected: Option<f64>,
    /// From whom to whom: departments in order of appearance, row by row.
    pub matrix: Vec<Cell>,
    /// Returns A→B→A on the main scenario.
    pub returns: Vec<Return>,
    /// Boundaries that no department states: their figures are not stated.
    pub unknown: Vec<Boundary>,
    /// What the counts rest on.
    pub rests_on: Vec<Assumption>,
    /// What the counts of a boundary rest on besides.
    pub places_rest_on: Vec<(Boundary, Assumption)>,
}

/// One handoff: a pair of steps of different departments joined by a flow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handoff {
    /// The step that hands over.
    pub from: usize,
    /// The step that takes over.
    pub to: usize,
    /// Who carries it.
    pub carried: Carried,
    /// What it crosses besides the department.
    pub crosses: Vec<Boundary>,
}

/// Who carries a handoff.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Carried {
    /// The applicant: the second step collects what the first produced, or both need a visit.
    Applicant,
    /// Data or messenger: the applicant does nothing.
    Data,
}

/// All handoffs from one department to another.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Who hands over.
    pub from: Id,
    /// Who takes over.
    pub to: Id,
    /// Σ traversals.
    pub expected: f64,
    /// Of these, carried by the applicant.
    pub expected_by_applicant: f64,
    /// Pairs of steps on the main scenario.
    pub main: u64,
    /// Of these, carried by the applicant.
    pub main_by_applicant: u64,
    /// What it crosses besides the department.
    pub crosses: Vec<Boundary>,
}

/// The case comes back to a department that it had left: A→B→A.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Return {
    /// The department that gets it back.
    pub department: Id,
    /// The department that it had gone to.
    pub through: Id,
    /// The last step there.
    pub from: usize,
    /// The step that it comes back to.
    pub to: usize,
}

impl Carried {
    /// The key in JSON: `applicant`.
    pub fn key(self) -> &'static str {
        match self {
            Carried::Applicant => "applicant",
            Carried::Data => "data",
        }
    }
}
