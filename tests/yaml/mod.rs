//! Reading: text in, findings out.

mod support;
