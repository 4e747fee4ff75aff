//! Checkstyle XML, which most servers for continuous integration read.

use super::xml::{self, Head};
use super::{End, Stream, Told, UNREAD, uri};
use crate::finding::{Finding, Severity};
use crate::report::Report;
use crate::wording::Lang;
use std::io::{self, Write};

/// The format at work.
pub(super) struct Checkstyle {
    lang: Lang,
    // Whether the head is out.
    head: Head,
}

impl Checkstyle {
    pub fn new(told: Told) -> Checkstyle {
        Checkstyle { lang: told.lang, head: Head::Due }
    }

    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.head.write(out, "<checkstyle version=\"4.3\">\n")
    }
}

impl Stream for Checkstyle {
    // A comparison may have findings in either file.
    fn report(&mut self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        self.begin(out)?;
        let file = |finding: &Finding| finding.place.source.name.clone();
        for findings in report.findings.chunk_by(|one, other| file(one) == file(other)) {
            let Some(first) = findings.first() else { continue };
            writeln!(out, "  <file name=\"{}\">", xml::attribute(uri::path(&file(first))))?;
            findings.iter().try_for_each(|finding| writeln!(out, "    {}", error(finding, self.lang)))?;
            out.write_all(b"  </file>\n")?;
        }
        Ok(())
    }

    fn end(&mut self, end: &End<'_>, out: &mut dyn Write) -> io::Result<()> {
        self.begin(out)?;
        end.troubles.iter().try_for_each(|unread| {
            let (file, why) = (xml::attribute(unread.path()), xml::attribute(unread.why.get(self.lang)));
            writeln!(
                out,
                "  <file name=\"{file}\">\n    <error line=\"1\" severity=\"error\" message=\"{why}\" source=\"zaizao.{UNREAD}\"/>\n  </file>"
            )
        })?;
        out.write_all(b"</checkstyle>\n")
    }
}

fn error(finding: &Finding, lang: Lang) -> String {
    let start = finding.place.start();
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "info",
    };
    format!(
        "<error line=\"{}\" column=\"{}\" severity=\"{severity}\" message=\"{}\" source=\"zaizao.{}\"/>",
        start.line,
        start.column,
        xml::attribute(finding.message.get(lang)),
        finding.rule
    )
}
