use super::asked::{self, Asked};
use super::{FlowView, Names, Outcome, one_way, view};
use crate::analysis::clock::Clock;
use crate::analysis::lead_time::{self, LeadTime};
use crate::analysis::order::Order;
use crate::analysis::{self, Study, Times};
use crate::graph::{Relations, Sound};
use crate::model::words::ReworkCause;
use crate::model::{Collects, Next, Process};
use crate::say;
use crate::wording::Text;
use petgraph::graph::{EdgeIndex, NodeIndex};
use rustc_hash::FxHashSet;

/// What rules about a sound process look at, worked out once.
#[derive(Debug)]
pub struct Ground<'a> {
    /// The process.
    pub names: &'a Names<'a>,
    /// Its graph and structure.
    pub sound: &'a Sound<'a>,
    /// Which ways go back.
    pub order: &'a Order,
    /// How steps stand to each other in one case.
    pub relations: Relations<'a>,
    asked: Vec<Asked<'a>>,
    // Steps that a branch leads to because papers or content are wrong.
    mending: FxHashSet<usize>,
    times: &'a Times,
}

/// Whether a file says something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// It does.
    Yes,
    /// It does not.
    No,
}

impl Said {
    /// Whether there is something.
    pub fn by<T>(something: Option<T>) -> Said {
        if something.is_some() { Said::Yes } else { Said::No }
    }
}

impl<'a> Ground<'a> {
    /// Works out what the rules look at.
    pub fn of(names: &'a Names<'a>, sound: &'a Sound<'a>, order: &'a Order, times: &'a Times) -> Ground<'a> {
        let relations = Relations::of(sound);
        Ground { names, sound, order, relations, asked: asked::asked(names), mending: mending(names), times }
    }

    /// How long a case takes.
    pub fn lead_time(&self) -> &LeadTime {
        self.times.lead_time(|| Study::of(self.sound))
    }

    /// How long a case takes on average once the process is changed, in working seconds; `None` where it is then not sound.
    pub fn changed_mean(&self, changed: &Process) -> Option<f64> {
        let sound = analysis::sound(changed).ok()?;
        Some(lead_time::of(&Study::of(&sound), self.times.sampling()).mean)
    }

    /// The flow, for rules that underline ways.
    pub fn view(&self) -> FlowView<'_> {
        FlowView { names: self.names, flow: &self.sound.flow, order: self.order, troubles: &[] }
    }

    /// Every clock, in file order.
    pub fn clocks(&self) -> &[Clock] {
        self.times.clocks(|| Study::of(self.sound))
    }

    /// The materials handed in; `None` where no step lists any.
    pub fn asked(&self) -> Option<&[Asked<'a>]> {
        let lists = |collects: &Collects| matches!(collects, Collects::Items(_));
        let stated = self.names.process.steps.iter().filter_map(|step| step.collects.as_deref()).any(lists);
        stated.then_some(&*self.asked)
    }

    /// What is missing where [`Ground::asked`] has nothing.
    pub fn no_materials(&self) -> Outcome {
        let numbers = self.names.process.steps.iter().any(|step| step.collects.is_some());
        Outcome::missing(if numbers {
            say!(zh: "只写了材料份数，没有列出材料（collects）", en: "only numbers of materials are given, no list (`collects`)")
        } else {
            say!(zh: "没有步骤写明收取哪些材料（collects）", en: "no step says what it collects (`collects`)")
        })
    }

    /// What is missing where no material handed in says what a rule needs; `None` where one does, or there is none.
    pub fn unsaid(&self, says: impl Fn(&Asked<'a>) -> Said, what: &Text) -> Option<Text> {
        let silent = !self.asked.is_empty() && self.asked.iter().all(|one| says(one) == Said::No);
        silent.then(|| say!(what = what; zh: "没有材料写明{what}", en: "no material says {what}"))
    }

    /// For each key the most marked steps that one case passes; a mark is a step and a key.
    pub fn on_one_way(&self, marks: &[(usize, usize)], keys: usize) -> Vec<Vec<usize>> {
        one_way::fullest(&self.sound.flow, &self.sound.tree, marks, keys)
    }

    /// The first few of these steps in the order of the flow: what was done at one of them was done before most others, and whoever asks whether
    /// one came before need not look at thousands.
    pub fn earliest(&self, steps: impl Iterator<Item = usize>) -> Vec<usize> {
        const ENOUGH: usize = 8;
        let mut steps: Vec<usize> = steps.collect();
        steps.sort_unstable_by_key(|step| self.order.rank.get(*step));
        steps.truncate(ENOUGH);
        steps
    }

    /// The step only mends what was missing or wrong: it lies on a way back, or a branch with such a `cause` leads to it.
    pub fn is_supplement(&self, step: usize) -> bool {
        self.mending.contains(&step) || !self.order.can_end(NodeIndex::new(step))
    }

    /// Law prescribes the step.
    pub fn is_mandatory(&self, step: usize) -> bool {
        self.names.step(step).more().basis.iter().any(|citation| citation.mandatory)
    }

    /// The way goes on: not back, not into a supplement, not into a new case.
    pub fn goes_on(&self, way: EdgeIndex) -> bool {
        let flow = &self.sound.flow;
        view::goes_forward(flow, self.order, way) && self.order.can_end(flow.ends_of(way).1)
    }

    /// The step that follows where nothing else does: ends, refusals and ways back aside, one way leads on, and only from here.
    pub fn sole_successor(&self, step: usize) -> Option<usize> {
        let flow = &self.sound.flow;
        let mut vertex = NodeIndex::new(step);
        // Each vertex is passed at most once.
        for _ in 0..flow.graph.node_count() {
            let on = flow.ways_out(vertex).into_iter().filter(|way| self.goes_on(*way));
            let on: Vec<NodeIndex> = on.map(|way| flow.ends_of(way).1).filter(|to| *to != flow.end).collect();
            let [next] = on[..] else { return None };
            let into = flow.ways_in(next).into_iter().filter(|way| view::goes_forward(flow, self.order, *way));
            if into.filter(|way| self.order.can_end(flow.ends_of(*way).0)).count() != 1 {
                return None;
            }
            vertex = next;
            match flow.step(next) {
                Some(at) if !self.names.step(at).is_routing() => return Some(at),
                _ => {}
            }
        }
        None
    }
}

fn mending(names: &Names<'_>) -> FxHashSet<usize> {
    let branches = names.process.steps.iter().flat_map(|step| match &step.next {
        Next::Split { branches, .. } => &**branches,
        Next::End | Next::Plain(_) => &[],
    });
    let mends = |cause: ReworkCause| matches!(cause, ReworkCause::Papers | ReworkCause::Content);
    let mending = branches.filter(|branch| branch.cause.as_ref().is_some_and(|cause| mends(cause.value)));
    mending.filter_map(|branch| names.target(&branch.target.value)).collect()
}
