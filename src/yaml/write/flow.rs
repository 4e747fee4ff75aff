use super::time::maybe_share;
use super::value::{Fields, Value, flag, maybe_number, text, word};
use crate::model::{Branch, Next, Split, Target};

/// How the case goes on; nothing where it ends.
pub(super) fn next(next: &Next) -> Option<Value<'_>> {
    match next {
        Next::End => None,
        Next::Plain(to) => Some(target(to)),
        Next::Split { kind, branches } => {
            let key = match kind {
                Split::One => "one",
                Split::All => "all",
            };
            let ways = branches.iter().map(|way| branch(way)).collect();
            Some(Fields::new().put(key, Some(Value::List(ways))).into())
        }
    }
}

/// A step, or an end of the case.
pub(super) fn target(target: &Target) -> Value<'_> {
    match target {
        Target::Step(step) => Value::Text(step),
        Target::End(outcome) => Fields::new().put("end", Some(Value::Text(outcome))).into(),
    }
}

fn branch(branch: &Branch) -> Value<'_> {
    let Branch { target: to, p, when, cause, cancel, max, then, feedback } = branch;
    let (key, goal) = match &to.value {
        Target::Step(step) => ("to", step),
        Target::End(outcome) => ("end", outcome),
    };
    let rest = Fields::new()
        .put("p", maybe_share(p))
        .put("when", text(when))
        .put("cause", word(cause))
        .put("cancel", flag(cancel))
        .put("max", maybe_number(max))
        .put("then", then.as_ref().map(|then| target(then)))
        .put("feedback", flag(feedback));
    if rest.is_empty() {
        return target(to);
    }
    Fields::new().put(key, Some(Value::Text(goal))).and(rest).into()
}
