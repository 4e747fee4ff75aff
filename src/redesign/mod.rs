//! Measures applied to a model: what a redesign changes.
