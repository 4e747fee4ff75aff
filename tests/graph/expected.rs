//! Expected executions against values worked out otherwise: on the blocks that a process was made of, by solving equations, by hand.

use super::notation::{Named, graph, nobody};
use super::random::Dice;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;
use zaizao::graph::{Flow, Part, Sound, Way, executions, traversals};
use zaizao::model::Split;

fn expect(text: &str, expected: &[(&str, f64)]) {
    let Named { flow, names } = graph(text);
    let process = nobody();
    let sound = Sound::with_flow(&process, flow).unwrap_or_else(|troubles| panic!("{troubles:?}: {text}"));
    let found = executions(&sound);
    for (name, times) in expected {
        let at = names.iter().position(|other| other == name).unwrap();
        assert!((found[at] - times).abs() < 1e-12, "{name}: {} instead of {times}: {text}", found[at]);
    }
}

#[test]
fn rework_repeats_its_body() {
    expect("a: b\n b: one a@0.2 c\n c: end", &[("a", 1.25), ("b", 1.25), ("c", 1.0)]);
    expect("a: b\n b: one a@0.5<2 c\n c: end", &[("a", 1.75), ("b", 1.75), ("c", 1.0)]);
    expect("a: b\n b: one a@0.5<2>d c\n c: end\n d: end", &[("b", 1.75), ("c", 0.875), ("d", 0.125)]);
    expect("a: b\n b: one a@1<3 c\n c: end", &[("b", 4.0), ("c", 1.0)]);
    expect("a: b\n b: one a@0.5<0 c\n c: end", &[("b", 1.0), ("c", 1.0)]);
}

#[test]
fn a_limit_counts_in_a_loop_with_two_exits() {
    // At b, twice at most to c, from which 80 % come back. b: 1 + 0.24 + 0.24².
    let flow = [("b", 1.2976), ("c", 0.372), ("d", 0.9256)];
    expect("a: b\n b: one c@0.3<2 d\n c: one b@0.8 end\n d: end", &flow);
    // With somewhere else to go instead, the third time.
    let flow = [("b", 1.2976), ("c", 0.372), ("d", 0.7 * 1.2976), ("e", 0.3 * 0.0576)];
    expect("a: b\n b: one c@0.3<2>e d\n c: one b@0.8 end\n d: end\n e: end", &flow);
}

#[test]
fn two_limits_of_one_loop_count_apart() {
    // a in the states (times back by x, times back by y); shares x 0.2, y 0.3, on 0.5, in proportion once one is used up:
    // (0,0) 1, (1,0) 0.2, (0,1) 0.3, (1,1) 0.2·3/8 + 0.3·0.2, (0,2) 0.3², (1,2) (1,1)·3/8 + (0,2)·2/7.
    let one_each = 0.2 * 3.0 / 8.0 + 0.3 * 0.2;
    let a = 1.0 + 0.2 + 0.3 + one_each + 0.09 + one_each * 3.0 / 8.0 + 0.09 * 2.0 / 7.0;
    let x = 0.2 + 0.3 * 0.2 + 0.09 * 2.0 / 7.0;
    expect("a: one x@0.2<1 y@0.3<2 b\n x: a\n y: a\n b: end", &[("a", a), ("x", x), ("b", 1.0)]);
}

#[test]
fn a_limit_counts_anew_each_time_its_loop_is_entered() {
    // The inner loop b–c at most once per entry, the outer one without limit: a and b are entered 1/(1 − 0.5) times.
    expect("a: b\n b: c\n c: one b@0.5<1 d\n d: one a@0.5 end", &[("a", 2.0), ("b", 3.0), ("c", 3.0), ("d", 2.0)]);
    // The same with a second way into the outer loop's end, so that nothing nests.
    expect("a: one b@0.5 d\n b: c\n c: one b@0.5<1 d@0.25 e@0.25\n d: one a@0.5 e\n e: end", &{
        // One entry into b: b 1.5 times; the first c goes on with 0.5, the second surely, half to d and half to e.
        // a = 1 + 0.5 d, d = 0.5 a + 0.5·0.5 a = 0.75 a, so a = 1/(1 − 0.375).
        let a = 1.0 / 0.625;
        [("a", a), ("b", 0.75 * a), ("c", 0.75 * a), ("d", 0.75 * a), ("e", 1.0)]
    });
}

#[test]
fn parallel_regions_that_do_not_nest_run_once() {
    let flow = [("b", 1.0), ("e", 1.0), ("g", 1.0)];
    expect("a: all b c\n b: all d e\n c: all e f\n d: g\n e: g\n f: g\n g: end", &flow);
    // Inside a loop and inside a decision.
    expect(
        "s: one a@0.5 t\n a: all b c\n b: all d e\n c: all e f\n d: g\n e: g\n f: g\n g: one a@0.2 t\n t: end",
        &[("a", 0.625), ("e", 0.625), ("t", 1.0)],
    );
}

#[test]
fn an_optional_branch_that_does_not_nest_runs_in_its_share() {
    expect(
        "a: all b c@0.3\n b: all d e\n c: all e f\n d: g\n e: g\n f: g\n g: end",
        &[("b", 1.0), ("c", 0.3), ("f", 0.3), ("e", 1.0), ("g", 1.0)],
    );
}

#[test]
fn the_first_to_stop_the_case_stops_it() {
    expect(
        "a: all b c\n b: one j@0.9 n!\n c: one j@0.8 n!\n j: end\n n: end",
        &[("b", 1.0), ("c", 1.0), ("j", 0.72), ("n", 0.28)],
    );
}

// A process in blocks, and what each step is expected to run.
struct Blocks {
    flow: Flow,
    expected: Vec<f64>,
}

// A part with one entry and one exit step.
type Span = (usize, usize);

impl Blocks {
    fn step(&mut self, times: f64) -> usize {
        self.expected.push(times);
        self.expected.len() - 1
    }

    // Grows a part that runs so often; the steps are made first and connected when all are there.
    fn part(&mut self, dice: &mut Dice, budget: usize, times: f64, ways: &mut Vec<(usize, usize, Way)>) -> Span {
        let plain = Way::default;
        let of = |branch: usize, p: f64| Way { branch: Some(branch), p: Some(p), ..Way::default() };
        if budget <= 1 {
            let step = self.step(times);
            return (step, step);
        }
        match dice.below(4) {
            0 => {
                let first = self.part(dice, budget / 2, times, ways);
                let second = self.part(dice, budget / 2, times, ways);
                ways.push((first.1, second.0, plain()));
                (first.0, second.1)
            }
            1 => {
                let (entry, n) = (self.step(times), 2 + dice.below(3));
                let shares: Vec<f64> = (0..n).map(|_| (1 + dice.below(9)) as f64).collect();
                let total: f64 = shares.iter().sum();
                let exit = self.step(times);
                for (branch, share) in shares.into_iter().enumerate() {
                    let p = share / total;
                    let inner = self.part(dice, budget / n, times * p, ways);
                    ways.push((entry, inner.0, of(branch, p)));
                    ways.push((inner.1, exit, plain()));
                }
                (entry, exit)
            }
            2 => {
                let (entry, n) = (self.step(times), 2 + dice.below(3));
                let exit = self.step(times);
                for branch in 0..n {
                    let p = [1.0, 1.0, 0.3][dice.below(3)];
                    let inner = self.part(dice, budget / n, times * p, ways);
                    ways.push((
                        entry,
                        inner.0,
                        Way { p: (p < 1.0).then_some(p), branch: Some(branch), ..Way::default() },
                    ));
                    ways.push((inner.1, exit, plain()));
                }
                self.flow_split(entry, Split::All);
                (entry, exit)
            }
            _ => {
                let p = [0.1, 0.3, 0.6][dice.below(3)];
                let max = [None, None, Some(1), Some(3)][dice.below(4)];
                let rounds: f64 = match max {
                    None => 1.0 / (1.0 - p),
                    Some(max) => (0..=max).map(|k| p.powi(k)).sum(),
                };
                let entry = self.step(times * rounds);
                let body = self.part(dice, budget / 2, times * rounds, ways);
                let decision = self.step(times * rounds);
                let exit = self.step(times);
                ways.push((entry, body.0, plain()));
                ways.push((body.1, decision, plain()));
                let back = Way { max: max.map(|max| max as u32), ..of(0, p) };
                if dice.chance(50) {
                    let inner = self.part(dice, budget / 4, times * (rounds - 1.0), ways);
                    ways.push((decision, inner.0, back));
                    ways.push((inner.1, entry, plain()));
                } else {
                    ways.push((decision, entry, back));
                }
                ways.push((decision, exit, of(1, 1.0 - p)));
                (entry, exit)
            }
        }
    }

    fn flow_split(&mut self, step: usize, split: Split) {
        self.flow.set_split(NodeIndex::new(step), split);
    }
}

fn blocks(dice: &mut Dice, budget: usize) -> Blocks {
    let mut ways = Vec::new();
    let mut blocks = Blocks { flow: Flow::with_steps(4 * budget + 8), expected: Vec::new() };
    let (first, last) = blocks.part(dice, budget, 1.0, &mut ways);
    let splits: Vec<Option<Split>> =
        (0..blocks.expected.len()).map(|step| blocks.flow.split(NodeIndex::new(step))).collect();
    let mut flow = Flow::with_steps(blocks.expected.len());
    for (step, split) in splits.into_iter().enumerate() {
        let leaving = ways.iter().filter(|(from, ..)| *from == step).count();
        if leaving > 1 {
            flow.set_split(NodeIndex::new(step), split.unwrap_or(Split::One));
        }
    }
    for (from, to, way) in ways {
        flow.connect(NodeIndex::new(from), NodeIndex::new(to), way);
    }
    let (start, end) = (flow.start, flow.end);
    flow.connect(start, NodeIndex::new(first), Way::default());
    flow.connect(NodeIndex::new(last), end, Way::default());
    Blocks { flow, expected: blocks.expected }
}

#[test]
fn what_is_made_of_blocks_reduces_completely_and_runs_as_its_blocks_say() {
    let mut dice = Dice(0xB10C_B10C);
    let process = nobody();
    for round in 0..400 {
        let Blocks { flow, expected } = blocks(&mut dice, 1 + round % 60);
        let sound = Sound::with_flow(&process, flow).unwrap_or_else(|troubles| panic!("{troubles:?}"));
        assert!(!sound.tree.parts.iter().any(|part| matches!(part, Part::Rigid(_))));
        let found = executions(&sound);
        for (step, times) in expected.iter().enumerate() {
            assert!(
                (found[step] - times).abs() < 1e-9 * times.max(1.0),
                "step {step}: {} instead of {times}",
                found[step]
            );
        }
    }
}

// Every step leads to the next and up to two others anywhere: one flow only, mostly tangled.
fn chain(dice: &mut Dice, steps: usize) -> Flow {
    let mut flow = Flow::with_steps(steps);
    for step in 0..steps {
        let mut targets = vec![step + 1];
        (0..dice.below(3)).for_each(|_| targets.push(dice.below(steps + 1)));
        targets.sort_unstable();
        targets.dedup();
        if targets.len() > 1 {
            flow.set_split(NodeIndex::new(step), Split::One);
        }
        let p = 1.0 / (targets.len() as f64 + 1.0);
        for (branch, target) in targets.into_iter().enumerate() {
            let to = if target == steps { flow.end } else { NodeIndex::new(target) };
            // The first keeps the rest.
            let p = (branch > 0).then_some(p);
            flow.connect(NodeIndex::new(step), to, Way { branch: Some(branch), p, ..Way::default() });
        }
    }
    let start = flow.start;
    flow.connect(start, NodeIndex::new(0), Way::default());
    flow
}

// Visits by Gauss elimination with pivots on x = e + xA.
fn by_elimination(flow: &Flow) -> Vec<f64> {
    let n = flow.graph.node_count();
    let mut rows = vec![vec![0.0; n + 1]; n];
    for vertex in flow.graph.node_indices() {
        rows[vertex.index()][vertex.index()] += 1.0;
    }
    rows[flow.start.index()][n] = 1.0;
    for vertex in flow.graph.node_indices() {
        let ways: Vec<_> = flow.graph.edges(vertex).collect();
        let given: f64 = ways.iter().filter_map(|way| way.weight().p).sum();
        let open = ways.iter().filter(|way| way.weight().p.is_none()).count();
        for way in &ways {
            let p = way.weight().p.unwrap_or((1.0 - given) / open as f64);
            rows[way.target().index()][vertex.index()] -= p;
        }
    }
    for column in 0..n {
        let pivot = (column..n).max_by(|a, b| rows[*a][column].abs().total_cmp(&rows[*b][column].abs())).unwrap();
        rows.swap(column, pivot);
        for row in 0..n {
            if row != column && rows[row][column] != 0.0 {
                let factor = rows[row][column] / rows[column][column];
                let taken = rows[column].clone();
                rows[row].iter_mut().zip(taken).for_each(|(mine, other)| *mine -= factor * other);
            }
        }
    }
    (0..n).map(|at| rows[at][n] / rows[at][at]).collect()
}

#[test]
fn one_flow_runs_as_its_equations_say() {
    let mut dice = Dice(0xC4A1_4C4A);
    let process = nobody();
    let mut tangled = 0;
    for round in 0..300 {
        let flow = chain(&mut dice, 2 + round % 40);
        let expected = by_elimination(&flow);
        let sound = Sound::with_flow(&process, flow).unwrap_or_else(|troubles| panic!("{troubles:?}"));
        tangled += usize::from(sound.tree.parts.iter().any(|part| matches!(part, Part::Rigid(_))));
        let found = executions(&sound);
        for (vertex, times) in expected.iter().enumerate() {
            assert!(
                (found[vertex] - times).abs() < 1e-8 * times.max(1.0),
                "{vertex}: {} instead of {times}",
                found[vertex]
            );
        }
        let traversals = traversals(&sound);
        for vertex in sound.flow.graph.node_indices().filter(|vertex| *vertex != sound.flow.end) {
            let out: f64 = sound.flow.ways_out(vertex).iter().map(|way| traversals[way.index()]).sum();
            assert!((out - found[vertex.index()]).abs() < 1e-8 * out.max(1.0));
        }
    }
    assert!(tangled > 100, "{tangled}");
}
