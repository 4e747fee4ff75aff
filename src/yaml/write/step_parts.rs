use super::basis::{basis, citations};
use super::flow::target;
use super::time::{amount, duration, maybe_share, share};
use super::value::{Fields, Value, all_ids, maybe_number, number, one_or_list, placed, text, word};
use crate::model::{
    Allow, Asks, Check, Checked, Collected, Collects, Fee, Here, MustFollow, Pass, Paused, System, Tacit, Visits, Wait,
};
use crate::source::At;

pub(super) fn wait(wait: &Wait) -> Value<'_> {
    match wait {
        Wait::Time { time, cause: None } => duration(time),
        Wait::Time { time, cause } => Fields::new().put("time", Some(duration(time))).put("cause", word(cause)).into(),
        Wait::Every { every, cause } => {
            Fields::new().put("every", Some(amount(*every))).put("cause", word(cause)).into()
        }
    }
}

pub(super) fn tacit(tacit: &Tacit) -> Value<'_> {
    match tacit {
        Tacit::GoesOn => Value::Sign("true".into()),
        Tacit::To(to) => target(to),
    }
}

pub(super) fn visits(visits: &Visits) -> Value<'_> {
    let Visits { times, basis: rests_on } = visits;
    if rests_on.is_empty() {
        return number(times.value);
    }
    Fields::new().put("times", Some(number(times.value))).put("basis", basis(rests_on)).into()
}

pub(super) fn collects(collects: &Collects) -> Value<'_> {
    match collects {
        Collects::Count(count) => number(count),
        Collects::Items(items) => Value::List(items.iter().map(|item| collected(item)).collect()),
    }
}

fn collected(collected: &Collected) -> Value<'_> {
    let Collected { of, here: _ } = collected;
    let Here { form, copies, need, basis: rests_on, p, when } = collected.here();
    let rest = Fields::new()
        .put("form", word(form))
        .put("copies", maybe_number(copies))
        .put("need", word(need))
        .put("basis", basis(rests_on))
        .put("p", maybe_share(p))
        .put("when", text(when));
    if rest.is_empty() {
        return Value::Text(of);
    }
    Fields::new().put("of", Some(Value::Text(of))).and(rest).into()
}

pub(super) fn asks(asks: &Asks) -> Value<'_> {
    match asks {
        Asks::Count(count) => number(count),
        Asks::Items(items) => all_ids(items),
    }
}

pub(super) fn check(check: &Check) -> Value<'_> {
    let Check { of, criterion, depth, method } = check;
    let criterion = criterion.as_ref().map(|criterion| match &criterion.value {
        Checked::Identity => Value::Sign("identity".into()),
        Checked::Authenticity => Value::Sign("authenticity".into()),
        Checked::Other(other) => Value::Text(other),
    });
    Fields::new()
        .put("of", Some(Value::Text(of)))
        .put("for", criterion)
        .put("depth", word(depth))
        .put("method", word(method))
        .into()
}

pub(super) fn pass<'p>(pass: Pass) -> Value<'p> {
    match pass {
        Pass::Share(passed) => share(passed),
        Pass::Counted { cases, negative } => {
            Fields::new().put("cases", Some(number(cases))).put("negative", Some(number(negative))).into()
        }
    }
}

// Alone, an amount needs no mapping.
pub(super) fn fees(fees: &[At<Fee>]) -> Value<'_> {
    match fees {
        [] => Value::List(Vec::new()),
        [At { value: Fee { item: None, amount, quantity: None, payer: None, basis }, .. }] if basis.is_empty() => {
            number(amount.value)
        }
        [one] => fee(one),
        _ => Value::List(fees.iter().map(|one| fee(one)).collect()),
    }
}

fn fee(fee: &Fee) -> Value<'_> {
    let Fee { item, amount, quantity, payer, basis: rests_on } = fee;
    let rest =
        Fields::new().put("quantity", maybe_number(quantity)).put("payer", word(payer)).put("basis", basis(rests_on));
    let price = number(amount.value);
    Fields::new().put("item", text(item)).put("amount", Some(price)).and(rest).into()
}

pub(super) fn must_follow(before: &MustFollow) -> Value<'_> {
    let MustFollow { step, basis: rests_on } = before;
    Fields::new().put("step", Some(Value::Text(step))).put("basis", basis(rests_on)).into()
}

pub(super) fn paused(paused: &Paused) -> Value<'_> {
    match paused {
        Paused::Yes => Value::Sign("true".into()),
        Paused::No => Value::Sign("false".into()),
        Paused::Because(rests_on) => {
            let citations = citations(rests_on);
            // Alone, a law by the name of `true` would be the plain yes.
            match &citations[..] {
                [Value::Text(law)] if matches!(*law, "true" | "false") => Value::List(citations),
                _ => one_or_list(citations).unwrap_or(Value::Sign("true".into())),
            }
        }
    }
}

pub(super) fn system(system: &System) -> Value<'_> {
    let System { name, status } = system;
    match status {
        None => Value::Text(name),
        Some(_) => Fields::new().put("name", Some(Value::Text(name))).put("status", word(status)).into(),
    }
}

pub(super) fn allow(allow: &Allow) -> Value<'_> {
    let Allow { rule, because, until } = allow;
    Fields::new().put("rule", Some(Value::Text(rule))).put("because", text(because)).put("until", placed(until)).into()
}
