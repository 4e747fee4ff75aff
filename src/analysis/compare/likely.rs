use super::matching::Group;
use crate::analysis::Study;
use crate::model::Name;
use crate::wording::Lang;
use petgraph::Direction;
use petgraph::graph::NodeIndex;
use rustc_hash::FxHashMap;

/// A removed and an added step that may be one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Likely {
    /// The as-is step.
    pub before: usize,
    /// The to-be step.
    pub after: usize,
    /// How alike their names and neighbours are, 0..=1.
    pub likeness: f64,
}

/// Less alike than this is not offered.
const ENOUGH: f64 = 0.5;

/// More pairs than this are not compared.
const MOST_PAIRS: usize = 1_000_000;

/// For each removed step the added step most like it: names count two thirds, matched neighbours one third.
pub(super) fn of(before: &Study<'_>, after: &Study<'_>, groups: &[Group]) -> Vec<Likely> {
    let removed = alone(before, groups, |group| (&group.before, &group.after));
    let added = alone(after, groups, |group| (&group.after, &group.before));
    if removed.len().saturating_mul(added.len()) > MOST_PAIRS {
        return Vec::new();
    }
    let best = |old: &Alone| {
        let pair = |new: &Alone| Likely { before: old.step, after: new.step, likeness: old.likeness(new) };
        added.iter().map(pair).reduce(|best, one| if one.likeness > best.likeness { one } else { best })
    };
    removed.iter().filter_map(best).filter(|pair| pair.likeness >= ENOUGH).collect()
}

/// A step on one side only.
struct Alone {
    step: usize,
    name: Name,
    /// The groups that the flow comes from and goes to.
    around: Vec<(Direction, usize)>,
}

fn alone(study: &Study<'_>, groups: &[Group], sides: fn(&Group) -> (&[usize], &[usize])) -> Vec<Alone> {
    let places: FxHashMap<usize, usize> =
        groups.iter().enumerate().flat_map(|(at, group)| sides(group).0.iter().map(move |step| (*step, at))).collect();
    let steps = groups.iter().filter(|group| sides(group).1.is_empty()).flat_map(|group| sides(group).0);
    steps
        .map(|step| Alone {
            step: *step,
            name: study.process().steps[*step].name(),
            around: neighbours(study, *step, &places),
        })
        .collect()
}

impl Alone {
    fn likeness(&self, other: &Alone) -> f64 {
        let alike = |lang| strsim::normalized_levenshtein(self.name.get(lang), other.name.get(lang));
        let names = Lang::BOTH.map(alike).into_iter().fold(0.0, f64::max);
        (2.0 * names + overlap(&self.around, &other.around)) / 3.0
    }
}

fn neighbours(study: &Study<'_>, step: usize, places: &FxHashMap<usize, usize>) -> Vec<(Direction, usize)> {
    let graph = &study.sound.flow.graph;
    let mut found: Vec<(Direction, usize)> = Vec::new();
    for direction in [Direction::Incoming, Direction::Outgoing] {
        let around = graph.neighbors_directed(NodeIndex::new(step), direction).filter_map(|vertex| study.step(vertex));
        for group in around.filter_map(|step| places.get(&step)) {
            if !found.contains(&(direction, *group)) {
                found.push((direction, *group));
            }
        }
    }
    found
}

// Shared neighbours over all neighbours (Jaccard).
fn overlap(one: &[(Direction, usize)], other: &[(Direction, usize)]) -> f64 {
    let shared = one.iter().filter(|group| other.contains(group)).count();
    let all = one.len() + other.len() - shared;
    if all == 0 { 0.0 } else { shared as f64 / all as f64 }
}
