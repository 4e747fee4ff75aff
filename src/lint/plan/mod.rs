//! What there is to say of a plan and its base: findings at the line of the operation.

mod said;

pub use said::Said;
use said::quoted;

use super::{Options, called, rules, run};
use crate::finding::{Finding, Severity};
use crate::model::plan::{Operation, Plan};
use crate::model::{Id, Process, Step};
use crate::redesign::{self, Applied, Refusal, Remark, Remarked, Why};
use crate::say;
use crate::source::{At, Place, Span};
use crate::wording::Text;
use std::sync::Arc;

/// Why a base cannot be used.
#[derive(Debug, Clone)]
pub enum Unusable {
    /// There is no such file.
    Missing,
    /// It cannot be read, and why.
    Unreadable(Text),
    /// So many errors, and what the first says.
    Errors(usize, Text),
    /// Its days are other ones than those of the first base, so that times cannot be added up.
    DaysDiffer,
}

/// All that there is to say of a plan.
#[derive(Debug)]
pub struct PlanVerdict {
    /// Findings in the order of the plan.
    pub findings: Vec<Finding>,
    /// The plan applied to its base; nothing where the base cannot be used, or the plan was not read.
    pub applied: Option<Applied>,
}

impl PlanVerdict {
    /// Whether the plan can be carried out as it is written.
    pub fn stands(&self) -> bool {
        self.applied.is_some() && self.findings.iter().all(|finding| finding.severity < Severity::Error)
    }
}

/// What keeps a base from being used: errors of reading, or of its flow.
///
/// # Errors
/// How many there are, and the first.
pub fn usable(base: &Process, read: &[Finding]) -> Result<(), Unusable> {
    let verdict = run(base, read.to_vec(), &Options::default());
    let serious = |finding: &&Finding| {
        let group = rules::find(finding.rule).map(|rule| rule.group);
        finding.severity == Severity::Error && matches!(group, Some(super::Group::Reading | super::Group::Structure))
    };
    let errors: Vec<&Finding> = verdict.findings.iter().filter(serious).collect();
    match errors.first() {
        Some(first) => Err(Unusable::Errors(errors.len(), first.message.clone())),
        None => Ok(()),
    }
}

/// Judges a plan, with what the reader found in it.
pub fn plan(plan: &Plan, read: Vec<Finding>, base: Result<&Process, (&At<Id>, Unusable)>) -> PlanVerdict {
    let unread = read.iter().any(|finding| finding.severity == Severity::Error);
    let mut findings = read;
    findings.extend(rules::plan_empty::check(plan).into_iter().filter(|_| !unread));
    let applied = match base {
        Err((named, why)) => {
            findings.push(rules::plan_base::told(plan, named, &why));
            None
        }
        // What was not read as it was meant would be told again as something else.
        Ok(_) if unread => None,
        Ok(base) => {
            let applied = redesign::apply(base, plan);
            findings.extend(told(plan, base, &applied));
            Some(applied)
        }
    };
    findings.sort_by_key(|finding| (finding.place.span.start, finding.place.span.end, rules::place(finding.rule)));
    called::write_measures(&mut findings, plan);
    PlanVerdict { findings, applied }
}

/// The errors of the finished to-be process, with those of reading it; what is wrong with the base in the same way is not the plan's fault.
pub fn brought((base, base_read): (&Process, Vec<Finding>), to_be: &Process, read: Vec<Finding>) -> Vec<Finding> {
    let errors = |process: &Process, read: Vec<Finding>| -> Vec<Finding> {
        let found = run(process, read, &Options::default()).findings;
        found.into_iter().filter(|finding| finding.severity == Severity::Error).collect()
    };
    let mut wrong = errors(to_be, read);
    if wrong.is_empty() {
        return wrong;
    }
    let before = errors(base, base_read);
    // What tells findings apart besides steps, such as a clock, is the same when the plan has changed the steps.
    let same = |one: &Finding, other: &Finding| {
        let about = one.subjects == other.subjects || !one.discriminator.is_empty();
        one.rule == other.rule && one.discriminator == other.discriminator && about
    };
    wrong.retain(|finding| !before.iter().any(|known| same(known, finding)));
    wrong
}

/// What is wrong with the finished to-be process, told at the measure that was the last to change the step in question.
pub fn misread(plan: &Plan, applied: &Applied, finding: &Finding) -> Finding {
    let last = step_of(&applied.process, finding).and_then(|step| applied.last.get(&step.id.value));
    let span = last.and_then(|id| measure_at(plan, id)).unwrap_or(plan.measures_at);
    let message =
        say!(what = &finding.message; zh: "再造后的流程会有错误：{what}", en: "the to-be would not be right: {what}");
    let mut told = rules::plan_not_applicable::RULE.finding(plan.place(span), message);
    told.help = finding.help.clone();
    told.discriminator = format!("{} {}", finding.rule, finding.discriminator);
    told
}

/// What a policy or an older version says of the to-be process, told at the measure that the step in question carries, or where the plan is
/// named. What got worse is not for a measure that is what it was.
pub fn demanded(plan: &Plan, older: &[&Plan], to_be: &Process, mut finding: Finding) -> Finding {
    let named = plan.heading.name.as_ref().map(|name| name.span);
    let step = step_of(to_be, &finding);
    let measure = step.and_then(|step| step.more().measure.as_ref());
    let is_blamed = |id: &&At<Id>| {
        finding.rule != rules::worse_than_before::RULE.id
            || older.is_empty()
            || older.iter().any(|older| done(older, id) != done(plan, id))
    };
    let measure = measure.filter(is_blamed).and_then(|id| measure_at(plan, &id.value));
    finding.message = say!(what = finding.message; zh: "再造后的流程：{what}", en: "the to-be: {what}");
    finding.place = plan.place(measure.or(named).unwrap_or(plan.measures_at));
    finding.label = finding.label.zip(step).map(|(label, step)| {
        let step = quoted(step.name.as_ref(), &step.id.value);
        say!(step = step, what = label; zh: "步骤{step}：{what}", en: "step {step}: {what}")
    });
    finding.related.retain(|related| !Arc::ptr_eq(&related.place.source, &to_be.source));
    finding
}

fn step_of<'p>(to_be: &'p Process, finding: &Finding) -> Option<&'p Step> {
    to_be.steps.iter().find(|step| finding.subjects.iter().any(|subject| **subject == *step.id.value))
}

// What a measure does.
fn done<'p>(plan: &'p Plan, id: &Id) -> Option<&'p [At<Operation>]> {
    plan.measures.iter().find(|measure| measure.id.value == *id).map(|measure| &measure.operations[..])
}

fn measure_at(plan: &Plan, id: &str) -> Option<Span> {
    plan.measures.iter().find(|measure| &*measure.id.value == id).map(|measure| measure.id.span)
}

fn told(plan: &Plan, base: &Process, applied: &Applied) -> Vec<Finding> {
    let said = Said { plan, base, to_be: &applied.process };
    let refused = applied.refused.iter().map(|(at, refusal)| refused(&said, *at, refusal));
    // What a step waits for is worth knowing only of a plan that stands.
    let remarks = applied.remarks.iter().filter(|_| applied.refused.is_empty());
    refused.chain(remarks.map(|remark| remarked(&said, remark))).collect()
}

fn refused(said: &Said<'_>, at: Option<(usize, usize)>, refusal: &Refusal) -> Finding {
    let place = place(said.plan, at, refusal.span);
    let mut finding = match &refusal.why {
        Why::Missing(thing, id) => rules::plan_missing::never(said, *thing, id, place),
        Why::Gone { step, by } => rules::plan_missing::gone(said, step, by, place),
        Why::Mandatory(thing, id, law) => rules::plan_removes_mandatory::told(said, *thing, id, law, place),
        Why::Bypassed(step, law) => rules::plan_removes_mandatory::bypassed(said, step, law, place),
        Why::Needed { thing, by } => rules::plan_still_needed::told(said, thing, by, place),
        Why::Cycle(first, second, link) => rules::plan_cycle::told(said, first, second, link, place),
        Why::Unsound { process, .. } => rules::plan_unsound::told(process, place),
        other => rules::plan_not_applicable::told(said, other, key(said.plan, at), place.clone())
            .unwrap_or_else(|| rules::plan_not_applicable::RULE.finding(place, said.plan_name())),
    };
    if let Some((measure, _)) = at {
        let measure = &said.plan.measures[measure];
        about(&mut finding, said, &measure.id.value, key(said.plan, at));
        finding.evidence.push(say!(name = measure.name();
            zh: "措施“{name}”因此没有实施，后续措施按未实施该措施检查",
            en: "the measure \"{name}\" is therefore left out, and those after it are checked without it"));
    }
    finding
}

// The word of an operation.
fn key(plan: &Plan, at: Option<(usize, usize)>) -> &'static str {
    let operation = at.and_then(|(measure, at)| plan.measures.get(measure)?.operations.get(at));
    operation.map_or("", |operation| operation.key())
}

fn remarked(said: &Said<'_>, remarked: &Remarked) -> Finding {
    let at = Some(remarked.operation);
    let place = place(said.plan, at, remarked.span);
    let measure = &said.plan.measures[remarked.operation.0];
    let key = key(said.plan, at);
    let mut finding = match &remarked.remark {
        Remark::Kept { later, earlier, link } => rules::plan_kept_in_order::told(said, (later, earlier), link, place),
        Remark::NoEffect(id) => rules::plan_no_effect::told(said, id, key, place),
    };
    about(&mut finding, said, &measure.id.value, key);
    finding
}

fn about(finding: &mut Finding, said: &Said<'_>, measure: &Id, key: &str) {
    let written: String = said.plan.source.slice(finding.place.span).chars().take(60).collect();
    finding.subjects.push(measure.to_string());
    let own = std::mem::take(&mut finding.discriminator);
    finding.discriminator = format!("{key} {written} {own}");
}

fn place(plan: &Plan, at: Option<(usize, usize)>, span: Span) -> Place {
    if span != Span::default() {
        return plan.place(span);
    }
    let operation = at.and_then(|(measure, at)| plan.measures.get(measure)?.operations.get(at));
    plan.place(operation.map_or(plan.measures_at, |operation| operation.span))
}
