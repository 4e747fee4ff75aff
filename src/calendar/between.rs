use super::{Terms, Trouble, WalkedDay};
use crate::model::Date;

/// The days from one to another.
#[derive(Debug, Clone, PartialEq)]
pub struct Between<'c> {
    /// Every day from the first that could count to the last, both included.
    pub days: Vec<WalkedDay<'c>>,
    /// Working days, pauses or not.
    pub gross: i64,
    /// Working days less those that are paused.
    pub net: i64,
}

/// The working days from one day to another. The last day counts; whether the first one does is a rule of counting.
///
/// # Errors
/// When it touches a year whose holidays the calendar does not know.
pub fn between<'c>(terms: &Terms<'c>, from: Date, to: Date) -> Result<Between<'c>, Trouble> {
    let mut between = Between { days: Vec::new(), gross: 0, net: 0 };
    let mut next = terms.first(from);
    while let Some(date) = next.filter(|date| *date <= to) {
        let mut day = terms.day(date)?;
        between.gross += i64::from(day.kind.is_worked());
        if day.is_working() {
            between.net += 1;
            day.count = Some(between.net);
        }
        between.days.push(day);
        next = date.next();
    }
    Ok(between)
}
