//! What is wrong, or could be better, with a user's text: a value, not an error type.

use crate::say;
use crate::source::{Place, Span};
use crate::wording::{Lang, Speak, Text, plain_number, span_of_time};
use std::fmt;

/// How serious a finding is. The order is the order of weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; nothing is wrong.
    Note,
    /// Worth changing, or asking about.
    Warning,
    /// The definition is wrong, or cannot be analysed.
    Error,
}

/// Another place that a finding rests on.
#[derive(Debug, Clone)]
pub struct Related {
    /// Where.
    pub place: Place,
    /// What it has to do with the finding.
    pub text: Text,
}

/// What law and organisation allow to be done about a redundancy (findings.md).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Disposition {
    /// D1 可直接取消: cancel.
    Cancel,
    /// D2 可合并或互认: merge, or recognise each other's result.
    Merge,
    /// D3 可用告知承诺替代: a written pledge instead.
    Pledge,
    /// D4 可并联或调序: do in parallel, or in another order.
    Reorder,
    /// D5 需修法或上级授权: needs a change of law, or a delegation.
    ChangeLaw,
}

/// What a change would save, found by running the analyses again with it made. A part that does not change is zero.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Saving {
    /// Working days.
    pub lead_time: f64,
    /// Of what these are.
    pub time_of: TimeOf,
    /// Seconds of a working day, for saying less than half a day in hours; zero where no time is saved.
    pub day: f64,
    /// Times that the applicant need not come.
    pub visits: f64,
    /// Submissions of materials 件次.
    pub submissions: f64,
    /// Fields that the applicant need not fill in.
    pub entries: f64,
    /// Handoffs between departments.
    pub handoffs: f64,
}

/// Which time a saving is one of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TimeOf {
    /// The critical path of the main scenario, at mean times.
    #[default]
    CriticalPath,
    /// The mean lead time over all ways through.
    Mean,
}

/// What a finding is sure from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confidence {
    /// From the model alone.
    Model,
    /// From the model and logged cases.
    ModelAndLog,
}

/// The one safe answer to a finding: what to write instead, so that nothing else changes its meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, in a few words.
    pub what: Text,
    /// Replacements in the finding's own file, none overlapping another; an empty span is a place to insert at.
    pub edits: Vec<Edit>,
}

/// A stretch of a file and what stands there afterwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced.
    pub span: Span,
    /// What is written instead.
    pub text: String,
}

/// One finding, with all that a reader needs to act on it.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Rule id, kebab-case: the rule's file, its heading in the docs, its key in SARIF.
    pub rule: &'static str,
    /// How serious.
    pub severity: Severity,
    /// What is wrong, in one sentence.
    pub message: Text,
    /// Where: the text to underline.
    pub place: Place,
    /// A few words at the underlined text; may be absent.
    pub label: Option<Text>,
    /// Other places it rests on.
    pub related: Vec<Related>,
    /// What to write or do instead.
    pub help: Option<Text>,
    /// What was counted, one line each.
    pub evidence: Vec<Text>,
    /// Ids of the steps, materials, departments it is about; with `discriminator`, what the fingerprint is made of.
    pub subjects: Vec<String>,
    /// What readers call these, one for each id; empty where nobody looked them up.
    pub called: Vec<Text>,
    /// What it is headed by where findings are told thing by thing; empty where nothing but the text itself is known.
    pub heading: Vec<Text>,
    /// What tells two findings of one rule on the same subjects apart.
    pub discriminator: String,
    /// What the change would save, for redundancy.
    pub saving: Option<Saving>,
    /// What law allows, for redundancy.
    pub disposition: Option<Disposition>,
    /// What it is sure from.
    pub confidence: Confidence,
    /// What may be written instead without asking anyone.
    pub fix: Option<Box<Fix>>,
}

impl Finding {
    /// A finding with nothing but its rule, weight, sentence and place.
    pub fn new(rule: &'static str, severity: Severity, place: Place, message: Text) -> Finding {
        Finding {
            rule,
            severity,
            message,
            place,
            label: None,
            related: Vec::new(),
            help: None,
            evidence: Vec::new(),
            subjects: Vec::new(),
            called: Vec::new(),
            heading: Vec::new(),
            discriminator: String::new(),
            saving: None,
            disposition: None,
            confidence: Confidence::Model,
            fix: None,
        }
    }

    /// An error.
    pub fn error(rule: &'static str, place: Place, message: Text) -> Finding {
        Finding::new(rule, Severity::Error, place, message)
    }

    /// A warning.
    pub fn warning(rule: &'static str, place: Place, message: Text) -> Finding {
        Finding::new(rule, Severity::Warning, place, message)
    }

    /// A note.
    pub fn note(rule: &'static str, place: Place, message: Text) -> Finding {
        Finding::new(rule, Severity::Note, place, message)
    }

    /// The same with a few words at the underlined text.
    pub fn labelled(mut self, label: Text) -> Finding {
        self.label = Some(label);
        self
    }

    /// The same with what to write or do instead.
    pub fn helped(mut self, help: Text) -> Finding {
        self.help = Some(help);
        self
    }

    /// The same, with the one safe answer to it.
    pub fn fixed_by(mut self, what: Text, edits: Vec<Edit>) -> Finding {
        self.fix = Some(Box::new(Fix { what, edits }));
        self
    }

    /// The same, resting on one more place.
    pub fn related(mut self, place: Place, text: Text) -> Finding {
        self.related.push(Related { place, text });
        self
    }

    /// The same, about these ids.
    pub fn about<S: Into<String>>(mut self, subjects: impl IntoIterator<Item = S>) -> Finding {
        self.subjects.extend(subjects.into_iter().map(Into::into));
        self
    }
}

impl Severity {
    /// The word in machine formats.
    pub const fn key(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }

    /// The word for readers.
    pub const fn text(self) -> Text {
        match self {
            Severity::Note => Text::fixed("提示", "note"),
            Severity::Warning => Text::fixed("警告", "warning"),
            Severity::Error => Text::fixed("错误", "error"),
        }
    }
}

impl Severity {
    /// So many of them: `3 个错误`, `3 errors`.
    pub fn counted(self, number: usize) -> Text {
        let (zh, one, many) = match self {
            Severity::Note => ("条提示", "note", "notes"),
            Severity::Warning => ("个警告", "warning", "warnings"),
            Severity::Error => ("个错误", "error", "errors"),
        };
        Text::new(format!("{number} {zh}"), format!("{number} {}", if number == 1 { one } else { many }))
    }
}

impl Speak for Severity {
    fn speak(&self, lang: Lang, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.text().get(lang))
    }
}

impl Disposition {
    /// All of them, in the order of their numbers.
    pub const ALL: [Disposition; 5] =
        [Disposition::Cancel, Disposition::Merge, Disposition::Pledge, Disposition::Reorder, Disposition::ChangeLaw];

    /// The word in machine formats.
    pub const fn key(self) -> &'static str {
        match self {
            Disposition::Cancel => "D1",
            Disposition::Merge => "D2",
            Disposition::Pledge => "D3",
            Disposition::Reorder => "D4",
            Disposition::ChangeLaw => "D5",
        }
    }

    /// What may be done, for readers.
    pub const fn text(self) -> Text {
        match self {
            Disposition::Cancel => Text::fixed("可直接取消", "can be cancelled"),
            Disposition::Merge => Text::fixed("可合并或互认", "can be merged, or mutually recognised"),
            Disposition::Pledge => Text::fixed("可用告知承诺替代", "can be replaced by notification and pledge"),
            Disposition::Reorder => Text::fixed("可并联或调序", "can be done in parallel, or in another order"),
            Disposition::ChangeLaw => {
                Text::fixed("需修法或上级授权", "needs a change of law, or a delegation from above")
            }
        }
    }
}

impl Confidence {
    /// The word in machine formats.
    pub const fn key(self) -> &'static str {
        match self {
            Confidence::Model => "model",
            Confidence::ModelAndLog => "model-and-log",
        }
    }
}

impl Saving {
    /// No part changes.
    pub fn is_nothing(&self) -> bool {
        [self.lead_time, self.visits, self.submissions, self.entries, self.handoffs].iter().all(|part| *part == 0.0)
    }

    /// Both added up, in working days of the one.
    #[must_use]
    pub fn and(self, other: Saving) -> Saving {
        Saving {
            lead_time: self.lead_time + other.lead_time,
            time_of: self.time_of,
            day: self.day,
            visits: self.visits + other.visits,
            submissions: self.submissions + other.submissions,
            entries: self.entries + other.entries,
            handoffs: self.handoffs + other.handoffs,
        }
    }

    /// What is saved, in words; `None` where nothing is.
    pub fn text(&self) -> Option<Text> {
        let mut parts: Vec<Text> = self.time().into_iter().collect();
        let mut add = |number: f64, what: &str, unit: &str, one: &str, many: &str| {
            if number == 0.0 {
                return;
            }
            let size = number.abs();
            let text = plain_number(size, 1);
            let noun = if size == 1.0 { one } else { many };
            parts.push(if number > 0.0 {
                Text::new(format!("{what} {text} {unit}"), format!("{text} {noun}"))
            } else {
                Text::new(format!("{what}反增 {text} {unit}"), format!("{text} {noun} more instead"))
            });
        };
        add(self.visits, "跑动", "次", "visit", "visits");
        add(self.submissions, "材料", "件次", "submission", "submissions");
        add(self.entries, "填报", "项次", "form entry", "form entries");
        add(self.handoffs, "交接", "次", "handoff", "handoffs");
        if parts.is_empty() { None } else { Some(Text::joined(&parts, "，", ", ")) }
    }

    fn time(&self) -> Option<Text> {
        let size = span_of_time(self.lead_time.abs() * self.day, self.day);
        match self.lead_time {
            0.0 => None,
            cut if cut > 0.0 => Some(match self.time_of {
                TimeOf::CriticalPath => say!(size = size; zh: "关键路径 {size}", en: "{size} of the critical path"),
                TimeOf::Mean => say!(size = size; zh: "平均用时 {size}", en: "{size} of the mean"),
            }),
            _ => Some(match self.time_of {
                TimeOf::CriticalPath => {
                    say!(size = size; zh: "关键路径反长 {size}", en: "{size} more of the critical path instead")
                }
                TimeOf::Mean => say!(size = size; zh: "平均用时反增 {size}", en: "{size} more of the mean instead"),
            }),
        }
    }
}

impl Finding {
    /// What stays the same when lines move and messages are reworded: a hash of the rule, the process, its variant, the sorted ids of the
    /// subjects and the discriminator (findings.md, house rule 7). Sixteen hexadecimal digits, FNV-1a.
    pub fn fingerprint(&self, process: &str, variant: Option<&str>) -> String {
        let mut subjects: Vec<&str> = self.subjects.iter().map(|subject| &**subject).collect();
        subjects.sort_unstable();
        let head = [self.rule, process, variant.unwrap_or(""), &self.discriminator];
        // A byte that no UTF-8 text contains ends each part, so that parts cannot run together.
        let bytes = head.into_iter().chain(subjects).flat_map(|part| part.bytes().chain([0xFF]));
        let hash = bytes
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
        format!("{hash:016x}")
    }
}
