//! Numbers on paper (semantics.md §8).

use super::Text;

/// The sign before what is less than nothing.
const MINUS: &str = "−";

/// A duration in words: days with at most one decimal, below half a day hours, below an hour minutes, below a minute seconds; never "0.0".
///
/// `seconds` is working time, `day` the length of a working day in seconds. A negative duration keeps its sign.
pub fn span_of_time(seconds: f64, day: f64) -> Text {
    in_units(seconds, day, "个工作日", "分钟")
}

/// The same, short, for tables: `3.5 日` (working days) and `3.5 d`.
pub fn short_span_of_time(seconds: f64, day: f64) -> Text {
    in_units(seconds, day, "日", "分")
}

fn in_units(seconds: f64, day: f64, day_zh: &str, minute_zh: &str) -> Text {
    let sign = if seconds < 0.0 { MINUS } else { "" };
    let size = seconds.abs();
    // What would be printed as 60 minutes is an hour.
    let reaches = |unit: f64, next: f64| half_up(size / unit, 1) * unit >= next;
    let (value, zh, en) = if size == 0.0 {
        (0.0, day_zh, "d")
    } else if reaches(3600.0, day / 2.0) {
        (size / day, day_zh, "d")
    } else if reaches(60.0, 3600.0) {
        (size / 3600.0, "小时", "h")
    } else if reaches(1.0, 60.0) {
        (size / 60.0, minute_zh, "min")
    } else {
        (size, "秒", "s")
    };
    let number = plain_number(value, 1);
    Text::new(format!("{sign}{number} {zh}"), format!("{sign}{number} {en}"))
}

/// A share with one decimal: `47.2 %` is printed `47.2%`.
pub fn percent(share: f64) -> String {
    format!("{}%", fixed(share * 100.0, 1))
}

/// The difference of two shares in percentage points: one decimal, or two where one would show nothing.
pub fn points(difference: f64) -> String {
    let points = difference * 100.0;
    let decimals = if points.abs() < 0.05 { 2 } else { 1 };
    fixed(points, decimals)
}

/// A number with at most `decimals` decimals, without trailing zeros.
pub fn plain_number(value: f64, decimals: usize) -> String {
    let text = fixed(value, decimals);
    if !text.contains('.') {
        return text;
    }
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

// With so many decimals and the sign of print. A negative zero, as sums of nothing are, is a zero.
fn fixed(value: f64, decimals: usize) -> String {
    let rounded = half_up(value, decimals);
    let sign = if rounded < 0.0 { MINUS } else { "" };
    format!("{sign}{:.decimals$}", rounded.abs())
}

// 四舍五入: halves away from zero, as readers do it by hand; `format!` alone rounds 1.25 to 1.2. The nudge lifts halves that binary
// fractions hold a little too low (1.005 is 1.00499…).
fn half_up(value: f64, decimals: usize) -> f64 {
    let scale = 10_f64.powi(i32::try_from(decimals).unwrap_or(0));
    let scaled = value * scale;
    let rounded = (scaled + scaled.signum() * scaled.abs().max(1.0) * 1e-12).round() / scale;
    if rounded.is_finite() { rounded } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_rounded_away_from_zero() {
        assert_eq!(
            [1.25, 2.375, 1.005, -0.05, 0.04].map(|value| plain_number(value, 1)),
            ["1.3", "2.4", "1", "−0.1", "0"]
        );
        assert_eq!(plain_number(1.005, 2), "1.01");
        // 381 to 201 pieces: 47.244 %, never "near 50 %".
        assert_eq!(percent(180.0 / 381.0), "47.2%");
        assert_eq!(percent(0.0005), "0.1%");
    }

    #[test]
    fn a_duration_takes_the_unit_that_shows_it() {
        let said = |seconds: f64| span_of_time(seconds, 28800.0).en.into_owned();
        assert_eq!(
            [36000.0, 14400.0, 10800.0, 180.0, 5.0, 0.0].map(said),
            ["1.3 d", "0.5 d", "3 h", "3 min", "5 s", "0 d"]
        );
        // 59.97 minutes are printed as 60, 3.97 hours as 4, half of a day of 8 hours; 3.94 hours are not.
        assert_eq!(
            [3598.2, 59.96, 14292.0, 14184.0, 59.4, -36000.0].map(said),
            ["1 h", "1 min", "0.5 d", "3.9 h", "59.4 s", "−1.3 d"]
        );
    }
}
