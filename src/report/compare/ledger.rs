//! What became of each material: a ledger that adds up, before − gone + new = after.

use crate::analysis::compare::{Balance, Entry, Fate, Ledger, LedgerRow};
use crate::report::names::text;
use crate::report::{Block, Cell, Column, Named, Quantity, Room, Row, Section, Table, Tone};
use crate::say;
use crate::wording::Text;

/// The words of a ledger.
pub(super) struct Words {
    /// Its key in JSON.
    pub key: &'static str,
    /// Its heading.
    pub title: Text,
    /// What stands in its rows.
    pub head: Text,
    /// What its entries are counted in: 种.
    pub kinds: Text,
    /// What handing in is counted in: 件次.
    pub times: Text,
}

/// The section on a ledger; `None` where neither side states anything.
pub(super) fn section(ledger: &Ledger, words: Words) -> Option<Section> {
    if ledger.rows.is_empty() {
        return None;
    }
    let kinds = balance(&ledger.kinds, &words.kinds);
    let times = balance(&ledger.submissions, &words.times);
    let sentence = say!(kinds = kinds, times = times; zh: "{kinds}；{times}。", en: "{kinds}; {times}.");
    let ways = ways(ledger, &words.kinds);
    let rows: Vec<Row> = ledger.rows.iter().map(row).collect();
    let total = |number: u64| Cell::Quantity(Quantity::Count(number as f64));
    let sum = vec![
        Cell::Text(say!(zh: "合计", en: "total")),
        total(ledger.submissions.before),
        total(ledger.submissions.after),
        Cell::Empty,
        Cell::Empty,
    ];
    let succeeded = rows.iter().any(|row| matches!(row.cells.last(), Some(Cell::Named(_))));
    let times = &words.times;
    let columns = vec![
        Column::words("item", words.head),
        Column::numbers("submissions-before", say!(times = times; zh: "改革前（{times}）", en: "before")),
        Column::numbers("submissions-after", say!(times = times; zh: "改革后（{times}）", en: "after")),
        Column::words("fate", say!(zh: "处置方式", en: "what became of it")),
        Column::words("becomes", say!(zh: "改革后为", en: "now")).room(if succeeded {
            Room::Always
        } else {
            Room::Never
        }),
    ];
    let table = Table { key: words.key, caption: None, columns, rows, sum: Some(sum) };
    let blocks =
        [Block::Paragraph(sentence)].into_iter().chain(ways.map(Block::Paragraph)).chain([Block::Table(table)]);
    Some(Section::new(words.key, words.title, blocks.collect()))
}

// What stands in place of what is gone, the most first; where nothing is said of it the table says so in every row.
fn ways(ledger: &Ledger, unit: &Text) -> Option<Text> {
    let mut ways: Vec<(Fate, u64)> = Vec::new();
    for row in ledger.rows.iter().filter(|row| row.after.is_none()) {
        let kinds = row.before.as_ref().map_or(0, |entry| entry.kinds);
        match ways.iter_mut().find(|(fate, _)| *fate == row.fate) {
            Some((_, sum)) => *sum += kinds,
            None => ways.push((row.fate, kinds)),
        }
    }
    if !ways.iter().any(|(fate, _)| matches!(fate, Fate::Gone(_))) {
        return None;
    }
    ways.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(&other.0)));
    let parts = ways.into_iter().map(|(fate, n)| {
        let fate = fate.text();
        say!(fate = fate, n = n, unit = unit; zh: "{fate} {n} {unit}", en: "{fate} {n}")
    });
    let parts = Text::joined(parts, "，", ", ");
    Some(say!(parts = parts; zh: "不再提交的：{parts}。", en: "No longer asked for: {parts}."))
}

// 13 种 − 12 种取消 + 2 种新增 = 3 种
fn balance(balance: &Balance, unit: &Text) -> Text {
    let Balance { before, gone, new, after } = *balance;
    say!(unit = unit, before = before, gone = gone, new = new, after = after;
        zh: "改革前 {before} {unit} − 减少 {gone} + 新增 {new} = 改革后 {after} {unit}",
        en: "{unit}: {before} before − {gone} gone + {new} new = {after} after")
}

// The name of what is new stands in the first column; in the last only what took another's place.
fn row(row: &LedgerRow) -> Row {
    let tone = if row.after.is_none() { Tone::Faint } else { Tone::Plain };
    let times =
        |side: &Option<Entry>| Cell::Quantity(Quantity::Count(side.as_ref().map_or(0, |one| one.submissions) as f64));
    let cell = |entry: Option<&Entry>| entry.map_or(Cell::Empty, |one| Cell::Named(named(one)));
    let successor = row.after.as_ref().filter(|new| row.before.as_ref().is_some_and(|old| old.name != new.name));
    let cells = vec![
        cell(row.before.as_ref().or(row.after.as_ref())),
        times(&row.before),
        times(&row.after),
        Cell::Named(Named::new(row.fate.key(), row.fate.text())),
        cell(successor),
    ];
    Row::toned(tone, cells)
}

fn named(entry: &Entry) -> Named {
    let name = text(&entry.name);
    Named::new(entry.id.as_deref().unwrap_or(&name.zh), name.clone())
}
