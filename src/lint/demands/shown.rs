use crate::analysis::figures::Unit;
use crate::say;
use crate::wording::{Text, plain_number, span_of_time};

/// A number with its unit, to so many decimals at most.
pub fn in_unit(number: f64, unit: Unit, day: f64, decimals: usize) -> Text {
    match unit {
        Unit::Count | Unit::Money | Unit::MoneyPerYear => Text::same(plain_number(number, decimals)),
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

/// Two numbers that differ, with as many decimals as tell them apart.
pub fn apart(one: f64, other: f64, unit: Unit, day: f64) -> [Text; 2] {
    let told = |decimals: usize| [one, other].map(|number| in_unit(number, unit, day, decimals));
    (1..6).map(told).find(|[one, other]| one != other).unwrap_or_else(|| told(6))
}
