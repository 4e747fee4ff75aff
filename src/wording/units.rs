//! Numbers on paper (semantics.md §8).

use super::Text;

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
    let sign = if seconds < 0.0 { "-" } else { "" };
    let size = seconds.abs();
    let (value, zh, en) = if size == 0.0 {
        (0.0, day_zh, "d")
    } else if size >= day / 2.0 {
        (size / day, day_zh, "d")
    } else if size >= 3600.0 {
        (size / 3600.0, "小时", "h")
    } else if size >= 60.0 {
        (size / 60.0, minute_zh, "min")
    } else {
        (size, "秒", "s")
    };
    let number = plain_number(value, 1);
    Text::new(format!("{sign}{number} {zh}"), format!("{sign}{number} {en}"))
}

/// A share with one decimal: `47.2 %` is printed `47.2%`.
pub fn percent(share: f64) -> String {
    format!("{:.1}%", share * 100.0)
}

/// A number with at most `decimals` decimals, without trailing zeros.
pub fn plain_number(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    if !text.contains('.') {
        return text;
    }
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}
