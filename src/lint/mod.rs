//! Judgments about a process: one rule a file in `rules/`, one list, one run.

pub mod across;
pub mod rules;

mod accept;
mod asked;
mod base;
mod clocks;
mod ground;
mod names;
mod one_way;
mod outcome;
mod pair;
pub mod plan;
mod repair;
mod returns;
mod rule;
mod run;
mod saving;
mod view;

pub use base::base_missing;
pub use ground::Ground;
pub use names::Names;
pub use outcome::{Change, Hit, Outcome, WithoutSaving};
pub use pair::pair;
pub use rule::{Check, Example, Group, Rule};
pub use run::{Options, Together, Verdict, run};
pub use view::FlowView;
