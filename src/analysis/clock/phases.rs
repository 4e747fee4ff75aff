//! What a part of the process does to a clock: whether it starts or stops it there, and how long it runs.

use crate::analysis::law::{Law, NodeId, Tape};
use crate::graph::{Part, PartId, Then};

/// A clock over a part. It is idle until `from` has ended, then runs, and stops for good at the first of `to`.
///
/// Each measure is the share of cases in which that happens, with the law of the time for which the clock has run meanwhile.
#[derive(Debug, Clone, Copy)]
pub(super) struct Phases {
    /// It was idle and stays so: the share.
    pub idle: f64,
    /// It was idle and runs at the end.
    pub starts: Option<NodeId>,
    /// It was idle, ran, and has stopped.
    pub passes: Option<NodeId>,
    /// It was running and still is.
    pub runs: Option<NodeId>,
    /// It was running and has stopped.
    pub stops: Option<NodeId>,
}

/// The clock cannot be followed through such a part by calculation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NeedsSampling;

/// More rounds than this are not written out.
const MOST_ROUNDS: u32 = 256;

impl Phases {
    /// A part in which nothing happens to the clock.
    pub fn plain(time: NodeId) -> Phases {
        Phases { idle: 1.0, starts: None, passes: None, runs: Some(time), stops: None }
    }

    /// The end of this step starts the clock.
    pub fn start(time: NodeId, nothing: NodeId) -> Phases {
        Phases { idle: 0.0, starts: Some(nothing), ..Phases::plain(time) }
    }

    /// The end of this step stops the clock.
    pub fn stop(time: NodeId) -> Phases {
        Phases { runs: None, stops: Some(time), ..Phases::plain(time) }
    }

    /// The law of a clock that was idle at first, and the law of one that ran; each with what has stopped by the end.
    pub fn of_part(
        tape: &mut Tape,
        part: &Part,
        at: impl Fn(&PartId) -> Phases,
        nothing: NodeId,
    ) -> Result<Phases, NeedsSampling> {
        let none = Phases::plain(nothing);
        match part {
            Part::Way(_) | Part::Vertex(_) => Ok(none),
            Part::Seq(parts) => Ok(parts.iter().fold(none, |sum, part| sum.then(at(part), tape))),
            Part::One(branches) => {
                let some: Vec<(f64, Phases)> = branches.iter().map(|branch| (branch.p, at(&branch.part))).collect();
                Ok(Phases::mixture(&some, tape))
            }
            Part::Rework { body, back, p, max, then } => {
                let usual = then.map_or(none, |Then { usual, .. }| at(&usual));
                let instead = then.map(|Then { instead, .. }| at(&instead));
                let rounds = Rounds { body: at(body), back: at(back), p: *p };
                match max {
                    None => Ok(rounds.without_limit(nothing, tape).then(usual, tape)),
                    Some(max) if *max <= MOST_ROUNDS => Ok(rounds.limited(*max, usual, instead, tape)),
                    Some(_) => Err(NeedsSampling),
                }
            }
            Part::All(_) | Part::Rigid(_) => Err(NeedsSampling),
        }
    }

    /// One after the other; what has stopped stays so.
    pub fn then(self, next: Phases, tape: &mut Tape) -> Phases {
        let mut join = |a: Option<NodeId>, b: Option<NodeId>| Some(tape.sequence(&[a?, b?]));
        let (started, passed) = (join(self.starts, next.runs), join(self.starts, next.stops));
        let (ran, stopped) = (join(self.runs, next.runs), join(self.runs, next.stops));
        Phases {
            idle: self.idle * next.idle,
            starts: sum(&[(1.0, started), (self.idle, next.starts)], tape),
            passes: sum(&[(1.0, self.passes), (1.0, passed), (self.idle, next.passes)], tape),
            runs: ran,
            stops: sum(&[(1.0, self.stops), (1.0, stopped)], tape),
        }
    }

    fn mixture(parts: &[(f64, Phases)], tape: &mut Tape) -> Phases {
        let mut of = |field: fn(&Phases) -> Option<NodeId>| {
            let each: Vec<(f64, Option<NodeId>)> = parts.iter().map(|(p, part)| (*p, field(part))).collect();
            sum(&each, tape)
        };
        Phases {
            idle: parts.iter().map(|(p, part)| p * part.idle).sum(),
            starts: of(|part| part.starts),
            passes: of(|part| part.passes),
            runs: of(|part| part.runs),
            stops: of(|part| part.stops),
        }
    }

    // Only what has stopped, or only what has not.
    fn stopped(self) -> Phases {
        Phases { idle: 0.0, starts: None, runs: None, ..self }
    }

    fn going_on(self) -> Phases {
        Phases { passes: None, stops: None, ..self }
    }
}

/// A rework: body, then with share p the way back and the body again.
struct Rounds {
    body: Phases,
    back: Phases,
    p: f64,
}

impl Rounds {
    // With K what goes on through a round and A what stops in one: Σ Kᵏ·(A + (1−p)·body).
    fn without_limit(&self, nothing: NodeId, tape: &mut Tape) -> Phases {
        let again = Phases::mixture(&[(self.p, self.body.going_on().then(self.back, tape))], tape);
        let leaves = Phases::mixture(&[(1.0 - self.p, self.body.going_on())], tape);
        let once = Phases::mixture(&[(1.0, self.body.stopped()), (1.0, again.stopped()), (1.0, leaves)], tape);
        let repeated = again.runs.map_or(nothing, |runs| tape.repeated(runs));
        let idle = 1.0 / (1.0 - again.idle).max(f64::EPSILON);
        let starts = again.starts.map(|starts| {
            let starts = tape.sequence(&[starts, repeated]);
            tape.mixture(vec![(idle, starts)])
        });
        Phases { idle, starts, passes: None, runs: Some(repeated), stops: None }.then(once, tape)
    }

    // From the last round, in which the limit is used up, back to the first.
    fn limited(&self, max: u32, usual: Phases, instead: Option<Phases>, tape: &mut Tape) -> Phases {
        let end = Phases::mixture(&[(1.0 - self.p, usual), (self.p, instead.unwrap_or(usual))], tape);
        let mut rounds = self.body.then(end, tape);
        for _ in 0..max {
            let again = self.back.then(rounds, tape);
            let end = Phases::mixture(&[(1.0 - self.p, usual), (self.p, again)], tape);
            rounds = self.body.then(end, tape);
        }
        rounds
    }
}

fn sum(parts: &[(f64, Option<NodeId>)], tape: &mut Tape) -> Option<NodeId> {
    let some: Vec<(f64, NodeId)> =
        parts.iter().filter_map(|(share, node)| Some((*share, (*node)?))).filter(|(share, _)| *share > 0.0).collect();
    (!some.is_empty()).then(|| tape.mixture(some))
}

/// The law of a measure, made whole, and its mass.
pub(super) fn whole(tape: &Tape, measure: Option<NodeId>) -> (Law, f64) {
    let law = measure.map_or_else(Law::default, |node| tape.law(node).clone());
    let mass = law.mass();
    if mass > 0.0 { (law.times(1.0 / mass), mass) } else { (Law::default(), 0.0) }
}
