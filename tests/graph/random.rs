//! Random graphs: the verdict of the program is that of the exhaustive search.

use super::exhaustive::{Verdict, decide, places};
use super::notation::nobody;
use petgraph::graph::NodeIndex;
use zaizao::graph::{Flow, Repair, Sound, Trouble, Vertex, Way};
use zaizao::model::Split;
use zaizao::model::words::JoinKind;

/// Marsaglia's xorshift, so that every run draws the same graphs.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % bound
    }

    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

/// A graph as lists: for each step its split and targets (`steps` is the end), and its written join.
#[derive(Debug, Clone)]
pub struct Plan {
    pub steps: Vec<(Split, Vec<usize>, Option<JoinKind>)>,
    pub cancels: Vec<(usize, usize)>,
}

impl Plan {
    pub fn flow(&self) -> Flow {
        let mut flow = Flow::with_steps(self.steps.len());
        for (at, (split, targets, join)) in self.steps.iter().enumerate() {
            let from = NodeIndex::new(at);
            if targets.len() > 1 {
                flow.set_split(from, *split);
            }
            if let Some(join) = join {
                flow.set_join(from, *join);
            }
            for (branch, target) in targets.iter().enumerate() {
                let to = if *target == self.steps.len() { flow.end } else { NodeIndex::new(*target) };
                let branch = (targets.len() > 1).then_some(branch);
                let cancel = branch.is_some_and(|branch| self.cancels.contains(&(at, branch)));
                flow.connect(from, to, Way { branch, cancel, ..Way::default() });
            }
        }
        flow.connect(flow.start, NodeIndex::new(0), Way::default());
        flow
    }
}

// Targets anywhere, a little more often ahead.
fn wild(dice: &mut Dice) -> Plan {
    let n = 2 + dice.below(11);
    let backwards = [0, 5, 20][dice.below(3)];
    let steps = (0..n).map(|at| {
        let ways = [1, 1, 1, 2, 2, 3][dice.below(6)];
        let split = if dice.chance(50) { Split::One } else { Split::All };
        let mut targets: Vec<usize> = (0..ways)
            .map(|_| if dice.chance(backwards) { dice.below(n + 1) } else { at + 1 + dice.below((n - at).min(4)) })
            .collect();
        targets.sort_unstable();
        targets.dedup();
        (split, targets, None)
    });
    Plan { steps: steps.collect(), cancels: Vec::new() }
}

// Blocks in blocks, then a few ways and splits changed: most of what is sound and does not reduce comes from here.
fn bent(dice: &mut Dice) -> Plan {
    let mut plan = Plan { steps: vec![(Split::One, vec![1], None)], cancels: Vec::new() };
    let end = usize::MAX;
    plan.steps[0].1 = vec![end];
    while plan.steps.len() < 4 + dice.below(9) {
        let at = dice.below(plan.steps.len());
        let next = plan.steps.len();
        let after = plan.steps[at].1.clone();
        let split = plan.steps[at].0;
        match dice.below(4) {
            0 => {
                plan.steps[at].1 = vec![next];
                plan.steps.push((split, after, None));
            }
            1 | 2 if next + 3 <= 12 => {
                let kind = if dice.chance(60) { Split::All } else { Split::One };
                plan.steps[at] = (kind, vec![next, next + 1], plan.steps[at].2);
                plan.steps.push((Split::One, vec![next + 2], None));
                plan.steps.push((Split::One, vec![next + 2], None));
                plan.steps.push((split, after, None));
            }
            _ if next + 2 <= 12 => {
                plan.steps[at].1 = vec![next];
                plan.steps.push((Split::One, vec![next + 1], None));
                plan.steps.push((split, after, None));
                if split == Split::One || plan.steps[next + 1].1.len() < 2 {
                    plan.steps[next + 1].0 = Split::One;
                    plan.steps[next + 1].1.push(next);
                }
            }
            _ => {}
        }
    }
    let n = plan.steps.len();
    for (_, targets, _) in &mut plan.steps {
        targets.iter_mut().filter(|target| **target == end).for_each(|target| *target = n);
    }
    for _ in 0..dice.below(4) {
        let at = dice.below(n);
        match dice.below(4) {
            0 | 1 => {
                let to = dice.below(n + 1);
                if !plan.steps[at].1.contains(&to) {
                    if plan.steps[at].1.len() == 1 {
                        plan.steps[at].0 = if dice.chance(50) { Split::One } else { Split::All };
                    }
                    plan.steps[at].1.push(to);
                }
            }
            2 => {
                let to = dice.below(n + 1);
                let way = dice.below(plan.steps[at].1.len());
                if !plan.steps[at].1.contains(&to) {
                    plan.steps[at].1[way] = to;
                }
            }
            _ => plan.steps[at].0 = if plan.steps[at].0 == Split::One { Split::All } else { Split::One },
        }
    }
    plan
}

fn write_joins(plan: &mut Plan, dice: &mut Dice) {
    let written = [0, 30, 100, 100][dice.below(4)];
    for step in &mut plan.steps {
        if dice.chance(written) {
            step.2 = Some(if dice.chance(50) { JoinKind::One } else { JoinKind::All });
        }
    }
}

/// The steps with several ways in whose join is not written.
pub fn unwritten(flow: &Flow) -> Vec<NodeIndex> {
    let inner = flow.graph.node_indices().filter(|vertex| *vertex != flow.end);
    inner.filter(|vertex| flow.ways_in(*vertex).len() > 1 && flow.written_join(*vertex).is_none()).collect()
}

/// Every way of joining what is not written. The end takes each flow singly.
fn all_joins(flow: &Flow) -> impl Iterator<Item = Vec<JoinKind>> + '_ {
    let open = unwritten(flow);
    (0..1usize << open.len()).map(move |choice| {
        let joins = flow.graph.node_indices().map(|vertex| match flow.written_join(vertex) {
            Some(join) if flow.ways_in(vertex).len() > 1 => join,
            _ => JoinKind::One,
        });
        let mut joins: Vec<JoinKind> = joins.collect();
        for (bit, vertex) in open.iter().enumerate().filter(|(bit, _)| choice >> bit & 1 == 1) {
            let _ = bit;
            joins[vertex.index()] = JoinKind::All;
        }
        joins
    })
}

const BOUND: usize = 20_000;

#[derive(Default, Debug)]
struct Tally {
    sound: usize,
    rigid: usize,
    parallel: usize,
    grouped: usize,
    unclear: usize,
    unsound: usize,
}

fn agree(plan: &Plan, tally: &mut Tally) {
    let flow = plan.flow();
    let process = nobody();
    match Sound::with_flow(&process, flow.clone()) {
        Ok(sound) => {
            assert_eq!(
                decide(&sound.flow, &sound.joins, BOUND),
                Verdict::Sound,
                "found sound: {plan:?} {:?}",
                sound.joins
            );
            for vertex in flow.graph.node_indices().filter(|vertex| flow.ways_in(*vertex).len() > 1) {
                if let Some(join) = flow.written_join(vertex) {
                    assert_eq!(sound.join(vertex), join, "a written join stays: {plan:?}");
                }
            }
            tally.sound += 1;
            let rigid = sound.tree.parts.iter().any(|part| matches!(part, zaizao::graph::Part::Rigid(_)));
            let parallel = sound
                .tree
                .parts
                .iter()
                .any(|part| matches!(part, zaizao::graph::Part::Rigid(region) if !region.is_markov()));
            tally.rigid += usize::from(rigid);
            tally.parallel += usize::from(parallel);
            tally.grouped +=
                usize::from(sound.flow.graph.node_weights().any(|vertex| matches!(vertex, Vertex::Meet(_))));
        }
        Err(troubles) => {
            assert!(!troubles.is_empty());
            assert!(
                !troubles.iter().any(|trouble| matches!(trouble, Trouble::Undecided { .. })),
                "undecided: {plan:?}"
            );
            let unclear = troubles.iter().any(|trouble| matches!(trouble, Trouble::JoinUnclear { .. }));
            tally.unclear += usize::from(unclear);
            tally.unsound += usize::from(!unclear);
            // A `cancel` further on can clear away what waits in vain or goes round for ever, which is told as an error all the same.
            let saved = |trouble: &Trouble| matches!(trouble, Trouble::NeverEnds { .. } | Trouble::Deadlock { .. });
            if unclear || (!plan.cancels.is_empty() && (troubles.iter().any(saved) || !unwritten(&flow).is_empty())) {
                return;
            }
            for joins in all_joins(&flow) {
                let verdict = decide(&flow, &joins, BOUND);
                assert_ne!(verdict, Verdict::Sound, "found {troubles:?}: {plan:?} with {joins:?}");
                assert_ne!(verdict, Verdict::TooLarge, "{plan:?}");
            }
        }
    }
}

#[test]
fn ten_thousand_graphs_get_the_verdict_of_the_exhaustive_search() {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let mut tally = Tally::default();
    for round in 0..10_000 {
        let mut plan = if round % 3 == 0 { wild(&mut dice) } else { bent(&mut dice) };
        write_joins(&mut plan, &mut dice);
        agree(&plan, &mut tally);
    }
    // Enough of each to mean something.
    assert!(tally.sound > 2_000 && tally.parallel > 100 && tally.grouped > 20 && tally.unsound > 2_000, "{tally:?}");
}

#[test]
fn graphs_with_ways_that_stop_everything_else_do_too() {
    let mut dice = Dice(0x0BAD_5EED_0BAD_5EED);
    let mut tally = Tally::default();
    for round in 0..3_000 {
        let mut plan = if round % 4 == 0 { wild(&mut dice) } else { bent(&mut dice) };
        let decisions: Vec<(usize, usize)> = (0..plan.steps.len())
            .filter(|at| plan.steps[*at].0 == Split::One && plan.steps[*at].1.len() > 1)
            .flat_map(|at| (0..plan.steps[at].1.len()).map(move |branch| (at, branch)))
            .collect();
        plan.cancels = decisions.into_iter().filter(|_| dice.chance(40)).collect();
        write_joins(&mut plan, &mut dice);
        agree(&plan, &mut tally);
    }
    assert!(tally.parallel > 60, "{tally:?}");
}

fn troubles(plan: &Plan) -> Vec<Trouble> {
    let process = nobody();
    Sound::with_flow(&process, plan.flow()).err().unwrap_or_default()
}

#[test]
fn a_trouble_is_where_the_states_go_wrong() {
    let mut dice = Dice(0xFEED_FACE_CAFE_BEEF);
    let mut told = [0, 0];
    for _ in 0..3_000 {
        let mut plan = bent(&mut dice);
        for step in &mut plan.steps {
            step.2 = Some(if dice.chance(60) { JoinKind::One } else { JoinKind::All });
        }
        let troubles = troubles(&plan);
        // Where there are several, the later ones are found as if the first were mended.
        let [only] = &troubles[..] else { continue };
        let flow = plan.flow();
        let joins: Vec<JoinKind> = all_joins(&flow).next().unwrap();
        let (twice, waits) = places(&flow, &joins, BOUND);
        match only {
            Trouble::RunsTwice { at, witness, .. } => {
                told[0] += 1;
                assert!(twice.contains(&NodeIndex::new(*at)), "{only:?}: {twice:?} {plan:?}");
                assert!(!witness.is_empty(), "{only:?}: {plan:?}");
            }
            Trouble::Deadlock { at, missing, .. } => {
                told[1] += 1;
                assert!(waits.contains(&NodeIndex::new(*at)), "{only:?}: {waits:?} {plan:?}");
                assert!(!missing.is_empty(), "{only:?}: {plan:?}");
            }
            _ => {}
        }
    }
    assert!(told[0] > 100 && told[1] > 100, "{told:?}");
}

#[test]
fn what_is_proposed_takes_the_trouble_away() {
    let mut dice = Dice(0xABAD_1DEA_0DD5_0C55);
    let mut mended = [0; 4];
    for _ in 0..3_000 {
        let mut plan = bent(&mut dice);
        write_joins(&mut plan, &mut dice);
        // Of several troubles at one place only the first is told.
        if let [trouble] = &troubles(&plan)[..]
            && let Some(repair) = trouble.repair()
        {
            let mut better = plan.clone();
            match *repair {
                Repair::WriteJoin { at, join } => better.steps[at].2 = Some(join),
                Repair::LeaveJoinOut { at } => better.steps[at].2 = None,
                Repair::Cancel { decision, branch, .. } => better.cancels.push((decision, branch)),
                Repair::GiveWayOut { at } => {
                    better.steps[at].0 = Split::One;
                    better.steps[at].1.push(plan.steps.len());
                }
            }
            mended[match repair {
                Repair::WriteJoin { .. } => 0,
                Repair::LeaveJoinOut { .. } => 1,
                Repair::Cancel { .. } => 2,
                Repair::GiveWayOut { .. } => 3,
            }] += 1;
            let same = |other: &Trouble| {
                std::mem::discriminant(other) == std::mem::discriminant(trouble) && other.at() == trouble.at()
            };
            let left = troubles(&better);
            assert!(!left.iter().any(same), "{trouble:?} is still there: {left:?} {plan:?}");
        }
    }
    assert!(mended.iter().all(|times| *times > 5), "{mended:?}");
}
