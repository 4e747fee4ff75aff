use super::Entry;
use crate::analysis::compare::matching::link_free;
use crate::wording::Lang;
use rustc_hash::FxHashSet;

/// Which kinds of both sides are the same.
#[derive(Default)]
pub(super) struct Links {
    pub pairs: Vec<(usize, usize)>,
    /// Of these, by `replaces`.
    pub replaced: FxHashSet<usize>,
    /// As-is kinds that share their replacement with another: merged into it.
    pub merged: FxHashSet<usize>,
}

impl Links {
    /// A to-be kind says that it replaces an as-is one; the first keeps its place in it, further ones are merged into it.
    pub fn replaced(&mut self, old: Option<usize>, new: usize) {
        let Some(old) = old.filter(|old| !self.replaced.contains(old) && !self.merged.contains(old)) else { return };
        if self.pairs.iter().any(|(_, taken)| *taken == new) {
            self.merged.insert(old);
        } else {
            self.pairs.push((old, new));
            self.replaced.insert(old);
        }
    }

    /// What is not linked yet, by id, then by a name that is unique on both sides.
    pub fn by_id_and_name(&mut self, old: &[Entry], free: &[usize], new: &[Entry]) {
        let all: Vec<usize> = (0..new.len()).collect();
        link_free(&mut self.pairs, free, &all, |at| Some(old[at].id.clone()), |at| Some(new[at].id.clone()));
        for lang in Lang::BOTH {
            link_free(
                &mut self.pairs,
                free,
                &all,
                |at| Some(old[at].name.get(lang)),
                |at| Some(new[at].name.get(lang)),
            );
        }
    }
}
