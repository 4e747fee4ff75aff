use crate::model::{Name, Process, in_bundle};
use crate::wording::Lang;
use rustc_hash::FxHashMap;

/// Steps of both processes that are the same thing: one or several before, one or several after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    /// As-is steps in file order.
    pub before: Vec<usize>,
    /// To-be steps in file order.
    pub after: Vec<usize>,
    /// A to-be step takes over several.
    pub merges: bool,
    /// An as-is step is taken over by several.
    pub splits: bool,
}

/// Matches steps by `replaces`, then by id, then by a name that is unique on both sides; routing points are no steps.
pub(super) fn steps(before: &Process, after: &Process) -> Vec<Group> {
    let real = |process: &Process| -> Vec<usize> {
        (0..process.steps.len()).filter(|at| !process.steps[*at].is_routing()).collect()
    };
    let (old, new) = (real(before), real(after));
    let mut links = by_replaces(before, after, &old, &new);
    link_free(&mut links, &old, &new, |at| Some(&*before.steps[at].id.value), |at| Some(&*after.steps[at].id.value));
    for lang in Lang::BOTH {
        let name = |process: &Process, at: usize| process.steps[at].name().get(lang).to_owned();
        link_free(&mut links, &old, &new, |at| Some(name(before, at)), |at| Some(name(after, at)));
    }
    groups(&links, &old, &new)
}

fn by_replaces(before: &Process, after: &Process, old: &[usize], new: &[usize]) -> Vec<(usize, usize)> {
    let ids: FxHashMap<&str, usize> = old.iter().map(|at| (&*before.steps[*at].id.value, *at)).collect();
    let mut links = Vec::new();
    for at in new {
        let named = after.steps[*at].more().replaces.iter().map(|id| &*id.value);
        let found = named.filter_map(|id| in_bundle(id).find_map(|name| ids.get(&*name)));
        links.extend(found.map(|old| (*old, *at)));
    }
    links.sort_unstable();
    links.dedup();
    links
}

/// Links what is not linked yet where a key is unique on both sides, among all.
pub(super) fn link_free<K: Eq + std::hash::Hash>(
    links: &mut Vec<(usize, usize)>,
    old: &[usize],
    new: &[usize],
    old_key: impl Fn(usize) -> Option<K>,
    new_key: impl Fn(usize) -> Option<K>,
) {
    let unique = |all: &[usize], key: &dyn Fn(usize) -> Option<K>| {
        let mut found: FxHashMap<K, Option<usize>> = FxHashMap::default();
        for at in all {
            if let Some(key) = key(*at) {
                found.entry(key).and_modify(|one| *one = None).or_insert(Some(*at));
            }
        }
        found
    };
    let (before, after) = (unique(old, &old_key), unique(new, &new_key));
    let mut taken: [rustc_hash::FxHashSet<usize>; 2] = Default::default();
    for (old, new) in links.iter() {
        taken[0].insert(*old);
        taken[1].insert(*new);
    }
    let mut found: Vec<(usize, usize)> = before
        .into_iter()
        .filter_map(|(key, old)| Some((old?, (*after.get(&key)?)?)))
        .filter(|(old, new)| !taken[0].contains(old) && !taken[1].contains(new))
        .collect();
    found.sort_unstable();
    links.extend(found);
}

// Connected components of the links, as-is order first; then what is on one side only.
fn groups(links: &[(usize, usize)], old: &[usize], new: &[usize]) -> Vec<Group> {
    let mut of_old: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    let mut of_new: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for (before, after) in links {
        of_old.entry(*before).or_default().push(*after);
        of_new.entry(*after).or_default().push(*before);
    }
    let (mut seen_old, mut seen_new) = (rustc_hash::FxHashSet::default(), rustc_hash::FxHashSet::default());
    let mut groups = Vec::new();
    for first in old {
        let mut group = Group { before: Vec::new(), after: Vec::new(), merges: false, splits: false };
        let mut open = vec![*first];
        while let Some(before) = open.pop() {
            if !seen_old.insert(before) {
                continue;
            }
            group.before.push(before);
            let partners = of_old.get(&before).map_or(&[][..], Vec::as_slice);
            group.splits |= partners.len() > 1;
            for after in partners.iter().filter(|after| seen_new.insert(**after)) {
                group.after.push(*after);
                let others = of_new.get(after).map_or(&[][..], Vec::as_slice);
                group.merges |= others.len() > 1;
                open.extend(others);
            }
        }
        if !group.before.is_empty() {
            group.before.sort_unstable();
            group.after.sort_unstable();
            groups.push(group);
        }
    }
    let added = new.iter().filter(|after| !seen_new.contains(after));
    groups.extend(added.map(|after| Group { before: Vec::new(), after: vec![*after], merges: false, splits: false }));
    groups
}

/// The names that two things may share: in either language.
pub(super) fn same_name(one: &Name, other: &Name) -> bool {
    Lang::BOTH.iter().any(|lang| !one.get(*lang).is_empty() && one.get(*lang) == other.get(*lang))
}
