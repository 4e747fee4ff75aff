//! Traps of YAML that a Chinese keyboard leads into (`language.md`), as rows that a test reads.

use super::{Cell, Column, Row, Table};
use crate::say;
use crate::wording::Text;

/// One trap: a step as it should not be written, and as it should.
#[derive(Debug)]
pub struct Trap {
    /// The step's lines after its id, as somebody writes them.
    pub written: &'static str,
    /// The rule that speaks up; `None` where it is simply read as it was meant.
    pub rule: Option<&'static str>,
    /// What happens.
    pub says: Text,
    /// What to write.
    pub instead: &'static str,
}

/// The traps that have their own message.
pub static TRAPS: &[Trap] = &[
    Trap {
        written: "{ by：窗口 }",
        rule: Some("chinese-punctuation"),
        says: say!(zh: "全角冒号不分隔键和值", en: "a full-width colon does not part key and value"),
        instead: "{ by: 窗口 }",
    },
    Trap {
        written: "{ by: 窗口，work: 1h }",
        rule: Some("chinese-punctuation"),
        says: say!(zh: "全角逗号不分隔两个键", en: "a full-width comma does not part two keys"),
        instead: "{ by: 窗口, work: 1h }",
    },
    Trap {
        written: "{ by: 窗口, collects: ［身份证］ }",
        rule: Some("chinese-punctuation"),
        says: say!(zh: "全角括号不是列表", en: "full-width brackets are no list"),
        instead: "{ by: 窗口, collects: [身份证] }",
    },
    Trap {
        written: "{ by: 窗口, produces: [通知书、决定书] }",
        rule: Some("chinese-punctuation"),
        says: say!(zh: "顿号不分隔列表，整个成了一个名称", en: "the Chinese enumeration comma parts no list: all of it is one name"),
        instead: "{ by: 窗口, produces: [通知书, 决定书] }",
    },
    Trap {
        written: "{ by: 窗口, pass: ９８％ }",
        rule: None,
        says: say!(zh: "全角数字和百分号照常读取", en: "full-width digits and the full-width percent sign are simply read"),
        instead: "{ by: 窗口, pass: 98% }",
    },
    Trap {
        written: "{ name: 身份证,户口簿, by: 窗口 }",
        rule: Some("unknown-key"),
        says: say!(zh: "花括号里的半角逗号把名称切成两个键", en: "in braces a half-width comma cuts the name into two keys"),
        instead: "{ name: \"身份证,户口簿\", by: 窗口 }",
    },
    Trap {
        written: "{ by: 窗口, basis: 国办发[2018]32号 }",
        rule: Some("syntax"),
        says: say!(zh: "花括号里的方括号要放进引号，或用六角括号", en: "in braces, square brackets need quotes, or the brackets of Chinese documents"),
        instead: "{ by: 窗口, basis: 国办发〔2018〕32号 }",
    },
    Trap {
        written: "\n    name: 受理 #2\n    by: 窗口",
        rule: Some("syntax"),
        says: say!(zh: "空格加 `#` 之后是注释，名称到此为止", en: "what follows a space and `#` is a comment; the name ends there"),
        instead: "\n    name: \"受理 #2\"\n    by: 窗口",
    },
    Trap {
        written: "{ by: 窗口, pass: 20 }",
        rule: Some("bad-value"),
        says: say!(zh: "比例要带百分号，或写成不大于 1 的小数", en: "a share has a percent sign, or is a fraction up to 1"),
        instead: "{ by: 窗口, pass: 20% }",
    },
    Trap {
        written: "{ by: 窗口, work: 3 }",
        rule: Some("bad-value"),
        says: say!(zh: "时间要带单位", en: "a time has a unit"),
        instead: "{ by: 窗口, work: 3d }",
    },
    Trap {
        written: "{ by: 窗口, stage: no, decides: 12:30 }",
        rule: None,
        says: say!(zh: "`no`、`on`、`12:30`、`01`、`1.10` 都按文字读取", en: "`no`, `on`, `12:30`, `01` and `1.10` are read as texts"),
        instead: "{ by: 窗口, stage: \"no\", decides: \"12:30\" }",
    },
];

/// The traps as a table.
pub(super) fn table() -> Table {
    let code = |text: &str| Text::same(format!("`{}`", text.split_whitespace().collect::<Vec<_>>().join(" ")));
    let row = |trap: &Trap| {
        let rule = trap.rule.map_or(Text::fixed("–", "–"), |rule| Text::same(format!("`{rule}`")));
        let cells = vec![code(trap.written), trap.says.clone(), rule, code(trap.instead)];
        Row::plain(cells.into_iter().map(Cell::Text).collect())
    };
    Table {
        key: "traps",
        caption: None,
        columns: vec![
            Column::words("written", say!(zh: "写了", en: "written")),
            Column::words("says", say!(zh: "结果", en: "what happens")),
            Column::words("rule", say!(zh: "规则", en: "rule")),
            Column::words("instead", say!(zh: "应写", en: "write")),
        ],
        rows: TRAPS.iter().map(row).collect(),
        sum: None,
    }
}
