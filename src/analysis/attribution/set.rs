/// A set of measures, by their places; up to 128 of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Set(u128);

impl Set {
    /// No measure.
    pub const NONE: Set = Set(0);

    /// So many measures can be told apart.
    pub const MOST: usize = 128;

    /// The first so many.
    pub fn first(number: usize) -> Set {
        (0..number.min(Set::MOST)).fold(Set::NONE, Set::with)
    }

    /// The set that a number's bits stand for: bit by bit the places.
    pub const fn of_bits(bits: u128) -> Set {
        Set(bits)
    }

    /// The number whose bits are the places.
    pub const fn bits(self) -> u128 {
        self.0
    }

    /// With one more measure.
    #[must_use]
    pub fn with(self, measure: usize) -> Set {
        Set(self.0 | 1 << (measure % Set::MOST))
    }

    /// Whether a measure is in it.
    pub fn has(self, measure: usize) -> bool {
        measure < Set::MOST && self.0 >> measure & 1 == 1
    }

    /// How many are in it.
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether none is.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}
