//! The text of the document, from title to last table, in one language after the other.

use super::fields::{Entry, bookmarked, contents, paragraph, run};
use super::flow::Flow;
use super::page::{Named, Page};
use super::picture::Media;
use super::{Look, Tongue};
use crate::render::{drawn, words};
use crate::report::{Block, Output, Report, Summary, paths};
use crate::wording::Text;

/// The text with what it refers to.
pub(super) struct Body {
    /// Its title.
    pub title: String,
    /// The elements of the body.
    pub xml: String,
    /// How many lists it has that count from one.
    pub lists: usize,
    /// The pictures in it, in their order.
    pub media: Vec<Media>,
}

/// What is counted over all languages of the document.
#[derive(Default)]
pub(super) struct Counts {
    pub bookmarks: usize,
    pub lists: usize,
    pub media: Vec<Media>,
}

/// Writes the text of an output.
pub(super) fn of(output: &Output, tongues: &[Tongue], summary: &Summary, look: Look) -> Body {
    let (mut counts, mut flow, mut title) = (Counts::default(), Flow::default(), String::new());
    for tongue in tongues {
        let text = title_of(output).get(tongue.lang).to_owned();
        let pictures = drawn::all(output, tongue.lang);
        let mut page = Page::new(*tongue, (tongues.len(), look), summary, &pictures, &mut counts);
        chapters(&mut page, output);
        let (written, headings) = page.finish(if tongues.len() > 1 { Named::Yes } else { Named::No });
        front(&mut flow, &text, output, *tongue);
        // Few headings need no contents.
        if headings.len() > 3 && look == Look::Report {
            flow.block(contents(&headings, part(*tongue, tongues).as_deref(), *tongue));
        }
        flow.append(written);
        if tongue.nth == 0 {
            title = text;
        }
    }
    Body { title, xml: flow.xml(), lists: counts.lists, media: counts.media }
}

/// The name of what a language says, where there are several.
pub(super) fn part(tongue: Tongue, tongues: &[Tongue]) -> Option<String> {
    (tongues.len() > 1).then(|| part_name(tongue))
}

/// The same name.
pub(super) fn part_name(tongue: Tongue) -> String {
    format!("Part{}", tongue.nth + 1)
}

fn title_of(output: &Output) -> Text {
    let only = match &*output.reports {
        [report] => report.title.clone(),
        _ => None,
    };
    only.unwrap_or(Text::fixed("流程检查结果", "What was found in the processes"))
}

fn chapters(page: &mut Page<'_, '_>, output: &Output) {
    // Where there are several reports, each is a chapter.
    let level = if output.reports.len() == 1 { 1 } else { 2 };
    for report in &output.reports {
        if level == 2 {
            let name = report.title.clone().or_else(|| Some(report.subjects.first()?.name.clone()));
            page.heading(1, &name.unwrap_or(Text::fixed("", "")));
        }
        let sections = report.sections.iter().filter(|section| section.key != COVER);
        sections.for_each(|section| page.section(section, report, level));
    }
    let nobody = Report::default();
    output.closing.iter().for_each(|section| page.section(section, &nobody, 1));
}

// Who and when, which belong to the title.
const COVER: &str = "cover";

fn front(flow: &mut Flow, title: &str, output: &Output, tongue: Tongue) {
    // The second language begins on a page of its own.
    let id = tongue.style("Title");
    let before = if tongue.nth == 0 { "" } else { "<w:pageBreakBefore/>" };
    flow.paragraph(format!("<w:p><w:pPr><w:pStyle w:val=\"{id}\"/>{before}</w:pPr>{}</w:p>", run(title, "")));
    // The files of many reports stand at each.
    let [report] = &*output.reports else { return };
    let subtitle = tongue.style("Subtitle");
    let cover = report.sections.iter().filter(|section| section.key == COVER).flat_map(|section| &section.blocks);
    for block in cover {
        if let Block::Paragraph(text) = block {
            flow.paragraph(paragraph(&subtitle, &run(text.get(tongue.lang), "")));
        }
    }
    // Whoever gets a paper has no use for the folders of who wrote it; the annex names the files whole.
    let files: Vec<&str> = report.subjects.iter().map(|subject| &*subject.file).collect();
    for (subject, file) in report.subjects.iter().zip(paths::told_apart(&files)) {
        let variant = words::variant(subject);
        let head = if variant.zh.is_empty() { String::new() } else { words::headed(&variant, tongue.lang) };
        flow.paragraph(paragraph(&subtitle, &run(&format!("{head}{file}"), "")));
    }
}

/// A heading with its bookmark, and how the contents name it.
pub(super) fn entry(counts: &mut Counts, level: usize, text: String, content: &str) -> (Entry, String) {
    counts.bookmarks += 1;
    let bookmark = counts.bookmarks;
    let content = bookmarked(bookmark, &format!("_Toc{bookmark}"), content);
    (Entry { level, text, bookmark }, content)
}
