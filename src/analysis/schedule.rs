//! The critical path method on a plain network of activities.
//!
//! Kelley & Walker, "Critical-Path Planning and Scheduling" (1959); floats as in ISO 21511 and DIN 69900.
//! Activities on nodes, arcs are finish-to-start without lag. Time and memory are linear in activities and arcs:
//! arcs are laid out by their source (CSR), activities are taken in Kahn's order, one pass forward and one backward.

use std::fmt;

/// When each activity may and must happen, in the ticks of its durations.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Schedule {
    /// One entry an activity, in the order of the durations.
    pub times: Vec<Times>,
    /// The longest path: when the last activity ends.
    pub length: i64,
}

/// Earliest and latest times of one activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Times {
    /// ES: when everything before is done.
    pub earliest_start: i64,
    /// EF: ES and the duration.
    pub earliest_finish: i64,
    /// LS: latest start that does not delay the whole.
    pub latest_start: i64,
    /// LF: latest finish that does not delay the whole.
    pub latest_finish: i64,
    /// LS − ES.
    pub total_float: i64,
    /// Least ES of the activities after, less EF; of the last ones the length less EF.
    pub free_float: i64,
}

/// Why arcs are no network of activities.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotANetwork {
    /// Some activities wait for each other in a circle.
    Cycle,
    /// The arc with this number names an activity that is not there.
    UnknownActivity {
        /// Its place in the list of arcs.
        arc: usize,
    },
}

/// Earliest and latest times and floats of activities with these durations; each arc is (before, after).
///
/// # Errors
/// When the arcs close a circle or name an activity that has no duration.
pub fn schedule(durations: &[i64], arcs: &[(u32, u32)]) -> Result<Schedule, NotANetwork> {
    let count = durations.len();
    if let Some(arc) = arcs.iter().position(|(from, to)| *from as usize >= count || *to as usize >= count) {
        return Err(NotANetwork::UnknownActivity { arc });
    }
    let after = Successors::of(count, arcs);
    let (order, mut times) = forward(durations, arcs, &after);
    if order.len() < count {
        return Err(NotANetwork::Cycle);
    }
    let length = times.iter().map(|times| times.earliest_finish).max().unwrap_or(0);
    backward(durations, &after, &order, length, &mut times);
    Ok(Schedule { times, length })
}

/// The arcs out of each activity, one list behind the other.
struct Successors {
    starts: Vec<u32>,
    targets: Vec<u32>,
}

impl Successors {
    fn of(count: usize, arcs: &[(u32, u32)]) -> Successors {
        let mut starts = vec![0u32; count + 1];
        for (from, _) in arcs {
            starts[*from as usize + 1] += 1;
        }
        for at in 0..count {
            starts[at + 1] += starts[at];
        }
        let mut free = starts.clone();
        let mut targets = vec![0u32; arcs.len()];
        for (from, to) in arcs {
            let slot = &mut free[*from as usize];
            targets[*slot as usize] = *to;
            *slot += 1;
        }
        Successors { starts, targets }
    }

    fn of_one(&self, activity: usize) -> &[u32] {
        &self.targets[self.starts[activity] as usize..self.starts[activity + 1] as usize]
    }
}

// Kahn's algorithm; activities in a circle never become ready and are missing from the order.
fn forward(durations: &[i64], arcs: &[(u32, u32)], after: &Successors) -> (Vec<u32>, Vec<Times>) {
    let mut times = vec![Times::default(); durations.len()];
    let mut waits_for = vec![0u32; durations.len()];
    for (_, to) in arcs {
        waits_for[*to as usize] += 1;
    }
    let mut order: Vec<u32> = Vec::with_capacity(durations.len());
    order.extend((0u32..).zip(&waits_for).filter(|(_, waits)| **waits == 0).map(|(activity, _)| activity));
    let mut next = 0;
    while let Some(activity) = order.get(next).map(|activity| *activity as usize) {
        next += 1;
        let finish = times[activity].earliest_start.saturating_add(durations[activity]);
        times[activity].earliest_finish = finish;
        for &to in after.of_one(activity) {
            let start = &mut times[to as usize].earliest_start;
            *start = finish.max(*start);
            waits_for[to as usize] -= 1;
            if waits_for[to as usize] == 0 {
                order.push(to);
            }
        }
    }
    (order, times)
}

fn backward(durations: &[i64], after: &Successors, order: &[u32], length: i64, times: &mut [Times]) {
    for &activity in order.iter().rev() {
        let activity = activity as usize;
        let (mut latest, mut soonest) = (length, length);
        for &to in after.of_one(activity) {
            let next = times[to as usize];
            latest = latest.min(next.latest_start);
            soonest = soonest.min(next.earliest_start);
        }
        let own = &mut times[activity];
        own.latest_finish = latest;
        own.latest_start = latest - durations[activity];
        own.total_float = own.latest_start - own.earliest_start;
        own.free_float = soonest - own.earliest_finish;
    }
}

impl fmt::Display for NotANetwork {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotANetwork::Cycle => out.write_str("activities wait for each other in a circle"),
            NotANetwork::UnknownActivity { arc } => write!(out, "arc {arc} names an activity that has no duration"),
        }
    }
}

impl std::error::Error for NotANetwork {}
