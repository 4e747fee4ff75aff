//! Bars: as long as what they stand for, to an eighth of a column.

use super::style::Paint;
use crate::report::{Bar, Cell, Quantity, Table, Tone};
use crate::say;
use crate::wording::Text;

/// Eighths of a column.
const EIGHTHS: [char; 8] = ['▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'];

/// How a column of bars is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// How much: all begin at the edge, and nothing has none.
    Length,
    /// From where to where; what takes no time has a place.
    Place,
}

/// A number before and after: what stays, and what was cut or added.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pair {
    pub before: f64,
    pub after: f64,
    /// What fills the columns: the greater of both, or 100%.
    pub whole: f64,
}

/// How the bars of a column are read.
pub(super) fn reading<'b>(mut bars: impl Iterator<Item = &'b Bar>) -> Reading {
    if bars.any(|bar| bar.from > 0.0 || bar.float > 0.0) { Reading::Place } else { Reading::Length }
}

/// `█` critical, `▒` can wait, `·` how long; `◆` takes no time.
pub(super) fn bar(bar: Bar, reading: Reading, columns: usize) -> String {
    let share = |value: f64| if bar.whole > 0.0 { (value / bar.whole).clamp(0.0, 1.0) } else { 0.0 };
    if reading == Reading::Length {
        return length(share(bar.to), columns);
    }
    let scale = |value: f64| (share(value) * columns as f64).round() as usize;
    let last = columns.saturating_sub(1);
    if bar.to <= bar.from {
        return format!("{}◆", " ".repeat(scale(bar.from).min(last)));
    }
    if bar.float <= 0.0 {
        return stretch(eighths(share(bar.from), columns), eighths(share(bar.to), columns));
    }
    let from = scale(bar.from).min(last);
    let to = scale(bar.to).max(from + 1);
    let latest = scale(bar.to + bar.float);
    format!("{}{}{}", " ".repeat(from), "▒".repeat(to - from), "·".repeat(latest.saturating_sub(to)))
}

/// A share of `columns`; the least that is not nothing shows.
pub(super) fn length(share: f64, columns: usize) -> String {
    let long = eighths(share, columns);
    let long = if share > 0.0 { long.max(1) } else { 0 };
    stretch(0, long)
}

fn eighths(share: f64, columns: usize) -> usize {
    (share.clamp(0.0, 1.0) * columns as f64 * 8.0).round() as usize
}

// There is no sign for the right part of a column but its half, so a bar begins at a whole or a half one.
fn stretch(from: usize, to: usize) -> String {
    let half = (2..6).contains(&(from % 8));
    let start = if from % 8 < 6 { from / 8 } else { from / 8 + 1 };
    let (full, rest) = (to / 8, to % 8);
    if start >= full {
        let at = start.min(to.saturating_sub(1) / 8);
        let eighths = to.saturating_sub(at * 8).min(8);
        let sign = eighths.checked_sub(1).map(|at| EIGHTHS[at]);
        return sign.map_or_else(String::new, |sign| format!("{}{sign}", " ".repeat(at)));
    }
    let first = if half { "▐" } else { "█" };
    let mut out = format!("{}{first}{}", " ".repeat(start), "█".repeat(full - start - 1));
    out.extend(rest.checked_sub(1).map(|at| EIGHTHS[at]));
    out
}

impl Pair {
    /// What stays, and behind it what is cut or added.
    pub fn drawn(self, columns: usize) -> (String, String) {
        let (least, most) = (self.before.min(self.after), self.before.max(self.after));
        if least < 0.0 || most <= 0.0 || self.whole <= 0.0 {
            return (String::new(), String::new());
        }
        let all = eighths(most / self.whole, columns).div_ceil(8).max(1);
        let stays = length(least / self.whole, columns);
        if self.after == self.before {
            return (stays, String::new());
        }
        // What is cut or added shows even where it is less than a column.
        let stays: String = stays.chars().take(all - 1).collect();
        let sign = if self.after < self.before { "░" } else { "▓" };
        let rest = sign.repeat(all - stays.chars().count());
        (stays, rest)
    }
}

/// The numbers before and after of every row, where a table is one of changes.
pub(super) fn pairs(table: &Table) -> Option<Vec<Option<Pair>>> {
    let column = |key: &str| table.columns.iter().position(|column| column.key == key);
    let (before, after) = (column("before")?, column("after")?);
    column("rate")?;
    let quantity = |cell: Option<&Cell>| match cell {
        Some(Cell::Quantity(quantity)) => Some(*quantity),
        _ => None,
    };
    let rows = table.rows_and_sum().map(|row| {
        let (first, second) = (quantity(row.cells.get(before))?, quantity(row.cells.get(after))?);
        let (before, cut) = (first.number(), second.cut_from(first).number());
        let after = if cut == 0.0 { before } else { second.number() };
        let whole = if matches!(second, Quantity::Share(_)) { 1.0 } else { before.max(after) };
        Some(Pair { before, after, whole })
    });
    Some(rows.collect())
}

/// The colour of a bar in a row.
pub(super) fn paint(tone: Tone) -> Paint {
    match tone {
        Tone::Better => Paint::Good,
        Tone::Worse => Paint::Bad,
        Tone::Strong => Paint::Strong,
        Tone::Faint => Paint::Faint,
        Tone::Plain => Paint::Drawn,
    }
}

/// What the signs of a table's bars mean; nothing where the table says it.
pub(super) fn legend(table: &Table, drawn: &str) -> Option<Text> {
    if drawn.contains(['░', '▓']) {
        return Some(say!(
            zh: "条形：█ 保留，░ 压减，▓ 增加；每行以前后两数中较大的为满格，百分数以 100% 为满格。",
            en: "bars: █ stays, ░ cut, ▓ added; in each row the greater of the two numbers is the full width, of shares 100%."));
    }
    if drawn.contains(['▒', '·', '◆']) && table.columns.iter().any(|column| column.key == "critical") {
        return Some(say!(
            zh: "时间轴：█ 关键步骤，▒ 可推迟的步骤，· 可推迟的时间，◆ 不占时间。",
            en: "timeline: █ critical, ▒ can wait, · for so long, ◆ takes no time."));
    }
    let share = table.columns.iter().any(|column| column.key == "share");
    (share && drawn.contains(EIGHTHS))
        .then(|| say!(zh: "条形按占比画，满格为 100%。", en: "bars: the full width is 100%."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_shows_what_is_critical_what_can_wait_and_what_takes_no_time() {
        let whole = 4.0;
        let place = |one: Bar, columns| bar(one, Reading::Place, columns);
        assert_eq!(place(Bar { from: 0.0, to: 2.0, float: 0.0, whole }, 8), "████");
        assert_eq!(place(Bar { from: 2.0, to: 3.0, float: 1.0, whole }, 8), "    ▒▒··");
        assert_eq!(place(Bar { from: 4.0, to: 4.0, float: 0.0, whole }, 8), "       ◆");
        assert_eq!(place(Bar { from: 0.0, to: 0.0, float: 0.0, whole: 0.0 }, 8), "◆");
    }

    // 8 columns of 8 eighths for a whole of 64: one is one eighth.
    #[test]
    fn lengths_are_true_to_an_eighth() {
        let long = |to: f64| bar(Bar { from: 0.0, to, float: 0.0, whole: 64.0 }, Reading::Length, 8);
        assert_eq!([0.0, 1.0, 4.0, 8.0, 11.0, 64.0].map(long), ["", "▏", "▌", "█", "█▍", "████████"]);
        assert_eq!(long(0.001), "▏");
        let place = |from: f64, to: f64| bar(Bar { from, to, float: 0.0, whole: 64.0 }, Reading::Place, 8);
        assert_eq!(place(12.0, 28.0), " ▐█▌");
        assert_eq!(place(15.0, 32.0), "  ██");
        assert_eq!(place(63.0, 64.0), "       █");
        assert_eq!(place(8.0, 10.0), " ▎");
    }

    #[test]
    fn before_and_after_are_parts_of_the_greater() {
        let drawn = |before: f64, after: f64| Pair { before, after, whole: before.max(after) }.drawn(8);
        let parts = |one: &str, other: &str| (one.to_owned(), other.to_owned());
        assert_eq!(drawn(8.0, 2.0), parts("██", "░░░░░░"));
        assert_eq!(drawn(20.0, 1.0), parts("▍", "░░░░░░░"));
        assert_eq!(drawn(4.0, 8.0), parts("████", "▓▓▓▓"));
        assert_eq!(drawn(5.0, 0.0), parts("", "░░░░░░░░"));
        assert_eq!(drawn(5.0, 5.0), parts("████████", ""));
        assert_eq!(drawn(1000.0, 999.0), parts("███████", "░"));
        assert_eq!(drawn(0.0, 0.0), parts("", ""));
        let share = |before: f64, after: f64| Pair { before, after, whole: 1.0 }.drawn(8);
        assert_eq!(share(0.25, 0.5), parts("██", "▓▓"));
        assert_eq!(share(0.0, 0.01), parts("", "▓"));
    }
    // In eighths of a column, of a hundred and one values: none shrinks, nothing is empty, all is full.
    #[test]
    fn longer_bars_stand_for_more() {
        let eighths = |text: String| {
            text.chars().map(|sign| EIGHTHS.iter().position(|one| *one == sign).map_or(0, |at| at + 1)).sum::<usize>()
        };
        for columns in [1, 12, 40] {
            let lengths: Vec<usize> = (0..=100).map(|at| eighths(length(f64::from(at) / 100.0, columns))).collect();
            assert!(lengths.is_sorted(), "{lengths:?}");
            assert_eq!((lengths[0], lengths[100]), (0, 8 * columns));
            let honest = lengths.iter().enumerate().skip(1);
            let off = honest.map(|(at, long)| (*long as f64 - at as f64 * 0.08 * columns as f64).abs());
            assert!(off.fold(0.0, f64::max) <= 1.0);
        }
    }
}
