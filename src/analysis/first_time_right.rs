//! The share of cases that are never sent back.

/// Whether cases go through without being sent back.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum FirstTimeRight {
    /// No branch of the process sends a case back: nobody stated how often that happens.
    NotStated,
    /// P(no rework branch is taken).
    Share(f64),
    /// It cannot be had exactly.
    NotExact,
}
