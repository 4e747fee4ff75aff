use super::Spot;
use crate::model::words::{DepartmentKind, Issuer, Variant, Word};
use crate::model::{Department, Id, Name, Process, exact};
use crate::source::{At, Span};
use crate::wording::{Lang, Text};
use num_rational::Ratio;

/// What is kept of a file for comparing it with the others.
#[derive(Debug, Clone)]
pub struct Brief {
    /// Which file it is.
    pub file: usize,
    /// The id that is written, not the file's name.
    pub id: Option<At<Id>>,
    /// As-is, to-be, template.
    pub variant: Option<Variant>,
    /// The version, as written.
    pub version: Option<Id>,
    /// The code of the item.
    pub item: Option<Id>,
    /// The limits of its clocks.
    pub limits: Vec<Limit>,
    /// Names of materials with who issues them.
    pub issuers: Vec<(Box<str>, IssuedBy, Span)>,
}

/// A limit of a clock.
#[derive(Debug, Clone)]
pub struct Limit {
    /// The clock; empty where it has no name.
    pub clock: Id,
    /// Whose limit.
    pub line: LimitLine,
    /// In working days: law counts them whatever their length.
    pub days: Ratio<i64>,
    /// As written.
    pub written: Box<str>,
    /// Where it is written.
    pub span: Span,
}

/// Whose limit it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LimitLine {
    /// 法定.
    Statutory,
    /// 承诺.
    Promised,
}

/// Who issues a material, as far as files can be compared: departments by what they are called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IssuedBy {
    /// The applicant, a third party, government as a whole.
    Kind(Issuer),
    /// A department.
    Department {
        /// What it is called.
        name: Box<str>,
        /// Of which kind.
        kind: DepartmentKind,
    },
}

impl Brief {
    /// What is kept of a process; which file it is stays to be said.
    pub fn of(process: &Process) -> Brief {
        Brief {
            file: 0,
            id: process.heading.id.clone(),
            variant: process.heading.variant.as_ref().map(|variant| variant.value),
            version: process.heading.version.clone(),
            item: process.item.as_ref().and_then(|item| item.code.as_ref()).map(|code| code.value.clone()),
            limits: limits(process),
            issuers: issuers(process),
        }
    }

    /// Whether nothing in it can contradict another file.
    pub fn says_nothing(&self) -> bool {
        self.id.is_none() && self.issuers.is_empty() && (self.item.is_none() || self.limits.is_empty())
    }

    /// A place in this file.
    pub fn spot(&self, span: Span) -> Spot {
        Spot { file: self.file, span }
    }
}

fn limits(process: &Process) -> Vec<Limit> {
    let base = process.time_base();
    let of_clock = process.deadlines.iter().flat_map(|clock| {
        let name = clock.name.as_ref().map_or_else(|| "".into(), |name| name.value.clone());
        let lines = [(LimitLine::Statutory, &clock.statutory), (LimitLine::Promised, &clock.promised)];
        lines.into_iter().filter_map(move |(line, written)| {
            let limit = &written.as_ref()?.limit;
            Some(Limit {
                clock: name.clone(),
                line,
                days: exact::divided(base.seconds(limit.value), base.day),
                written: process.source.slice(limit.span).into(),
                span: limit.span,
            })
        })
    });
    of_clock.collect()
}

fn issuers(process: &Process) -> Vec<(Box<str>, IssuedBy, Span)> {
    let issued = process.materials.iter().filter_map(|material| {
        let issuer = material.issuer.as_ref()?;
        let name = called(material.name.as_ref(), &material.id.value);
        Some((name, issued_by(process, &issuer.value), issuer.span))
    });
    issued.collect()
}

fn issued_by(process: &Process, issuer: &Id) -> IssuedBy {
    if let Some(kind) = Issuer::read(issuer) {
        return IssuedBy::Kind(kind);
    }
    let id = issuer.split('/').next().unwrap_or(issuer);
    if Department::is_applicant_id(id) {
        return IssuedBy::Kind(Issuer::Applicant);
    }
    match process.departments.iter().find(|known| &*known.id.value == id) {
        Some(known) => IssuedBy::Department {
            name: called(known.name.as_ref(), id),
            kind: known.kind.as_ref().map_or(DepartmentKind::Government, |kind| kind.value),
        },
        None => IssuedBy::Department { name: id.into(), kind: DepartmentKind::Government },
    }
}

fn called(name: Option<&Name>, id: &str) -> Box<str> {
    name.map_or(id, |name| name.get(Lang::Zh)).into()
}

impl IssuedBy {
    /// Whether both can be right: government is any of its departments, a third party any intermediary.
    pub fn agrees_with(&self, other: &IssuedBy) -> bool {
        let covers = |kind: &Issuer, department: &DepartmentKind| {
            matches!(
                (kind, department),
                (Issuer::Government, DepartmentKind::Government | DepartmentKind::System)
                    | (Issuer::ThirdParty, DepartmentKind::Intermediary | DepartmentKind::Carrier)
                    | (Issuer::Applicant, DepartmentKind::Applicant)
            )
        };
        match (self, other) {
            (IssuedBy::Kind(one), IssuedBy::Kind(other)) => one == other,
            (IssuedBy::Department { name, .. }, IssuedBy::Department { name: other, .. }) => name == other,
            (IssuedBy::Kind(one), IssuedBy::Department { kind, .. })
            | (IssuedBy::Department { kind, .. }, IssuedBy::Kind(one)) => covers(one, kind),
        }
    }

    /// Who it is, for readers.
    pub fn text(&self) -> Text {
        match self {
            IssuedBy::Kind(kind) => kind.text(),
            IssuedBy::Department { name, .. } => Text::same(&**name),
        }
    }
}
