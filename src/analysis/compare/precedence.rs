use crate::analysis::Study;
use rustc_hash::FxHashMap;

/// Beyond this many executions the order of steps is not compared: the table of who stands before whom is quadratic.
const MOST: usize = 5000;

/// Which groups of steps stand before which on a main scenario.
pub(super) struct Precedence {
    /// The executions of each group.
    runs: Vec<Vec<usize>>,
    /// One row of bits an execution: those that it comes after.
    after: Vec<Vec<u64>>,
}

impl Precedence {
    /// The order of groups of steps, each a list; `None` where the process is too large for it.
    pub fn of<'g>(study: &Study<'_>, groups: impl Iterator<Item = &'g [usize]>) -> Option<Precedence> {
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
        let runs = groups.map(|steps| steps.iter().filter_map(|step| places.get(step).copied()).collect());
        Some(Precedence { runs: runs.collect(), after })
    }

    /// Whether one group stands before another, and whether the other stands before it; `None` where either is not on the scenario.
    pub fn between(&self, one: usize, other: usize) -> Option<(bool, bool)> {
        let (first, second) = (&self.runs[one], &self.runs[other]);
        if first.is_empty() || second.is_empty() {
            return None;
        }
        let stands = |early: usize, late: usize| self.after[late][early / 64] >> (early % 64) & 1 == 1;
        let any =
            |early: &[usize], late: &[usize]| late.iter().any(|late| early.iter().any(|early| stands(*early, *late)));
        Some((any(first, second), any(second, first)))
    }
}
