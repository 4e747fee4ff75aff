//! A process in swim lanes on a terminal: the lanes side by side, a row for each step, time running down. It reads without colour.

mod canvas;
mod fit;
mod legend;
mod notes;
mod plan;
mod row;
mod sheet;
mod stroke;
mod told;

use super::style::{Paint, Style};
use crate::report::picture::Diagram;
use crate::wording::Lang;
use canvas::Canvas;
use plan::{Lanes, Row};
use sheet::{Names, Sheet};
use told::Told;

/// After so many rows the names of the lanes stand again.
const BAND: usize = 25;

/// Draws a diagram in at most `room` columns.
pub(super) fn draw_lanes(diagram: &Diagram, lang: Lang, style: Style, room: usize) -> Vec<String> {
    let mut plan = plan::plan(diagram, Lanes::Apart);
    if plan.rows.is_empty() || plan.lanes.is_empty() {
        return Vec::new();
    }
    let mut told = Told::of(&plan, Lanes::Apart, lang);
    let mut sheet = Sheet::of(&plan, &told, lang, room);
    if sheet.names == Names::Alone {
        plan = plan::plan(diagram, Lanes::Together);
        told = Told::of(&plan, Lanes::Together, lang);
        sheet = Sheet::single(&told, lang, room);
    }
    let mut grid = sheet.grid();
    let faint = |line: String| style.paint(Paint::Faint, &line);
    let mut lines: Vec<String> = sheet.letters(room).into_iter().map(faint).collect();
    lines.extend(sheet.heads(style));
    for (at, row) in plan.rows.iter().enumerate() {
        if at > 0 && at % BAND == 0 {
            lines.extend(sheet.heads(style));
        }
        if at > 0 && is_apart(&plan.rows[at - 1], row, at) {
            let mut canvas = Canvas::new(sheet.columns);
            grid.apart(&plan, at, &mut canvas);
            lines.push(canvas.line(style));
        }
        lines.extend(sheet.row(&plan, at, &grid, &told).iter().map(|line| line.line(style)));
        grid.running[row.lane] = Some(at);
    }
    lines.extend(legend::legend(&plan, sheet.contacts_in, lang, room).into_iter().map(faint));
    lines
}

// One below the other in a lane, and no way from the one to the other.
fn is_apart(before: &Row<'_>, row: &Row<'_>, at: usize) -> bool {
    before.lane == row.lane && row.drawn.iter().all(|line| line.from + 1 != at)
}
