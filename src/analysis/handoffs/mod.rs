//! Handoffs between departments, who carries them, what they cross.

mod boundary;
mod chain;
mod matrix;

use self::boundary::{differ, is_stated, place_not_given};
use self::chain::hands_over;
use super::Study;
use super::assumption::{Assumption, Boundary, about};
use super::parties::Party;
use crate::model::{Id, Step};

/// Handoffs 交接 between departments (semantics.md §5).
#[derive(Debug, Clone, PartialEq)]
pub struct Handoffs {
    /// Those on the main scenario, each pair of steps once, in the order of the scenario. `None` where no step says who does it.
    pub main: Option<Vec<Handoff>>,
    /// Σ traversals over all ways through, rework included.
    pub expected: Option<f64>,
    /// From whom to whom: departments in order of appearance, row by row.
    pub matrix: Vec<Cell>,
    /// Returns A→B→A on the main scenario.
    pub returns: Vec<Return>,
    /// Boundaries that no department states: their figures are not stated.
    pub unknown: Vec<Boundary>,
    /// What the counts rest on.
    pub rests_on: Vec<Assumption>,
    /// What the counts of a boundary rest on besides.
    pub places_rest_on: Vec<(Boundary, Assumption)>,
}

/// One handoff: a pair of steps of different departments joined by a flow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handoff {
    /// The step that hands over.
    pub from: usize,
    /// The step that takes over.
    pub to: usize,
    /// Who carries it.
    pub carried: Carried,
    /// What it crosses besides the department.
    pub crosses: Vec<Boundary>,
}

/// Who carries a handoff.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Carried {
    /// The applicant: the second step collects what the first produced, or both need a visit.
    Applicant,
    /// Data or messenger: the applicant does nothing.
    Data,
}

/// All handoffs from one department to another.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Who hands over.
    pub from: Id,
    /// Who takes over.
    pub to: Id,
    /// Σ traversals.
    pub expected: f64,
    /// Of these, carried by the applicant.
    pub expected_by_applicant: f64,
    /// Pairs of steps on the main scenario.
    pub main: u64,
    /// Of these, carried by the applicant.
    pub main_by_applicant: u64,
    /// What it crosses besides the department.
    pub crosses: Vec<Boundary>,
}

/// The case comes back to a department that it had left: A→B→A.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Return {
    /// The department that gets it back.
    pub department: Id,
    /// The department that it had gone to.
    pub through: Id,
    /// The last step there.
    pub from: usize,
    /// The step that it comes back to.
    pub to: usize,
}

impl Carried {
    /// The key in JSON: `applicant`.
    pub fn key(self) -> &'static str {
        match self {
            Carried::Applicant => "applicant",
            Carried::Data => "data",
        }
    }
}

/// Finds all handoffs; not stated where no step says who does it.
pub fn of(study: &Study<'_>) -> Handoffs {
    let process = study.process();
    let stated = process.steps.iter().any(|step| step.by.is_some());
    let (main, returns) = on_main(study);
    let cells = matrix::of(study, &main);
    let unknown: Vec<Boundary> = Boundary::ALL.into_iter().filter(|boundary| !is_stated(study, *boundary)).collect();
    let nobody = study.main.steps().filter(|at| process.steps[*at].by.is_none() && !process.steps[*at].is_routing());
    Handoffs {
        expected: stated.then(|| cells.iter().map(|cell| cell.expected).sum()),
        matrix: cells,
        returns,
        rests_on: about(nobody, |steps| Assumption::ByNotGiven { steps }).into_iter().collect(),
        places_rest_on: Boundary::ALL
            .into_iter()
            .filter_map(|of| Some((of, place_not_given(study, &main, of)?)))
            .collect(),
        unknown,
        main: stated.then_some(main),
    }
}

impl Handoffs {
    /// How many of those on the main scenario are carried so.
    pub fn carried(&self, by: Carried) -> usize {
        self.main.iter().flatten().filter(|handoff| handoff.carried == by).count()
    }

    /// How many of those on the main scenario cross a boundary; `None` where no department states it.
    pub fn crossing(&self, boundary: Boundary) -> Option<usize> {
        if self.unknown.contains(&boundary) {
            return None;
        }
        let crosses = |handoff: &&Handoff| handoff.crosses.contains(&boundary);
        self.main.as_ref().map(|main| main.iter().filter(crosses).count())
    }
}

/// Those on the main scenario alone, and the returns A→B→A among them.
pub fn on_main(study: &Study<'_>) -> (Vec<Handoff>, Vec<Return>) {
    let before = chain::before(study);
    let party = |run: usize| hands_over(study, study.main.runs[run].step);
    // Where the case was before it came to the department that has it now.
    let mut came_from: Vec<Vec<&str>> = vec![Vec::new(); before.len()];
    let (mut handoffs, mut returns) = (Vec::new(), Vec::new());
    for (to, sources) in before.iter().enumerate() {
        let Some((taker, to_step)) = party(to).zip(study.main.runs[to].step) else { continue };
        for from in sources.iter().map(|from| *from as usize) {
            let Some((giver, from_step)) = party(from).zip(study.main.runs[from].step) else { continue };
            if giver.department == taker.department {
                let earlier = came_from[from].clone();
                came_from[to].extend(earlier);
                continue;
            }
            handoffs.push(handoff(study, (from_step, giver), (to_step, taker)));
            if came_from[from].contains(&taker.department) {
                returns.push(Return { department: taker.id(), through: giver.id(), from: from_step, to: to_step });
            }
            came_from[to].push(giver.department);
        }
        came_from[to].sort_unstable();
        came_from[to].dedup();
    }
    (handoffs, returns)
}

/// Who carries the case from one step to the next, wherever in the process they stand; `None` where no department hands over to another.
pub fn between(study: &Study<'_>, from: usize, to: usize) -> Option<Carried> {
    let (giver, taker) = (hands_over(study, Some(from))?, hands_over(study, Some(to))?);
    let steps = &study.process().steps;
    (giver.department != taker.department).then(|| carried(study, &steps[from], &steps[to]))
}

fn handoff<'a>(study: &Study<'a>, from: (usize, Party<'a>), to: (usize, Party<'a>)) -> Handoff {
    let steps = &study.process().steps;
    let crosses = Boundary::ALL.into_iter().filter(|boundary| differ(from.1, to.1, *boundary));
    Handoff {
        from: from.0,
        to: to.0,
        carried: carried(study, &steps[from.0], &steps[to.0]),
        crosses: crosses.collect(),
    }
}

fn carried<'a>(study: &Study<'a>, from: &'a Step, to: &'a Step) -> Carried {
    let made = |id: &Id| from.produces.iter().flatten().any(|product| product.value == *id);
    let brings = study.collected(to).any(|one| made(&one.of));
    if brings || (from.visits() > 0 && to.visits() > 0) { Carried::Applicant } else { Carried::Data }
}
