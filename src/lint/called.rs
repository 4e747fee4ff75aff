//! What readers call the things that findings are about.

use super::Names;
use crate::finding::Finding;
use crate::model::plan::Plan;
use crate::model::words::{DepartmentKind, Word};
use crate::model::{Name, Process};
use crate::wording::{Lang, Text};
use rustc_hash::FxHashMap;

/// Writes beside the ids of each finding what the process calls them.
pub(super) fn write(findings: &mut [Finding], names: &Names<'_>) {
    if findings.is_empty() {
        return;
    }
    let data: Data<'_> = names.process.data.iter().map(|item| (&*item.id.value, item.name.as_ref())).collect();
    for finding in findings {
        finding.called = finding.subjects.iter().map(|id| called(id, names, &data)).collect();
    }
}

/// The same for findings of a process whose names nobody has looked up.
pub(super) fn written(mut findings: Vec<Finding>, process: &Process) -> Vec<Finding> {
    if !findings.is_empty() {
        write(&mut findings, &Names::of(process));
    }
    findings
}

/// The same for findings of a plan, which are about measures.
pub(super) fn write_measures(findings: &mut [Finding], plan: &Plan) {
    let measure = |id: &str| plan.measures.iter().find(|measure| *measure.id.value == *id);
    for finding in findings {
        let all = finding.subjects.iter();
        finding.called =
            all.map(|id| measure(id).map_or_else(|| Text::same(&**id), |measure| text(&measure.name()))).collect();
    }
}

type Data<'p> = FxHashMap<&'p str, Option<&'p Name>>;

// Where a step, a material and a department share an id and not the name, nobody knows which is meant: the id stands for itself.
fn called(id: &str, names: &Names<'_>, data: &Data<'_>) -> Text {
    let step = names.step_at(id).map(|at| names.step(at).name.as_ref());
    let material = names.material(id).map(|material| material.name.as_ref());
    let department = names.department(id).map(|department| department.name.as_ref());
    let mut all = [step, material, department, data.get(id).copied()].into_iter().flatten();
    match all.next() {
        None if id == DepartmentKind::Applicant.key() => DepartmentKind::Applicant.text(),
        Some(Some(name)) if all.all(|other| other == Some(name)) => text(name),
        _ => Text::same(id),
    }
}

fn text(name: &Name) -> Text {
    Text::new(name.get(Lang::Zh), name.get(Lang::En))
}
