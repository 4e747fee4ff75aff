//! Who does what: `by` and `with` resolved to departments, offices and what they are.

use crate::model::words::DepartmentKind;
use crate::model::{Department, Id, Process, Step};
use rustc_hash::FxHashMap;

/// The parties of a process by their ids.
#[derive(Debug, Clone)]
pub struct Parties<'p> {
    departments: FxHashMap<&'p str, &'p Department>,
}

/// What `by` or `with` names: `department` or `department/office`.
#[derive(Debug, Clone, Copy)]
pub struct Party<'p> {
    /// As written.
    pub written: &'p str,
    /// The id of the department.
    pub department: &'p str,
    /// What it is.
    pub kind: DepartmentKind,
    department_record: Option<&'p Department>,
    office_record: Option<&'p Department>,
}

impl<'p> Parties<'p> {
    /// The parties of a process.
    pub fn of(process: &'p Process) -> Parties<'p> {
        let departments = process.departments.iter().map(|department| (&*department.id.value, department));
        Parties { departments: departments.collect() }
    }

    /// The party that a reference names. The applicant always exists; what is not declared counts as government.
    pub fn party(&self, written: &'p str) -> Party<'p> {
        let (department, office) = written.split_once('/').map_or((written, None), |(one, other)| (one, Some(other)));
        let record = self.departments.get(department).copied();
        let office = record.and_then(|record| record.offices.iter().find(|one| Some(&**one.id) == office));
        let kind = office.and_then(|office| office.kind.as_ref()).or(record.and_then(|record| record.kind.as_ref()));
        let assumed = if is_applicant(department) { DepartmentKind::Applicant } else { DepartmentKind::Government };
        Party {
            written,
            department,
            kind: kind.map_or(assumed, |kind| kind.value),
            department_record: record,
            office_record: office,
        }
    }

    /// Who answers for a step.
    pub fn doer(&self, step: &'p Step) -> Option<Party<'p>> {
        step.by.as_ref().map(|by| self.party(by))
    }

    /// Everybody who takes part in a step, who answers for it first.
    pub fn of_step(&self, step: &'p Step) -> impl Iterator<Item = Party<'p>> {
        step.by.iter().chain(&step.more().with).map(|id| self.party(id))
    }
}

impl<'p> Party<'p> {
    /// Counts as a department: government or intermediary.
    pub fn is_department(&self) -> bool {
        matches!(self.kind, DepartmentKind::Government | DepartmentKind::Intermediary)
    }

    /// What the office says, or else the department.
    pub fn says<T: ?Sized>(&self, what: impl Fn(&'p Department) -> Option<&'p T>) -> Option<&'p T> {
        self.office_record.and_then(&what).or_else(|| self.department_record.and_then(&what))
    }

    /// The id of the department.
    pub fn id(&self) -> Id {
        self.department.into()
    }
}

/// The applicant, who need not be declared.
fn is_applicant(id: &str) -> bool {
    id == "applicant" || id == "申请人"
}
