//! A plan applied to its base, measure by measure.

use super::bypass;
use super::course::Course;
use super::layout::Kept;
use super::measures::operate;
use super::refusal::{Link, Refusal, Refuse, Thing, Why};
use crate::model::plan::{Additions, Measure, Operation, Plan};
use crate::model::words::{Variant, Word};
use crate::model::{Citation, Deadline, Heading, Id, Material, Process};
use crate::source::{At, Span};
use rustc_hash::FxHashMap;

/// A plan applied to its base.
#[derive(Debug, Clone)]
pub struct Applied {
    /// The to-be process.
    pub process: Process,
    /// For each measure whether it was applied.
    pub applied: Vec<bool>,
    /// Why others were not, in the order of the plan: the measure, the operation, the reason. No operation: the additions.
    pub refused: Vec<(Option<(usize, usize)>, Refusal)>,
    /// For each step that was changed the last measure that did something to it.
    pub last: FxHashMap<Id, Id>,
    /// What else is worth knowing.
    pub remarks: Vec<Remarked>,
}

/// A remark about an operation that was done.
#[derive(Debug, Clone)]
pub struct Remarked {
    /// The measure and the operation.
    pub operation: (usize, usize),
    /// What is underlined in the plan; empty: the operation as a whole.
    pub span: Span,
    /// What there is to say.
    pub remark: Remark,
}

/// What is worth knowing of an operation that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// A step stays behind another although both shall be done in parallel.
    Kept {
        /// The step that comes later.
        later: Id,
        /// The step that it stays behind.
        earlier: Id,
        /// Why.
        link: Link,
    },
    /// This was so before.
    NoEffect(Id),
}

/// Applies a plan: each measure that can be applied, in order.
pub fn apply(base: &Process, plan: &Plan) -> Applied {
    apply_subset(base, plan, &vec![true; plan.measures.len()])
}

/// Applies those measures of a plan that are wanted, and of them those that can be applied: the largest subset, in order. Nothing is read or
/// written; a measure costs a copy of the process.
pub fn apply_subset(base: &Process, plan: &Plan, wanted: &[bool]) -> Applied {
    let mut course = begin(base, plan);
    let mut applied = vec![false; plan.measures.len()];
    let mut refused: Vec<(Option<(usize, usize)>, Refusal)> =
        unsettled(base, plan).into_iter().map(|refusal| (None, refusal)).collect();
    let mut remarks = Vec::new();
    for (place, measure) in plan.measures.iter().enumerate() {
        if !wanted.get(place).copied().unwrap_or(false) {
            continue;
        }
        match next(&course, measure, place) {
            Ok((after, idle)) => {
                course = after;
                applied[place] = true;
                remarks.extend(idle);
            }
            Err((operation, refusal)) => refused.push((Some((place, operation)), refusal)),
        }
    }
    let kept = course.kept().into_iter().map(kept);
    remarks.extend(kept);
    Applied { process: course.finished(), applied, refused, last: course.last, remarks }
}

// With one more measure, if it can be applied and sends nobody round what law prescribes.
pub(super) fn next(
    course: &Course,
    measure: &Measure,
    place: usize,
) -> Result<(Course, Vec<Remarked>), (usize, Refusal)> {
    let (after, idle) = course.with(measure, place)?;
    bypassed(course, &after, measure, place).map_or(Ok((after, idle)), Err)
}

// The operation by which cases go round a step that law prescribes and that all passed before.
fn bypassed(before: &Course, after: &Course, measure: &Measure, place: usize) -> Option<(usize, Refusal)> {
    let (was, is) = (before.process().ok()?, after.process().ok()?);
    let (step, law) = bypass::first(&was, &is)?;
    let leads_round = |upto: &usize| {
        let some = Measure { operations: measure.operations[..*upto].to_vec(), ..measure.clone() };
        let Ok((course, _)) = before.with(&some, place) else { return false };
        course.process().is_ok_and(|process| bypass::first(&was, &process).is_some())
    };
    let count = (1..measure.operations.len()).find(leads_round).unwrap_or(measure.operations.len());
    Some((count.saturating_sub(1), Why::Bypassed(step.clone(), law.clone()).here()))
}

/// The base with what the plan adds to it, before any measure.
pub fn begin(base: &Process, plan: &Plan) -> Course {
    let mut process = base.clone();
    process.heading = heading(&base.heading, base.id(), plan);
    process.based_on = plan.bases.clone();
    let Additions { deadlines, case_owner, departments, materials, data } = &plan.additions;
    merge_in(&mut process.departments, departments, |one| &one.id.value);
    merge_in(&mut process.materials, materials, |one| &one.id.value);
    merge_in(&mut process.data, data, |one| &one.id.value);
    if case_owner.is_some() {
        process.case_owner = case_owner.clone();
    }
    clocks(&mut process.deadlines, deadlines);
    Course::new(process)
}

impl Course {
    /// The process with one more measure applied, all of it, and what of it changed nothing.
    ///
    /// # Errors
    /// The first operation that cannot be done, by its place, and why.
    pub fn with(&self, measure: &Measure, place: usize) -> Result<(Course, Vec<Remarked>), (usize, Refusal)> {
        let mut course = self.clone();
        course.measure = measure.id.value.clone();
        let mut remarks = Vec::new();
        let mut broken: Option<(usize, Refusal)> = None;
        for (at, operation) in measure.operations.iter().enumerate() {
            course.operation = (place, at);
            operate(operation, &mut course).map_err(|refusal| (at, refusal))?;
            remarks.extend(course.idle.drain(..).map(|idle| Remarked {
                operation: (place, at),
                span: idle.span,
                remark: Remark::NoEffect(idle.value),
            }));
            if !changes_flow(operation) {
                continue;
            }
            // What one operation breaks a later one of the same measure may mend.
            match course.check() {
                Ok(()) => broken = None,
                Err(refusal) => {
                    broken.get_or_insert((at, refusal));
                }
            }
        }
        course.settle_marks(&self.process);
        broken.map_or(Ok((course, remarks)), Err)
    }

    /// The to-be process.
    pub fn finished(&self) -> Process {
        let mut process = self.process().map_or_else(|_| self.process.clone(), |process| process.into_owned());
        proposals(&mut process);
        // A clock of the plan may name a step that only a measure makes which was not applied.
        let steps: rustc_hash::FxHashSet<&Id> = process.steps.iter().map(|step| &step.id.value).collect();
        process.deadlines.retain(|clock| clock.from.iter().chain(&clock.to).all(|end| steps.contains(&end.value)));
        process
    }
}

fn changes_flow(operation: &Operation) -> bool {
    match operation {
        Operation::Remove(_)
        | Operation::Merge(_)
        | Operation::Split(_)
        | Operation::Parallelise(_)
        | Operation::Reorder(_)
        | Operation::Add(_) => true,
        Operation::Set(set) => ["next", "join", "tacit"].iter().any(|field| set.fields.says(field)),
        Operation::MoveTo(_)
        | Operation::Automate(_)
        | Operation::PutOnline(_)
        | Operation::Shorten(_)
        | Operation::StopCollecting(_)
        | Operation::StopAsking(_)
        | Operation::Defer(_)
        | Operation::Pool(_) => false,
    }
}

fn kept(kept: Kept) -> Remarked {
    let Kept { asked, later, earlier, link } = kept;
    Remarked { operation: asked, span: Span::default(), remark: Remark::Kept { later, earlier, link } }
}

// The to-be has the base's id, so that both are known to be one process; what it is called and about is the plan's to say.
fn heading(base: &Heading, id: &str, plan: &Plan) -> Heading {
    let own = &plan.heading;
    Heading {
        id: base.id.clone().or_else(|| Some(At::nowhere(id.into()))),
        name: own.name.clone().or_else(|| base.name.clone()),
        variant: Some(At::nowhere(Variant::ToBe)),
        version: own.version.clone(),
        owner: own.owner.clone().or_else(|| base.owner.clone()),
        summary: own.summary.clone(),
        source: own.source.clone(),
    }
}

fn merge_in<T: Clone>(all: &mut Vec<T>, more: &[T], id: impl Fn(&T) -> &Id) {
    for one in more {
        match all.iter_mut().find(|known| id(known) == id(one)) {
            Some(known) => *known = one.clone(),
            None => all.push(one.clone()),
        }
    }
}

// Lines of the plan in place of those of the base, clock by clock. What was measured was measured of the as-is.
fn clocks(all: &mut Vec<Deadline>, more: &[Deadline]) {
    all.iter_mut().for_each(|clock| clock.actual = None);
    all.retain(|clock| *clock != Deadline::default());
    let only = all.len() == 1 && more.len() == 1;
    for clock in more {
        let same = |known: &&mut Deadline| known.name == clock.name || only && clock.name.is_none();
        match all.iter_mut().find(same) {
            Some(known) => over(known, clock),
            None => all.push(clock.clone()),
        }
    }
}

fn over(known: &mut Deadline, clock: &Deadline) {
    let Deadline { name: _, from, to, statutory, promised, actual } = clock.clone();
    known.from = from.or(known.from.take());
    if !to.is_empty() {
        known.to = to;
    }
    known.statutory = statutory.or(known.statutory.take());
    known.promised = promised.or(known.promised.take());
    known.actual = actual;
}

// A material that is still collected has nothing in its place yet: what the as-is file proposed is no fact of the to-be.
fn proposals(process: &mut Process) {
    let collected: rustc_hash::FxHashSet<Id> =
        process.steps.iter().flat_map(|step| step.collected()).map(|one| one.of.value.clone()).collect();
    let still = |material: &&mut Material| collected.contains(&material.id.value);
    process.materials.iter_mut().filter(still).for_each(|material| material.substitute = None);
}

// What the plan adds names things that are nowhere, or its clocks do not go with those of the base.
fn unsettled(base: &Process, plan: &Plan) -> Vec<Refusal> {
    if plan.additions == Additions::default() {
        return Vec::new();
    }
    let course = begin(base, plan);
    let mut refused: Vec<Refusal> = Vec::new();
    let mut hold = |held: Refuse| refused.extend(held.err());
    for material in &plan.additions.materials {
        let fixed = |issuer: &&At<Id>| crate::model::words::Issuer::read(issuer).is_none();
        material.issuer.iter().filter(fixed).for_each(|issuer| hold(course.department(issuer)));
        if let Some(law) = law_dropped(base, material) {
            hold(Err(Why::Mandatory(Thing::Material, material.id.value.clone(), law.clone()).at(material.id.span)));
        }
        let until = material.deferral.iter().filter_map(|deferral| deferral.until.as_ref());
        until.for_each(|until| hold(course.find(until).map(|_| ())));
    }
    for item in &plan.additions.data {
        item.owner.iter().for_each(|owner| hold(course.department(owner)));
    }
    for end in plan.additions.deadlines.iter().flat_map(|clock| clock.from.iter().chain(&clock.to)) {
        // A step that a measure is yet to make may be named.
        if !makes(plan, &end.value) {
            hold(course.find(end).map(|_| ()));
        }
    }
    let unnamed = course.process.deadlines.iter().filter(|clock| clock.name.is_none()).count();
    if unnamed > 0 && course.process.deadlines.len() > 1 {
        let span = plan.additions.deadlines.iter().find_map(|clock| clock.name.as_ref()).map(|name| name.span);
        let lines =
            || plan.additions.deadlines.iter().find_map(|clock| clock.promised.as_ref().or(clock.statutory.as_ref()));
        let span = span.or_else(|| lines().map(|line| line.span)).unwrap_or_default();
        hold(Err(Why::ClocksDiffer.at(span)));
    }
    refused
}

// What the plan says of a material stands in place of what the base says; a mandatory basis has to stay.
fn law_dropped<'b>(base: &'b Process, material: &Material) -> Option<&'b Citation> {
    let was = base.materials.iter().find(|known| known.id.value == material.id.value)?;
    let kept = |law: &Citation| material.basis.iter().any(|other| other.value == *law);
    was.basis.iter().map(|law| &law.value).find(|law| law.mandatory && !kept(law))
}

fn makes(plan: &Plan, step: &Id) -> bool {
    plan.measures.iter().flat_map(|measure| &measure.operations).any(|operation| match &operation.value {
        Operation::Merge(merge) => merge.into.step.id.value == *step,
        Operation::Split(split) => split.into.iter().any(|part| part.step.id.value == *step),
        Operation::Add(add) => add.step.step.id.value == *step,
        _ => false,
    })
}
