//! Steps at which the applicant must be there in person.

use super::Names;
use crate::finding::Related;
use crate::model::Step;
use crate::say;
use crate::source::Span;
use crate::wording::Text;

/// The steps that ask the applicant to come and say nowhere what that rests on: neither for the visit nor for the step.
pub fn unfounded(names: &Names<'_>) -> Vec<usize> {
    let steps = names.process.steps.iter().enumerate();
    steps.filter(|(_, step)| step.visits() > 0 && !has_basis(step)).map(|(at, _)| at).collect()
}

/// Where it is written that the applicant must come: the number, else the channel.
pub fn span(step: &Step) -> Span {
    let visits = step.visits.as_ref().map(|visits| visits.times.span);
    visits.or(step.channel.as_ref().map(|channel| channel.span)).unwrap_or(step.span())
}

/// Where else, for a finding that stands at one of them.
pub fn related(names: &Names<'_>, steps: &[usize]) -> Vec<Related> {
    let related = |at: &usize| Related {
        place: names.place_of(span(names.step(*at))),
        text: say!(step = names.called(*at), n = names.step(*at).visits();
            zh: "{step}到场 {n} 次", en: "visits at {step}: {n}"),
    };
    steps.iter().map(related).collect()
}

/// What is missing where nobody says whether the applicant must come.
pub fn not_stated() -> Text {
    say!(zh: "没有步骤写明到场次数或办理渠道（visits、channel）", en: "no step says how often the applicant comes or by which channel (`visits`, `channel`)")
}

fn has_basis(step: &Step) -> bool {
    let of_visits = step.visits.as_ref().is_some_and(|visits| !visits.basis.is_empty());
    of_visits || !step.more().basis.is_empty()
}
