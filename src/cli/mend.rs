//! `check --fix`: what has one safe answer is written, the rest is left to the analyst.

use super::arguments::{Check, Reading};
use super::held::Held;
use super::output::{Printer, Trouble};
use super::status::Status;
use super::{calendars, clock, files, load, policies};
use crate::finding::{Edit, Finding, Severity};

use crate::lint::{self, Group, Options, rules};
use crate::model::TimeBase;
use crate::say;
use crate::source::Source;
use crate::wording::{FileName, Text};
use crate::yaml::plans;
use rayon::prelude::*;
use std::path::Path;
use std::sync::Arc;

/// One mistake hides another: a file is read again after each round, no more often than this.
const ROUNDS: usize = 200;

/// Mends the files, or shows what would be mended. A file that cannot be read is left to the check that follows.
///
/// # Errors
/// Standard input cannot be mended; a file that cannot be written.
pub fn run(
    paths: &[impl AsRef<Path> + Sync],
    wanted: &Check,
    held: &Held<'_>,
    printer: &Printer,
) -> anyhow::Result<Status> {
    if !wanted.dry_run && paths.iter().any(|path| path.as_ref() == Path::new(files::DASH)) {
        let text = say!(zh: "--fix 不能用于标准输入；加 --dry-run 只看改动", en: "--fix cannot change standard input; add --dry-run to see what it would change");
        return Err(Trouble::new(text).into());
    }
    let mended: Vec<Option<Mended>> = paths.par_iter().map(|path| mended(path.as_ref(), held)).collect();
    let mut count = 0;
    for (path, mended) in paths.iter().zip(mended) {
        let Some(mended) = mended.filter(|mended| !mended.done.is_empty()) else { continue };
        count += mended.done.len();
        if wanted.dry_run {
            let after = mended.text.trim_start_matches(MARK);
            printer.diff(&mended.before.name, &mended.before.text, after)?;
        } else {
            files::write(path.as_ref(), mended.text.as_bytes())?;
            mended.tell(printer);
        }
    }
    Ok(if wanted.dry_run && count > 0 { Status::Found } else { Status::Clean })
}

struct Mended {
    before: Arc<Source>,
    // The whole file, a byte order mark included.
    text: String,
    done: Vec<(usize, Text)>,
}

impl Mended {
    fn tell(&self, printer: &Printer) {
        for (line, what) in &self.done {
            let (name, line) = (FileName::of(&self.before.name), *line);
            printer.remark(&say!(name = name, line = line, what = what;
                zh: "已改“{name}”第 {line} 行：{what}", en: "fixed {name}:{line}: {what}"));
        }
    }
}

// What some editors put before a UTF-8 text.
const MARK: char = '\u{feff}';

fn mended(path: &Path, held: &Held<'_>) -> Option<Mended> {
    let reading = held.reporting.reading;
    let settled = held.settled(path);
    let options = clock::options(held.reporting, held.sampling(), &settled).ok()?;
    let load::Original { bytes, source } = load::original(path, reading).ok()?.ok()?;
    let other = calendars::checked(&source).or_else(|| policies::checked(&source)).is_some();
    if other || plans::is_plan(&source) {
        return None;
    }
    let calendar = settled.config.calendar;
    let mut file = File { path, reading, calendar, options: &options, text: Arc::clone(&source) };
    let (mut done, mut refused) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let now = file.judged(&file.text);
        let fixes = now.fixes(&refused);
        if fixes.is_empty() {
            break;
        }
        // Not all at once: half of them, and so on; the one that does not help is not tried again.
        let all: Vec<&Finding> = fixes.iter().collect();
        let mut size = all.len();
        while size > 0 && !file.take(&now, &all[..size], &mut done) {
            size /= 2;
        }
        if size == 0 {
            refused.push(fixes[0].clone());
        }
    }
    let mark = if bytes.starts_with(b"\xEF\xBB\xBF") { MARK.to_string() } else { String::new() };
    Some(Mended { text: mark + &file.text.text, before: source, done })
}

struct File<'f> {
    path: &'f Path,
    reading: Reading,
    calendar: Option<TimeBase>,
    options: &'f Options,
    text: Arc<Source>,
}

impl File<'_> {
    fn judged(&self, text: &Arc<Source>) -> Judged {
        let loaded = load::process(self.path, self.reading, self.calendar, Ok(Arc::clone(text)));
        let verdict = lint::run(&loaded.process, loaded.findings, self.options);
        Judged { findings: verdict.findings }
    }

    // Makes the edits if they do what they are for: what they answer is gone, and nothing else has become unreadable or unsound.
    fn take(&mut self, now: &Judged, findings: &[&Finding], done: &mut Vec<(usize, Text)>) -> bool {
        let fixes = || findings.iter().filter_map(|finding| finding.fix.as_deref());
        let edits: Vec<&Edit> = fixes().flat_map(|fix| &fix.edits).collect();
        let Some(text) = edited(&self.text.text, edits) else { return false };
        let text = Arc::new(Source::new(self.text.name.clone(), text));
        let then = self.judged(&text);
        if !then.is_better_than(now, findings) {
            return false;
        }
        done.extend(findings.iter().zip(fixes()).map(|(finding, fix)| (finding.place.start().line, fix.what.clone())));
        self.text = text;
        true
    }
}

struct Judged {
    findings: Vec<Finding>,
}

impl Judged {
    // Fixes that do not touch each other, in the order of the file.
    fn fixes(&self, refused: &[Finding]) -> Vec<Finding> {
        let mut fixes: Vec<Finding> = Vec::new();
        let mut free = 0;
        for finding in &self.findings {
            let Some(fix) = &finding.fix else { continue };
            let starts = fix.edits.iter().map(|edit| edit.span.start).min();
            let refused = refused.iter().any(|other| other.fix.as_ref() == Some(fix) && other.rule == finding.rule);
            if starts.is_some_and(|start| start >= free) && !refused {
                free = fix.edits.iter().map(|edit| edit.span.end + 1).max().unwrap_or(free);
                fixes.push(finding.clone());
            }
        }
        fixes
    }

    // Reading comes first: what could not be read hid what the flow is like, and comes to light with it. A sign that ends the reading hid all
    // that follows.
    fn is_better_than(&self, before: &Judged, mended: &[&Finding]) -> bool {
        if mended.iter().any(|finding| finding.rule == SIGN) {
            return mended.iter().all(|finding| self.reads_past(finding, before));
        }
        let read = errors(Group::Reading, mended.iter().copied());
        if self.errors(Group::Reading) + read > before.errors(Group::Reading) {
            return false;
        }
        let flow = errors(Group::Structure, mended.iter().copied());
        read > 0 || self.errors(Group::Structure) + flow <= before.errors(Group::Structure)
    }

    fn errors(&self, group: Group) -> usize {
        errors(group, &self.findings)
    }

    // The sign is gone, the next one at most stands behind it, and the line says nothing else that could not be read: then the sign was no part of
    // a text.
    fn reads_past(&self, sign: &Finding, before: &Judged) -> bool {
        let (line, at) = (sign.place.start().line, sign.place.span.start);
        let here = |finding: &&Finding| finding.place.start().line == line && finding.severity == Severity::Error;
        let others =
            |judged: &Judged| judged.findings.iter().filter(here).filter(|finding| finding.rule != SIGN).count();
        let again =
            self.findings.iter().filter(here).any(|finding| finding.rule == SIGN && finding.place.span.start <= at);
        !again && others(self) <= others(before)
    }
}

// A full-width sign where YAML needs the half-width one.
const SIGN: &str = "chinese-punctuation";

fn errors<'f>(group: Group, findings: impl IntoIterator<Item = &'f Finding>) -> usize {
    let of_group = |finding: &&Finding| rules::find(finding.rule).is_some_and(|rule| rule.group == group);
    findings.into_iter().filter(|finding| finding.severity == Severity::Error).filter(of_group).count()
}

// The text with the edits made; `None` where they do not fit it.
fn edited(text: &str, mut edits: Vec<&Edit>) -> Option<String> {
    edits.sort_by_key(|edit| edit.span.start);
    let mut out = String::with_capacity(text.len() + 16);
    let mut at = 0;
    for Edit { span, text: new } in edits {
        out.push_str(text.get(at..span.start as usize)?);
        out.push_str(&if text.contains("\r\n") { new.replace('\n', "\r\n") } else { new.clone() });
        at = span.end as usize;
    }
    out.push_str(text.get(at..)?);
    Some(out)
}
