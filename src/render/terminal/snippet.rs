//! The lines of a file that a finding is about, underlined.

use super::style::{Colour, Style};
use super::wrap::{one_line, width};
use crate::finding::{Finding, Severity};
use crate::render::words;
use crate::say;
use crate::source::{Place, Span};
use crate::wording::{Lang, Text};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};
use std::ops::Range;
use std::sync::Arc;

/// Places in one file that are at most this many lines apart are shown in one piece.
const NEAR: usize = 8;

/// A place that spans more lines than this is shown by its first.
const MOST_LINES: usize = 6;

/// No more places than this are shown; nobody reads a thousand, and holding each against the others costs their square.
const MOST_PLACES: usize = 50;

/// What a finding's places look like.
pub(super) struct Shown {
    /// The lines, underlined.
    pub lines: Vec<String>,
    /// What was too long to stand beside its underline.
    pub beside: Vec<String>,
    /// The column of the bar before them.
    pub gutter: usize,
}

struct Mark<'f> {
    place: &'f Place,
    label: Option<&'f str>,
    kind: AnnotationKind,
    lines: (usize, usize),
}

/// Shows the place of a finding and the places it rests on.
pub(super) fn show(finding: &Finding, lang: Lang, style: Style) -> Shown {
    let main = mark(&finding.place, finding.label.as_ref().map(|label| label.get(lang)), AnnotationKind::Primary);
    let related = finding
        .related
        .iter()
        .take(MOST_PLACES)
        .map(|other| mark(&other.place, Some(other.text.get(lang)), AnnotationKind::Context));
    let mut groups: Vec<Vec<Mark<'_>>> = vec![vec![main]];
    for mark in related {
        match groups.iter_mut().find(|group| group.iter().any(|other| near(other, &mark))) {
            Some(group) => group.push(mark),
            None => groups.push(vec![mark]),
        }
    }
    // One far place is shown; of several, only the text is told: six pieces of a file show nothing.
    let far = if groups.len() > 2 { groups.split_off(1) } else { Vec::new() };
    let mut beside: Vec<String> =
        far.iter().flatten().map(|mark| self::far(mark, mark.label.unwrap_or(""), &finding.place, lang)).collect();
    let hidden = finding.related.len().saturating_sub(MOST_PLACES);
    if hidden > 0 {
        let more = say!(n = hidden; zh: "另有 {n} 处", en: "and {n} more places");
        beside.push(more.get(lang).to_owned());
    }
    let snippets: Vec<_> =
        groups.iter().map(|group| snippet(group, &finding.place, lang, style, &mut beside)).collect();
    let group = Group::with_level(level(finding.severity)).elements(snippets);
    let renderer = if style.colour == Colour::On { Renderer::styled() } else { Renderer::plain() };
    let text = renderer.term_width(style.columns()).render(&[group]);
    let gutter = groups.iter().flatten().map(|mark| mark.lines.1.to_string().len()).max().unwrap_or(1) + 1;
    Shown { gutter, lines: text.lines().map(|line| line.trim_end().to_owned()).collect(), beside }
}

fn mark<'f>(place: &'f Place, label: Option<&'f str>, kind: AnnotationKind) -> Mark<'f> {
    let first = place.start().line;
    let last = place.end().line.clamp(first, first + MOST_LINES);
    Mark { place, label, kind, lines: (first, if last - first >= MOST_LINES { first } else { last }) }
}

fn near(one: &Mark<'_>, other: &Mark<'_>) -> bool {
    Arc::ptr_eq(&one.place.source, &other.place.source)
        && one.lines.0 <= other.lines.1 + NEAR
        && other.lines.0 <= one.lines.1 + NEAR
}

// Only the lines from the first mark to the last are handed over: a snippet costs as much as its text, and a file may be large.
fn snippet<'f>(
    marks: &[Mark<'f>],
    main: &Place,
    lang: Lang,
    style: Style,
    beside: &mut Vec<String>,
) -> Snippet<'f, Annotation<'f>> {
    let first = marks.iter().map(|mark| mark.lines.0).min().unwrap_or(1);
    let last = marks.iter().map(|mark| mark.lines.1).max().unwrap_or(first);
    let source = &marks[0].place.source;
    let window = source.lines_span(first, last);
    let text = source.slice(window);
    let annotations: Vec<Annotation<'f>> = marks
        .iter()
        .map(|mark| {
            let annotation = mark.kind.span(inside(mark.place.span, window, text));
            match mark.label {
                Some(label) if fits(mark, label, style) => annotation.label(one_line(label)),
                Some(label) => {
                    beside.push(far(mark, label, main, lang));
                    annotation
                }
                None => annotation,
            }
        })
        .collect();
    Snippet::source(text).path(one_line(&source.name)).line_start(first).annotations(annotations)
}

// The span within the window, on whole characters.
fn inside(span: Span, window: Span, text: &str) -> Range<usize> {
    let to = |byte: u32| (byte.saturating_sub(window.start) as usize).min(text.len());
    let whole = |mut byte: usize| {
        while !text.is_char_boundary(byte) {
            byte -= 1;
        }
        byte
    };
    let start = whole(to(span.start));
    start..whole(to(span.end)).max(start)
}

// Beside the underline, behind the line number and the bar.
fn fits(mark: &Mark<'_>, label: &str, style: Style) -> bool {
    let gutter = mark.lines.1.to_string().len() + 3;
    let underlined = mark.place.end().display_column.max(mark.place.start().display_column + 1);
    gutter + underlined + 1 + width(label) <= style.columns()
}

fn far(mark: &Mark<'_>, label: &str, main: &Place, lang: Lang) -> String {
    let (line, label) = (mark.lines.0, one_line(label));
    let elsewhere = !Arc::ptr_eq(&mark.place.source, &main.source);
    let place = match lang {
        _ if elsewhere => words::place(mark.place),
        Lang::Zh => format!("第 {line} 行"),
        Lang::En => format!("line {line}"),
    };
    format!("{}{label}", words::headed(&Text::same(place), lang))
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}
