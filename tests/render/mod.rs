//! Reports as text: every format, both languages, narrow and wide.

mod check;
pub mod documented;
mod explain;
mod golden;
mod laws;
mod machines;
mod real;
mod sample;
