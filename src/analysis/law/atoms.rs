use super::Ticks;

/// A time that has a probability of its own.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Atom {
    /// When.
    pub at: Ticks,
    /// With which probability.
    pub p: f64,
}

/// In order of time, each time once.
pub(super) fn sorted(mut atoms: Vec<Atom>) -> Vec<Atom> {
    // A stable sort, so that equal times are added up in the same order on every run.
    if atoms.windows(2).any(|pair| pair[0].at >= pair[1].at) {
        atoms.sort_by_key(|atom| atom.at);
        atoms.dedup_by(|next, kept| {
            let same = next.at == kept.at;
            if same {
                kept.p += next.p;
            }
            same
        });
    }
    atoms
}

/// One after the other: every sum of two times with the product of their probabilities.
pub(super) fn then(a: &[Atom], b: &[Atom]) -> Vec<Atom> {
    let sums = a.iter().flat_map(|x| b.iter().map(|y| Atom { at: x.at.saturating_add(y.at), p: x.p * y.p }));
    sorted(sums.collect())
}
