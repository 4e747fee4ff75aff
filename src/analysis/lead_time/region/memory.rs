use crate::analysis::law::Law;
use crate::graph::{NodeKind, Rigid, RigidWay};
use crate::model::Split;
use crate::model::words::JoinKind;
use rustc_hash::FxHashMap;
use std::sync::{Mutex, PoisonError};

/// The laws of regions that were sampled already: of the many versions of one process that share out its savings, most have the same.
#[derive(Debug, Default)]
pub struct Memory(Mutex<FxHashMap<Key, Law>>);

/// All that a region's law comes from.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) struct Key(Box<[u64]>);

/// Of a region with these laws on its ways, played with this stream of random numbers.
pub(super) fn key<'l>(rigid: &Rigid, laws: impl Iterator<Item = &'l Law>, stream: u64) -> Key {
    let mut all = vec![stream, rigid.nodes.len() as u64];
    all.extend(rigid.nodes.iter().map(|node| kind(node.kind)));
    for RigidWay { from, to, part: _, p, max, then, cancel } in &rigid.ways {
        let flags = u64::from(*then) | u64::from(*cancel) << 1 | u64::from(max.is_some()) << 2;
        all.extend([*from as u64, *to as u64, p.to_bits(), max.map_or(0, u64::from), flags]);
    }
    for law in laws {
        let spread = law.spread.as_ref();
        all.extend([law.atoms.len() as u64, spread.map_or(0, |spread| spread.mass.len() as u64)]);
        all.extend(law.atoms.iter().flat_map(|atom| [atom.at as u64, atom.p.to_bits()]));
        all.extend(spread.iter().flat_map(|spread| [spread.origin as u64, spread.step as u64]));
        all.extend(spread.iter().flat_map(|spread| spread.mass.iter().map(|p| p.to_bits())));
    }
    Key(all.into())
}

fn kind(kind: NodeKind) -> u64 {
    match kind {
        NodeKind::Entry => 0,
        NodeKind::Exit => 1,
        NodeKind::Join(JoinKind::One) => 2,
        NodeKind::Join(JoinKind::All) => 3,
        NodeKind::Split(Split::One) => 4,
        NodeKind::Split(Split::All) => 5,
    }
}

impl Memory {
    pub(super) fn law(&self, key: &Key) -> Option<Law> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
    }

    pub(super) fn keep(&self, key: Key, law: Law) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key, law);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::law::Atom;
    use crate::graph::{Node, PartId, RigidWay};

    #[test]
    fn whatever_a_law_comes_from_tells_regions_apart() {
        let node = |kind| Node { kind, vertex: None };
        let way = |p| RigidWay { from: 0, to: 1, part: PartId(0), p, max: None, then: false, cancel: false };
        let region = |p| Rigid { nodes: vec![node(NodeKind::Entry), node(NodeKind::Exit)], ways: vec![way(p)] };
        let law = |at| Law::discrete(vec![Atom { at, p: 1.0 }]);
        let of = |rigid: &Rigid, at, stream| key(rigid, [law(at)].iter(), stream);
        let memory = Memory::default();
        memory.keep(of(&region(1.0), 8, 1), law(8));
        assert_eq!(memory.law(&of(&region(1.0), 8, 1)), Some(law(8)));
        let veto = Rigid { ways: vec![RigidWay { cancel: true, ..way(1.0) }], ..region(1.0) };
        let limited = Rigid { ways: vec![RigidWay { max: Some(0), ..way(1.0) }], ..region(1.0) };
        for other in [
            of(&region(0.5), 8, 1),
            of(&region(1.0), 9, 1),
            of(&region(1.0), 8, 2),
            of(&veto, 8, 1),
            of(&limited, 8, 1),
        ] {
            assert_eq!(memory.law(&other), None, "{other:?}");
        }
    }
}
