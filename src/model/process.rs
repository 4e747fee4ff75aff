use super::{
    Amount, CalendarRef, Deadline, Department, Id, Item, Material, Name, Step, Tacit, Target, TimeBase, Unit,
    words::Variant,
};
use crate::source::{At, Place, Source, Span};
use std::sync::Arc;

/// One process: all that its file says.
#[derive(Debug, Clone)]
pub struct Process {
    /// The text it was read from; empty for a process made by a program.
    pub source: Arc<Source>,
    /// The version of the language, where it is written.
    pub schema: Option<At<Id>>,
    /// What it is called.
    pub heading: Heading,
    /// In a to-be file: the as-is files it re-engineers, as written.
    pub based_on: Vec<At<Id>>,
    /// Declared facts of the item list.
    pub item: Option<At<Item>>,
    /// Named clocks.
    pub deadlines: Vec<Deadline>,
    /// Where the applicant's time ends.
    pub applicant_to: Option<At<Id>>,
    /// Who answers for the case end to end.
    pub case_owner: Option<At<Id>>,
    /// The calendar, as written.
    pub calendar: Option<At<CalendarRef>>,
    /// What the calendar makes of days, where whoever read the file knows the calendar.
    pub calendar_base: Option<TimeBase>,
    /// The length of a working day.
    pub day: Option<At<Amount>>,
    /// Departments in file order.
    pub departments: Vec<Department>,
    /// Materials in file order.
    pub materials: Vec<Material>,
    /// Data items that forms ask for.
    pub data: Vec<DataItem>,
    /// Steps in file order.
    pub steps: Vec<Step>,
    /// Cases a year.
    pub volume: Option<At<Volume>>,
    /// The first step, where it is not the first listed.
    pub start: Option<At<Id>>,
    /// What the applicant's hour and trip cost.
    pub burden: Option<At<Burden>>,
    /// Where the facts come from.
    pub provenance: Vec<At<Provenance>>,
    /// Whether no mistake of the file touches how its steps lead on, so that the flow can be judged whatever else was misread.
    pub flow_as_written: bool,
}

/// `process:` a name, or the mapping.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Heading {
    /// The id; without one the file's name stands for it where one is needed.
    pub id: Option<At<Id>>,
    /// The name.
    pub name: Option<At<Name>>,
    /// As-is, to-be, template.
    pub variant: Option<At<Variant>>,
    /// The version, as written.
    pub version: Option<Id>,
    /// Who keeps the definition.
    pub owner: Option<Id>,
    /// What it is about.
    pub summary: Option<Name>,
    /// Where it comes from.
    pub source: Option<Id>,
}

/// A field of a form.
#[derive(Debug, Clone, PartialEq)]
pub struct DataItem {
    /// Its id.
    pub id: At<Id>,
    /// Its name; without one the id is the name.
    pub name: Option<Name>,
    /// The department that keeps it.
    pub owner: Option<At<Id>>,
}

/// `volume: 12000`
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Volume {
    /// Cases a year.
    pub per_year: f64,
}

/// What the applicant's time costs.
#[derive(Debug, Clone, PartialEq)]
pub struct Burden {
    /// An hour, in `currency`.
    pub tariff: Option<At<f64>>,
    /// A trip to the counter and back.
    pub travel: Option<At<Amount>>,
    /// The currency, as written.
    pub currency: Option<Id>,
}

/// Where facts of the file come from.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Provenance {
    /// The file or publication.
    pub file: Option<Box<str>>,
    /// Its hash.
    pub sha256: Option<Box<str>>,
    /// When it was extracted, as written.
    pub extracted: Option<Box<str>>,
    /// By whom.
    pub by: Option<Box<str>>,
    /// Anything else.
    pub note: Option<Box<str>>,
}

impl Process {
    /// How cases end, where it is written: on the way from a step, after silence, or when a material does not follow.
    pub fn outcomes(&self) -> impl Iterator<Item = &Id> {
        let written = self.steps.iter().flat_map(|step| step.next.targets()).map(|target| &target.value);
        let missed = self.materials.iter().filter_map(|material| material.deferral.as_ref()?.on_miss.as_deref());
        let silent = self.steps.iter().filter_map(|step| match step.more().tacit.as_deref() {
            Some(Tacit::To(target)) => Some(target),
            _ => None,
        });
        written.chain(missed).chain(silent).filter_map(|target| match target {
            Target::End(outcome) => Some(outcome),
            Target::Step(_) => None,
        })
    }

    /// A process without anything in it.
    pub fn empty(source: Arc<Source>) -> Process {
        Process {
            source,
            schema: None,
            heading: Heading::default(),
            based_on: Vec::new(),
            item: None,
            deadlines: Vec::new(),
            applicant_to: None,
            case_owner: None,
            calendar: None,
            calendar_base: None,
            day: None,
            departments: Vec::new(),
            materials: Vec::new(),
            data: Vec::new(),
            steps: Vec::new(),
            volume: None,
            start: None,
            burden: None,
            provenance: Vec::new(),
            flow_as_written: true,
        }
    }

    /// A stretch of this process's file.
    pub fn place(&self, span: Span) -> Place {
        Place::new(&self.source, span)
    }

    /// The id, or the file's name without folders and ending.
    pub fn id(&self) -> &str {
        if let Some(id) = &self.heading.id {
            return id;
        }
        let file = self.source.name.rsplit(['/', '\\']).next().unwrap_or("");
        file.rsplit_once('.').map_or(file, |(stem, _)| stem)
    }

    /// The name, or the id.
    pub fn name(&self) -> Name {
        self.heading.name.as_ref().map_or_else(|| Name::One(self.id().into()), |name| name.value.clone())
    }

    /// How this process turns written time into working seconds.
    ///
    /// The calendar is known from the reading of the file; where nobody knows it, days are those of a five-day week.
    pub fn time_base(&self) -> TimeBase {
        let mut base = self.calendar_base.unwrap_or_default();
        if let Some(day) = &self.day
            && day.unit != Unit::Day
        {
            base.day = base.seconds(day.value);
        }
        base
    }
}

/// Equal when the files say the same; where they stand does not count, nor what is in the calendar that they name.
impl PartialEq for Process {
    fn eq(&self, other: &Process) -> bool {
        let Process {
            source: _,
            flow_as_written: _,
            schema,
            heading,
            based_on,
            item,
            deadlines,
            applicant_to,
            case_owner,
            calendar,
            calendar_base: _,
            day,
            departments,
            materials,
            data,
            steps,
            volume,
            start,
            burden,
            provenance,
        } = self;
        *schema == other.schema
            && *heading == other.heading
            && *based_on == other.based_on
            && *item == other.item
            && *deadlines == other.deadlines
            && *applicant_to == other.applicant_to
            && *case_owner == other.case_owner
            && *calendar == other.calendar
            && *day == other.day
            && *departments == other.departments
            && *materials == other.materials
            && *data == other.data
            && *steps == other.steps
            && *volume == other.volume
            && *start == other.start
            && *burden == other.burden
            && *provenance == other.provenance
    }
}
