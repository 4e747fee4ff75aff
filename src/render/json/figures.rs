use super::number::{in_unit, number, unit};
use crate::report::{Change, FigureRow, Method, Quantity, Value as Figure};
use serde_json::{Map, Value};

/// Figures by id. One that is not stated is absent.
pub(super) fn object(figures: &[FigureRow]) -> Value {
    let entries = figures.iter().map(|figure| (figure.id.clone(), value(&figure.value)));
    Value::Object(entries.collect())
}

fn value(figure: &Figure) -> Value {
    match figure {
        Figure::One { quantity, method } => one(*quantity, *method),
        Figure::Change(change) => self::change(change),
        Figure::Pair { first, second } => pair(*first, *second),
    }
}

fn one(quantity: Quantity, method: Method) -> Value {
    let mut object = Map::new();
    object.insert("value".into(), number(in_unit(quantity)));
    object.insert("unit".into(), unit(quantity).into());
    match method {
        Method::Exact => {
            object.insert("method".into(), "exact".into());
        }
        Method::Sampled { n, error } => {
            object.insert("method".into(), "sampled".into());
            object.insert("n".into(), n.into());
            object.insert("error".into(), number(in_unit(quantity.with(error))));
        }
    }
    Value::Object(object)
}

fn pair(first: Option<Quantity>, second: Option<Quantity>) -> Value {
    let sides = [first, second].map(|side| side.map(in_unit));
    let difference = first.zip(second).map(|(first, second)| in_unit(second) - in_unit(first));
    let entries = [
        ("first", sides[0].map(number)),
        ("second", sides[1].map(number)),
        ("difference", difference.map(number)),
        ("unit", first.or(second).map(|quantity| unit(quantity).into())),
    ];
    Value::Object(entries.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect())
}

fn change(change: &Change) -> Value {
    let mut object = Map::new();
    let quantity = |quantity: Option<Quantity>| quantity.map(|quantity| number(in_unit(quantity)));
    let basis = |basis: &Option<crate::report::Named>| basis.as_ref().map(|basis| Value::from(basis.id.as_str()));
    let entries = [
        ("before", quantity(change.before)),
        ("after", quantity(change.after)),
        ("cut", quantity(change.cut())),
        ("rate", change.rate().map(number)),
        ("unit", change.after.or(change.before).map(|quantity| unit(quantity).into())),
        ("basis-before", basis(&change.basis_before)),
        ("basis-after", basis(&change.basis_after)),
    ];
    object.extend(entries.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))));
    Value::Object(object)
}
