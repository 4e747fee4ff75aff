//! Reading: text in, findings out.

mod cases;
mod support;
