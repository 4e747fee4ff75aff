//! `check`: findings of files, and a table of the files where there are many.

use super::{Block, Cell, Column, Named, Output, Quantity, Report, Row, Section, Subject, Table};
use crate::finding::{Finding, Severity};
use crate::say;
use crate::wording::Text;

/// One file that was checked. The process itself need not be kept.
#[derive(Debug)]
pub struct Checked {
    /// What was read from it.
    pub subject: Subject,
    /// What was found.
    pub findings: Vec<Finding>,
    /// Rules whose inputs are not in the model, with what is missing.
    pub not_evaluated: Vec<(&'static str, Text)>,
}

/// The files in the table are the worst, no more than these.
const WORST: usize = 20;

/// What `check` says about files, in the order given.
pub fn output(files: Vec<Checked>) -> Output {
    let mut closing = Vec::new();
    if files.len() > 1 {
        closing.extend(by_file(&files));
    }
    let mut last = vec![Block::Summary];
    last.extend(not_evaluated(&files));
    closing.push(Section::untitled("summary", last));
    Output { command: "check", reports: files.into_iter().map(report).collect(), closing }
}

/// Mistakes in the files that the program itself needs, and nothing else.
///
/// Each is a report of its own, so that none is shortened.
pub fn mistakes(mut findings: Vec<Finding>) -> Output {
    findings
        .sort_by(|a, b| (&a.place.source.name, a.place.span.start).cmp(&(&b.place.source.name, b.place.span.start)));
    let reports = findings.into_iter().map(|finding| Report {
        sections: vec![Section::untitled("findings", vec![Block::Findings])],
        findings: vec![finding],
        ..Report::default()
    });
    Output { command: "check", reports: reports.collect(), closing: Vec::new() }
}

/// What `analyze` or `compare` says instead of its figures: what must be put right first.
pub fn obstacles(command: &'static str, files: Vec<Checked>) -> Output {
    let text = say!(zh: "请先改正上面的错误；流程读不全或走不通时，不计算任何指标。",
        en: "Put the errors above right first: of a process that cannot be read or does not work no figure is computed.");
    let closing = vec![Section::untitled("summary", vec![Block::Summary, Block::Note(text)])];
    Output { command, reports: files.into_iter().map(report).collect(), closing }
}

fn report(file: Checked) -> Report {
    let sections =
        if file.findings.is_empty() { Vec::new() } else { vec![Section::untitled("findings", vec![Block::Findings])] };
    Report {
        subjects: vec![file.subject],
        sections,
        findings: file.findings,
        not_evaluated: file.not_evaluated,
        ..Report::default()
    }
}

struct Counted<'f> {
    file: &'f str,
    errors: usize,
    warnings: usize,
    notes: usize,
}

// Which files to look at first. One file with findings needs no table.
fn by_file(files: &[Checked]) -> Option<Section> {
    let mut counted: Vec<Counted<'_>> = files.iter().map(counted).filter(|file| file.all() > 0).collect();
    if counted.len() < 2 {
        return None;
    }
    counted.sort_by(|one, other| other.weight().cmp(&one.weight()).then(one.file.cmp(other.file)));
    let rows = counted.iter().take(WORST).map(|file| {
        let number = |number: usize| Cell::Quantity(Quantity::Count(number as f64));
        let name = Cell::Named(Named::new(file.file, Text::same(file.file)));
        Row::plain(vec![name, number(file.errors), number(file.warnings), number(file.notes)])
    });
    let table = Table {
        key: "files",
        caption: None,
        columns: vec![
            Column::words("file", say!(zh: "文件", en: "file")),
            Column::numbers("errors", say!(zh: "错误", en: "errors")),
            Column::numbers("warnings", say!(zh: "警告", en: "warnings")),
            Column::numbers("notes", say!(zh: "提示", en: "notes")),
        ],
        rows: rows.collect(),
        sum: None,
    };
    let mut blocks = vec![Block::View(table)];
    let others = counted.len().saturating_sub(WORST);
    if others > 0 {
        blocks.push(Block::Note(
            say!(n = others; zh: "另有 {n} 个文件也有问题，未列出", en: "{n} more files with findings are not listed"),
        ));
    }
    Some(Section::new("files", say!(zh: "各文件", en: "Files"), blocks))
}

fn counted(file: &Checked) -> Counted<'_> {
    let of = |severity| file.findings.iter().filter(|finding| finding.severity == severity).count();
    Counted {
        file: &file.subject.file,
        errors: of(Severity::Error),
        warnings: of(Severity::Warning),
        notes: of(Severity::Note),
    }
}

impl Counted<'_> {
    fn all(&self) -> usize {
        self.errors + self.warnings + self.notes
    }

    fn weight(&self) -> (usize, usize, usize) {
        (self.errors, self.warnings, self.notes)
    }
}

// With one file the missing inputs are named; with many only counted, `analyze` names them.
fn not_evaluated(files: &[Checked]) -> Option<Block> {
    let all: usize = files.iter().map(|file| file.not_evaluated.len()).sum();
    if all == 0 {
        return None;
    }
    let rules = files.iter().flat_map(|file| &file.not_evaluated).map(|(rule, _)| *rule);
    let mut rules: Vec<&str> = rules.collect();
    rules.sort_unstable();
    rules.dedup();
    let (n, rules) = (rules.len(), Text::list(&rules));
    Some(Block::Note(say!(n = n, rules = rules;
        zh: "{n} 条规则因文件未注明所需内容而未评估（analyze 列出缺什么）：{rules}",
        en: "rules not evaluated, because the files do not say what they need ({n}; analyze lists it): {rules}")))
}
