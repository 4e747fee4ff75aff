use super::words::{Claim, LineRatio, Variant};
use super::{Amount, Id, Name};
use crate::source::{At, Place, Source, Span};
use std::sync::Arc;

/// A policy: what an office demands of its processes, as its file says.
#[derive(Debug, Clone)]
pub struct Policy {
    /// The text it was read from.
    pub text: Arc<Source>,
    /// What it is called.
    pub name: Option<Name>,
    /// Where it comes from.
    pub source: Option<Box<str>>,
    /// The processes it is about; empty: all.
    pub variants: Vec<At<Variant>>,
    /// Limits of figures, in file order.
    pub limits: Vec<Limit>,
    /// Limits of one line of a clock against another.
    pub lines: Vec<LineLimit>,
    /// What must hold without exception.
    pub claims: Vec<At<Claim>>,
    /// What figures must not get worse than.
    pub no_worse_than: Option<At<NoWorse>>,
}

/// A figure, or what it was cut by, and what it may be.
#[derive(Debug, Clone, PartialEq)]
pub struct Limit {
    /// The id of the figure, with `.cut` or `.rate` behind it where a comparison is meant.
    pub figure: At<Id>,
    /// The least it may be.
    pub min: Option<At<Bound>>,
    /// The most it may be.
    pub max: Option<At<Bound>>,
}

/// What a figure is held to, as written: its unit is the figure's.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Bound {
    /// `2`, `0.5`
    Number(f64),
    /// `50%`
    Share(f64),
    /// `1d`
    Time(Amount),
}

/// One line of a clock against another: the promise at most half the statutory limit.
#[derive(Debug, Clone, PartialEq)]
pub struct LineLimit {
    /// Which.
    pub ratio: At<LineRatio>,
    /// The most it may be.
    pub max: At<f64>,
}

/// `no-worse-than:`
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NoWorse {
    /// A file or a git revision; without it whatever the process is compared with.
    pub than: Option<At<Id>>,
    /// The figures; empty: the usual ones.
    pub figures: Vec<At<Id>>,
}

impl Policy {
    /// A policy that demands nothing.
    pub fn empty(text: Arc<Source>) -> Policy {
        Policy {
            text,
            name: None,
            source: None,
            variants: Vec::new(),
            limits: Vec::new(),
            lines: Vec::new(),
            claims: Vec::new(),
            no_worse_than: None,
        }
    }

    /// A stretch of its file.
    pub fn place(&self, span: Span) -> Place {
        Place::new(&self.text, span)
    }

    /// The name, or the file's name without folders and ending.
    pub fn name(&self) -> Name {
        let file = self.text.name.rsplit(['/', '\\']).next().unwrap_or("");
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        self.name.clone().unwrap_or_else(|| Name::One(stem.into()))
    }

    /// Whether it is about processes of a variant.
    pub fn is_about(&self, variant: Option<Variant>) -> bool {
        self.variants.is_empty() || variant.is_some_and(|variant| self.variants.iter().any(|one| one.value == variant))
    }
}
