use super::accept::{Accepted, accept};
use super::demands::{self, Demands};
use super::saving::{self, Savings};
use super::{Check, FlowView, Ground, Hit, Levels, Names, Outcome, Reach, Rule, called, ran, rules};
use crate::analysis::lead_time::Sampling;
use crate::analysis::{self, Times, order::Order};
use crate::finding::{Finding, Saving, Severity, TimeOf};
use crate::graph::{Flow, Sound};
use crate::model::{Date, Process};
use crate::redesign::Measure;
use crate::say;
use crate::wording::Text;
use std::sync::Arc;

/// What a run is told from outside.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The day on which acceptances must still hold; `None`: none has expired.
    pub today: Option<Date>,
    /// How times that cannot be worked out are sampled.
    pub sampling: Sampling,
    /// How serious findings are told.
    pub levels: Arc<Levels>,
    /// What processes are held to besides the rules.
    pub demands: Demands,
}

/// All that there is to say about a process.
#[derive(Debug)]
pub struct Verdict<'p> {
    /// Findings in the order of the file, accepted ones taken out.
    pub findings: Vec<Finding>,
    /// How many findings were accepted (`allow`).
    pub allowed: usize,
    /// Rules that could not judge, or not all of it, with what is missing, in the order of the list.
    pub not_evaluated: Vec<(&'static str, Text)>,
    /// Rules that ran, in the order of the list; those of `not_evaluated` are among them.
    pub ran: Vec<&'static str>,
    /// What stands in the way of judging the rest: errors that must be corrected first.
    pub obstacle: Option<Text>,
    /// The process for the analyses, if its flow is sound and was read without mistakes that touch it.
    pub sound: Option<Sound<'p>>,
    /// Lead time and clocks, as far as rules have asked for them.
    pub times: Times,
    changes: Vec<Measure>,
}

/// What the changes told would save, added up and together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Together {
    /// The sum of what each saves alone, which counts twice what two of them save.
    pub added_up: Saving,
    /// What all of them save, by running the analyses again with all of them made.
    pub joint: Saving,
}

impl Verdict<'_> {
    /// What all the changes told would save together, where there are two or more: savings do not add up. Worked out when it is asked for.
    pub fn together(&self) -> Option<Together> {
        let joint = saving::joint(self.sound.as_ref()?, &self.changes)?;
        // Days of the mean are none of the critical path.
        let alone = self.findings.iter().filter_map(|finding| finding.saving).map(|saving| match saving.time_of {
            TimeOf::CriticalPath => saving,
            TimeOf::Mean => Saving { lead_time: 0.0, time_of: TimeOf::CriticalPath, ..saving },
        });
        Some(Together { added_up: alone.fold(Saving { day: joint.day, ..Saving::default() }, Saving::and), joint })
    }
}

/// All that there is to say about several processes, in their order; they are not one process, and none of them is sound as a whole.
pub fn gathered<'p>(verdicts: &[Verdict<'p>]) -> Verdict<'p> {
    let mut whole = Verdict {
        findings: Vec::new(),
        allowed: 0,
        not_evaluated: Vec::new(),
        ran: verdicts.first().map(|verdict| verdict.ran.clone()).unwrap_or_default(),
        obstacle: None,
        sound: None,
        times: Times::default(),
        changes: Vec::new(),
    };
    for verdict in verdicts {
        whole.findings.extend(verdict.findings.iter().cloned());
        whole.allowed += verdict.allowed;
        let known: Vec<&str> = whole.not_evaluated.iter().map(|(rule, _)| *rule).collect();
        let fresh = verdict.not_evaluated.iter().filter(|(rule, _)| !known.contains(rule)).cloned();
        let fresh: Vec<(&'static str, Text)> = fresh.collect();
        whole.not_evaluated.extend(fresh);
        whole.obstacle = whole.obstacle.or_else(|| verdict.obstacle.clone());
    }
    whole.not_evaluated.sort_by_key(|(rule, _)| rules::place(rule));
    whole
}

/// Judges a process, with what the reader found while reading it.
pub fn run<'p>(process: &'p Process, read: Vec<Finding>, options: &Options) -> Verdict<'p> {
    let names = Names::of(process);
    let mut book = Book { obstacle: obstacle(&names, &read), ..Book::default() };
    book.hits = answered(&names, read);
    book.levels = Arc::clone(&options.levels);
    let times = Times::new(options.sampling);
    let readable = book.obstacle.is_none();
    let flow_readable = process.flow_as_written && !names.has_dangling_flow() && !process.steps.is_empty();
    let sound = if readable { judge(&names, process, &times, &mut book) } else { None };
    let reach = match (&sound, readable) {
        (Some(_), _) => Reach::Sound,
        (None, true) => Reach::Process,
        (None, false) if flow_readable => Reach::Flow,
        (None, false) => Reach::Read,
    };
    if reach == Reach::Flow {
        judge_flow(&names, process, &mut book);
    }
    let Accepted { left, allowed } = accept(&names, std::mem::take(&mut book.hits), options.today);
    let mut left = book.told(left);
    if let Some(sound) = &sound {
        left.extend(demanded(sound, &times, options, &left, &mut book));
    }
    let changes = left.iter().filter_map(|hit| Some(hit.change.as_ref()?.measure.clone())).collect();
    let mut findings = in_order(left.into_iter().map(|hit| hit.finding).collect());
    called::write(&mut findings, &names);
    book.not_evaluated.sort_by_key(|(rule, _)| rules::place(rule));
    let ran = ran(reach, options);
    let Book { not_evaluated, obstacle, .. } = book;
    Verdict { findings, allowed, not_evaluated, ran, obstacle, sound, times, changes }
}

/// What is wrong with the flow of a process, in the words of the rules about it; the most telling first.
pub(super) fn flow_errors(process: &Process) -> Vec<Finding> {
    let names = Names::of(process);
    let Err(troubles) = analysis::sound(process) else { return Vec::new() };
    let flow = Flow::of(process);
    let order = Order::of(&flow);
    let mut book = Book::default();
    judge_read(&FlowView { names: &names, flow: &flow, order: &order, troubles: &troubles }, &mut book);
    let findings = book.hits.into_iter().map(|hit| hit.finding);
    findings.filter(|finding| finding.severity == Severity::Error).collect()
}

/// The findings with what readers call the things they are about, for who tells them thing by thing.
pub fn named(process: &Process, findings: &[Finding]) -> Vec<Finding> {
    let names = Names::of(process);
    let mut findings = findings.to_vec();
    findings.iter_mut().for_each(|finding| call(&names, finding));
    findings
}

// What no step or material stands for is about the process; a misread text speaks for itself.
fn call(names: &Names<'_>, finding: &mut Finding) {
    let misread = rules::find(finding.rule).is_none_or(|rule| rule.group == super::Group::Reading);
    if misread || !finding.heading.is_empty() {
        return;
    }
    finding.heading = finding.subjects.iter().map(|subject| names.name_of(subject)).collect();
    if finding.heading.is_empty() {
        finding.heading.push(names.process_name());
    }
}

// The order of the file. One thing is one finding (house rule 6): all that rules say of one material stands at one place, one after the other.
fn in_order(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by_key(|finding| (finding.place.span.start, finding.place.span.end, rules::place(finding.rule)));
    findings.dedup_by(|a, b| a.rule == b.rule && a.place.span == b.place.span && a.message == b.message);
    findings
}

#[derive(Debug, Default)]
struct Book {
    hits: Vec<Hit>,
    not_evaluated: Vec<(&'static str, Text)>,
    obstacle: Option<Text>,
    levels: Arc<Levels>,
}

impl Book {
    // As severe as somebody has chosen.
    fn told(&self, hits: Vec<Hit>) -> Vec<Hit> {
        hits.into_iter().filter_map(|hit| Some(Hit { finding: self.levels.told(hit.finding)?, ..hit })).collect()
    }

    fn enter(&mut self, rule: &Rule, outcome: Outcome) {
        self.hits.extend(outcome.hits);
        self.not_evaluated.extend(outcome.missing.map(|missing| (rule.id, missing)));
    }
}

// The rules that judge what was read.
fn judging(levels: &Levels) -> impl Iterator<Item = &'static Rule> {
    let judges = |rule: &Rule| {
        !matches!(rule.check, Check::Reader | Check::Acceptance | Check::Files(_) | Check::Plan)
            && !levels.is_off(rule.id)
    };
    rules::ALL.iter().copied().filter(move |rule| judges(rule))
}

// What policies and comparisons say, when all else is known.
fn demanded(sound: &Sound<'_>, times: &Times, options: &Options, left: &[Hit], book: &mut Book) -> Vec<Hit> {
    let counted = demands::Counted::of(left.iter().map(|hit| hit.finding.severity), book.not_evaluated.len());
    demands::judge(sound, times, &options.demands, counted, |rule, outcome| book.enter(rule, outcome));
    let hits = std::mem::take(&mut book.hits);
    book.told(hits)
}

// A finding of the reader is answered for by the step that it names and in whose lines it stands: a material may have the id of a step.
fn answered(names: &Names<'_>, read: Vec<Finding>) -> Vec<Hit> {
    let steps = names.process.steps.iter().enumerate();
    let mut starts: Vec<(u32, usize)> = steps.map(|(at, step)| (step.span().start, at)).collect();
    starts.sort_unstable();
    let step_at = |byte: u32| starts[..starts.partition_point(|(start, _)| *start <= byte)].last().map(|(_, at)| *at);
    let of_finding = |finding: &Finding| {
        let named = |at: &usize| finding.subjects.iter().any(|subject| subject == names.id(*at));
        step_at(finding.place.span.start).filter(named)
    };
    read.into_iter().map(|finding| Hit::at(of_finding(&finding), finding)).collect()
}

// Why nothing can be judged: what was read is not what was meant. A name that is not known does no harm unless a flow leads to it.
fn obstacle(names: &Names<'_>, read: &[Finding]) -> Option<Text> {
    let misread = read.iter().any(|finding| {
        finding.severity == Severity::Error
            && rules::find(finding.rule).is_some_and(|rule| rule.group == super::Group::Reading)
            && finding.rule != rules::unknown_reference::RULE.id
    });
    if misread || names.has_dangling_flow() {
        return Some(say!(zh: "请先改正读取错误", en: "first correct the reading errors"));
    }
    names.process.steps.is_empty().then(|| say!(zh: "没有步骤", en: "there are no steps"))
}

fn judge<'p>(names: &Names<'p>, process: &'p Process, times: &Times, book: &mut Book) -> Option<Sound<'p>> {
    match analysis::sound(process) {
        Ok(sound) => {
            let order = Order::of(&sound.flow);
            judge_read(&FlowView { names, flow: &sound.flow, order: &order, troubles: &[] }, book);
            judge_sound(names, &sound, &order, times, book);
            Some(sound)
        }
        Err(troubles) => {
            let flow = Flow::of(process);
            let order = Order::of(&flow);
            judge_read(&FlowView { names, flow: &flow, order: &order, troubles: &troubles }, book);
            book.obstacle = Some(say!(zh: "请先改正流程结构的错误", en: "first correct the errors of the flow"));
            None
        }
    }
}

fn judge_read(view: &FlowView<'_>, book: &mut Book) {
    let levels = Arc::clone(&book.levels);
    for rule in judging(&levels) {
        match &rule.check {
            Check::Flow(check) => book.enter(rule, check(view)),
            Check::Process(check) => book.enter(rule, check(view.names)),
            Check::Reader | Check::Acceptance | Check::Sound(_) | Check::Files(_) | Check::Policy(_) | Check::Plan => {}
        }
    }
}

// Of a process that was misread elsewhere: whoever corrects the file should not learn of its flow only then.
fn judge_flow(names: &Names<'_>, process: &Process, book: &mut Book) {
    let troubles = analysis::sound(process).err().unwrap_or_default();
    let flow = Flow::of(process);
    let order = Order::of(&flow);
    let view = FlowView { names, flow: &flow, order: &order, troubles: &troubles };
    let levels = Arc::clone(&book.levels);
    for rule in judging(&levels) {
        if let Check::Flow(check) = &rule.check {
            book.enter(rule, check(&view));
        }
    }
}

fn judge_sound(names: &Names<'_>, sound: &Sound<'_>, order: &Order, times: &Times, book: &mut Book) {
    let ground = Ground::of(names, sound, order, times);
    let mut savings = Savings::of(names, sound);
    let levels = Arc::clone(&book.levels);
    for rule in judging(&levels) {
        if let Check::Sound(check) = &rule.check {
            let mut outcome = check(&ground);
            savings.add(&mut outcome);
            book.enter(rule, outcome);
        }
    }
}
