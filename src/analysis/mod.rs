//! Figures about a sound process.
//!
//! Everything starts from a [`Study`]: the process with its mean times, its likeliest way through and how often each step is executed.
//! Each notion is one file with its result struct and `of(&Study)`; [`figures::of`] gathers the numbers under their ids.

mod applicant;
pub mod assumption;
pub mod attribution;
pub mod bundle;
pub mod burden;
pub mod clock;
pub mod compare;
pub mod cost;
pub mod counts;
pub mod critical_path;
pub mod data_items;
mod distribution;
pub mod fees;
pub mod figures;
pub mod first_time_right;
pub mod handoffs;
pub mod law;
pub mod lead_time;
mod markings;
pub mod materials;
mod most;
mod odds;
pub mod online;
pub mod order;
pub mod outcomes;
pub mod parties;
pub mod paths;
pub mod played;
pub mod profiles;
pub mod proportion;
mod reach;
pub mod scenario;
pub mod schedule;
mod shares;
pub mod study;
pub mod time;
pub mod times;
pub mod visits;

pub use assumption::Assumption;
pub use figures::Figure;
pub use scenario::Scenario;
pub use shares::sound;
pub use study::{Analysis, Study};
pub use times::Times;
