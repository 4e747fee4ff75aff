use super::{Ticks, Transforms};

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

/// So many products are added up one by one; of more, times on a common grid are convolved.
const ONE_BY_ONE: usize = 8_192;

/// Places of a grid at most.
const GRID: i64 = 1 << 16;

/// What a convolution leaves of rounding: less than this is nothing.
const NOISE: f64 = 1e-15;

/// One after the other: every sum of two times with the product of their probabilities.
pub(super) fn then(a: &[Atom], b: &[Atom], transforms: &mut Transforms) -> Vec<Atom> {
    if a.len() * b.len() > ONE_BY_ONE
        && let Some(sums) = on_grid(a, b, transforms)
    {
        return sums;
    }
    let sums = a.iter().flat_map(|x| b.iter().map(|y| Atom { at: x.at.saturating_add(y.at), p: x.p * y.p }));
    sorted(sums.collect())
}

// Times that are whole numbers of a common step, as sums of a few constants are.
fn on_grid(a: &[Atom], b: &[Atom], transforms: &mut Transforms) -> Option<Vec<Atom>> {
    let (first, second) = (a.first()?.at, b.first()?.at);
    let differences = a.iter().map(|atom| atom.at - first).chain(b.iter().map(|atom| atom.at - second));
    let step = differences.fold(0, gcd).max(1);
    let places = |atoms: &[Atom]| Some((atoms.last()?.at - atoms.first()?.at) / step + 1);
    if places(a)? + places(b)? > GRID {
        return None;
    }
    let laid = |atoms: &[Atom], from: i64| {
        let mut mass = vec![0.0; places(atoms).unwrap_or(1) as usize];
        atoms.iter().for_each(|atom| mass[((atom.at - from) / step) as usize] += atom.p);
        mass
    };
    let sums = transforms.convolution(&laid(a, first), &laid(b, second));
    let least = NOISE * sums.iter().copied().fold(0.0, f64::max);
    let atoms = sums.into_iter().zip(0i64..).filter(|(p, _)| *p > least);
    Some(atoms.map(|(p, place)| Atom { at: first + second + step * place, p }).collect())
}

fn gcd(mut a: i64, mut b: i64) -> i64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}
