//! Which way each flow takes between boxes: along rows where nothing stands, else through the gaps between rows; up and down only in the channels
//! between columns.
//!
//! A channel's place is that of the column to its right. In a channel, ways that leave a node turn in its left part, one track a node, and ways that
//! enter one turn in its right part; between them is room for what is said of a flow. So no flow runs along another that it has nothing to do with.

use super::bands::Band;
use super::rows::Rows;
use rustc_hash::FxHashMap;

/// How a flow runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Run {
    /// Along the row of both ends.
    Straight,
    /// To the row of its target at once, then along that.
    TargetRow,
    /// Along the row of its source, then to that of its target.
    SourceRow,
    /// Through the gap above this row (or below the last), on this track of it.
    Gap { gap: usize, track: usize },
}

/// The ways of all flows of a band.
#[derive(Debug, Clone, Default)]
pub(super) struct Routes {
    /// One a part.
    pub runs: Vec<Run>,
    /// The track on which ways out of a cell turn, in the channel behind it.
    pub out_track: Vec<Option<usize>>,
    /// The track on which ways into a cell turn, in the channel before it.
    pub in_track: Vec<Option<usize>>,
    /// Tracks in the left and the right part of each channel.
    pub tracks: Vec<[usize; 2]>,
    /// For each gap the flows on its tracks.
    pub gaps: Vec<Vec<Vec<usize>>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Owner {
    /// A box, or the stub of one.
    Taken,
    OutOf(usize),
    Into(usize),
}

struct Slots {
    taken: FxHashMap<(usize, usize), Owner>,
}

/// Finds the ways.
pub(super) fn of(band: &Band, rows: &Rows) -> Routes {
    let mut routes = Routes {
        runs: vec![Run::Straight; band.parts.len()],
        out_track: vec![None; band.cells.len()],
        in_track: vec![None; band.cells.len()],
        tracks: vec![[0, 0]; band.columns + 1],
        gaps: vec![Vec::new(); rows.lanes.len() + 1],
    };
    let mut slots = Slots::of(band, rows);
    let (mut outs, mut ins) = (vec![0usize; band.cells.len()], vec![0usize; band.cells.len()]);
    for part in &band.parts {
        outs[part.from] += 1;
        ins[part.to] += 1;
    }
    let mut order: Vec<usize> = (0..band.parts.len()).collect();
    order.sort_by_key(|at| {
        let part = &band.parts[*at];
        (band.cells[part.to].column.abs_diff(band.cells[part.from].column), *at)
    });
    let mut in_gap: Vec<(usize, usize)> = Vec::new();
    for at in order {
        let part = &band.parts[at];
        let choice = slots.choose(band, rows, at, (outs[part.from], ins[part.to]));
        match choice {
            Some(run) => routes.runs[at] = run,
            None => in_gap.push((at, gap(rows.of_cell[part.from], rows.of_cell[part.to], is_back(band, at)))),
        }
    }
    for (at, gap) in in_gap {
        let track = tracked(band, &mut routes.gaps[gap], at);
        routes.runs[at] = Run::Gap { gap, track };
    }
    turns(band, rows, &mut routes);
    routes
}

fn is_back(band: &Band, at: usize) -> Direction {
    let part = &band.parts[at];
    if band.cells[part.to].column > band.cells[part.from].column { Direction::Onward } else { Direction::Back }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    Onward,
    Back,
}

// The gap next to the target, on the side of the source; within a row above it onward, below it back.
fn gap(from: usize, to: usize, direction: Direction) -> usize {
    match from.cmp(&to) {
        std::cmp::Ordering::Less => to,
        std::cmp::Ordering::Greater => to + 1,
        std::cmp::Ordering::Equal if direction == Direction::Onward => to,
        std::cmp::Ordering::Equal => to + 1,
    }
}

impl Slots {
    // Four slots a column: left, middle and right part of the channel before it, and the column.
    fn of(band: &Band, rows: &Rows) -> Slots {
        let mut taken = FxHashMap::default();
        for (cell, row) in rows.of_cell.iter().enumerate() {
            taken.insert((*row, 4 * band.cells[cell].column + 3), Owner::Taken);
        }
        for part in &band.parts {
            let (from, to) = (rows.of_cell[part.from], rows.of_cell[part.to]);
            taken.insert((from, 4 * (band.cells[part.from].column + 1)), Owner::OutOf(part.from));
            taken.insert((to, 4 * band.cells[part.to].column + 2), Owner::Into(part.to));
        }
        Slots { taken }
    }

    fn choose(&mut self, band: &Band, rows: &Rows, at: usize, (outs, ins): (usize, usize)) -> Option<Run> {
        let part = &band.parts[at];
        if is_back(band, at) == Direction::Back {
            return None;
        }
        let (from, to) = (rows.of_cell[part.from], rows.of_cell[part.to]);
        let runs: &[Run] = match (from == to, outs > 1, ins > 1) {
            (true, ..) => &[Run::Straight],
            (false, false, true) => &[Run::SourceRow, Run::TargetRow],
            (false, ..) => &[Run::TargetRow, Run::SourceRow],
        };
        runs.iter().copied().find(|run| self.take(band, rows, at, *run))
    }

    // What lies on the way is free, or belongs to flows of the same end that nothing is said of.
    fn take(&mut self, band: &Band, rows: &Rows, at: usize, run: Run) -> bool {
        let part = &band.parts[at];
        let first = 4 * (band.cells[part.from].column + 1);
        let last = 4 * band.cells[part.to].column + 2;
        let row = if run == Run::SourceRow { rows.of_cell[part.from] } else { rows.of_cell[part.to] };
        let owner = if run == Run::SourceRow { Owner::OutOf(part.from) } else { Owner::Into(part.to) };
        let says = !part.label.is_empty();
        let fits = (first..=last).all(|slot| match self.taken.get(&(row, slot)) {
            None => true,
            Some(Owner::OutOf(cell)) if slot == first => *cell == part.from && run != Run::TargetRow,
            Some(Owner::Into(cell)) if slot == last => *cell == part.to && run != Run::SourceRow,
            Some(other) => *other == owner && !(says && slot == first + 1),
        });
        if fits {
            for slot in first..=last {
                self.taken.entry((row, slot)).or_insert(owner);
            }
            if says {
                self.taken.insert((row, first + 1), Owner::Taken);
            }
        }
        fits
    }
}

// The first track on which nothing lies between the two channels; what says something has its track alone.
fn tracked(band: &Band, tracks: &mut Vec<Vec<usize>>, at: usize) -> usize {
    let span = |at: usize| {
        let part = &band.parts[at];
        let (one, other) = (band.cells[part.from].column + 1, band.cells[part.to].column);
        (one.min(other), one.max(other))
    };
    let alone = |at: usize| !band.parts[at].label.is_empty();
    let meet = |one: usize, other: usize| {
        let (one, other) = (span(one), span(other));
        one.0 <= other.1 && other.0 <= one.1
    };
    let free =
        tracks.iter().position(|track| track.iter().all(|other| !alone(at) && !alone(*other) && !meet(at, *other)));
    let track = free.unwrap_or(tracks.len());
    if track == tracks.len() {
        tracks.push(Vec::new());
    }
    tracks[track].push(at);
    track
}

/// Where a row lies among rows and gaps.
fn level(row: usize) -> usize {
    4 * row + 2
}

// Every cell whose ways turn gets a track in the channel; tracks whose stretches touch are different ones.
fn turns(band: &Band, rows: &Rows, routes: &mut Routes) {
    let mut out: Vec<Option<(usize, usize)>> = vec![None; band.cells.len()];
    let mut into: Vec<Option<(usize, usize)>> = vec![None; band.cells.len()];
    let widen = |stretch: &mut Option<(usize, usize)>, one: usize, other: usize| {
        let (low, high) = (one.min(other), one.max(other));
        *stretch = Some(stretch.map_or((low, high), |(a, b)| (a.min(low), b.max(high))));
    };
    for (part, run) in band.parts.iter().zip(&routes.runs) {
        let (from, to) = (level(rows.of_cell[part.from]), level(rows.of_cell[part.to]));
        match run {
            Run::Straight => {}
            Run::TargetRow => widen(&mut out[part.from], from, to),
            Run::SourceRow => widen(&mut into[part.to], from, to),
            Run::Gap { gap, .. } => {
                widen(&mut out[part.from], from, 4 * gap);
                widen(&mut into[part.to], 4 * gap, to);
            }
        }
    }
    for (side, stretches) in [out, into].into_iter().enumerate() {
        let channel = |cell: usize| band.cells[cell].column + 1 - side;
        let mut order: Vec<(usize, (usize, usize))> =
            stretches.iter().enumerate().filter_map(|(cell, stretch)| Some((cell, (*stretch)?))).collect();
        order.sort_by_key(|(cell, (low, high))| (channel(*cell), high - low, *low, *cell));
        let mut lying: Vec<Vec<Vec<(usize, usize)>>> = vec![Vec::new(); band.columns + 1];
        for (cell, stretch) in order {
            let tracks = &mut lying[channel(cell)];
            let apart = |other: &(usize, usize)| other.1 < stretch.0 || stretch.1 < other.0;
            let track = tracks.iter().position(|track| track.iter().all(apart)).unwrap_or(tracks.len());
            if track == tracks.len() {
                tracks.push(Vec::new());
            }
            tracks[track].push(stretch);
            let place = if side == 0 { &mut routes.out_track[cell] } else { &mut routes.in_track[cell] };
            *place = Some(track);
        }
        for (tracks, found) in routes.tracks.iter_mut().zip(&lying) {
            tracks[side] = found.len();
        }
    }
}
