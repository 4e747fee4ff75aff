//! The signs of the drawing: heavy along the critical path, broken where the applicant carries the case, each with its colour.

use super::plan::{Line, Row};
use crate::render::terminal::style::Paint;
use crate::report::picture::{Carrier, Node, Shape};

/// How a line is drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stroke {
    pub critical: bool,
    pub carried: Option<Carrier>,
}

/// What a line that runs down a lane does at a row to which it leads.
#[derive(Debug, Clone, Copy)]
pub(super) enum Turn {
    /// The furthest, it turns and ends.
    Ends,
    /// The furthest, a branch leaves it.
    Leaves,
    /// It ends on a line from further away.
    EndsBetween,
    /// A line from further away crosses it, and it joins.
    LeavesBetween,
}

impl Stroke {
    /// The line of a row below row `at`.
    pub fn down(row: &Row<'_>, at: usize) -> Stroke {
        Stroke { critical: row.reach.1 > at, carried: None }
    }

    /// Two lines in one: the weightier shows.
    pub fn and(self, line: &Line) -> Stroke {
        let carried = if self.carried == Some(Carrier::Applicant) { self.carried } else { line.carried };
        Stroke { critical: self.critical || line.critical, carried }
    }

    pub fn paint(self) -> Option<Paint> {
        match self.carried {
            _ if self.critical => Some(Paint::Critical),
            Some(Carrier::Applicant) => Some(Paint::Warning),
            _ => None,
        }
    }

    pub fn upright(self) -> char {
        if self.critical { '┃' } else { '│' }
    }

    pub fn level(self) -> char {
        match (self.critical, self.carried) {
            (true, Some(Carrier::Applicant)) => '╍',
            (true, _) => '━',
            (false, Some(Carrier::Applicant)) => '╌',
            (false, _) => '─',
        }
    }

    /// The sign of a turn to the right, and to the left.
    pub fn corners(self, turn: Turn) -> [char; 2] {
        match (turn, self.critical) {
            (Turn::Ends, false) => ['└', '┘'],
            (Turn::Ends, true) => ['┗', '┛'],
            (Turn::Leaves, false) => ['├', '┤'],
            (Turn::Leaves, true) => ['┣', '┫'],
            (Turn::EndsBetween, false) => ['┴', '┴'],
            (Turn::EndsBetween, true) => ['┻', '┻'],
            (Turn::LeavesBetween, false) => ['┼', '┼'],
            (Turn::LeavesBetween, true) => ['╋', '╋'],
        }
    }
}

/// The sign of what stands in a row; full on the critical path.
pub(super) fn sign(node: &Node) -> char {
    match (node.shape, node.critical) {
        (Shape::Step, true) => '●',
        (Shape::Step, false) => '○',
        (Shape::Exclusive | Shape::Parallel | Shape::Inclusive, true) => '◆',
        (Shape::Exclusive | Shape::Parallel | Shape::Inclusive, false) => '◇',
        (Shape::Start | Shape::End | Shape::Terminate | Shape::Point, _) => '◎',
    }
}
