//! What a typed cell is to Excel: a number whose format shows its unit, a day, or words.

use crate::render::words;
use crate::report::{Cell, Quantity};
use crate::wording::{Lang, Text, plain_number};

/// What is written.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Written {
    /// Nothing.
    Blank,
    /// Words, never a formula.
    Words(String),
    /// A number as JSON has it, and how it is shown.
    Number(f64, String),
    /// A day: `2019-10-29`.
    Day(String),
}

/// Whether the head of a column names the unit, so that its cells need not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// It does.
    InHead,
    /// Each cell says it.
    InCell,
}

/// What a cell is to Excel.
pub(super) fn written(cell: &Cell, unit: Unit, lang: Lang) -> Written {
    match cell {
        Cell::Quantity(quantity) => number(*quantity, shown(*quantity, unit, lang)),
        // The difference of two shares is no share.
        Cell::Cut(quantity @ Quantity::Share(_)) => {
            let points = Text::fixed(" 个百分点", " points");
            number(Quantity::Count(value(*quantity) * 100.0), signed(&format!("0.0\"{}\"", points.get(lang)), lang))
        }
        Cell::Cut(quantity) => number(*quantity, signed(&shown(*quantity, unit, lang), lang)),
        Cell::Rate(Some(rate)) => Written::Number(*rate, signed("0.0%", lang)),
        Cell::Percent(share) => Written::Number(*share, "0.0%".to_owned()),
        Cell::Date(date) => Written::Day(date.to_string()),
        Cell::Empty | Cell::Bar(_) | Cell::Mark(false) => Written::Blank,
        _ => words(words::cell(cell, lang)),
    }
}

fn words(text: String) -> Written {
    if text.is_empty() { Written::Blank } else { Written::Words(text) }
}

fn number(quantity: Quantity, format: String) -> Written {
    let value = value(quantity);
    if value.is_finite() { Written::Number(value, format) } else { Written::Blank }
}

/// The number in the unit of its format: times in working days, as in JSON.
pub(super) fn value(quantity: Quantity) -> f64 {
    match quantity {
        Quantity::Time { seconds, day } => seconds / day,
        _ => quantity.number(),
    }
}

/// The unit of a quantity as it stands in a head or behind a number.
pub(super) fn unit(quantity: Quantity) -> Option<Text> {
    match quantity {
        Quantity::Time { .. } => Some(Text::fixed("日", "d")),
        Quantity::CalendarDays(_) => Some(Text::fixed("自然日", "calendar days")),
        Quantity::Minutes(_) => Some(Text::fixed("分钟", "min")),
        Quantity::Count(_) | Quantity::Money(_) | Quantity::Share(_) => None,
    }
}

fn shown(quantity: Quantity, said: Unit, lang: Lang) -> String {
    if let Quantity::Share(_) = quantity {
        return "0.0%".to_owned();
    }
    let digits = digits(quantity);
    match unit(quantity) {
        Some(unit) if said == Unit::InCell => format!("{digits}\" {}\"", unit.get(lang)),
        _ => digits,
    }
}

// As many decimals as a reader needs: one for days, more below half a day, so that minutes are never "0.0".
fn digits(quantity: Quantity) -> String {
    let value = value(quantity).abs();
    let most = match quantity {
        Quantity::Time { .. } if value > 0.0 && value < 0.5 => significant(value),
        Quantity::Time { .. } | Quantity::CalendarDays(_) | Quantity::Minutes(_) => 1,
        _ => 2,
    };
    // What sums of many numbers leave is no fraction.
    if (value - value.round()).abs() < 1e-9 {
        return "General".to_owned();
    }
    let shown = plain_number(value, most);
    let decimals = shown.split_once('.').map_or(1, |(_, decimals)| decimals.len());
    format!("0.{}", "0".repeat(decimals))
}

// Two digits that are not zero.
fn significant(value: f64) -> usize {
    let zeros = -value.log10().floor();
    (zeros.max(0.0) as usize + 1).min(8)
}

// A rise is said as a rise: "增加 2".
fn signed(format: &str, lang: Lang) -> String {
    let up = Text::fixed("增加 ", "up ");
    format!("{format};\"{}\"{format};{format}", up.get(lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(days: f64) -> Quantity {
        Quantity::Time { seconds: days * 28_800.0, day: 28_800.0 }
    }

    #[test]
    fn a_time_is_a_number_of_days_and_never_shown_as_nothing() {
        let said = |days: f64| written(&Cell::Quantity(time(days)), Unit::InCell, Lang::Zh);
        assert_eq!(said(5.0), Written::Number(5.0, "General\" 日\"".to_owned()));
        assert_eq!(said(15.03125), Written::Number(15.03125, "0.0\" 日\"".to_owned()));
        assert_eq!(said(1.25), Written::Number(1.25, "0.0\" 日\"".to_owned()));
        // three minutes
        assert_eq!(said(0.00625), Written::Number(0.00625, "0.0000\" 日\"".to_owned()));
        assert_eq!(
            written(&Cell::Cut(time(-2.0)), Unit::InHead, Lang::En),
            Written::Number(-2.0, "General;\"up \"General;General".to_owned())
        );
    }

    #[test]
    fn what_is_not_stated_is_words() {
        assert_eq!(written(&Cell::NotStated, Unit::InHead, Lang::Zh), Written::Words("未注明".to_owned()));
        assert_eq!(written(&Cell::Rate(None), Unit::InHead, Lang::En), Written::Words("–".to_owned()));
        assert_eq!(written(&Cell::Quantity(Quantity::Count(f64::NAN)), Unit::InHead, Lang::En), Written::Blank);
    }
}
