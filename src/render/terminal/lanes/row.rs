//! The lines of one row: its sign and name in its lane, the lines that lead to it, and those that pass.

use super::canvas::{Canvas, EMPTY_LANE};
use super::plan::{Line, Plan, Row};
use super::stroke::{Stroke, Turn, sign};
use crate::render::terminal::style::Paint;

/// Where things stand in the lanes.
pub(super) struct Grid {
    /// The column of each lane's line.
    pub at: Vec<usize>,
    /// The first column past the lanes.
    pub end: usize,
    /// Of each lane, the row whose line runs down it.
    pub running: Vec<Option<usize>>,
}

/// A name needs a blank on either side, and an arrow from the right two columns more.
const BESIDE_NAME: usize = 2;

impl Grid {
    /// What runs down the lanes below row `at`: lines, and faint marks where there are none.
    pub fn below(&self, plan: &Plan<'_>, at: usize, canvas: &mut Canvas) {
        for (lane, column) in self.at.iter().enumerate() {
            let line = self.running[lane].filter(|from| plan.rows[*from].reach.0 > at);
            match line {
                Some(from) => {
                    let stroke = Stroke::down(&plan.rows[from], at);
                    canvas.put(*column, stroke.upright(), stroke.paint());
                }
                None => canvas.put(*column, EMPTY_LANE, Some(Paint::Faint)),
            }
        }
    }

    /// How wide a name may be in row `at`.
    pub fn room_for_name(&self, plan: &Plan<'_>, at: usize) -> usize {
        let row = &plan.rows[at];
        let start = self.at[row.lane] + BESIDE_NAME;
        let mut to_right = (row.lane + 1)..self.at.len();
        let taken = to_right.find(|lane| self.running[*lane].is_some_and(|from| plan.rows[from].reach.0 >= at));
        let end = taken.map_or(self.end, |lane| self.at[lane]);
        let arrow = if self.sources(plan, row).any(|(lane, _)| lane > row.lane) { 2 } else { 0 };
        end.saturating_sub(start + 1 + arrow)
    }

    /// The first line of row `at`, with a name that ends at column `named`.
    pub fn first(&self, plan: &Plan<'_>, at: usize, named: usize, canvas: &mut Canvas) {
        let row = &plan.rows[at];
        self.below(plan, at, canvas);
        let own = row.lane;
        let from_left: Vec<(usize, Line)> = self.sources(plan, row).filter(|(lane, _)| *lane < own).collect();
        let from_right: Vec<(usize, Line)> = self.sources(plan, row).filter(|(lane, _)| *lane > own).collect();
        self.along(plan, at, &from_left, self.at[own], canvas);
        self.along(plan, at, &from_right, named, canvas);
        canvas.put(self.at[own], sign(row.node), Stroke { critical: row.node.critical, carried: None }.paint());
    }

    /// A further line of row `at`: its own line may have begun.
    pub fn passing(&self, plan: &Plan<'_>, at: usize, canvas: &mut Canvas) {
        self.below(plan, at, canvas);
        let row = &plan.rows[at];
        if row.reach.0 > at {
            let stroke = Stroke::down(row, at);
            canvas.put(self.at[row.lane], stroke.upright(), stroke.paint());
        }
    }

    /// Nothing but what runs down, where two rows of a lane stand one below the other without belonging together.
    pub fn apart(&self, plan: &Plan<'_>, at: usize, canvas: &mut Canvas) {
        self.below(plan, at.saturating_sub(1), canvas);
        canvas.put(self.at[plan.rows[at].lane], ' ', None);
    }

    fn sources<'p>(&self, plan: &'p Plan<'_>, row: &'p Row<'_>) -> impl Iterator<Item = (usize, Line)> + use<'p> {
        let mut sources: Vec<(usize, Line)> = row.drawn.iter().map(|line| (plan.rows[line.from].lane, *line)).collect();
        sources.sort_by_key(|(lane, _)| *lane);
        sources.into_iter()
    }

    // From the furthest lane to the row's own sign, or to its name; what joins on the way adds its weight.
    fn along(&self, plan: &Plan<'_>, at: usize, sources: &[(usize, Line)], to: usize, canvas: &mut Canvas) {
        let from_left = sources.first().is_some_and(|(lane, _)| self.at[*lane] < to);
        let order: Vec<(usize, Line)> =
            if from_left { sources.to_vec() } else { sources.iter().rev().copied().collect() };
        let Some((furthest, _)) = order.first().copied() else { return };
        let mut stroke = Stroke { critical: false, carried: None };
        for (place, (lane, line)) in order.iter().enumerate() {
            stroke = stroke.and(line);
            let end = order.get(place + 1).map_or(to, |(next, _)| self.at[*next]);
            let (first, last) = (self.at[*lane].min(end), self.at[*lane].max(end));
            (first + 1..last).for_each(|column| canvas.put(column, stroke.level(), stroke.paint()));
            let goes_on = plan.rows[line.from].reach.0 > at;
            let turn = match (*lane == furthest, goes_on) {
                (true, false) => Turn::Ends,
                (true, true) => Turn::Leaves,
                (false, false) => Turn::EndsBetween,
                (false, true) => Turn::LeavesBetween,
            };
            let [left, right] = stroke.corners(turn);
            canvas.put(self.at[*lane], if from_left { left } else { right }, stroke.paint());
        }
        let (tip, arrow) = if from_left { (to - 1, '▶') } else { (to, '◀') };
        canvas.put(tip, arrow, stroke.paint());
        self.pass(plan, at, &order, (self.at[furthest], to), canvas);
    }

    // What runs down across the line and does not join it.
    fn pass(&self, plan: &Plan<'_>, at: usize, sources: &[(usize, Line)], ends: (usize, usize), canvas: &mut Canvas) {
        let between = ends.0.min(ends.1)..ends.0.max(ends.1);
        for (lane, column) in self.at.iter().enumerate().filter(|(_, column)| between.contains(column)) {
            let Some(from) = self.running[lane].filter(|from| plan.rows[*from].reach.0 > at) else { continue };
            if sources.iter().all(|(source, _)| *source != lane) {
                let stroke = Stroke::down(&plan.rows[from], at);
                canvas.put(*column, stroke.upright(), stroke.paint());
            }
        }
    }
}
