//! Who does what: a table of departments, and one of the stages that an applicant sees.

use crate::analysis::counts::{Counts, Stages};
use crate::analysis::lead_time::sums;
use crate::analysis::time::{Seconds, number};
use crate::analysis::{Analysis, Study};
use crate::model::Step;
use crate::report::build::{counted, plain_table, time};
use crate::report::names::Names;
use crate::report::{Block, Cell, Column, Named, Room, Section, Table};
use crate::say;
use crate::wording::Text;

/// Departments with their steps and times on the main scenario; `None` where no step says who does it.
pub(super) fn departments(study: &Study<'_>, analysis: &Analysis, names: &Names<'_>, day: f64) -> Option<Section> {
    let counts = &analysis.counts;
    let belongs = sums::by_department(study, &analysis.lead_time);
    let departments = counts.departments.as_ref().filter(|departments| !departments.is_empty())?;
    let rows = departments.iter().map(|id| {
        let steps: Vec<usize> = counts.tasks.iter().copied().filter(|at| leads(study, *at, id)).collect();
        let joint = counts.tasks.iter().filter(|at| joins(study, **at, id)).count();
        vec![
            Cell::Named(names.department(id)),
            counted(steps.len()),
            if joint > 0 { counted(joint) } else { Cell::Empty },
            time(sum(steps.iter().map(|at| study.times.get(*at)?.total)), day),
            time(sum(steps.iter().map(|at| study.times.get(*at)?.work)), day),
            belongs
                .iter()
                .find(|one| one.to.as_ref() == Some(id))
                .map_or(Cell::Empty, |one| time(Some(one.contribution), day)),
        ]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    // A column in which nothing stands is for machines.
    let said = |at: usize| rows.iter().any(|row| matches!(row.get(at), Some(Cell::Quantity(_))));
    let room = |at: usize| if said(at) { Room::IfItFits } else { Room::Never };
    let columns = vec![
        Column::words("department", say!(zh: "部门", en: "department")),
        Column::numbers("steps", say!(zh: "主办步骤", en: "steps")),
        Column::numbers("joint-steps", say!(zh: "协办步骤", en: "joint steps")).room(room(2)),
        Column::numbers("time", say!(zh: "步骤用时合计", en: "time in steps")),
        Column::numbers("touch-time", say!(zh: "其中实际工作", en: "of it, work")).room(room(4)),
        Column::numbers("contribution", say!(zh: "对全程的贡献", en: "contribution")).room(room(5)),
    ];
    let table = plain_table("departments", columns, rows);
    Some(Section::new("departments", say!(zh: "部门", en: "Departments"), vec![Block::Table(table)]))
}

fn step<'s>(study: &Study<'s>, at: usize) -> Option<&'s Step> {
    study.process().steps.get(at)
}

fn leads(study: &Study<'_>, at: usize, id: &str) -> bool {
    step(study, at).and_then(Step::department) == Some(id)
}

fn joins(study: &Study<'_>, at: usize, id: &str) -> bool {
    step(study, at).is_some_and(|step| step.more().with.iter().any(|with| with.value.split('/').next() == Some(id)))
}

// `None` where nobody states any of them; what is not stated counts as none beside what is.
fn sum(times: impl Iterator<Item = Option<Seconds>>) -> Option<f64> {
    times.fold(None, |sum, time| match time {
        Some(time) => Some(sum.unwrap_or(0.0) + number(time)),
        None => sum,
    })
}

/// Stages with their steps; `None` where no stage is written.
pub(super) fn stages(study: &Study<'_>, counts: &Counts, names: &Names<'_>, day: f64) -> Option<Section> {
    let Stages::Written(stages) = &counts.stages else { return None };
    let mut rows: Vec<Vec<Cell>> = stages.iter().map(|stage| row(study, counts, Some(stage), names, day)).collect();
    if counts.tasks.iter().any(|at| stage(study, *at).is_none()) {
        rows.push(row(study, counts, None, names, day));
    }
    let columns = vec![
        Column::words("stage", say!(zh: "环节", en: "stage")),
        Column::words("steps", say!(zh: "步骤", en: "steps")),
        Column::words("departments", say!(zh: "部门", en: "departments")).room(Room::IfItFits),
        Column::numbers("time", say!(zh: "步骤用时合计", en: "time in steps")),
        Column::numbers("visits", say!(zh: "跑动", en: "visits")),
    ];
    let table: Table = plain_table("stages", columns, rows);
    Some(Section::new(
        "stages",
        say!(zh: "环节（申请人所见）", en: "Stages, as the applicant sees them"),
        vec![Block::Table(table)],
    ))
}

fn stage<'s>(study: &Study<'s>, at: usize) -> Option<&'s str> {
    step(study, at)?.stage.as_ref().map(|stage| &*stage.value)
}

fn row(study: &Study<'_>, counts: &Counts, of: Option<&str>, names: &Names<'_>, day: f64) -> Vec<Cell> {
    let steps: Vec<usize> = counts.tasks.iter().copied().filter(|at| stage(study, *at) == of).collect();
    let mut departments: Vec<Named> = Vec::new();
    for department in steps.iter().filter_map(|at| names.department_of(*at)) {
        if !departments.contains(&department) {
            departments.push(department);
        }
    }
    let internal = say!(zh: "（内部）", en: "(inside)");
    let visits: u32 = steps.iter().filter_map(|at| step(study, *at)).map(Step::visits).sum();
    vec![
        of.map_or(Cell::Aside(internal), |stage| Cell::Named(Named::new(stage, Text::same(stage)))),
        Cell::Names(steps.iter().map(|at| names.step(*at)).collect()),
        Cell::Names(departments),
        time(sum(steps.iter().map(|at| study.times.get(*at)?.total)), day),
        counted(visits as usize),
    ]
}
