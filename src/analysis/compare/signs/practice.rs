//! The best practices of redesign that changes are (Reijers & Limam Mansar, "Best practices in business process redesign", Omega 33, 2005).

use crate::analysis::Study;
use crate::analysis::compare::risk::is_check;
use crate::analysis::compare::{Class, Fate, LedgerRow, StepChange};
use crate::graph::{Relation, Relations};
use crate::model::words::{Channel, DepartmentKind, SubstituteWay};
use crate::model::{Next, Step, Target};
use crate::say;
use crate::wording::Text;
use petgraph::Direction;
use petgraph::graph::NodeIndex;
use rustc_hash::FxHashMap;

macro_rules! practices {
    ($($variant:ident $key:literal $zh:literal $en:literal;)+) => {
        /// A best practice, in the order in which the paper lists them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Practice { $(#[doc = $en] $variant,)+ }

        impl Practice {
            /// Every practice that is recognised.
            pub const ALL: &'static [Practice] = &[$(Practice::$variant,)+];

            /// The key in JSON: `task-elimination`.
            pub fn key(self) -> &'static str {
                match self { $(Practice::$variant => $key,)+ }
            }

            /// What it is called.
            pub fn text(self) -> Text {
                match self { $(Practice::$variant => say!(zh: $zh, en: $en),)+ }
            }
        }
    };
}

practices! {
    ControlRelocation "control-relocation" "控制移向申请人" "control relocation";
    ContactReduction "contact-reduction" "减少接触" "contact reduction";
    TaskElimination "task-elimination" "取消步骤" "task elimination";
    Triage "triage" "分类办理" "triage";
    TaskComposition "task-composition" "合并或拆分步骤" "task composition";
    Resequencing "resequencing" "调整顺序" "resequencing";
    KnockOut "knock-out" "否决步骤前移" "knock-out";
    Parallelism "parallelism" "并行办理" "parallelism";
    OrderAssignment "order-assignment" "一手办到底" "order assignment";
    NumericalInvolvement "numerical-involvement" "减少参与方" "numerical involvement";
    CaseManager "case-manager" "专人负责全程" "case manager";
    Empower "empower" "下放权限" "empower";
    ControlAddition "control-addition" "增加核查" "control addition";
    TaskAutomation "task-automation" "自动办理" "task automation";
    TrustedParty "trusted-party" "采信其他机构的结果" "trusted party";
    Outsourcing "outsourcing" "委托外部办理" "outsourcing";
    Interfacing "interfacing" "改用网上渠道" "interfacing";
}

/// What the practices of a row are read from.
pub(super) struct Ground<'s, 'a> {
    before: &'s Study<'a>,
    after: &'s Study<'a>,
    steps: &'s [StepChange],
    relations: [Relations<'s>; 2],
    /// What stands in place of materials that are asked for no longer.
    gone: FxHashMap<&'s str, SubstituteWay>,
}

impl<'s, 'a> Ground<'s, 'a> {
    pub fn of(
        before: &'s Study<'a>,
        after: &'s Study<'a>,
        steps: &'s [StepChange],
        materials: &'s [LedgerRow],
    ) -> Ground<'s, 'a> {
        let gone = materials.iter().filter_map(|row| match row.fate {
            Fate::Gone(way) => Some((row.before.as_ref()?.id.as_deref()?, way)),
            _ => None,
        });
        let relations = [before, after].map(|study| Relations::of(study.sound));
        Ground { before, after, steps, relations, gone: gone.collect() }
    }

    /// The practices that a row of the mapping of steps shows, each once.
    pub fn practices(&self, change: &StepChange) -> Vec<Practice> {
        let mut found: Vec<Practice> = change.classes.iter().flat_map(|class| self.of_class(*class, change)).collect();
        found.extend(self.empowers(change).then_some(Practice::Empower));
        let collected = self.was(change).flat_map(Step::collected);
        found.extend(collected.filter_map(|one| match self.gone.get(&*one.of.value)? {
            SubstituteWay::DataSharing | SubstituteWay::ELicence => Some(Practice::TrustedParty),
            SubstituteWay::Pledge => Some(Practice::ControlRelocation),
            SubstituteWay::InternalCheck | SubstituteWay::Cancelled | SubstituteWay::Merged => None,
        }));
        found.sort_unstable();
        found.dedup();
        found
    }

    fn of_class(&self, class: Class, change: &StepChange) -> Vec<Practice> {
        match class {
            Class::Removed => vec![Practice::TaskElimination],
            Class::Added => self.is(change).any(is_check).then_some(Practice::ControlAddition).into_iter().collect(),
            Class::Merged => {
                let fewer = departments(self.is(change)) < departments(self.was(change));
                [Practice::TaskComposition].into_iter().chain(fewer.then_some(Practice::NumericalInvolvement)).collect()
            }
            Class::Split if self.is_either_or(&change.after) => vec![Practice::Triage],
            Class::Split => vec![Practice::TaskComposition],
            Class::Moved => self.moved(change).into_iter().collect(),
            Class::PutOnline => {
                let visits = |steps: &mut dyn Iterator<Item = &Step>| steps.map(Step::visits).sum::<u32>();
                let fewer = visits(&mut self.is(change)) < visits(&mut self.was(change));
                vec![if fewer { Practice::ContactReduction } else { Practice::Interfacing }]
            }
            Class::Automated => vec![Practice::TaskAutomation],
            Class::MadeParallel => vec![Practice::Parallelism],
            Class::Reordered if self.is(change).any(may_end) && self.comes_earlier(change) => vec![Practice::KnockOut],
            Class::Reordered => vec![Practice::Resequencing],
            Class::MadeSequential | Class::Shortened | Class::Lengthened | Class::Kept => Vec::new(),
        }
    }

    // To the applicant, to an intermediary, or to the department that has the case already.
    fn moved(&self, change: &StepChange) -> Option<Practice> {
        let process = self.after.process();
        let kind = |at: &usize| self.after.parties.doer(&process.steps[*at]).map(|party| party.kind);
        if change.after.iter().any(|at| kind(at) == Some(DepartmentKind::Applicant)) {
            return Some(Practice::ControlRelocation);
        }
        if change.after.iter().any(|at| kind(at) == Some(DepartmentKind::Intermediary)) {
            return Some(Practice::Outsourcing);
        }
        let graph = &self.after.sound.flow.graph;
        let comes_from = |at: usize| {
            let around = graph.neighbors_directed(NodeIndex::new(at), Direction::Incoming);
            around.filter_map(|vertex| self.after.step(vertex)).map(|from| process.steps[from].department())
        };
        let in_same_hands = |at: &usize| {
            let department = process.steps[*at].department();
            comes_from(*at).any(|from| from.is_some() && from == department)
        };
        let same_hands = change.after.iter().any(in_same_hands);
        same_hands.then_some(Practice::OrderAssignment)
    }

    // A lower rank signs.
    fn empowers(&self, change: &StepChange) -> bool {
        let rank = |steps: &mut dyn Iterator<Item = &Step>| {
            steps.filter_map(|step| step.more().rank.as_ref()).map(|rank| rank.value).max()
        };
        let ranks = rank(&mut self.was(change)).zip(rank(&mut self.is(change)));
        ranks.is_some_and(|(old, new)| new < old)
    }

    fn is_either_or(&self, steps: &[usize]) -> bool {
        let mut pairs = steps.windows(2).map(|pair| self.relations[1].between(pair[0], pair[1]));
        pairs.any(|relation| relation == Relation::Exclusive)
    }

    // Fewer steps stand before it than did.
    fn comes_earlier(&self, change: &StepChange) -> bool {
        let before_it = |relations: &Relations<'_>, side: fn(&StepChange) -> &Vec<usize>| {
            let Some(at) = side(change).first() else { return 0 };
            let others = self.steps.iter().filter(|other| !other.before.is_empty() && !other.after.is_empty());
            others.filter(|other| relations.between(side(other)[0], *at) == Relation::Before).count()
        };
        before_it(&self.relations[1], |change| &change.after) < before_it(&self.relations[0], |change| &change.before)
    }

    fn was<'c>(&'c self, change: &'c StepChange) -> impl Iterator<Item = &'c Step> {
        change.before.iter().map(|at| &self.before.process().steps[*at])
    }

    fn is<'c>(&'c self, change: &'c StepChange) -> impl Iterator<Item = &'c Step> {
        change.after.iter().map(|at| &self.after.process().steps[*at])
    }
}

fn departments<'p>(steps: impl Iterator<Item = &'p Step>) -> usize {
    let mut all: Vec<&str> = steps.filter_map(Step::department).collect();
    all.sort_unstable();
    all.dedup();
    all.len()
}

// A decision of which one way ends the case.
fn may_end(step: &Step) -> bool {
    let Next::Split { branches, .. } = &step.next else { return false };
    branches.iter().any(|branch| matches!(branch.target.value, Target::End(_)))
}

/// Whether a channel needs no presence.
pub(super) fn is_remote(channel: Channel) -> bool {
    matches!(channel, Channel::Online | Channel::Mobile | Channel::Auto | Channel::Mail | Channel::Phone)
}
