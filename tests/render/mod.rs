//! Reports as text: every format, both languages, narrow and wide.

mod golden;
mod laws;
mod sample;
