use crate::analysis::figures::Unit;
use crate::say;
use crate::wording::{Text, plain_number, span_of_time};

/// A number with its unit, to so many decimals at most.
pub fn in_unit(number: f64, unit: Unit, day: f64, decimals: usize) -> Text {
    match unit {
        Unit::Count | Unit::Money | Unit::MoneyPerYear | Unit::AsNamed => Text::same(plain_number(number, decimals)),
        Unit::Minutes => {
            say!(number = plain_number(number, decimals); zh: "{number} 分钟", en: "{number} min")
        }
        Unit::Share => Text::same(format!("{}%", plain_number(number * 100.0, decimals))),
        Unit::Time if decimals == 1 => span_of_time(number, day),
        Unit::Time => {
            say!(days = plain_number(number / day, decimals); zh: "{days} 个工作日", en: "{days} d")
        }
    }
}

/// Two numbers that differ, with as many decimals as show by how much: rounding takes no more than a tenth of the difference.
pub fn apart(one: f64, other: f64, unit: Unit, day: f64) -> [Text; 2] {
    const MOST: usize = 6;
    let honest = |decimals: &usize| {
        let [a, b] = [one, other].map(|number| {
            let step = step(number, unit, day, *decimals);
            (number / step).round() * step
        });
        ((a - b) - (one - other)).abs() <= 0.1 * (one - other).abs()
    };
    let decimals = (1..MOST).find(honest).unwrap_or(MOST);
    [one, other].map(|number| in_unit(number, unit, day, decimals))
}

// The least difference that `in_unit` shows.
fn step(number: f64, unit: Unit, day: f64, decimals: usize) -> f64 {
    let finest = 10_f64.powi(-i32::try_from(decimals).unwrap_or(0));
    let size = number.abs();
    match unit {
        Unit::Count | Unit::Money | Unit::MoneyPerYear | Unit::AsNamed | Unit::Minutes => finest,
        Unit::Share => finest / 100.0,
        Unit::Time if decimals > 1 || size >= day / 2.0 => finest * day,
        Unit::Time if size >= 3600.0 => finest * 3600.0,
        Unit::Time if size >= 60.0 => finest * 60.0,
        Unit::Time => finest,
    }
}
