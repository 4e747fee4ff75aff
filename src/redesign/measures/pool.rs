use crate::model::{Id, plan};
use crate::redesign::edit::once;
use crate::redesign::{Course, Refuse, Thing, Why};
use crate::source::At;

/// What several departments do is one department's: it does, issues and keeps what they did.
pub(super) fn plan(operation: &plan::Pool, course: &mut Course) -> Refuse {
    for department in &operation.departments {
        if department.value.contains('/') {
            return Err(Why::missing(Thing::Department, department));
        }
        course.department(department)?;
    }
    let into = &operation.into;
    course.department(into)?;
    let pooled = |id: &str| {
        let department = id.split('/').next().unwrap_or(id);
        operation.departments.iter().any(|one| &*one.value == department && one.value != into.value)
    };
    let mut touched = Vec::new();
    for (at, step) in course.process.steps.iter_mut().enumerate() {
        let mut changed = follow(&mut step.by, &pooled, into);
        if let Some(more) = &mut step.more {
            for with in more.with.iter_mut().filter(|with| pooled(with)) {
                with.value = into.value.clone();
                changed = true;
            }
            let leads = step.by.as_ref().map(|by| by.value.clone());
            more.with.retain(|with| Some(&with.value) != leads.as_ref());
            once(&mut more.with);
        }
        if changed {
            touched.push(at);
        }
    }
    let process = &mut course.process;
    process.materials.iter_mut().for_each(|material| {
        follow(&mut material.issuer, &pooled, into);
    });
    process.data.iter_mut().for_each(|item| {
        follow(&mut item.owner, &pooled, into);
    });
    follow(&mut process.case_owner, &pooled, into);
    process.departments.retain(|department| !pooled(&department.id));
    if touched.is_empty() {
        course.idle.extend(operation.departments.iter().cloned());
    }
    touched.into_iter().for_each(|at| course.mark(at));
    Ok(())
}

fn follow(by: &mut Option<At<Id>>, pooled: &impl Fn(&str) -> bool, into: &At<Id>) -> bool {
    match by {
        Some(by) if pooled(by) => {
            by.value = into.value.clone();
            true
        }
        _ => false,
    }
}
