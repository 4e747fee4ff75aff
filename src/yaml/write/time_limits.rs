use super::basis::basis;
use super::time::{amount, maybe_amount, maybe_share};
use super::value::{Fields, Value, maybe_number, one_or_list, placed, text};
use crate::model::{Actual, Deadline, Line};

/// The one clock over the whole case, or clocks by name.
pub(super) fn deadlines(clocks: &[Deadline]) -> Option<Value<'_>> {
    if let [clock] = clocks
        && clock.name.is_none()
    {
        return Some(fields(clock).into());
    }
    (!clocks.is_empty()).then(|| Value::Entries(clocks.iter().filter_map(named).collect()))
}

fn named(clock: &Deadline) -> Option<(&str, Value<'_>)> {
    clock.name.as_ref().map(|name| (&*name.value, fields(clock).into()))
}

fn fields(clock: &Deadline) -> Fields<'_> {
    let Deadline { name: _, from, to, statutory, promised, actual: measured } = clock;
    Fields::new()
        .put("from", placed(from))
        .put("to", one_or_list(to.iter().map(|to| Value::Text(to)).collect()))
        .put("statutory", statutory.as_ref().map(|own| line(own)))
        .put("promised", promised.as_ref().map(|own| line(own)))
        .put("actual", measured.as_ref().map(|own| actual(own)))
}

fn line(line: &Line) -> Value<'_> {
    let Line { limit, extension, met_by, basis: rests_on } = line;
    let rest = Fields::new()
        .put("extension", maybe_amount(extension))
        .put("met-by", maybe_share(met_by))
        .put("basis", basis(rests_on));
    if rest.is_empty() {
        return amount(limit.value);
    }
    Fields::new().put("limit", Some(amount(limit.value))).and(rest).into()
}

fn actual(actual: &Actual) -> Value<'_> {
    let Actual { mean, p50, p90, n, period, source } = actual;
    Fields::new()
        .put("mean", maybe_amount(mean))
        .put("p50", maybe_amount(p50))
        .put("p90", maybe_amount(p90))
        .put("n", maybe_number(n))
        .put("period", text(period))
        .put("source", text(source))
        .into()
}
