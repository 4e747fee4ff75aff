//! One process by several counting rules, side by side, each rule said below.

use crate::analysis::profiles::bpmn::{Gateway, GatewayKind};
use crate::analysis::profiles::doing_business::Manner;
use crate::analysis::profiles::{Bpmn, Counted, Lean, Profile};
use crate::report::build::{counted, plain_table, stated, time};
use crate::report::names::Names;
use crate::report::{Block, Cell, Column, Named, Quantity, Section};
use crate::say;
use crate::wording::Text;

/// What is counted: a row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Thing {
    Procedures,
    Tasks,
    Gateways,
    Events,
    Time,
    ProcessTime,
    Activity,
    Contacts,
    Departments,
    Handoffs,
    Fees,
}

/// The counts side by side; `None` where no rule is asked for.
pub(super) fn section(all: &[Counted], names: &Names<'_>, day: f64) -> Option<Section> {
    if all.is_empty() {
        return None;
    }
    let rows = Thing::ALL.into_iter().filter_map(|thing| row(thing, all, day)).collect();
    let columns = all.iter().map(|one| Column::numbers(one.profile().key(), called(one.profile())));
    let first = Column::words("counted", say!(zh: "计数项", en: "counted"));
    let mut blocks = vec![Block::Table(plain_table("counts", [first].into_iter().chain(columns).collect(), rows))];
    blocks.push(Block::Note(say!(
        zh: "“–”：该口径不计此项。各口径的数字不能互相比较，也不能相减。",
        en: "–: not counted by this rule. Numbers of different rules must not be compared with or taken from each other.")));
    for one in all {
        blocks.push(Block::Note(rule(one.profile())));
        blocks.extend(exception(one, names).map(Block::Note));
    }
    blocks.extend(all.iter().filter_map(|one| procedures(one, names)));
    Some(Section::new("counts", say!(zh: "不同口径的计数", en: "Counted by different rules"), blocks))
}

// `None` where none of the rules counts the thing.
fn row(thing: Thing, all: &[Counted], day: f64) -> Option<Vec<Cell>> {
    let cells: Vec<Option<Cell>> = all.iter().map(|one| cell(thing, one, day)).collect();
    if cells.iter().all(Option::is_none) {
        return None;
    }
    let cells = cells.into_iter().map(|cell| cell.unwrap_or(Cell::Aside(Text::fixed("–", "–"))));
    Some([Cell::Named(thing.named())].into_iter().chain(cells).collect())
}

fn cell(thing: Thing, one: &Counted, day: f64) -> Option<Cell> {
    let number = |number: Option<usize>| stated(number.map(|number| Quantity::Count(number as f64)));
    let money = |money: Option<f64>| stated(money.map(Quantity::Money));
    Some(match (one, thing) {
        (Counted::Guide(guide), Thing::Procedures) => counted(guide.stages),
        (Counted::Guide(guide), Thing::Tasks) => counted(guide.tasks),
        (Counted::Guide(guide), Thing::Time) => time(Some(guide.time), day),
        (Counted::Guide(guide), Thing::Contacts) => stated(guide.visits.map(|visits| Quantity::Count(visits as f64))),
        (Counted::Guide(guide), Thing::Departments) => number(guide.departments),
        (Counted::Guide(guide), Thing::Handoffs) => number(guide.handoffs),
        (Counted::Guide(guide), Thing::Fees) => money(guide.fees),
        (Counted::DoingBusiness(bank), Thing::Procedures) => number(bank.procedures.as_ref().map(Vec::len)),
        (Counted::DoingBusiness(bank), Thing::Time) => stated(bank.days.map(Quantity::CalendarDays)),
        (Counted::DoingBusiness(bank), Thing::Contacts) => number(bank.contacts),
        (Counted::DoingBusiness(bank), Thing::Departments) => number(bank.offices),
        (Counted::DoingBusiness(bank), Thing::Fees) => money(bank.cost),
        (Counted::Lean(lean), Thing::Tasks) => counted(lean.steps),
        (Counted::Lean(lean), Thing::Time) => time(lean.lead_time, day),
        (Counted::Lean(lean), Thing::ProcessTime) => time(lean.process_time, day),
        (Counted::Lean(lean), Thing::Activity) => lean.activity().map_or(Cell::NotStated, Cell::Percent),
        (Counted::Lean(lean), Thing::Handoffs) => number(lean.handoffs),
        (Counted::Bpmn(bpmn), Thing::Tasks) => counted(bpmn.tasks),
        (Counted::Bpmn(bpmn), Thing::Gateways) => counted(bpmn.gateways.len()),
        (Counted::Bpmn(bpmn), Thing::Events) => counted(bpmn.events.count()),
        (Counted::Bpmn(bpmn), Thing::Departments) => number(bpmn.lanes.as_ref().map(Vec::len)),
        _ => return None,
    })
}

/// What one rule counts in two processes, thing by thing; the second of `days` is the working day of the second process.
pub(in crate::report) fn pairs(one: &Counted, other: &Counted, days: [f64; 2]) -> Vec<(Named, [Cell; 2])> {
    let both = |thing: Thing| Some((thing.named(), [cell(thing, one, days[0])?, cell(thing, other, days[1])?]));
    Thing::ALL.into_iter().filter_map(both).collect()
}

impl Thing {
    const ALL: [Thing; 11] = [
        Thing::Procedures,
        Thing::Tasks,
        Thing::Gateways,
        Thing::Events,
        Thing::Time,
        Thing::ProcessTime,
        Thing::Activity,
        Thing::Contacts,
        Thing::Departments,
        Thing::Handoffs,
        Thing::Fees,
    ];

    fn named(self) -> Named {
        let (id, name) = match self {
            Thing::Procedures => ("procedures", say!(zh: "环节、程序", en: "stages, procedures")),
            Thing::Tasks => ("tasks", say!(zh: "任务、步骤", en: "tasks, process steps")),
            Thing::Gateways => ("gateways", say!(zh: "网关", en: "gateways")),
            Thing::Events => ("events", say!(zh: "事件", en: "events")),
            Thing::Time => ("time", say!(zh: "时间", en: "time")),
            Thing::ProcessTime => ("process-time", say!(zh: "其中实际工作（PT）", en: "of it, process time (PT)")),
            Thing::Activity => ("activity", say!(zh: "工作占比（%A）", en: "activity ratio (%A)")),
            Thing::Contacts => ("contacts", say!(zh: "跑动、接触", en: "visits, contacts")),
            Thing::Departments => ("departments", say!(zh: "部门、机构、泳道", en: "departments, offices, lanes")),
            Thing::Handoffs => ("handoffs", say!(zh: "交接", en: "handoffs")),
            Thing::Fees => ("fees", say!(zh: "申请人付费", en: "fees of the applicant")),
        };
        Named::new(id, name)
    }
}

/// What a counting rule is called.
pub(in crate::report) fn called(profile: Profile) -> Text {
    match profile {
        Profile::Guide => say!(zh: "办事指南", en: "guide"),
        Profile::DoingBusiness => say!(zh: "世行营商环境", en: "Doing Business"),
        Profile::Lean => say!(zh: "精益价值流", en: "lean"),
        Profile::Bpmn => say!(zh: "BPMN", en: "BPMN"),
    }
}

/// What a rule counts.
pub(in crate::report) fn rule(profile: Profile) -> Text {
    match profile {
        Profile::Guide => say!(
            zh: "办事指南：主情形下申请人所见的环节；任务不含申请人自己的步骤和分流点；时间为关键路径的工作日；跑动为到现场次数；部门只计政府部门和中介。",
            en: "guide: the stages that the applicant sees on the main scenario; tasks without the applicant's own steps and routing points; time in working days of the critical path; visits in person; government and intermediary departments."),
        Profile::DoingBusiness => say!(
            zh: "世行营商环境（Doing Business，2004—2020 年方法）：申请人与一个机构打一次交道为一个程序，同一机构连续办理的合为一个，机构内部步骤不计；时间为自然日，每个程序至少 1 天，全程网办的至少半天，同时办理的程序隔天开始，在家准备不计；费用为官方收费。工作日按日历占比折算为自然日。接触为合并前的次数。",
            en: "Doing Business (World Bank, methodology of 2004–2020): one contact of the applicant with one office is a procedure, consecutive ones at the same office are one, steps inside agencies are none; time in calendar days, at least one a procedure, half a day if fully online, procedures in parallel start a day apart, work at home is left out; cost is official fees. Working days become calendar days by the calendar's share. Contacts: before they are put together."),
        Profile::Lean => say!(
            zh: "精益价值流：步骤为机构所做的工作；时间为关键路径的历时合计 ΣLT，实际工作为其中 ΣPT，工作占比＝ΣPT ÷ ΣLT；申请人自己的步骤计入历时，不计工作；交接按科室计，同一部门的不同科室也算。",
            en: "lean (value stream mapping): process steps are what offices do; time is ΣLT, the lead time along the critical path, of it ΣPT is work, %A = ΣPT ÷ ΣLT; the applicant's own steps are lead time without work; handoffs count between offices, those of one department too."),
        Profile::Bpmn => say!(
            zh: "BPMN（ISO/IEC 19510）：整个模型而非一种走法；每个步骤一个任务，含申请人的和自动的；分支、汇合处各一个网关；事件为开始、各种结局、超时默认的定时器；主办方各一条泳道。",
            en: "BPMN (ISO/IEC 19510): the whole model, not one way through; every step a task, the applicant's and automatic ones too; a gateway wherever ways part or meet; events are the start, each outcome, and timers of tacit ends; a lane for everybody who leads a step."),
    }
}

// What is to be said of this process besides the rule.
fn exception(one: &Counted, names: &Names<'_>) -> Option<Text> {
    match one {
        Counted::Lean(lean) => without_work(lean, names),
        Counted::Bpmn(bpmn) => gateways(bpmn, names),
        Counted::Guide(_) | Counted::DoingBusiness(_) => None,
    }
}

fn procedures(one: &Counted, names: &Names<'_>) -> Option<Block> {
    let Counted::DoingBusiness(bank) = one else { return None };
    let all = bank.procedures.as_ref().filter(|all| !all.is_empty())?;
    let rows = all.iter().map(|one| {
        let manner = match one.manner {
            Manner::Online => Named::new("online", say!(zh: "全程网办", en: "fully online")),
            Manner::InPerson => Named::new("in-person", say!(zh: "当面或其他", en: "in person or other")),
        };
        vec![
            Cell::Named(office(&one.office, names)),
            Cell::Names(one.steps.iter().map(|step| names.step(*step)).collect()),
            Cell::Named(manner),
            Cell::Quantity(Quantity::CalendarDays(one.start)),
        ]
    });
    let columns = vec![
        Column::words("office", say!(zh: "机构", en: "office")),
        Column::words("steps", say!(zh: "步骤", en: "steps")),
        Column::words("manner", say!(zh: "办理方式", en: "manner")),
        Column::numbers("start", say!(zh: "开始于", en: "starts after")),
    ];
    let mut table = plain_table("procedures", columns, rows.collect());
    table.caption = Some(say!(zh: "世行口径的程序", en: "Procedures as Doing Business counts them"));
    Some(Block::Table(table))
}

// `department/office`; a step of nobody stands for an office of its own.
fn office(written: &str, names: &Names<'_>) -> Named {
    match written.split_once('/') {
        Some((department, office)) => {
            let name = say!(department = names.department(department), office = office; zh: "{department}/{office}", en: "{department}/{office}");
            Named::new(written, name)
        }
        None => names.department(written),
    }
}

fn without_work(lean: &Lean, names: &Names<'_>) -> Option<Text> {
    if lean.without_work.is_empty() {
        return None;
    }
    let steps = Text::list(lean.without_work.iter().map(|step| names.step(*step)));
    Some(say!(steps = steps;
        zh: "精益：关键路径上未注明实际工作时间的步骤，PT 和工作占比因此无从计算：{steps}",
        en: "lean: PT and %A cannot be had, since these steps of the critical path do not say how much of their time is work: {steps}"))
}

fn gateways(bpmn: &Bpmn, names: &Names<'_>) -> Option<Text> {
    let of = |kind: GatewayKind| {
        let these: Vec<&Gateway> = bpmn.gateways.iter().filter(|gateway| gateway.kind == kind).collect();
        let steps = Text::list(these.iter().map(|gateway| names.step(gateway.step)));
        (!these.is_empty()).then(|| gateway(kind, these.len(), &steps))
    };
    let kinds: Vec<Text> = GatewayKind::ALL.into_iter().filter_map(of).collect();
    if kinds.is_empty() {
        return None;
    }
    let kinds = Text::joined(&kinds, "；", "; ");
    Some(say!(kinds = kinds; zh: "BPMN 的网关：{kinds}", en: "BPMN gateways: {kinds}"))
}

fn gateway(kind: GatewayKind, n: usize, steps: &Text) -> Text {
    match kind {
        GatewayKind::ExclusiveSplit => {
            say!(n = n, steps = steps; zh: "排他分支 {n}（{steps}之后）", en: "exclusive splits {n} (behind {steps})")
        }
        GatewayKind::ParallelSplit => {
            say!(n = n, steps = steps; zh: "并行分支 {n}（{steps}之后）", en: "parallel splits {n} (behind {steps})")
        }
        GatewayKind::InclusiveSplit => {
            say!(n = n, steps = steps; zh: "包容分支 {n}（{steps}之后）", en: "inclusive splits {n} (behind {steps})")
        }
        GatewayKind::Merge => {
            say!(n = n, steps = steps; zh: "排他汇合 {n}（{steps}之前）", en: "exclusive merges {n} (before {steps})")
        }
        GatewayKind::Join => {
            say!(n = n, steps = steps; zh: "等待汇合 {n}（{steps}之前）", en: "joins {n} (before {steps})")
        }
    }
}
