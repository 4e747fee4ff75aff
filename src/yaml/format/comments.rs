//! Which comment stands by which node: above it, between its key or dash and it, right of it, or at the end of a collection.

use super::marks::{Marks, Part, is_block, is_container, is_flow};
use crate::source::Span;
use crate::yaml::tree::{Kind, NodeId};
use std::collections::BTreeMap;

/// A comment with what its layout keeps.
#[derive(Debug, Clone, Copy)]
pub struct Remark {
    /// The comment.
    pub span: Span,
    /// On a line of its own, or right of something.
    pub stands: Stands,
    /// Whether the line above is blank.
    pub after_blank: bool,
}

/// Where a comment stands on its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// On a line of its own.
    Alone,
    /// Right of something else.
    Right,
}

/// The comments around one node.
#[derive(Debug, Default)]
pub struct Around {
    /// Above its entry.
    pub above: Vec<Remark>,
    /// Between its key or dash and it.
    pub between: Vec<Remark>,
    /// Right of the `|` or `>` of a block text.
    pub header: Option<Remark>,
    /// Right of its opening bracket.
    pub open: Option<Remark>,
    /// In a collection, after its last entry.
    pub end: Vec<Remark>,
    /// Right of it.
    pub right: Option<Remark>,
}

/// All comments of a text by the node they stand by.
#[derive(Debug, Default)]
pub struct Comments {
    /// By node; most nodes have none.
    pub around: BTreeMap<NodeId, Around>,
    /// Before the top node.
    pub first: Vec<Remark>,
    /// After everything.
    pub last: Vec<Remark>,
}

/// Finds the place of every comment. Linear in comments, up to a logarithm and the nesting.
pub fn place(marks: &Marks<'_>) -> Comments {
    let mut comments = Comments::default();
    let mut shallowest = (None, u32::MAX);
    for comment in &marks.tree.comments {
        let line = marks.source.slice(Span::new(marks.line_start(comment.span.start), comment.span.start));
        let stands = if line.trim().is_empty() { Stands::Alone } else { Stands::Right };
        let after_blank = marks.is_after_blank(comment.span.start);
        let remark = Remark { span: comment.span, stands, after_blank };
        let mut here = Here::of(marks, comment.span);
        if stands == Stands::Right && comments.put_right(&here, remark) {
            continue;
        }
        // Of several comments between two nodes none goes deeper than one before it, so that their order stays.
        let above = if shallowest.0 == Some(here.previous) { shallowest.1 } else { u32::MAX };
        here.column = here.column.min(above);
        shallowest = (Some(here.previous), here.column);
        comments.put_alone(&here, remark);
    }
    comments
}

/// The nodes around a comment.
struct Here<'m, 't> {
    marks: &'m Marks<'t>,
    span: Span,
    column: u32,
    // The first node after the comment.
    next: Option<NodeId>,
    // The last node that begins before `next`.
    previous: Option<NodeId>,
}

impl<'m, 't> Here<'m, 't> {
    fn of(marks: &'m Marks<'t>, span: Span) -> Self {
        let mut next = marks.starts.partition_point(|start| *start <= span.start);
        // A value that is not written stands nowhere: its key is what the comment follows.
        let unwritten = |at: usize| marks.tree.kind_as_written(NodeId(at as u32)) == Kind::Empty;
        if marks.roles.get(next).is_some_and(|role| role.part == Part::Value) && unwritten(next) {
            next += 1;
        }
        let node = |at: usize| (at < marks.starts.len()).then_some(NodeId(at as u32));
        let column = marks.column(span.start);
        Here { marks, span, column, next: node(next), previous: next.checked_sub(1).and_then(node) }
    }

    fn part(&self, node: NodeId) -> Part {
        self.marks.roles[node.0 as usize].part
    }

    fn parent(&self, node: NodeId) -> Option<NodeId> {
        let role = self.marks.roles[node.0 as usize];
        (role.part != Part::Root).then_some(role.parent)
    }

    // Whether the entry of the next node has begun: its dash, colon or anchor stands before the comment.
    fn is_inside_entry(&self) -> bool {
        self.next.is_some_and(|next| {
            // Before anything but a value it is the colon of a value that is not written.
            let colon = self.marks.signs[next.0 as usize].colon.filter(|_| self.part(next) == Part::Value);
            colon.unwrap_or(u32::MAX).min(self.marks.entry_start(next)) < self.span.start
        })
    }

    // A key in braces to which no value is written.
    fn is_without_value(&self, key: NodeId) -> bool {
        self.parent(key).is_some_and(|parent| is_flow(self.marks.tree, parent))
            && self.marks.tree.kind_as_written(self.marks.tree.past(key)) == Kind::Empty
    }

    fn contains_next(&self, container: NodeId) -> bool {
        self.next.is_some_and(|next| next < self.marks.tree.past(container))
    }

    // The column at which a comment belongs to a block collection. A sequence that is not indented begs the question: there it needs one more.
    fn column_of(&self, container: NodeId) -> u32 {
        let column = |node: NodeId| self.marks.column(self.marks.entry_start(NodeId(node.0 + 1)));
        let own = column(container);
        match self.parent(container) {
            Some(parent) if is_block(self.marks.tree, parent) => own.max(column(parent) + 1),
            _ => own,
        }
    }

    // The written node or closed flow collection that ends last before the comment on the same line.
    fn left_neighbour(&self) -> Option<NodeId> {
        let tree = self.marks.tree;
        let line = self.marks.line_start(self.span.start);
        let ends_here = |node: NodeId| {
            let end = tree.span(node).end;
            line < end && end <= self.span.start
        };
        let mut last = self.previous?;
        if tree.kind_as_written(last) == Kind::Empty {
            last = NodeId(last.0.checked_sub(1)?);
        }
        // An opened bracket is no neighbour, it holds the comment; a closed one hides what it holds.
        let leaf = (!is_container(tree, last) && ends_here(last)).then_some(last);
        let closed = std::iter::successors(Some(last), |node| self.parent(*node))
            .take_while(|node| !is_flow(tree, *node) || tree.span(*node).end <= self.span.start)
            .filter(|node| is_flow(tree, *node) && ends_here(*node))
            .last();
        closed.or(leaf)
    }
}

impl Comments {
    fn at(&mut self, node: NodeId) -> &mut Around {
        self.around.entry(node).or_default()
    }

    // A comment with something left of it; false where nothing on its line can hold it.
    fn put_right(&mut self, here: &Here<'_, '_>, remark: Remark) -> bool {
        let Here { marks, span, next, previous, .. } = *here;
        let line = marks.line_start(span.start);
        let same_line = |byte: u32| line <= byte && byte < span.start;
        let sign_of = |node: Option<NodeId>, sign: fn(&super::marks::Signs) -> Option<u32>| {
            node.filter(|node| sign(&marks.signs[node.0 as usize]).is_some_and(same_line))
        };
        if let Some(text) = sign_of(next, |signs| signs.header) {
            match here.part(text) {
                // As a key it is printed on one line, without a header.
                Part::Key => self.at(marks.tree.past(text)).between.push(remark),
                _ => self.at(text).header = Some(remark),
            }
            return true;
        }
        let left = here.left_neighbour();
        let opened = previous.filter(|node| is_flow(marks.tree, *node) && same_line(marks.starts[node.0 as usize]));
        if let Some(container) = opened
            && left.is_none_or(|left| left < container)
            && span.start < marks.tree.span(container).end
        {
            let free = self.at(container).open.is_none();
            self.at(container).open.get_or_insert(remark);
            return free;
        }
        match left {
            Some(key) if here.part(key) == Part::Key && !here.is_without_value(key) => {
                self.at(marks.tree.past(key)).between.push(remark);
            }
            Some(node) => {
                // In braces the comma comes before the comment, so that it is right of the value even where there is none.
                let node = if here.part(node) == Part::Key { marks.tree.past(node) } else { node };
                let free = self.at(node).right.is_none();
                self.at(node).right.get_or_insert(remark);
                return free;
            }
            None => match sign_of(next, |signs| signs.dash) {
                Some(item) => self.at(item).between.push(remark),
                None => return false,
            },
        }
        true
    }

    // A comment on its own line, or one that nothing on its line can hold.
    fn put_alone(&mut self, here: &Here<'_, '_>, remark: Remark) {
        let marks = here.marks;
        let Some(previous) = here.previous else {
            if let Some(root) = here.next.filter(|_| here.is_inside_entry()) {
                return self.at(root).between.push(remark);
            }
            let list = if here.next.is_some() { &mut self.first } else { &mut self.last };
            return list.push(remark);
        };
        if here.is_inside_entry() {
            return self.put_before_next(here, remark);
        }
        let empty = marks.tree.kind_as_written(previous) == Kind::Empty && here.part(previous) != Part::Key;
        if let Some(parent) = here.parent(previous)
            && empty
            && is_block(marks.tree, parent)
            && here.column > here.column_of(parent)
        {
            return self.at(previous).between.push(remark);
        }
        let mut open = if is_container(marks.tree, previous) { Some(previous) } else { here.parent(previous) };
        while let Some(container) = open {
            let flow = is_flow(marks.tree, container);
            if flow && marks.tree.span(container).end <= here.span.start {
                open = here.parent(container);
                continue;
            }
            if here.contains_next(container) {
                return self.put_before_next(here, remark);
            }
            if flow || here.column >= here.column_of(container) {
                return self.at(container).end.push(remark);
            }
            open = here.parent(container);
        }
        self.last.push(remark);
    }

    fn put_before_next(&mut self, here: &Here<'_, '_>, remark: Remark) {
        let Some(next) = here.next else { return self.last.push(remark) };
        let signs = &here.marks.signs[next.0 as usize];
        let begun = |sign: Option<u32>| sign.is_some_and(|sign| sign < here.span.start);
        let between = match here.part(next) {
            Part::Value => true,
            Part::Item => begun(signs.dash),
            // A simple key is printed without its question mark.
            Part::Key => begun(signs.question) && is_container(here.marks.tree, next),
            Part::Root => false,
        };
        let around = self.at(next);
        if between { around.between.push(remark) } else { around.above.push(remark) }
    }
}
