//! A diagram too long for a line is cut into bands one below the other; flows from one to another go through links with letters.

use super::sizes::{self, Label, Room, Rooms};
use crate::report::picture::Diagram;

/// One thing that stands in a band.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    /// A node.
    Node(usize),
    /// What the applicant does at a node.
    Contact(usize),
    /// A flow goes on in another band, to this node.
    Out(usize),
    /// It comes in here.
    In(usize),
}

/// A thing with its lane and its column in the band.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    pub piece: Piece,
    pub lane: usize,
    pub column: usize,
    pub room: Room,
}

/// A flow, or the part of it in this band.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub flow: usize,
    pub from: usize,
    pub to: usize,
    pub label: Label,
}

/// A band.
#[derive(Debug, Clone, Default)]
pub(super) struct Band {
    pub cells: Vec<Cell>,
    pub parts: Vec<Part>,
    pub columns: usize,
}

/// Where the columns are cut so that no band is wider than `most`: the first column of each band.
pub(super) fn cuts(diagram: &Diagram, columns: &[usize], rooms: &Rooms, most: f64) -> Vec<usize> {
    let count = columns.iter().max().map_or(0, |last| last + 1);
    let mut widths = vec![0f64; count];
    let mut labels = vec![0f64; count + 1];
    let mut cut_by = vec![0i64; count + 2];
    for (node, column) in columns.iter().enumerate() {
        let contact = rooms.contacts[node].as_ref().map_or(0.0, |room| room.width);
        widths[*column] = widths[*column].max(rooms.nodes[node].width).max(contact);
    }
    for (flow, label) in diagram.flows.iter().zip(&rooms.labels) {
        let (from, to) = (columns[flow.from], columns[flow.to]);
        labels[from + 1] = labels[from + 1].max(label.width());
        cut_by[from.min(to) + 1] += 1;
        cut_by[from.max(to) + 1] -= 1;
    }
    for at in 1..cut_by.len() {
        cut_by[at] += cut_by[at - 1];
    }
    let mut stands = vec![Vec::new(); count];
    for (node, column) in columns.iter().enumerate() {
        let about = &diagram.nodes[node];
        stands[*column].push((about.lane, rooms.nodes[node].up + rooms.nodes[node].down + LANE));
        if rooms.contacts[node].is_some() {
            stands[*column].push((0, CONTACT));
        }
    }
    let wide = (0..count).map(|at| widths[at] + CHANNEL + labels[at + 1]).collect();
    best(&Cutting { wide, cut_by, stands, most })
}

/// What lies above and below a box in its lane.
const LANE: f64 = 9.0;
/// The height of a lane in which only the applicant's papers and visits stand.
const CONTACT: f64 = 27.0;

/// What decides where columns are cut.
struct Cutting {
    wide: Vec<f64>,
    /// Flows that pass before each column.
    cut_by: Vec<i64>,
    /// Lanes in which something of each column stands, and how high it is.
    stands: Vec<Vec<(usize, f64)>>,
    most: f64,
}

/// What a channel between two columns takes at least.
const CHANNEL: f64 = 34.0;

// The cuts that make the whole lowest, and among those few flows cut and bands of much the same width. Dynamic programming over the columns; a band
// has only the lanes in which something stands.
fn best(cutting: &Cutting) -> Vec<usize> {
    let (count, most) = (cutting.wide.len(), cutting.most);
    let mut cost = vec![f64::INFINITY; count + 1];
    let mut came_from = vec![0usize; count + 1];
    cost[0] = 0.0;
    for end in 1..=count {
        let (mut width, mut lanes) = (0.0, std::collections::BTreeMap::<usize, f64>::new());
        for start in (0..end).rev() {
            width += cutting.wide[start];
            if width > most && start + 1 < end {
                break;
            }
            for (lane, height) in &cutting.stands[start] {
                let there = lanes.entry(*lane).or_insert(0.0);
                *there = there.max(*height);
            }
            let height = lanes.values().sum::<f64>() + super::fit::BAND_GAP;
            let slack = ((most - width) / most).max(0.0);
            let passing = if start == 0 { 0.0 } else { cutting.cut_by[start] as f64 };
            let this = cost[start] + height + 20.0 * slack * slack + 8.0 * passing;
            if this < cost[end] {
                (cost[end], came_from[end]) = (this, start);
            }
        }
    }
    let (mut cuts, mut at) = (Vec::new(), count);
    while at > 0 {
        at = came_from[at];
        cuts.push(at);
    }
    cuts.reverse();
    cuts
}

/// The bands.
pub(super) fn bands(diagram: &Diagram, columns: &[usize], rooms: &Rooms, cuts: &[usize]) -> Vec<Band> {
    let band_of = |node: usize| cuts.partition_point(|first| *first <= columns[node]).saturating_sub(1);
    let letters = letters(diagram, &band_of);
    let mut bands: Vec<Maker> = cuts.iter().map(|first| Maker::new(*first, diagram.nodes.len())).collect();
    for node in 0..diagram.nodes.len() {
        bands[band_of(node)].node(diagram, node, columns[node], rooms);
    }
    for (at, flow) in diagram.flows.iter().enumerate() {
        let (from, to) = (band_of(flow.from), band_of(flow.to));
        let label = rooms.labels[at].clone();
        if from == to {
            bands[from].part(at, flow.from, flow.to, label);
            continue;
        }
        let letter = letters[flow.to].as_deref().unwrap_or("");
        bands[from].leaves(at, (flow.from, diagram.nodes[flow.from].lane), flow.to, letter, label);
        bands[to].enters(at, flow.to, diagram.nodes[flow.to].lane, letter);
    }
    bands.into_iter().map(Maker::finish).collect()
}

// A, B, C for what is reached from another band, in the order of the flows.
fn letters(diagram: &Diagram, band_of: &impl Fn(usize) -> usize) -> Vec<Option<String>> {
    let mut letters = vec![None; diagram.nodes.len()];
    let mut next = 0usize;
    for flow in &diagram.flows {
        if band_of(flow.from) != band_of(flow.to) && letters[flow.to].is_none() {
            letters[flow.to] = Some(letter(next));
            next += 1;
        }
    }
    letters
}

fn letter(number: usize) -> String {
    let sign = char::from(b'A' + (number % 26) as u8);
    if number < 26 { sign.to_string() } else { format!("{sign}{}", number / 26) }
}

/// A band that is being put together. Columns are counted from 1, so that links stand before and behind.
struct Maker {
    first: usize,
    band: Band,
    cell_of: Vec<Option<usize>>,
    outs: Vec<(usize, usize, usize)>,
    ins: Vec<(usize, usize)>,
}

impl Maker {
    fn new(first: usize, nodes: usize) -> Maker {
        Maker { first, band: Band::default(), cell_of: vec![None; nodes], outs: Vec::new(), ins: Vec::new() }
    }

    fn node(&mut self, diagram: &Diagram, node: usize, column: usize, rooms: &Rooms) {
        let column = column - self.first + 1;
        self.band.columns = self.band.columns.max(column);
        self.cell_of[node] = Some(self.band.cells.len());
        let about = &diagram.nodes[node];
        self.band.cells.push(Cell {
            piece: Piece::Node(node),
            lane: about.lane,
            column,
            room: rooms.nodes[node].clone(),
        });
        if let Some(room) = rooms.contacts[node].clone() {
            self.band.cells.push(Cell { piece: Piece::Contact(node), lane: 0, column, room });
        }
    }

    fn part(&mut self, flow: usize, from: usize, to: usize, label: Label) {
        if let (Some(from), Some(to)) = (self.cell_of[from], self.cell_of[to]) {
            self.band.parts.push(Part { flow, from, to, label });
        }
    }

    fn leaves(&mut self, flow: usize, (from, lane): (usize, usize), to: usize, letter: &str, label: Label) {
        let known = self.outs.iter().find(|out| out.0 == to && out.1 == lane).map(|out| out.2);
        let link = known.unwrap_or_else(|| {
            let cell = Cell { piece: Piece::Out(to), lane, column: usize::MAX, room: sizes::link(letter) };
            self.band.cells.push(cell);
            self.outs.push((to, lane, self.band.cells.len() - 1));
            self.band.cells.len() - 1
        });
        if let Some(from) = self.cell_of[from] {
            self.band.parts.push(Part { flow, from, to: link, label });
        }
    }

    fn enters(&mut self, flow: usize, to: usize, lane: usize, letter: &str) {
        if self.ins.iter().any(|(known, _)| *known == to) {
            return;
        }
        let cell = Cell { piece: Piece::In(to), lane, column: 0, room: sizes::link(letter) };
        self.band.cells.push(cell);
        let link = self.band.cells.len() - 1;
        self.ins.push((to, link));
        if let Some(to) = self.cell_of[to] {
            self.band.parts.push(Part { flow, from: link, to, label: Label::default() });
        }
    }

    fn finish(mut self) -> Band {
        let last = self.band.columns + 1;
        let shift = usize::from(self.ins.is_empty());
        for cell in &mut self.band.cells {
            cell.column = cell.column.min(last) - shift;
        }
        self.band.columns = last + usize::from(!self.outs.is_empty()) - shift;
        self.band
    }
}
