//! A plan: re-engineering as a list of measures (language.md §8). As a process, it is what is written in its file and nothing more.

mod operation;

pub use operation::{
    Add, Automate, Defer, Merge, MoveTo, Operation, Overlay, Parallelise, Pool, PutOnline, Remove, Reorder, Set,
    Shorten, Split, StopAsking, StopCollecting, Where,
};

use super::{Basis, DataItem, Deadline, Department, Id, Material, Name};
use crate::source::{At, Place, Source, Span};
use std::sync::Arc;

/// One plan: all that its file says.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The text it was read from.
    pub source: Arc<Source>,
    /// The version of the language, where it is written.
    pub schema: Option<At<Id>>,
    /// What it is called; the to-be process has this name.
    pub heading: PlanHeading,
    /// The as-is files that it re-engineers, as written.
    pub bases: Vec<At<Id>>,
    /// What is added to the base before any measure.
    pub additions: Additions,
    /// The measures in the order in which they are applied.
    pub measures: Vec<Measure>,
    /// Where the list of measures stands.
    pub measures_at: Span,
}

/// `plan:` a name, or the mapping.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PlanHeading {
    /// The name.
    pub name: Option<At<Name>>,
    /// The version, as written.
    pub version: Option<Id>,
    /// Who keeps the plan.
    pub owner: Option<Id>,
    /// What the to-be process is about.
    pub summary: Option<Name>,
    /// Where it comes from.
    pub source: Option<Id>,
}

/// What the to-be process has besides what the base has. Of two with one id, or two lines of one clock, the plan's counts.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Additions {
    /// Named clocks and their lines.
    pub deadlines: Vec<Deadline>,
    /// Who answers for the case end to end.
    pub case_owner: Option<At<Id>>,
    /// Departments.
    pub departments: Vec<Department>,
    /// Materials.
    pub materials: Vec<Material>,
    /// Data items.
    pub data: Vec<DataItem>,
}

/// One measure: what is done, and what it rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// Its id, which the steps that it changes carry.
    pub id: At<Id>,
    /// Its name; without one the id is the name.
    pub name: Option<Name>,
    /// What it rests on.
    pub basis: Basis,
    /// Who sees to it.
    pub owner: Option<Id>,
    /// By when, as written.
    pub due: Option<At<Id>>,
    /// Systems that it depends on.
    pub needs: Vec<At<Id>>,
    /// What is done, in order; the place is that of the operation's key.
    pub operations: Vec<At<Operation>>,
}

impl Plan {
    /// A plan without anything in it.
    pub fn empty(source: Arc<Source>) -> Plan {
        Plan {
            source,
            schema: None,
            heading: PlanHeading::default(),
            bases: Vec::new(),
            additions: Additions::default(),
            measures: Vec::new(),
            measures_at: Span::default(),
        }
    }

    /// A stretch of the plan's file.
    pub fn place(&self, span: Span) -> Place {
        Place::new(&self.source, span)
    }
}

impl Measure {
    /// The name, or the id.
    pub fn name(&self) -> Name {
        self.name.clone().unwrap_or_else(|| Name::One(self.id.value.clone()))
    }
}

/// Equal when the files say the same; where they stand does not count.
impl PartialEq for Plan {
    fn eq(&self, other: &Plan) -> bool {
        let Plan { source: _, schema, heading, bases, additions, measures, measures_at: _ } = self;
        *schema == other.schema
            && *heading == other.heading
            && *bases == other.bases
            && *additions == other.additions
            && *measures == other.measures
    }
}
