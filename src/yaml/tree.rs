//! A YAML document as an arena of nodes with spans, in the order of the text: 16 bytes a node, nothing recursive.
//!
//! A plain or quoted scalar whose text is its source is not copied; what escapes or folds change is kept beside.

use crate::source::{Source, Span};
use granit_parser::{Event, Parser, ScalarStyle, StructureStyle};

/// The tree of one document.
#[derive(Debug, Default)]
pub struct Tree {
    nodes: Vec<Node>,
    decoded: Vec<Box<str>>,
    /// Comments in the order of the text; empty unless they were asked for.
    pub comments: Vec<Comment>,
}

/// A node of a [`Tree`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub u32);

#[derive(Debug, Clone, Copy)]
struct Node {
    kind: Kind,
    span: Span,
    // A container: one past its last descendant. A decoded scalar: its place in `decoded`. An alias: its target.
    more: u32,
}

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Nothing is written: `key:`
    Empty,
    /// A text without quotes.
    Plain,
    /// A text in quotes or a block (`|`, `>`), or a plain one over several lines.
    Decoded(Quote),
    /// `[a, b]`
    FlowSequence,
    /// `- a`
    BlockSequence,
    /// `{a: b}`
    FlowMapping,
    /// `a: b`
    BlockMapping,
    /// `*a`
    Alias,
}

/// How a decoded text was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quote {
    /// Without quotes, over several lines.
    None,
    /// `'…'`
    Single,
    /// `"…"`
    Double,
    /// `|`
    Literal,
    /// `>`
    Folded,
}

/// A comment: `# …` to the end of its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comment {
    /// The comment with its `#`.
    pub span: Span,
    /// How many nodes stood before it.
    pub before: u32,
}

/// What kept a text from becoming a tree.
#[derive(Debug)]
pub enum Broken {
    /// Not YAML: the parser's error and the byte where it noticed.
    Syntax {
        /// The parser's own error.
        error: Box<granit_parser::ScanError>,
        /// Where.
        span: Span,
    },
    /// A second document begins.
    SecondDocument(Span),
    /// Aliases stand for more nodes than the limit.
    Aliases(Span),
    /// More nodes than the limit.
    Nodes(Span),
}

/// What is read, and how much of it.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Nodes, what aliases stand for included.
    pub nodes: u64,
    /// Nesting of containers.
    pub depth: usize,
    /// Whether comments are kept.
    pub comments: Comments,
}

/// Whether comments are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comments {
    /// For `fmt`.
    Keep,
    /// For reading the model.
    Skip,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { nodes: 50_000_000, depth: 200, comments: Comments::Skip }
    }
}

/// Reads a text. The tree holds what was read before the first syntax error, so that earlier mistakes are still told.
pub fn read(source: &Source, limits: Limits) -> (Tree, Option<Broken>) {
    let mut options = granit_parser::Options::default();
    options.set_emit_comments(limits.comments == Comments::Keep);
    options.max_buffered_comment_events = usize::MAX;
    options.flow_nesting_limit = limits.depth;
    options.block_nesting_limit = limits.depth;
    options.simple_key_max_lookahead = 1024;
    let mut building = Building::new(&source.text, limits);
    for event in Parser::new_from_str_with_options(&source.text, options) {
        let broken = match event {
            Ok((event, span)) => building.take(event, bytes(&span)).err(),
            Err(error) => {
                let start = error.marker().byte_offset().unwrap_or(source.text.len()) as u32;
                let span = Span::new(start, start);
                Some(Broken::Syntax { error: Box::new(error), span })
            }
        };
        if let Some(broken) = broken {
            return (building.finish(), Some(broken));
        }
    }
    (building.finish(), None)
}

struct Building<'s> {
    text: &'s str,
    limits: Limits,
    tree: Tree,
    open: Vec<Open>,
    // Anchored nodes by anchor id: the node and how many nodes it stands for.
    anchors: Vec<(usize, u32, u64)>,
    documents: usize,
    expanded: u64,
}

struct Open {
    node: u32,
    anchor: usize,
    // Nodes before it, aliases counted with what they stand for.
    expanded: u64,
}

impl<'s> Building<'s> {
    fn new(text: &'s str, limits: Limits) -> Self {
        Building {
            text,
            limits,
            tree: Tree::default(),
            open: Vec::new(),
            anchors: Vec::new(),
            documents: 0,
            expanded: 0,
        }
    }

    fn take(&mut self, event: Event<'_>, span: Span) -> Result<(), Broken> {
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    return Err(Broken::SecondDocument(span));
                }
            }
            Event::Comment(..) => self.tree.comments.push(Comment { span, before: self.tree.nodes.len() as u32 }),
            Event::Scalar(text, style, anchor, _) => {
                let node = self.scalar(&text, style, span);
                self.remember(anchor, node, 1);
            }
            Event::SequenceStart(style, anchor, _) => {
                let kind = if style == StructureStyle::Flow { Kind::FlowSequence } else { Kind::BlockSequence };
                self.enter(kind, span, anchor);
            }
            Event::MappingStart(style, anchor, _) => {
                let kind = if style == StructureStyle::Flow { Kind::FlowMapping } else { Kind::BlockMapping };
                self.enter(kind, span, anchor);
            }
            Event::SequenceEnd | Event::MappingEnd => self.leave(span),
            Event::Alias(anchor) => self.alias(anchor, span)?,
            _ => {}
        }
        if self.expanded > self.limits.nodes { Err(Broken::Nodes(span)) } else { Ok(()) }
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, span: Span) -> u32 {
        let written = self.text.get(span.start as usize..span.end as usize).unwrap_or("");
        let quote = match style {
            ScalarStyle::Plain if written.is_empty() => return self.push(Kind::Empty, span, 0),
            ScalarStyle::Plain if written == text => return self.push(Kind::Plain, span, 0),
            ScalarStyle::Plain => Quote::None,
            ScalarStyle::SingleQuoted => Quote::Single,
            ScalarStyle::DoubleQuoted => Quote::Double,
            ScalarStyle::Literal => Quote::Literal,
            ScalarStyle::Folded => Quote::Folded,
        };
        self.tree.decoded.push(text.into());
        let place = self.tree.decoded.len() as u32 - 1;
        self.push(Kind::Decoded(quote), span, place)
    }

    fn push(&mut self, kind: Kind, span: Span, more: u32) -> u32 {
        self.expanded += 1;
        self.tree.nodes.push(Node { kind, span, more });
        self.tree.nodes.len() as u32 - 1
    }

    fn remember(&mut self, anchor: usize, node: u32, size: u64) {
        if anchor > 0 {
            self.anchors.push((anchor, node, size));
        }
    }

    fn enter(&mut self, kind: Kind, span: Span, anchor: usize) {
        let expanded = self.expanded;
        let node = self.push(kind, span, 0);
        self.open.push(Open { node, anchor, expanded });
    }

    fn leave(&mut self, span: Span) {
        let Some(open) = self.open.pop() else { return };
        let past = self.tree.nodes.len() as u32;
        let last = self.tree.nodes[past as usize - 1].span.end;
        let node = &mut self.tree.nodes[open.node as usize];
        node.more = past;
        // The end event of a block container stands wherever the next token does.
        let flow = matches!(node.kind, Kind::FlowSequence | Kind::FlowMapping);
        node.span.end = if flow { span.end } else { last.max(node.span.start) };
        self.remember(open.anchor, open.node, self.expanded - open.expanded);
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Result<(), Broken> {
        // An alias to a container that is still open would contain itself.
        let Some(&(_, target, size)) = self.anchors.iter().rev().find(|known| known.0 == anchor) else {
            return Err(Broken::Aliases(span));
        };
        self.push(Kind::Alias, span, target);
        self.expanded = self.expanded.saturating_add(size);
        if size > 1 && self.expanded > ALIASED_NODES { Err(Broken::Aliases(span)) } else { Ok(()) }
    }

    fn finish(mut self) -> Tree {
        // After a syntax error containers are left open: they end where the text was left.
        let past = self.tree.nodes.len() as u32;
        let end = self.tree.nodes.last().map_or(0, |node| node.span.end);
        for open in self.open {
            let node = &mut self.tree.nodes[open.node as usize];
            node.more = past;
            node.span.end = end;
        }
        self.tree.nodes.shrink_to_fit();
        self.tree
    }
}

/// What aliases may stand for: a bomb of nine levels asks for a thousand times more, a real file for far less.
const ALIASED_NODES: u64 = 5_000_000;

fn bytes(span: &granit_parser::Span) -> Span {
    span.byte_range().map_or(Span::default(), |range| Span::new(range.start as u32, range.end as u32))
}

impl Tree {
    /// The document's top node; `None` for an empty text.
    pub fn root(&self) -> Option<NodeId> {
        (!self.nodes.is_empty()).then_some(NodeId(0))
    }

    /// How many nodes there are: [`NodeId`]s below it are nodes, in the order of the text.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether the text held no document.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// One past the last node inside a container as written; for any other node the next one.
    pub fn past(&self, node: NodeId) -> NodeId {
        let NodeId(at) = node;
        NodeId(if self.is_container(at) { self.nodes[at as usize].more } else { at + 1 })
    }

    /// What an alias stands for; any other node is itself.
    pub fn meant(&self, node: NodeId) -> NodeId {
        self.target(node)
    }

    /// What a node is; an alias is what it stands for.
    pub fn kind(&self, node: NodeId) -> Kind {
        self.nodes[self.target(node).0 as usize].kind
    }

    /// What a node is as written, aliases included.
    pub fn kind_as_written(&self, node: NodeId) -> Kind {
        self.nodes[node.0 as usize].kind
    }

    /// Where it is written.
    pub fn span(&self, node: NodeId) -> Span {
        self.nodes[node.0 as usize].span
    }

    /// The text of a scalar; `None` for containers and for nothing.
    pub fn text<'t>(&'t self, source: &'t Source, node: NodeId) -> Option<&'t str> {
        let node = &self.nodes[self.target(node).0 as usize];
        match node.kind {
            Kind::Plain => Some(source.slice(node.span)),
            Kind::Decoded(_) => Some(&self.decoded[node.more as usize]),
            _ => None,
        }
    }

    /// The children of a sequence, or the keys and values of a mapping in turn.
    pub fn children(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let NodeId(at) = self.target(node);
        let container = self.is_container(at);
        let (mut next, past) = if container { (at + 1, self.nodes[at as usize].more) } else { (0, 0) };
        std::iter::from_fn(move || {
            let child = (next < past).then_some(NodeId(next))?;
            next = if self.is_container(next) { self.nodes[next as usize].more } else { next + 1 };
            Some(child)
        })
    }

    /// The entries of a mapping: key and value. A key that was cut off by a syntax error has no value and is left out.
    pub fn entries(&self, node: NodeId) -> impl Iterator<Item = (NodeId, NodeId)> + '_ {
        let mut children = self.children(node);
        std::iter::from_fn(move || Some((children.next()?, children.next()?)))
    }

    fn target(&self, node: NodeId) -> NodeId {
        let at = &self.nodes[node.0 as usize];
        if at.kind == Kind::Alias { NodeId(at.more) } else { node }
    }

    fn is_container(&self, node: u32) -> bool {
        matches!(
            self.nodes[node as usize].kind,
            Kind::FlowSequence | Kind::BlockSequence | Kind::FlowMapping | Kind::BlockMapping
        )
    }
}
