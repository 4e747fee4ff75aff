//! What `check` says about all its files together, gathered file by file: of a thousand files none need be kept.

use super::check::Checked;
use super::{Baseline, Block, Cell, Column, Named, Quantity, Row, Section, Summary, Table};
use crate::finding::{Finding, Severity};
use crate::say;
use crate::wording::Text;
use std::collections::BTreeMap;

/// The files in the table are the worst, no more than these.
const WORST: usize = 20;

/// Files counted so far.
#[derive(Debug, Default)]
pub struct Tally {
    summary: Summary,
    found: Vec<Counted>,
    /// What ran on how many files: the same on most of them.
    ran: Vec<(Vec<&'static str>, usize)>,
    unanswered: BTreeMap<&'static str, usize>,
}

// A rule that some file could not answer: how many of how many that were asked.
struct Asked {
    rule: &'static str,
    unanswered: usize,
    files: usize,
}

#[derive(Debug)]
struct Counted {
    file: String,
    errors: usize,
    warnings: usize,
    notes: usize,
}

impl Tally {
    /// Counts one more file.
    pub fn add(&mut self, file: &Checked) {
        self.summary.files += 1;
        self.summary.count(&file.findings);
        file.not_evaluated.iter().for_each(|(rule, _)| *self.unanswered.entry(rule).or_default() += 1);
        match self.ran.iter_mut().find(|(ran, _)| *ran == file.ran) {
            Some((_, files)) => *files += 1,
            None => self.ran.push((file.ran.clone(), 1)),
        }
        if !file.findings.is_empty() {
            self.found.push(counted(file));
        }
    }

    /// Counts what was found besides in a file that is counted already.
    pub fn add_to(&mut self, file: &Checked) {
        self.summary.count(&file.findings);
        let more = counted(file);
        match self.found.iter_mut().find(|known| known.file == more.file) {
            Some(known) => {
                known.errors += more.errors;
                known.warnings += more.warnings;
                known.notes += more.notes;
            }
            None => self.found.push(more),
        }
    }

    fn open_rules(&self) -> impl Iterator<Item = Asked> {
        let asked = |rule: &str| self.ran.iter().filter(|(ran, _)| ran.contains(&rule)).map(|(_, files)| files).sum();
        self.unanswered.iter().map(move |(rule, unanswered)| Asked {
            rule,
            unanswered: *unanswered,
            files: asked(rule),
        })
    }

    /// Says what a baseline took out.
    pub fn known(&mut self, baseline: Baseline) {
        self.summary.baseline = Some(baseline);
    }

    /// How many there are.
    pub fn summary(&self) -> Summary {
        self.summary
    }

    /// What is said at the end.
    pub fn closing(&self) -> Vec<Section> {
        let mut last = vec![Block::Summary];
        last.extend(self.summary.baseline.into_iter().flat_map(baseline));
        last.extend(not_evaluated(self.open_rules()));
        by_file(&self.found).into_iter().chain([Section::untitled("summary", last)]).collect()
    }
}

fn counted(file: &Checked) -> Counted {
    let of = |severity| file.findings.iter().filter(|finding: &&Finding| finding.severity == severity).count();
    Counted {
        file: file.subject.file.clone(),
        errors: of(Severity::Error),
        warnings: of(Severity::Warning),
        notes: of(Severity::Note),
    }
}

impl Counted {
    fn weight(&self) -> (usize, usize, usize) {
        (self.errors, self.warnings, self.notes)
    }
}

// Which files to look at first. One file with findings needs no table.
fn by_file(found: &[Counted]) -> Option<Section> {
    if found.len() < 2 {
        return None;
    }
    let mut counted: Vec<&Counted> = found.iter().collect();
    counted.sort_by(|one, other| other.weight().cmp(&one.weight()).then(one.file.cmp(&other.file)));
    let rows = counted.iter().take(WORST).map(|file| {
        let number = |number: usize| Cell::Quantity(Quantity::Count(number as f64));
        let name = Cell::Named(Named::new(file.file.as_str(), Text::same(file.file.as_str())));
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

fn baseline(baseline: Baseline) -> Vec<Block> {
    let Baseline { known, gone } = baseline;
    let mut blocks = Vec::new();
    if known > 0 {
        blocks.push(Block::Note(say!(n = known;
            zh: "基线中已有的 {n} 项未列出", en: "known findings left out, as the baseline has them: {n}")));
    }
    if gone > 0 {
        blocks.push(Block::Note(say!(n = gone;
            zh: "基线中有 {n} 项已不再出现，可用 --write-baseline 重写基线",
            en: "findings of the baseline that no longer occur: {n}; write it anew with --write-baseline")));
    }
    blocks
}

// Rules are only counted and named here; `analyze` says of a file what it lacks. A rule that some files answer has
// its findings above, so it is not told as one that was not evaluated at all.
fn not_evaluated(open: impl Iterator<Item = Asked>) -> impl Iterator<Item = Block> {
    let (nowhere, partly): (Vec<Asked>, Vec<Asked>) = open.partition(|asked| asked.unanswered >= asked.files);
    let nowhere = Some(nowhere).filter(|rules| !rules.is_empty()).map(|rules| {
        let (n, rules) = (rules.len(), Text::list(rules.iter().map(|asked| asked.rule)));
        say!(n = n, rules = rules;
            zh: "{n} 条规则因文件未注明所需内容而未评估（analyze 列出缺什么）：{rules}",
            en: "rules not evaluated, because the files do not say what they need ({n}; analyze lists it): {rules}")
    });
    let partly = Some(partly).filter(|rules| !rules.is_empty()).map(|rules| {
        let of = |asked: &Asked| format!("{} {}/{}", asked.rule, asked.unanswered, asked.files);
        let (n, rules) = (rules.len(), Text::list(rules.iter().map(of)));
        say!(n = n, rules = rules;
            zh: "{n} 条规则在部分文件中因未注明所需内容而未评估（1/3 指 3 个文件中有 1 个）：{rules}",
            en: "rules not evaluated in some of the files, which do not say what they need ({n}; 1/3: in one of three files): {rules}")
    });
    nowhere.into_iter().chain(partly).map(Block::Note)
}
