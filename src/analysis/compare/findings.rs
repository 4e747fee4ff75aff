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
/// process and its variant, which differ by nature (findings.md, house rule 7).
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
    changes
}

fn key(finding: &Finding) -> (&str, Vec<&str>, &str) {
    let mut subjects: Vec<&str> = finding.subjects.iter().map(|subject| &**subject).collect();
    subjects.sort_unstable();
    (finding.rule, subjects, &finding.discriminator)
}
