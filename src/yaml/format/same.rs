//! Whether a laid-out text says what the text before it said.

use super::marks::Marks;
use super::texts::Replaced;
use crate::yaml::tree::{Kind, NodeId};

/// Whether two texts have the same nodes, texts, aliases, anchors, tags and comments in the same order.
/// Braces instead of indentation would still be the same; a lost comment would not.
pub fn same(before: &Marks<'_>, after: &Marks<'_>, replaced: &Replaced) -> bool {
    before.tree.len() == after.tree.len()
        && (0..before.tree.len() as u32).map(NodeId).all(|node| same_node(before, after, replaced, node))
        && texts_of_comments(before).eq(texts_of_comments(after))
        && prologue(before).eq(prologue(after))
}

fn same_node(before: &Marks<'_>, after: &Marks<'_>, replaced: &Replaced, node: NodeId) -> bool {
    let text = replaced.get(&node).copied().or_else(|| before.tree.text(before.source, node));
    sort(before, node) == sort(after, node)
        && before.tree.past(node) == after.tree.past(node)
        && before.tree.meant(node) == after.tree.meant(node)
        && text == after.tree.text(after.source, node)
        && properties(before, node).eq(properties(after, node))
}

#[derive(PartialEq, Eq)]
enum Sort {
    Nothing,
    Text,
    Sequence,
    Mapping,
    Alias,
}

fn sort(marks: &Marks<'_>, node: NodeId) -> Sort {
    match marks.tree.kind_as_written(node) {
        Kind::Empty => Sort::Nothing,
        Kind::Plain | Kind::Decoded(_) => Sort::Text,
        Kind::FlowSequence | Kind::BlockSequence => Sort::Sequence,
        Kind::FlowMapping | Kind::BlockMapping => Sort::Mapping,
        Kind::Alias => Sort::Alias,
    }
}

fn properties<'m>(marks: &'m Marks<'_>, node: NodeId) -> impl Iterator<Item = &'m str> {
    marks.signs[node.0 as usize].properties.iter().map(|span| marks.source.slice(*span))
}

fn texts_of_comments<'m>(marks: &'m Marks<'_>) -> impl Iterator<Item = &'m str> {
    marks.tree.comments.iter().map(|comment| marks.source.slice(comment.span).trim_end())
}

fn prologue<'m>(marks: &'m Marks<'_>) -> impl Iterator<Item = &'m str> {
    marks.prologue.iter().map(|span| marks.source.slice(*span).trim_end())
}
