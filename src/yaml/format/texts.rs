//! The canonical spelling of one scalar.

use super::marks::{Marks, Part, is_flow};
use crate::yaml::scalar::{BlockText, Context, quoted, rewritten, written};
use crate::yaml::tree::{Kind, NodeId, Quote};
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// Fixed words that are written in the other language, by node.
pub type Replaced = FxHashMap<NodeId, &'static str>;

/// A scalar ready to be printed.
#[derive(Debug)]
pub enum Spelling<'t> {
    /// On one line; empty where nothing is written.
    Line(Cow<'t, str>),
    /// A text over several lines, the first one as it stands, the others to be indented: its author's line breaks are kept.
    Folded(Vec<&'t str>),
    /// After `|` or `>`.
    Block(BlockText<'t>),
}

/// Longer keys need a question mark (YAML allows 1,024 characters before the colon).
const LONGEST_KEY: usize = 1000;

/// The spelling of a scalar or alias.
pub fn spelling<'t>(marks: &Marks<'t>, replaced: &Replaced, node: NodeId) -> Spelling<'t> {
    let slice = marks.source.slice(marks.tree.span(node));
    let role = marks.roles[node.0 as usize];
    let flow = role.part != Part::Root && is_flow(marks.tree, role.parent);
    let context = if flow { Context::Flow } else { Context::Block };
    if let Some(word) = replaced.get(&node) {
        return Spelling::Line(written(word, context));
    }
    let at_line_start =
        matches!(role.part, Part::Root | Part::Key) && !flow && (slice.starts_with("---") || slice.starts_with("..."));
    if at_line_start || matches!(slice, "?" | "-" | ":") {
        return Spelling::Line(Cow::Owned(quoted(marks.tree.text(marks.source, node).unwrap_or(slice))));
    }
    let Kind::Decoded(quote) = marks.tree.kind_as_written(node) else {
        return Spelling::Line(Cow::Borrowed(slice));
    };
    let text = marks.tree.text(marks.source, node).unwrap_or("");
    let several_lines = slice.contains('\n') && role.part != Part::Key;
    match quote {
        Quote::Literal | Quote::Folded if role.part == Part::Key => Spelling::Line(rewritten(text, context)),
        Quote::Literal => block_text('|', text, text.trim_end_matches('\n').split('\n').collect()),
        Quote::Folded => block_text('>', text, folded_lines(marks, node, text)),
        Quote::Double if several_lines => Spelling::Folded(slice.lines().map(trim_escaped).collect()),
        Quote::None | Quote::Single if several_lines => Spelling::Folded(slice.lines().map(trim).collect()),
        _ => Spelling::Line(rewritten(text, context)),
    }
}

/// Whether a key needs `? ` before it: a collection, or a text too long for a simple key.
pub fn needs_question(marks: &Marks<'_>, replaced: &Replaced, key: NodeId) -> bool {
    if super::marks::is_container(marks.tree, key) {
        return true;
    }
    match spelling(marks, replaced, key) {
        Spelling::Line(text) => text.len() > LONGEST_KEY,
        Spelling::Folded(_) | Spelling::Block(_) => true,
    }
}

fn block_text<'t>(sign: char, text: &'t str, lines: Vec<&'t str>) -> Spelling<'t> {
    BlockText::of(sign, text, lines).map_or_else(|| Spelling::Line(Cow::Owned(quoted(text))), Spelling::Block)
}

// The lines as their author broke them, less the indentation of the first.
fn folded_lines<'t>(marks: &Marks<'t>, node: NodeId, text: &str) -> Vec<&'t str> {
    let span = marks.tree.span(node);
    let indent = marks.column(span.start) as usize;
    let empty_first = text.len() - text.trim_start_matches('\n').len();
    let mut lines = vec![""; empty_first];
    for (at, line) in marks.source.slice(span).lines().enumerate() {
        let spaces = line.len() - line.trim_start_matches(' ').len();
        let cut = if at == 0 { 0 } else { spaces.min(indent) };
        lines.push(if line.trim().is_empty() { "" } else { line.get(cut..).unwrap_or("") });
    }
    while lines.last().is_some_and(|line| line.is_empty()) {
        lines.pop();
    }
    lines
}

fn trim(line: &str) -> &str {
    line.trim_matches([' ', '\t', '\r'])
}

// In double quotes a space after an odd number of backslashes is written, not blank.
fn trim_escaped(line: &str) -> &str {
    let start = line.trim_start_matches([' ', '\t']).trim_end_matches('\r');
    let end = start.trim_end_matches([' ', '\t']);
    let backslashes = end.len() - end.trim_end_matches('\\').len();
    if backslashes % 2 == 1 && end.len() < start.len() { &start[..end.len() + 1] } else { end }
}
