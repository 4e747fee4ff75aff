//! One table of fields per noun. The reader reads through these tables, and from them come the nearest-key suggestion,
//! the JSON Schema and `docs/language.md`. A key that is not here cannot be read; a test reads every key that is here.

mod basis;
mod calendar;
mod deadline;
mod department;
mod duration;
mod flow;
mod item;
mod keys;
mod material;
mod name;
mod operation;
mod plan;
mod policy;
mod process;
mod step;
mod step_parts;

pub use basis::{BASIS, CITATION};
pub use calendar::{CALENDAR, COUNTING, WEEK, YEAR};
pub use deadline::{ACTUAL, DEADLINE, LINE};
pub use department::{DEPARTMENT, OFFICE, STAFF};
pub use duration::{DISTRIBUTION, MEAN_SD, QUANTILES};
pub use flow::{BRANCH, END, NEXT};
pub use item::ITEM;
pub use keys::{chinese_keys, english_key};
pub use material::{DATA_ITEM, DEFERRAL, MATERIAL, SUBSTITUTE};
pub use name::NAME;
pub use operation::{
    AUTOMATE, DEFER, MERGE, MOVE, OPERATION, POOL, PUT_ONLINE, SPLIT, STOP_ASKING, STOP_COLLECTING, TIMES,
};
pub use plan::{ADD, MEASURE, PLAN, PLAN_HEADING};
pub use policy::{APPLIES_TO, LIMIT, LINE_LIMIT, LINES, NO_WORSE, POLICY};
pub use process::{APPLICANT, BURDEN, HEADING, PROCESS, PROVENANCE, VOLUME};
pub use step::{NEW_STEP, SET, STEP};
pub use step_parts::{ALLOW, CHECK, COLLECTED, FEE, MUST_FOLLOW, PASS, SYSTEM, VISITS, WAIT};

use crate::model::words::Word;
use crate::wording::Text;

/// Every noun, in the order of the language: what the schema and the docs are made of.
pub static NOUNS: &[&Noun] = &[
    &PROCESS,
    &HEADING,
    &NAME,
    &ITEM,
    &DEADLINE,
    &LINE,
    &ACTUAL,
    &APPLICANT,
    &DEPARTMENT,
    &OFFICE,
    &STAFF,
    &MATERIAL,
    &DEFERRAL,
    &SUBSTITUTE,
    &DATA_ITEM,
    &STEP,
    &WAIT,
    &VISITS,
    &COLLECTED,
    &CHECK,
    &PASS,
    &FEE,
    &MUST_FOLLOW,
    &SYSTEM,
    &ALLOW,
    &NEXT,
    &BRANCH,
    &END,
    &CITATION,
    &DISTRIBUTION,
    &MEAN_SD,
    &QUANTILES,
    &VOLUME,
    &BURDEN,
    &PROVENANCE,
];

/// The nouns of a calendar file.
pub static CALENDAR_NOUNS: &[&Noun] = &[&CALENDAR, &WEEK, &COUNTING, &YEAR];

/// The nouns of a policy file.
pub static POLICY_NOUNS: &[&Noun] = &[&POLICY, &APPLIES_TO, &LIMIT, &LINES, &LINE_LIMIT, &NO_WORSE];
/// The nouns that only a plan file has.
pub static PLAN_NOUNS: &[&Noun] = &[
    &PLAN,
    &PLAN_HEADING,
    &MEASURE,
    &OPERATION,
    &MERGE,
    &SPLIT,
    &MOVE,
    &AUTOMATE,
    &PUT_ONLINE,
    &TIMES,
    &STOP_COLLECTING,
    &STOP_ASKING,
    &DEFER,
    &POOL,
    &SET,
    &ADD,
    &NEW_STEP,
];

/// A noun of the language: a mapping with known keys.
#[derive(Debug)]
pub struct Noun {
    /// Its name in the schema and the docs: `step`.
    pub key: &'static str,
    /// What it is called.
    pub name: Text,
    /// Its fields in canonical order.
    pub fields: &'static [Field],
    /// Keys of which exactly one must be there; empty where there is no such choice.
    pub choice: &'static [&'static str],
}

/// One key of a noun.
#[derive(Debug)]
pub struct Field {
    /// The key as YAML has it.
    pub key: &'static str,
    /// Values that may be written, each a shape of its own.
    pub shapes: &'static [Shape],
    /// Whether it must be there.
    pub need: Need,
    /// What it says, in both languages.
    pub says: Text,
    /// An example of the value, as YAML.
    pub example: &'static str,
}

/// Whether a key must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// `missing-key` without it.
    Required,
    /// It may be left out.
    Optional,
}

/// A form that a value may take.
#[derive(Debug)]
pub enum Shape {
    /// Any text, as written: `01`, `no` and `12:30` are texts.
    Text,
    /// A name: a text, or [`NAME`].
    Name,
    /// The id of a step, material, department, …
    Ref(Space),
    /// A number not below zero.
    Number,
    /// A whole number not below zero.
    Whole,
    /// A whole number from the first to the second.
    Between(u32, u32),
    /// `true` or `false`.
    Bool,
    /// A percentage (`20%`) or a fraction up to 1 (`0.2`).
    Share,
    /// A fixed amount of time: `3d`.
    Amount,
    /// A duration: an amount, `1d..5d`, `1d/2d/5d`, [`DISTRIBUTION`] or [`QUANTILES`].
    Duration,
    /// A day: `2027-06-30`.
    Date,
    /// A day or a stretch of days: `2019-10-01..2019-10-07`.
    Days,
    /// A stretch of a day: `09:00-17:00`.
    Hours,
    /// One of the fixed words; gives the English and the Chinese spellings.
    Word(fn() -> Vec<(&'static str, &'static str)>),
    /// A mapping with known keys.
    Noun(&'static Noun),
    /// A list of values of these shapes.
    List(&'static [Shape]),
    /// A mapping from ids to values of these shapes.
    MapOf(&'static [Shape]),
}

/// A namespace of ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Space {
    /// Steps.
    Step,
    /// Departments, or `department/office`.
    Department,
    /// Materials, or what steps produce.
    Material,
    /// Data items.
    Data,
}

impl Noun {
    /// The noun all of whose fields this one has besides its own.
    pub fn extends(&self) -> Option<&'static Noun> {
        matches!(self.key, "new-step" | "set").then_some(&STEP)
    }

    /// The field of a key.
    pub fn field(&self, key: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.key == key)
    }
}

impl Field {
    /// A key that may be left out.
    pub(crate) const fn new(key: &'static str, shapes: &'static [Shape], example: &'static str, says: Text) -> Field {
        Field { key, shapes, need: Need::Optional, says, example }
    }

    /// A key that must be there.
    pub(crate) const fn required(
        key: &'static str,
        shapes: &'static [Shape],
        example: &'static str,
        says: Text,
    ) -> Field {
        Field { key, shapes, need: Need::Required, says, example }
    }
}

/// The spellings of a closed list of words.
fn words<W: Word>() -> Vec<(&'static str, &'static str)> {
    W::ALL.iter().map(|row| (row.1, row.2)).collect()
}
