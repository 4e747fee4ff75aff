//! What became of each material: a ledger that adds up, before − gone + new = after.

use crate::analysis::compare::{Balance, Fate, Ledger, LedgerRow};
use crate::model::Name;
use crate::model::words::Word;
use crate::report::names::text;
use crate::report::{Block, Cell, Column, Named, Quantity, Row, Section, Table, Tone};
use crate::say;
use crate::wording::{Lang, Text};

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
    let rows: Vec<Row> = ledger.rows.iter().map(row).collect();
    let total = |number: u64| Cell::Quantity(Quantity::Count(number as f64));
    let sum = vec![
        Cell::Text(say!(zh: "合计", en: "total")),
        total(ledger.submissions.before),
        total(ledger.submissions.after),
        Cell::Empty,
        Cell::Empty,
    ];
    let times = &words.times;
    let columns = vec![
        Column::words("before", words.head),
        Column::numbers("submissions-before", say!(times = times; zh: "改革前（{times}）", en: "before")),
        Column::numbers("submissions-after", say!(times = times; zh: "改革后（{times}）", en: "after")),
        Column::words("fate", say!(zh: "处置方式", en: "what became of it")),
        Column::words("after", say!(zh: "改革后为", en: "now")),
    ];
    let table = Table { key: words.key, caption: None, columns, rows, sum: Some(sum) };
    Some(Section::new(words.key, words.title, vec![Block::Paragraph(sentence), Block::Table(table)]))
}

// 13 种 − 12 种取消 + 2 种新增 = 3 种
fn balance(balance: &Balance, unit: &Text) -> Text {
    let Balance { before, gone, new, after } = *balance;
    say!(unit = unit, before = before, gone = gone, new = new, after = after;
        zh: "改革前 {before} {unit} − 减少 {gone} + 新增 {new} = 改革后 {after} {unit}",
        en: "{unit}: {before} before − {gone} gone + {new} new = {after} after")
}

fn row(row: &LedgerRow) -> Row {
    let tone = match row.fate {
        Fate::Gone(_) | Fate::GoneUnexplained => Tone::Faint,
        _ => Tone::Plain,
    };
    let sum = |side: &[(Name, u64)]| side.iter().map(|(_, times)| *times).sum::<u64>();
    let times = |side: &[(Name, u64)]| Cell::Quantity(Quantity::Count(sum(side) as f64));
    let only_new = row.before.is_empty();
    let same = names(&row.before) == names(&row.after);
    Row::toned(
        tone,
        vec![
            if only_new { Cell::Text(say!(zh: "（无）", en: "(none)")) } else { Cell::Names(names(&row.before)) },
            times(&row.before),
            times(&row.after),
            Cell::Named(fate(row.fate)),
            if same { Cell::Empty } else { Cell::Names(names(&row.after)) },
        ],
    )
}

fn names(side: &[(Name, u64)]) -> Vec<Named> {
    side.iter().map(|(name, _)| Named::new(name.get(Lang::Zh), text(name))).collect()
}

fn fate(fate: Fate) -> Named {
    match fate {
        Fate::Kept => Named::new("kept", say!(zh: "保留", en: "kept")),
        Fate::Fewer => Named::new("fewer", say!(zh: "减少提交次数", en: "handed in less often")),
        Fate::More => Named::new("more", say!(zh: "增加提交次数", en: "handed in more often")),
        Fate::Deferred => Named::new("deferred", say!(zh: "容缺后补", en: "may follow later")),
        Fate::Replaced => Named::new("replaced", say!(zh: "替换", en: "replaced")),
        Fate::Gone(way) => Named::new(way.key(), way.text()),
        Fate::GoneUnexplained => Named::new("gone", say!(zh: "取消（未注明方式）", en: "gone, nobody says how")),
        Fate::New => Named::new("new", say!(zh: "新增", en: "new")),
    }
}
