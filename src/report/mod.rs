//! What is said, in order, without format: a report of typed cells. One builder per command; renderers draw it.

mod cell;
mod figure;
mod table;

pub use cell::{Cell, Quantity};
pub use figure::{Change, FigureRow, Method, Value};
pub use table::{Align, Column, Row, Table, Tone};

use crate::finding::Finding;
use crate::wording::Text;

/// All that one run has to say about its files.
#[derive(Debug, Clone)]
pub struct Output {
    /// The command: `check`, `analyze`, `compare`.
    pub command: &'static str,
    /// One report per process, or per comparison.
    pub reports: Vec<Report>,
}

/// What is said about one process, or one comparison.
#[derive(Debug, Clone)]
pub struct Report {
    /// The process, or the before and the after of a comparison.
    pub subjects: Vec<Subject>,
    /// The headline.
    pub title: Text,
    /// Sections in reading order.
    pub sections: Vec<Section>,
    /// Figures by id, in the order of `docs/figures.md`: what JSON prints.
    pub figures: Vec<FigureRow>,
    /// Findings in the order of the file.
    pub findings: Vec<Finding>,
    /// Rules whose inputs are not in the model, with what is missing.
    pub not_evaluated: Vec<(&'static str, Text)>,
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

/// A part of a report under a heading.
#[derive(Debug, Clone)]
pub struct Section {
    /// Its key, stable over languages: `critical-path`.
    pub key: &'static str,
    /// The heading.
    pub title: Text,
    /// What stands under it.
    pub blocks: Vec<Block>,
}

/// One thing in a section.
#[derive(Debug, Clone)]
pub enum Block {
    /// A paragraph.
    Paragraph(Text),
    /// A list of sentences.
    List(Vec<Text>),
    /// A table.
    Table(Table),
    /// A small print: basis, counting rule, assumption.
    Note(Text),
    /// The report's findings, with their places.
    Findings,
}
