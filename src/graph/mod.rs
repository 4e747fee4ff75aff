//! The model as a graph: flow, soundness, structure tree. Knows neither time nor money nor language.

mod flow;
mod sound;
mod tree;

pub use flow::{Flow, Vertex, Way};
pub use sound::{Sound, Trouble};
pub use tree::{Branch, Part, PartId, Tree};
