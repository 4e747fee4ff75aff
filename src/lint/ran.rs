use super::{Check, Options, Rule, rules};

/// How far a process could be judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// It was read; what was read is not what was meant.
    Read,
    /// What was misread does not touch its flow, which alone was looked at.
    Flow,
    /// It was read, and its flow does not work.
    Process,
    /// All of it.
    Sound,
}

/// The rules that run when a process can be judged so far, in the order of the list; those that are switched off do not.
pub fn ran(reach: Reach, options: &Options) -> Vec<&'static str> {
    let runs = |check: &Check| match check {
        Check::Reader | Check::Acceptance => true,
        Check::Flow(_) => reach >= Reach::Flow,
        Check::Process(_) => reach >= Reach::Process,
        Check::Sound(_) => reach == Reach::Sound,
        Check::Policy(_) => reach == Reach::Sound && !options.demands.is_nothing(),
        // It takes several files, or a plan.
        Check::Files(_) | Check::Plan => false,
    };
    let runs = |rule: &&&Rule| runs(&rule.check) && !options.levels.is_off(rule.id);
    rules::ALL.iter().filter(runs).map(|rule| rule.id).collect()
}
