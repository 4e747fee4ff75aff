//! Annotations of GitHub Actions: workflow commands, a line a finding. GitHub shows ten errors, ten warnings and ten notices of a step.

use super::{End, Stream, Told, UNREAD, uri, words};
use crate::finding::{Finding, Severity};
use crate::report::Report;
use std::io::{self, Write};

/// The format at work.
pub(super) struct Github {
    told: Told,
}

impl Github {
    pub fn new(told: Told) -> Github {
        Github { told }
    }
}

impl Stream for Github {
    fn report(&mut self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        report.findings.iter().try_for_each(|finding| writeln!(out, "{}", command(finding, self.told)))
    }

    fn end(&mut self, end: &End<'_>, out: &mut dyn Write) -> io::Result<()> {
        end.troubles.iter().try_for_each(|unread| {
            let (file, why) = (property(unread.path()), data(unread.why.get(self.told.lang)));
            writeln!(out, "::error file={file},title={UNREAD}::{why}")
        })
    }
}

fn command(finding: &Finding, told: Told) -> String {
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let (start, end) = (finding.place.start(), finding.place.end());
    let file = property(uri::path(&finding.place.source.name));
    let mut place = format!("file={file},line={},endLine={}", start.line, end.line);
    // The runner drops columns, with a complaint, where the lines differ.
    if start.line == end.line {
        place.push_str(&format!(",col={},endColumn={}", start.column, end.column));
    }
    let message = data(&words::told(finding, told.lang));
    format!("::{level} {place},title={}::{message}", property(finding.rule))
}

// https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
fn data(text: &str) -> String {
    let text: String = text.chars().filter(|char| !char.is_control() || matches!(char, '\n' | '\r' | '\t')).collect();
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_the_user_becomes_a_command() {
        assert_eq!(data("100%\r\n::error::a"), "100%25%0D%0A::error::a");
        assert_eq!(property("a:b,c%.yaml\u{1b}"), "a%3Ab%2Cc%25.yaml");
    }
}
