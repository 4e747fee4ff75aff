//! Soundness, joins and the structure tree, from graphs in a small notation.

mod exhaustive;
mod expected;
mod large;
mod nets;
mod notation;
mod random;
mod shape;
