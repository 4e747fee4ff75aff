use super::basis::basis;
use super::flow::next;
use super::step_parts as parts;
use super::time::{maybe_amount, maybe_duration};
use super::value::{Fields, Value, all_ids, ids, maybe_name, maybe_number, one_or_list, placed, word};
use crate::model::{Step, StepMore};

/// The steps in file order.
pub(super) fn steps(steps: &[Step]) -> Value<'_> {
    if steps.is_empty() {
        return Fields::new().into();
    }
    Value::Entries(steps.iter().map(|step| (&*step.id.value, fields(step).into())).collect())
}

fn fields(step: &Step) -> Fields<'_> {
    let Step {
        id: _,
        name,
        by,
        kind,
        stage,
        channel,
        work,
        wait,
        elapsed,
        visits,
        collects,
        asks,
        uses,
        produces,
        join,
        next: on,
        more: _,
    } = step;
    let StepMore {
        with,
        role,
        rank,
        limit,
        tacit,
        medium,
        checks,
        decides,
        discretion,
        pass,
        fees,
        basis: rests_on,
        must_follow,
        paused,
        value,
        system,
        replaces,
        measure,
        allow,
    } = step.more();
    Fields::new()
        .put("name", maybe_name(name))
        .put("by", placed(by))
        .put("with", ids(with))
        .put("role", placed(role))
        .put("rank", maybe_number(rank))
        .put("kind", word(kind))
        .put("stage", placed(stage))
        .put("channel", word(channel))
        .put("work", maybe_duration(work))
        .put("wait", one_or_list(wait.iter().map(|wait| parts::wait(wait)).collect()))
        .put("elapsed", maybe_duration(elapsed))
        .put("limit", maybe_amount(limit))
        .put("tacit", tacit.as_ref().map(|tacit| parts::tacit(tacit)))
        .put("visits", visits.as_ref().map(|visits| parts::visits(visits)))
        .put("collects", collects.as_ref().map(|collects| parts::collects(collects)))
        .put("asks", asks.as_ref().map(|asks| parts::asks(asks)))
        .put("uses", uses.as_deref().map(all_ids))
        .put("produces", produces.as_deref().map(all_ids))
        .put("medium", word(medium))
        .put("checks", one_or_list(checks.iter().map(|check| parts::check(check)).collect()))
        .put("decides", placed(decides))
        .put("discretion", word(discretion))
        .put("pass", pass.as_ref().map(|pass| parts::pass(pass.value)))
        .put("fees", fees.as_deref().map(parts::fees))
        .put("basis", basis(rests_on))
        .put("must-follow", one_or_list(must_follow.iter().map(|before| parts::must_follow(before)).collect()))
        .put("paused", paused.as_ref().map(|paused| parts::paused(paused)))
        .put("value", word(value))
        .put("system", system.as_ref().map(|system| parts::system(system)))
        .put("join", word(join))
        .put("next", next(on))
        .put("replaces", ids(replaces))
        .put("measure", placed(measure))
        .put("allow", one_or_list(allow.iter().map(|allow| parts::allow(allow)).collect()))
}
