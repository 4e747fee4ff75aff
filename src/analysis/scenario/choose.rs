use super::decision::Named;
use super::latest::Latest;
use super::walk::{Chooser, Ground, Meeting, Start, likeliest};
use crate::analysis::time::Spread;
use petgraph::graph::EdgeIndex;

/// The likeliest branch that is not rework.
pub(super) struct Main;

/// The branch that ends latest, rework first.
pub(super) struct Worst {
    pub latest: Latest,
}

/// As the user says, else as [`Main`].
pub(super) struct Decided {
    pub named: Named,
}

/// Optional parallel branches are on the main scenario from this share on.
const LIKELY: f64 = 0.5;

impl Chooser for Main {
    fn one(&mut self, ground: &Ground<'_>, meeting: &Meeting<'_>) -> Option<EdgeIndex> {
        let goes_on = |way| !ground.order.sends_back(ground.flow, way);
        likeliest(ground, meeting.vertex, goes_on)
            .or_else(|| likeliest(ground, meeting.vertex, |way| !used_up(ground, meeting, way)))
            .or_else(|| instead(ground, meeting))
    }

    fn starts(&mut self, ground: &Ground<'_>, _: &Meeting<'_>, way: EdgeIndex) -> Start {
        if ground.flow.graph[way].p.is_none_or(|p| p >= LIKELY) { Start::Yes } else { Start::No }
    }
}

impl Chooser for Worst {
    fn one(&mut self, ground: &Ground<'_>, meeting: &Meeting<'_>) -> Option<EdgeIndex> {
        if is_certain(ground, meeting) {
            return Main.one(ground, meeting);
        }
        let (reworks, mut goes_on): (Vec<_>, Vec<_>) = ground
            .flow
            .ways_out(meeting.vertex)
            .into_iter()
            .filter(|way| !ground.flow.graph[*way].then && ground.flow.graph[*way].p != Some(0.0))
            .partition(|way| ground.order.sends_back(ground.flow, *way));
        let again = |way: &EdgeIndex| meeting.times(*way) < ground.reworks.times(*way);
        if let Some(way) = reworks.iter().copied().find(again) {
            return Some(way);
        }
        goes_on.extend(instead(ground, meeting).filter(|way| !ground.order.goes_back(*way)));
        let latest = goes_on.into_iter().reduce(|best, way| self.latest.later(ground, best, way));
        latest.or_else(|| Main.one(ground, meeting))
    }

    fn starts(&mut self, ground: &Ground<'_>, _: &Meeting<'_>, way: EdgeIndex) -> Start {
        if ground.flow.graph[way].p == Some(0.0) { Start::No } else { Start::Yes }
    }
}

impl Chooser for Decided {
    fn one(&mut self, ground: &Ground<'_>, meeting: &Meeting<'_>) -> Option<EdgeIndex> {
        let named = self.named_at(ground, meeting);
        let mine = |way: &EdgeIndex| ground.flow.ends_of(*way).0 == meeting.vertex;
        let turn = named.get(meeting.round as usize - 1).copied();
        let turn = turn.or_else(|| named.last().copied().filter(|way| !ground.order.sends_back(ground.flow, *way)));
        match turn {
            Some(way) if mine(&way) && !used_up(ground, meeting, way) => Some(way),
            Some(way) if mine(&way) => instead(ground, meeting).or_else(|| Main.one(ground, meeting)),
            // The way is named at the other of the two vertices of a step with a tacit way: in time, it goes on.
            Some(_) => likeliest(ground, meeting.vertex, |way| !ground.flow.graph[way].tacit),
            None => Main.one(ground, meeting),
        }
    }

    fn starts(&mut self, ground: &Ground<'_>, meeting: &Meeting<'_>, way: EdgeIndex) -> Start {
        if self.named_at(ground, meeting).contains(&way) { Start::Yes } else { Main.starts(ground, meeting, way) }
    }
}

impl Decided {
    fn named_at(&self, ground: &Ground<'_>, meeting: &Meeting<'_>) -> &[EdgeIndex] {
        let step = ground.flow.owner(meeting.vertex);
        step.and_then(|step| self.named.get(&step)).map_or(&[], Vec::as_slice)
    }
}

fn used_up(ground: &Ground<'_>, meeting: &Meeting<'_>, way: EdgeIndex) -> bool {
    ground.flow.graph[way].max.is_some_and(|max| meeting.times(way) >= max)
}

// The `then` of a branch whose `max` is used up.
fn instead(ground: &Ground<'_>, meeting: &Meeting<'_>) -> Option<EdgeIndex> {
    let ways = ground.flow.ways_out(meeting.vertex);
    let of_used_up = |then: &EdgeIndex| {
        let then = &ground.flow.graph[*then];
        let branch =
            ways.iter().find(|way| !ground.flow.graph[**way].then && ground.flow.graph[**way].branch == then.branch);
        then.then && branch.is_some_and(|way| used_up(ground, meeting, *way))
    };
    ways.iter().copied().find(of_used_up)
}

// A step with a tacit way whose time is the same in every case always ends the same way.
fn is_certain(ground: &Ground<'_>, meeting: &Meeting<'_>) -> bool {
    let ways = ground.flow.ways_out(meeting.vertex);
    let time = ground.flow.step(meeting.vertex).and_then(|at| ground.times.get(at));
    ways.iter().any(|way| ground.flow.graph[*way].tacit) && time.is_some_and(|time| time.spread == Spread::Constant)
}
