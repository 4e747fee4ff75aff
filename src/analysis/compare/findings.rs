/// What a change does to the findings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FindingChanges {
    /// Places in `after` of those that were not there before.
    pub new: Vec<usize>,
    /// Places in `before` of those that are gone.
    pub lost: Vec<usize>,
    /// Places in `before` and `after` of those that stay.
    pub kept: Vec<(usize, usize)>,
}
