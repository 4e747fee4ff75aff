//! What steps, departments and materials are called.

use super::{Named, Subject};
use crate::model::words::{DepartmentKind, Word};
use crate::model::{Name, Process};
use crate::say;
use crate::wording::{Lang, Text};
use rustc_hash::FxHashMap;

/// The names of one process, looked up once.
#[derive(Debug)]
pub(super) struct Names<'p> {
    process: &'p Process,
    departments: FxHashMap<&'p str, Option<&'p Name>>,
    materials: FxHashMap<&'p str, Option<&'p Name>>,
    data: FxHashMap<&'p str, Option<&'p Name>>,
}

impl<'p> Names<'p> {
    pub fn of(process: &'p Process) -> Names<'p> {
        let departments = process.departments.iter().map(|one| (&*one.id.value, one.name.as_ref()));
        let materials = process.materials.iter().map(|one| (&*one.id.value, one.name.as_ref()));
        let data = process.data.iter().map(|one| (&*one.id.value, one.name.as_ref()));
        Names { process, departments: departments.collect(), materials: materials.collect(), data: data.collect() }
    }

    /// The step at a place of the process's list.
    pub fn step(&self, at: usize) -> Named {
        self.process.steps.get(at).map_or_else(
            || Named::new("", Text::fixed("", "")),
            |step| Named::new(step.id.value.to_string(), text(&step.name())),
        )
    }

    /// The step with an id.
    pub fn called(&self, id: &str) -> Named {
        self.process
            .steps
            .iter()
            .position(|step| *step.id.value == *id)
            .map_or_else(|| Named::new(id, Text::same(id)), |at| self.step(at))
    }

    /// The department that does a step; `None` where nobody says.
    pub fn department_of(&self, at: usize) -> Option<Named> {
        Some(self.department(self.process.steps.get(at)?.department()?))
    }

    pub fn department(&self, id: &str) -> Named {
        if id == DepartmentKind::Applicant.key() && !self.departments.contains_key(id) {
            return Named::new(id, DepartmentKind::Applicant.text());
        }
        named(&self.departments, id)
    }

    /// What `by` or `case-owner` names: a department, or its office, or a role.
    pub fn party(&self, written: &str) -> Named {
        match written.split_once('/') {
            Some((department, office)) => {
                let name = say!(department = self.department(department), office = office; zh: "{department}/{office}", en: "{department}/{office}");
                Named::new(written, name)
            }
            None => self.department(written),
        }
    }

    pub fn material(&self, id: &str) -> Named {
        named(&self.materials, id)
    }

    pub fn data(&self, id: &str) -> Named {
        named(&self.data, id)
    }
}

fn named(names: &FxHashMap<&str, Option<&Name>>, id: &str) -> Named {
    let name = names.get(id).copied().flatten();
    Named::new(id, name.map_or_else(|| Text::same(id), text))
}

/// A name in both languages.
pub(super) fn text(name: &Name) -> Text {
    Text::new(name.get(Lang::Zh), name.get(Lang::En))
}

impl Subject {
    /// The process that a report is about.
    pub fn of(process: &Process) -> Subject {
        Subject {
            id: process.id().to_owned(),
            name: text(&process.name()),
            variant: process.heading.variant.as_ref().map(|variant| variant.value.key()),
            file: process.source.file().to_owned(),
        }
    }

    /// A file that is not a process.
    pub fn file(name: &str) -> Subject {
        Subject { id: name.to_owned(), name: Text::same(name), variant: None, file: name.to_owned() }
    }
}
