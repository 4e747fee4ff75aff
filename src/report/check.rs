//! `check`: findings of files, and a table of the files where there are many.

use super::{Block, Output, Report, Section, Subject, Tally};
use crate::finding::Finding;
use crate::lint::{Check, Options, Reach, Verdict, ran, rules};
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
    /// Rules that ran.
    pub ran: Vec<&'static str>,
    /// What must be put right before the other rules can run.
    pub obstacle: Option<Text>,
}

impl Checked {
    /// A process that was judged.
    pub fn judged(subject: Subject, verdict: Verdict<'_>) -> Checked {
        let Verdict { findings, not_evaluated, ran, obstacle, .. } = verdict;
        Checked { subject, findings, not_evaluated, ran, obstacle }
    }

    /// What was found when the file was read together with others, beside what was found in it alone.
    pub fn together(subject: Subject, findings: Vec<Finding>) -> Checked {
        let ran = rules::ALL.iter().filter(|rule| matches!(rule.check, Check::Files(_))).map(|rule| rule.id);
        Checked { subject, findings, not_evaluated: Vec::new(), ran: ran.collect(), obstacle: None }
    }

    /// A file that was only read.
    pub fn read(subject: Subject, findings: Vec<Finding>) -> Checked {
        Checked {
            subject,
            findings,
            not_evaluated: Vec::new(),
            ran: ran(Reach::Read, &Options::default()),
            obstacle: None,
        }
    }
}

/// What `check` says about files, in the order given.
pub fn output(files: Vec<Checked>) -> Output {
    let mut tally = Tally::default();
    files.iter().for_each(|file| tally.add(file));
    Output { command: "check", reports: files.into_iter().map(report).collect(), closing: tally.closing() }
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

/// What is said about one file.
pub fn report(file: Checked) -> Report {
    let sections =
        if file.findings.is_empty() { Vec::new() } else { vec![Section::untitled("findings", vec![Block::Findings])] };
    Report {
        subjects: vec![file.subject],
        sections,
        findings: file.findings,
        not_evaluated: file.not_evaluated,
        ran: file.ran,
        obstacle: file.obstacle,
        ..Report::default()
    }
}
