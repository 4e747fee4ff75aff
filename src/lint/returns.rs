use super::Ground;
use crate::analysis::parties::Party;
use petgraph::graph::NodeIndex;
use rustc_hash::FxHashSet;

/// A case goes from one department to another and comes back: A→B→A.
#[derive(Debug)]
pub struct Return {
    /// A.
    pub home: String,
    /// B.
    pub other: String,
    /// The last step of A before it goes.
    pub left: usize,
    /// The steps of B, in file order; at least one.
    pub there: Vec<usize>,
    /// Steps of carriers, systems and the applicant on the way there and back.
    pub carried: Vec<usize>,
    /// The steps of A after the return; the first is where it comes back to.
    pub back: Vec<usize>,
}

/// Who has the case at a vertex.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hand<'p> {
    /// A department of government, or an intermediary.
    Department(&'p str),
    /// Nobody that counts: a routing point, a carrier, a system, the applicant, a step that does not say.
    Through,
}

// Where the case is and where it was before.
#[derive(Debug, Clone, Copy)]
struct Trail<'p> {
    now: &'p str,
    last: usize,
    before: Option<(&'p str, usize)>,
}

/// Every return on a way through, ways back for rework left aside; each stay elsewhere is told once.
///
/// Trails are carried forward over the flow once. Two trails with the same two last departments are one, so the work is linear in the flow for a
/// bounded number of departments that meet at one place.
pub fn of(ground: &Ground<'_>) -> Vec<Return> {
    let flow = &ground.sound.flow;
    let mut order: Vec<NodeIndex> = flow.graph.node_indices().collect();
    order.sort_by_key(|vertex| ground.order.rank[vertex.index()]);
    let mut trails: Vec<Vec<Trail<'_>>> = vec![Vec::new(); order.len()];
    let (mut returns, mut told) = (Vec::new(), FxHashSet::default());
    for vertex in order {
        let into = flow.ways_in(vertex).into_iter().filter(|way| ground.goes_on(*way));
        let came: Vec<Trail<'_>> = into.flat_map(|way| trails[flow.ends_of(way).0.index()].clone()).collect();
        let hand = hand(ground, vertex);
        for (home, left, other) in came.iter().filter_map(|trail| comes_back(*trail, hand)) {
            let round_trip = round_trip(ground, vertex, home, left, other);
            if told.insert((home, round_trip.there.clone())) {
                returns.push(round_trip);
            }
        }
        trails[vertex.index()] = carry_on(&came, hand, vertex);
    }
    returns
}

/// The steps of A that lead up to where the case leaves it, that one first.
pub fn held_before(ground: &Ground<'_>, round_trip: &Return) -> Vec<usize> {
    let (mut steps, _) =
        stretch(ground, NodeIndex::new(round_trip.left), Hand::Department(&round_trip.home), Towards::Before);
    steps.insert(0, round_trip.left);
    steps
}

// Who is looked through is the same as for handoffs (semantics.md §5).
fn hand<'p>(ground: &Ground<'p>, vertex: NodeIndex) -> Hand<'p> {
    let step = ground.sound.flow.step(vertex).filter(|at| !ground.names.step(*at).is_routing());
    let doer = step.and_then(|at| ground.names.doer(at)).filter(Party::is_department);
    doer.map_or(Hand::Through, |doer| Hand::Department(doer.department))
}

fn comes_back<'p>(trail: Trail<'p>, hand: Hand<'p>) -> Option<(&'p str, usize, &'p str)> {
    let (home, left) = trail.before?;
    (hand == Hand::Department(home) && trail.now != home).then_some((home, left, trail.now))
}

fn carry_on<'p>(came: &[Trail<'p>], hand: Hand<'p>, vertex: NodeIndex) -> Vec<Trail<'p>> {
    let now = match hand {
        Hand::Through => return distinct(came.iter().copied()),
        Hand::Department(now) => now,
    };
    let last = vertex.index();
    if came.is_empty() {
        return vec![Trail { now, last, before: None }];
    }
    distinct(came.iter().map(|trail| {
        let before = if trail.now == now { trail.before } else { Some((trail.now, trail.last)) };
        Trail { now, last, before }
    }))
}

fn distinct<'p>(trails: impl Iterator<Item = Trail<'p>>) -> Vec<Trail<'p>> {
    let mut kept: Vec<Trail<'p>> = Vec::new();
    for trail in trails {
        let same = |other: &Trail<'_>| (other.now, other.before.map(|b| b.0)) == (trail.now, trail.before.map(|b| b.0));
        if !kept.iter().any(same) {
            kept.push(trail);
        }
    }
    kept
}

fn round_trip(ground: &Ground<'_>, back: NodeIndex, home: &str, left: usize, other: &str) -> Return {
    let (mut there, carried) = stretch(ground, back, Hand::Department(other), Towards::Before);
    there.sort_unstable();
    let (mut after, _) = stretch(ground, back, Hand::Department(home), Towards::After);
    after.insert(0, back.index());
    Return { home: home.to_owned(), other: other.to_owned(), left, there, carried, back: after }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Towards {
    Before,
    After,
}

// The steps in one hand that join the vertex on one side, with what lies between them.
fn stretch(ground: &Ground<'_>, from: NodeIndex, wanted: Hand<'_>, towards: Towards) -> (Vec<usize>, Vec<usize>) {
    let flow = &ground.sound.flow;
    let (mut steps, mut between) = (Vec::new(), Vec::new());
    let (mut seen, mut open) = (FxHashSet::from_iter([from]), vec![from]);
    while let Some(vertex) = open.pop() {
        let ways = if towards == Towards::Before { flow.ways_in(vertex) } else { flow.ways_out(vertex) };
        for way in ways.into_iter().filter(|way| ground.goes_on(*way)) {
            let (before, after) = flow.ends_of(way);
            let next = if towards == Towards::Before { before } else { after };
            let hand = hand(ground, next);
            if (hand != wanted && hand != Hand::Through) || !seen.insert(next) {
                continue;
            }
            open.push(next);
            if let Some(at) = flow.step(next) {
                if hand == wanted { &mut steps } else { &mut between }.push(at);
            }
        }
    }
    (steps, between)
}
