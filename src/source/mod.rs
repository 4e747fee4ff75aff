//! A text and its places: bytes to lines and columns. Knows no YAML.

mod place;
mod span;
mod text;

pub use place::Place;
pub use span::{At, Span};
pub use text::{Position, Source};
