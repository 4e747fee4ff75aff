use super::{Position, Source, Span};
use std::sync::Arc;

/// A stretch of a source that a finding points at.
#[derive(Debug, Clone)]
pub struct Place {
    /// The text.
    pub source: Arc<Source>,
    /// The stretch.
    pub span: Span,
}

impl Place {
    /// `span` in `source`.
    pub fn new(source: &Arc<Source>, span: Span) -> Place {
        Place { source: Arc::clone(source), span }
    }

    /// Line and column of the first byte.
    pub fn start(&self) -> Position {
        self.source.position(self.span.start)
    }

    /// Line and column one past the last byte.
    pub fn end(&self) -> Position {
        self.source.position(self.span.end)
    }
}
