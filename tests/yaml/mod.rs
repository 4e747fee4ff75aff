//! Reading: text in, findings out.

mod cases;
mod durations;
mod encodings;
mod limits;
mod mutations;
pub mod support;
mod tables;
mod told;
mod whole;
