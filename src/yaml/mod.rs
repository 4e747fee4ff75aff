//! Text → model, model → YAML. `tree.rs` is the only file that names the YAML crate.

pub mod calendars;
mod decode;
pub mod fields;
pub mod format;
mod nodes;
pub mod plans;
mod read;
mod scalar;
mod schema;
mod size;
pub mod spelled;
pub mod starting;
pub mod tree;
mod write;

pub use decode::decode;
pub use read::{read, read_calendar, read_plan, read_with, read_within};
pub use schema::{calendar_schema, plan_schema, schema};
pub use size::check as check_size;
pub use write::{rewrite, write};
