//! A process on its way from as-is to to-be.

use super::layout::{self, Kept, Row};
use super::marks::{Carried, Marking, Touch};
use super::refusal::{Refusal, Refuse, Thing, Why};
use crate::graph::Sound;
use crate::model::{Department, Id, Process, Step};
use crate::source::At;
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// The process after some measures of a plan. Clone it to go on in two ways.
///
/// Steps that are to be done in parallel stand in a row here, and are laid out when somebody looks: so what a later measure takes away of
/// what one needs of another shortens the case, whatever the order of the measures.
#[derive(Debug, Clone)]
pub struct Course {
    pub(super) process: Process,
    pub(super) rows: Vec<Row>,
    // Steps that are no longer there, each with the measure that took it away.
    gone: Vec<(Id, Id)>,
    // The measure that is being applied, and where its operation stands among the others.
    pub(super) measure: Id,
    pub(super) operation: (usize, usize),
    // Something that the operation names was not changed by it.
    pub(super) idle: Vec<At<Id>>,
    // The steps that it was done to, and which measure each step carries.
    pub(super) touched: Vec<Touch>,
    pub(super) carried: FxHashMap<Id, Carried>,
    // Which measure was the last to do something to each step.
    pub(super) last: FxHashMap<Id, Id>,
    pub(super) marking: Marking,
}

impl Course {
    pub(super) fn new(process: Process) -> Course {
        Course {
            process,
            rows: Vec::new(),
            gone: Vec::new(),
            measure: "".into(),
            operation: (0, 0),
            idle: Vec::new(),
            touched: Vec::new(),
            carried: FxHashMap::default(),
            last: FxHashMap::default(),
            marking: Marking::default(),
        }
    }

    /// The process as it now is.
    ///
    /// # Errors
    /// Where steps that are to be done in parallel no longer stand in a row; a measure that brings that about is refused.
    pub fn process(&self) -> Refuse<Cow<'_, Process>> {
        if self.rows.is_empty() {
            return Ok(Cow::Borrowed(&self.process));
        }
        Ok(Cow::Owned(layout::laid_out(&self.process, &self.rows)?.0))
    }

    /// What keeps steps that are to be done in parallel one after the other.
    pub(super) fn kept(&self) -> Vec<Kept> {
        layout::laid_out(&self.process, &self.rows).map_or(Vec::new(), |(_, kept)| kept)
    }

    // Whether the flow works as it now is.
    pub(super) fn check(&self) -> Refuse {
        let process = self.process()?;
        match Sound::of(&process) {
            Ok(_) => Ok(()),
            Err(troubles) => Err(Why::Unsound { process: Box::new(process.into_owned()), troubles }.here()),
        }
    }

    /// The place of a step.
    pub(super) fn find(&self, id: &At<Id>) -> Refuse<usize> {
        let place = self.process.steps.iter().position(|step| step.id.value == id.value);
        place.ok_or_else(|| self.not_there(id))
    }

    /// The step that the case goes on to is there.
    pub(super) fn find_target(&self, id: &At<Id>) -> Refuse {
        self.find(id).map(|_| ()).map_err(|refusal| match refusal.why {
            Why::Missing(Thing::Step, _) => Why::missing(Thing::Target, id),
            _ => refusal,
        })
    }

    /// The places of steps.
    pub(super) fn find_all(&self, ids: &[At<Id>]) -> Refuse<Vec<usize>> {
        ids.iter().map(|id| self.find(id)).collect()
    }

    fn not_there(&self, id: &At<Id>) -> Refusal {
        match self.gone.iter().rev().find(|(step, _)| *step == id.value) {
            Some((step, by)) => Why::Gone { step: step.clone(), by: by.clone() }.at(id.span),
            None => Why::missing(Thing::Step, id),
        }
    }

    /// Whether a step may have this id: nobody else has it.
    pub(super) fn free(&self, id: &At<Id>, besides: &[Id]) -> Refuse {
        let taken = self.process.steps.iter().any(|step| step.id.value == id.value && !besides.contains(&id.value));
        if taken { Err(Why::Taken(id.value.clone()).at(id.span)) } else { Ok(()) }
    }

    /// The department, or office of one, is there. Where no departments are listed any may be named.
    pub(super) fn department(&self, by: &At<Id>) -> Refuse {
        let (department, office) = match by.value.split_once('/') {
            Some((department, office)) => (department, Some(office)),
            None => (&*by.value, None),
        };
        let all = &self.process.departments;
        if all.is_empty() || Department::is_applicant_id(department) {
            return Ok(());
        }
        let known = all.iter().find(|known| &*known.id.value == department);
        let has_office = |known: &Department| {
            office.is_none_or(|office| {
                known.offices.is_empty() || known.offices.iter().any(|one| &*one.id.value == office)
            })
        };
        if known.is_some_and(has_office) { Ok(()) } else { Err(Why::missing(Thing::Department, by)) }
    }

    /// The material is declared, collected or made somewhere.
    pub(super) fn material(&self, id: &At<Id>) -> Refuse {
        let process = &self.process;
        let declared = process.materials.iter().any(|material| material.id.value == id.value);
        let made = |step: &Step| step.produces.iter().flatten().any(|product| product.value == id.value);
        let there = declared || super::edit::is_collected(process, id) || process.steps.iter().any(made);
        if there { Ok(()) } else { Err(Why::missing(Thing::Material, id)) }
    }

    /// The measure that is being applied took a step away.
    pub(super) fn gone(&mut self, step: &Id) {
        self.gone.push((step.clone(), self.measure.clone()));
    }
}
