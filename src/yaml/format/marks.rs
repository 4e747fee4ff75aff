//! What the tree leaves out: the signs between nodes, and where each node stands among the others.

use crate::source::{Source, Span};
use crate::yaml::tree::{Kind, NodeId, Tree};

/// The tree with all that the formatter needs to know of the text around its nodes, by node number.
#[derive(Debug)]
pub struct Marks<'t> {
    /// The text.
    pub source: &'t Source,
    /// Its tree.
    pub tree: &'t Tree,
    /// What each node is to its container.
    pub roles: Vec<Role>,
    /// The signs written before each node.
    pub signs: Vec<Signs>,
    /// Where each node's content begins; for a block sequence its first dash.
    pub starts: Vec<u32>,
    /// `%YAML` and `%TAG` lines and the `---`.
    pub prologue: Vec<Span>,
}

/// What a node is to its container.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Role {
    /// The container; the top node has itself.
    pub parent: NodeId,
    /// Its part in it.
    pub part: Part,
}

/// A node's part in its container.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The top node.
    Root,
    /// The key of an entry.
    Key,
    /// The value of an entry.
    Value,
    /// An item of a sequence.
    Item,
}

/// The signs between the node before and this node.
#[derive(Debug, Clone, Default)]
pub struct Signs {
    /// The last `-`.
    pub dash: Option<u32>,
    /// The `?` of an explicit key.
    pub question: Option<u32>,
    /// The last `:`.
    pub colon: Option<u32>,
    /// The `|` or `>` of a block text.
    pub header: Option<u32>,
    /// Anchor and tag, as written.
    pub properties: Vec<Span>,
}

impl<'t> Marks<'t> {
    /// Walks the nodes and what stands between them once.
    pub fn of(source: &'t Source, tree: &'t Tree) -> Marks<'t> {
        let mut marks = Marks {
            source,
            tree,
            roles: Vec::with_capacity(tree.len()),
            signs: Vec::with_capacity(tree.len()),
            starts: Vec::with_capacity(tree.len()),
            prologue: Vec::new(),
        };
        let mut gaps = Gaps { source, tree, at: 0, comment: 0, prologue: Vec::new() };
        let mut open: Vec<(NodeId, u32)> = Vec::new();
        for number in 0..tree.len() as u32 {
            let node = NodeId(number);
            while open.last().is_some_and(|(container, _)| tree.past(*container) <= node) {
                let Some((closed, _)) = open.pop() else { break };
                if is_flow(tree, closed) {
                    gaps.skip_to(tree.span(closed).end);
                }
            }
            marks.place(node, open.last_mut(), &mut gaps);
            if is_container(tree, node) {
                open.push((node, 0));
            }
        }
        if tree.is_empty() {
            gaps.read(source.text.len() as u32, Surroundings::Prologue);
        }
        marks.prologue = gaps.prologue;
        marks
    }

    fn place(&mut self, node: NodeId, container: Option<&mut (NodeId, u32)>, gaps: &mut Gaps<'_>) {
        let role = match container {
            None => Role { parent: node, part: Part::Root },
            Some((parent, count)) => {
                *count += 1;
                let mapping = matches!(self.tree.kind(*parent), Kind::FlowMapping | Kind::BlockMapping);
                let part = match *count % 2 {
                    _ if !mapping => Part::Item,
                    1 => Part::Key,
                    _ => Part::Value,
                };
                Role { parent: *parent, part }
            }
        };
        let span = self.tree.span(node);
        let surroundings = match role.part {
            Part::Root => Surroundings::Prologue,
            _ if is_flow(self.tree, role.parent) => Surroundings::Flow,
            _ => Surroundings::Block,
        };
        let mut signs = gaps.read(span.start, surroundings);
        // The tree lets a sequence that is not indented begin at its first item, past the dash.
        let past_dash =
            self.tree.kind_as_written(node) == Kind::BlockSequence && matches!(role.part, Part::Key | Part::Value);
        let start = signs.dash.take_if(|_| past_dash).unwrap_or(span.start);
        match self.tree.kind_as_written(node) {
            Kind::BlockMapping | Kind::BlockSequence => gaps.at = start,
            Kind::FlowMapping | Kind::FlowSequence => gaps.at = start + u32::from(self.is_bracketed(node)),
            _ => gaps.skip_to(span.end),
        }
        self.roles.push(role);
        self.signs.push(signs);
        self.starts.push(start);
    }

    /// Whether a flow collection has its own brackets; a single pair in a sequence (`[a: b]`) has none.
    pub fn is_bracketed(&self, node: NodeId) -> bool {
        self.source.slice(self.tree.span(node)).starts_with(['{', '['])
    }

    /// Where the line of a byte begins.
    pub fn line_start(&self, byte: u32) -> u32 {
        let before = self.source.text.get(..byte as usize).unwrap_or("");
        before.rfind('\n').map_or(0, |at| at as u32 + 1)
    }

    /// Bytes between the start of the line and a byte. Indentation is spaces, so this is a column.
    pub fn column(&self, byte: u32) -> u32 {
        byte - self.line_start(byte)
    }

    /// Whether the line above a byte's line is blank.
    pub fn is_after_blank(&self, byte: u32) -> bool {
        let start = self.line_start(byte);
        start > 0 && self.source.slice(Span::new(self.line_start(start - 1), start)).trim().is_empty()
    }

    /// The byte at which a node's entry begins: its dash, question mark, property or the node itself.
    pub fn entry_start(&self, node: NodeId) -> u32 {
        let NodeId(at) = node;
        let signs = &self.signs[at as usize];
        let first_property = signs.properties.first().map(|span| span.start);
        signs.dash.or(signs.question).or(first_property).unwrap_or(self.starts[at as usize])
    }
}

/// Whether a node is a collection in braces or brackets.
pub fn is_flow(tree: &Tree, node: NodeId) -> bool {
    matches!(tree.kind_as_written(node), Kind::FlowMapping | Kind::FlowSequence)
}

/// Whether a node is a collection by indentation.
pub fn is_block(tree: &Tree, node: NodeId) -> bool {
    matches!(tree.kind_as_written(node), Kind::BlockMapping | Kind::BlockSequence)
}

/// Whether a node is a collection.
pub fn is_container(tree: &Tree, node: NodeId) -> bool {
    is_flow(tree, node) || is_block(tree, node)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Surroundings {
    Prologue,
    Block,
    Flow,
}

// Reads the text between nodes, comments left out.
struct Gaps<'t> {
    source: &'t Source,
    tree: &'t Tree,
    at: u32,
    comment: usize,
    prologue: Vec<Span>,
}

impl Gaps<'_> {
    fn skip_to(&mut self, byte: u32) {
        self.at = self.at.max(byte);
    }

    fn read(&mut self, to: u32, surroundings: Surroundings) -> Signs {
        let mut signs = Signs::default();
        self.comment = self.tree.comments.partition_point(|comment| comment.span.end <= self.at);
        while self.at < to {
            if let Some(end) = self.comment_here() {
                self.at = end;
                continue;
            }
            let rest = self.source.slice(Span::new(self.at, to));
            let Some(sign) = rest.chars().next() else { break };
            let length = match sign {
                '&' | '!' => {
                    let length = property_length(rest, surroundings);
                    signs.properties.push(Span::new(self.at, self.at + length));
                    length
                }
                '%' if surroundings == Surroundings::Prologue => self.prologue_part(rest.find('\n')),
                '-' if surroundings == Surroundings::Prologue && rest.starts_with("---") => self.prologue_part(Some(3)),
                '-' => mark(&mut signs.dash, self.at),
                ':' => mark(&mut signs.colon, self.at),
                '?' => mark(&mut signs.question, self.at),
                '|' | '>' => {
                    mark(&mut signs.header, self.at);
                    rest.find(char::is_whitespace).unwrap_or(rest.len()) as u32
                }
                other => other.len_utf8() as u32,
            };
            self.at += length;
        }
        signs
    }

    fn comment_here(&mut self) -> Option<u32> {
        let comments = &self.tree.comments;
        while comments.get(self.comment).is_some_and(|comment| comment.span.end <= self.at) {
            self.comment += 1;
        }
        comments.get(self.comment).filter(|comment| comment.span.start <= self.at).map(|comment| comment.span.end)
    }

    fn prologue_part(&mut self, length: Option<usize>) -> u32 {
        let line_end = length.unwrap_or(self.source.text.len() - self.at as usize) as u32;
        let comment = self.tree.comments.get(self.comment).map_or(u32::MAX, |comment| comment.span.start);
        let length = line_end.min(comment.saturating_sub(self.at));
        self.prologue.push(Span::new(self.at, self.at + length));
        length
    }
}

fn mark(sign: &mut Option<u32>, at: u32) -> u32 {
    *sign = Some(at);
    1
}

fn property_length(rest: &str, surroundings: Surroundings) -> u32 {
    let verbatim = rest.starts_with("!<").then(|| rest.find('>').map(|at| at + 1)).flatten();
    let ends = |sign: char| {
        sign.is_ascii_whitespace()
            || (surroundings == Surroundings::Flow && matches!(sign, ',' | '[' | ']' | '{' | '}'))
    };
    verbatim.unwrap_or_else(|| rest.find(ends).unwrap_or(rest.len())) as u32
}
