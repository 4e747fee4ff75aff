//! A report as one HTML page that asks nobody for anything: style and script are inside it. It is well-formed XML too, so that a strict reader can
//! hold it to its structure.

mod findings;
mod page;
mod picture;
mod table;
mod text;

use super::{End, Stream, Told, words};
use crate::report::{Block, Cell, Illustration, KeyFigure, Quantity, Report, Section, Summary};
use crate::wording::{Lang, Text, span_of_time};
use std::io::{self, Write};
use text::Tongue;

/// The format at work. The list of contents stands first, so the page is written when everything is said.
pub(super) struct Html {
    tongue: Tongue,
    body: String,
    contents: Vec<Entry>,
    // Headings that wait for what stands below them.
    above: Vec<(Text, Level)>,
    title: Option<Text>,
    // Where the contents belong: below the first title.
    contents_at: usize,
    tables: usize,
    pictures: usize,
    summary: Summary,
}

/// A line of the list of contents.
struct Entry {
    id: String,
    title: Text,
    level: Level,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    Chapter,
    Part,
}

impl Stream for Html {
    fn report(&mut self, report: &Report, _: &mut dyn Write) -> io::Result<()> {
        self.title(report);
        report.sections.iter().for_each(|section| self.section(section, report));
        Ok(())
    }

    fn end(&mut self, end: &End<'_>, out: &mut dyn Write) -> io::Result<()> {
        self.summary = end.summary;
        let nobody = Report::default();
        end.closing.iter().for_each(|section| self.section(section, &nobody));
        out.write_all(self.page().as_bytes())
    }
}

impl Html {
    pub fn new(told: Told) -> Html {
        Html {
            tongue: Tongue { first: told.lang, second: told.second },
            body: String::new(),
            contents: Vec::new(),
            above: Vec::new(),
            title: None,
            contents_at: 0,
            tables: 0,
            pictures: 0,
            summary: Summary::default(),
        }
    }

    fn put(&mut self, html: &str) {
        self.body.push_str(html);
    }

    fn title(&mut self, report: &Report) {
        let tongue = self.tongue;
        let Some(title) = &report.title else { return };
        let lines = report.subjects.iter().map(|subject| {
            let variant = words::variant(subject);
            let head = if variant.zh.is_empty() { String::new() } else { format!("{} ", tongue.inline(&variant)) };
            format!("<li>{head}<code>{}</code></li>", text::plain(&subject.file))
        });
        let lines: String = lines.collect();
        self.put(&format!("<header><h1>{}</h1>\n<ul class=\"subjects\">{lines}</ul></header>\n", tongue.said(title)));
        if self.title.is_none() {
            self.title = Some(title.clone());
            self.contents_at = self.body.len();
        }
    }

    fn section(&mut self, section: &Section, report: &Report) {
        if section.blocks.iter().all(|block| matches!(block, Block::Data(_))) {
            return;
        }
        self.put(&format!("<section class=\"{}\">\n", section.key));
        if let Some(title) = &section.title {
            self.heading(title, Level::Chapter);
        }
        self.blocks(&section.blocks, report);
        self.put("</section>\n");
        // Who and when belong to the title.
        if section.key == "cover" {
            self.contents_at = self.body.len();
        }
    }

    // Written with what stands below it, which may take it onto a page of its own.
    fn heading(&mut self, title: &Text, level: Level) {
        self.above.push((title.clone(), level));
    }

    fn headings(&mut self) {
        for (title, level) in std::mem::take(&mut self.above) {
            let id = format!("s{}", self.contents.len() + 1);
            let tag = if level == Level::Chapter { "h2" } else { "h3" };
            self.put(&format!("<{tag} id=\"{id}\">{}</{tag}>\n", self.tongue.said(&title)));
            self.contents.push(Entry { id, title, level });
        }
    }

    // A picture takes its source along.
    fn blocks(&mut self, blocks: &[Block], report: &Report) {
        let mut rest = blocks;
        while let [first, more @ ..] = rest {
            rest = match (first, more) {
                (Block::Picture(picture), [Block::Source(source), more @ ..]) => {
                    self.picture(picture, Some(source));
                    more
                }
                _ => {
                    self.block(first, report);
                    more
                }
            };
        }
        self.headings();
    }

    fn picture(&mut self, picture: &Illustration, source: Option<&Text>) {
        self.pictures += 1;
        let figure = picture::figure(picture, source, self.pictures, self.tongue);
        if figure.is_across {
            self.put("<div class=\"across\">\n");
        }
        self.headings();
        self.put(&figure.html);
        if figure.is_across {
            self.put("</div>\n");
        }
    }

    fn block(&mut self, block: &Block, report: &Report) {
        let tongue = self.tongue;
        if !matches!(block, Block::Heading(_) | Block::Picture(_) | Block::Data(_)) {
            self.headings();
        }
        match block {
            Block::Heading(text) => self.heading(text, Level::Part),
            Block::Paragraph(text) => self.put(&format!("<p>{}</p>\n", tongue.said(text))),
            Block::List(texts) => {
                let items: String = texts.iter().map(|text| format!("<li>{}</li>\n", tongue.said(text))).collect();
                self.put(&format!("<ul>\n{items}</ul>\n"));
            }
            Block::Headline(figures) => {
                let figures: String = figures.iter().map(|figure| key_figure(figure, tongue)).collect();
                self.put(&format!("<dl class=\"figures\">\n{figures}</dl>\n"));
            }
            Block::Table(table) | Block::View(table) => {
                self.tables += 1;
                self.put(&table::table(table, self.tables, tongue));
            }
            Block::Matrix(matrix) => {
                self.tables += 1;
                self.put(&table::matrix(matrix, self.tables, tongue));
            }
            Block::Data(_) => {}
            Block::Picture(picture) => self.picture(picture, None),
            Block::Source(text) => self.put(&format!("<p class=\"source\">{}</p>\n", tongue.said(text))),
            Block::Yaml(text) => self.put(&format!("<pre>{}</pre>\n", text::plain(text.get(tongue.first)))),
            Block::Note(text) => {
                let note = tongue.each(|lang| words::note(text.get(lang), lang));
                self.put(&format!("<p class=\"note\">{note}</p>\n"));
            }
            Block::Findings => self.put(&findings::list(&report.findings, tongue)),
            Block::FindingList => self.put(&findings::by_thing(&report.findings, tongue)),
            Block::Summary => {
                let summary = tongue.said(&words::summary(&self.summary));
                self.put(&format!("<p><strong>{summary}</strong></p>\n"));
            }
        }
    }
}

fn key_figure(figure: &KeyFigure, tongue: Tongue) -> String {
    let value = |lang: Lang| {
        let value = match figure.value {
            Cell::Quantity(Quantity::Time { seconds, day }) => span_of_time(seconds, day).get(lang).to_owned(),
            _ => words::cell(&figure.value, lang),
        };
        let unit = figure.unit.get(lang);
        if unit.is_empty() || matches!(figure.value, Cell::NotStated) { value } else { format!("{value} {unit}") }
    };
    let aside = figure.aside.as_ref().map(|aside| format!("<small>{}</small>", tongue.said(aside)));
    let number = table::number(&figure.value);
    format!(
        "<div><dt>{}</dt><dd{number}><strong>{}</strong>{}</dd></div>\n",
        tongue.said(&figure.name),
        tongue.each(value),
        aside.unwrap_or_default(),
    )
}
