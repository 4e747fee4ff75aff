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
    let mut network = Network::of(count, arcs);
    let (order, length) = network.forward(durations);
    if order.len() < count {
        return Err(NotANetwork::Cycle);
    }
    let free = network.backward(durations, &order, length);
    let times = durations.iter().zip(&network.activities).zip(free);
    let times = times.map(|((duration, activity), free_float)| Times {
        earliest_start: activity.earliest,
        earliest_finish: activity.earliest.saturating_add(*duration),
        latest_start: activity.latest,
        latest_finish: activity.latest.saturating_add(*duration),
        total_float: activity.latest.saturating_sub(activity.earliest),
        free_float,
    });
    Ok(Schedule { times: times.collect(), length })
}

/// The arcs out of each activity, one list behind the other. What an arc looks up of its target lies together: in a large network
/// the time goes into fetching it.
struct Network {
    /// One more than there are, so that each list has an end.
    activities: Vec<Activity>,
    targets: Vec<u32>,
}

#[derive(Clone, Copy, Default)]
struct Activity {
    earliest: i64,
    latest: i64,
    /// Where its arcs begin.
    first: u32,
    /// Arcs into it that are not yet done.
    waits: u32,
}

impl Network {
    fn of(count: usize, arcs: &[(u32, u32)]) -> Network {
        let mut activities = vec![Activity::default(); count + 1];
        for (from, to) in arcs {
            activities[*from as usize].first += 1;
            activities[*to as usize].waits += 1;
        }
        let mut end = 0;
        for activity in &mut activities {
            end += activity.first;
            activity.first = end;
        }
        // Filled from behind, each list's end comes down to its beginning.
        let mut targets = vec![0u32; arcs.len()];
        for (from, to) in arcs.iter().rev() {
            let first = &mut activities[*from as usize].first;
            *first -= 1;
            targets[*first as usize] = *to;
        }
        Network { activities, targets }
    }

    fn after(&self, activity: usize) -> std::ops::Range<usize> {
        self.activities[activity].first as usize..self.activities[activity + 1].first as usize
    }

    // Kahn's algorithm; activities in a circle never become ready and are missing from the order.
    fn forward(&mut self, durations: &[i64]) -> (Vec<u32>, i64) {
        let mut order: Vec<u32> = Vec::with_capacity(durations.len());
        let ready = (0u32..).zip(&self.activities[..durations.len()]).filter(|(_, one)| one.waits == 0);
        order.extend(ready.map(|(activity, _)| activity));
        let (mut next, mut length) = (0, 0);
        while let Some(activity) = order.get(next).map(|activity| *activity as usize) {
            next += 1;
            let finish = self.activities[activity].earliest.saturating_add(durations[activity]);
            length = finish.max(length);
            for arc in self.after(activity) {
                let target = self.targets[arc];
                let to = &mut self.activities[target as usize];
                to.earliest = finish.max(to.earliest);
                to.waits -= 1;
                if to.waits == 0 {
                    order.push(target);
                }
            }
        }
        (order, length)
    }

    fn backward(&mut self, durations: &[i64], order: &[u32], length: i64) -> Vec<i64> {
        let mut free = vec![0; durations.len()];
        for &activity in order.iter().rev() {
            let activity = activity as usize;
            let (mut latest, mut soonest) = (length, length);
            for arc in self.after(activity) {
                let to = self.activities[self.targets[arc] as usize];
                latest = latest.min(to.latest);
                soonest = soonest.min(to.earliest);
            }
            let own = &mut self.activities[activity];
            own.latest = latest.saturating_sub(durations[activity]);
            free[activity] = soonest.saturating_sub(own.earliest.saturating_add(durations[activity]));
        }
        free
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
