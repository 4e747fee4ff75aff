use crate::analysis::parties::{Parties, Party};
use crate::model::words::{DepartmentKind, Issuer, StepKind, Tier, Word};
use crate::model::{Department, Material, Name, Process, Step, Tacit, Target};
use crate::say;
use crate::source::{Place, Span};
use crate::wording::{Lang, Speak, Text};
use rustc_hash::{FxHashMap, FxHashSet};
use std::fmt;

/// A process with its names looked up once.
#[derive(Debug)]
pub struct Names<'p> {
    /// The process.
    pub process: &'p Process,
    steps: FxHashMap<&'p str, usize>,
    materials: FxHashMap<&'p str, &'p Material>,
    departments: FxHashMap<&'p str, &'p Department>,
    parties: Parties<'p>,
}

/// A name in quotation marks, as it stands in a sentence.
#[derive(Debug, Clone, Copy)]
pub struct Quoted<'p> {
    name: Option<&'p Name>,
    id: &'p str,
}

fn in_both(name: &Name) -> Text {
    Text::new(name.get(Lang::Zh).to_owned(), name.get(Lang::En).to_owned())
}

impl<'p> Names<'p> {
    /// Looks up the names of a process; of two things with one id the first counts.
    pub fn of(process: &'p Process) -> Names<'p> {
        Names {
            process,
            steps: process.steps.iter().enumerate().rev().map(|(at, step)| (&*step.id.value, at)).collect(),
            materials: process.materials.iter().rev().map(|material| (&*material.id.value, material)).collect(),
            departments: process.departments.iter().rev().map(|one| (&*one.id.value, one)).collect(),
            parties: Parties::of(process),
        }
    }

    /// A step by its place in the process.
    pub fn step(&self, at: usize) -> &'p Step {
        &self.process.steps[at]
    }

    /// The place of a step.
    pub fn step_at(&self, id: &str) -> Option<usize> {
        self.steps.get(id).copied()
    }

    /// A material that is declared.
    pub fn material(&self, id: &str) -> Option<&'p Material> {
        self.materials.get(id).copied()
    }

    /// A step's name, to be said.
    pub fn called(&self, at: usize) -> Quoted<'p> {
        let step = self.step(at);
        Quoted { name: step.name.as_ref(), id: &step.id.value }
    }

    /// What has this id, by its name: a step, a material, a department or a data item; the id where nothing is declared.
    pub fn name_of(&self, id: &str) -> Text {
        let step = self.step_at(id).map(|at| self.step(at).name.as_ref());
        let material = || self.material(id).map(|material| material.name.as_ref());
        let department = || self.department(id).map(|one| one.name.as_ref());
        let item = || self.process.data.iter().find(|item| *item.id.value == *id).map(|item| item.name.as_ref());
        let name = step.or_else(material).or_else(department).or_else(item).flatten();
        name.map_or_else(|| Text::same(id), in_both)
    }

    /// What the process is called.
    pub fn process_name(&self) -> Text {
        in_both(&self.process.name())
    }

    /// Several steps, to be said: “a”, “b”.
    pub fn list(&self, steps: impl IntoIterator<Item = usize>) -> Text {
        shortened(steps.into_iter().map(|at| self.called(at)))
    }

    /// Steps one after the other: “a” → “b”.
    pub fn sequence(&self, steps: impl IntoIterator<Item = usize>) -> Text {
        Text::joined(steps.into_iter().map(|at| self.called(at)), " → ", " → ")
    }

    /// What a step is, where it says so.
    pub fn kind(&self, at: usize) -> Option<StepKind> {
        self.step(at).kind.as_ref().map(|kind| kind.value)
    }

    /// A department that is declared.
    pub fn department(&self, id: &str) -> Option<&'p Department> {
        self.departments.get(id).copied()
    }

    /// The tier of a department, where it is said.
    pub fn tier(&self, department: &str) -> Option<Tier> {
        self.department(department)?.tier.as_ref().map(|tier| tier.value)
    }

    /// A material's name, declared or not.
    pub fn material_called<'a>(&'a self, id: &'a str) -> Quoted<'a> {
        Quoted { name: self.material(id).and_then(|material| material.name.as_ref()), id }
    }

    /// A department's name, or that of `department/office`.
    pub fn department_called<'a>(&'a self, id: &'a str) -> Quoted<'a> {
        Quoted { name: self.departments.get(id).and_then(|one| one.name.as_ref()), id }
    }

    /// The id of a step.
    pub fn id(&self, at: usize) -> &'p str {
        &self.step(at).id.value
    }

    /// Where a step stands in the file.
    pub fn place(&self, at: usize) -> Place {
        self.process.place(self.step(at).span())
    }

    /// A stretch of the process's file.
    pub fn place_of(&self, span: Span) -> Place {
        self.process.place(span)
    }

    /// Who does a step; `None` where nobody is named.
    pub fn doer(&self, at: usize) -> Option<Party<'p>> {
        self.parties.doer(self.step(at))
    }

    /// The departments and intermediaries that do steps or take part in them, in the order in which the file first names them.
    pub fn departments_at_work(&self) -> Vec<&'p str> {
        let parties = self.process.steps.iter().flat_map(|step| self.parties.of_step(step));
        let mut seen = FxHashSet::default();
        let departments = parties.filter(Party::is_department).map(|party| party.department);
        departments.filter(|department| seen.insert(*department)).collect()
    }

    /// How many people a role of a department has, where it is said.
    pub fn staff(&self, department: &str, role: &str) -> Option<f64> {
        let staff = &self.departments.get(department)?.staff;
        staff.iter().find(|one| one.role.as_deref() == Some(role)).map(|one| one.count)
    }

    /// Whether a public body issues a material; `None` where the file does not say who does.
    pub fn public_issuer(&self, material: &'p Material) -> Option<PublicIssuer> {
        let issuer = material.issuer.as_ref()?;
        Some(match Issuer::read(issuer) {
            Some(Issuer::Government) => PublicIssuer::Yes,
            Some(Issuer::Applicant | Issuer::ThirdParty) => PublicIssuer::No,
            None if self.parties.party(issuer).kind == DepartmentKind::Government => PublicIssuer::Yes,
            None => PublicIssuer::No,
        })
    }

    /// The step that a target names.
    pub fn target(&self, target: &Target) -> Option<usize> {
        match target {
            Target::Step(id) => self.step_at(id),
            Target::End(_) => None,
        }
    }

    /// Whether a flow, or the start, leads to a step that does not exist.
    pub fn has_dangling_flow(&self) -> bool {
        let exists = |target: &Target| matches!(target, Target::End(_)) || self.target(target).is_some();
        let tacit = |step: &Step| match step.more().tacit.as_deref() {
            Some(Tacit::To(target)) => exists(target),
            Some(Tacit::GoesOn) | None => true,
        };
        let starts = self.process.start.as_ref().is_none_or(|start| self.step_at(start).is_some());
        let leads = |step: &Step| tacit(step) && step.next.targets().into_iter().all(|target| exists(&target.value));
        !starts || !self.process.steps.iter().all(leads)
    }
}

/// Things to be said one after the other; of many only the first, for beyond a few names a reader wants to know that there are more.
pub fn shortened<T: Speak>(things: impl IntoIterator<Item = T>) -> Text {
    const SHOWN: usize = 8;
    let mut things = things.into_iter();
    let list = Text::list(things.by_ref().take(SHOWN));
    if things.next().is_none() { list } else { say!(list = list; zh: "{list}等", en: "{list}, …") }
}

/// Whether a public body issues a material.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PublicIssuer {
    /// A department of government, in the process or outside it.
    Yes,
    /// The applicant or a third party.
    No,
}

impl Speak for Quoted<'_> {
    fn speak(&self, lang: Lang, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "“{}”", self.name.map_or(self.id, |name| name.get(lang)))
    }
}
