//! The text of the document, from title to last table.

use super::Picture;
use super::fields::{contents, field, paragraph, picture, run};
use super::{numerals, table};
use crate::render::{ledger, words};
use crate::report::{Block, Cell, KeyFigure, Output, Quantity, Report, Section, Summary};
use crate::wording::{Lang, Text, span_of_time};

/// The text with what it refers to.
pub(super) struct Body<'p> {
    /// Its title.
    pub title: String,
    /// The elements of the body.
    pub xml: String,
    /// How many lists it has that count from one.
    pub lists: usize,
    /// The pictures in it, in their order.
    pub pictures: Vec<&'p Picture<'p>>,
}

/// Writes the text of an output.
pub(super) fn of<'p>(output: &Output, lang: Lang, summary: &Summary, pictures: &'p [Picture<'p>]) -> Body<'p> {
    let mut page = Page {
        text: String::new(),
        headings: Vec::new(),
        counts: [0; 2],
        tables: 0,
        lists: 0,
        wanted: pictures,
        pictures: Vec::new(),
        summary: *summary,
        lang,
    };
    let only = match &*output.reports {
        [report] => report.title.as_ref(),
        _ => None,
    };
    let title = only.cloned().unwrap_or(Text::fixed("流程检查结果", "What was found in the processes"));
    // Where there are several reports, each is a chapter.
    let level = if output.reports.len() == 1 { 1 } else { 2 };
    for report in &output.reports {
        if level == 2 {
            let name = report.title.clone().or_else(|| Some(report.subjects.first()?.name.clone()));
            page.heading(1, name.unwrap_or(Text::fixed("", "")).get(lang));
        }
        report.sections.iter().for_each(|section| page.section(section, report, level));
    }
    let nobody = Report::default();
    output.closing.iter().for_each(|section| page.section(section, &nobody, 1));
    let mut xml = front(title.get(lang), output, lang);
    // Few headings need no contents.
    if page.headings.len() > 3 {
        xml.push_str(&contents(&page.headings, lang));
    }
    xml.push_str(&page.text);
    Body { title: title.get(lang).to_owned(), xml, lists: page.lists, pictures: page.pictures }
}

fn front(title: &str, output: &Output, lang: Lang) -> String {
    let mut xml = paragraph("Title", &run(title, ""));
    // The files of many reports stand at each.
    let subjects = if output.reports.len() == 1 { &*output.reports[0].subjects } else { &[] };
    for subject in subjects {
        let variant = words::variant(subject);
        let head = if variant.zh.is_empty() { String::new() } else { words::headed(&variant, lang) };
        xml.push_str(&paragraph("Subtitle", &run(&format!("{head}{}", subject.file), "")));
    }
    xml
}

struct Page<'p> {
    text: String,
    // Level and text with its number, for the contents.
    headings: Vec<(usize, String)>,
    counts: [usize; 2],
    tables: usize,
    lists: usize,
    wanted: &'p [Picture<'p>],
    pictures: Vec<&'p Picture<'p>>,
    summary: Summary,
    lang: Lang,
}

impl Page<'_> {
    fn section(&mut self, section: &Section, report: &Report, level: usize) {
        let wanted = self.wanted.iter().filter(|picture| picture.section == section.key);
        if section.blocks.iter().all(|block| matches!(block, Block::Data(_))) && wanted.count() == 0 {
            return;
        }
        if let Some(title) = &section.title {
            self.heading(level, title.get(self.lang));
        }
        for block in &section.blocks {
            self.block(block, section, report);
        }
        for picture in self.wanted.iter().filter(|picture| picture.section == section.key) {
            self.picture(picture);
        }
    }

    fn block(&mut self, block: &Block, section: &Section, report: &Report) {
        let lang = self.lang;
        let caption = |own: &Option<Text>| own.clone().or_else(|| section.title.clone());
        match block {
            Block::Paragraph(text) => self.said("BodyText", text.get(lang)),
            Block::Note(text) => self.said("Note", &words::note(text.get(lang), lang)),
            Block::Yaml(text) => self.said("Code", text.get(lang)),
            Block::Summary => self.said("BodyText", words::summary(&self.summary).get(lang)),
            Block::List(texts) => self.list(texts),
            Block::Headline(figures) => self.headline(figures),
            Block::Table(one) | Block::View(one) => self.table(table::table(one, lang), caption(&one.caption)),
            Block::Matrix(one) => self.table(table::matrix(one, lang), caption(&one.caption)),
            Block::Findings | Block::FindingList => {
                let found = table::table(&ledger::brief(&report.findings), lang);
                self.table(found, Some(Text::fixed("发现的问题", "Findings")));
            }
            Block::Heading(text) => self.heading(2, text.get(lang)),
            Block::Source(text) => self.said("Note", text.get(lang)),
            Block::Picture(picture) => self.said("Note", picture.alt.get(lang)),
            Block::Data(_) => {}
        }
    }

    // A bookmark for the contents; the number comes from the style.
    fn heading(&mut self, level: usize, text: &str) {
        let at = level.clamp(1, 2) - 1;
        self.counts[at] += 1;
        if at == 0 {
            self.counts[1] = 0;
        }
        let number = match (self.lang, at) {
            (Lang::Zh, 0) => format!("{}、", numerals::chinese(self.counts[0])),
            (Lang::Zh, _) => format!("（{}）", numerals::chinese(self.counts[1])),
            (Lang::En, 0) => format!("{}. ", self.counts[0]),
            (Lang::En, _) => format!("{}.{} ", self.counts[0], self.counts[1]),
        };
        self.headings.push((at + 1, format!("{number}{text}")));
        let id = self.headings.len();
        let content = format!(
            "<w:bookmarkStart w:id=\"{id}\" w:name=\"_Toc{id}\"/>{}<w:bookmarkEnd w:id=\"{id}\"/>",
            run(text, "")
        );
        self.text.push_str(&paragraph(&format!("Heading{}", at + 1), &content));
    }

    fn said(&mut self, style: &str, text: &str) {
        self.text.push_str(&paragraph(style, &run(text, "")));
    }

    // Each list counts from one.
    fn list(&mut self, texts: &[Text]) {
        self.lists += 1;
        for text in texts {
            let number = super::parts::list_number(self.lists);
            self.text.push_str(&format!(
                "<w:p><w:pPr><w:pStyle w:val=\"ListNumber\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{number}\"/></w:numPr></w:pPr>{}</w:p>",
                run(text.get(self.lang), "")
            ));
        }
    }

    fn headline(&mut self, figures: &[KeyFigure]) {
        let lang = self.lang;
        let head = [Text::fixed("指标", "figure"), Text::fixed("数值", "value"), Text::fixed("说明", "of it")];
        let lines = figures.iter().map(|figure| key_figure(figure, lang)).collect();
        self.table(Some(table::lines(head, lines, lang)), Some(Text::fixed("主要指标", "Main figures")));
    }

    // The caption stands above, and stays with its table.
    fn table(&mut self, table: Option<String>, caption: Option<Text>) {
        let Some(table) = table else { return };
        self.tables += 1;
        let said = caption.as_ref().map_or("", |caption| caption.get(self.lang));
        let (label, space) = if self.lang == Lang::Zh { ("表", "　") } else { ("Table", "  ") };
        self.caption("Caption", label, self.tables, space, said);
        self.text.push_str(&table);
        self.text.push_str(&paragraph("TableText", ""));
    }

    fn picture(&mut self, one: &Picture<'_>) {
        let Some(kept) = self.wanted.iter().find(|wanted| std::ptr::eq(*wanted, one)) else { return };
        self.pictures.push(kept);
        let number = self.pictures.len();
        self.text.push_str(&picture(kept, number, self.lang));
        let (label, space) = if self.lang == Lang::Zh { ("图", "　") } else { ("Figure", "  ") };
        self.caption("FigureCaption", label, number, space, kept.caption.get(self.lang));
    }

    fn caption(&mut self, style: &str, label: &str, number: usize, space: &str, said: &str) {
        let field = field(&format!("SEQ {label} \\* ARABIC"), &number.to_string());
        let content = format!("{}{field}{}", run(&format!("{label} "), ""), run(&format!("{space}{said}"), ""));
        self.text.push_str(&paragraph(style, &content));
    }
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
