//! Code Quality of GitLab: a list of issues, told apart by fingerprint.

use super::pieces::{Pieces, Standing};
use super::{End, Stream, Told, UNREAD, Unread, uri};
use crate::finding::{Finding, Severity};
use crate::report::Report;
use crate::wording::Lang;
use rustc_hash::FxHashMap;
use serde_json::{Value, json};
use std::io::{self, Write};

/// The format at work.
pub(super) struct Gitlab {
    lang: Lang,
    at: Option<Standing>,
    seen: FxHashMap<String, usize>,
}

impl Gitlab {
    pub fn new(told: Told) -> Gitlab {
        Gitlab { lang: told.lang, at: None, seen: FxHashMap::default() }
    }

    fn pieces<'w>(&self, out: &'w mut dyn Write) -> io::Result<Pieces<'w>> {
        let mut list = Pieces::at(out, self.at.unwrap_or(Standing::START));
        if self.at.is_none() {
            list.open("[")?;
        }
        Ok(list)
    }

    // GitLab takes two issues with one fingerprint for one: the second and further ones are numbered.
    fn unique(&mut self, fingerprint: String) -> String {
        let times = self.seen.entry(fingerprint.clone()).or_default();
        *times += 1;
        if *times == 1 { fingerprint } else { format!("{fingerprint}-{times}") }
    }
}

impl Stream for Gitlab {
    fn report(&mut self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        let mut list = self.pieces(out)?;
        for finding in &report.findings {
            let fingerprint = self.unique(report.fingerprint(finding));
            list.item()?.value(&issue(finding, fingerprint, self.lang))?;
        }
        self.at = Some(list.standing());
        Ok(())
    }

    fn end(&mut self, end: &End<'_>, out: &mut dyn Write) -> io::Result<()> {
        let mut list = self.pieces(out)?;
        for unread in end.troubles {
            let fingerprint = self.unique(format!("{UNREAD} {}", unread.path()));
            list.item()?.value(&not_checked(unread, fingerprint, self.lang))?;
        }
        list.close("]")?;
        list.end()
    }
}

fn issue(finding: &Finding, fingerprint: String, lang: Lang) -> Value {
    let (start, end) = (finding.place.start(), finding.place.end());
    json!({
        "description": finding.message.get(lang),
        "check_name": finding.rule,
        "fingerprint": fingerprint,
        "severity": severity(finding.severity),
        "location": {
            "path": uri::path(&finding.place.source.name),
            "lines": { "begin": start.line, "end": end.line },
        },
    })
}

fn not_checked(unread: &Unread, fingerprint: String, lang: Lang) -> Value {
    json!({
        "description": unread.why.get(lang),
        "check_name": UNREAD,
        "fingerprint": fingerprint,
        "severity": severity(Severity::Error),
        "location": { "path": unread.path(), "lines": { "begin": 1, "end": 1 } },
    })
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Note => "info",
    }
}
