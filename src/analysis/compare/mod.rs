//! As-is against to-be (semantics.md §6).

mod cuts;
mod findings;
mod ledger;
mod steps;

pub use cuts::{Cut, CutKind, Side};
pub use findings::FindingChanges;
pub use ledger::{Balance, Fate, Ledger, LedgerRow};
pub use steps::{Class, Likely, StepChange};

use super::critical_path::CriticalPath;
use super::handoffs::Handoffs;
use crate::model::Id;

/// What changes from one process to another.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// The five cuts 五减, in their fixed order: stages, materials in kinds and submissions, time, visits, fees.
    pub cuts: Vec<Cut>,
    /// Every figure of both in the order of the catalogue; one that neither states is left out.
    pub figures: Vec<FigureChange>,
    /// Every step of both, each in exactly one row: as-is order first, then what is added.
    pub steps: Vec<StepChange>,
    /// Removed and added steps that may be the same: offered, not assumed.
    pub likely: Vec<Likely>,
    /// Materials.
    pub materials: Ledger,
    /// Data items.
    pub data: Ledger,
    /// Handoffs of both.
    pub handoffs: Both<Handoffs>,
    /// Critical paths of both.
    pub critical_path: Both<CriticalPath>,
    /// Departments on the main scenario.
    pub departments: Departments,
}

/// The same thing before and after.
#[derive(Debug, Clone, PartialEq)]
pub struct Both<T> {
    /// As-is.
    pub before: T,
    /// To-be.
    pub after: T,
}

/// A figure before and after.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureChange {
    /// As-is; the same id as `after`.
    pub before: super::Figure,
    /// To-be.
    pub after: super::Figure,
}

/// Departments that take part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Departments {
    /// In both.
    pub kept: Vec<Id>,
    /// No longer.
    pub gone: Vec<Id>,
    /// New.
    pub new: Vec<Id>,
}
