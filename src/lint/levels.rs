//! How serious findings of a rule are told, where somebody has said so.

use super::{Group, Rule, rules};
use crate::finding::{Finding, Severity};
use rustc_hash::FxHashMap;

/// What was chosen for rules; those of which nothing is said keep their own severity.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Levels {
    chosen: FxHashMap<&'static str, Level>,
}

/// What becomes of the findings of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// The rule does not run.
    Off,
    /// Its findings are told with this severity.
    Told(Severity),
}

/// What a name in a configuration stands for.
#[derive(Debug, Clone, Copy)]
pub enum Named {
    /// One rule.
    Rule(&'static Rule),
    /// Every rule of a group.
    Group(Group),
    /// Every rule but those of policies and comparisons: who asks for a gate does not open it in passing.
    All,
}

/// The word for every rule.
pub const ALL: &str = "all";

impl Level {
    /// Every level with its word in configuration.
    pub const WORDS: [(&'static str, Level); 4] = [
        ("off", Level::Off),
        ("note", Level::Told(Severity::Note)),
        ("warning", Level::Told(Severity::Warning)),
        ("error", Level::Told(Severity::Error)),
    ];
}

impl Named {
    /// What a name stands for.
    pub fn read(name: &str) -> Option<Named> {
        if name == ALL {
            return Some(Named::All);
        }
        let group = Group::ALL.into_iter().find(|group| group.key() == name).map(Named::Group);
        group.or_else(|| rules::find(name).map(Named::Rule))
    }

    /// The rule or group whose name is nearest to what was written.
    pub fn nearest(written: &str) -> Option<&'static str> {
        let groups = Group::ALL.into_iter().map(Group::key);
        let likeness = |name: &'static str| (strsim::normalized_damerau_levenshtein(written, name), name);
        let best = groups.map(likeness).max_by(|a, b| a.0.total_cmp(&b.0)).filter(|best| best.0 >= 0.6);
        best.map(|(_, name)| name).or_else(|| rules::nearest(written))
    }

    /// Whether its findings may be told so. A file that cannot be read and a flow that does not work are never fine.
    pub fn may_be(self, level: Level) -> bool {
        match self {
            Named::Rule(rule) => may_be(rule, level),
            Named::Group(group) => !is_fixed(group) || level == Level::Told(Severity::Error),
            Named::All => true,
        }
    }

    fn rules(self) -> impl Iterator<Item = &'static Rule> {
        let meant = move |rule: &&'static Rule| match self {
            Named::Rule(only) => rule.id == only.id,
            Named::Group(group) => rule.group == group,
            Named::All => rule.group != Group::Policy,
        };
        rules::ALL.iter().copied().filter(meant)
    }
}

impl Levels {
    /// Chooses a level; rules that may not have it keep what they had.
    pub fn choose(&mut self, named: Named, level: Level) {
        self.chosen.extend(named.rules().filter(|rule| may_be(rule, level)).map(|rule| (rule.id, level)));
    }

    /// Whether a rule does not run.
    pub fn is_off(&self, rule: &str) -> bool {
        self.chosen.get(rule) == Some(&Level::Off)
    }

    /// The finding as it is told; nothing where its rule is off.
    pub fn told(&self, mut finding: Finding) -> Option<Finding> {
        match self.chosen.get(finding.rule) {
            Some(Level::Off) => return None,
            Some(Level::Told(severity)) => finding.severity = *severity,
            None => {}
        }
        Some(finding)
    }
}

fn may_be(rule: &Rule, level: Level) -> bool {
    level == Level::Told(Severity::Error) || rule.severity != Severity::Error || !is_fixed(rule.group)
}

fn is_fixed(group: Group) -> bool {
    matches!(group, Group::Reading | Group::Structure)
}
