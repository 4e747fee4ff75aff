use super::Cell;

/// An entry of an answer that is one thing, such as a due date: JSON prints it outside of any report.
#[derive(Debug, Clone)]
pub enum Fact {
    /// A value under its key.
    One(&'static str, Cell),
    /// Values that belong together, under the key of all.
    Group(&'static str, Vec<(&'static str, Cell)>),
}
