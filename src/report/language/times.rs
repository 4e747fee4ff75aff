//! How times are written (`language.md`, durations), as rows that a test reads.

use super::{Cell, Column, Row, Table};
use crate::say;
use crate::wording::Text;

/// Spellings of one kind of time.
#[derive(Debug)]
pub struct Spelling {
    /// What may be written; each reads as a duration without a word said, unless `read` says otherwise.
    pub written: &'static [&'static str],
    /// What it means.
    pub means: Text,
    /// What the reader says to it.
    pub read: Reading,
}

/// What the reader says to a spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Nothing.
    Silent,
    /// It is read, with a note.
    Noted,
    /// It is refused.
    Refused,
}

const fn silent(written: &'static [&'static str], means: Text) -> Spelling {
    Spelling { written, means, read: Reading::Silent }
}

/// Every spelling of a time.
pub static SPELLINGS: &[Spelling] = &[
    silent(&["0"], say!(zh: "没有时间，不用写单位", en: "no time; needs no unit")),
    silent(
        &["30s", "30min", "30 分钟", "2h", "2 小时"],
        say!(zh: "秒、分钟、小时", en: "seconds, minutes, hours of work"),
    ),
    silent(
        &["3d", "3 工作日", "3 个工作日"],
        say!(zh: "工作日，每个工作日的长度是 `day`", en: "working days, each as long as `day`"),
    ),
    Spelling {
        written: &["3 天", "3 日"],
        means: say!(zh: "按工作日读，并提示写明是哪一种", en: "read as working days, with a note to say which"),
        read: Reading::Noted,
    },
    silent(&["20cd", "20 自然日", "20 日历日"], say!(zh: "自然日", en: "calendar days")),
    silent(&["2w", "2 周"], say!(zh: "周，每周五个工作日", en: "weeks of five working days")),
    Spelling {
        written: &["1mo", "3 个月"],
        means: say!(zh: "不接受：月有长短，请写 22d 或 30cd", en: "refused, as months differ: say 22d or 30cd"),
        read: Reading::Refused,
    },
    silent(&["1d..5d"], say!(zh: "1 到 5 天之间，各处同样可能", en: "anywhere from 1 to 5 days, equally likely")),
    silent(
        &["1d/2d/5d"],
        say!(zh: "最少、最可能、最多：PERT 分布（贝塔，λ = 4）", en: "least, most likely, greatest: PERT (beta, λ = 4)"),
    ),
    silent(
        &["{ triangular: [1d, 2d, 5d] }", "{ uniform: [1d, 5d] }"],
        say!(zh: "三角分布、均匀分布", en: "triangular, uniform"),
    ),
    silent(
        &[
            "{ normal: { mean: 3d, sd: 1d } }",
            "{ lognormal: { mean: 3d, sd: 2d } }",
            "{ gamma: { mean: 3d, sd: 2d } }",
            "{ exponential: 2d }",
        ],
        say!(zh: "按平均值（和标准差）给出的分布", en: "distributions by their mean (and standard deviation)"),
    ),
    silent(
        &["{ p50: 2d, p90: 5d }"],
        say!(zh: "一半办件在 2 天内、九成在 5 天内：对数正态分布", en: "half the cases within 2 days, nine tenths within 5: lognormal"),
    ),
    silent(
        &["{ samples: [1d, 2d, 2d] }"],
        say!(zh: "实测的时间，每个同样可能", en: "times that were measured, each as likely"),
    ),
];

/// The spellings as a table.
pub(super) fn table() -> Table {
    let row = |spelling: &Spelling| {
        let written = Text::list(spelling.written.iter().map(|written| format!("`{written}`")));
        Row::plain(vec![Cell::Text(written), Cell::Text(spelling.means.clone())])
    };
    Table {
        key: "times",
        caption: None,
        columns: vec![
            Column::words("written", say!(zh: "写法", en: "written")),
            Column::words("means", say!(zh: "含义", en: "means")),
        ],
        rows: SPELLINGS.iter().map(row).collect(),
        sum: None,
    }
}
