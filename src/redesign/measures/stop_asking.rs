use crate::model::{Asks, plan};
use crate::redesign::{Course, Refuse, Thing, Why};

/// The applicant no longer fills in these data items.
pub(super) fn plan(operation: &plan::StopAsking, course: &mut Course) -> Refuse {
    let places = if operation.at.is_empty() {
        (0..course.process.steps.len()).collect()
    } else {
        course.find_all(&operation.at)?
    };
    for item in &operation.data {
        let declared = course.process.data.iter().any(|known| known.id.value == item.value);
        let mut gone = false;
        for at in &places {
            let asks = course.process.steps[*at].asks.as_mut().map(|asks| &mut asks.value);
            let Some(Asks::Items(items)) = asks else { continue };
            let before = items.len();
            items.retain(|asked| asked.value != item.value);
            if items.len() < before {
                gone = true;
                course.mark(*at);
            }
        }
        match (gone, declared) {
            (true, _) => {}
            (false, true) => course.idle.push(item.clone()),
            (false, false) => return Err(Why::missing(Thing::Data, item)),
        }
    }
    Ok(())
}
