//! The keys of `zaizao.toml`: what the reader knows, suggests, and the docs print.

use crate::say;
use crate::wording::Text;

/// One key.
#[derive(Debug)]
pub struct Key {
    /// As it is written.
    pub key: &'static str,
    /// An example of its value.
    pub example: &'static str,
    /// What it says.
    pub says: Text,
}

/// Every key in the order of the docs.
pub static KEYS: &[Key] = &[
    Key {
        key: "lang",
        example: "\"zh\"",
        says: say!(zh: "输出语言：`zh` 或 `en`；以第一个文件的配置为准", en: "language of output: `zh` or `en`; that of the first file's configuration holds"),
    },
    Key {
        key: "calendar",
        example: "\"cn\"",
        says: say!(zh: "没有写 `calendar` 的流程用哪个日历：内置名称，或日历文件（从本文件所在的文件夹起）", en: "the calendar of processes that name none: a built-in name, or a calendar file from the folder of this file"),
    },
    Key {
        key: "policies",
        example: "[\"pudong-2019\", \"policies/ours.yaml\"]",
        says: say!(zh: "`check` 和 `compare` 要核对的政策：随附的名称，或政策文件（从本文件所在的文件夹起）", en: "policies that `check` and `compare` hold processes to: names of shipped ones, or policy files from the folder of this file"),
    },
    Key {
        key: "fail-on",
        example: "\"warning\"",
        says: say!(zh: "发现达到哪一级别时退出状态为 1：`error`（默认）、`warning`、`note`", en: "the severity from which findings make the exit status 1: `error` (default), `warning`, `note`"),
    },
    Key {
        key: "max-warnings",
        example: "10",
        says: say!(zh: "本配置管的文件合计警告超过这个数时，`check` 的退出状态为 1", en: "`check` exits with 1 when the files under this configuration have more warnings in all"),
    },
    Key {
        key: "packs",
        example: "{ item-list = false }",
        says: say!(zh: "整类规则的开关，键是类别：`time`、`redundancy`、`good-practice`、`item-list`、`policy`、`files`", en: "whole groups of rules, switched by key: `time`, `redundancy`, `good-practice`, `item-list`, `policy`, `files`"),
    },
    Key {
        key: "rules",
        example: "{ ping-pong = \"off\", no-time = \"error\" }",
        says: say!(zh: "单条规则的级别：`off`、`note`、`warning`、`error`；优先于 `packs`", en: "the severity of single rules: `off`, `note`, `warning`, `error`; goes before `packs`"),
    },
];

/// Which key was probably meant.
pub fn nearest<'k>(written: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let likeness = known.map(|key| (strsim::normalized_damerau_levenshtein(written, key), key));
    let best = likeness.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 >= 0.5).then_some(best.1)
}
