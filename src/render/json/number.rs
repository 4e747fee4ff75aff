use crate::report::Quantity;
use serde_json::Value;

/// A number without the noise of binary fractions: 12 significant digits, whole where it is whole. `null` where there is none.
pub(in crate::render) fn number(number: f64) -> Value {
    let rounded: f64 = format!("{number:.11e}").parse().unwrap_or(number);
    if !rounded.is_finite() {
        return Value::Null;
    }
    // Below 2^53 every whole number is exact.
    if rounded.fract() == 0.0 && rounded.abs() < 9_007_199_254_740_992.0 {
        return Value::from(rounded as i64);
    }
    Value::from(rounded)
}

/// The number of a quantity in the unit of [`unit`]: times in working days.
pub(in crate::render) fn in_unit(quantity: Quantity) -> f64 {
    match quantity {
        Quantity::Time { seconds, day } => seconds / day,
        _ => quantity.number(),
    }
}

/// What a quantity counts: `d` working days, `cd` calendar days, `min` minutes, `count`, `money` in the file's currency, `share` 0..1.
pub(in crate::render) fn unit(quantity: Quantity) -> &'static str {
    match quantity {
        Quantity::Count(_) => "count",
        Quantity::Time { .. } => "d",
        Quantity::CalendarDays(_) => "cd",
        Quantity::Minutes(_) => "min",
        Quantity::Money(_) => "money",
        Quantity::Share(_) => "share",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_whole_or_short() {
        assert_eq!(number(0.1 + 0.2).to_string(), "0.3");
        assert_eq!(number(20.0).to_string(), "20");
        assert_eq!(number(-0.0).to_string(), "0");
        assert_eq!(number(1.0 / 3.0).to_string(), "0.333333333333");
        assert_eq!(number(1e300).to_string(), "1e+300");
        assert_eq!(number(f64::NAN), Value::Null);
    }
}
