//! Sets of small numbers.

/// A set of numbers below a bound that is given when it is made.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Bits(Box<[u64]>);

impl Bits {
    /// The empty set of numbers below `bound`.
    pub fn none(bound: usize) -> Bits {
        Bits(vec![0; bound.div_ceil(64)].into())
    }

    /// The set of these numbers.
    pub fn of(bound: usize, members: impl IntoIterator<Item = u32>) -> Bits {
        let mut bits = Bits::none(bound);
        members.into_iter().for_each(|member| bits.insert(member));
        bits
    }

    pub fn insert(&mut self, member: u32) {
        self.0[member as usize / 64] |= 1 << (member % 64);
    }

    pub fn remove(&mut self, member: u32) {
        self.0[member as usize / 64] &= !(1 << (member % 64));
    }

    pub fn contains(&self, member: u32) -> bool {
        self.0[member as usize / 64] >> (member % 64) & 1 == 1
    }

    /// Adds the members of the other; says whether there were new ones.
    pub fn absorb(&mut self, other: &Bits) -> bool {
        let mut grew = false;
        for (mine, others) in self.0.iter_mut().zip(&other.0) {
            grew |= others & !*mine != 0;
            *mine |= others;
        }
        grew
    }

    pub fn contains_all(&self, other: &Bits) -> bool {
        self.0.iter().zip(&other.0).all(|(mine, others)| others & !mine == 0)
    }

    pub fn meets(&self, other: &Bits) -> bool {
        self.0.iter().zip(&other.0).any(|(mine, others)| mine & others != 0)
    }

    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    /// The members, smallest first.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.0.iter().enumerate().flat_map(|(at, word)| {
            let rest = std::iter::successors((*word != 0).then_some(*word), |word| {
                let rest = word & (word - 1);
                (rest != 0).then_some(rest)
            });
            rest.map(move |word| at as u32 * 64 + word.trailing_zeros())
        })
    }
}
