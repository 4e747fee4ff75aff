//! Counting on a calendar: when a limit ends, how many working days lie between two days, what pauses take away.
//!
//! Counting walks from day to day, so that what is counted can be shown day by day.

mod between;
mod due;
mod pauses;
mod walk;

pub use between::{Between, between};
pub use due::{Due, End, Limit, LimitDays, due};
pub use pauses::{Pause, merged};
pub use walk::{Terms, Trouble, WalkedDay};
