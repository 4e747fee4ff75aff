use super::set::write_over;
use super::sums::seconds_of;
use crate::model::{Duration, Step, TimeBase, Wait, plan};
use crate::redesign::{Course, Refuse, Why};
use crate::source::At;
use num_rational::Ratio;

/// Steps get new times: the total alone, or several fields.
pub(super) fn plan(operation: &plan::Shorten, course: &mut Course) -> Refuse {
    for times in &operation.times {
        let at = course.find(&times.step.id)?;
        let before = course.process.steps[at].clone();
        write_over(&mut course.process.steps[at], times);
        keep_causes(&mut course.process.steps[at].wait, &before.wait);
        if course.process.steps[at] == before {
            course.idle.push(times.step.id.clone());
            continue;
        }
        let base = course.process.time_base();
        fits(&course.process.steps[at], &base, times)?;
        if is_longer(&course.process.steps[at], &before, &base) {
            return Err(Why::NotShorter(before.id.value.clone()).at(times.step.id.span));
        }
        course.mark(at);
    }
    Ok(())
}

// Where only a time is given, what is waited for is what it was: wait by wait, or what all of them waited for.
fn keep_causes(waits: &mut [At<Wait>], before: &[At<Wait>]) {
    let alike = before.windows(2).all(|pair| pair[0].value.cause() == pair[1].value.cause());
    let one_by_one = waits.len() == before.len();
    for (at, wait) in waits.iter_mut().enumerate() {
        let old = before.get(if one_by_one { at } else { 0 }).filter(|_| one_by_one || alike);
        let (Wait::Time { cause, .. } | Wait::Every { cause, .. }) = &mut wait.value;
        *cause = cause.or_else(|| old.and_then(|old| old.value.cause()).map(At::nowhere));
    }
}

// More time in all, or more hands-on time in as much. Random times are not held against each other.
fn is_longer(step: &Step, before: &Step, base: &TimeBase) -> bool {
    let work = |step: &Step| step.work.as_ref().map_or(Some(Ratio::ZERO), |work| seconds_of(&work.value, base));
    let (Some(now), Some(then)) = (whole(step, base), whole(before, base)) else { return false };
    now > then || now == then && before.work.is_some() && work(step) > work(before)
}

// All of its time, where it is always the same and stated.
fn whole(step: &Step, base: &TimeBase) -> Option<Ratio<i64>> {
    if let Some(elapsed) = &step.elapsed {
        return seconds_of(&elapsed.value, base);
    }
    let waits = step.wait.iter().map(|wait| match &wait.value {
        Wait::Time { time, .. } => Some(time),
        _ => None,
    });
    let times: Vec<Option<&Duration>> = waits.chain(step.work.iter().map(|work| Some(&work.value))).collect();
    if times.is_empty() {
        return None;
    }
    times.into_iter().map(|time| seconds_of(time?, base)).sum()
}

/// There is no more hands-on time than there is time.
pub(super) fn fits(step: &Step, base: &TimeBase, written: &plan::Overlay) -> Refuse {
    let fixed = |time: &Option<crate::source::At<crate::model::Duration>>| seconds_of(&time.as_ref()?.value, base);
    match (fixed(&step.work), fixed(&step.elapsed)) {
        (Some(work), Some(elapsed)) if work > elapsed => {
            Err(Why::WorkAboveElapsed(step.id.value.clone()).at(written.step.id.span))
        }
        _ => Ok(()),
    }
}
