//! Which rows a diagram takes and which lines lead into them. Every way is drawn, or told in words.
//!
//! A step stands in the line of its lane; the line below it is its own until the next step of the lane. So a way can be drawn where no step of
//! the lane it leaves stands between its two ends, and then no two ways can be taken for each other: what runs down a lane comes from the last
//! step above in it, and what runs along a row leads to the step of that row.

use crate::report::picture::{Carrier, Connection, Diagram, Lane, Node, Shape};

/// Everything that is to be drawn, row by row.
pub(super) struct Plan<'d> {
    pub lanes: &'d [Lane],
    pub rows: Vec<Row<'d>>,
}

/// What stands in one row.
pub(super) struct Row<'d> {
    pub node: &'d Node,
    /// The lane it is drawn in.
    pub lane: usize,
    /// What other rows call it: the number of its step in the file, or a letter.
    pub called: String,
    /// It begins when all of these are done; of an inclusive join, those that were started.
    pub waits: Option<(Shape, Vec<usize>)>,
    /// How its ways part, where there are several.
    pub parts: Option<Shape>,
    /// All its ways, in file order.
    pub ways: Vec<(&'d Connection, Target<'d>)>,
    /// The lines into it.
    pub drawn: Vec<Line>,
    /// Rows that it follows without a line.
    pub told: Vec<usize>,
    /// The last row that its own line leads to, and the last along the critical path; its own place where there is none.
    pub reach: (usize, usize),
}

/// Where a way leads.
#[derive(Clone, Copy)]
pub(super) enum Target<'d> {
    Row(usize),
    End(&'d Node),
}

/// A line from an earlier row.
#[derive(Clone, Copy)]
pub(super) struct Line {
    pub from: usize,
    pub carried: Option<Carrier>,
    pub critical: bool,
}

/// How lanes are drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Lanes {
    /// Side by side.
    Apart,
    /// There are too many: one below the other in a single line.
    Together,
}

/// Plans the rows of a diagram, in time linear in its size.
pub(super) fn plan(diagram: &Diagram, lanes: Lanes) -> Plan<'_> {
    let around = Around::of(diagram);
    let host = hosts(diagram, &around);
    let shown = |at: usize| match diagram.nodes[at].shape {
        Shape::End | Shape::Terminate => false,
        // Where a case starts is worth a row only where something parts or meets there.
        Shape::Start => around.out_of[at].iter().any(|way| diagram.nodes[diagram.flows[*way].to].shape.is_gateway()),
        _ => host[at] == at,
    };
    let mut row_of = vec![None; diagram.nodes.len()];
    let mut rows = Vec::new();
    for (at, node) in diagram.nodes.iter().enumerate().filter(|(at, _)| shown(*at)) {
        row_of[at] = Some(rows.len());
        let lane = if lanes == Lanes::Apart { node.lane } else { 0 };
        rows.push(bare(node, lane, rows.len()));
    }
    let row = |node: usize| row_of[host[node]];
    let mut letters = 0..;
    for one in rows.iter_mut().filter(|one| one.node.number.is_none()) {
        one.called = letters.next().map_or_else(String::new, super::super::matrix::letters).to_lowercase();
    }
    for flow in &diagram.flows {
        let (Some(from), to) = (row(flow.from), row(flow.to)) else { continue };
        match to {
            // From a step to its own gateway.
            Some(to) if to == from && !flow.back => {}
            Some(to) => rows[from].ways.push((flow, Target::Row(to))),
            None => rows[from].ways.push((flow, Target::End(&diagram.nodes[flow.to]))),
        }
    }
    for (at, node) in diagram.nodes.iter().enumerate().filter(|(_, node)| node.shape.is_gateway()) {
        let Some(one) = row(at).and_then(|row| rows.get_mut(row)) else { continue };
        if around.out_of[at].len() > 1 {
            one.parts = Some(node.shape);
        }
        if around.into[at].len() > 1 && node.shape != Shape::Exclusive {
            one.waits = Some((node.shape, Vec::new()));
        }
    }
    connect(&mut rows);
    Plan { lanes: &diagram.lanes, rows }
}

fn bare(node: &Node, lane: usize, at: usize) -> Row<'_> {
    let called = node.number.map_or_else(String::new, |number| number.to_string());
    Row {
        node,
        lane,
        called,
        waits: None,
        parts: None,
        ways: Vec::new(),
        drawn: Vec::new(),
        told: Vec::new(),
        reach: (at, at),
    }
}

// Which ways forward become lines.
fn connect(rows: &mut [Row<'_>]) {
    let next = next_in_lane(rows);
    for from in 0..rows.len() {
        let forward: Vec<(usize, Line)> = rows[from]
            .ways
            .iter()
            .filter(|(flow, _)| !flow.back)
            .filter_map(|(flow, target)| match target {
                Target::Row(to) => Some((*to, Line { from, carried: flow.carried, critical: flow.critical })),
                Target::End(_) => None,
            })
            .collect();
        for (to, line) in forward {
            if let Some((_, all)) = rows[to].waits.as_mut().filter(|(_, all)| all.last() != Some(&from)) {
                all.push(from);
            }
            if to <= from || next[from].is_some_and(|next| next < to) {
                rows[to].told.push(from);
                continue;
            }
            rows[from].reach.0 = rows[from].reach.0.max(to);
            if line.critical {
                rows[from].reach.1 = rows[from].reach.1.max(to);
            }
            // Two ways to one place are one line; it is critical, or carried by the applicant, where one of them is.
            match rows[to].drawn.last_mut().filter(|last| last.from == from) {
                Some(last) => {
                    last.critical |= line.critical;
                    last.carried = if last.carried == Some(Carrier::Applicant) { last.carried } else { line.carried };
                }
                None => rows[to].drawn.push(line),
            }
        }
    }
    for row in rows {
        row.told.dedup();
    }
}

fn next_in_lane(rows: &[Row<'_>]) -> Vec<Option<usize>> {
    let mut last: Vec<Option<usize>> = Vec::new();
    let mut next = vec![None; rows.len()];
    for (at, row) in rows.iter().enumerate() {
        if last.len() <= row.lane {
            last.resize(row.lane + 1, None);
        }
        if let Some(before) = last[row.lane].replace(at) {
            next[before] = Some(at);
        }
    }
    next
}

/// Flows in and out of each node.
struct Around {
    into: Vec<Vec<usize>>,
    out_of: Vec<Vec<usize>>,
}

impl Around {
    fn of(diagram: &Diagram) -> Around {
        let nothing = vec![Vec::new(); diagram.nodes.len()];
        let mut around = Around { into: nothing.clone(), out_of: nothing };
        for (at, flow) in diagram.flows.iter().enumerate() {
            around.into[flow.to].push(at);
            around.out_of[flow.from].push(at);
        }
        around
    }
}

// A gateway after a step or before one shares its row; only gateways among themselves have rows of their own.
fn hosts(diagram: &Diagram, around: &Around) -> Vec<usize> {
    let mut host: Vec<usize> = (0..diagram.nodes.len()).collect();
    let shape = |at: usize| diagram.nodes[at].shape;
    let gateways = || (0..diagram.nodes.len()).filter(|at| shape(*at).is_gateway());
    for at in gateways() {
        if let [only] = around.into[at][..] {
            let before = diagram.flows[only].from;
            if !shape(before).is_gateway() && around.out_of[before].len() == 1 {
                host[at] = before;
            }
        }
    }
    for at in gateways() {
        if let [only] = around.out_of[at][..]
            && host[at] == at
        {
            let after = diagram.flows[only].to;
            let ends = matches!(shape(after), Shape::End | Shape::Terminate);
            // What is sent back goes to the step itself.
            let forward = around.into[after].iter().filter(|way| !diagram.flows[**way].back).count();
            if !ends && host[after] == after && forward == 1 {
                host[at] = after;
            }
        }
    }
    host
}
