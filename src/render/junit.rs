//! JUnit XML: a suite a file, a case a rule. Errors and warnings fail a case; notes are printed in one that passes; a rule that could not judge
//! is skipped, with what it lacks. A rule that did not run is no case. A file that could not be checked is a suite with an error.

use super::xml::{self, Head};
use super::{End, Stream, Told, UNREAD, Unread, uri, words};
use crate::finding::{Finding, Severity};
use crate::report::{Report, catalogue};
use crate::say;
use crate::wording::{Lang, Text};
use rustc_hash::{FxHashMap, FxHashSet};
use std::io::{self, Write};

/// The format at work.
pub(super) struct Junit {
    told: Told,
    head: Head,
}

impl Junit {
    pub fn new(told: Told) -> Junit {
        Junit { told, head: Head::Due }
    }

    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.head.write(out, &format!("<testsuites name=\"zaizao {}\">\n", self.told.command))
    }
}

impl Stream for Junit {
    fn report(&mut self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        self.begin(out)?;
        let Some(subject) = report.subjects.last() else { return Ok(()) };
        let cases = cases(report);
        let number = |what: fn(&Outcome<'_>) -> usize| cases.iter().map(|(_, outcome)| what(outcome)).sum::<usize>();
        let file = xml::attribute(uri::path(&subject.file));
        writeln!(
            out,
            "  <testsuite name=\"{file}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"{}\">",
            cases.len(),
            number(|outcome| usize::from(outcome.fails())),
            number(|outcome| usize::from(matches!(outcome, Outcome::NotRun(_)))),
        )?;
        for (rule, outcome) in &cases {
            write!(out, "    <testcase name=\"{rule}\" classname=\"{file}\" file=\"{file}\"")?;
            case(outcome, self.told.lang, out)?;
        }
        out.write_all(b"  </testsuite>\n")
    }

    fn end(&mut self, end: &End<'_>, out: &mut dyn Write) -> io::Result<()> {
        self.begin(out)?;
        end.troubles.iter().try_for_each(|unread| not_checked(unread, self.told.lang, out))?;
        out.write_all(b"</testsuites>\n")
    }
}

fn not_checked(unread: &Unread, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let (file, why) = (xml::attribute(unread.path()), xml::attribute(unread.why.get(lang)));
    write!(
        out,
        "  <testsuite name=\"{file}\" tests=\"1\" failures=\"0\" errors=\"1\" skipped=\"0\">\n    <testcase name=\"{UNREAD}\" classname=\"{file}\" file=\"{file}\">\n      <error type=\"{UNREAD}\" message=\"{why}\"/>\n    </testcase>\n  </testsuite>\n"
    )
}

enum Outcome<'r> {
    Found(Vec<&'r Finding>),
    NotRun(&'r Text),
    Passed,
}

impl Outcome<'_> {
    fn fails(&self) -> bool {
        let Outcome::Found(findings) = self else { return false };
        findings.iter().any(|finding| finding.severity > Severity::Note)
    }
}

// In the order of the catalogue; what is not in it, as rules of a pair of files, stands behind.
fn cases(report: &Report) -> Vec<(&'static str, Outcome<'_>)> {
    let mut found: FxHashMap<&'static str, Vec<&Finding>> = FxHashMap::default();
    let mut order: Vec<&'static str> = catalogue().map(|card| card.id).collect();
    for finding in &report.findings {
        let others = found.entry(finding.rule).or_default();
        if others.is_empty() && !order.contains(&finding.rule) {
            order.push(finding.rule);
        }
        others.push(finding);
    }
    let lacking: FxHashMap<&str, &Text> = report.not_evaluated.iter().map(|(rule, missing)| (*rule, missing)).collect();
    let ran: FxHashSet<&str> = report.ran.iter().copied().collect();
    let outcome = |rule: &'static str| {
        if let Some(findings) = found.get(rule) {
            return Some(Outcome::Found(findings.clone()));
        }
        match lacking.get(rule) {
            Some(missing) => Some(Outcome::NotRun(missing)),
            None if ran.contains(rule) => Some(Outcome::Passed),
            None => report.obstacle.as_ref().map(Outcome::NotRun),
        }
    };
    order.into_iter().filter_map(|rule| Some((rule, outcome(rule)?))).collect()
}

fn case(outcome: &Outcome<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    match outcome {
        Outcome::Passed => out.write_all(b"/>\n"),
        Outcome::NotRun(why) => {
            writeln!(out, "><skipped message=\"{}\"/></testcase>", xml::attribute(why.get(lang)))
        }
        Outcome::Found(findings) => {
            let texts: Vec<String> = findings.iter().map(|finding| told(finding, lang)).collect();
            let text = xml::text(&texts.join("\n\n"));
            if !outcome.fails() {
                return writeln!(out, ">\n      <system-out>{text}</system-out>\n    </testcase>");
            }
            let severity = findings.iter().map(|finding| finding.severity).max().unwrap_or(Severity::Error);
            let message = xml::attribute(headline(findings).get(lang));
            let kind = severity.key();
            writeln!(out, ">\n      <failure type=\"{kind}\" message=\"{message}\">{text}</failure>\n    </testcase>")
        }
    }
}

// What a list of failed cases shows.
fn headline(findings: &[&Finding]) -> Text {
    match findings {
        [] => Text::fixed("", ""),
        [only] => only.message.clone(),
        [first, others @ ..] => say!(message = first.message, n = others.len();
            zh: "{message}（另有 {n} 处）", en: "{message} (and {n} more)"),
    }
}

fn told(finding: &Finding, lang: Lang) -> String {
    let severity = words::headed(&finding.severity.text(), lang);
    format!("{}: {severity}{}", words::place(&finding.place), words::told(finding, lang))
}
