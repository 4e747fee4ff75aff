//! The model as a graph: flow, soundness, structure tree. Knows neither time nor money nor language.

mod acyclic;
mod bits;
mod circles;
mod cut;
mod defect;
mod dominance;
mod ends;
mod explore;
mod flow;
mod infer;
mod judge;
mod knot;
mod net;
mod passage;
mod reach;
mod reduce;
mod regions;
mod repair;
mod rigid;
mod rounds;
mod search;
mod shares;
mod sound;
mod telling;
mod tie;
mod tree;
mod trouble;

pub use dominance::Dominance;
pub use flow::{Flow, Vertex, Way};
pub use reach::{leading_to, reached_from};
pub use rigid::{Node, NodeKind, Rigid, RigidWay};
pub use shares::shares;
pub use sound::Sound;
pub use tree::{Branch, Part, PartId, Then, Tree};
pub use trouble::{Repair, Trouble};
