use crate::model::words::Need;
use crate::model::{Deferral, Target, plan};
use crate::redesign::{Course, Refuse, Thing, Why};
use crate::source::At;

/// Materials may follow later (容缺后补): the case goes on without them.
pub(super) fn plan(operation: &plan::Defer, course: &mut Course) -> Refuse {
    if let Some(until) = &operation.until {
        course.find(until)?;
    }
    if let Some(At { value: Target::Step(step), span }) = &operation.on_miss {
        course.find_target(&At::new(step.clone(), *span))?;
    }
    for id in &operation.materials {
        course.material(id)?;
        super::stop_collecting::declare_all(&mut course.process);
        let deferral =
            Deferral { until: operation.until.clone(), within: operation.within, on_miss: operation.on_miss.clone() };
        let Some(material) = course.process.materials.iter_mut().find(|known| known.id.value == id.value) else {
            return Err(Why::missing(Thing::Material, id));
        };
        material.need = Some(At::nowhere(Need::Deferrable));
        material.deferral = Some(At::nowhere(deferral));
        let collecting: Vec<usize> = (0..course.process.steps.len())
            .filter(|at| crate::redesign::edit::collects(&course.process.steps[*at], id))
            .collect();
        if collecting.is_empty() {
            course.idle.push(id.clone());
        }
        collecting.into_iter().for_each(|at| course.mark(at));
    }
    Ok(())
}
