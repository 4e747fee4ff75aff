use super::value::{Fields, Given, Value, given, maybe_number, number, one_or_list, placed, text, word};
use crate::model::{Department, Staff};
use crate::source::At;

/// Departments with their offices.
pub(super) fn departments(departments: &[Department]) -> Option<Value<'_>> {
    let one = |department| one(department, offices(department));
    given(departments.iter().map(one).collect())
}

// Offices nest one level.
fn offices(department: &Department) -> Option<Value<'_>> {
    given(department.offices.iter().map(|office| one(office, None)).collect())
}

fn one<'p>(department: &'p Department, offices: Option<Value<'p>>) -> Given<'p> {
    let Department { id, name, kind, tier, line, region, system, offices: _, staff: people, cost_per_hour, calendar } =
        department;
    let rest = Fields::new()
        .put("kind", word(kind))
        .put("tier", word(tier))
        .put("line", text(line))
        .put("region", text(region))
        .put("system", text(system))
        .put("offices", offices)
        .put("staff", staff(people))
        .put("cost-per-hour", maybe_number(cost_per_hour))
        .put("calendar", placed(calendar));
    Given { id, name, rest }
}

// Alone, a number of people needs no mapping.
fn staff(staff: &[At<Staff>]) -> Option<Value<'_>> {
    match staff {
        [At { value: Staff { role: None, count, kind: None }, .. }] => Some(number(count)),
        _ => one_or_list(staff.iter().map(|people| mapping(people)).collect()),
    }
}

fn mapping(staff: &Staff) -> Value<'_> {
    let Staff { role, count, kind } = staff;
    Fields::new().put("role", text(role)).put("count", Some(number(count))).put("kind", word(kind)).into()
}
