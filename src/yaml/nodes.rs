use crate::source::{Source, Span};

/// A YAML document as an arena of nodes with spans, in the order of the text: about 11 bytes a node, nothing recursive.
///
/// A plain or quoted scalar whose text is its source is not copied; what escapes or folds change is kept beside.
#[derive(Debug, Default)]
pub struct Tree {
    // Side by side and not in one struct, which would be padded: a file of 20 MB has millions of nodes.
    kinds: Vec<Kind>,
    nodes: Vec<Node>,
    containers: Vec<Container>,
    decoded: Vec<Decoded>,
    aliases: Vec<Aliased>,
    /// Comments in the order of the text; empty unless they were asked for.
    pub comments: Vec<Comment>,
    /// What is read past but means nothing in a process.
    pub oddities: Vec<Oddity>,
}

#[derive(Debug, Clone, Copy)]
struct Node {
    start: u32,
    // Where a text on one line ends; for any other kind, its place in the list of that kind.
    more: u32,
}

#[derive(Debug, Clone, Copy)]
struct Container {
    end: u32,
    // One past its last descendant.
    past: u32,
}

#[derive(Debug)]
struct Decoded {
    end: u32,
    text: Box<str>,
}

#[derive(Debug, Clone, Copy)]
struct Aliased {
    end: u32,
    target: u32,
}

/// A node of a [`Tree`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub u32);

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
    /// A tree with room for so many nodes. Pages that are never written to cost nothing, a list that grows does.
    pub(super) fn with_room(nodes: usize) -> Tree {
        Tree { kinds: Vec::with_capacity(nodes), nodes: Vec::with_capacity(nodes), ..Tree::default() }
    }

    /// Adds nothing, or a text on one line that is its own source.
    pub(super) fn add(&mut self, kind: Kind, span: Span) -> u32 {
        self.push(kind, span.start, span.end)
    }

    /// Adds a text that escapes or folds change.
    pub(super) fn add_decoded(&mut self, quote: Quote, span: Span, text: Box<str>) -> u32 {
        self.decoded.push(Decoded { end: span.end, text });
        self.push(Kind::Decoded(quote), span.start, self.decoded.len() as u32 - 1)
    }

    /// Adds an alias of an earlier node.
    pub(super) fn add_alias(&mut self, span: Span, target: u32) -> u32 {
        self.aliases.push(Aliased { end: span.end, target });
        self.push(Kind::Alias, span.start, self.aliases.len() as u32 - 1)
    }

    /// Opens a list or mapping.
    pub(super) fn open(&mut self, kind: Kind, span: Span) -> u32 {
        self.containers.push(Container { end: span.end, past: 0 });
        self.push(kind, span.start, self.containers.len() as u32 - 1)
    }

    /// Closes the list or mapping: all that was added since is inside it.
    pub(super) fn close(&mut self, node: u32, end: u32) {
        let past = self.nodes.len() as u32;
        let place = self.nodes[node as usize].more as usize;
        self.containers[place] = Container { end, past };
    }

    pub(super) fn done(&mut self) {
        self.kinds.shrink_to_fit();
        self.nodes.shrink_to_fit();
    }

    fn push(&mut self, kind: Kind, start: u32, more: u32) -> u32 {
        self.kinds.push(kind);
        self.nodes.push(Node { start, more });
        self.nodes.len() as u32 - 1
    }

    /// The document's top node; `None` for an empty text.
    pub fn root(&self) -> Option<NodeId> {
        (!self.is_empty()).then_some(NodeId(0))
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether the text had nothing in it.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// One past the last node inside a container as written; for any other node the next one.
    pub fn past(&self, node: NodeId) -> NodeId {
        NodeId(self.inside_until(node.0).unwrap_or(node.0 + 1))
    }

    /// What an alias stands for; any other node is itself.
    pub fn meant(&self, node: NodeId) -> NodeId {
        self.target(node)
    }

    /// What a node is; an alias is what it stands for.
    pub fn kind(&self, node: NodeId) -> Kind {
        self.kinds[self.target(node).0 as usize]
    }

    /// What a node is as written, aliases included.
    pub fn kind_as_written(&self, node: NodeId) -> Kind {
        self.kinds[node.0 as usize]
    }

    /// Where it is written.
    pub fn span(&self, node: NodeId) -> Span {
        let Node { start, more } = self.nodes[node.0 as usize];
        let end = match self.kinds[node.0 as usize] {
            Kind::Empty | Kind::Plain => more,
            Kind::Decoded(_) => self.decoded[more as usize].end,
            Kind::Alias => self.aliases[more as usize].end,
            _ => self.containers[more as usize].end,
        };
        Span::new(start, end)
    }

    /// The text of a scalar; `None` for containers and for nothing.
    pub fn text<'t>(&'t self, source: &'t Source, node: NodeId) -> Option<&'t str> {
        let node = self.target(node).0 as usize;
        let Node { start, more } = self.nodes[node];
        match self.kinds[node] {
            Kind::Plain => Some(source.slice(Span::new(start, more))),
            Kind::Decoded(_) => Some(&self.decoded[more as usize].text),
            _ => None,
        }
    }

    /// The children of a sequence, or the keys and values of a mapping in turn.
    pub fn children(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let NodeId(at) = self.target(node);
        let (mut next, past) = self.inside_until(at).map_or((0, 0), |past| (at + 1, past));
        std::iter::from_fn(move || {
            let child = (next < past).then_some(NodeId(next))?;
            next = self.inside_until(next).unwrap_or(next + 1);
            Some(child)
        })
    }

    /// The entries of a mapping: key and value. A key that was cut off by a syntax error has no value and is left out.
    pub fn entries(&self, node: NodeId) -> impl Iterator<Item = (NodeId, NodeId)> + '_ {
        let mut children = self.children(node);
        std::iter::from_fn(move || Some((children.next()?, children.next()?)))
    }

    fn target(&self, node: NodeId) -> NodeId {
        match self.kinds[node.0 as usize] {
            Kind::Alias => NodeId(self.aliases[self.nodes[node.0 as usize].more as usize].target),
            _ => node,
        }
    }

    // One past the last descendant of a container; `None` for anything else.
    fn inside_until(&self, node: u32) -> Option<u32> {
        match self.kinds[node as usize] {
            Kind::FlowSequence | Kind::BlockSequence | Kind::FlowMapping | Kind::BlockMapping => {
                Some(self.containers[self.nodes[node as usize].more as usize].past)
            }
            _ => None,
        }
    }
}
