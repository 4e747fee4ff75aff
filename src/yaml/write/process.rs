use super::basis::basis;
use super::department::departments;
use super::material::{data, materials};
use super::step::steps;
use super::time::{amount, maybe_amount};
use super::time_limits::deadlines;
use super::value::{Fields, Value, maybe_name, maybe_number, name, number, one_or_list, placed, text, word};
use crate::model::{Burden, Heading, Item, Process, Provenance};
use crate::source::At;

/// The top mapping.
pub(super) fn entries(process: &Process) -> Fields<'_> {
    let Process {
        source: _,
        flow_as_written: _,
        schema,
        heading: head,
        based_on,
        item: declared,
        deadlines: clocks,
        applicant_to,
        case_owner,
        calendar,
        calendar_base: _,
        day,
        departments: parties,
        materials: papers,
        data: form,
        steps: work,
        volume,
        start,
        burden: cost,
        provenance: sources,
    } = process;
    let to = applicant_to.as_ref().map(|to| Fields::new().put("to", Some(Value::Text(to))).into());
    Fields::new()
        .put("schema", placed(schema))
        .put("process", Some(heading(head)))
        .put("based-on", one_or_list(based_on.iter().map(|file| Value::Text(file)).collect()))
        .put("item", declared.as_ref().map(|declared| item(declared)))
        .put("deadlines", deadlines(clocks))
        .put("applicant", to)
        .put("case-owner", placed(case_owner))
        .put("calendar", placed(calendar))
        .put("day", day.as_ref().map(|day| amount(day.value)))
        .put("departments", departments(parties))
        .put("materials", materials(papers))
        .put("data", data(form))
        .put("steps", Some(steps(work)))
        .put("volume", volume.as_ref().map(|volume| number(volume.per_year)))
        .put("start", placed(start))
        .put("burden", cost.as_ref().map(|cost| burden(cost)))
        .put("provenance", provenance(sources))
}

// A name is all that most processes say of themselves.
fn heading(heading: &Heading) -> Value<'_> {
    let Heading { id, name: title, variant, version, owner, summary, source } = heading;
    let rest = Fields::new()
        .put("variant", word(variant))
        .put("version", text(version))
        .put("owner", text(owner))
        .put("summary", maybe_name(summary))
        .put("source", text(source));
    match title {
        Some(title) if id.is_none() && rest.is_empty() => name(title),
        _ => Fields::new().put("id", placed(id)).put("name", title.as_ref().map(|title| name(title))).and(rest).into(),
    }
}

fn item(item: &Item) -> Value<'_> {
    let Item { code, kind, case_type, tier, scope, online_depth, visits, audience, basis: rests_on } = item;
    Fields::new()
        .put("code", placed(code))
        .put("type", placed(kind))
        .put("case-type", word(case_type))
        .put("tier", word(tier))
        .put("scope", placed(scope))
        .put("online-depth", placed(online_depth))
        .put("visits", maybe_number(visits))
        .put("audience", placed(audience))
        .put("basis", basis(rests_on))
        .into()
}

fn burden(burden: &Burden) -> Value<'_> {
    let Burden { tariff, travel, currency } = burden;
    Fields::new()
        .put("tariff", maybe_number(tariff))
        .put("travel", maybe_amount(travel))
        .put("currency", text(currency))
        .into()
}

fn provenance(all: &[At<Provenance>]) -> Option<Value<'_>> {
    (!all.is_empty()).then(|| Value::Items(all.iter().map(|one| source(one)).collect()))
}

fn source(provenance: &Provenance) -> Value<'_> {
    let Provenance { file, sha256, extracted, by, note } = provenance;
    Fields::new()
        .put("file", text(file))
        .put("sha256", text(sha256))
        .put("extracted", text(extracted))
        .put("by", text(by))
        .put("note", text(note))
        .into()
}
