//! A plan file: every field by its noun's table, every mistake in one run, as with a process.

mod operation;
mod overlay;

use super::reading::Reading;
use super::{basis, deadline, department, material, process};
use crate::model::plan::{Measure, Plan, PlanHeading};
use crate::model::{Id, Name};
use crate::say;
use crate::source::{At, Span};
use crate::yaml::fields::{MEASURE, PLAN, PLAN_HEADING};
use crate::yaml::tree::NodeId;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The plan of a file.
pub(super) fn read(r: &mut Reading<'_>) -> Plan {
    let mut plan = Plan::empty(Arc::clone(r.source));
    let Some(root) = r.tree.root().filter(|root| r.is_mapping(*root)) else {
        no_plan(r);
        return plan;
    };
    r.fields(root, &PLAN, |r, key, value| match key {
        "schema" => plan.schema = process::schema(r, value),
        "plan" => plan.heading = heading(r, value),
        "base" => plan.bases = r.ids(value),
        "deadlines" => plan.additions.deadlines = deadline::read(r, value),
        "case-owner" => plan.additions.case_owner = r.placed_text(value, &PLAN),
        "departments" => plan.additions.departments = department::read(r, value),
        "materials" => plan.additions.materials = material::read(r, value),
        "data" => plan.additions.data = material::data_items(r, value),
        "measures" => {
            plan.measures_at = r.handle(r.key.unwrap_or(value));
            plan.measures = measures(r, value);
        }
        _ => {}
    });
    plan
}

fn no_plan(r: &mut Reading<'_>) {
    if r.cut_off {
        return;
    }
    let span = r.tree.root().map_or(Span::default(), |root| r.handle(root));
    let message = say!(zh: "文件不是一份计划：最外层应是 `键: 值`", en: "the file is not a plan: its outermost level must be `key: value`");
    let help =
        say!(zh: "至少写 `plan:`、`base:` 和 `measures:`", en: "write at least `plan:`, `base:` and `measures:`");
    r.tell(r.error("bad-value", span, message).helped(help));
}

fn heading(r: &mut Reading<'_>, node: NodeId) -> PlanHeading {
    let mut heading = PlanHeading::default();
    let named = |r: &Reading<'_>, node: NodeId, name: Option<Name>| name.map(|name| r.at(node, name));
    if !r.is_mapping(node) || process::is_name(r, node) {
        let name = r.name(node, &PLAN);
        heading.name = named(r, node, name);
        return heading;
    }
    r.fields(node, &PLAN_HEADING, |r, key, value| match key {
        "name" => {
            let name = r.name(value, &PLAN_HEADING);
            heading.name = named(r, value, name);
        }
        "version" => heading.version = r.free_text(value, &PLAN_HEADING),
        "owner" => heading.owner = r.free_text(value, &PLAN_HEADING),
        "summary" => heading.summary = r.name(value, &PLAN_HEADING),
        "source" => heading.source = r.free_text(value, &PLAN_HEADING),
        _ => {}
    });
    heading
}

fn measures(r: &mut Reading<'_>, node: NodeId) -> Vec<Measure> {
    if !r.is_sequence(node) {
        super::expected::tell(r, node);
        return Vec::new();
    }
    let mut all = Vec::new();
    let mut seen: FxHashMap<Id, Span> = FxHashMap::default();
    for item in r.items(node) {
        if !r.is_mapping(item) {
            super::expected::tell(r, item);
            continue;
        }
        let Some(measure) = measure(r, item) else { continue };
        match seen.get(&measure.id.value) {
            Some(first) => twice(r, &measure.id, *first),
            None => {
                seen.insert(measure.id.value.clone(), measure.id.span);
            }
        }
        all.push(measure);
    }
    all
}

fn measure(r: &mut Reading<'_>, node: NodeId) -> Option<Measure> {
    let mut id = None;
    let mut measure = Measure {
        id: At::nowhere("".into()),
        name: None,
        basis: Vec::new(),
        owner: None,
        due: None,
        needs: Vec::new(),
        operations: Vec::new(),
    };
    r.fields(node, &MEASURE, |r, key, value| match key {
        "id" => id = r.id(value),
        "name" => measure.name = r.name(value, &MEASURE),
        "basis" => measure.basis = basis::read(r, value, &MEASURE),
        "owner" => measure.owner = r.free_text(value, &MEASURE),
        "due" => measure.due = r.date(value),
        "needs" => measure.needs = r.ids(value),
        "do" => measure.operations = operation::all(r, value),
        _ => {}
    });
    measure.id = id?;
    Some(measure)
}

fn twice(r: &mut Reading<'_>, id: &At<Id>, first: Span) {
    let message = say!(id = &id.value; zh: "措施“{id}”写了两次", en: "the measure \"{id}\" is written twice");
    let help = say!(zh: "改一个标识", en: "change one of the ids");
    let finding = r
        .error("duplicate-key", id.span, message)
        .related(r.place(first), say!(zh: "第一次写在这里", en: "first written here"))
        .helped(help)
        .about([&*id.value]);
    r.tell(finding);
}
