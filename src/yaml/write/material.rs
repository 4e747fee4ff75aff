use super::basis::basis;
use super::flow::target;
use super::time::maybe_amount;
use super::value::{Fields, Given, Value, given, ids, maybe_number, placed, text, truth, word};
use crate::model::words::Word;
use crate::model::{DataItem, Deferral, Material, Substitute};

/// Materials.
pub(super) fn materials(materials: &[Material]) -> Option<Value<'_>> {
    given(materials.iter().map(one).collect())
}

/// Data items.
pub(super) fn data(items: &[DataItem]) -> Option<Value<'_>> {
    given(items.iter().map(data_item).collect())
}

fn data_item(item: &DataItem) -> Given<'_> {
    let DataItem { id, name, owner } = item;
    Given { id, name, rest: Fields::new().put("owner", placed(owner)) }
}

fn one(material: &Material) -> Given<'_> {
    let Material {
        id,
        name,
        issuer,
        form,
        copies,
        need,
        main,
        e_licence,
        source,
        basis: rests_on,
        validity,
        deferral: later,
        substitute: instead,
        replaces,
    } = material;
    let rest = Fields::new()
        .put("issuer", placed(issuer))
        .put("form", word(form))
        .put("copies", maybe_number(copies))
        .put("need", word(need))
        .put("main", truth(main))
        .put("e-licence", truth(e_licence))
        .put("source", placed(source))
        .put("basis", basis(rests_on))
        .put("validity", text(validity))
        .put("deferral", later.as_ref().map(|later| deferral(later)))
        .put("substitute", instead.as_ref().map(|instead| substitute(instead)))
        .put("replaces", ids(replaces));
    Given { id, name, rest }
}

fn deferral(deferral: &Deferral) -> Value<'_> {
    let Deferral { until, within, on_miss } = deferral;
    Fields::new()
        .put("until", placed(until))
        .put("within", maybe_amount(within))
        .put("on-miss", on_miss.as_ref().map(|on_miss| target(on_miss)))
        .into()
}

fn substitute(substitute: &Substitute) -> Value<'_> {
    let Substitute { by, system, basis: rests_on } = substitute;
    let by = Value::Sign(by.value.key().into());
    Fields::new().put("by", Some(by)).put("system", text(system)).put("basis", basis(rests_on)).into()
}
