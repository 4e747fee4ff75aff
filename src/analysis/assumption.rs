//! What figures rest on that nobody stated.

use crate::model::{Id, Name, Process};
use crate::say;
use crate::wording::Text;

/// What a figure rests on that nobody stated: a default taken, a share or a time not given.
///
/// Steps are places in the process's list, in file order and each once.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Assumption {
    /// Steps that give no time at all: counted as none.
    TimesNotGiven {
        /// The steps.
        steps: Vec<usize>,
    },
    /// Steps that give a time but not how much of it is work: the work is counted as none.
    WorkNotGiven {
        /// The steps.
        steps: Vec<usize>,
    },
    /// Steps whose time is random: the schedule takes the mean.
    MeansTaken {
        /// The steps.
        steps: Vec<usize>,
    },
    /// Decisions without any share: their branches count as equally likely.
    SharesNotGiven {
        /// The steps that decide.
        steps: Vec<usize>,
    },
    /// Decisions that may send a case back any number of times: every round counts as likely as the one before.
    ReworkWithoutLimit {
        /// The steps that decide.
        steps: Vec<usize>,
    },
    /// Steps after the applicant's time from which a case may come back: counted in every case, so that lead time is too long rather than too short.
    AfterTheEnd {
        /// The steps.
        steps: Vec<usize>,
    },
    /// Steps after the applicant's time, of which the file does not say where it ends: their time is left out.
    EndByDefault {
        /// The steps.
        steps: Vec<usize>,
    },
    /// Splits in regions that do not nest, with a veto, an optional branch or limited rework beside other flows: expected counts are approximate.
    Approximate {
        /// The steps that split.
        steps: Vec<usize>,
    },
    /// Steps that send back without a limit: for the most that can come together this happens once.
    ReworkOnce {
        /// The steps that send back.
        steps: Vec<usize>,
    },
    /// Steps with time but without `by`: they belong to no department and are looked through.
    ByNotGiven {
        /// The steps.
        steps: Vec<usize>,
    },
    /// Materials or data items given as a number: each counts as a kind of its own.
    NumbersAreKinds {
        /// The steps.
        steps: Vec<usize>,
    },
    /// Departments that work here and give no cost of an hour: counted as none.
    CostNotGiven {
        /// The departments.
        departments: Vec<Id>,
    },
    /// Departments that hand over or take over and give no tier, region or system: not counted as crossing it.
    PlaceNotGiven {
        /// What is not given.
        of: Boundary,
        /// The departments.
        departments: Vec<Id>,
    },
    /// The travel of a visit is not given: counted as none.
    TravelNotGiven,
    /// Calendar days count as the calendar's mean share of a working day.
    CalendarDays,
}

/// What a handoff may cross besides the department (三跨).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Boundary {
    /// 层级
    Tier,
    /// 地域
    Region,
    /// 系统
    System,
}

impl Boundary {
    /// All of them, in the order in which they are printed.
    pub const ALL: [Boundary; 3] = [Boundary::Tier, Boundary::Region, Boundary::System];

    /// The key in JSON: `tier`.
    pub fn key(self) -> &'static str {
        match self {
            Boundary::Tier => "tier",
            Boundary::Region => "region",
            Boundary::System => "system",
        }
    }

    /// What it is called.
    pub fn text(self) -> Text {
        match self {
            Boundary::Tier => say!(zh: "层级", en: "tier"),
            Boundary::Region => say!(zh: "地域", en: "region"),
            Boundary::System => say!(zh: "系统", en: "system"),
        }
    }
}

impl Assumption {
    /// The assumption in one sentence, with the steps or departments it is about.
    pub fn text(&self, process: &Process) -> Text {
        match self {
            Assumption::TimesNotGiven { steps } => {
                say!(n = steps.len(), steps = named(process, steps);
                    zh: "未注明时间的步骤按 0 计（{n} 个）：{steps}", en: "steps without a stated time count as none ({n}): {steps}")
            }
            Assumption::WorkNotGiven { steps } => {
                say!(n = steps.len(), steps = named(process, steps);
                    zh: "未注明工作时间的步骤，工作时间按 0 计（{n} 个）：{steps}",
                    en: "steps that do not say how much of their time is work count as no work ({n}): {steps}")
            }
            Assumption::MeansTaken { steps } => {
                say!(n = steps.len(), steps = named(process, steps);
                    zh: "排关键路径时，时间随机的步骤按平均值计（{n} 个）：{steps}", en: "on the critical path, steps with a random time count with its mean ({n}): {steps}")
            }
            Assumption::SharesNotGiven { steps } => {
                say!(n = steps.len(), steps = named(process, steps);
                    zh: "未注明概率的分支按等概率计（{n} 处）：{steps}",
                    en: "decisions without probabilities count their branches as equally likely ({n}): {steps}")
            }
            Assumption::ReworkWithoutLimit { steps } => {
                say!(n = steps.len(), steps = named(process, steps);
                    zh: "未写次数上限的返工，每一轮的概率都相同、次数不限（{n} 处）：{steps}",
                    en: "rework without a limit may happen any number of times, each round as likely as the one before ({n}): {steps}")
            }
            Assumption::AfterTheEnd { steps } => {
                say!(n = steps.len(), steps = named(process, steps);
                    zh: "申请人时间结束之后的步骤，因可能退回而一律计入全程时间，实际只短不长（{n} 个）：{steps}",
                    en: "steps after the applicant's time from which a case may come back count in every case, so the lead time is at most as long as shown ({n}): {steps}")
            }
            Assumption::EndByDefault { steps } => {
                say!(n = steps.len(), steps = named(process, steps);
                    zh: "未写 `applicant: {{ to: … }}`，申请人的时间到最后一个服务申请人的步骤为止，之后的不计入全程用时（{n} 个）：{steps}",
                    en: "without `applicant: {{ to: … }}` the applicant's time ends with the last step that serves the applicant; those after it are not part of the lead time ({n}): {steps}")
            }
            Assumption::Approximate { steps } => {
                say!(n = steps.len(), steps = named(process, steps);
                    zh: "并行流程互不嵌套，且其中有一票否决、可选分支或限次返工的，或者限次返工的回路交叠太多的，期望次数为近似值（{n} 处）：{steps}",
                    en: "where parallel flows do not nest and one of them has a veto, an optional branch or limited rework, or where too many loops with limits overlap, expected counts are approximate ({n}): {steps}")
            }
            Assumption::ReworkOnce { steps } => {
                say!(n = steps.len(), steps = named(process, steps);
                    zh: "没有次数上限的退回，计算最多跑动次数时按退回一次计（{n} 处）：{steps}",
                    en: "for the most visits, what is sent back without a limit counts as sent back once ({n}): {steps}")
            }
            Assumption::ByNotGiven { steps } => {
                say!(n = steps.len(), steps = named(process, steps);
                    zh: "未注明办理部门的步骤不计入部门和交接（{n} 个）：{steps}",
                    en: "steps that do not say who does them are left out of departments and handoffs ({n}): {steps}")
            }
            Assumption::NumbersAreKinds { steps } => {
                say!(n = steps.len(), steps = named(process, steps);
                    zh: "只写了个数而未列明细的，按互不重复计（{n} 个步骤）：{steps}",
                    en: "where a step gives a number instead of a list, each one counts as a kind of its own ({n}): {steps}")
            }
            Assumption::CostNotGiven { departments } => {
                say!(n = departments.len(), departments = departments_named(process, departments);
                    zh: "未注明每小时成本的部门按 0 计（{n} 个）：{departments}",
                    en: "departments without a cost of an hour count as none ({n}): {departments}")
            }
            Assumption::PlaceNotGiven { of, departments } => {
                say!(n = departments.len(), of = of.text(), departments = departments_named(process, departments);
                    zh: "未注明{of}的部门，其交接不计入跨{of}（{n} 个）：{departments}",
                    en: "handoffs of departments without a {of} do not count as crossing it ({n}): {departments}")
            }
            Assumption::TravelNotGiven => {
                say!(zh: "未注明跑一趟所需时间，按 0 计", en: "the time of a trip is not given and counts as none")
            }
            Assumption::CalendarDays => {
                say!(zh: "自然日按日历中工作日的平均占比折算为工作日",
                    en: "a calendar day counts as the calendar's mean share of a working day")
            }
        }
    }
}

/// An assumption about some steps, if there are any: in file order, each once.
pub(super) fn about(
    steps: impl Iterator<Item = usize>,
    say: impl FnOnce(Vec<usize>) -> Assumption,
) -> Option<Assumption> {
    let steps: Vec<usize> = std::collections::BTreeSet::from_iter(steps).into_iter().collect();
    (!steps.is_empty()).then(|| say(steps))
}

// Beyond a few names a reader wants the number only.
fn named(process: &Process, steps: &[usize]) -> Text {
    const SHOWN: usize = 8;
    let names = steps.iter().take(SHOWN).filter_map(|at| process.steps.get(*at)).map(|step| step.name());
    let list = Text::list(names);
    if steps.len() <= SHOWN { list } else { say!(list = list; zh: "{list}等", en: "{list}, …") }
}

fn departments_named(process: &Process, departments: &[Id]) -> Text {
    let name = |id: &Id| {
        let department = process.departments.iter().find(|department| department.id.value == *id);
        let name = department.and_then(|department| department.name.clone());
        name.unwrap_or_else(|| Name::One(id.clone()))
    };
    Text::list(departments.iter().map(name))
}
