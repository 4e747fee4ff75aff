use crate::analysis::Study;
use crate::graph::{Relation, Relations};
use crate::model::exact::{self, Seconds};
use rustc_hash::FxHashMap;

/// Beyond this many executions the order of steps is not compared: the table of who stands before whom is quadratic.
const MOST: usize = 5000;

/// Beyond this many groups only those on the main scenario have a place: others are looked up pair by pair.
const MOST_LOOKED_UP: usize = 400;

/// Which groups of steps stand before which: on the main scenario, and by the structure of the process where it does not pass one of them.
pub(super) struct Precedence<'s> {
    /// The steps of each group, and of these the executions on the main scenario.
    steps: Vec<&'s [usize]>,
    runs: Vec<Vec<usize>>,
    relations: Option<Relations<'s>>,
    /// One row of bits an execution: those that it comes after.
    after: Vec<Vec<u64>>,
}

impl<'s> Precedence<'s> {
    /// The order of groups of steps, each a list; `None` where the process is too large for it.
    pub fn of(study: &'s Study<'_>, groups: impl Iterator<Item = &'s [usize]>) -> Option<Precedence<'s>> {
        let count = study.main.runs.len();
        if count > MOST {
            return None;
        }
        let mut after = vec![vec![0u64; count.div_ceil(64)]; count];
        for (from, to) in &study.main.arcs {
            let (from, to) = (*from as usize, *to as usize);
            let (earlier, later) = after.split_at_mut(to);
            for (mine, theirs) in later[0].iter_mut().zip(&earlier[from]) {
                *mine |= theirs;
            }
            later[0][from / 64] |= 1 << (from % 64);
        }
        let places: FxHashMap<usize, usize> =
            study.main.runs.iter().enumerate().filter_map(|(run, made)| Some((made.step?, run))).collect();
        let steps: Vec<&[usize]> = groups.collect();
        let runs = steps.iter().map(|steps| steps.iter().filter_map(|step| places.get(step).copied()).collect());
        let relations = (steps.len() <= MOST_LOOKED_UP).then(|| Relations::of(study.sound));
        Some(Precedence { runs: runs.collect(), steps, relations, after })
    }

    /// How long the steps of a group take together, those that run side by side counted once: the longest chain of them.
    ///
    /// `None` where none of them is on the scenario, or one that is has no time.
    pub fn longest_chain(&self, study: &Study<'_>, group: usize) -> Option<Seconds> {
        let mut runs = self.runs[group].clone();
        runs.sort_unstable();
        let mut chains: Vec<(usize, Seconds)> = Vec::with_capacity(runs.len());
        for run in runs {
            let time = study.times[study.main.runs[run].step?].total?;
            let before = chains.iter().filter(|(early, _)| self.stands(*early, run)).map(|(_, chain)| *chain).max();
            chains.push((run, exact::sum(before.into_iter().chain([time]))));
        }
        chains.into_iter().map(|(_, chain)| chain).max()
    }

    /// Whether one group stands before another, and whether the other stands before it; `None` where no case passes both, or it cannot be told.
    pub fn between(&self, one: usize, other: usize) -> Option<(bool, bool)> {
        let (first, second) = (&self.runs[one], &self.runs[other]);
        if first.is_empty() || second.is_empty() {
            return self.looked_up(one, other);
        }
        let any = |early: &[usize], late: &[usize]| {
            late.iter().any(|late| early.iter().any(|early| self.stands(*early, *late)))
        };
        Some((any(first, second), any(second, first)))
    }

    fn looked_up(&self, one: usize, other: usize) -> Option<(bool, bool)> {
        let relations = self.relations.as_ref()?;
        let pairs =
            self.steps[one].iter().flat_map(|first| self.steps[other].iter().map(move |second| (*first, *second)));
        let mut place = None;
        for (first, second) in pairs {
            let (before, after) = place.unwrap_or((false, false));
            place = match relations.between(first, second) {
                Relation::Before => Some((true, after)),
                Relation::After => Some((before, true)),
                Relation::Parallel => Some((before, after)),
                Relation::Exclusive => place,
                Relation::Unclear => return None,
            };
        }
        place
    }

    fn stands(&self, early: usize, late: usize) -> bool {
        self.after[late][early / 64] >> (early % 64) & 1 == 1
    }
}
