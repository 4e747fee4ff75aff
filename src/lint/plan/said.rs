use crate::model::plan::{Operation, Plan};
use crate::model::{Id, Name, Process, Step};
use crate::redesign::Thing;
use crate::source::Place;
use crate::wording::{Lang, Text};

/// What things of a plan are called: a step may be in the base, in the to-be or only in the plan.
#[derive(Debug, Clone, Copy)]
pub struct Said<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// Its base.
    pub base: &'p Process,
    /// What came of it.
    pub to_be: &'p Process,
}

impl<'p> Said<'p> {
    /// A step, to be said.
    pub fn step(&self, id: &str) -> Text {
        let both = self.base.steps.iter().chain(&self.to_be.steps);
        quoted(both.filter(|step| &*step.id.value == id).find_map(|step| step.name.as_ref()), id)
    }

    /// A material, to be said.
    pub fn material(&self, id: &str) -> Text {
        let both = self.base.materials.iter().chain(&self.to_be.materials);
        quoted(both.filter(|known| &*known.id.value == id).find_map(|known| known.name.as_ref()), id)
    }

    /// A material, a data item or what a step makes, to be said.
    pub fn thing(&self, id: &str) -> Text {
        let data = self.base.data.iter().find(|item| &*item.id.value == id);
        match data {
            Some(item) => quoted(item.name.as_ref(), id),
            None => self.material(id),
        }
    }

    /// Whether cases end in this way, before or after.
    pub fn ends_with(&self, outcome: &str) -> bool {
        self.base.outcomes().chain(self.to_be.outcomes()).any(|end| **end == *outcome)
    }

    /// A measure, to be said.
    pub fn measure(&self, id: &str) -> Text {
        let measure = self.plan.measures.iter().find(|measure| &*measure.id.value == id);
        quoted(measure.and_then(|measure| measure.name.as_ref()), id)
    }

    /// Where a measure stands.
    pub fn measure_place(&self, id: &str) -> Option<Place> {
        let measure = self.plan.measures.iter().find(|measure| &*measure.id.value == id)?;
        Some(self.plan.place(measure.id.span))
    }

    /// What the plan is called.
    pub fn plan_name(&self) -> Text {
        let name = self.plan.heading.name.as_ref();
        name.map_or(Text::fixed("", ""), |name| Text::new(name.get(Lang::Zh).to_owned(), name.get(Lang::En).to_owned()))
    }

    /// The step that took another one over.
    pub fn became(&self, step: &str) -> Option<&'p str> {
        let plan = self.plan;
        let operations = plan.measures.iter().flat_map(|measure| &measure.operations);
        operations
            .filter_map(|operation| match &operation.value {
                Operation::Merge(merge) => {
                    let takes = merge.steps.iter().any(|id| &*id.value == step);
                    takes.then_some(&*merge.into.step.id.value)
                }
                _ => None,
            })
            .find(|id| self.to_be.steps.iter().any(|step| &*step.id.value == *id))
    }

    /// The id that was probably meant: of the thing that has this name, or the likeliest misspelling.
    pub fn near(&self, thing: Thing, id: &str) -> Option<&'p str> {
        let (base, to_be) = (self.base, self.to_be);
        let named = |id: &'p Id, name: &'p Option<Name>| (&**id, name.as_ref());
        let all: Vec<(&'p str, Option<&'p Name>)> = match thing {
            Thing::Step | Thing::Target => {
                let steps = base.steps.iter().chain(&to_be.steps);
                steps.map(|step: &'p Step| named(&step.id.value, &step.name)).collect()
            }
            Thing::Department => to_be.departments.iter().map(|one| named(&one.id.value, &one.name)).collect(),
            Thing::Material => to_be.materials.iter().map(|one| named(&one.id.value, &one.name)).collect(),
            Thing::Data => to_be.data.iter().map(|one| named(&one.id.value, &one.name)).collect(),
        };
        let is_named = |name: &Name| Lang::BOTH.into_iter().any(|lang| name.get(lang) == id);
        let by_name = all.iter().find(|(_, name)| name.is_some_and(is_named));
        by_name.map(|(id, _)| *id).or_else(|| {
            let likeness = all.iter().map(|(known, _)| (strsim::normalized_damerau_levenshtein(id, known), *known));
            likeness
                .filter(|(likeness, _)| *likeness >= LIKE)
                .max_by(|a, b| a.0.total_cmp(&b.0))
                .map(|(_, known)| known)
        })
    }
}

// Half of the characters in common: one slip in a Chinese name of two to four.
const LIKE: f64 = 0.5;

/// A name, else an id, to be said.
pub(super) fn quoted(name: Option<&Name>, id: &str) -> Text {
    let say = |lang| format!("“{}”", name.map_or(id, |name| name.get(lang)));
    Text::new(say(Lang::Zh), say(Lang::En))
}
