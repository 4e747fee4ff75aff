//! Reports as text: every format, both languages, narrow and wide.

mod check;
pub mod documented;
mod explain;
mod golden;
mod laws;
pub use laws::plain;
mod machines;
mod real;
mod sample;
