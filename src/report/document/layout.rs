//! Numbers on chapters, parts, tables and pictures, and a source under each of them.

use super::{Chapter, Part};
use crate::report::build::NOTHING;
use crate::report::{Block, Section};
use crate::say;
use crate::wording::Text;

/// Chapters as sections: 一、（一）, 1 and 1.1. Those without anything in them are left out before they are numbered.
pub(super) fn numbered(chapters: Vec<Chapter>) -> Vec<Section> {
    let mut counter = Counter::default();
    let chapters = chapters.into_iter().filter(|chapter| !chapter.parts.is_empty()).enumerate();
    chapters.map(|(at, chapter)| section(at + 1, chapter, &mut counter)).collect()
}

/// Parts one after the other under headings without numbers, as a short paper has them.
pub(super) fn plain(chapters: Vec<Chapter>) -> Vec<Section> {
    let mut counter = Counter::default();
    let chapters = chapters.into_iter().filter(|chapter| !chapter.parts.is_empty()).enumerate();
    let section = |(at, chapter): (usize, Chapter)| {
        let title = heading(at + 1, &chapter.title);
        let heading = chapter.title.clone();
        let blocks = chapter.parts.into_iter().flat_map(|part| counter.captioned(part, &heading)).collect();
        Section::new(chapter.key, title, blocks)
    };
    chapters.map(section).collect()
}

/// The numbers given so far.
#[derive(Default)]
struct Counter {
    tables: usize,
    pictures: usize,
}

fn section(at: usize, chapter: Chapter, counter: &mut Counter) -> Section {
    let Chapter { key, title, parts } = chapter;
    let mut blocks = Vec::new();
    let mut headings = 0;
    for part in parts {
        let caption = part.title.clone().unwrap_or_else(|| title.clone());
        if let Some(name) = &part.title {
            headings += 1;
            let zh = format!("（{}）{}", chinese(headings), name.zh);
            blocks.push(Block::Heading(Text::new(zh, format!("{at}.{headings} {}", name.en))));
        }
        blocks.extend(counter.captioned(part, &caption));
    }
    Section::new(key, heading(at, &title), blocks)
}

fn heading(at: usize, title: &Text) -> Text {
    Text::new(format!("{}、{}", chinese(at), title.zh), format!("{at} {}", title.en))
}

impl Counter {
    // A table without a caption of its own has the heading above it.
    fn captioned(&mut self, part: Part, heading: &Text) -> Vec<Block> {
        let source = part.source;
        let mut own = told_apart(&part.blocks, heading).into_iter();
        let mut blocks = Vec::with_capacity(part.blocks.len());
        for mut block in part.blocks.into_iter().map(without_rows) {
            let caption = match &mut block {
                Block::Table(table) | Block::View(table) => Some((&mut table.caption, Kind::Table)),
                Block::Matrix(matrix) => Some((&mut matrix.caption, Kind::Table)),
                Block::Picture(picture) => Some((&mut picture.caption, Kind::Picture)),
                _ => None,
            };
            let Some((caption, kind)) = caption else {
                blocks.push(block);
                continue;
            };
            let said = caption
                .take()
                .or_else(|| match kind {
                    Kind::Table => own.next(),
                    Kind::Picture => None,
                })
                .unwrap_or_else(|| heading.clone());
            *caption = Some(self.next(kind, &said));
            blocks.extend([block, Block::Source(source.clone())]);
        }
        blocks
    }

    fn next(&mut self, kind: Kind, caption: &Text) -> Text {
        match kind {
            Kind::Table => {
                self.tables += 1;
                say!(n = self.tables, caption = caption; zh: "表 {n}　{caption}", en: "Table {n}. {caption}")
            }
            Kind::Picture => {
                self.pictures += 1;
                say!(n = self.pictures, caption = caption; zh: "图 {n}　{caption}", en: "Figure {n}. {caption}")
            }
        }
    }
}

// A table without rows says nothing to a reader.
fn without_rows(block: Block) -> Block {
    match block {
        Block::Table(table) if table.rows.is_empty() => Block::Data(table),
        Block::View(table) if table.rows.is_empty() => Block::List(Vec::new()),
        other => other,
    }
}

// Captions for the tables that have none: the heading, and where there are several also what the rows are, or a number.
fn told_apart(blocks: &[Block], heading: &Text) -> Vec<Text> {
    let rows = blocks.iter().filter_map(|block| match block {
        Block::Table(table) | Block::View(table) if table.caption.is_none() => {
            Some(table.columns.first().map_or(NOTHING, |column| column.head.clone()))
        }
        Block::Matrix(matrix) if matrix.caption.is_none() => Some(matrix.rows.head.clone()),
        _ => None,
    });
    let rows: Vec<Text> = rows.collect();
    let unlike = rows.iter().enumerate().all(|(at, head)| !head.zh.is_empty() && !rows[..at].contains(head));
    let caption = |(at, head): (usize, &Text)| match (rows.len(), unlike) {
        (1, _) => heading.clone(),
        (_, true) => say!(heading = heading, head = head; zh: "{heading}（按{head}）", en: "{heading}, by {head}"),
        (_, false) => say!(heading = heading, nth = at + 1; zh: "{heading}（{nth}）", en: "{heading} ({nth})"),
    };
    rows.iter().enumerate().map(caption).collect()
}

#[derive(Clone, Copy)]
enum Kind {
    Table,
    Picture,
}

/// 1 to 99 as headings have them: 一, 十一, 二十.
pub(super) fn chinese(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    if number == 0 || number > 99 {
        return number.to_string();
    }
    let (tens, ones) = (number / 10, DIGITS[number % 10]);
    match tens {
        0 => ones.to_owned(),
        1 => format!("十{ones}"),
        _ => format!("{}十{ones}", DIGITS[tens]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_numbered_in_chinese() {
        let said: Vec<String> = [1, 9, 10, 11, 20, 35, 100].into_iter().map(chinese).collect();
        assert_eq!(said, ["一", "九", "十", "十一", "二十", "三十五", "100"]);
    }
}
