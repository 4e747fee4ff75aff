//! One table of fields per noun. From it come the reader's checks, the nearest-key suggestion, the JSON Schema and `docs/language.md`.

use crate::wording::Text;

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
    /// An example of the value.
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

/// A noun of the language: a mapping with known keys.
#[derive(Debug)]
pub struct Noun {
    /// Its name in the schema and the docs: `step`.
    pub key: &'static str,
    /// What it is called.
    pub name: Text,
    /// Its fields in canonical order.
    pub fields: &'static [Field],
}

/// A form that a value may take.
#[derive(Debug)]
pub enum Shape {
    /// Any text.
    Text,
    /// A name: a text, or `{zh, en}`.
    Name,
    /// An id of a step, material, department, …
    Ref(Space),
    /// A number not below zero.
    Number,
    /// A whole number not below zero.
    Whole,
    /// `true` or `false`.
    Bool,
    /// A percentage or a fraction up to 1.
    Share,
    /// A fixed amount of time.
    Amount,
    /// A duration, distributions included.
    Duration,
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
