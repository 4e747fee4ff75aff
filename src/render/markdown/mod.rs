//! A report as Markdown (GitHub flavour), for a merge request or to be pasted into Word.

pub(super) mod escape;
mod findings;
mod table;

use crate::render::{End, Stream, words};
use crate::report::{Block, Cell, KeyFigure, Output, Quantity, Report, Section, Summary};
use crate::wording::{Lang, span_of_time};
use escape::{code, escape};
use std::io::{self, Write};

/// Writes an output as Markdown in one language.
pub fn output(output: &Output, lang: Lang) -> String {
    let mut page = Markdown::new(lang, Summary::of(output));
    output.reports.iter().for_each(|report| page.tell(report));
    page.close(&output.closing);
    page.text
}

/// The format at work.
pub(super) struct Markdown {
    text: String,
    // Something was written and has left.
    left: bool,
    lang: Lang,
    summary: Summary,
}

impl Stream for Markdown {
    fn report(&mut self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        self.tell(report);
        self.leave(out)
    }

    fn end(&mut self, end: &End<'_>, out: &mut dyn Write) -> io::Result<()> {
        self.summary = end.summary;
        self.close(end.closing);
        self.leave(out)
    }
}

impl Markdown {
    pub fn new(lang: Lang, summary: Summary) -> Markdown {
        Markdown { text: String::new(), left: false, lang, summary }
    }

    fn tell(&mut self, report: &Report) {
        self.title(report);
        for section in &report.sections {
            self.section(section, report);
        }
    }

    fn close(&mut self, closing: &[Section]) {
        let nobody = Report::default();
        for section in closing {
            self.section(section, &nobody);
        }
    }

    fn leave(&mut self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(self.text.as_bytes())?;
        self.left |= !self.text.is_empty();
        self.text.clear();
        Ok(())
    }

    // Blocks stand an empty line apart.
    fn block(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if self.left || !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(text.trim_end());
        self.text.push('\n');
    }

    fn title(&mut self, report: &Report) {
        let Some(title) = &report.title else { return };
        self.block(&format!("# {}", escape(title.get(self.lang))));
        let lines = report.subjects.iter().map(|subject| {
            let variant = words::variant(subject);
            let head = if variant.zh.is_empty() { String::new() } else { words::headed(&variant, self.lang) };
            format!("- {head}{}\n", code(&subject.file))
        });
        self.block(&lines.collect::<String>());
    }

    fn section(&mut self, section: &Section, report: &Report) {
        if section.blocks.iter().all(|block| matches!(block, Block::Data(_))) {
            return;
        }
        if let Some(title) = &section.title {
            self.block(&format!("## {}", escape(title.get(self.lang))));
        }
        for block in &section.blocks {
            self.write(block, report);
        }
    }

    fn write(&mut self, block: &Block, report: &Report) {
        let lang = self.lang;
        match block {
            Block::Heading(text) => self.block(&format!("### {}", escape(text.get(lang)))),
            Block::Paragraph(text) => self.block(&escape(text.get(lang))),
            Block::List(texts) => {
                let lines = texts.iter().map(|text| format!("- {}\n", escape(text.get(lang))));
                self.block(&lines.collect::<String>());
            }
            Block::Headline(figures) => {
                let lines = figures.iter().map(|figure| key_figure(figure, lang));
                self.block(&lines.collect::<String>());
            }
            Block::Table(table) | Block::View(table) => {
                self.caption(table.caption.as_ref().map(|caption| caption.get(lang)));
                self.block(&table::table(table, lang));
            }
            Block::Data(_) => {}
            Block::Matrix(matrix) => {
                self.caption(matrix.caption.as_ref().map(|caption| caption.get(lang)));
                self.block(&table::matrix(matrix, lang));
            }
            Block::Picture(picture) => {
                self.caption(picture.caption.as_ref().map(|caption| caption.get(lang)));
                self.block(&escape(picture.alt.get(lang)));
            }
            Block::Source(text) => self.block(&format!("*{}*", escape(text.get(lang)))),
            Block::Yaml(text) => self.block(&escape::fenced("yaml", text.get(lang))),
            Block::Note(text) => self.block(&words::note(&escape(text.get(lang)), lang)),
            Block::Findings => self.block(&findings::list(&report.findings, lang)),
            Block::FindingList => self.block(&findings::by_thing(&report.findings, lang)),
            Block::Summary => self.block(&format!("**{}**", escape(words::summary(&self.summary).get(lang)))),
        }
    }

    fn caption(&mut self, caption: Option<&str>) {
        if let Some(caption) = caption {
            self.block(&format!("**{}**", escape(caption)));
        }
    }
}

fn key_figure(figure: &KeyFigure, lang: Lang) -> String {
    let value = match figure.value {
        Cell::Quantity(Quantity::Time { seconds, day }) => span_of_time(seconds, day).get(lang).to_owned(),
        _ => words::cell(&figure.value, lang),
    };
    let unit = figure.unit.get(lang);
    let unit =
        if unit.is_empty() || matches!(figure.value, Cell::NotStated) { String::new() } else { format!(" {unit}") };
    let aside = figure.aside.as_ref().map(|aside| words::bracketed(aside.get(lang), lang)).unwrap_or_default();
    let head = words::headed(&figure.name, lang);
    format!("- {}**{}**{}\n", escape(&head), escape(&format!("{value}{unit}")), escape(&aside))
}
