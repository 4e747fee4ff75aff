//! Text → model, model → YAML. `tree.rs` is the only file that names the YAML crate.

mod decode;
pub mod fields;
mod nodes;
mod read;
mod size;
pub mod starting;
pub mod tree;

pub use decode::decode;
pub use read::{read, read_within};
pub use size::check as check_size;
