//! The parts of a step that have fields of their own.

use super::reading::Reading;
use super::{basis, expected, flow};
use crate::model::words::{FixedCriterion, Word};
use crate::model::{
    Allow, Asks, Check, Checked, Collected, Collects, Fee, Here, MustFollow, Pass, Paused, System, Tacit, Visits, Wait,
};
use crate::say;
use crate::source::At;
use crate::yaml::fields::{ALLOW, CHECK, COLLECTED, FEE, MUST_FOLLOW, Noun, PASS, STEP, SYSTEM, VISITS, WAIT};
use crate::yaml::tree::NodeId;

/// Reads a list of mappings, or the one mapping that stands without brackets.
fn mappings<T>(
    r: &mut Reading<'_>,
    node: NodeId,
    mut read: impl FnMut(&mut Reading<'_>, NodeId) -> Option<T>,
) -> Vec<At<T>> {
    let mut all = r.room_for_items(node);
    for item in r.items(node) {
        if !r.is_mapping(item) {
            expected::tell(r, item);
        } else if let Some(value) = read(r, item) {
            all.push(r.at(item, value));
        }
    }
    all
}

pub(super) fn waits(r: &mut Reading<'_>, node: NodeId) -> Vec<At<Wait>> {
    let mut waits = r.room_for_items(node);
    for item in r.items(node) {
        let wait = if r.is_mapping(item) && r.has_key_of(item, &WAIT) {
            wait(r, item)
        } else {
            r.duration(item).map(|time| Wait::Time { time: time.value, cause: None })
        };
        waits.extend(wait.map(|wait| r.at(item, wait)));
    }
    waits
}

fn wait(r: &mut Reading<'_>, node: NodeId) -> Option<Wait> {
    let (mut time, mut every, mut cause) = (None, None, None);
    r.fields(node, &WAIT, |r, key, value| match key {
        "time" => time = r.duration(value),
        "every" => every = r.amount(value),
        "cause" => cause = r.word(value),
        _ => {}
    });
    match (time, every) {
        (Some(time), _) => Some(Wait::Time { time: time.value, cause }),
        (None, Some(every)) if *every.value.value.numer() > 0 => Some(Wait::Every { every: every.value, cause }),
        (None, Some(every)) => {
            let message = say!(zh: "`every` 要大于 0", en: "`every` must be above 0");
            r.tell(r.error("bad-value", every.span, message).helped(say!(zh: "写会议或批次的间隔，如 10d", en: "write how far apart the meetings or batches are, such as 10d")));
            None
        }
        (None, None) => None,
    }
}

// More is a slip of the keyboard, and sums of them must fit.
const MOST_VISITS: u32 = 1_000;

pub(super) fn visits(r: &mut Reading<'_>, node: NodeId) -> Option<At<Visits>> {
    let (mut times, mut rests_on) = (None, Vec::new());
    if r.is_mapping(node) {
        r.fields(node, &VISITS, |r, key, value| match key {
            "times" => times = r.whole(value, 0, MOST_VISITS),
            "basis" => rests_on = basis::read(r, value, &VISITS),
            _ => {}
        });
    } else {
        times = r.whole(node, 0, MOST_VISITS);
    }
    times.map(|times| r.at(node, Visits { times, basis: rests_on }))
}

// A number is a count; an id that looks like one must stand in a list.
fn counted(r: &mut Reading<'_>, node: NodeId) -> Option<Option<At<u32>>> {
    let text = r.text(node)?;
    text.starts_with(|c: char| c == '-' || c.is_ascii_digit() || ('０'..='９').contains(&c))
        .then(|| r.whole(node, 0, u32::MAX))
}

pub(super) fn collects(r: &mut Reading<'_>, node: NodeId) -> Option<At<Collects>> {
    if let Some(count) = counted(r, node) {
        return count.map(|count| count.with(Collects::Count(count.value)));
    }
    let mut items = r.room_for_items(node);
    for item in r.items(node) {
        let collected =
            if r.is_mapping(item) { collected(r, item) } else { r.id(item).map(|of| Collected { of, here: None }) };
        items.extend(collected.map(|collected| r.at(item, collected)));
    }
    Some(r.at(node, Collects::Items(items)))
}

fn collected(r: &mut Reading<'_>, node: NodeId) -> Option<Collected> {
    let mut of = None;
    let mut here = Here::default();
    r.fields(node, &COLLECTED, |r, key, value| match key {
        "of" => of = r.id(value),
        "form" => here.form = r.word(value),
        "copies" => here.copies = r.whole(value, 0, u32::MAX),
        "need" => here.need = r.word(value),
        "basis" => here.basis = basis::read(r, value, &COLLECTED),
        "p" => here.p = r.share(value),
        "when" => here.when = r.free_text(value, &COLLECTED),
        _ => {}
    });
    let here = (here != Here::default()).then(|| Box::new(here));
    of.map(|of| Collected { of, here })
}

pub(super) fn asks(r: &mut Reading<'_>, node: NodeId) -> Option<At<Asks>> {
    if let Some(count) = counted(r, node) {
        return count.map(|count| count.with(Asks::Count(count.value)));
    }
    let items = r.ids(node);
    Some(r.at(node, Asks::Items(items)))
}

pub(super) fn tacit(r: &mut Reading<'_>, node: NodeId) -> Option<At<Tacit>> {
    match r.text(node) {
        Some("true") => Some(r.at(node, Tacit::GoesOn)),
        Some("false") => None,
        _ => flow::target(r, node).map(|target| At::new(Tacit::To(target.value), target.span)),
    }
}

pub(super) fn checks(r: &mut Reading<'_>, node: NodeId) -> Vec<At<Check>> {
    mappings(r, node, |r, item| {
        let (mut of, mut criterion, mut depth, mut method) = (None, None, None, None);
        r.fields(item, &CHECK, |r, key, value| match key {
            "of" => of = r.placed_text(value, &CHECK),
            "for" => criterion = checked(r, value, &CHECK),
            "depth" => depth = r.word(value),
            "method" => method = r.word(value),
            _ => {}
        });
        of.map(|of| Check { of, criterion, depth, method })
    })
}

fn checked(r: &mut Reading<'_>, node: NodeId, noun: &'static Noun) -> Option<At<Checked>> {
    let text = r.placed_text(node, noun)?;
    let criterion = match FixedCriterion::read(&text.value) {
        Some(FixedCriterion::Identity) => Checked::Identity,
        Some(FixedCriterion::Authenticity) => Checked::Authenticity,
        None => Checked::Other(text.value),
    };
    Some(At::new(criterion, text.span))
}

pub(super) fn pass(r: &mut Reading<'_>, node: NodeId) -> Option<At<Pass>> {
    if !r.is_mapping(node) {
        return r.share(node).map(|share| share.with(Pass::Share(share.value)));
    }
    let (mut cases, mut negative) = (None, None);
    r.fields(node, &PASS, |r, key, value| match key {
        "cases" => cases = r.cases(value),
        "negative" => negative = r.cases(value),
        _ => {}
    });
    let (cases, negative) = cases.zip(negative)?;
    if negative.value > cases.value {
        let message = say!(cases = cases.value, negative = negative.value; zh: "否决 {negative} 件，多于办件数 {cases}", en: "{negative} negative of {cases} cases");
        r.tell(
            r.error("bad-value", negative.span, message)
                .helped(say!(zh: "请检查两个数是否写反", en: "check whether the two are swapped")),
        );
        return None;
    }
    Some(r.at(node, Pass::Counted { cases: cases.value, negative: negative.value }))
}

pub(super) fn fees(r: &mut Reading<'_>, node: NodeId) -> Vec<At<Fee>> {
    let plain = |amount: At<f64>| Fee { item: None, amount, quantity: None, payer: None, basis: Vec::new() };
    if r.text(node).is_some() {
        return r.number(node).map(|amount| amount.with(plain(amount))).into_iter().collect();
    }
    mappings(r, node, |r, item| {
        let mut fee = plain(At::nowhere(0.0));
        let mut amount = None;
        r.fields(item, &FEE, |r, key, value| match key {
            "item" => fee.item = r.free_text(value, &FEE),
            "amount" => amount = r.number(value),
            "quantity" => fee.quantity = r.number(value),
            "payer" => fee.payer = r.word(value),
            "basis" => fee.basis = basis::read(r, value, &FEE),
            _ => {}
        });
        fee.amount = amount?;
        Some(fee)
    })
}

pub(super) fn must_follow(r: &mut Reading<'_>, node: NodeId) -> Vec<At<MustFollow>> {
    mappings(r, node, |r, item| {
        let (mut step, mut rests_on) = (None, Vec::new());
        r.fields(item, &MUST_FOLLOW, |r, key, value| match key {
            "step" => step = r.id(value),
            "basis" => rests_on = basis::read(r, value, &MUST_FOLLOW),
            _ => {}
        });
        step.map(|step| MustFollow { step, basis: rests_on })
    })
}

pub(super) fn paused(r: &mut Reading<'_>, node: NodeId) -> Option<At<Paused>> {
    let paused = match r.text(node) {
        Some("true") => Paused::Yes,
        Some("false") => Paused::No,
        _ => {
            let because = basis::read(r, node, &STEP);
            if because.is_empty() && !r.is_sequence(node) {
                return None;
            }
            Paused::Because(because)
        }
    };
    Some(r.at(node, paused))
}

pub(super) fn system(r: &mut Reading<'_>, node: NodeId) -> Option<At<System>> {
    let (mut name, mut status) = (None, None);
    if r.is_mapping(node) {
        r.fields(node, &SYSTEM, |r, key, value| match key {
            "name" => name = r.free_text(value, &SYSTEM),
            "status" => status = r.word(value),
            _ => {}
        });
    } else {
        name = r.free_text(node, &STEP);
    }
    name.map(|name| r.at(node, System { name, status }))
}

pub(super) fn allow(r: &mut Reading<'_>, node: NodeId) -> Vec<At<Allow>> {
    mappings(r, node, |r, item| {
        let (mut rule, mut because, mut until) = (None, None, None);
        r.fields(item, &ALLOW, |r, key, value| match key {
            "rule" => rule = r.placed_text(value, &ALLOW),
            "because" => because = r.reason(value),
            "until" => until = r.date(value),
            _ => {}
        });
        rule.map(|rule| Allow { rule, because, until })
    })
}
