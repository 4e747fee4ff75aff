//! Text → arena of nodes: the only file that names the YAML crate.

pub use super::nodes::{Comment, Kind, NodeId, Oddity, Quote, Tree};

use crate::source::{Source, Span};
use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, StructureStyle, Tag};
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// What is read, and how much of it.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Bytes of a file (`--max-size`).
    pub bytes: u64,
    /// Nodes, what aliases stand for counted fifty times (`--max-nodes`): nobody repeats a process by aliases.
    pub nodes: u64,
    /// Nesting of containers (`--max-depth`).
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
        Limits { bytes: 200_000_000, nodes: 50_000_000, depth: 200, comments: Comments::Skip }
    }
}

/// What kept a text from becoming a whole tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Broken {
    /// Not YAML.
    Syntax(Syntax),
    /// A second document begins.
    SecondDocument(Span),
    /// More nodes than the limit, or aliases that stand for too many.
    Nodes(Span),
    /// Deeper than the limit.
    Depth {
        /// Where the limit was reached.
        at: Span,
        /// The last node that was read whole.
        last: Span,
    },
}

/// Where and how a text stops being YAML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Syntax {
    /// What the parser stumbled over.
    pub slip: Slip,
    /// The byte where it noticed.
    pub at: u32,
    /// The innermost `[` or `{` that is open there.
    pub open: Option<Span>,
    /// The last node that was read whole.
    pub last: Span,
}

/// A mistake of notation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slip {
    /// A quote is never closed; `at` is the opening one.
    UnclosedQuote,
    /// A bracket is never closed; `at` is the opening one.
    UnclosedBracket(char),
    /// A bracket is closed by another kind; `at` is the opening one.
    WrongBracket(char, char),
    /// A closing bracket without an opening one.
    StrayBracket,
    /// Between brackets, neither a comma nor the closing bracket follows.
    Separator,
    /// A second colon, or a colon where no key can be.
    Colon,
    /// A line that should be a key has no colon.
    KeyExpected,
    /// A line stands too far left or right.
    Indentation,
    /// `- ` where no list can begin.
    ListItem,
    /// A tab where YAML wants spaces.
    Tab,
    /// A character that no text can begin with, or that no text can hold.
    Character(char),
    /// Text after a closing quote.
    AfterQuote,
    /// `\q` between double quotes.
    Escape,
    /// The first line of `|` or `>`, or its indentation.
    BlockText,
    /// `%` at the beginning of a line.
    Directive,
    /// `&` or `*` without a name.
    Anchor,
    /// `!` with something that is no tag.
    Tag,
    /// A `#` that does not stand after a space.
    Comment,
    /// Anything else, in the parser's own words.
    Other(String),
}

/// Reads a text. The tree holds what was read before the first syntax error, so that earlier mistakes are still told.
pub fn read(source: &Source, limits: Limits) -> (Tree, Option<Broken>) {
    let mut options = granit_parser::Options::default();
    options.set_emit_comments(limits.comments == Comments::Keep);
    options.max_buffered_comment_events = usize::MAX;
    options.flow_nesting_limit = limits.depth;
    options.block_nesting_limit = limits.depth;
    options.emit_unresolved_aliases = true;
    let mut building = Building::new(&source.text, limits);
    for event in Parser::new_from_str_with_options(&source.text, options) {
        let broken = match event {
            Ok((event, span)) => building.take(event, span).err(),
            Err(error) => Some(building.broken(&error)),
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
    anchors: FxHashMap<usize, (u32, u64)>,
    documents: usize,
    // Nodes, aliases counted with what they stand for.
    expanded: u64,
    // Where the last thing that is written ends.
    end: u32,
}

struct Open {
    node: u32,
    anchor: usize,
    expanded: u64,
}

// Fewer bytes than any process spends on a node.
const BYTES_A_NODE: usize = 4;

const ALIASED_NODE_WEIGHT: u64 = 50;

impl<'s> Building<'s> {
    fn new(text: &'s str, limits: Limits) -> Self {
        Building {
            text,
            limits,
            tree: Tree::with_room(text.len() / BYTES_A_NODE),
            open: Vec::new(),
            anchors: FxHashMap::default(),
            documents: 0,
            expanded: 0,
            end: 0,
        }
    }

    fn take(&mut self, event: Event<'_>, parsed: granit_parser::Span) -> Result<(), Broken> {
        let span = bytes(&parsed);
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    return Err(Broken::SecondDocument(span));
                }
            }
            Event::Comment(..) => self.tree.comments.push(Comment { span, before: self.tree.len() as u32 }),
            Event::Scalar(text, style, anchor, tag) => {
                self.tag(tag, &parsed);
                let node = self.scalar(text, style, span);
                self.remember(anchor, node, 1);
            }
            Event::SequenceStart(style, anchor, tag) => {
                self.tag(tag, &parsed);
                let kind = if style == StructureStyle::Flow { Kind::FlowSequence } else { Kind::BlockSequence };
                self.enter(kind, span, anchor);
            }
            Event::MappingStart(style, anchor, tag) => {
                self.tag(tag, &parsed);
                let kind = if style == StructureStyle::Flow { Kind::FlowMapping } else { Kind::BlockMapping };
                self.enter(kind, span, anchor);
            }
            Event::SequenceEnd | Event::MappingEnd => self.leave(span),
            Event::Alias(anchor) => self.alias(anchor, span),
            Event::UnresolvedAlias(_) => self.nothing(Oddity::UnknownAlias(span), span),
            _ => {}
        }
        if self.expanded > self.limits.nodes { Err(Broken::Nodes(span)) } else { Ok(()) }
    }

    fn scalar(&mut self, text: Cow<'_, str>, style: ScalarStyle, span: Span) -> u32 {
        self.expanded += 1;
        let written = self.text.get(span.start as usize..span.end as usize).unwrap_or("");
        if written.is_empty() {
            return self.tree.add(Kind::Empty, span);
        }
        self.end = span.end;
        let quote = match style {
            ScalarStyle::Plain if written == &*text => return self.tree.add(Kind::Plain, span),
            ScalarStyle::Plain => Quote::None,
            ScalarStyle::SingleQuoted => Quote::Single,
            ScalarStyle::DoubleQuoted => Quote::Double,
            ScalarStyle::Literal => Quote::Literal,
            ScalarStyle::Folded => Quote::Folded,
        };
        self.tree.add_decoded(quote, span, text.into_owned().into())
    }

    // What stands for nothing: an alias that leads nowhere.
    fn nothing(&mut self, oddity: Oddity, span: Span) {
        self.expanded += 1;
        self.end = span.end;
        self.tree.oddities.push(oddity);
        self.tree.add(Kind::Empty, span);
    }

    // `!!str` and its like say what the field's table already knows; any other tag means nothing here.
    fn tag(&mut self, tag: Option<Cow<'_, Tag>>, node: &granit_parser::Span) {
        if tag.is_some_and(|tag| tag.is_custom()) {
            self.tree.oddities.push(Oddity::Tag(node.tag_span().map_or(bytes(node), |tag| bytes(&tag))));
        }
    }

    fn remember(&mut self, anchor: usize, node: u32, size: u64) {
        if anchor > 0 {
            self.anchors.insert(anchor, (node, size));
        }
    }

    fn enter(&mut self, kind: Kind, span: Span, anchor: usize) {
        let expanded = self.expanded;
        self.expanded += 1;
        // An opening bracket is written; a block begins with its first key or item.
        self.end = self.end.max(span.end);
        let node = self.tree.open(kind, span);
        self.open.push(Open { node, anchor, expanded });
    }

    fn leave(&mut self, span: Span) {
        let Some(open) = self.open.pop() else { return };
        // The end event of a block container stands wherever the next token does.
        if self.is_flow(open.node) {
            self.end = span.end;
        }
        let start = self.tree.span(NodeId(open.node)).start;
        self.tree.close(open.node, self.end.max(start));
        self.remember(open.anchor, open.node, self.expanded - open.expanded);
    }

    fn alias(&mut self, anchor: usize, span: Span) {
        // The target of an alias inside itself is still open, and so not remembered.
        let Some(&(target, size)) = self.anchors.get(&anchor) else {
            return self.nothing(Oddity::AliasOfItself(span), span);
        };
        self.end = span.end;
        self.tree.add_alias(span, target);
        let weight = if size > 1 { size.saturating_mul(ALIASED_NODE_WEIGHT) } else { 1 };
        self.expanded = self.expanded.saturating_add(weight);
    }

    fn is_flow(&self, node: u32) -> bool {
        matches!(self.tree.kind_as_written(NodeId(node)), Kind::FlowSequence | Kind::FlowMapping)
    }

    fn broken(&self, error: &ScanError) -> Broken {
        let at = error.marker().byte_offset().unwrap_or(self.text.len()) as u32;
        let last = self.tree.len().checked_sub(1).map_or(Span::default(), |last| self.tree.span(NodeId(last as u32)));
        if *error.kind() == ErrorKind::RecursionLimitExceeded {
            return Broken::Depth { at: Span::new(at, at), last };
        }
        let open = self.open.iter().rev().find(|open| self.is_flow(open.node));
        let open = open.map(|open| self.tree.span(NodeId(open.node)));
        Broken::Syntax(Syntax { slip: slip(error.kind()), at, open, last })
    }

    fn finish(mut self) -> Tree {
        // After a syntax error containers are left open: they end where the text was left.
        for open in self.open {
            let start = self.tree.span(NodeId(open.node)).start;
            self.tree.close(open.node, self.end.max(start));
        }
        self.tree.done();
        self.tree
    }
}

fn slip(kind: &ErrorKind) -> Slip {
    use ErrorKind as E;
    match kind {
        E::UnclosedQuotedScalar | E::DocumentIndicatorInQuotedScalar | E::InvalidQuotedScalarIndent => {
            Slip::UnclosedQuote
        }
        E::UnclosedFlowCollection { open } => Slip::UnclosedBracket(*open),
        E::MismatchedFlowCollectionEnd { open, close } => Slip::WrongBracket(*open, *close),
        E::MisplacedFlowCollectionEnd => Slip::StrayBracket,
        E::ExpectedFlowMappingSeparator
        | E::ExpectedFlowSequenceSeparator
        | E::InvalidColonPlacement
        | E::FlowMappingValueAdjacentCollection
        | E::UnexpectedEofFlowMapping
        | E::UnexpectedEofFlowSequence
        | E::UnexpectedEofImplicitFlowMapping
        | E::InvalidFlowScalarIndent => Slip::Separator,
        E::MappingValueNotAllowed | E::MappingKeyNotAllowed | E::InvalidMappingValueWhitespace => Slip::Colon,
        E::SimpleKeyExpected | E::InvalidSimpleKey => Slip::KeyExpected,
        E::ExpectedBlockMappingKey | E::ExpectedBlockSequenceEntry | E::InvalidIndentation => Slip::Indentation,
        E::BlockSequenceEntryNotAllowed
        | E::BlockEntryInFlowCollection
        | E::InvalidBlockEntryWhitespace
        | E::PlainScalarStartsWithDashFlowIndicator => Slip::ListItem,
        E::TabNotAllowed
        | E::TabInBlockIndentation
        | E::TabInIndentation
        | E::TabAtBlockScalarStart
        | E::TabInPlainScalar => Slip::Tab,
        E::UnexpectedCharacter { character } => Slip::Character(*character),
        E::BomInsideDocument => Slip::Character('\u{feff}'),
        E::InvalidTrailingSingleQuotedScalar | E::InvalidTrailingDoubleQuotedScalar => Slip::AfterQuote,
        E::UnknownQuotedScalarEscape
        | E::InvalidQuotedScalarHexEscape
        | E::InvalidLowSurrogateHexEscape
        | E::InvalidLowSurrogate
        | E::MissingLowSurrogate
        | E::UnpairedLowSurrogate
        | E::InvalidUnicodeEscape => Slip::Escape,
        E::ZeroBlockScalarIndent | E::InvalidBlockScalarHeader | E::InvalidBlockScalarIndent => Slip::BlockText,
        E::MissingAnchorOrAliasName => Slip::Anchor,
        E::CommentNotSeparated | E::CommentInterceptedScalar => Slip::Comment,
        other => of_names(other),
    }
}

// Directives and tags have a dozen mistakes each, and one answer.
fn of_names(kind: &ErrorKind) -> Slip {
    let name = format!("{kind:?}");
    if name.contains("Directive") || name.contains("YamlVersion") || name.contains("YamlMajor") {
        Slip::Directive
    } else if name.contains("Tag") {
        Slip::Tag
    } else {
        Slip::Other(kind.to_string())
    }
}

fn bytes(span: &granit_parser::Span) -> Span {
    span.byte_range().map_or(Span::default(), |range| Span::new(range.start as u32, range.end as u32))
}
