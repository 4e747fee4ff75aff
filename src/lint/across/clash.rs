use crate::source::Span;
use crate::wording::Text;
use rustc_hash::FxHashMap;
use std::hash::Hash;

/// A place in one of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// Which file, in the order in which they were read.
    pub file: usize,
    /// Where in it.
    pub span: Span,
}

/// Two files that contradict each other.
#[derive(Debug)]
pub struct Clash {
    /// The later of the two.
    pub at: Spot,
    /// The earlier.
    pub other: Spot,
    /// What is the matter.
    pub message: Text,
    /// What the earlier says.
    pub other_says: Text,
    /// What to do.
    pub help: Text,
    /// What it is about.
    pub subjects: Vec<String>,
    /// What tells it from others about the same.
    pub discriminator: String,
}

/// Of all that is said about each thing the different answers, in the order of the files: each with where it is said first.
pub fn distinct<K: Hash + Eq + Clone, V: PartialEq>(
    said: impl Iterator<Item = (K, V, Spot)>,
) -> Vec<(K, Vec<(V, Spot)>)> {
    let mut places: FxHashMap<K, usize> = FxHashMap::default();
    let mut all: Vec<(K, Vec<(V, Spot)>)> = Vec::new();
    for (key, value, spot) in said {
        let at = *places.entry(key.clone()).or_insert(all.len());
        if at == all.len() {
            all.push((key, Vec::new()));
        }
        let answers = &mut all[at].1;
        if !answers.iter().any(|(known, _)| *known == value) {
            answers.push((value, spot));
        }
    }
    all
}
