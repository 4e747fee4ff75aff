//! Text → model, model → YAML. `tree.rs` is the only file that names the YAML crate.

pub mod fields;
pub mod starting;
pub mod tree;
