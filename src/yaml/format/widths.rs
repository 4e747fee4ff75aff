//! How wide each collection in braces or brackets is on one line.

use super::comments::Comments;
use super::marks::{Marks, Part, is_block, is_flow};
use super::texts::{Replaced, Spelling, needs_question, spelling};
use crate::yaml::tree::{Kind, NodeId};
use unicode_width::UnicodeWidthStr;

/// Too wide for any line: a comment or a text over several lines is inside.
const NEVER: u32 = u32::MAX;

/// The width of every node inside braces and brackets on one line, by node number; children come after their parents, so one way back is enough.
pub fn of(marks: &Marks<'_>, replaced: &Replaced, comments: &Comments) -> Vec<u32> {
    let mut widths = vec![0u32; marks.tree.len()];
    for number in (0..marks.tree.len() as u32).rev() {
        let node = NodeId(number);
        let role = marks.roles[number as usize];
        let inside = role.part != Part::Root && is_flow(marks.tree, role.parent);
        if is_block(marks.tree, node) || !(inside || is_flow(marks.tree, node)) {
            continue;
        }
        let own = own_width(marks, replaced, node).saturating_add(widths[number as usize]);
        let around = comments.around.get(&node);
        let broken_inside = around.is_some_and(|around| around.open.is_some() || !around.end.is_empty());
        widths[number as usize] = if broken_inside { NEVER } else { own };
        if !inside {
            continue;
        }
        let broken_outside = around
            .is_some_and(|around| around.right.is_some() || !around.above.is_empty() || !around.between.is_empty());
        let width =
            if broken_outside { NEVER } else { widths[number as usize].saturating_add(signs(marks, replaced, node)) };
        let parent = &mut widths[role.parent.0 as usize];
        *parent = parent.saturating_add(width);
    }
    widths
}

fn own_width(marks: &Marks<'_>, replaced: &Replaced, node: NodeId) -> u32 {
    let properties: u32 = properties_width(marks, node);
    let own = match marks.tree.kind_as_written(node) {
        // `{ ` and ` }`, less the comma that the first entry does not have.
        Kind::FlowMapping if marks.tree.past(node).0 > node.0 + 1 => 2,
        Kind::FlowSequence if marks.tree.past(node).0 > node.0 + 1 => 0,
        Kind::FlowMapping | Kind::FlowSequence => 2,
        _ => match spelling(marks, replaced, node) {
            Spelling::Line(text) => text.width() as u32,
            Spelling::Folded(_) | Spelling::Block(_) => NEVER,
        },
    };
    own.saturating_add(properties)
}

fn properties_width(marks: &Marks<'_>, node: NodeId) -> u32 {
    let width = |span| marks.source.slice(span).width() as u32 + 1;
    marks.signs[node.0 as usize].properties.iter().map(|span| width(*span)).sum()
}

// The comma, colon and spaces that come with a node.
fn signs(marks: &Marks<'_>, replaced: &Replaced, node: NodeId) -> u32 {
    match marks.roles[node.0 as usize].part {
        Part::Value => 1,
        Part::Key if needs_question(marks, replaced, node) => 6,
        // Comma and space, colon.
        Part::Key => 3 + u32::from(marks.tree.kind_as_written(node) == Kind::Alias),
        Part::Root | Part::Item => 2,
    }
}
