use super::Id;
use crate::source::At;

/// How a case goes on after a step (language.md §4).
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Next {
    /// No `next`: the case's flow ends here.
    #[default]
    End,
    /// `next: 审查`, `next: {end: rejected}`: one way on.
    Plain(At<Target>),
    /// `{one: […]}`, `{all: […]}`.
    Split {
        /// Exactly one way, or all of them.
        kind: Split,
        /// The ways, in file order.
        branches: Vec<At<Branch>>,
    },
}

/// What a split does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Split {
    /// A decision: exactly one way (XOR).
    One,
    /// In parallel (AND); a branch with `p` starts in that share of cases (OR).
    All,
}

/// Where a flow goes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Target {
    /// To a step.
    Step(Id),
    /// `{end: rejected}`: the flow ends, with this outcome.
    End(Id),
}

/// One way out of a split.
#[derive(Debug, Clone, PartialEq)]
pub struct Branch {
    /// Where it goes.
    pub target: At<Target>,
    /// Its share as written, 0..=1.
    pub p: Option<At<f64>>,
    /// The condition in words.
    pub when: Option<Box<str>>,
    /// Why a case is sent back: `cause: papers`.
    pub cause: Option<At<super::words::ReworkCause>>,
    /// 一票否决: everything else in the case stops.
    pub cancel: bool,
    /// How often this way back may be taken per entry into the loop.
    pub max: Option<At<u32>>,
    /// Where it goes once `max` is used up.
    pub then: Option<At<Target>>,
    /// A return that is a new case, not rework (闭环).
    pub feedback: bool,
}

impl Branch {
    /// A branch that says nothing but where it goes.
    pub fn to(target: At<Target>) -> Branch {
        Branch { target, p: None, when: None, cause: None, cancel: false, max: None, then: None, feedback: false }
    }
}

impl Target {
    /// The step's id, or the outcome.
    pub fn name(&self) -> &str {
        match self {
            Target::Step(name) | Target::End(name) => name,
        }
    }
}

impl Next {
    /// Every target that is written, `then` included, in file order.
    pub fn targets(&self) -> Vec<&At<Target>> {
        match self {
            Next::End => Vec::new(),
            Next::Plain(target) => vec![target],
            Next::Split { branches, .. } => {
                branches.iter().flat_map(|branch| std::iter::once(&branch.target).chain(&branch.then)).collect()
            }
        }
    }
}
