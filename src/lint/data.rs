//! Who makes what, and who needs it.

use super::Names;
use crate::model::Step;
use crate::model::words::DepartmentKind;
use rustc_hash::FxHashMap;

/// Who makes what. A step that passes on what it was given does not make it.
pub fn makers<'p>(names: &Names<'p>) -> FxHashMap<&'p str, Vec<usize>> {
    let mut makers: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (at, step) in names.process.steps.iter().enumerate() {
        let products = step.produces.iter().flatten();
        for product in products.filter(|product| !takes(step, &product.value)) {
            makers.entry(&product.value).or_default().push(at);
        }
    }
    makers
}

/// The step says that it uses or collects this.
pub fn takes(step: &Step, id: &str) -> bool {
    step.uses.iter().flatten().any(|used| *used.value == *id)
        || step.collected().iter().any(|entry| *entry.of.value == *id)
}

/// The step says what it uses or collects, if only that it is nothing.
pub fn says_what_it_takes(step: &Step) -> bool {
    step.uses.is_some() || !step.collected().is_empty()
}

/// The second uses, collects or makes anew what the first makes.
pub fn depends(second: &Step, first: &Step) -> bool {
    let again = |id: &str| second.produces.iter().flatten().any(|product| *product.value == *id);
    first.produces.iter().flatten().any(|product| takes(second, &product.value) || again(&product.value))
}

/// Law prescribes that the second comes after the first.
pub fn must_follow(second: &Step, first: &Step) -> bool {
    second.more().must_follow.iter().any(|rule| rule.step.value == first.id.value)
}

/// What departments of government make in this process, with the steps that make it.
pub fn made_by_offices<'p>(names: &Names<'p>) -> FxHashMap<&'p str, Vec<usize>> {
    let public = |at: &usize| names.doer(*at).is_some_and(|doer| doer.kind == DepartmentKind::Government);
    let mut makers = makers(names);
    makers.retain(|_, steps| {
        steps.retain(public);
        !steps.is_empty()
    });
    makers
}
