//! Graphs as text: a line for each step.
//!
//! `a: b` one way on, `a: one b c` a decision, `a: all b c` in parallel, `j(all): d` a written join; `end` ends, and so does a line without targets.
//! After a target: `@0.2` its share, `<2` at most twice, then `>x` where it goes after that, `!` it stops everything else.

use std::sync::Arc;
use zaizao::graph::{Flow, Sound, Trouble, Way};
use zaizao::model::words::JoinKind;
use zaizao::model::{Process, Split};
use zaizao::source::Source;

/// A graph with the names of its steps.
pub struct Named {
    pub flow: Flow,
    pub names: Vec<String>,
}

/// Reads a graph; the first line is the first step.
pub fn graph(text: &str) -> Named {
    let lines: Vec<(&str, &str)> = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| line.split_once(':').unwrap_or_else(|| panic!("no colon in {line}")))
        .collect();
    let name = |head: &str| head.split('(').next().unwrap().trim().to_string();
    let names: Vec<String> = lines.iter().map(|(head, _)| name(head)).collect();
    let mut flow = Flow::with_steps(names.len());
    let vertex = |flow: &Flow, target: &str| match target {
        "end" => flow.end,
        _ => petgraph::graph::NodeIndex::new(
            names.iter().position(|name| name == target).unwrap_or_else(|| panic!("no step {target}")),
        ),
    };
    for (at, (head, targets)) in lines.iter().enumerate() {
        let from = petgraph::graph::NodeIndex::new(at);
        match head.split_once('(').map(|(_, join)| join.trim_end_matches([')', ' '])) {
            Some("all") => flow.set_join(from, JoinKind::All),
            Some("one") => flow.set_join(from, JoinKind::One),
            Some(other) => panic!("no join {other}"),
            None => {}
        }
        let mut words: Vec<&str> = targets.split_whitespace().collect();
        let split = match words.first() {
            Some(&"one") => Some(Split::One),
            Some(&"all") => Some(Split::All),
            _ => None,
        };
        if let Some(split) = split {
            flow.set_split(from, split);
            words.remove(0);
        }
        if words.is_empty() {
            words.push("end");
        }
        for (branch, word) in words.into_iter().enumerate() {
            let (word, then) = word.split_once('>').map_or((word, None), |(word, then)| (word, Some(then)));
            let (word, max) = word.split_once('<').map_or((word, None), |(word, max)| (word, Some(max)));
            let cancel = word.ends_with('!');
            let (target, p) = word
                .trim_end_matches('!')
                .split_once('@')
                .map_or((word.trim_end_matches('!'), None), |(t, p)| (t, Some(p)));
            let to = vertex(&flow, target);
            let way = Way {
                p: p.map(|p| p.parse().unwrap()),
                branch: split.map(|_| branch),
                cancel,
                max: max.map(|max| max.parse().unwrap()),
                ..Way::default()
            };
            flow.connect(from, to, way);
            if let Some(then) = then {
                let to = vertex(&flow, then);
                flow.connect(from, to, Way { branch: Some(branch), then: true, ..Way::default() });
            }
        }
    }
    let start = flow.start;
    if !names.is_empty() {
        flow.connect(start, petgraph::graph::NodeIndex::new(0), Way::default());
    }
    Named { flow, names }
}

/// A process without a file.
pub fn nobody() -> Process {
    Process::empty(Arc::new(Source::new("", "")))
}

/// What is wrong with a graph, each trouble a line: kind, step, and what it says of others.
pub fn troubles(text: &str) -> Vec<String> {
    let named = graph(text);
    let process = nobody();
    match Sound::with_flow(&process, named.flow.clone()) {
        Ok(_) => Vec::new(),
        Err(troubles) => troubles.iter().map(|trouble| told(trouble, &named.names)).collect(),
    }
}

fn told(trouble: &Trouble, names: &[String]) -> String {
    let name = |step: &usize| names[*step].clone();
    let list = |steps: &[usize]| steps.iter().map(name).collect::<Vec<_>>().join(" ");
    let some = |step: &Option<usize>| step.as_ref().map_or("-".into(), name);
    let repair = |repair: Option<&zaizao::graph::Repair>| match repair {
        None => String::new(),
        Some(repair) => format!(" => {}", mended(repair, names)),
    };
    let what = match trouble {
        Trouble::Unreachable { step, after } => format!("unreachable {} [{}]", name(step), list(after)),
        Trouble::TooManyRounds { steps } => format!("too-many-rounds [{}]", list(steps)),
        Trouble::NeverEnds { steps, .. } => format!("never-ends [{}]", list(steps)),
        Trouble::Deadlock { at, witness, missing, decision, .. } => {
            format!(
                "deadlock {} after [{}] missing [{}] decided {}",
                name(at),
                list(witness),
                list(missing),
                some(decision)
            )
        }
        Trouble::RunsTwice { at, witness, split, .. } => {
            format!("runs-twice {} after [{}] split {}", name(at), list(witness), some(split))
        }
        Trouble::JoinUnclear { at, decision, parallel, .. } => {
            format!("join-unclear {} between {} and {}", name(at), name(decision), name(parallel))
        }
        Trouble::Undecided { states, .. } => format!("undecided {states}"),
    };
    what + &repair(trouble.repair())
}

fn mended(repair: &zaizao::graph::Repair, names: &[String]) -> String {
    use zaizao::graph::Repair;
    match repair {
        Repair::WriteJoin { at, join: JoinKind::One } => format!("join one at {}", names[*at]),
        Repair::WriteJoin { at, join: JoinKind::All } => format!("join all at {}", names[*at]),
        Repair::LeaveJoinOut { at } => format!("no join at {}", names[*at]),
        Repair::Cancel { decision, branch, .. } => format!("cancel on branch {branch} of {}", names[*decision]),
        Repair::GiveWayOut { at } => format!("way out of {}", names[*at]),
    }
}
