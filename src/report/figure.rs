use super::Quantity;
use crate::wording::Text;

/// A figure under its id (report-json.md).
#[derive(Debug, Clone, PartialEq)]
pub struct FigureRow {
    /// Its id: `materials.submissions`.
    pub id: String,
    /// What it is.
    pub value: Value,
}

/// One value, or a before and an after.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A figure of one process.
    One {
        /// The number.
        quantity: Quantity,
        /// How it was obtained.
        method: Method,
    },
    /// A figure of a comparison.
    Change(Change),
}

/// How a figure was obtained.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Method {
    /// Computed exactly from the model.
    Exact,
    /// Sampled: number of samples and standard error in the figure's own unit.
    Sampled {
        /// Samples.
        n: u64,
        /// Standard error.
        error: f64,
    },
}

/// Before and after, with the basis of each; a side whose inputs nobody stated is `None`.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// As-is.
    pub before: Option<Quantity>,
    /// To-be.
    pub after: Option<Quantity>,
    /// What the before figure rests on: statutory, promised, critical path, …
    pub basis_before: Option<Text>,
    /// What the after figure rests on.
    pub basis_after: Option<Text>,
}

impl Quantity {
    /// The bare number, times in seconds.
    pub fn number(self) -> f64 {
        match self {
            Quantity::Count(number) | Quantity::Money(number) | Quantity::Share(number) => number,
            Quantity::Time { seconds, .. } => seconds,
        }
    }
}

impl Change {
    /// before − after, where both are stated.
    pub fn cut(&self) -> Option<f64> {
        Some(self.before?.number() - self.after?.number())
    }

    /// (before − after) / before; `None` from zero.
    pub fn rate(&self) -> Option<f64> {
        let before = self.before?.number();
        if before == 0.0 { None } else { Some(self.cut()? / before) }
    }
}
