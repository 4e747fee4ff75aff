use super::calendar_ref::calendar;
use super::expected;
use super::ids::Given;
use super::reading::Reading;
use crate::model::{Department, Staff};
use crate::source::At;
use crate::yaml::fields::{DEPARTMENT, Noun, OFFICE, STAFF};
use crate::yaml::tree::NodeId;

/// Departments: a list of names, or a mapping from ids.
pub(super) fn read(r: &mut Reading<'_>, node: NodeId) -> Vec<Department> {
    all(r, node, &DEPARTMENT)
}

// Offices have the fields of a department but offices, so that they nest one level.
fn all(r: &mut Reading<'_>, node: NodeId, noun: &'static Noun) -> Vec<Department> {
    let mut departments = Vec::new();
    for Given { key, value, repeated } in r.given(node) {
        let mut department = Department::named(r.given_id(key));
        if let Some(value) = value {
            r.about(key, |r| department_fields(r, value, noun, &mut department));
        }
        if !repeated {
            departments.push(department);
        }
    }
    departments
}

fn department_fields(r: &mut Reading<'_>, node: NodeId, noun: &'static Noun, department: &mut Department) {
    if !r.is_mapping(node) || super::process::is_name(r, node) {
        department.name = r.name(node, noun);
        return;
    }
    r.fields(node, noun, |r, key, value| match key {
        "name" => department.name = r.name(value, noun),
        "kind" => department.kind = r.word(value),
        "tier" => department.tier = r.word(value),
        "line" => department.line = r.free_text(value, noun),
        "region" => department.region = r.free_text(value, noun),
        "system" => department.system = r.free_text(value, noun),
        "offices" => department.offices = all(r, value, &OFFICE),
        "staff" => department.staff = staff(r, value),
        "cost-per-hour" => department.cost_per_hour = r.number(value),
        "calendar" => department.calendar = calendar(r, value, noun),
        _ => {}
    });
}

fn staff(r: &mut Reading<'_>, node: NodeId) -> Vec<At<Staff>> {
    if r.text(node).is_some() {
        let count = r.number(node);
        return count
            .map(|count| count.with(Staff { role: None, count: count.value, kind: None }))
            .into_iter()
            .collect();
    }
    let mut staff = Vec::new();
    for item in r.items(node) {
        if !r.is_mapping(item) {
            expected::tell(r, item);
            continue;
        }
        let (mut role, mut count, mut kind) = (None, None, None);
        r.fields(item, &STAFF, |r, key, value| match key {
            "role" => role = r.free_text(value, &STAFF),
            "count" => count = r.number(value),
            "kind" => kind = r.word(value),
            _ => {}
        });
        if let Some(count) = count {
            staff.push(r.at(item, Staff { role, count: count.value, kind }));
        }
    }
    staff
}
