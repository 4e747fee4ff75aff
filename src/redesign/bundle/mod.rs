//! Several as-is processes as one (一件事, 一业一证): what an applicant does today matter by matter, to hold a bundled to-be against.
//!
//! The processes run one after the other in the order given, whatever end each comes to, so that every count adds up. Ids become `file/step` where
//! they collide (language.md §2); materials, data items and departments of one name are one thing.

mod names;
mod rewrite;

use crate::model::words::{StepKind, Variant};
use crate::model::{Actual, Amount, Unit};
use crate::model::{Basis, Deadline, Id, Line, Name, Next, Process, Step, Target, TimeBase};
use crate::source::At;
use names::Renamed;
use num_rational::Ratio;
use rustc_hash::FxHashSet;

/// Several processes as one.
#[derive(Debug, Clone, PartialEq)]
pub struct Bundle {
    /// All of them.
    pub process: Process,
    /// What each is called in ids: its file's name, or what tells it apart.
    pub members: Vec<Id>,
    /// By step of the process, which member it is from.
    pub member_of: Vec<usize>,
}

/// The files count days differently: their times cannot be added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DaysDiffer;

/// Joins processes; of one there is nothing to join, and it stays what it is.
///
/// # Errors
/// Where the files count days differently.
pub fn join(all: &[&Process]) -> Result<Option<Bundle>, DaysDiffer> {
    let [first, rest @ ..] = all else { return Ok(None) };
    if rest.is_empty() {
        return Ok(None);
    }
    let base = first.time_base();
    if rest.iter().any(|process| process.time_base() != base) {
        return Err(DaysDiffer);
    }
    let members = labels(all);
    let renamed = Renamed::of(all, &members);
    let mut process = whole(all, base);
    (process.departments, process.materials, process.data) =
        (renamed.departments(all), renamed.materials(all), renamed.data(all));
    let staged = all.iter().any(|process| process.steps.iter().any(|step| step.stage.is_some()));
    let mut member_of = Vec::new();
    for (at, member) in all.iter().enumerate() {
        let next = if at + 1 < all.len() { Some(gate(&members[at + 1])) } else { None };
        let mut steps = rewrite::steps(member, &renamed.of_member(at), next.as_ref().unwrap_or(&gate("")));
        if staged {
            steps.iter_mut().for_each(|step| rewrite::stage(step, member, &members[at]));
        }
        let start = member.start.as_ref().map(|start| &start.value).or(member.steps.first().map(|step| &step.id.value));
        let start = start.map_or_else(|| gate(""), |start| renamed.of_member(at).step(start));
        process.steps.push(routing(gate(&members[at]), Next::Plain(At::nowhere(Target::Step(start)))));
        process.steps.extend(steps);
        member_of.resize(process.steps.len(), at);
    }
    process.steps.push(routing(gate(""), Next::End));
    member_of.push(all.len() - 1);
    let last = all.len() - 1;
    process.applicant_to =
        all[last].applicant_to.as_ref().map(|step| At::nowhere(renamed.of_member(last).step(&step.value)));
    Ok(Some(Bundle { process, members, member_of }))
}

// A step's id holds no `/`, so these are nobody's.
fn gate(member: &str) -> Id {
    format!("{member}/").into()
}

fn routing(id: Id, next: Next) -> Step {
    Step { kind: Some(At::nowhere(StepKind::Route)), next, ..Step::named(At::nowhere(id)) }
}

/// What the files are called in ids: the file's name without folder and ending; where that does not tell them apart the process's id, or else a number.
pub(super) fn labels(all: &[&Process]) -> Vec<Id> {
    let stem = |process: &Process| -> Id {
        let file = process.source.name.rsplit(['/', '\\']).next().unwrap_or("");
        file.rsplit_once('.').map_or(file, |(stem, _)| stem).into()
    };
    let differ = |labels: &[Id]| labels.iter().collect::<FxHashSet<&Id>>().len() == labels.len();
    let stems: Vec<Id> = all.iter().map(|process| stem(process)).collect();
    if differ(&stems) {
        return stems;
    }
    let ids: Vec<Id> = all.iter().map(|process| process.id().into()).collect();
    if differ(&ids) {
        return ids;
    }
    stems.iter().enumerate().map(|(at, stem)| format!("{stem}-{}", at + 1).into()).collect()
}

// What the files say of the process as a whole, where they agree.
fn whole(all: &[&Process], base: TimeBase) -> Process {
    let first = all[0];
    let same = |tell: &dyn Fn(&Process) -> bool| all.iter().all(|process| tell(process));
    let mut whole = Process::empty(std::sync::Arc::clone(&first.source));
    whole.heading.id =
        Some(At::nowhere(all.iter().map(|process| process.id()).collect::<Vec<&str>>().join("+").into()));
    whole.heading.name = Some(At::nowhere(name(all)));
    whole.heading.variant = Some(At::nowhere(Variant::AsIs));
    whole.based_on = all.iter().map(|process| At::nowhere(process.source.name.as_str().into())).collect();
    (whole.day, whole.calendar, whole.calendar_base) = (first.day, first.calendar.clone(), first.calendar_base);
    whole.burden = first.burden.clone().filter(|_| same(&|process| process.burden == first.burden));
    whole.volume = first.volume.filter(|_| same(&|process| process.volume == first.volume));
    whole.deadlines = deadline(all, &base).into_iter().collect();
    whole
}

fn name(all: &[&Process]) -> Name {
    use crate::wording::Lang;
    let joined = |lang| all.iter().map(|process| process.name().get(lang).to_owned()).collect::<Vec<String>>();
    let (zh, en) = (joined(Lang::Zh).join("、"), joined(Lang::En).join(", "));
    Name::Both { zh: Some(zh.into()), en: Some(en.into()) }
}

// One clock over all: its lines are the sums of the files' lines, where each file has the line and nothing but a clock over the whole case.
fn deadline(all: &[&Process], base: &TimeBase) -> Option<Deadline> {
    let clocks: Option<Vec<&Deadline>> =
        all.iter().map(|process| process.deadlines.first().filter(|_| process.deadlines.len() == 1)).collect();
    let clocks = clocks?;
    let sum = |of: &dyn Fn(&Deadline) -> Option<Amount>| {
        let amounts: Option<Vec<Amount>> = clocks.iter().map(|clock| of(clock)).collect();
        let seconds: Ratio<i64> = amounts?.into_iter().map(|amount| base.seconds(amount)).sum();
        Some(Amount { value: seconds, unit: Unit::Second })
    };
    let line = |amount: Amount| {
        At::nowhere(Line { limit: At::nowhere(amount), extension: None, met_by: None, basis: Basis::new() })
    };
    let statutory = sum(&|clock| Some(clock.statutory.as_ref()?.limit.value));
    let promised = sum(&|clock| Some(clock.promised.as_ref()?.limit.value));
    let measured = sum(&|clock| Some(clock.actual.as_ref()?.mean.as_ref()?.value));
    let actual = |mean: Amount| {
        let unknown = Actual { mean: None, p50: None, p90: None, n: None, period: None, source: None };
        At::nowhere(Actual { mean: Some(At::nowhere(mean)), ..unknown })
    };
    Some(Deadline {
        statutory: statutory.map(line),
        promised: promised.map(line),
        actual: measured.map(actual),
        ..Deadline::default()
    })
}
