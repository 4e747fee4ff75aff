use crate::source::{Source, Span};

/// A YAML document as an arena of nodes with spans, in the order of the text: 16 bytes a node, nothing recursive.
///
/// A plain or quoted scalar whose text is its source is not copied; what escapes or folds change is kept beside.
#[derive(Debug, Default)]
pub struct Tree {
    pub(super) nodes: Vec<Node>,
    pub(super) decoded: Vec<Box<str>>,
    /// Comments in the order of the text; empty unless they were asked for.
    pub comments: Vec<Comment>,
    /// What is read past but means nothing in a process.
    pub oddities: Vec<Oddity>,
}

/// A node of a [`Tree`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub u32);

#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    pub kind: Kind,
    pub span: Span,
    // A container: one past its last descendant. A decoded scalar: its place in `decoded`. An alias: its target.
    pub more: u32,
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

/// A part of YAML that means nothing in a process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Oddity {
    /// `!tag`
    Tag(Span),
    /// `*name` without `&name` before it.
    UnknownAlias(Span),
    /// `*name` inside what `&name` stands for.
    AliasOfItself(Span),
}

impl Tree {
    /// The document's top node; `None` for an empty text.
    pub fn root(&self) -> Option<NodeId> {
        (!self.nodes.is_empty()).then_some(NodeId(0))
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether the text had nothing in it.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
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
