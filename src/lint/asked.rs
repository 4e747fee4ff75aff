use super::{Hit, Names, Rule, WithoutSaving};
use crate::finding::{Disposition, Finding, Related};
use crate::model::words::{Form, Need, SubstituteWay, Variant};
use crate::model::{Basis, Collected, Material};
use crate::redesign::{Measure, StopCollecting};
use crate::say;
use crate::source::Place;
use crate::wording::Text;
use rustc_hash::FxHashMap;

/// A material that the applicant hands in, with every step that takes it.
#[derive(Debug)]
pub struct Asked<'p> {
    /// Its id.
    pub id: &'p str,
    /// What the file says of it, where it is declared.
    pub material: Option<&'p Material>,
    /// Where it is handed in, in file order.
    pub at: Vec<Submission<'p>>,
}

/// A material handed in at a step.
#[derive(Debug, Clone, Copy)]
pub struct Submission<'p> {
    /// The step.
    pub step: usize,
    /// What the step says of it.
    pub entry: &'p Collected,
    material: Option<&'p Material>,
}

/// Every material handed in, in the order in which a file first asks for it.
///
/// In a to-be file a material with a substitute is no longer collected (language.md §5).
pub fn asked<'p>(names: &Names<'p>) -> Vec<Asked<'p>> {
    let to_be = names.process.heading.variant.as_ref().is_some_and(|variant| variant.value == Variant::ToBe);
    let mut all: Vec<Asked<'p>> = Vec::new();
    let mut places: FxHashMap<&str, usize> = FxHashMap::default();
    for (step, entry) in collected(names) {
        let id = &*entry.of.value;
        let material = names.material(id);
        if to_be && material.is_some_and(|material| material.substitute.is_some()) {
            continue;
        }
        let place = *places.entry(id).or_insert(all.len());
        if place == all.len() {
            all.push(Asked { id, material, at: Vec::new() });
        }
        all[place].at.push(Submission { step, entry, material });
    }
    all
}

fn collected<'p>(names: &Names<'p>) -> impl Iterator<Item = (usize, &'p Collected)> {
    let steps = names.process.steps.iter().enumerate();
    steps.flat_map(|(at, step)| step.collected().iter().map(move |entry| (at, &entry.value)))
}

impl<'p> Asked<'p> {
    /// Where to underline: where the material is declared, else where it is first asked for.
    pub fn place(&self, names: &Names<'p>) -> Place {
        let declared = self.material.map(|material| material.id.span);
        let first = self.at.first().map(|submission| submission.entry.of.span);
        names.place_of(declared.or(first).unwrap_or_default())
    }

    /// The submissions that hold for every case: the material must be there, not later and not only for some.
    pub fn required(&self) -> Vec<Submission<'p>> {
        self.at.iter().copied().filter(|submission| submission.need() == Need::Required).collect()
    }

    /// Whether anything says what asking for it rests on: the material, or a step that takes it.
    pub fn has_basis(&self) -> bool {
        self.at.iter().flat_map(Submission::basis).any(|basis| !basis.is_empty())
    }

    /// A finding that is resolved when the applicant no longer hands in the material at these steps; each of them answers for it.
    pub fn no_longer_at(&self, names: &Names<'_>, at: &[Submission<'_>], finding: Finding) -> Hit {
        let steps = at.iter().map(|submission| submission.step);
        let stop = StopCollecting {
            materials: vec![self.id.into()],
            at: steps.clone().map(|at| names.id(at).into()).collect(),
        };
        Hit::at(steps, finding).changed(Measure::StopCollecting(stop), WithoutSaving::Told)
    }

    /// Whether the content of the material can be had without the applicant, as far as the file says.
    pub fn at_hand(&self) -> Option<AtHand<'p>> {
        let material = self.material?;
        let licence = material.e_licence.as_ref().is_some_and(|there| there.value);
        if licence {
            return Some(AtHand::ELicence);
        }
        if let Some(source) = &material.source {
            return Some(AtHand::Source(source));
        }
        let way = material.substitute.as_ref()?.by.value;
        let shared = [SubstituteWay::DataSharing, SubstituteWay::ELicence, SubstituteWay::InternalCheck].contains(&way);
        shared.then_some(AtHand::Proposed(way))
    }
}

/// Where the content of a material can be had without the applicant.
#[derive(Debug, Clone, Copy)]
pub enum AtHand<'p> {
    /// There is an e-licence of it.
    ELicence,
    /// A system or department has it.
    Source(&'p str),
    /// The file proposes to get it this way.
    Proposed(SubstituteWay),
}

/// How often, in English; Chinese counts 件次.
pub fn times(n: usize) -> Text {
    match n {
        1 => Text::same("once"),
        2 => Text::same("twice"),
        _ => Text::same(format!("{n} times")),
    }
}

impl Submission<'_> {
    /// Whether it must be there: what the step says, else the material.
    pub fn need(&self) -> Need {
        let said = self.entry.here().need.as_ref().or(self.material.and_then(|material| material.need.as_ref()));
        said.map_or(Need::Required, |need| need.value)
    }

    /// The form asked for: what the step says, else the material.
    pub fn form(&self) -> Option<Form> {
        let said = self.entry.here().form.as_ref().or(self.material.and_then(|material| material.form.as_ref()));
        said.map(|form| form.value)
    }

    /// Whether it is asked in every case, or only under a condition.
    pub fn asked_in(&self) -> Cases {
        if self.entry.here().p.is_some() || self.entry.here().when.is_some() { Cases::Some } else { Cases::Every }
    }

    fn basis(&self) -> impl Iterator<Item = &Basis> {
        std::iter::once(&self.entry.here().basis).chain(self.material.map(|material| &material.basis))
    }
}

/// In which cases a material is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cases {
    /// In all of them.
    Every,
    /// Where a condition holds.
    Some,
}

/// What law allows where the applicant is no longer to hand in these: `otherwise`, unless a law prescribes one of them (house rule 1).
pub fn disposition(submissions: &[Submission<'_>], otherwise: Disposition) -> Disposition {
    let mandatory = submissions.iter().flat_map(Submission::basis).flatten().any(|citation| citation.mandatory);
    if mandatory { Disposition::ChangeLaw } else { otherwise }
}

/// A finding of a rule about a material at some of the steps that ask for it.
///
/// It stands where the material is declared, so that all that rules say of one material stands at one place.
pub fn finding(rule: &Rule, names: &Names<'_>, asked: &Asked<'_>, at: &[Submission<'_>], message: Text) -> Finding {
    let mut finding = rule.finding(asked.place(names), message).about([asked.id]);
    finding.related.extend(at.iter().map(|submission| {
        let text = say!(step = names.called(submission.step); zh: "{step}收取", en: "handed in at {step}");
        Related { place: names.place_of(submission.entry.of.span), text }
    }));
    if at.iter().flat_map(Submission::basis).all(Vec::is_empty) {
        finding
            .evidence
            .push(say!(zh: "要求提供的依据缺失，请核实", en: "no basis is given for asking for it; please verify"));
    }
    finding
}

impl AtHand<'_> {
    /// How, in a few words.
    pub fn text(&self) -> Text {
        match self {
            AtHand::ELicence => say!(zh: "已有电子证照", en: "there is an e-licence of it"),
            AtHand::Source(source) => {
                say!(source = source; zh: "“{source}”已有其内容", en: "“{source}” has its content")
            }
            AtHand::Proposed(way) => {
                say!(way = way; zh: "已提出以“{way}”替代", en: "it is proposed to replace it by “{way}”")
            }
        }
    }
}
