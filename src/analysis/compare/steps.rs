/// What becomes of a step, or of a group of steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepChange {
    /// As-is steps; empty for one that is added.
    pub before: Vec<usize>,
    /// To-be steps; empty for one that is removed.
    pub after: Vec<usize>,
    /// What changed, in the order of [`Class`]; never empty.
    pub classes: Vec<Class>,
}

/// One kind of change. Several may hold; they are listed in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    /// Only in the as-is.
    Removed,
    /// Only in the to-be.
    Added,
    /// Several became one.
    Merged,
    /// One became several.
    Split,
    /// Done by another department.
    Moved,
    /// The applicant had to come and need not, or it went from a window to the net.
    PutOnline,
    /// Done by a machine now.
    Automated,
    /// Beside a step that it stood before or after.
    MadeParallel,
    /// Before a step that it stood after, or the other way round.
    Reordered,
    /// Takes less time.
    Shortened,
    /// Takes more time.
    Lengthened,
    /// None of these.
    Kept,
}

/// A removed and an added step that may be one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Likely {
    /// The as-is step.
    pub before: usize,
    /// The to-be step.
    pub after: usize,
    /// How alike their names and neighbours are, 0..=1.
    pub likeness: f64,
}
