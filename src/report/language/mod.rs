//! The page of the process language, `docs/language.md`: every key from the tables of fields, between the prose that ties them together.

mod parts;
mod times;
mod traps;
mod values;

pub use parts::{PARTS, Part};
pub use times::{Reading, SPELLINGS, Spelling};
pub use traps::{TRAPS, Trap};

use super::{Block, Cell, Column, Output, Report, Row, Section, Table};
use crate::say;
use crate::wording::Text;
use crate::yaml::fields::{Field, Need, Noun};

/// Every key of the language, part by part.
pub fn page() -> Output {
    let mut sections = vec![Section::untitled("language", introduction())];
    sections.extend(PARTS.iter().map(|part| {
        let keys = part.nouns.iter().flat_map(|noun| keys(noun));
        Section::new("part", part.title.clone(), prose(part).into_iter().chain(keys).collect())
    }));
    let title = say!(zh: "流程语言 v1", en: "The process language, v1");
    let report = Report { title: Some(title), sections, ..Report::default() };
    Output { command: "language", reports: vec![report], closing: Vec::new() }
}

fn introduction() -> Vec<Block> {
    vec![
        Block::Note(
            say!(zh: "本页由测试按字段表写成，不要手改。", en: "This page is written by a test from the tables of fields; do not edit it by hand."),
        ),
        Block::Paragraph(
            say!(zh: "一个文件写一个流程：YAML 1.2（JSON 也可以），UTF-8 编码，扩展名 `.yaml`。键是英文，值用什么文字都行。不认识的键算错误，并提示最接近的键；一次运行报告文件里的全部错误。",
                 en: "One file is one process: YAML 1.2 (so JSON too), UTF-8, ending in `.yaml`. Keys are English, values any language. An unknown key is an error, with the nearest known key suggested; all mistakes of a file are reported in one run."),
        ),
        Block::Paragraph(
            say!(zh: "编辑器可以边写边补全、边检查：先执行 `zaizao schema > zaizao.schema.json`，再在文件第一行写 `# yaml-language-server: $schema=zaizao.schema.json`。`zaizao fmt` 统一排版，保留注释。",
                 en: "An editor completes and checks while you write: run `zaizao schema > zaizao.schema.json` and begin the file with `# yaml-language-server: $schema=zaizao.schema.json`. `zaizao fmt` lays files out one way and keeps the comments."),
        ),
    ]
}

fn prose(part: &Part) -> Vec<Block> {
    let mut blocks: Vec<Block> = part.says.iter().cloned().map(Block::Paragraph).collect();
    blocks.extend(part.points.first().map(|_| Block::List(part.points.to_vec())));
    blocks.extend(part.example.clone().map(Block::Yaml));
    blocks.extend(part.table.map(|table| Block::View(table())));
    blocks
}

fn keys(noun: &Noun) -> Vec<Block> {
    let extended = noun.extends();
    let own = |field: &&Field| extended.is_none_or(|other| other.field(field.key).is_none());
    let table = Table {
        key: "keys",
        caption: Some(say!(name = noun.name; zh: "{name} {{…}}", en: "{name} {{…}}")),
        columns: vec![
            Column::words("key", say!(zh: "键", en: "key")),
            Column::words("value", say!(zh: "写什么", en: "value")),
            Column::words("meaning", say!(zh: "含义", en: "meaning")),
            Column::words("example", say!(zh: "例", en: "example")),
        ],
        rows: noun.fields.iter().filter(own).map(row).collect(),
        sum: None,
    };
    let mut blocks = vec![Block::View(table)];
    if let Some(other) = extended {
        blocks.push(Block::Paragraph(
            say!(name = other.name; zh: "此外，{name}的各个键都可以写。", en: "Besides these, every key of a {name}."),
        ));
    }
    if !noun.choice.is_empty() {
        let keys = Text::list(noun.choice.iter().map(|key| format!("`{key}`")));
        blocks.push(Block::Paragraph(
            say!(keys = keys; zh: "{keys} 中必须写一个，也只能写一个。", en: "Exactly one of {keys} must be there."),
        ));
    }
    blocks
}

fn row(field: &Field) -> Row {
    let key = match field.need {
        Need::Required => say!(key = field.key; zh: "`{key}`（必写）", en: "`{key}` (required)"),
        Need::Optional => say!(key = field.key; zh: "`{key}`", en: "`{key}`"),
    };
    let example = Text::same(format!("`{}: {}`", field.key, field.example));
    Row::plain(vec![key, values::of(field.shapes), field.says.clone(), example].into_iter().map(Cell::Text).collect())
}
