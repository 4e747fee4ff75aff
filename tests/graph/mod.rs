//! Soundness, joins and the structure tree, from graphs in a small notation.

mod exhaustive;
mod nets;
mod notation;
mod random;
