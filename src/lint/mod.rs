//! Judgments about a process: one rule a file in `rules/`, one list, one run.

pub mod across;
pub mod demands;
pub mod plan;
pub mod rules;

mod accept;
mod asked;
mod base;
mod called;
mod cheapest_order;
mod checks;
mod clocks;
mod data;
mod doubt;
mod ground;
mod knock_outs;
mod levels;
mod names;
mod one_way;
mod outcome;
mod pair;
mod presence;
mod ran;
mod removal;
mod repair;
mod restaurant;
mod returns;
mod rule;
mod run;
mod saving;
mod sent_back;
mod turns;
mod unused;
mod view;

pub use base::base_missing;
pub use doubt::doubt;
pub use ground::Ground;
pub use levels::{Level, Levels, Named};
pub use names::{Names, shortened};
pub use outcome::{Change, Hit, Outcome, WithoutSaving};
pub use pair::pair;
pub use ran::{Reach, ran};
pub use rule::{Check, Example, Group, Rule};
pub use run::{Options, Together, Verdict, gathered, named, run};
pub use view::FlowView;
