use super::told::Told;

impl Told {
    /// The candidate that a word was probably meant to be.
    ///
    /// Damerau–Levenshtein distance in characters: one slip in two to four characters, two in five to seven, three above;
    /// or the one candidate that contains the word or is contained in it. Ties go to the first.
    pub fn nearest<'c>(&mut self, word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
        let length = word.chars().count();
        let most = match length {
            0 | 1 => 0,
            2..=4 => 1,
            5..=7 => 2,
            _ => 3,
        };
        let mut best: Option<(usize, &str)> = None;
        for candidate in self.affordable(candidates) {
            let distance = distance(word, length, candidate, most);
            if let Some(distance) = distance
                && best.is_none_or(|(least, _)| distance < least)
            {
                best = Some((distance, candidate));
            }
        }
        best.map(|(_, candidate)| candidate)
    }

    /// Candidates, as many as may still be compared.
    pub fn affordable<T>(&mut self, candidates: impl IntoIterator<Item = T>) -> impl Iterator<Item = T> {
        candidates.into_iter().map_while(|candidate| {
            self.comparisons = self.comparisons.checked_sub(1)?;
            Some(candidate)
        })
    }
}

/// Whether a word that may be a thing of its own is another with a slip of the finger: one character in it, two in long English words.
///
/// Chinese puts one more character to a name to make another of it (身份证, 身份证明); English does so by whole words.
pub(super) fn is_slip(word: &str, length: usize, other: &str) -> bool {
    let ascii = word.is_ascii() && other.is_ascii();
    let most = if ascii && length >= 12 { 2 } else { 1 };
    if length.abs_diff(other.chars().count()) > most || !ascii && (word.contains(other) || other.contains(word)) {
        return false;
    }
    (1..=most).contains(&strsim::damerau_levenshtein(word, other))
}

// A containing or contained name counts as one slip more than any typing mistake.
fn distance(word: &str, length: usize, candidate: &str, most: usize) -> Option<usize> {
    let other = candidate.chars().count();
    if length.abs_diff(other) <= most {
        let distance = strsim::damerau_levenshtein(word, candidate);
        if distance <= most && distance > 0 {
            return Some(distance);
        }
    }
    let part = length.min(other) >= 2 && (candidate.contains(word) || word.contains(candidate));
    (part && word != candidate).then_some(most + 1)
}
