//! The operations of a measure, each a map with one key.

use super::overlay;
use crate::model::Id;
use crate::model::plan::{
    Add, Automate, Defer, Merge, MoveTo, Operation, Overlay, Parallelise, Pool, PutOnline, Remove, Reorder, Set,
    Shorten, Split, StopAsking, StopCollecting, Where,
};
use crate::say;
use crate::source::At;
use crate::yaml::fields::{
    ADD, AUTOMATE, DEFER, MERGE, MOVE, OPERATION, POOL, PUT_ONLINE, SPLIT, STOP_ASKING, STOP_COLLECTING,
};
use crate::yaml::read::reading::Reading;
use crate::yaml::read::{basis, expected, flow};
use crate::yaml::tree::NodeId;

/// The operations of `do:`, or the one that stands without brackets.
pub(super) fn all(r: &mut Reading<'_>, node: NodeId) -> Vec<At<Operation>> {
    let mut all = Vec::new();
    for item in r.items(node) {
        if !r.is_mapping(item) {
            expected::tell(r, item);
            continue;
        }
        r.fields(item, &OPERATION, |r, key, value| {
            let at = r.handle(r.key.unwrap_or(value));
            all.extend(one(r, key, value).map(|operation| At::new(operation, at)));
        });
    }
    all
}

fn one(r: &mut Reading<'_>, key: &str, node: NodeId) -> Option<Operation> {
    Some(match key {
        "remove" => Operation::Remove(Remove { steps: some(r, node)? }),
        "merge" => Operation::Merge(merge(r, node)?),
        "split" => Operation::Split(split(r, node)?),
        "parallelise" => Operation::Parallelise(Parallelise { steps: several(r, node)? }),
        "reorder" => Operation::Reorder(Reorder { steps: several(r, node)? }),
        "move" => Operation::MoveTo(move_to(r, node)?),
        "automate" => Operation::Automate(automate(r, node)?),
        "put-online" => Operation::PutOnline(put_online(r, node)?),
        "shorten" => Operation::Shorten(shorten(r, node)?),
        "stop-collecting" => Operation::StopCollecting(stop_collecting(r, node)?),
        "stop-asking" => Operation::StopAsking(stop_asking(r, node)?),
        "defer" => Operation::Defer(defer(r, node)?),
        "pool" => Operation::Pool(pool(r, node)?),
        "set" => Operation::Set(Set { fields: Box::new(overlay::set(r, node)?) }),
        "add" => Operation::Add(add(r, node)?),
        _ => return None,
    })
}

// Ids of which there is at least one; each once.
fn some(r: &mut Reading<'_>, node: NodeId) -> Option<Vec<At<Id>>> {
    let ids = r.ids(node);
    if ids.is_empty() && r.items(node).next().is_none() {
        expected::tell(r, node);
    }
    for (at, id) in ids.iter().enumerate() {
        if ids[..at].contains(id) {
            let message = say!(id = &id.value; zh: "“{id}”写了两次", en: "\"{id}\" is written twice");
            r.tell(
                r.error("duplicate-key", id.span, message).helped(say!(zh: "删去一处", en: "remove one of the two")),
            );
            return None;
        }
    }
    (!ids.is_empty()).then_some(ids)
}

// Of one step alone nothing can be done in parallel or in another order.
fn several(r: &mut Reading<'_>, node: NodeId) -> Option<Vec<At<Id>>> {
    let ids = some(r, node)?;
    if ids.len() > 1 {
        return Some(ids);
    }
    let message = say!(key = r.field_key(); zh: "`{key}` 至少要两个步骤", en: "`{key}` needs two steps or more");
    let help = say!(zh: "写成列表：[步骤一, 步骤二]", en: "write a list: [one, two]");
    r.tell(r.error("bad-value", r.handle(node), message).helped(help));
    None
}

fn merge(r: &mut Reading<'_>, node: NodeId) -> Option<Merge> {
    let (mut steps, mut into) = (None, None);
    r.fields(node, &MERGE, |r, key, value| match key {
        "steps" => steps = several(r, value),
        "into" => into = overlay::new_step(r, value),
        _ => {}
    });
    Some(Merge { steps: steps?, into: Box::new(into?) })
}

fn split(r: &mut Reading<'_>, node: NodeId) -> Option<Split> {
    let (mut step, mut into) = (None, Vec::new());
    r.fields(node, &SPLIT, |r, key, value| match key {
        "step" => step = r.id(value),
        "into" if r.is_sequence(value) => {
            for item in r.items(value) {
                into.extend(overlay::new_step(r, item));
            }
        }
        "into" => expected::tell(r, value),
        _ => {}
    });
    let written = r.value_of(node, "into").filter(|into| r.is_sequence(*into));
    if let Some(list) = written
        && r.items(list).count() < 2
    {
        let message = say!(zh: "拆分至少要有两个步骤", en: "a split has two steps or more");
        let help = say!(zh: "只改一个步骤的，用 `set`", en: "to change one step use `set`");
        r.tell(r.error("bad-value", r.key_span(node, "into"), message).helped(help));
    }
    (into.len() > 1).then_some(())?;
    Some(Split { step: step?, into })
}

fn move_to(r: &mut Reading<'_>, node: NodeId) -> Option<MoveTo> {
    let (mut steps, mut to) = (None, None);
    r.fields(node, &MOVE, |r, key, value| match key {
        "steps" => steps = some(r, value),
        "to" => to = r.id(value),
        _ => {}
    });
    Some(MoveTo { steps: steps?, to: to? })
}

fn automate(r: &mut Reading<'_>, node: NodeId) -> Option<Automate> {
    let (mut steps, mut work) = (None, None);
    r.fields(node, &AUTOMATE, |r, key, value| match key {
        "steps" => steps = some(r, value),
        "work" => work = r.duration(value),
        _ => {}
    });
    Some(Automate { steps: steps?, work: work? })
}

fn put_online(r: &mut Reading<'_>, node: NodeId) -> Option<PutOnline> {
    let mut steps = None;
    r.fields(node, &PUT_ONLINE, |r, _, value| steps = some(r, value));
    Some(PutOnline { steps: steps? })
}

fn shorten(r: &mut Reading<'_>, node: NodeId) -> Option<Shorten> {
    if !r.is_mapping(node) {
        expected::tell(r, node);
        return None;
    }
    let mut times: Vec<Overlay> = Vec::new();
    for given in r.given(node) {
        let Some(value) = given.value else {
            expected::nothing(r, given.key, given.key);
            continue;
        };
        if !given.repeated {
            times.extend(overlay::times(r, given.key, value));
        }
    }
    (!times.is_empty()).then_some(Shorten { times })
}

fn stop_collecting(r: &mut Reading<'_>, node: NodeId) -> Option<StopCollecting> {
    let (mut materials, mut at, mut by, mut system, mut rests_on) = (None, Vec::new(), None, None, Vec::new());
    r.fields(node, &STOP_COLLECTING, |r, key, value| match key {
        "materials" => materials = some(r, value),
        "at" => at = r.ids(value),
        "by" => by = r.word(value),
        "system" => system = r.free_text(value, &STOP_COLLECTING),
        "basis" => rests_on = basis::read(r, value, &STOP_COLLECTING),
        _ => {}
    });
    Some(StopCollecting { materials: materials?, at, by: by?, system, basis: rests_on })
}

fn stop_asking(r: &mut Reading<'_>, node: NodeId) -> Option<StopAsking> {
    let (mut data, mut at) = (None, Vec::new());
    r.fields(node, &STOP_ASKING, |r, key, value| match key {
        "data" => data = some(r, value),
        "at" => at = r.ids(value),
        _ => {}
    });
    Some(StopAsking { data: data?, at })
}

fn defer(r: &mut Reading<'_>, node: NodeId) -> Option<Defer> {
    let (mut materials, mut until, mut within, mut on_miss) = (None, None, None, None);
    r.fields(node, &DEFER, |r, key, value| match key {
        "materials" => materials = some(r, value),
        "until" => until = r.id(value),
        "within" => within = r.amount(value),
        "on-miss" => on_miss = flow::target(r, value),
        _ => {}
    });
    Some(Defer { materials: materials?, until, within, on_miss })
}

fn pool(r: &mut Reading<'_>, node: NodeId) -> Option<Pool> {
    let (mut departments, mut into) = (None, None);
    r.fields(node, &POOL, |r, key, value| match key {
        "departments" => departments = some(r, value),
        "into" => into = r.id(value),
        _ => {}
    });
    Some(Pool { departments: departments?, into: into? })
}

fn add(r: &mut Reading<'_>, node: NodeId) -> Option<Add> {
    let (mut step, mut place) = (None, None);
    r.fields(node, &ADD, |r, key, value| match key {
        "step" => step = overlay::new_step(r, value),
        "between" => place = between(r, value),
        "before" => place = r.id(value).map(Where::Before),
        "after" => place = some(r, value).map(Where::After),
        _ => {}
    });
    Some(Add { step: Box::new(step?), place: place? })
}

fn between(r: &mut Reading<'_>, node: NodeId) -> Option<Where> {
    let ids = r.ids(node);
    if let [from, to] = &ids[..] {
        return Some(Where::Between(from.clone(), to.clone()));
    }
    let message =
        say!(zh: "`between` 要写两个步骤：从哪一步到哪一步", en: "`between` is two steps: from which one to which");
    let help = say!(zh: "写成 `between: [前一步, 后一步]`", en: "write `between: [from, to]`");
    r.tell(r.error("bad-value", r.handle(node), message).helped(help));
    None
}
