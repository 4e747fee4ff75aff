//! The first time, the second time, …: what one case does more than once on one way through.

use super::Ground;
use crate::graph::Relation;
use crate::wording::Text;
use rustc_hash::FxHashSet;

/// What is done for the first time, the second time, …: at the steps of the fullest way, and with it on the branches that exclude one of its steps
/// and repeat the others. `at` is what is done, with its step.
pub fn of<T: Copy>(ground: &Ground<'_>, mut at: Vec<T>, step: impl Fn(&T) -> usize, fullest: &[usize]) -> Vec<Vec<T>> {
    // Nobody reads more, and each is held against each.
    const MOST: usize = 100;
    at.sort_by_key(|one| ground.order.rank.get(step(one)));
    let on_fullest: FxHashSet<usize> = fullest.iter().copied().collect();
    let compared = if at.len() > MOST { Vec::new() } else { at.iter().map(&step).collect::<Vec<usize>>() };
    let between = |one: usize, other: usize| ground.relations.between(one, other);
    let repeats_elsewhere = |step: usize| {
        let excludes = on_fullest.iter().any(|other| between(step, *other) == Relation::Exclusive);
        excludes && compared.iter().any(|other| *other != step && meets(between(step, *other)))
    };
    let mut turns: Vec<Vec<T>> =
        at.iter().filter(|one| on_fullest.contains(&step(one))).map(|one| vec![*one]).collect();
    for one in at.iter().filter(|one| !on_fullest.contains(&step(one))) {
        let here = step(one);
        if turns.is_empty() || compared.is_empty() || !repeats_elsewhere(here) {
            continue;
        }
        let before = compared.iter().take_while(|other| **other != here);
        let turn = before.filter(|other| meets(between(here, **other))).count();
        let last = turns.len() - 1;
        turns[turn.min(last)].push(*one);
    }
    turns
}

/// “简易”或“普通”
pub fn one_of(ground: &Ground<'_>, any: impl IntoIterator<Item = usize>) -> Text {
    Text::joined(any.into_iter().map(|at| ground.names.called(at)), "或", " or ")
}

// One case passes both.
fn meets(relation: Relation) -> bool {
    matches!(relation, Relation::Before | Relation::After | Relation::Parallel)
}
