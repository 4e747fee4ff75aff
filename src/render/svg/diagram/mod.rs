//! A process in swim lanes: laid out in layers, cut into bands where it is long, at the size that reads best on A4.

mod bands;
mod columns;
mod draw;
mod fit;
mod legend;
mod place;
mod routes;
mod rows;
mod shapes;
mod sizes;

pub(super) use draw::{diagram, pair};
pub(super) use shapes::carrier;
