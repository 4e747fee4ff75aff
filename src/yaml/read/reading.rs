use super::told::Told;
use crate::finding::{Finding, Severity};
use crate::model::TimeBase;
use crate::source::{At, Place, Source, Span};
use crate::wording::Text;
use crate::yaml::calendars::{Files, Lookup};
use crate::yaml::fields::Field;
use crate::yaml::tree::{Kind, NodeId, Tree};
use std::sync::Arc;

/// What is being read: the tree, what was told so far, and where in the process we are.
pub(super) struct Reading<'s> {
    pub source: &'s Arc<Source>,
    pub tree: &'s Tree,
    /// How the file turns days into hours.
    pub base: TimeBase,
    /// Where calendar files are looked for.
    pub files: Files<'s>,
    /// What days are where no calendar is named.
    pub calendar: Option<TimeBase>,
    /// Nothing can be said to be missing from a text that broke off.
    pub cut_off: bool,
    /// The key of the step, material or department that is being read.
    pub subject: Option<NodeId>,
    /// The field that is being read.
    pub field: Option<&'static Field>,
    /// Where its key stands.
    pub key: Option<NodeId>,
    /// Whether a mistake here touches how the steps lead on.
    pub in_flow: bool,
    /// Whether one was told.
    pub flow_misread: bool,
    /// What was told so far.
    pub told: Told,
}

impl<'s> Reading<'s> {
    pub fn new(source: &'s Arc<Source>, tree: &'s Tree, cut_off: bool) -> Reading<'s> {
        let told = Told::new(source);
        Reading {
            source,
            tree,
            base: TimeBase::default(),
            files: &|_| Lookup::NoFiles,
            calendar: None,
            cut_off,
            subject: None,
            field: None,
            key: None,
            in_flow: true,
            flow_misread: false,
            told,
        }
    }

    /// Keeps a finding; what it is about is filled in where it does not say so itself.
    pub fn tell(&mut self, mut finding: Finding) {
        if finding.subjects.is_empty()
            && let Some(subject) = self.subject.and_then(|subject| self.text(subject))
        {
            finding.subjects.push(subject.to_owned());
        }
        if finding.discriminator.is_empty() {
            let written: String = self.source.slice(finding.place.span).chars().take(60).collect();
            let key = self.field.map_or("", |field| field.key);
            finding.discriminator = format!("{key}: {written}");
        }
        self.flow_misread |= self.in_flow && finding.severity == Severity::Error;
        self.told.tell(finding);
    }

    /// The candidate that a word was probably meant to be.
    pub fn nearest<'c>(&mut self, word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
        self.told.nearest(word, candidates)
    }

    /// An error at a stretch of the text.
    pub fn error(&self, rule: &'static str, span: Span, message: Text) -> Finding {
        self.told.error(rule, span, message)
    }

    pub fn place(&self, span: Span) -> Place {
        Place::new(self.source, span)
    }

    pub fn kind(&self, node: NodeId) -> Kind {
        self.tree.kind(node)
    }

    /// The text of a scalar; `None` for containers and for nothing.
    pub fn text(&self, node: NodeId) -> Option<&'s str> {
        self.tree.text(self.source, node)
    }

    /// The field's key, for sentences.
    pub fn field_key(&self) -> &'static str {
        self.field.map_or("", |field| field.key)
    }

    /// What to underline for a node: a text whole, a mapping or list in brackets to the end of its line, a block by its first key or item.
    pub fn handle(&self, node: NodeId) -> Span {
        let span = self.tree.span(node);
        match self.tree.kind_as_written(node) {
            Kind::Plain | Kind::Empty | Kind::Alias => span,
            Kind::BlockMapping | Kind::BlockSequence => {
                self.tree.children(node).next().map_or(span, |first| self.handle_of_flow(self.tree.span(first)))
            }
            _ => self.handle_of_flow(span),
        }
    }

    fn handle_of_flow(&self, span: Span) -> Span {
        let first_line = self.source.slice(span).lines().next().unwrap_or("").len() as u32;
        Span::new(span.start, span.start + first_line)
    }

    pub fn at<T>(&self, node: NodeId, value: T) -> At<T> {
        At::new(value, self.handle(node))
    }

    pub fn is_sequence(&self, node: NodeId) -> bool {
        matches!(self.kind(node), Kind::FlowSequence | Kind::BlockSequence)
    }

    pub fn is_mapping(&self, node: NodeId) -> bool {
        matches!(self.kind(node), Kind::FlowMapping | Kind::BlockMapping)
    }

    /// Nothing is written, or JSON's `null`.
    pub fn is_nothing(&self, node: NodeId) -> bool {
        match self.kind(node) {
            Kind::Empty => true,
            Kind::Plain => matches!(self.text(node), Some("~" | "null" | "Null" | "NULL")),
            _ => false,
        }
    }

    /// The items of a list, or the one value that stands without brackets.
    pub fn items(&self, node: NodeId) -> impl Iterator<Item = NodeId> + use<'s> {
        let tree = self.tree;
        let list = self.is_sequence(node);
        let items = list.then(|| tree.children(node)).into_iter().flatten();
        items.chain((!list).then_some(node))
    }

    /// An empty list with room for what the items become, and no more: a file has a hundred thousand such lists.
    pub fn room_for_items<T>(&self, node: NodeId) -> Vec<T> {
        Vec::with_capacity(self.items(node).count())
    }
}
