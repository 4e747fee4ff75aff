//! A report on a terminal: headings at the edge, what they head two columns in, nothing said by colour alone.

mod bars;
mod content;
mod finding_list;
mod findings;
mod glyphs;
mod headline;
mod lanes;
mod layout;
mod matrix;
mod page;
mod pictures;
mod snippet;
mod style;
mod table;
pub(super) mod wrap;

pub use pictures::picture;
pub use style::{Colour, Edge, Findings, Glyphs, Style};

use crate::render::words;
use crate::render::{End, Stream};
use crate::report::picture::Picture;
use crate::report::{Block, Matrix, Output, Report, Section, Summary, Table};
use crate::wording::{Lang, Text};
use page::Page;
use std::io::{self, Write};
use style::Paint;
use wrap::{one_line, width, wrap};

/// What stands under a heading begins here.
const INDENT: usize = 2;

/// Writes an output for a terminal in one language.
pub fn output(output: &Output, lang: Lang, style: Style) -> String {
    let mut terminal = Terminal::new(lang, style, Summary::of(output));
    output.reports.iter().for_each(|report| terminal.tell(report));
    terminal.close(&output.closing);
    style.glyphs.of(terminal.page.take())
}

/// The format at work.
pub(super) struct Terminal {
    lang: Lang,
    style: Style,
    summary: Summary,
    page: Page,
}

impl Terminal {
    pub fn new(lang: Lang, style: Style, summary: Summary) -> Terminal {
        Terminal { lang, style, summary, page: Page::default() }
    }

    fn tell(&mut self, report: &Report) {
        let Terminal { lang, style, summary, page } = self;
        title(report, *lang, *style, page);
        for section in &report.sections {
            self::section(section, report, summary, *lang, *style, page);
            if let Some(flow) = report.flow.as_deref().filter(|_| section.key == "headline") {
                page.gap();
                pictures::inside(flow, *lang, *style, page);
            }
        }
    }

    fn close(&mut self, closing: &[Section]) {
        let Terminal { lang, style, summary, page } = self;
        let nobody = Report::default();
        for section in closing {
            self::section(section, &nobody, summary, *lang, *style, page);
        }
    }
}

impl Stream for Terminal {
    fn report(&mut self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        self.tell(report);
        out.write_all(self.style.glyphs.of(self.page.take()).as_bytes())
    }

    fn end(&mut self, end: &End<'_>, out: &mut dyn Write) -> io::Result<()> {
        self.summary = end.summary;
        self.close(end.closing);
        out.write_all(self.style.glyphs.of(self.page.take()).as_bytes())
    }
}

fn title(report: &Report, lang: Lang, style: Style, page: &mut Page) {
    let Some(title) = &report.title else { return };
    page.gap();
    let lines = wrap(&one_line(title.get(lang)), style.columns());
    let widest = lines.iter().map(|line| width(line)).max().unwrap_or(0);
    page.lines(lines.iter().map(|line| style.paint(Paint::Strong, line)));
    page.line(&style.paint(Paint::Strong, &"━".repeat(widest)));
    let variants: Vec<Text> = report.subjects.iter().map(words::variant).collect();
    let widest = variants.iter().map(|variant| width(variant.get(lang))).max().unwrap_or(0);
    for (subject, variant) in report.subjects.iter().zip(variants) {
        let space = if widest > 0 { widest + 2 - width(variant.get(lang)) } else { 0 };
        let line = format!("{}{}{}", variant.get(lang), " ".repeat(space), one_line(&subject.file));
        page.lines(wrap(&line, style.columns()).iter().map(|line| style.paint(Paint::Faint, line)));
    }
}

fn section(section: &Section, report: &Report, summary: &Summary, lang: Lang, style: Style, page: &mut Page) {
    if section.blocks.iter().all(|block| matches!(block, Block::Data(_))) {
        return;
    }
    // Findings of many files in a line each are one list.
    if section.title.is_some() || style.findings == Findings::Snippets {
        page.gap();
    }
    if let Some(title) = &section.title {
        let lines = wrap(&one_line(title.get(lang)), style.columns());
        page.lines(lines.iter().map(|line| style.paint(Paint::Heading, line)));
    }
    let mut before: Option<&Block> = None;
    for block in section.blocks.iter().filter(|block| !matches!(block, Block::Data(_))) {
        if before.is_some_and(|before| !together(before, block)) {
            page.gap();
        }
        self::block(block, report, summary, lang, style, page);
        before = Some(block);
    }
}

// A note belongs to what stands above it; a list to the sentence that introduces it.
fn together(before: &Block, block: &Block) -> bool {
    matches!((before, block), (_, Block::Note(_) | Block::Source(_)) | (Block::Paragraph(_), Block::List(_)))
}

fn block(block: &Block, report: &Report, summary: &Summary, lang: Lang, style: Style, page: &mut Page) {
    let room = style.columns() - INDENT;
    match block {
        Block::Heading(text) => {
            let lines = wrap(&plain(text, lang), room);
            page.indented(INDENT, lines.iter().map(|line| style.paint(Paint::Strong, line)));
        }
        Block::Paragraph(text) => page.indented(INDENT, wrap(&plain(text, lang), room)),
        Block::List(texts) => {
            for text in texts {
                page.indented(INDENT, hanging("- ", &plain(text, lang), room));
            }
        }
        Block::Headline(figures) => page.indented(INDENT, headline::draw_headline(figures, lang, style, room)),
        Block::Table(table) | Block::View(table) => self::table(table, lang, style, page),
        Block::Data(_) => {}
        Block::Matrix(matrix) => self::matrix(matrix, lang, style, page),
        Block::Yaml(text) => page.indented(INDENT + 2, text.get(lang).lines().map(one_line)),
        Block::Picture(picture) => {
            caption(picture.caption.as_ref(), lang, style, page);
            match &picture.drawing {
                Picture::Diagram(diagram) => pictures::inside(diagram, lang, style, page),
                Picture::Pairs(pairs) if pairs.sides.is_some() => pictures::side_by_side(pairs, lang, style, page),
                _ => page.indented(INDENT, wrap(&plain(&picture.alt, lang), room)),
            }
        }
        Block::Note(text) | Block::Source(text) => {
            let lines = hanging("", &plain(text, lang), room);
            page.indented(INDENT, lines.iter().map(|line| style.paint(Paint::Faint, line)));
        }
        Block::Findings => findings::write(&report.findings, lang, style, page),
        Block::FindingList => finding_list::write(&report.findings, lang, style, page),
        Block::Summary => {
            page.gap();
            let lines = wrap(words::summary(summary).get(lang), style.columns());
            page.lines(lines.iter().map(|line| style.paint(Paint::Strong, line)));
        }
    }
}

fn table(table: &Table, lang: Lang, style: Style, page: &mut Page) {
    let room = style.columns() - INDENT;
    caption(table.caption.as_ref(), lang, style, page);
    let drawn = table::draw(table, lang, style, room);
    page.indented(INDENT, drawn.lines);
    if let Some(legend) = drawn.legend.filter(|legend| page.is_new(legend)) {
        page.indented(INDENT, wrap(legend.get(lang), room).iter().map(|line| style.paint(Paint::Faint, line)));
    }
    if !drawn.left_out.is_empty() {
        let heads = Text::list(&drawn.left_out);
        let note = match lang {
            Lang::Zh => format!("窗口较窄，未列：{}", heads.zh),
            Lang::En => format!("no room here for: {}", heads.en),
        };
        page.indented(INDENT, wrap(&note, room).iter().map(|line| style.paint(Paint::Faint, line)));
    }
}

fn matrix(matrix: &Matrix, lang: Lang, style: Style, page: &mut Page) {
    caption(matrix.caption.as_ref(), lang, style, page);
    page.indented(INDENT, matrix::draw_matrix(matrix, lang, style, style.columns() - INDENT));
}

fn caption(caption: Option<&Text>, lang: Lang, style: Style, page: &mut Page) {
    let Some(caption) = caption else { return };
    let lines = wrap(&plain(caption, lang), style.columns() - INDENT);
    page.indented(INDENT, lines.iter().map(|line| style.paint(Paint::Strong, line)));
}

fn plain(text: &Text, lang: Lang) -> String {
    one_line(text.get(lang))
}

// The first line begins with a sign, the others stand under its text.
fn hanging(sign: &str, text: &str, room: usize) -> Vec<String> {
    let inner = room - width(sign);
    let lines = wrap(text, inner);
    let lines = lines.iter().enumerate();
    lines
        .map(|(at, line)| if at == 0 { format!("{sign}{line}") } else { format!("{}{line}", " ".repeat(width(sign))) })
        .collect()
}
