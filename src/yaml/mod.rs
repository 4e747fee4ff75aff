//! Text → model, model → YAML. `tree.rs` is the only file that names the YAML crate.

pub mod fields;
mod starting;
pub mod tree;

pub use starting::starting;
