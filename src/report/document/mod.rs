//! `report`: the documents that are handed in. The consultant's chapters and the reform office's briefing, put together from what `analyze` and
//! `compare` say, so that no figure is worked out twice.

mod annex;
mod background;
mod briefing;
mod diagnosis;
mod layout;
mod measures;
mod method;
mod monitoring;
mod one;
mod pictures;
mod two;

use super::{Block, Output, Report, Section};
use crate::model::Date;
use crate::say;
use crate::wording::Text;

pub use one::output as of_one;
pub use two::output as of_change;

/// What a document is to be.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// Which document.
    pub profile: Profile,
    /// The title, where the user gives one.
    pub title: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Its date; nothing is printed where nobody gives one.
    pub date: Option<Date>,
    /// The files that it rests on.
    pub inputs: Vec<Input>,
}

/// Which document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// The consultant's chapters.
    Full,
    /// The reform office's one or two pages.
    Briefing,
}

/// A file that a document rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// Its name as the user wrote it.
    pub file: String,
    /// SHA-256 of its bytes; `None` for standard input.
    pub sha256: Option<String>,
}

/// A chapter: a heading, and parts under headings of their own.
struct Chapter {
    key: &'static str,
    title: Text,
    parts: Vec<Part>,
}

/// A part of a chapter, with where its tables come from.
struct Part {
    title: Option<Text>,
    blocks: Vec<Block>,
    source: Text,
}

impl Chapter {
    /// A chapter of the parts that are there.
    fn new(key: &'static str, title: Text, parts: impl IntoIterator<Item = Option<Part>>) -> Chapter {
        Chapter { key, title, parts: parts.into_iter().flatten().collect() }
    }
}

impl Part {
    /// What `analyze` or `compare` says in a section.
    fn of(section: Section, source: &Text) -> Part {
        Part { title: section.title, blocks: section.blocks, source: source.clone() }
    }

    /// What only a document says.
    fn new(title: Text, blocks: Vec<Block>, source: &Text) -> Part {
        Part { title: Some(title), blocks, source: source.clone() }
    }

    /// What needs no heading.
    fn untitled(blocks: Vec<Block>, source: &Text) -> Part {
        Part { title: None, blocks, source: source.clone() }
    }
}

/// The sections of a report, taken one by one.
struct Shelf(Vec<Section>);

impl Shelf {
    /// What one report says, without what it says in one place.
    fn of(output: Output) -> (Shelf, Report) {
        let mut report = output.reports.into_iter().next().unwrap_or_default();
        (Shelf(std::mem::take(&mut report.sections)), report)
    }

    fn take(&mut self, key: &str) -> Option<Section> {
        let at = self.0.iter().position(|section| section.key == key)?;
        Some(self.0.remove(at))
    }

    fn part(&mut self, key: &str, source: &Text) -> Option<Part> {
        self.take(key).map(|section| Part::of(section, source))
    }
}

// The title of the user's, or the one that stands for it.
fn titled(wanted: &Wanted, usual: Text) -> Text {
    wanted.title.as_ref().map_or(usual, |title| Text::same(title.clone()))
}

// Who and when, where it is said.
fn cover(wanted: &Wanted) -> Option<Section> {
    let author = wanted.author.as_ref().map(|name| say!(name = name; zh: "编制：{name}", en: "By {name}"));
    let date = wanted.date.map(day);
    let parts: Vec<Text> = author.into_iter().chain(date).collect();
    let line = Text::joined(&parts, "　", " · ");
    (!parts.is_empty()).then(|| Section::untitled("cover", vec![Block::Paragraph(line)]))
}

// 2019年8月3日 in a text (domain.md §5.5).
fn day(date: Date) -> Text {
    let written = date.to_string();
    let mut parts = written.split('-').map(|part| part.trim_start_matches('0').to_owned());
    let (year, month, day) = (parts.next(), parts.next(), parts.next());
    let (year, month, day) = (year.unwrap_or_default(), month.unwrap_or_default(), day.unwrap_or_default());
    say!(date = written, year = year, month = month, day = day; zh: "{year}年{month}月{day}日", en: "{date}")
}
