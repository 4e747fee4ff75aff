use super::matching::Group;
use crate::analysis::Study;
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
    let removed: Vec<usize> =
        groups.iter().filter(|group| group.after.is_empty()).flat_map(|group| group.before.clone()).collect();
    let added: Vec<usize> =
        groups.iter().filter(|group| group.before.is_empty()).flat_map(|group| group.after.clone()).collect();
    if removed.len().saturating_mul(added.len()) > MOST_PAIRS {
        return Vec::new();
    }
    let place = |of: fn(&Group) -> &[usize]| -> FxHashMap<usize, usize> {
        groups.iter().enumerate().flat_map(|(at, group)| of(group).iter().map(move |step| (*step, at))).collect()
    };
    let (old_places, new_places) = (place(|group| &group.before), place(|group| &group.after));
    let likeness = |old: usize, new: usize| {
        let names = alike(before, old, after, new);
        let around = overlap(&neighbours(before, old, &old_places), &neighbours(after, new, &new_places));
        (2.0 * names + around) / 3.0
    };
    let best = |old: usize| {
        let all = added.iter().map(|new| Likely { before: old, after: *new, likeness: likeness(old, *new) });
        all.reduce(|best, one| if one.likeness > best.likeness { one } else { best })
    };
    removed.iter().filter_map(|old| best(*old)).filter(|pair| pair.likeness >= ENOUGH).collect()
}

fn alike(before: &Study<'_>, old: usize, after: &Study<'_>, new: usize) -> f64 {
    let (old, new) = (before.process().steps[old].name(), after.process().steps[new].name());
    Lang::BOTH.map(|lang| strsim::normalized_levenshtein(old.get(lang), new.get(lang))).into_iter().fold(0.0, f64::max)
}

// The groups that the flow comes from and goes to, told apart.
fn neighbours(study: &Study<'_>, step: usize, places: &FxHashMap<usize, usize>) -> Vec<(bool, usize)> {
    let graph = &study.sound.flow.graph;
    let mut found = Vec::new();
    for direction in [Direction::Incoming, Direction::Outgoing] {
        let around = graph.neighbors_directed(NodeIndex::new(step), direction).filter_map(|vertex| study.step(vertex));
        found.extend(
            around.filter_map(|step| places.get(&step)).map(|group| (direction == Direction::Incoming, *group)),
        );
    }
    found.sort_unstable();
    found.dedup();
    found
}

// Shared neighbours over all neighbours (Jaccard).
fn overlap(one: &[(bool, usize)], other: &[(bool, usize)]) -> f64 {
    let shared = one.iter().filter(|group| other.contains(group)).count();
    let all = one.len() + other.len() - shared;
    if all == 0 { 0.0 } else { shared as f64 / all as f64 }
}
