//! Counting profiles: one process counted by the rules of four schools (semantics.md §5), so that a number can be held against the right others.
//!
//! "Steps" alone means little: a guide counts the stages that an applicant sees, Doing Business the applicant's contacts with offices, a value
//! stream map hands-on activities, a BPMN diagram tasks. Each profile says only what its rule defines; the rest stays empty.

mod before;
pub mod bpmn;
mod contacts;
pub mod doing_business;
pub mod guide;
pub mod lean;

pub use bpmn::Bpmn;
pub use doing_business::DoingBusiness;
pub use guide::Guide;
pub use lean::Lean;

use super::{Analysis, Study};

/// Whose counting rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Profile {
    /// A service guide 办事指南: the figures of `docs/figures.md`.
    Guide,
    /// World Bank, Doing Business (2003–2021).
    DoingBusiness,
    /// Value stream mapping of office work.
    Lean,
    /// BPMN 2.0, ISO/IEC 19510.
    Bpmn,
}

/// A process counted by one profile.
#[derive(Debug, Clone, PartialEq)]
pub enum Counted {
    /// As a guide counts.
    Guide(Guide),
    /// As Doing Business counts.
    DoingBusiness(DoingBusiness),
    /// As a value stream map counts.
    Lean(Lean),
    /// As a BPMN diagram counts.
    Bpmn(Bpmn),
}

impl Profile {
    /// All of them, in the order in which they are printed.
    pub const ALL: [Profile; 4] = [Profile::Guide, Profile::DoingBusiness, Profile::Lean, Profile::Bpmn];

    /// The key on the command line and in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Profile::Guide => "guide",
            Profile::DoingBusiness => "doing-business",
            Profile::Lean => "lean",
            Profile::Bpmn => "bpmn",
        }
    }
}

impl Counted {
    /// By whose rule.
    pub fn profile(&self) -> Profile {
        match self {
            Counted::Guide(_) => Profile::Guide,
            Counted::DoingBusiness(_) => Profile::DoingBusiness,
            Counted::Lean(_) => Profile::Lean,
            Counted::Bpmn(_) => Profile::Bpmn,
        }
    }
}

/// Counts a process by one profile.
pub fn of(study: &Study<'_>, analysis: &Analysis, profile: Profile) -> Counted {
    match profile {
        Profile::Guide => Counted::Guide(guide::of(analysis)),
        Profile::DoingBusiness => Counted::DoingBusiness(doing_business::of(study)),
        Profile::Lean => Counted::Lean(lean::of(study, &analysis.critical_path)),
        Profile::Bpmn => Counted::Bpmn(bpmn::of(study)),
    }
}
