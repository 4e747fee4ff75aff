//! Why an operation of a plan cannot be done, with the place in the plan that is to blame.

use super::Refused;
use crate::graph::Trouble;
use crate::model::{Citation, Id, Process};
use crate::source::{At, Span};

/// An operation that was not done.
#[derive(Debug, Clone)]
pub struct Refusal {
    /// What is underlined in the plan; empty: the operation as a whole.
    pub span: Span,
    /// Why.
    pub why: Why,
}

/// Why an operation cannot be done.
#[derive(Debug, Clone)]
pub enum Why {
    /// There is no such thing.
    Missing(Thing, Id),
    /// There was such a step, until this measure took it away.
    Gone {
        /// The step.
        step: Id,
        /// The measure.
        by: Id,
    },
    /// A step has this id already.
    Taken(Id),
    /// The second does not directly follow the first, and nothing else.
    NotInARow(Id, Id),
    /// The step decides or splits, so that what follows it is not one thing.
    GoesSeveralWays(Id),
    /// No way leads from the one to the other.
    NoWay(Id, Id),
    /// What the steps say of this field cannot be made one: the plan has to say it.
    Unsaid(&'static str),
    /// More hands-on time than there is time.
    WorkAboveElapsed(Id),
    /// `shorten` would give it more time.
    NotShorter(Id),
    /// The clocks of the plan and those of the base are not of one kind: named, or one over the whole case.
    ClocksDiffer,
    /// Law prescribes it: a change of law comes first (D5).
    Mandatory(Thing, Id, Citation),
    /// Law prescribes a step that every case passes, and some would no longer pass it (D5).
    Bypassed(Id, Citation),
    /// Something else still rests on it.
    Needed {
        /// What would be gone.
        thing: Id,
        /// What needs it.
        by: Needer,
    },
    /// The first is put before the second, which it has to come after.
    Cycle(Id, Id, Link),
    /// The flow would not work.
    Unsound {
        /// The process as it would be.
        process: Box<Process>,
        /// What is wrong with its flow.
        troubles: Vec<Trouble>,
    },
}

/// What an operation names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing {
    /// A step.
    Step,
    /// A step that the case goes on to, where it may end as well.
    Target,
    /// A department or office.
    Department,
    /// A material.
    Material,
    /// A data item.
    Data,
}

/// What rests on something that would be gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Needer {
    /// A step.
    Step(Id),
    /// A clock begins or ends there; by its name, where it has one.
    Clock(Option<Id>),
    /// The applicant's time ends there.
    Applicant,
    /// A material may follow until there, or the case goes there if it does not.
    Deferral(Id),
}

/// Why a step comes after another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// It uses, collects or makes on what the other makes.
    Data(Id),
    /// Law prescribes the order.
    Law,
}

/// What an operation comes to.
pub type Refuse<T = ()> = Result<T, Refusal>;

impl Why {
    /// The refusal at a place of the plan.
    pub fn at(self, span: Span) -> Refusal {
        Refusal { span, why: self }
    }

    /// The refusal of the operation as a whole.
    pub fn here(self) -> Refusal {
        Refusal { span: Span::default(), why: self }
    }

    /// There is no such thing.
    pub fn missing(thing: Thing, id: &At<Id>) -> Refusal {
        Why::Missing(thing, id.value.clone()).at(id.span)
    }
}

impl From<Refused> for Why {
    fn from(refused: Refused) -> Why {
        match refused {
            Refused::NoSuchStep(id) => Why::Missing(Thing::Step, id),
            Refused::NotInARow(one, other) => Why::NotInARow(one, other),
            Refused::GoesSeveralWays(id) | Refused::NoOtherWay(id) => Why::GoesSeveralWays(id),
        }
    }
}

impl From<Refused> for Refusal {
    fn from(refused: Refused) -> Refusal {
        Why::from(refused).here()
    }
}
