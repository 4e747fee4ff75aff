//! The model as a graph: flow, soundness, structure tree. Knows neither time nor money nor language.

mod circles;
mod cut;
mod dominance;
mod ends;
mod expected;
mod flow;
mod joins;
mod passage;
mod reach;
mod reduce;
mod region;
mod regions;
mod relations;
mod rigid;
mod shares;
mod sound;
mod tree;
mod trouble;

pub use dominance::Dominance;
pub use expected::{Expected, executions, expected, rates, rounds, traversals};
pub use flow::{Flow, Vertex, Way};
pub use joins::{Group, InferredJoin, inferred_joins};
pub use reach::{leading_to, reached_from};
pub use relations::{Relation, Relations};
pub use rigid::{Node, NodeKind, Rigid, RigidWay};
pub use shares::shares;
pub use sound::Sound;
pub use tree::{Branch, Part, PartId, Then, Tree};
pub use trouble::{Repair, Trouble};
