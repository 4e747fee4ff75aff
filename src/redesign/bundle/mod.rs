//! Several as-is processes as one (一件事, 一业一证): what an applicant does today matter by matter, to hold a bundled to-be against.
//!
//! The processes run one after the other in the order given, whatever end each comes to, so that every count adds up. Where ids collide they become
//! `file-step`, ids that can be written; `file/step` means the same ([`crate::model::in_bundle`]). Materials, data items and departments of one name are one thing.

mod names;
mod rewrite;

use super::edit::{once, plain, plain_before, resend, starts_at, ways_into};
use crate::model::words::{StepKind, Variant};
use crate::model::{Actual, Amount, Unit, exact};
use crate::model::{Basis, Deadline, Id, Line, Name, Next, Process, Step, Target, TimeBase};
use crate::source::At;
use names::Renamed;
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
    let [first, rest @ .., last] = all else { return Ok(None) };
    let base = first.time_base();
    if rest.iter().chain([last]).any(|process| process.time_base() != base) {
        return Err(DaysDiffer);
    }
    let members = labels(all);
    let renamed = Renamed::of(all, &members);
    let gates = gates(all, &renamed, &members);
    let mut process = whole(all, base);
    (process.departments, process.materials, process.data) =
        (renamed.departments(all), renamed.materials(all), renamed.data(all));
    let staged = all.iter().any(|process| process.steps.iter().any(|step| step.stage.is_some()));
    let mut member_of = Vec::new();
    for (at, member) in all.iter().enumerate() {
        let mut steps = rewrite::steps(member, &renamed.of_member(at), &gates[at + 1]);
        if staged {
            steps.iter_mut().for_each(|step| rewrite::stage(step, member, &members[at]));
        }
        if let Some(start) = start(member) {
            let start = plain(&renamed.of_member(at).step(start));
            process.steps.push(routing(gates[at].clone(), ("接办下一件", "next matter"), start));
        }
        process.steps.extend(steps);
        member_of.resize(process.steps.len(), at);
    }
    process.steps.push(routing(gates[all.len()].clone(), ("全部办完", "all done"), Next::End));
    member_of.push(all.len() - 1);
    let of_last = renamed.of_member(all.len() - 1);
    process.applicant_to = last.applicant_to.as_ref().map(|step| At::nowhere(of_last.step(&step.value)));
    gates.iter().for_each(|gate| fold(&mut process, &mut member_of, gate));
    Ok(Some(Bundle { process, members, member_of }))
}

fn start(member: &Process) -> Option<&Id> {
    member.start.as_ref().map(|start| &start.value).or(member.steps.first().map(|step| &step.id.value))
}

// One before each file and one behind the last, under ids that nobody has.
fn gates(all: &[&Process], renamed: &Renamed, labels: &[Id]) -> Vec<Id> {
    let steps = all.iter().enumerate().flat_map(|(at, member)| {
        let names = renamed.of_member(at);
        member.steps.iter().map(move |step| names.step(&step.id.value))
    });
    let mut taken: FxHashSet<Id> = steps.collect();
    let before = labels.iter().map(|label| format!("to-{label}"));
    before.chain(["all-done".to_owned()]).map(|gate| names::free(gate, &mut taken)).collect()
}

fn routing(id: Id, name: (&str, &str), next: Next) -> Step {
    let name = Some(Name::Both { zh: Some(name.0.into()), en: Some(name.1.into()) });
    Step { kind: Some(At::nowhere(StepKind::Route)), name, next, ..Step::named(At::nowhere(id)) }
}

// A gate to which one way leads, or none, is a word too many.
fn fold(process: &mut Process, member_of: &mut Vec<usize>, gate: &Id) {
    let Some(at) = process.steps.iter().position(|step| step.id.value == *gate) else { return };
    match &process.steps[at].next {
        _ if ways_into(process, at) > 1 => return,
        Next::Plain(to) => {
            let Target::Step(onward) = to.value.clone() else { return };
            let is_start = starts_at(process, at);
            process.steps.iter_mut().for_each(|step| resend(step, gate, &onward));
            if is_start && process.steps.get(at + 1).is_none_or(|step| step.id.value != onward) {
                process.start = Some(At::nowhere(onward));
            }
        }
        Next::End => {
            let [leaf] = plain_before(process, gate)[..] else { return };
            process.steps[leaf].next = Next::End;
        }
        Next::Split { .. } => return,
    }
    process.steps.remove(at);
    member_of.remove(at);
}

/// What the files are called in ids: the file's name without folder and ending; where that does not tell them apart the process's id, or else a number.
fn labels(all: &[&Process]) -> Vec<Id> {
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
    // One applicant goes through all of them: what one file says of the hour and the trip holds for those that say nothing.
    let mut burdens = all.iter().filter_map(|process| process.burden.as_ref());
    let burden = burdens.next();
    whole.burden = burden.filter(|burden| burdens.all(|other| other.value == burden.value)).cloned();
    whole.volume = first.volume.filter(|_| same(&|process| process.volume == first.volume));
    whole.deadlines = deadline(all, &base).into_iter().collect();
    whole.provenance = all.iter().flat_map(|process| process.provenance.iter().cloned()).collect();
    once(&mut whole.provenance);
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
        let seconds = exact::sum(amounts?.into_iter().map(|amount| base.seconds(amount)));
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
