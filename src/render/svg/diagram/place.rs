//! Where everything of a band stands, in units of the picture, from its left upper corner.

use super::bands::{Band, Cell, Part};
use super::routes::{Routes, Run};
use super::rows::Rows;
use crate::render::svg::text::{LINE, SIZE};
use crate::report::picture::{Carrier, Diagram};

/// A band with places.
#[derive(Debug, Clone, Default)]
pub(super) struct Placed {
    pub width: f64,
    pub height: f64,
    /// Where each lane begins and ends: lane, top, height.
    pub lanes: Vec<(usize, f64, f64)>,
    /// The middle of each cell, on the line on which flows meet it.
    pub cells: Vec<(f64, f64)>,
    /// The corners of each part.
    pub ways: Vec<Vec<(f64, f64)>>,
    /// Where what is said of a part stands: left end and line.
    pub labels: Vec<(f64, f64)>,
    /// Where the sign of the carrier of a part stands.
    pub carriers: Vec<Option<(f64, f64)>>,
}

/// From one track to the next.
const TRACK: f64 = 8.0;
/// The sign of a carrier takes so much.
const SIGN: f64 = 18.0;
/// Above and below what stands in a lane.
const LANE_PAD: f64 = 4.0;
/// Between two rows.
const ROW_GAP: f64 = 7.0;

#[derive(Debug, Clone, Copy, Default)]
struct Channel {
    start: f64,
    out: f64,
    middle: f64,
    into: f64,
    end: f64,
}

/// Gives everything its place; a lane is at least as high as its head needs.
pub(super) fn place(diagram: &Diagram, band: &Band, rows: &Rows, routes: &Routes, heads: &[f64]) -> Placed {
    let signs = signs(diagram, band, routes);
    let (channels, middles) = across(band, routes, &signs);
    let down = Down::of(band, rows, routes, heads);
    let mut placed = Placed { lanes: down.lanes.clone(), height: down.height, ..Placed::default() };
    placed.width = channels.last().map_or(0.0, |channel| channel.end);
    placed.cells =
        (0..band.cells.len()).map(|cell| (middles[band.cells[cell].column], down.rows[rows.of_cell[cell]])).collect();
    for (at, part) in band.parts.iter().enumerate() {
        let drawn = Drawn { diagram, band, routes, channels: &channels, down: &down, cells: &placed.cells };
        let way = drawn.way(at, part);
        placed.labels.push(drawn.label(at, part, &way));
        placed.carriers.push(signs[at].map(|sign| drawn.sign(part, sign, &way)));
        placed.ways.push(way);
    }
    placed
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// On the stretch up or down, which no other flow shares.
    OnTurn,
    AtTarget,
    AtSource,
    Between,
}

// Where the sign of a carrier has the line to itself.
fn signs(diagram: &Diagram, band: &Band, routes: &Routes) -> Vec<Option<Sign>> {
    let (mut outs, mut ins) = (vec![0; band.cells.len()], vec![0; band.cells.len()]);
    for part in &band.parts {
        outs[part.from] += 1;
        ins[part.to] += 1;
    }
    let sign = |(part, run): (&Part, &Run)| {
        let carried: Option<Carrier> = diagram.flows[part.flow].carried;
        // What comes in by a link was signed where it left.
        carried.filter(|_| !matches!(band.cells[part.from].piece, super::bands::Piece::In(_)))?;
        Some(match (ins[part.to], outs[part.from], run) {
            (_, 1, Run::TargetRow) | (1, _, Run::SourceRow) => Sign::OnTurn,
            (1, ..) => Sign::AtTarget,
            (_, 1, _) => Sign::AtSource,
            _ => Sign::Between,
        })
    };
    band.parts.iter().zip(&routes.runs).map(sign).collect()
}

// The channels and the middle of each column.
fn across(band: &Band, routes: &Routes, signs: &[Option<Sign>]) -> (Vec<Channel>, Vec<f64>) {
    let mut needs = vec![[7.0f64, 0.0, 12.0]; band.columns + 1];
    let mut used = vec![[false, false]; band.columns + 1];
    for (part, sign) in band.parts.iter().zip(signs) {
        let (after, before) = (band.cells[part.from].column + 1, band.cells[part.to].column);
        used[after][0] = true;
        used[before][1] = true;
        match sign {
            Some(Sign::AtSource) => needs[after][0] = needs[after][0].max(SIGN + 10.0),
            Some(Sign::AtTarget) => needs[before][2] = needs[before][2].max(SIGN + 8.0),
            Some(Sign::Between) => needs[after][1] = needs[after][1].max(SIGN + 4.0),
            Some(Sign::OnTurn) | None => {}
        }
    }
    for (at, part) in band.parts.iter().enumerate() {
        let more = if signs[at] == Some(Sign::Between) { SIGN + 4.0 } else { 0.0 };
        if !part.label.is_empty() && !matches!(routes.runs[at], Run::Gap { .. }) {
            let need = &mut needs[band.cells[part.from].column + 1][1];
            *need = need.max(part.label.width() + 10.0 + more);
        }
    }
    let mut widths = vec![0f64; band.columns];
    for cell in &band.cells {
        widths[cell.column] = widths[cell.column].max(cell.room.width);
    }
    let (mut channels, mut middles, mut x) = (Vec::new(), Vec::new(), 0.0);
    for at in 0..=band.columns {
        let [mut source, middle, mut target] = needs[at];
        if !used[at][0] {
            source = 4.0;
        }
        if !used[at][1] {
            target = 4.0;
        }
        let [out, into] = routes.tracks[at].map(|tracks| tracks as f64 * TRACK);
        let channel = Channel {
            start: x,
            out: x + source,
            middle: x + source + out,
            into: x + source + out + middle,
            end: x + source + out + middle + into + target,
        };
        x = channel.end;
        channels.push(channel);
        if let Some(width) = widths.get(at) {
            middles.push(x + width / 2.0);
            x += width;
        }
    }
    (channels, middles)
}

/// Rows, gaps and lanes from top to bottom.
struct Down {
    rows: Vec<f64>,
    // The line of each track of each gap.
    gaps: Vec<Vec<f64>>,
    lanes: Vec<(usize, f64, f64)>,
    height: f64,
}

impl Down {
    fn of(band: &Band, rows: &Rows, routes: &Routes, heads: &[f64]) -> Down {
        let extents = extents(band, rows, routes);
        let mut down = Down { rows: Vec::new(), gaps: Vec::new(), lanes: Vec::new(), height: 0.0 };
        let mut y = 0.0;
        for (row, lane) in rows.lanes.iter().enumerate() {
            let first = row == 0 || rows.lanes[row - 1] != *lane;
            let last = rows.lanes.get(row + 1) != Some(lane);
            let top = if first { y } else { down.lanes.last().map_or(y, |(_, top, _)| *top) };
            y += if first { LANE_PAD } else { ROW_GAP };
            y = down.gap(band, &routes.gaps[row], y);
            let (up, below) = extents[row];
            down.rows.push(y + up);
            y += up + below;
            if last {
                if row + 1 == rows.lanes.len() {
                    let tracks = &routes.gaps[row + 1];
                    y = down.gap(band, tracks, if tracks.is_empty() { y } else { y + 4.0 });
                }
                y = (y + LANE_PAD).max(top + heads.get(*lane).copied().unwrap_or(0.0));
            }
            if first {
                down.lanes.push((*lane, top, y - top));
            } else if let Some((_, top, height)) = down.lanes.last_mut() {
                *height = y - *top;
            }
        }
        down.centre(rows, &extents);
        down.height = y;
        down
    }

    // Where a lane is higher than its one row needs, the row stands in its middle.
    fn centre(&mut self, rows: &Rows, extents: &[(f64, f64)]) {
        for (lane, top, height) in &self.lanes {
            let mut own = rows.lanes.iter().enumerate().filter(|(_, of)| *of == lane).map(|(row, _)| row);
            let (Some(row), None) = (own.next(), own.next()) else { continue };
            let no_tracks = |gap: usize| self.gaps.get(gap).is_none_or(Vec::is_empty);
            let (up, below) = extents[row];
            let middle = top + (height - up - below) / 2.0 + up;
            if no_tracks(row) && no_tracks(row + 1) && self.rows[row] < middle {
                self.rows[row] = middle;
            }
        }
    }

    fn gap(&mut self, band: &Band, tracks: &[Vec<usize>], mut y: f64) -> f64 {
        let mut lines = Vec::new();
        for track in tracks {
            // In a gap there is room to the side: all that is said stands in one line.
            let says = track.iter().any(|at| !band.parts[*at].label.is_empty());
            let above = if says { LINE } else { 0.0 };
            lines.push(y + above + 4.0);
            y += above + TRACK;
        }
        self.gaps.push(lines);
        if tracks.is_empty() { y } else { y + 4.0 }
    }
}

// How far each row reaches up and down of its line.
fn extents(band: &Band, rows: &Rows, routes: &Routes) -> Vec<(f64, f64)> {
    let mut extents = vec![(0f64, 0f64); rows.lanes.len()];
    for (cell, row) in band.cells.iter().zip(&rows.of_cell) {
        let extent = &mut extents[*row];
        *extent = (extent.0.max(cell.room.up), extent.1.max(cell.room.down));
    }
    for (part, run) in band.parts.iter().zip(&routes.runs) {
        let row = match run {
            Run::SourceRow => rows.of_cell[part.from],
            Run::Straight | Run::TargetRow => rows.of_cell[part.to],
            Run::Gap { .. } => continue,
        };
        let (above, below) = (part.label.above.len() as f64 * LINE + 3.0, part.label.below.len() as f64 * LINE + 3.0);
        let extent = &mut extents[row];
        *extent = (extent.0.max(above), extent.1.max(below));
    }
    extents
}

struct Drawn<'d> {
    diagram: &'d Diagram,
    band: &'d Band,
    routes: &'d Routes,
    channels: &'d [Channel],
    down: &'d Down,
    cells: &'d [(f64, f64)],
}

impl Drawn<'_> {
    fn way(&self, at: usize, part: &Part) -> Vec<(f64, f64)> {
        let (from, to) = (self.right_of(part.from), self.left_of(part.to));
        let out = || self.out_x(part.from);
        let into = || self.in_x(part.to);
        match self.routes.runs[at] {
            Run::Straight => vec![from, to],
            Run::TargetRow => vec![from, (out(), from.1), (out(), to.1), to],
            Run::SourceRow => vec![from, (into(), from.1), (into(), to.1), to],
            Run::Gap { gap, track } => {
                let y = self.down.gaps.get(gap).and_then(|tracks| tracks.get(track)).copied().unwrap_or(from.1);
                vec![from, (out(), from.1), (out(), y), (into(), y), (into(), to.1), to]
            }
        }
    }

    fn cell(&self, cell: usize) -> &Cell {
        &self.band.cells[cell]
    }

    fn right_of(&self, cell: usize) -> (f64, f64) {
        let (x, y) = self.cells[cell];
        (x + super::draw::half(self.diagram, self.cell(cell)), y)
    }

    fn left_of(&self, cell: usize) -> (f64, f64) {
        let (x, y) = self.cells[cell];
        (x - super::draw::half(self.diagram, self.cell(cell)), y)
    }

    fn out_x(&self, cell: usize) -> f64 {
        let channel = self.channels[self.cell(cell).column + 1];
        channel.out + (self.routes.out_track[cell].unwrap_or(0) as f64 + 0.5) * TRACK
    }

    fn in_x(&self, cell: usize) -> f64 {
        let channel = self.channels[self.cell(cell).column];
        channel.into + (self.routes.in_track[cell].unwrap_or(0) as f64 + 0.5) * TRACK
    }

    // In the middle of the channel behind the source; in a gap, right beside where the flow turns.
    fn label(&self, at: usize, part: &Part, way: &[(f64, f64)]) -> (f64, f64) {
        let middle = self.channels[self.cell(part.from).column + 1].middle + 5.0;
        match self.routes.runs[at] {
            Run::SourceRow | Run::Straight => (middle, way[0].1),
            Run::TargetRow => (middle, way[way.len() - 1].1),
            Run::Gap { .. } if way[3].0 < way[2].0 => ((way[2].0 - part.label.in_one().1 - 6.0).max(2.0), way[2].1),
            Run::Gap { .. } => (way[2].0 + 6.0, way[2].1),
        }
    }

    fn sign(&self, part: &Part, sign: Sign, way: &[(f64, f64)]) -> (f64, f64) {
        let (first, last) = (way[0], way[way.len() - 1]);
        match sign {
            Sign::OnTurn => (way[1].0, (way[1].1 + way[2].1) / 2.0),
            Sign::AtTarget => (self.channels[self.cell(part.to).column].end - 11.0 - SIZE / 2.0, last.1),
            Sign::AtSource => (self.channels[self.cell(part.from).column + 1].start + 10.0 + SIZE / 2.0, first.1),
            Sign::Between if way.len() == 6 => {
                let inward = if way[3].0 < way[2].0 { SIZE } else { -SIZE };
                (way[3].0 + inward, way[3].1)
            }
            Sign::Between => {
                let channel = self.channels[self.cell(part.from).column + 1];
                let line = if way.len() == 4 && way[1].0 < channel.middle { last.1 } else { first.1 };
                (channel.into - SIZE / 2.0 - 2.0, line)
            }
        }
    }
}
