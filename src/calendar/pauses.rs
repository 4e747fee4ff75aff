use crate::model::Date;
use crate::model::words::PauseBoundary;

/// A time in which a clock stands still 停表, as it was decided: from a day to a day, or still going on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pause {
    /// The day on which it starts; whether that day is paused is a rule of counting.
    pub from: Date,
    /// Its last day, which is paused; `None` while it goes on.
    pub to: Option<Date>,
}

impl Pause {
    /// Whether a day is paused.
    pub fn holds(&self, date: Date, boundary: PauseBoundary) -> bool {
        let begun = match boundary {
            PauseBoundary::ExcludeStart => date > self.from,
            PauseBoundary::IncludeStart => date >= self.from,
        };
        begun && self.to.is_none_or(|to| date <= to)
    }
}

/// Pauses in order, those that overlap as one, so that no day is taken away twice.
pub fn merged(pauses: &[Pause]) -> Vec<Pause> {
    let mut in_order = pauses.to_vec();
    in_order.sort_by_key(|pause| pause.from);
    let mut merged: Vec<Pause> = Vec::new();
    for pause in in_order {
        match merged.last_mut() {
            Some(last) if last.to.is_none_or(|to| pause.from <= to) => {
                last.to = last.to.and_then(|to| pause.to.map(|other| to.max(other)));
            }
            _ => merged.push(pause),
        }
    }
    merged
}
