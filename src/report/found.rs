use crate::finding::Finding;
use crate::wording::Text;

/// One of the two that a comparison is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Half {
    /// As-is, or the first.
    First,
    /// To-be, or the second.
    Second,
}

/// What was found in the half of a comparison that its findings are not about. Readers have its numbers in the text; machines have it whole.
#[derive(Debug, Clone)]
pub struct Found {
    /// Which half.
    pub half: Half,
    /// Findings in the order of the file.
    pub findings: Vec<Finding>,
    /// Rules whose inputs are not in the model, with what is missing.
    pub not_evaluated: Vec<(&'static str, Text)>,
}
