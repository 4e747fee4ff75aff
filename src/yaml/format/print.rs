//! The canonical layout: two spaces of indentation, `{ a: b }`, `[a, b]`, at most one blank line, comments where they stood.
//!
//! Collections keep their style. One in braces or brackets stands on one line where it fits, else it moves to a line of its own,
//! else each of its entries gets one, with a comma after the last, as Prettier lays YAML out.

use super::comments::{Comments, Remark, Stands};
use super::marks::{Marks, Part, Role, is_block, is_flow};
use super::page::Page;
use super::texts::{Replaced, Spelling, needs_question, spelling};
use super::widths;
use crate::source::Span;
use crate::yaml::scalar::BlockText;
use crate::yaml::tree::{Kind, NodeId};

/// Columns of a terminal that a line may take, Chinese counted twice.
const WIDTH: usize = 120;

/// The text in canonical layout. Not recursive; linear in the text.
pub fn print(marks: &Marks<'_>, replaced: &Replaced, comments: &Comments) -> String {
    let widths = widths::of(marks, replaced, comments);
    let mut printer = Printer { marks, replaced, comments, widths, frames: Vec::new(), page: Page::default() };
    printer.prologue();
    for number in 0..marks.tree.len() as u32 {
        printer.close_before(NodeId(number));
        printer.begin(NodeId(number));
    }
    printer.close_before(NodeId(marks.tree.len() as u32));
    for remark in &comments.last {
        printer.alone(0, *remark);
    }
    printer.page.finish()
}

struct Printer<'p, 't> {
    marks: &'p Marks<'t>,
    replaced: &'p Replaced,
    comments: &'p Comments,
    widths: Vec<u32>,
    frames: Vec<Frame>,
    page: Page,
}

/// A collection that is being printed.
#[derive(Debug, Clone, Copy)]
struct Frame {
    node: NodeId,
    style: Style,
    // Where its entries begin, unless they share one line.
    indent: usize,
    begun: Begun,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// By indentation.
    Block,
    /// In braces or brackets, on one line.
    Flat,
    /// In braces or brackets, a line for each entry.
    Broken,
}

/// How far the entries of a collection are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Begun {
    /// The first entry goes on the line of the dash before it.
    Inline,
    /// The first entry has a line of its own.
    No,
    /// There are entries before.
    Yes,
}

impl Printer<'_, '_> {
    fn prologue(&mut self) {
        let mut remarks = self.comments.first.iter().copied().peekable();
        for part in &self.marks.prologue {
            while let Some(remark) = remarks.next_if(|remark| remark.span.start < part.start) {
                self.alone(0, remark);
            }
            self.page.line(0, self.marks.is_after_blank(part.start));
            self.page.put(self.marks.source.slice(*part).trim_end());
            let same_line = |remark: &Remark| {
                remark.stands == Stands::Right
                    && !self.marks.source.slice(Span::new(part.end, remark.span.start)).contains('\n')
            };
            if let Some(remark) = remarks.next_if(same_line) {
                self.right(remark);
            }
        }
        for remark in remarks {
            self.alone(0, remark);
        }
    }

    // Everything of a node up to its first child.
    fn begin(&mut self, node: NodeId) {
        let role = self.marks.roles[node.0 as usize];
        let frame = self.frames.last().copied();
        self.lead(node, role, frame);
        for property in &self.marks.signs[node.0 as usize].properties {
            self.page.word(self.marks.source.slice(*property));
        }
        let inner = frame.map_or(0, |frame| frame.indent + 2);
        let broken_off = self.between(node, inner);
        if is_block(self.marks.tree, node) {
            let on_dash_line = role.part == Part::Item || self.is_explicit(node, role);
            let inline = on_dash_line && self.marks.signs[node.0 as usize].properties.is_empty() && !broken_off;
            let begun = if inline { Begun::Inline } else { Begun::No };
            self.frames.push(Frame { node, style: Style::Block, indent: inner, begun });
            if role.part != Part::Root && !broken_off {
                self.page.opened();
            }
            return;
        }
        let written = self.marks.tree.kind_as_written(node) != Kind::Empty;
        if broken_off && written {
            self.page.line(inner, false);
        }
        if is_flow(self.marks.tree, node) {
            self.open_flow(node, role, frame, inner);
        } else {
            self.scalar(node, inner);
            self.complete(node, role);
        }
    }

    // The line, comma, dash or question mark that comes before an entry.
    fn lead(&mut self, node: NodeId, role: Role, frame: Option<Frame>) {
        let Some(frame) = frame else {
            // The first entry of a collection by indentation begins its own line.
            let signs = &self.marks.signs[node.0 as usize];
            let written = self.marks.tree.kind_as_written(node) != Kind::Empty;
            if (written && !is_block(self.marks.tree, node)) || !signs.properties.is_empty() {
                self.page.line(0, self.marks.is_after_blank(self.marks.entry_start(node)));
            }
            return;
        };
        if role.part == Part::Value {
            return;
        }
        let mut begun = frame.begun;
        let comments = self.comments;
        for remark in comments.around.get(&node).iter().flat_map(|around| &around.above) {
            self.alone(frame.indent, *remark);
            begun = Begun::Yes;
        }
        if frame.style == Style::Flat {
            let mapping = self.marks.tree.kind(frame.node) == Kind::FlowMapping;
            match begun {
                Begun::Yes => self.page.comma(", "),
                _ if mapping => self.page.put(" "),
                _ => {}
            }
        } else if begun != Begun::Inline {
            self.page.line(frame.indent, self.marks.is_after_blank(self.marks.entry_start(node)));
        }
        if let Some(frame) = self.frames.last_mut() {
            frame.begun = Begun::Yes;
        }
        if frame.style == Style::Block && role.part == Part::Item {
            self.page.word("-");
            self.page.opened();
        } else if role.part == Part::Key && needs_question(self.marks, self.replaced, node) {
            self.page.word("?");
            self.page.opened();
        }
    }

    // The comments between a key or dash and what follows it; whether that now needs a line of its own.
    fn between(&mut self, node: NodeId, inner: usize) -> bool {
        let comments = self.comments;
        let Some(around) = comments.around.get(&node) else { return false };
        for (at, remark) in around.between.iter().enumerate() {
            if at == 0 && remark.stands == Stands::Right {
                self.right(*remark);
            } else {
                self.alone(inner, *remark);
            }
        }
        !around.between.is_empty()
    }

    fn is_explicit(&self, node: NodeId, role: Role) -> bool {
        match role.part {
            Part::Key => true,
            Part::Value => needs_question(self.marks, self.replaced, self.key_of(node, role)),
            Part::Root | Part::Item => false,
        }
    }

    // The key of a value: the node before it, or the collection that ends there.
    fn key_of(&self, value: NodeId, role: Role) -> NodeId {
        let mut key = NodeId(value.0 - 1);
        while self.marks.roles[key.0 as usize].parent != role.parent {
            key = self.marks.roles[key.0 as usize].parent;
        }
        key
    }

    fn open_flow(&mut self, node: NodeId, role: Role, frame: Option<Frame>, inner: usize) {
        let width = self.widths[node.0 as usize] as usize;
        let comma = usize::from(frame.is_some_and(|frame| frame.style != Style::Block));
        let inside_flat = frame.is_some_and(|frame| frame.style == Style::Flat);
        let mut flat = inside_flat || self.page.column() + width + comma <= WIDTH;
        let is_value = frame.is_some_and(|frame| frame.style == Style::Block) && role.part == Part::Value;
        if !flat && is_value && !self.page.at_line_start() && !self.is_explicit(node, role) {
            self.page.line(inner, false);
            flat = inner + width <= WIDTH;
        }
        let mapping = self.marks.tree.kind(node) == Kind::FlowMapping;
        self.page.word(if mapping { "{" } else { "[" });
        self.page.tight();
        let own_line = frame.is_some_and(|frame| frame.style == Style::Block) || self.page.at_bracket_line(inner);
        let base = if own_line { inner } else { frame.map_or(0, |frame| frame.indent) };
        let style = if flat { Style::Flat } else { Style::Broken };
        self.frames.push(Frame { node, style, indent: base + 2, begun: Begun::No });
        if let Some(remark) = self.comments.around.get(&node).and_then(|around| around.open) {
            self.right(remark);
        }
        self.page.opened();
    }

    fn scalar(&mut self, node: NodeId, inner: usize) {
        match spelling(self.marks, self.replaced, node) {
            Spelling::Line(text) if text.is_empty() => return self.page.unwritten(),
            Spelling::Line(text) => self.page.word(&text),
            Spelling::Folded(lines) => self.folded(&lines, inner.max(2)),
            Spelling::Block(text) => self.block_text(node, &text, inner.max(2)),
        }
        self.page.closed();
    }

    fn folded(&mut self, lines: &[&str], indent: usize) {
        for (at, line) in lines.iter().enumerate() {
            if at == 0 {
                self.page.word(line);
            } else {
                self.page.raw_line(indent, line);
            }
        }
    }

    fn block_text(&mut self, node: NodeId, text: &BlockText<'_>, indent: usize) {
        self.page.word(&text.header);
        if let Some(remark) = self.comments.around.get(&node).and_then(|around| around.header) {
            self.right(remark);
        }
        self.page.block(text, indent);
    }

    fn close_before(&mut self, next: NodeId) {
        while let Some(frame) = self.frames.last().copied().filter(|frame| self.marks.tree.past(frame.node) <= next) {
            let comments = self.comments;
            for remark in comments.around.get(&frame.node).iter().flat_map(|around| &around.end) {
                self.alone(frame.indent, *remark);
            }
            self.frames.pop();
            self.close(frame);
            self.complete(frame.node, self.marks.roles[frame.node.0 as usize]);
        }
    }

    fn close(&mut self, frame: Frame) {
        let mapping = self.marks.tree.kind(frame.node) == Kind::FlowMapping;
        let bracket = if mapping { "}" } else { "]" };
        match frame.style {
            Style::Block => return,
            Style::Broken => self.page.line(frame.indent - 2, false),
            Style::Flat if mapping && frame.begun == Begun::Yes => self.page.put(" "),
            Style::Flat => {}
        }
        self.page.put(bracket);
        self.page.closed();
    }

    // What follows a node: the colon of a key, the comma and the comment right of it.
    fn complete(&mut self, node: NodeId, role: Role) {
        let style = self.frames.last().map(|frame| frame.style);
        if role.part == Part::Key {
            return self.colon(node, style);
        }
        if style == Some(Style::Broken) {
            self.page.comma(",");
        }
        let Some(around) = self.comments.around.get(&node) else { return };
        // A block text that had to be quoted has no header to stand right of.
        let quoted = || !matches!(spelling(self.marks, self.replaced, node), Spelling::Block(_));
        if let Some(remark) = around.right.or_else(|| around.header.filter(|_| quoted())) {
            self.right(remark);
        }
    }

    fn colon(&mut self, key: NodeId, style: Option<Style>) {
        let properties = !self.marks.signs[key.0 as usize].properties.is_empty();
        let ends_in_name = match self.marks.tree.kind_as_written(key) {
            Kind::Alias => true,
            Kind::Empty => properties,
            _ => false,
        };
        let explicit = needs_question(self.marks, self.replaced, key);
        if style != Some(Style::Block) && self.lacks_colon(key) {
            return;
        }
        if explicit && style == Some(Style::Block) {
            let indent = self.frames.last().map_or(0, |frame| frame.indent);
            self.page.line(indent, false);
            self.page.put(":");
        } else if explicit || ends_in_name {
            // A colon directly after an alias or anchor would be part of its name.
            self.page.spaced();
            self.page.word(":");
        } else {
            self.page.word(":");
        }
        self.page.spaced();
        self.page.opened();
    }

    // `{ a, b }` are keys without values, and without colons.
    fn lacks_colon(&self, key: NodeId) -> bool {
        let value = self.marks.tree.past(key);
        let after = self.marks.source.text.get(self.marks.tree.span(key).end as usize..).unwrap_or("");
        self.marks.tree.kind_as_written(value) == Kind::Empty
            && self.marks.tree.kind_as_written(key) != Kind::Empty
            && self.marks.signs[value.0 as usize].properties.is_empty()
            && !self.comments.around.contains_key(&value)
            && !after.trim_start().starts_with(':')
    }

    // A comment on its own line.
    fn alone(&mut self, indent: usize, remark: Remark) {
        self.page.line(indent, remark.after_blank);
        self.page.put(comment(self.marks, remark.span));
    }

    // A comment right of what was printed last.
    fn right(&mut self, remark: Remark) {
        self.page.spaced();
        self.page.word(comment(self.marks, remark.span));
    }
}

fn comment<'t>(marks: &Marks<'t>, span: Span) -> &'t str {
    marks.source.slice(span).trim_end()
}
