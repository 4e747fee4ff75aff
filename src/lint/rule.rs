use super::across::{Brief, Clash};
use super::demands::Bench;
use super::{FlowView, Ground, Names, Outcome};
use crate::finding::{Finding, Severity};
use crate::source::Place;
use crate::wording::Text;

/// One judgment about a process: what it says, why, and how it is reached. A rule is one file in `rules/`.
#[derive(Debug)]
pub struct Rule {
    /// Kebab-case: the file's name, the heading in the docs, what `allow` names, the key in SARIF.
    pub id: &'static str,
    /// What it is about.
    pub group: Group,
    /// How serious a finding of it is.
    pub severity: Severity,
    /// What is the matter, in one line.
    pub summary: Text,
    /// Why it matters.
    pub why: Text,
    /// The exact condition.
    pub condition: Text,
    /// What to do about it.
    pub remedy: Text,
    /// What it speaks up about.
    pub fires: Example,
    /// What looks much the same and is all right.
    pub quiet: Example,
    /// How it is reached.
    pub check: Check,
}

/// What a rule is about: a chapter of `docs/rules.md`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// Whether the text can be read.
    Reading,
    /// Whether the flow works.
    Structure,
    /// Times and limits.
    Time,
    /// What might be cancelled, merged, done in parallel.
    Redundancy,
    /// What a well-built service has.
    GoodPractice,
    /// Fields of the item list 实施清单 that contradict each other or the flow: the pack `item-list`.
    ItemList,
    /// Limits that an office sets itself: the pack `policy`.
    Policy,
    /// What only shows when several files are read together.
    Files,
    /// Whether a plan of measures can be carried out on its base.
    Plan,
}

/// A piece of a file in both languages.
#[derive(Debug)]
pub enum Example {
    /// YAML; in a file that is found fault with, `«` and `»` stand around what is underlined. Several files are parted by a line `---`.
    File(Text),
    /// Words, where a piece of text cannot show it: another encoding, a file too large.
    Told(Text),
}

/// What a rule needs, and how it is checked.
#[derive(Debug)]
pub enum Check {
    /// Told by the reader while it reads.
    Reader,
    /// Told while accepted findings (`allow`) are taken out.
    Acceptance,
    /// A flow, sound or not.
    Flow(fn(&FlowView<'_>) -> Outcome),
    /// A process, whatever its flow.
    Process(fn(&Names<'_>) -> Outcome),
    /// A process whose flow is sound.
    Sound(fn(&Ground<'_>) -> Outcome),
    /// Several files, where they are checked together.
    Files(fn(&[Brief]) -> Vec<Clash>),
    /// A process whose flow is sound, held to policies and to an earlier version.
    Policy(fn(&Bench<'_>) -> Outcome),
    /// Told while a plan is applied to its base.
    Plan,
}

impl Rule {
    /// A finding of this rule.
    pub fn finding(&self, place: Place, message: Text) -> Finding {
        Finding::new(self.id, self.severity, place, message)
    }
}

impl Group {
    /// Every group in the order of the docs.
    pub const ALL: [Group; 9] = [
        Group::Reading,
        Group::Structure,
        Group::Time,
        Group::Redundancy,
        Group::GoodPractice,
        Group::ItemList,
        Group::Policy,
        Group::Files,
        Group::Plan,
    ];

    /// The word in machine formats, by which a group is switched on or off.
    pub const fn key(self) -> &'static str {
        match self {
            Group::Reading => "reading",
            Group::Structure => "structure",
            Group::Time => "time",
            Group::Redundancy => "redundancy",
            Group::GoodPractice => "good-practice",
            Group::ItemList => "item-list",
            Group::Policy => "policy",
            Group::Files => "files",
            Group::Plan => "plan",
        }
    }

    /// What it is called.
    pub const fn name(self) -> Text {
        match self {
            Group::Reading => Text::fixed("读取", "Reading"),
            Group::Structure => Text::fixed("流程结构", "Structure"),
            Group::Time => Text::fixed("时限", "Time"),
            Group::Redundancy => Text::fixed("冗余", "Redundancy"),
            Group::GoodPractice => Text::fixed("良好做法", "Good practice"),
            Group::ItemList => Text::fixed("实施清单", "Item list"),
            Group::Policy => Text::fixed("政策要求", "Policy"),
            Group::Files => Text::fixed("文件之间", "Across files"),
            Group::Plan => Text::fixed("改革计划", "Plans"),
        }
    }
}
