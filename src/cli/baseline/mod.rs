//! Known findings: `--baseline` leaves them out of the report, `--write-baseline` writes down those of today.
//!
//! A finding is known by its fingerprint, in which no line, path, message or count takes part; two with one fingerprint are counted. Errors may
//! be known too: a baseline is there to begin with what is, and let nothing new in. Breaches of policies and regressions are not.

mod read;
mod write;

use super::arguments::{BaselineWanted, Reading};
use super::files;
use super::output::Printer;
use crate::lint::{Group, rules};
use crate::render::Unread;
use crate::report::Baseline;
use crate::report::check::Checked;
use crate::say;
use rustc_hash::{FxHashMap, FxHashSet};
use std::path::{Path, PathBuf};
use write::Present;

/// The schema of a baseline file.
const SCHEMA: &str = "zaizao.baseline/1";

/// A process: its id and its variant, which may be empty.
type Key = (String, String);

/// A finding that is known.
#[derive(Debug)]
struct Known {
    process: Key,
    rule: String,
    fingerprint: String,
    // So many of them have not been seen yet.
    left: usize,
    // Its process was checked and its rule could judge: were it there, it would have been seen.
    looked_for: Looked,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Looked {
    NotYet,
    Yes,
}

/// The baselines of a run.
#[derive(Debug)]
pub struct Baselines {
    known: Option<Book>,
    present: Option<(PathBuf, Present)>,
}

#[derive(Debug, Default)]
struct Book {
    entries: Vec<Known>,
    by_fingerprint: FxHashMap<String, usize>,
    by_process: FxHashMap<Key, Vec<usize>>,
    taken_out: usize,
}

impl Baselines {
    /// Reads the baseline that the options name.
    ///
    /// # Errors
    /// When it cannot be read, or is no baseline; or when another file stands where one is to be written.
    pub fn of(wanted: &BaselineWanted, reading: Reading) -> anyhow::Result<Baselines> {
        let known = wanted.baseline.as_deref().map(|path| read::read(path, reading)).transpose()?;
        wanted.write_baseline.as_deref().map_or(Ok(()), write::may_replace)?;
        let present = wanted.write_baseline.clone().map(|path| (path, Present::default()));
        Ok(Baselines { known: known.map(Book::of), present })
    }

    /// Takes the known findings of a file out.
    pub fn take_out(&mut self, file: &mut Checked) {
        if let Some((_, present)) = &mut self.present {
            present.add(file);
        }
        if let Some(known) = &mut self.known {
            known.take_out(file);
        }
    }

    /// What was taken out, and what is no longer there; `None` without a baseline.
    pub fn told(&self) -> Option<Baseline> {
        let book = self.known.as_ref()?;
        let gone = book.entries.iter().filter(|entry| entry.looked_for == Looked::Yes).map(|entry| entry.left).sum();
        Some(Baseline { known: book.taken_out, gone })
    }

    /// Writes the findings of this run down, if that was asked for and nothing kept a file from being checked: what is not in a baseline is
    /// new the next time.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write(self, troubles: &[Unread], printer: &Printer) -> anyhow::Result<()> {
        let Some((path, present)) = self.present else { return Ok(()) };
        if !troubles.is_empty() {
            printer.remark(&say!(name = files::named(&path);
                zh: "有文件未能检查，未写入基线“{name}”", en: "some files could not be checked; the baseline {name} was not written"));
            return Ok(());
        }
        files::write_by(&path, |out| present.write(out))
    }
}

/// A baseline in a folder of processes is none of them.
pub fn is_one_of(wanted: &BaselineWanted, file: &Path) -> bool {
    // Only a file of the same name costs a look at the disk.
    let same = |path: &PathBuf| {
        let real = |path: &Path| std::fs::canonicalize(path).ok();
        path.file_name() == file.file_name() && real(path).is_some_and(|path| real(file) == Some(path))
    };
    wanted.baseline.iter().chain(&wanted.write_baseline).any(same)
}

impl Book {
    fn of(entries: Vec<Known>) -> Book {
        let mut book = Book::default();
        for entry in entries.into_iter().filter(|entry| !is_demanded(&entry.rule)) {
            book.enter(entry);
        }
        book
    }

    // Two lines about one finding, as a merge of two baselines leaves them, count together.
    fn enter(&mut self, entry: Known) {
        let at = self.entries.len();
        if let Some(same) = self.by_fingerprint.get(&entry.fingerprint).and_then(|at| self.entries.get_mut(*at)) {
            same.left = same.left.saturating_add(entry.left);
            return;
        }
        self.by_fingerprint.insert(entry.fingerprint.clone(), at);
        self.by_process.entry(entry.process.clone()).or_default().push(at);
        self.entries.push(entry);
    }

    fn take_out(&mut self, file: &mut Checked) {
        self.look(file);
        let Book { entries, by_fingerprint, taken_out, .. } = self;
        let subject = &file.subject;
        file.findings.retain(|finding| {
            if is_demanded(finding.rule) {
                return true;
            }
            let fingerprint = finding.fingerprint(&subject.id, subject.variant);
            let entry = by_fingerprint.get(&fingerprint).and_then(|at| entries.get_mut(*at));
            let Some(entry) = entry.filter(|entry| entry.left > 0) else { return true };
            entry.left -= 1;
            *taken_out += 1;
            false
        });
    }

    // A rule that did not run, or could not judge all of it, says nothing about what is gone; one that there is no longer never will.
    fn look(&mut self, file: &Checked) {
        let Some(places) = self.by_process.get(&key(file)) else { return };
        let unsure: FxHashSet<&str> = file.not_evaluated.iter().map(|(rule, _)| *rule).collect();
        let judged: FxHashSet<&str> = file.ran.iter().copied().filter(|rule| !unsure.contains(rule)).collect();
        for at in places {
            let Some(entry) = self.entries.get_mut(*at) else { continue };
            if judged.contains(&*entry.rule) || rules::find(&entry.rule).is_none() {
                entry.looked_for = Looked::Yes;
            }
        }
    }
}

// What breaks a policy, or is worse than before, is what a gate was asked for: known or not, it stays.
fn is_demanded(rule: &str) -> bool {
    rules::find(rule).is_some_and(|rule| rule.group == Group::Policy)
}

fn key(file: &Checked) -> Key {
    (file.subject.id.clone(), file.subject.variant.unwrap_or("").to_owned())
}
