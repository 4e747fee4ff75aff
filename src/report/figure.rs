use super::{Cell, Named, Quantity};
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
    /// A figure of two processes side by side; a side whose inputs nobody stated is `None`.
    Pair {
        /// Of the first.
        first: Option<Quantity>,
        /// Of the second.
        second: Option<Quantity>,
    },
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
    pub basis_before: Option<Named>,
    /// What the after figure rests on.
    pub basis_after: Option<Named>,
}

/// One of the few figures that a reader sees first.
#[derive(Debug, Clone)]
pub struct KeyFigure {
    /// What it is called: 跑动.
    pub name: Text,
    /// The number, or "not stated".
    pub value: Cell,
    /// Its unit where the number does not carry it: 次.
    pub unit: Text,
    /// A few words beside it: how it splits, on what it rests.
    pub aside: Option<Text>,
}

impl Change {
    /// before − after in the unit of both, where both are stated; 0 where that is no more than noise ([`Quantity::cut_from`]).
    pub fn cut(&self) -> Option<Quantity> {
        Some(self.after?.cut_from(self.before?))
    }

    /// (before − after) / before; `None` from zero, and of shares: that 5% of the cases became all of them is no rise of 1900%.
    pub fn rate(&self) -> Option<f64> {
        if self.is_of_shares() {
            return None;
        }
        let (before, cut) = (self.before?.number(), self.cut()?.number());
        if before == 0.0 { None } else { Some(cut / before) }
    }

    /// Whether it is of shares or probabilities, whose change is told in percentage points.
    pub fn is_of_shares(&self) -> bool {
        matches!(self.before.or(self.after), Some(Quantity::Share(_)))
    }

    /// Whether the two sides rest on different bases 口径不一致.
    pub fn bases_differ(&self) -> bool {
        match (&self.basis_before, &self.basis_after) {
            (Some(before), Some(after)) => before.id != after.id,
            _ => false,
        }
    }
}
