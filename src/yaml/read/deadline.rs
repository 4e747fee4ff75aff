use super::reading::Reading;
use super::{basis, expected};
use crate::model::{Actual, Deadline, Line};
use crate::say;
use crate::source::At;
use crate::yaml::fields::{self, ACTUAL, DEADLINE, LINE};
use crate::yaml::tree::NodeId;

/// One clock over the whole case, or clocks by name.
pub(super) fn read(r: &mut Reading<'_>, node: NodeId) -> Vec<Deadline> {
    if !r.is_mapping(node) {
        expected::tell(r, node);
        return Vec::new();
    }
    let one_clock = r.tree.entries(node).any(|(key, value)| {
        let text = r.text(key).unwrap_or("");
        let meant = r.text(value).and_then(|_| fields::english_key(&DEADLINE, text));
        DEADLINE.field(text).is_some() || meant.is_some()
    });
    if one_clock {
        return vec![deadline(r, node)];
    }
    let mut clocks = Vec::new();
    for given in r.given(node) {
        let Some(value) = given.value.filter(|value| r.is_mapping(*value)) else {
            without_lines(r, given.key);
            continue;
        };
        let mut clock = r.about(given.key, |r| deadline(r, value));
        clock.name = Some(r.given_id(given.key));
        if !given.repeated {
            clocks.push(clock);
        }
    }
    clocks
}

fn without_lines(r: &mut Reading<'_>, key: NodeId) {
    let Some(name) = r.text(key) else { return };
    let near = r.nearest(name, DEADLINE.fields.iter().map(|field| field.key));
    let (message, help) = match near {
        Some(near) => (
            say!(name = name; zh: "时限没有 `{name}` 这个键", en: "the deadline has no key `{name}`"),
            say!(near = near; zh: "是不是 `{near}`？", en: "did you mean `{near}`?"),
        ),
        None => (
            say!(name = name; zh: "时限“{name}”没有写清是法定还是承诺", en: "the deadline \"{name}\" does not say whether it is statutory or promised"),
            say!(name = name; zh: "写成 `{name}: {{ promised: 5d }}`", en: "write `{name}: {{ promised: 5d }}`"),
        ),
    };
    let rule = if near.is_some() { "unknown-key" } else { "bad-value" };
    r.tell(r.error(rule, r.handle(key), message).helped(help));
}

fn deadline(r: &mut Reading<'_>, node: NodeId) -> Deadline {
    let mut clock = Deadline::default();
    r.fields(node, &DEADLINE, |r, key, value| match key {
        "from" => clock.from = r.id(value),
        "to" => clock.to = r.ids(value),
        "statutory" => clock.statutory = line(r, value),
        "promised" => clock.promised = line(r, value),
        "actual" => clock.actual = Some(actual(r, value)),
        _ => {}
    });
    clock
}

fn line(r: &mut Reading<'_>, node: NodeId) -> Option<At<Line>> {
    if !r.is_mapping(node) {
        let limit = r.amount(node)?;
        return Some(limit.with(Line { limit, extension: None, met_by: None, basis: Vec::new() }));
    }
    let (mut limit, mut extension, mut met_by, mut rests_on) = (None, None, None, Vec::new());
    r.fields(node, &LINE, |r, key, value| match key {
        "limit" => limit = r.amount(value),
        "extension" => extension = r.amount(value),
        "met-by" => met_by = r.share(value),
        "basis" => rests_on = basis::read(r, value, &LINE),
        _ => {}
    });
    limit.map(|limit| r.at(node, Line { limit, extension, met_by, basis: rests_on }))
}

fn actual(r: &mut Reading<'_>, node: NodeId) -> At<Actual> {
    let mut actual = Actual { mean: None, p50: None, p90: None, n: None, period: None, source: None };
    r.fields(node, &ACTUAL, |r, key, value| match key {
        "mean" => actual.mean = r.amount(value),
        "p50" => actual.p50 = r.amount(value),
        "p90" => actual.p90 = r.amount(value),
        "n" => actual.n = r.cases(value),
        "period" => actual.period = r.free_text(value, &ACTUAL),
        "source" => actual.source = r.free_text(value, &ACTUAL),
        _ => {}
    });
    r.at(node, actual)
}
