//! Which lanes a diagram has, and in which order: the applicant, the windows, departments from the lowest tier to the highest, then others.

use super::{Lane, LaneKind};
use crate::analysis::parties::{Parties, Party};
use crate::graph::{Flow, Vertex};
use crate::model::words::{DepartmentKind, StepKind, Tier, Word};
use crate::model::{Department, Process, Step};
use crate::report::names::Names;
use crate::say;
use crate::wording::Lang;
use petgraph::Direction;
use petgraph::graph::NodeIndex;

/// The lanes of a process and who stands in which.
#[derive(Debug)]
pub(super) struct Lanes {
    pub list: Vec<Lane>,
    /// Of every vertex of the flow.
    pub of_vertex: Vec<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    // The applicant 0, windows 1, departments 2, intermediaries 3, carriers 4, systems 5, nobody 6.
    class: u8,
    // The lowest tier first: nearest to the applicant. Without one, after those that have one.
    tier: std::cmp::Reverse<Option<Tier>>,
    place: usize,
}

impl Lanes {
    /// The lanes that a flow needs.
    pub fn of(process: &Process, flow: &Flow) -> Lanes {
        let names = Names::of(process);
        let parties = Parties::of(process);
        let doer = |step: &'_ Step| step.department().map(str::to_owned);
        let mut keys: Vec<(Key, Option<String>)> = Vec::new();
        for step in process.steps.iter().filter(|step| !step.is_routing()) {
            let id = doer(step);
            if !keys.iter().any(|(_, other)| *other == id) {
                let place = keys.len();
                let party = step.by.as_ref().map(|by| parties.party(&by.value));
                keys.push((key(process, party, id.as_deref(), place), id));
            }
        }
        let meets =
            process.steps.iter().any(|step| step.visits() > 0 || step.collects.is_some() || step.asks.is_some());
        if meets && !keys.iter().any(|(key, _)| key.class == 0) {
            let key = Key { class: 0, tier: std::cmp::Reverse(None), place: usize::MAX };
            keys.push((key, Some(DepartmentKind::Applicant.key().to_owned())));
        }
        // Points of the flow alone: they stand somewhere too.
        if keys.is_empty() {
            keys.push((key(process, None, None, 0), None));
        }
        keys.sort();
        let list = keys.iter().map(|(key, id)| lane(key, id.as_deref(), &names)).collect();
        let of_step = |at: usize| {
            let step = process.steps.get(at).filter(|step| !step.is_routing())?;
            let id = doer(step);
            keys.iter().position(|(_, other)| *other == id)
        };
        let first = keys.first().filter(|(key, _)| key.class == 0).map(|_| 0);
        Lanes { list, of_vertex: of_vertices(flow, of_step, first) }
    }
}

fn lane(key: &Key, id: Option<&str>, names: &Names<'_>) -> Lane {
    match id {
        Some(id) => {
            let kind = if key.class == 0 { LaneKind::Applicant } else { LaneKind::Party };
            Lane { name: names.department(id).name, kind }
        }
        None => Lane { name: say!(zh: "未注明承办方", en: "nobody named"), kind: LaneKind::Nobody },
    }
}

fn key(process: &Process, party: Option<Party<'_>>, id: Option<&str>, place: usize) -> Key {
    let tier = party.and_then(|party| party.says(|one| one.tier.as_ref())).map(|tier| tier.value);
    let class = match party.map(|party| party.kind) {
        None => 6,
        Some(DepartmentKind::Applicant) => 0,
        Some(DepartmentKind::Government) if is_window(process, id) => 1,
        Some(DepartmentKind::Government) => 2,
        Some(DepartmentKind::Intermediary) => 3,
        Some(DepartmentKind::Carrier) => 4,
        Some(DepartmentKind::System) => 5,
    };
    Key { class, tier: std::cmp::Reverse(tier), place }
}

// By its name, or because all it does is to meet the applicant.
fn is_window(process: &Process, id: Option<&str>) -> bool {
    let declared = process.departments.iter().find(|one| Some(&*one.id.value) == id);
    let called = |lang: Lang| declared.and_then(|one: &Department| one.name.as_ref()).map(|name| name.get(lang));
    let named = id.into_iter().chain(Lang::BOTH.into_iter().filter_map(called));
    if named.into_iter().any(|name| name.contains("窗口") || name.to_lowercase().contains("window")) {
        return true;
    }
    let mut own = process.steps.iter().filter(|step| step.department() == id).peekable();
    let front = [StepKind::Apply, StepKind::Precheck, StepKind::Intake, StepKind::Deliver, StepKind::Notify];
    own.peek().is_some() && own.all(|step| step.kind.as_ref().is_some_and(|kind| front.contains(&kind.value)))
}

// A routing point stands with the step whose flow it splits, or with the one before which flows meet.
fn of_vertices(flow: &Flow, of_step: impl Fn(usize) -> Option<usize>, first: Option<usize>) -> Vec<usize> {
    let lane_of = |vertex: NodeIndex| match flow.graph[vertex] {
        Vertex::Start => first,
        Vertex::Step(at) | Vertex::InTime(at) | Vertex::Meet(at) => of_step(at),
        Vertex::End => None,
    };
    flow.graph
        .node_indices()
        .map(|vertex| {
            lane_of(vertex)
                .or_else(|| {
                    let meets = flow.ways_in(vertex).len() > flow.ways_out(vertex).len();
                    let sides = [Direction::Outgoing, Direction::Incoming];
                    let sides = if meets { sides } else { [sides[1], sides[0]] };
                    sides.into_iter().find_map(|side| beside(flow, vertex, side, &lane_of))
                })
                .unwrap_or(0)
        })
        .collect()
}

/// Chains of routing points longer than this are not looked through.
const FAR: usize = 64;

fn beside(
    flow: &Flow,
    vertex: NodeIndex,
    side: Direction,
    lane_of: &impl Fn(NodeIndex) -> Option<usize>,
) -> Option<usize> {
    let mut now = vertex;
    for _ in 0..FAR {
        let ways = if side == Direction::Outgoing { flow.ways_out(now) } else { flow.ways_in(now) };
        let (from, to) = flow.ends_of(*ways.first()?);
        now = if side == Direction::Outgoing { to } else { from };
        if let Some(lane) = lane_of(now) {
            return Some(lane);
        }
    }
    None
}
