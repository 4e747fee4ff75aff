//! Text → model, model → YAML. `tree.rs` is the only file that names the YAML crate.

pub mod calendars;
mod decode;
pub mod fields;
pub mod format;
mod nodes;
pub mod plans;
pub mod policies;
mod read;
mod scalar;
mod schema;
mod size;
pub mod spelled;
pub mod starting;
pub mod tree;
mod write;

pub use decode::decode;
pub use read::{Setting, read, read_calendar, read_in, read_plan, read_policy, read_with, read_within};
pub use schema::{calendar_schema, plan_schema, policy_schema, schema};
pub use size::check as check_size;
pub use write::{rewrite, write};
