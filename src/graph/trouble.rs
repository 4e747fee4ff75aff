use crate::model::words::JoinKind;

/// Why a flow is not sound. Steps are places in the process's list.
///
/// A witness is the shortest sequence of steps into trouble, from where the region in question is entered, cut off after [`Trouble::WITNESS`] steps.
#[derive(Debug, Clone, PartialEq)]
pub enum Trouble {
    /// No flow leads here from the start.
    Unreachable {
        /// The step.
        step: usize,
        /// The steps that only it leads to: unreachable for the same reason.
        after: Vec<usize>,
    },
    /// From here the case cannot end.
    NeverEnds {
        /// The steps that go round without an end.
        steps: Vec<usize>,
        /// The likeliest repair.
        repair: Option<Repair>,
    },
    /// By its shares a case goes round so often that it might as well never end. The structure is sound; times and counts mean nothing.
    TooManyRounds {
        /// The steps that are executed so often, in file order.
        steps: Vec<usize>,
    },
    /// A step waits for a flow that cannot come.
    Deadlock {
        /// The step that waits.
        at: usize,
        /// The shortest sequence of steps into trouble.
        witness: Vec<usize>,
        /// The steps whose flow into `at` never comes.
        missing: Vec<usize>,
        /// The decision that keeps it from coming, where there is one.
        decision: Option<usize>,
        /// The likeliest repair.
        repair: Option<Repair>,
    },
    /// A step can be entered again while its first entry is unfinished.
    RunsTwice {
        /// The step.
        at: usize,
        /// The shortest sequence of steps into trouble.
        witness: Vec<usize>,
        /// The split whose parallel branches meet without waiting, where there is one.
        split: Option<usize>,
        /// The likeliest repair.
        repair: Option<Repair>,
    },
    /// Blocks do not nest and splits of both kinds reach the place: the join must be written.
    JoinUnclear {
        /// The step.
        at: usize,
        /// A decision that reaches it on two ways.
        decision: usize,
        /// A parallel split that reaches it on two ways.
        parallel: usize,
        /// The likeliest repair.
        repair: Option<Repair>,
    },
    /// More states than the budget.
    Undecided {
        /// The budget.
        states: usize,
        /// The steps of the region in question.
        steps: Vec<usize>,
    },
}

/// What to write so that a trouble goes away. What is proposed has been checked to help, as far as the region in question goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repair {
    /// Write `join: …` at the step.
    WriteJoin {
        /// The step.
        at: usize,
        /// How flows shall meet.
        join: JoinKind,
    },
    /// Leave the written `join` out at the step: some of its flows wait for each other and others do not.
    LeaveJoinOut {
        /// The step.
        at: usize,
    },
    /// Write `cancel: true` on the branch of the decision that leads to the step (or to the end), so that everything else stops.
    Cancel {
        /// The decision.
        decision: usize,
        /// Which of its branches, in file order.
        branch: usize,
        /// Where the branch leads; `None` for an end.
        to: Option<usize>,
    },
    /// Give one of the steps, best this one, a way to an end.
    GiveWayOut {
        /// The step.
        at: usize,
    },
}

impl Trouble {
    /// A longer witness than this tells nobody anything.
    pub const WITNESS: usize = 200;

    /// The step that it is told of; the first where there are several.
    pub fn at(&self) -> Option<usize> {
        match self {
            Trouble::Unreachable { step, .. } => Some(*step),
            Trouble::NeverEnds { steps, .. } | Trouble::TooManyRounds { steps } | Trouble::Undecided { steps, .. } => {
                steps.first().copied()
            }
            Trouble::Deadlock { at, .. } | Trouble::RunsTwice { at, .. } | Trouble::JoinUnclear { at, .. } => Some(*at),
        }
    }

    /// The likeliest repair.
    pub fn repair(&self) -> Option<&Repair> {
        match self {
            Trouble::NeverEnds { repair, .. }
            | Trouble::Deadlock { repair, .. }
            | Trouble::RunsTwice { repair, .. }
            | Trouble::JoinUnclear { repair, .. } => repair.as_ref(),
            Trouble::Unreachable { .. } | Trouble::TooManyRounds { .. } | Trouble::Undecided { .. } => None,
        }
    }
}
