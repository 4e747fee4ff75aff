//! The model as a graph: flow, soundness, structure tree. Knows neither time nor money nor language.

mod flow;
mod relations;
mod rigid;
mod sound;
mod tree;
mod trouble;

pub use flow::{Flow, Vertex, Way};
pub use relations::{Relation, Relations};
pub use rigid::{Node, NodeKind, Rigid, RigidWay};
pub use sound::Sound;
pub use tree::{Branch, Part, PartId, Then, Tree};
pub use trouble::{Repair, Trouble};
