use super::{
    Id, Name,
    words::{DepartmentKind, StaffKind, Tier},
};
use crate::source::At;

/// A department, or another party that does steps.
#[derive(Debug, Clone, PartialEq)]
pub struct Department {
    /// Its id.
    pub id: At<Id>,
    /// Its name; without one the id is the name.
    pub name: Option<Name>,
    /// What it is; government by default.
    pub kind: Option<At<DepartmentKind>>,
    /// Its tier of government.
    pub tier: Option<At<Tier>>,
    /// The vertical line 条 it belongs to.
    pub line: Option<Id>,
    /// The territory 块.
    pub region: Option<Id>,
    /// The computer system it works in.
    pub system: Option<Id>,
    /// Offices inside it, one level: `by: 登记中心/受理科`.
    pub offices: Vec<Department>,
    /// Its staff.
    pub staff: Vec<At<Staff>>,
    /// What an hour of its work costs, in the file's currency.
    pub cost_per_hour: Option<At<f64>>,
    /// The calendar it works by, where it differs.
    pub calendar: Option<At<super::CalendarRef>>,
}

impl Department {
    /// Whether an id stands for the applicant, who exists in every process without being listed.
    pub fn is_applicant_id(id: &str) -> bool {
        matches!(id, "applicant" | "申请人")
    }

    /// A department known by nothing but its id.
    pub fn named(id: At<Id>) -> Department {
        Department {
            id,
            name: None,
            kind: None,
            tier: None,
            line: None,
            region: None,
            system: None,
            offices: Vec::new(),
            staff: Vec::new(),
            cost_per_hour: None,
            calendar: None,
        }
    }
}

/// People of a department.
#[derive(Debug, Clone, PartialEq)]
pub struct Staff {
    /// What they do.
    pub role: Option<Id>,
    /// How many.
    pub count: f64,
    /// How they are employed.
    pub kind: Option<At<StaffKind>>,
}
