//! Whether two processes are before and after at all: figures of files in the wrong order, or of two matters, look like any others.

use crate::analysis::compare;
use crate::finding::Finding;
use crate::model::{Process, words::Variant};
use crate::say;
use crate::wording::Text;

/// Why the two are probably not before and after: they stand the wrong way round, or have nothing in common.
pub fn doubt(before: &Process, after: &Process) -> Option<Finding> {
    swapped(before, after).or_else(|| unrelated(before, after))
}

fn swapped(before: &Process, after: &Process) -> Option<Finding> {
    if !(by_variant(before, after) || names(before, after) || replaces(before, after)) {
        return None;
    }
    let message = say!(zh: "两个文件的顺序可能写反了：前一个是再造后的，后一个是现状",
        en: "the two files seem to be the wrong way round: the first is the to-be, the second the as-is");
    let help = say!(zh: "先写现状文件，再写再造后的文件", en: "name the as-is file first, then the to-be file");
    Some(warning(after, message, help))
}

// A template or a file without a variant may be either.
fn by_variant(before: &Process, after: &Process) -> bool {
    let [old, new] = [before, after].map(|process| process.heading.variant.as_ref().map(|variant| variant.value));
    old == Some(Variant::ToBe) && new == Some(Variant::AsIs)
}

// The first says that it is based on the second.
fn names(before: &Process, after: &Process) -> bool {
    let file = |path: &str| path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned();
    let is_after = |named: &str| file(named) == file(&after.source.name);
    after.based_on.is_empty() && before.based_on.iter().any(|named| is_after(&named.value))
}

// Steps of the first take over steps of the second, and not the other way.
fn replaces(before: &Process, after: &Process) -> bool {
    let takes_over = |from: &Process, of: &Process| {
        let named = from.steps.iter().flat_map(|step| &step.more().replaces);
        let mut others = named.filter(|id| !from.steps.iter().any(|own| own.id.value == id.value));
        others.any(|id| of.steps.iter().any(|step| step.id.value == id.value))
    };
    takes_over(before, after) && !takes_over(after, before)
}

// Ids of one's own and no step that both have.
fn unrelated(before: &Process, after: &Process) -> Option<Finding> {
    let (old, new) = (before.id(), after.id());
    let is_based = !after.based_on.is_empty() || !before.based_on.is_empty();
    if old == new || is_based || before.name() == after.name() {
        return None;
    }
    let shared = |(old, new): &(Vec<usize>, Vec<usize>)| !old.is_empty() && !new.is_empty();
    if compare::matched(before, after).iter().any(shared) {
        return None;
    }
    let message = say!(old = old, new = new;
        zh: "两个流程标识不同（“{old}”“{new}”），也没有一个相同的步骤，可能不是同一件事的改革前后",
        en: "the two processes have different ids ({old}, {new}) and no step in common: they may not be before and after of one matter");
    let help = say!(zh: "两件事并排比较用 zaizao compare --benchmark；确是改革前后的，在再造后的文件里写 based-on，步骤用 replaces 对应",
        en: "put two matters side by side with zaizao compare --benchmark; if it is before and after, say so with `based-on` in the to-be, and with `replaces` at its steps");
    Some(warning(after, message, help))
}

fn warning(after: &Process, message: Text, help: Text) -> Finding {
    let heading = &after.heading;
    let variant = heading.variant.as_ref().map(|variant| variant.span);
    let name = heading.name.as_ref().map(|name| name.span).or(heading.id.as_ref().map(|id| id.span));
    let span = variant.or(name).unwrap_or_default();
    Finding::warning("bad-value", after.place(span), message).helped(help)
}
