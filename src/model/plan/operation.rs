use crate::model::words::SubstituteWay;
use crate::model::{Amount, Basis, Duration, Id, Step, Target};
use crate::source::At;

macro_rules! operations {
    ($($(#[$doc:meta])* $name:ident $key:literal,)+) => {
        /// One operation of a measure. The word is the key that it has in a plan file.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Operation { $($(#[$doc])* $name($name),)+ }

        impl Operation {
            /// Every word in the order of the language.
            pub const KEYS: &'static [&'static str] = &[$($key),+];

            /// Its word.
            pub fn key(&self) -> &'static str {
                match self { $(Operation::$name(_) => $key,)+ }
            }
        }
    };
}

// The one list of operations: the table of fields, the reader, the application and the docs are held to it by a test.
operations! {
    /// Steps are left out.
    Remove "remove",
    /// Steps become one.
    Merge "merge",
    /// A step becomes several.
    Split "split",
    /// Steps in a row are done in parallel.
    Parallelise "parallelise",
    /// Steps in a row are done in another order.
    Reorder "reorder",
    /// Another department does the steps.
    MoveTo "move",
    /// A system does the steps by itself.
    Automate "automate",
    /// The applicant meets the steps on line.
    PutOnline "put-online",
    /// Steps take less time.
    Shorten "shorten",
    /// Materials are no longer handed in.
    StopCollecting "stop-collecting",
    /// Data items are no longer filled in.
    StopAsking "stop-asking",
    /// Materials may follow later.
    Defer "defer",
    /// Departments become one.
    Pool "pool",
    /// Fields of a step are written anew.
    Set "set",
    /// A step is put in.
    Add "add",
}

/// `remove: [step]`
#[derive(Debug, Clone, PartialEq)]
pub struct Remove {
    /// The steps.
    pub steps: Vec<At<Id>>,
}

/// `merge: {steps, into: {id, …}}`
#[derive(Debug, Clone, PartialEq)]
pub struct Merge {
    /// The steps.
    pub steps: Vec<At<Id>>,
    /// The one that takes them over.
    pub into: Box<Overlay>,
}

/// `split: {step, into: [{id, …}]}`
#[derive(Debug, Clone, PartialEq)]
pub struct Split {
    /// The step.
    pub step: At<Id>,
    /// Those that take it over, one after the other.
    pub into: Vec<Overlay>,
}

/// `parallelise: [step, …]`
#[derive(Debug, Clone, PartialEq)]
pub struct Parallelise {
    /// The steps.
    pub steps: Vec<At<Id>>,
}

/// `reorder: [step, …]`
#[derive(Debug, Clone, PartialEq)]
pub struct Reorder {
    /// The steps in their new order.
    pub steps: Vec<At<Id>>,
}

/// `move: {steps, to: department}`
#[derive(Debug, Clone, PartialEq)]
pub struct MoveTo {
    /// The steps.
    pub steps: Vec<At<Id>>,
    /// `department` or `department/office`.
    pub to: At<Id>,
}

/// `automate: {steps, work: 1min}`
#[derive(Debug, Clone, PartialEq)]
pub struct Automate {
    /// The steps.
    pub steps: Vec<At<Id>>,
    /// How long the machine takes.
    pub work: At<Duration>,
}

/// `put-online: {steps}`
#[derive(Debug, Clone, PartialEq)]
pub struct PutOnline {
    /// The steps.
    pub steps: Vec<At<Id>>,
}

/// `shorten: {step: 0.5d}`, or a map of time fields for each step.
#[derive(Debug, Clone, PartialEq)]
pub struct Shorten {
    /// For each step its new times.
    pub times: Vec<Overlay>,
}

/// `stop-collecting: {materials, at: [step], by}`
#[derive(Debug, Clone, PartialEq)]
pub struct StopCollecting {
    /// The materials.
    pub materials: Vec<At<Id>>,
    /// At these steps; at every step where none is named.
    pub at: Vec<At<Id>>,
    /// What stands in their place.
    pub by: At<SubstituteWay>,
    /// The system that carries it.
    pub system: Option<Id>,
    /// What it rests on.
    pub basis: Basis,
}

/// `stop-asking: {data, at}`
#[derive(Debug, Clone, PartialEq)]
pub struct StopAsking {
    /// The data items.
    pub data: Vec<At<Id>>,
    /// At these steps; at every step where none is named.
    pub at: Vec<At<Id>>,
}

/// `defer: {materials, until, within, on-miss}`
#[derive(Debug, Clone, PartialEq)]
pub struct Defer {
    /// The materials.
    pub materials: Vec<At<Id>>,
    /// The step before which they must be there.
    pub until: Option<At<Id>>,
    /// The time given.
    pub within: Option<At<Amount>>,
    /// What happens otherwise.
    pub on_miss: Option<At<Target>>,
}

/// `pool: {departments, into}`
#[derive(Debug, Clone, PartialEq)]
pub struct Pool {
    /// The departments.
    pub departments: Vec<At<Id>>,
    /// The one that takes them over.
    pub into: At<Id>,
}

/// `set: {step, field: value, …}`
#[derive(Debug, Clone, PartialEq)]
pub struct Set {
    /// The step and its fields.
    pub fields: Box<Overlay>,
}

/// `add: {step: {id, …}, between: [a, b]}`
#[derive(Debug, Clone, PartialEq)]
pub struct Add {
    /// The new step.
    pub step: Box<Overlay>,
    /// Where it stands.
    pub place: Where,
}

/// Where a new step stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Where {
    /// On the way from one step to another.
    Between(At<Id>, At<Id>),
    /// On every way into a step.
    Before(At<Id>),
    /// On the way out of a step; of several, once all of them are done.
    After(Vec<At<Id>>),
}

/// A step as far as a plan writes it: a new one, or what is to be written over one that is there.
#[derive(Debug, Clone, PartialEq)]
pub struct Overlay {
    /// The step with what is written; everything else is empty.
    pub step: Step,
    /// The keys of the fields that are written. One that is empty in `step` is taken away.
    pub fields: Vec<&'static str>,
}

impl Overlay {
    /// Whether a field is written.
    pub fn says(&self, field: &str) -> bool {
        self.fields.contains(&field)
    }
}
