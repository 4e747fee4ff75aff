//! The blocks of a report, one after the other.

use super::body::{Counts, entry, part_name};
use super::fields::{Entry, field, paragraph, run};
use super::flow::{Flow, Side};
use super::picture::{self, Media};
use super::{Look, Tongue, numbering, table};
use crate::render::drawn::{self, Drawn};
use crate::render::numbered::{self, Kind};
use crate::render::{ledger, words};
use crate::report::{Block, Cell, KeyFigure, Quantity, Report, Section, Summary};
use crate::wording::{Lang, Text, span_of_time};

/// What is written in one language.
pub(super) struct Page<'p, 'd> {
    flow: Flow,
    headings: Vec<Entry>,
    // Chapters, parts, tables, pictures.
    levels: [usize; 2],
    captions: [usize; 2],
    pictures: std::slice::Iter<'p, Drawn<'d>>,
    counts: &'p mut Counts,
    summary: &'p Summary,
    tongue: Tongue,
    // How many languages there are.
    tongues: usize,
    look: Look,
}

impl<'p, 'd> Page<'p, 'd> {
    pub fn new(
        tongue: Tongue,
        (tongues, look): (usize, Look),
        summary: &'p Summary,
        pictures: &'p [Drawn<'d>],
        counts: &'p mut Counts,
    ) -> Page<'p, 'd> {
        let (flow, headings) = (Flow::default(), Vec::new());
        let (levels, captions) = ([0; 2], [0; 2]);
        Page { flow, headings, levels, captions, pictures: pictures.iter(), counts, summary, tongue, tongues, look }
    }

    /// The text and its headings. Where contents are to find it, it has a name.
    pub fn finish(mut self, named: Named) -> (Flow, Vec<Entry>) {
        if named == Named::Yes {
            self.counts.bookmarks += 1;
            self.flow.name(self.counts.bookmarks, &part_name(self.tongue));
        }
        (self.flow, self.headings)
    }

    /// A section with its heading; nothing where it is for machines.
    pub fn section(&mut self, section: &Section, report: &Report, level: usize) {
        if section.blocks.iter().all(|block| matches!(block, Block::Data(_))) {
            return;
        }
        if let Some(title) = &section.title {
            self.heading(level, title);
        }
        let mut blocks = section.blocks.iter().peekable();
        while let Some(block) = blocks.next() {
            match (block, blocks.peek()) {
                // A note stands below its table, not alone on the next page.
                (Block::Source(text), Some(Block::Note(_))) => self.source(text, "<w:keepNext/>"),
                _ => self.block(block, section, report, level),
            }
        }
    }

    fn block(&mut self, block: &Block, section: &Section, report: &Report, level: usize) {
        let lang = self.lang();
        let caption = |own: &Option<Text>| own.clone().or_else(|| section.title.as_ref().map(numbered::bare));
        match block {
            Block::Heading(text) => self.heading(level + 1, text),
            Block::Paragraph(text) => self.said("BodyText", text.get(lang)),
            Block::Note(text) => self.said("Note", &words::note(text.get(lang), lang)),
            Block::Source(text) => self.source(text, ""),
            Block::Yaml(text) => self.said("Code", text.get(lang)),
            Block::Summary => self.said("BodyText", words::summary(self.summary).get(lang)),
            Block::List(texts) => self.list(texts),
            Block::Headline(figures) => self.headline(figures),
            Block::Table(one) | Block::View(one) => self.table(table::table(one, self.tongue), caption(&one.caption)),
            Block::Matrix(one) => self.table(table::matrix(one, self.tongue), caption(&one.caption)),
            Block::Findings | Block::FindingList => {
                let found = table::table(&ledger::brief(&report.findings), self.tongue);
                self.table(found, Some(Text::fixed("发现的问题", "Findings")));
            }
            Block::Picture(_) => self.picture(),
            Block::Data(_) => {}
        }
    }

    /// A heading with a bookmark for the contents. Its number comes from the style, not from the text.
    pub fn heading(&mut self, level: usize, text: &Text) {
        let level = level.clamp(1, 2);
        self.levels[level - 1] += 1;
        if level == 1 {
            self.levels[1] = 0;
        }
        let [chapter, part] = self.levels;
        let taken = numbered::heading(text).filter(|one| one.level == level && one.number == self.levels[level - 1]);
        let text = taken.map_or_else(|| text.clone(), |one| one.text);
        let text = text.get(self.lang());
        let number = match (self.lang(), level) {
            (Lang::Zh, 1) => format!("{}、", numbered::chinese(chapter)),
            (Lang::Zh, _) => format!("（{}）", numbered::chinese(part)),
            (Lang::En, 1) => format!("{chapter} "),
            (Lang::En, _) => format!("{chapter}.{part} "),
        };
        let (entry, content) = entry(self.counts, level, format!("{number}{text}"), &run(text, ""));
        self.headings.push(entry);
        self.flow.heading(paragraph(&self.style(&format!("Heading{level}")), &content));
    }

    fn lang(&self) -> Lang {
        self.tongue.lang
    }

    fn style(&self, id: &str) -> String {
        self.tongue.style(id)
    }

    fn said(&mut self, style: &str, text: &str) {
        self.flow.paragraph(paragraph(&self.style(style), &run(text, "")));
    }

    fn source(&mut self, text: &Text, keep: &str) {
        let (style, text) = (self.style("Source"), run(text.get(self.lang()), ""));
        self.flow.beside(format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{keep}</w:pPr>{text}</w:p>"));
    }

    // Each list counts from one. In an official paper the points of a chapter are its parts: （一）（二）.
    fn list(&mut self, texts: &[Text]) {
        let lang = self.lang();
        // A number takes away the indent of the style.
        const INDENT: &str = "<w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>";
        let (level, number, indent) = if self.look == Look::Briefing && lang == Lang::Zh {
            (1, numbering::of_headings(self.tongue), INDENT)
        } else {
            self.counts.lists += 1;
            (0, numbering::of_list(self.counts.lists, self.tongues), "")
        };
        let style = self.style("ListNumber");
        for text in texts {
            self.flow.paragraph(format!(
                "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{number}\"/></w:numPr>{indent}</w:pPr>{}</w:p>",
                run(text.get(lang), "")
            ));
        }
    }

    // The heading above says what it is, and it is no table that others would refer to.
    fn headline(&mut self, figures: &[KeyFigure]) {
        let lang = self.lang();
        let head = [Text::fixed("指标", "figure"), Text::fixed("数值", "value"), Text::fixed("说明", "of it")];
        let lines = figures.iter().map(|figure| key_figure(figure, lang)).collect();
        self.flow.table(table::lines(head, lines, self.tongue));
        self.flow.paragraph(paragraph(&self.style("Source"), ""));
    }

    // The caption stands above, and stays with its table.
    fn table(&mut self, table: Option<String>, caption: Option<Text>) {
        let Some(table) = table else { return };
        let caption = self.caption(Kind::Table, "Caption", caption);
        self.flow.paragraph(caption);
        self.flow.table(table);
    }

    // The caption stands below. What cannot be drawn is told.
    fn picture(&mut self) {
        let Some(drawn) = self.pictures.next() else { return };
        let lang = self.lang();
        let (content, side) = match &drawn.png {
            Ok(png) => {
                self.counts.media.push(Media { png: png.bytes.clone(), svg: drawn.svg.clone() });
                (picture::run(drawn, png, self.counts.media.len(), lang, self.look), picture::side(png, self.look))
            }
            Err(why) => (run(&drawn::in_place(drawn.of, why, lang), ""), Side::Upright),
        };
        let title = drawn.of.caption.clone().unwrap_or_else(|| drawn.of.drawing.title().clone());
        let caption = self.caption(Kind::Picture, "FigureCaption", Some(title));
        self.flow.picture([paragraph(&self.style("Picture"), &content), caption], side);
    }

    // A number that the report gives is kept; where it is not the next one, the field is told.
    fn caption(&mut self, kind: Kind, style: &str, caption: Option<Text>) -> String {
        let caption = caption.unwrap_or(Text::fixed("", ""));
        let next = self.captions[kind as usize] + 1;
        let (number, text) = numbered::caption(&caption, kind).unwrap_or((next, caption));
        self.captions[kind as usize] = number;
        let (label, lang) = (kind.label(), self.lang());
        let label = label.get(lang);
        let set = if number == next { String::new() } else { format!(" \\r {number}") };
        let field = field(&format!("SEQ {label} \\* ARABIC{set}"), &number.to_string());
        let said = format!("{}{}", numbered::BETWEEN.get(lang), text.get(lang));
        paragraph(&self.style(style), &format!("{}{field}{}", run(&format!("{label} "), ""), run(&said, "")))
    }
}

/// Whether a part has a name to be found by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    Yes,
    No,
}

fn key_figure(figure: &KeyFigure, lang: Lang) -> [String; 3] {
    let value = match figure.value {
        Cell::Quantity(Quantity::Time { seconds, day }) => span_of_time(seconds, day).get(lang).to_owned(),
        _ => words::cell(&figure.value, lang),
    };
    let unit = figure.unit.get(lang);
    let unit =
        if unit.is_empty() || matches!(figure.value, Cell::NotStated) { String::new() } else { format!(" {unit}") };
    let aside = figure.aside.as_ref().map(|aside| aside.get(lang).to_owned()).unwrap_or_default();
    [figure.name.get(lang).to_owned(), format!("{value}{unit}"), aside]
}
