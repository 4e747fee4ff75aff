//! Text → model, model → YAML. `tree.rs` is the only file that names the YAML crate.

pub mod fields;
pub mod format;
mod scalar;
pub mod tree;
