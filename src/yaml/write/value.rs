use crate::model::words::Word;
use crate::model::{Id, Name};
use crate::source::At;
use std::borrow::Cow;

/// A value to be written, without places or style.
#[derive(Debug, PartialEq)]
pub(super) enum Value<'p> {
    /// A text of the user's, quoted where it has to be.
    Text(&'p str),
    /// A number, fixed word or amount of time: written as it is.
    Sign(Cow<'static, str>),
    /// `[a, b]`, or an item a line where that is too long.
    List(Vec<Value<'p>>),
    /// `{ a: b }`, or an entry a line where that is too long.
    Map(Fields<'p>),
    /// An item a line.
    Items(Vec<Value<'p>>),
    /// An entry a line: what the file gives ids to.
    Entries(Vec<(&'p str, Value<'p>)>),
}

/// The entries of a mapping in the order of its table; what nobody wrote is left out.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Fields<'p>(pub Vec<(&'static str, Value<'p>)>);

impl<'p> Fields<'p> {
    pub fn new() -> Fields<'p> {
        Fields::default()
    }

    /// The same with one more field, where there is a value.
    pub fn put(mut self, key: &'static str, value: Option<Value<'p>>) -> Fields<'p> {
        self.0.extend(value.map(|value| (key, value)));
        self
    }

    /// The same with more fields after them.
    pub fn and(mut self, more: Fields<'p>) -> Fields<'p> {
        self.0.extend(more.0);
        self
    }

    /// Whether nobody wrote any.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'p> From<Fields<'p>> for Value<'p> {
    fn from(fields: Fields<'p>) -> Value<'p> {
        Value::Map(fields)
    }
}

/// A text with a place.
pub(super) fn placed(text: &Option<At<Id>>) -> Option<Value<'_>> {
    text.as_ref().map(|text| Value::Text(text))
}

/// A text without one.
pub(super) fn text(text: &Option<Box<str>>) -> Option<Value<'_>> {
    text.as_deref().map(Value::Text)
}

/// A fixed word by its English key.
pub(super) fn word<'p, W: Word>(word: &Option<At<W>>) -> Option<Value<'p>> {
    word.as_ref().map(|word| Value::Sign(word.value.key().into()))
}

/// A number.
pub(super) fn number<'p, N: ToString>(number: N) -> Value<'p> {
    Value::Sign(number.to_string().into())
}

/// A number that may be left out.
pub(super) fn maybe_number<'p, N: ToString>(value: &Option<At<N>>) -> Option<Value<'p>> {
    value.as_ref().map(|value| number(value.value.to_string()))
}

/// `true` or `false`.
pub(super) fn truth<'p>(truth: &Option<At<bool>>) -> Option<Value<'p>> {
    truth.as_ref().map(|truth| Value::Sign(if truth.value { "true".into() } else { "false".into() }))
}

/// A flag that is written only where it is set.
pub(super) fn flag<'p>(set: &bool) -> Option<Value<'p>> {
    set.then(|| Value::Sign("true".into()))
}

/// A name: one text, or one for each language.
pub(super) fn name(name: &Name) -> Value<'_> {
    match name {
        Name::One(text) => Value::Text(text),
        Name::Both { zh, en } => Fields::new().put("zh", text(zh)).put("en", text(en)).into(),
    }
}

/// A name that may be left out.
pub(super) fn maybe_name(of: &Option<Name>) -> Option<Value<'_>> {
    of.as_ref().map(name)
}

/// Ids as a list; none where nobody wrote any.
pub(super) fn ids(ids: &[At<Id>]) -> Option<Value<'_>> {
    (!ids.is_empty()).then(|| all_ids(ids))
}

/// Ids as a list, which may be empty.
pub(super) fn all_ids(ids: &[At<Id>]) -> Value<'_> {
    Value::List(ids.iter().map(|id| Value::Text(id)).collect())
}

/// One value as itself, several as a list.
pub(super) fn one_or_list(mut values: Vec<Value<'_>>) -> Option<Value<'_>> {
    match values.len() {
        0 => None,
        1 => values.pop(),
        _ => Some(Value::List(values)),
    }
}

/// What the file gives an id to: nothing more than the id, its name, or a mapping.
pub(super) struct Given<'p> {
    pub id: &'p str,
    pub name: &'p Option<Name>,
    pub rest: Fields<'p>,
}

/// All that is given ids under one key: a list where ids are all there is.
pub(super) fn given(all: Vec<Given<'_>>) -> Option<Value<'_>> {
    if all.is_empty() {
        return None;
    }
    if all.iter().all(|one| one.name.is_none() && one.rest.is_empty()) {
        return Some(Value::List(all.iter().map(|one| Value::Text(one.id)).collect()));
    }
    Some(Value::Entries(all.into_iter().map(entry).collect()))
}

fn entry<'p>(given: Given<'p>) -> (&'p str, Value<'p>) {
    match given.name {
        Some(own) if given.rest.is_empty() => (given.id, name(own)),
        _ => (given.id, Fields::new().put("name", maybe_name(given.name)).and(given.rest).into()),
    }
}
