use crate::finding::Finding;
use crate::say;
use crate::source::{Place, Source, Span};
use crate::wording::Text;
use std::sync::Arc;

/// The findings about one text.
pub(super) struct Told {
    source: Arc<Source>,
    /// How many names may still be compared with others, so that a file of wrong names does not take for ever.
    pub comparisons: usize,
    findings: Vec<Finding>,
}

/// More mistakes than anybody reads; a file of many megabytes of them would fill the memory.
const MOST_FINDINGS: usize = 10_000;

impl Told {
    pub fn new(source: &Arc<Source>) -> Told {
        Told { source: Arc::clone(source), comparisons: 1_000_000, findings: Vec::new() }
    }

    /// Keeps a finding.
    pub fn tell(&mut self, finding: Finding) {
        if !self.is_full() {
            self.findings.push(finding);
        }
    }

    /// Whether nothing more will be told.
    pub fn is_full(&self) -> bool {
        self.findings.len() >= MOST_FINDINGS
    }

    /// Drops what was told of the last thing that was read, and of what a mistake of notation stands in: neither is what was meant.
    pub fn forget(&mut self, last: u32, mistake: u32) {
        self.findings.retain(|finding| {
            let Span { start, end } = finding.place.span;
            end <= last && !(start <= mistake && mistake <= end)
        });
    }

    /// An error at a stretch of the text.
    pub fn error(&self, rule: &'static str, span: Span, message: Text) -> Finding {
        Finding::error(rule, self.place(span), message)
    }

    /// A stretch of the text.
    pub fn place(&self, span: Span) -> Place {
        Place::new(&self.source, span)
    }

    /// Whether quotes stand around what is written there.
    pub fn is_quoted(&self, span: Span) -> bool {
        self.source.slice(span).starts_with(['"', '\''])
    }

    /// The findings in the order of the text.
    pub fn into_findings(self) -> Vec<Finding> {
        let (full, Told { source, mut findings, .. }) = (self.is_full(), self);
        findings.sort_by_key(|finding| finding.place.span.start);
        // What an alias stands for is read again wherever it stands.
        findings.dedup_by(|again, first| {
            again.rule == first.rule && again.place.span == first.place.span && again.message == first.message
        });
        if full {
            let last = findings.last().map_or(Span::default(), |finding| finding.place.span);
            let message = say!(count = MOST_FINDINGS; zh: "错误超过 {count} 处，其余不再列出", en: "there are more than {count} mistakes; the rest is not listed");
            findings.push(Finding::error("too-large", Place::new(&source, last), message));
        }
        findings
    }
}
