use crate::wording::Text;

/// One typed cell of a table: what it is, not how it looks.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing to say here.
    Empty,
    /// Nobody stated the inputs: printed "not stated" 未注明, never 0.
    NotStated,
    /// Words.
    Text(Text),
    /// A figure with its unit.
    Quantity(Quantity),
    /// A share, 0..=1, printed with one decimal; `None` is "–" (a rate from zero).
    Percent(Option<f64>),
    /// Yes or nothing, printed ● where it holds.
    Mark(bool),
}

/// A number with its unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Quantity {
    /// A count: steps, visits, submissions. Expected counts have decimals.
    Count(f64),
    /// Working time in seconds, and the seconds of the process's working day.
    Time {
        /// Seconds.
        seconds: f64,
        /// Seconds of a working day.
        day: f64,
    },
    /// An amount in the file's currency.
    Money(f64),
    /// A share, 0..=1.
    Share(f64),
}
