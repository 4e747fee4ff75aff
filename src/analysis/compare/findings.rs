use crate::finding::Finding;
use rustc_hash::FxHashMap;

/// What a change does to the findings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FindingChanges {
    /// Places in `after` of those that were not there before.
    pub new: Vec<usize>,
    /// Places in `before` of those that are gone.
    pub lost: Vec<usize>,
    /// Places in `before` and `after` of those that stay.
    pub kept: Vec<(usize, usize)>,
}

/// Which findings stay, go, come. Two are the same when rule, subjects and discriminator are: what a fingerprint is made of, without the
/// process and its variant, which differ by nature (findings.md, house rule 7). One that is about fewer things than before stays; about one thing
/// more it is new.
pub fn finding_changes(before: &[Finding], after: &[Finding]) -> FindingChanges {
    let mut open: FxHashMap<(&str, Vec<&str>, &str), Vec<usize>> = FxHashMap::default();
    for (at, finding) in before.iter().enumerate().rev() {
        open.entry(key(finding)).or_default().push(at);
    }
    let mut changes = FindingChanges::default();
    for (at, finding) in after.iter().enumerate() {
        match open.get_mut(&key(finding)).and_then(Vec::pop) {
            Some(old) => changes.kept.push((old, at)),
            None => changes.new.push(at),
        }
    }
    changes.lost = open.into_values().flatten().collect();
    changes.lost.sort_unstable();
    keep_narrowed(&mut changes, before, after);
    changes
}

fn keep_narrowed(changes: &mut FindingChanges, before: &[Finding], after: &[Finding]) {
    let alike = |old: &Finding, new: &Finding| {
        old.rule == new.rule
            && old.discriminator == new.discriminator
            && !new.subjects.is_empty()
            && new.subjects.iter().all(|subject| old.subjects.contains(subject))
    };
    let FindingChanges { new, lost, kept } = changes;
    new.retain(|at| {
        let Some(place) = lost.iter().position(|old| alike(&before[*old], &after[*at])) else { return true };
        kept.push((lost.remove(place), *at));
        false
    });
}

fn key(finding: &Finding) -> (&str, Vec<&str>, &str) {
    let mut subjects: Vec<&str> = finding.subjects.iter().map(|subject| &**subject).collect();
    subjects.sort_unstable();
    (finding.rule, subjects, &finding.discriminator)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Place, Source, Span};
    use crate::wording::Text;
    use std::sync::Arc;

    #[test]
    fn a_finding_about_fewer_things_stays_and_about_more_is_new() {
        let source = Arc::new(Source::new("a.yaml", ""));
        let finding = |subjects: &[&str]| {
            Finding::error("visit-without-basis", Place::new(&source, Span::default()), Text::fixed("", ""))
                .about(subjects.iter().copied())
        };
        let changes = |before: &[&[&str]], after: &[&[&str]]| {
            let all = |subjects: &[&[&str]]| subjects.iter().map(|one| finding(one)).collect::<Vec<Finding>>();
            finding_changes(&all(before), &all(after))
        };
        let (new, lost) = (Vec::new(), Vec::new());
        assert_eq!(changes(&[&["a", "b", "c"]], &[&["c", "a"]]), FindingChanges { new, lost, kept: vec![(0, 0)] });
        let widened = changes(&[&["a"]], &[&["a", "b"]]);
        assert_eq!((widened.new, widened.lost), (vec![0], vec![0]));
        // One of two that are left is the one there was.
        let parted = changes(&[&["a", "b"]], &[&["a"], &["b"]]);
        assert_eq!((parted.kept, parted.new, parted.lost), (vec![(0, 0)], vec![1], vec![]));
        assert_eq!(changes(&[&["a"]], &[&[]]).new, [0]);
    }
}
