use crate::finding::Severity;
use crate::lint::rules;
use crate::wording::Text;

/// What a rule says of itself, for formats that carry the rules along.
#[derive(Debug, Clone, Copy)]
pub struct Card {
    /// Its id.
    pub id: &'static str,
    /// The key of its group.
    pub group: &'static str,
    /// How serious a finding of it is.
    pub severity: Severity,
    /// What is the matter, in one line.
    pub summary: &'static Text,
    /// Why it matters.
    pub why: &'static Text,
    /// The exact condition.
    pub condition: &'static Text,
    /// What to do about it.
    pub remedy: &'static Text,
}

/// Every rule in the order of the docs.
pub fn catalogue() -> impl Iterator<Item = Card> {
    rules::ALL.iter().map(|rule| Card {
        id: rule.id,
        group: rule.group.key(),
        severity: rule.severity,
        summary: &rule.summary,
        why: &rule.why,
        condition: &rule.condition,
        remedy: &rule.remedy,
    })
}
