//! The page of terms, `docs/terms.md`: the fixed words in both spellings, and the words of the field.

use super::{Block, Cell, Column, Output, Report, Row, Section, Table};
use crate::model::words::{List, lists};
use crate::say;
use crate::wording::{GLOSSARY, Text, Theme};

/// One page in both languages: a word is looked up from either side.
pub fn page() -> Output {
    let mut sections = vec![Section::untitled("terms", introduction())];
    sections.extend(lists().iter().map(words));
    sections.extend(GLOSSARY.iter().map(terms));
    let report = Report { title: Some(Text::same("术语 · Terms")), sections, ..Report::default() };
    Output { command: "terms", reports: vec![report], closing: Vec::new() }
}

fn introduction() -> Vec<Block> {
    let written = Text::same("本页由测试写成，不要手改。This page is written by a test; do not edit it by hand.");
    let fixed = Text::same(
        "先是流程文件里的固定用词，英文、中文写法都可以；再是本工具所用的改革术语。First the fixed words of process files, in either spelling; then the terms of administrative reform as this tool uses them.",
    );
    vec![Block::Note(written), Block::Paragraph(fixed)]
}

fn words((name, words): &List) -> Section {
    let rows = words.iter().map(|(key, zh, en)| cells(vec![format!("`{key}`"), format!("`{zh}`"), (*en).to_owned()]));
    let columns = vec![
        Column::words("key", Text::same("英文写法 English spelling")),
        Column::words("zh", Text::same("中文写法 Chinese spelling")),
        Column::words("en", Text::same("英文名 in English")),
    ];
    section("words", name, columns, rows.collect())
}

fn terms(theme: &Theme) -> Section {
    let rows = theme.terms.iter().map(|term| {
        let texts = [&term.name.zh, &term.name.en, &term.meaning.zh, &term.meaning.en];
        cells(texts.into_iter().map(|text| text.to_string()).collect())
    });
    let columns = vec![
        Column::words("zh", Text::same("术语")),
        Column::words("en", Text::same("term")),
        Column::words("meaning-zh", Text::same("含义")),
        Column::words("meaning-en", Text::same("meaning")),
    ];
    section("glossary", &theme.name, columns, rows.collect())
}

fn cells(texts: Vec<String>) -> Row {
    Row::plain(texts.into_iter().map(|text| Cell::Text(Text::same(text))).collect())
}

fn section(key: &'static str, name: &Text, columns: Vec<Column>, rows: Vec<Row>) -> Section {
    let (zh, en) = (&name.zh, &name.en);
    let title = say!(zh_name = zh, en_name = en; zh: "{zh_name} · {en_name}", en: "{zh_name} · {en_name}");
    Section::new(key, title, vec![Block::View(Table { key, caption: None, columns, rows, sum: None })])
}
