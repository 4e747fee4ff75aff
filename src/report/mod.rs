//! What is said, in order, without format: a report of typed cells. One builder per command; renderers draw it.

pub mod analyze;
mod answer;
pub mod benchmark;
mod build;
mod catalogue;
mod cell;
pub mod check;
pub mod compare;
pub mod document;
pub mod due;
pub mod explain;
mod figure;
mod found;
pub mod language;
mod names;
pub mod paths;
pub mod picture;
pub mod rules;
mod savings;
mod table;
mod tally;
pub mod terms;

pub use answer::Fact;
pub use catalogue::{Card, catalogue};
pub use cell::{Bar, Cell, Named, Quantity};
pub use figure::{Change, FigureRow, KeyFigure, Method, Value};
pub use found::{Found, Half};
pub use table::{Align, Axis, Column, Matrix, Room, Row, Table, Tone};
pub use tally::Tally;

use crate::finding::{Finding, Severity};
use crate::wording::Text;

/// All that one run has to say about its files.
#[derive(Debug, Clone)]
pub struct Output {
    /// The command: `check`, `analyze`, `compare`.
    pub command: &'static str,
    /// One report per process, or per comparison.
    pub reports: Vec<Report>,
    /// What is said about all of them together, for readers; machines add up themselves.
    pub closing: Vec<Section>,
}

/// What is said about one process, or one comparison.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// The process, or the before and the after of a comparison.
    pub subjects: Vec<Subject>,
    /// The headline; `None` where the findings speak for themselves.
    pub title: Option<Text>,
    /// Sections in reading order.
    pub sections: Vec<Section>,
    /// Figures by id, in the order of `docs/figures.md`: what JSON prints.
    pub figures: Vec<FigureRow>,
    /// Findings in the order of the file.
    pub findings: Vec<Finding>,
    /// In which half of a comparison these are; `None` where there is one process, or they stand aside.
    pub half: Option<Half>,
    /// What was found in the halves of a comparison that the findings are not about.
    pub aside: Vec<Found>,
    /// Rules whose inputs are not in the model, with what is missing.
    pub not_evaluated: Vec<(&'static str, Text)>,
    /// Rules that ran, in the order of the list; those of `not_evaluated` are among them.
    pub ran: Vec<&'static str>,
    /// What must be put right before the other rules can run.
    pub obstacle: Option<Text>,
    /// The answer of a command that gives one rather than reports: JSON prints it in place of the reports.
    pub answer: Vec<Fact>,
    /// The process in swim lanes, for who reads where no picture can be shown; formats that show pictures have them in their sections.
    pub flow: Option<Box<picture::Diagram>>,
    /// What the figures rest on that nobody stated: defaults taken, probabilities and times not given.
    pub assumptions: Vec<Text>,
}

/// A process that a report is about.
#[derive(Debug, Clone)]
pub struct Subject {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// `as-is`, `to-be`, `template`, where it is said.
    pub variant: Option<&'static str>,
    /// Its file as the user named it.
    pub file: String,
}

/// A part of a report.
#[derive(Debug, Clone)]
pub struct Section {
    /// Its key, stable over languages: `critical-path`.
    pub key: &'static str,
    /// The heading; `None` for what needs none.
    pub title: Option<Text>,
    /// What stands under it.
    pub blocks: Vec<Block>,
}

/// One thing in a section.
#[derive(Debug, Clone)]
pub enum Block {
    /// A heading inside the section.
    Heading(Text),
    /// A paragraph.
    Paragraph(Text),
    /// A list of sentences.
    List(Vec<Text>),
    /// The few figures that a reader sees first.
    Headline(Vec<KeyFigure>),
    /// A table, for readers and machines.
    Table(Table),
    /// A table for readers only: its content is in JSON under figures or findings.
    View(Table),
    /// A table for machines only: readers have its content in another form.
    Data(Table),
    /// A table over two lists.
    Matrix(Matrix),
    /// A drawing.
    Picture(Box<Illustration>),
    /// Where the table or the picture above comes from.
    Source(Text),
    /// A piece of YAML.
    Yaml(Text),
    /// A small print: basis, counting rule, assumption.
    Note(Text),
    /// The report's findings, with their places.
    Findings,
    /// The report's findings by the thing they are about, without the lines of the file: for who asks what to do rather than where.
    FindingList,
    /// One line that counts the findings of the whole output.
    Summary,
}

/// How many there are, over a whole output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Files read.
    pub files: usize,
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Notes.
    pub notes: usize,
    /// What a baseline took out; `None` where there is none.
    pub baseline: Option<Baseline>,
}

/// What a baseline of known findings did to an output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Baseline {
    /// Findings that it knows, which are not in the output.
    pub known: usize,
    /// Findings that it knows of the processes that were checked, and that are no longer there.
    pub gone: usize,
}

/// A drawing in its place, with what it says to who cannot see it.
#[derive(Debug, Clone)]
pub struct Illustration {
    /// Its key, stable over languages: `waterfall`.
    pub key: &'static str,
    /// What it shows; `None` where the heading above says it.
    pub caption: Option<Text>,
    /// What is seen, in a sentence.
    pub alt: Text,
    /// What is drawn; a renderer that draws does so in its own language.
    pub drawing: picture::Picture,
}

impl Section {
    /// A section under a heading.
    pub fn new(key: &'static str, title: Text, blocks: Vec<Block>) -> Section {
        Section { key, title: Some(title), blocks }
    }

    /// A section that needs no heading.
    pub fn untitled(key: &'static str, blocks: Vec<Block>) -> Section {
        Section { key, title: None, blocks }
    }
}

impl Report {
    /// The process in whose file a finding stands; a comparison has two.
    pub fn subject_of(&self, finding: &Finding) -> Option<&Subject> {
        let file = &finding.place.source.name;
        self.subjects.iter().find(|subject| subject.file == *file).or_else(|| self.subjects.last())
    }

    /// The fingerprint of one of its findings.
    pub fn fingerprint(&self, finding: &Finding) -> String {
        let subject = self.subject_of(finding);
        finding.fingerprint(subject.map_or("", |subject| &subject.id), subject.and_then(|subject| subject.variant))
    }
}

impl Summary {
    /// Counts the findings of an output.
    pub fn of(output: &Output) -> Summary {
        let mut summary = Summary { files: files(output), ..Summary::default() };
        for report in &output.reports {
            summary.count(&report.findings);
            report.aside.iter().for_each(|found| summary.count(&found.findings));
        }
        summary
    }

    /// Counts further findings.
    pub fn count(&mut self, findings: &[Finding]) {
        for finding in findings {
            match finding.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
                Severity::Note => self.notes += 1,
            }
        }
    }
}

// A file compared with itself is one file.
fn files(output: &Output) -> usize {
    let mut files: Vec<&str> =
        output.reports.iter().flat_map(|report| &report.subjects).map(|subject| &*subject.file).collect();
    files.sort_unstable();
    files.dedup();
    files.len()
}
