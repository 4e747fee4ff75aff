use crate::model::Date;
use crate::source::Place;
use crate::wording::{Lang, Speak, Text, percent, plain_number, short_span_of_time};
use std::fmt;

/// One typed cell of a table: what it is, not how it looks.
#[derive(Debug, Clone)]
pub enum Cell {
    /// Nothing to say here.
    Empty,
    /// Nobody stated the inputs: printed "not stated" 未注明, never 0.
    NotStated,
    /// Words.
    Text(Text),
    /// Words for readers in a place where machines find nothing: "not exact", "the start".
    Aside(Text),
    /// A thing with an id, or a word of a fixed list: readers see its name, machines its id.
    Named(Named),
    /// Several of them.
    Names(Vec<Named>),
    /// A figure with its unit.
    Quantity(Quantity),
    /// before − after: a cut where it is positive; a rise is said as a rise.
    Cut(Quantity),
    /// The share cut, (before − after) / before; `None` from zero, printed "–".
    Rate(Option<f64>),
    /// A share, 0..=1, printed with one decimal.
    Percent(f64),
    /// Yes or nothing, printed ● where it holds.
    Mark(bool),
    /// Where something lies in time, drawn where there is room; machines have the numbers in other columns.
    Bar(Bar),
    /// A day: `2019-10-29`.
    Date(Date),
    /// A place in a file.
    Place(Place),
}

/// A thing with its id and its name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Named {
    /// Its id: a step's, a material's, a word's key.
    pub id: String,
    /// What readers call it.
    pub name: Text,
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
    /// Calendar days, where a counting rule asks for them; not converted to working days.
    CalendarDays(f64),
    /// Minutes of the applicant's life; not converted to working days.
    Minutes(f64),
    /// An amount in the file's currency.
    Money(f64),
    /// A share, 0..=1.
    Share(f64),
}

/// A stretch of time on a scale that all rows of a column share. The unit does not matter as long as it is one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// How much later it could end without harm.
    pub float: f64,
    /// The length of the scale.
    pub whole: f64,
}

/// How exact a calculated figure is, as a part of it: laws keep their means to a millionth.
const ACCURACY: f64 = 1e-6;

impl Named {
    /// `id`, called `name`.
    pub fn new(id: impl Into<String>, name: Text) -> Named {
        Named { id: id.into(), name }
    }
}

impl Speak for Named {
    fn speak(&self, lang: Lang, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name.get(lang))
    }
}

impl Quantity {
    /// The bare number, times in seconds.
    pub fn number(self) -> f64 {
        match self {
            Quantity::Count(number)
            | Quantity::CalendarDays(number)
            | Quantity::Minutes(number)
            | Quantity::Money(number)
            | Quantity::Share(number) => number,
            Quantity::Time { seconds, .. } => seconds,
        }
    }

    /// before − after, where this is after. What the calculation does not know so exactly, and what paper would not show,
    /// is no change.
    pub fn cut_from(self, before: Quantity) -> Quantity {
        let (old, new) = (before.number(), self.number());
        let cut = old - new;
        let least = self.least_shown().max(ACCURACY * old.abs().max(new.abs()));
        self.with(if cut.abs() < least { 0.0 } else { cut })
    }

    // Half of the last place that is printed, as [`points`] prints the difference of two shares.
    fn least_shown(self) -> f64 {
        match self {
            Quantity::Count(_) | Quantity::Money(_) => 0.005,
            Quantity::Time { .. } | Quantity::CalendarDays(_) | Quantity::Minutes(_) => 0.05,
            Quantity::Share(_) => 0.000_05,
        }
    }

    /// Another number with the same unit.
    pub fn with(self, number: f64) -> Quantity {
        match self {
            Quantity::Count(_) => Quantity::Count(number),
            Quantity::Time { day, .. } => Quantity::Time { seconds: number, day },
            Quantity::CalendarDays(_) => Quantity::CalendarDays(number),
            Quantity::Minutes(_) => Quantity::Minutes(number),
            Quantity::Money(_) => Quantity::Money(number),
            Quantity::Share(_) => Quantity::Share(number),
        }
    }
}

/// As a figure stands in a table or a sentence (semantics.md §8): a time carries its unit, the unit of a count stands beside it.
impl Speak for Quantity {
    fn speak(&self, lang: Lang, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Quantity::Count(number) | Quantity::Money(number) => out.write_str(&plain_number(number, 2)),
            Quantity::Time { seconds, day } => out.write_str(short_span_of_time(seconds, day).get(lang)),
            Quantity::CalendarDays(number) => {
                let number = plain_number(number, 1);
                match lang {
                    Lang::Zh => write!(out, "{number} 自然日"),
                    Lang::En if number == "1" => out.write_str("1 calendar day"),
                    Lang::En => write!(out, "{number} calendar days"),
                }
            }
            Quantity::Minutes(number) => {
                let number = plain_number(number, 1);
                match lang {
                    Lang::Zh => write!(out, "{number} 分钟"),
                    Lang::En => write!(out, "{number} min"),
                }
            }
            Quantity::Share(share) => out.write_str(&percent(share)),
        }
    }
}
