use super::{Demands, Earlier, Gates, USUAL};
use crate::analysis::figures::{Figure, Unit, Value};
use crate::analysis::lead_time::Sampling;
use crate::analysis::{self, Analysis, Study, Times};
use crate::graph::Sound;
use crate::lint::{Hit, Names, Outcome, Rule};
use crate::model::words::WaitCause;
use crate::model::words::Word;
use crate::model::{NoWorse, Policy};
use crate::say;
use crate::source::{Place, Span};
use crate::wording::{Lang, Text};
use std::sync::Arc;

/// A process with its figures.
#[derive(Debug)]
pub struct Side<'a> {
    /// Its names.
    pub names: Names<'a>,
    /// What it is studied as.
    pub study: Study<'a>,
    /// All that is known of it.
    pub analysis: Analysis,
    /// Its figures.
    pub figures: Vec<Figure>,
}

/// What rules about policies look at.
#[derive(Debug)]
pub struct Bench<'a> {
    /// The process.
    pub now: &'a Side<'a>,
    /// The policies that are about it.
    pub policies: Vec<&'a Policy>,
    /// What it is compared with.
    pub before: Option<Before<'a>>,
    /// What cuts are counted from.
    pub cut_from: Option<Before<'a>>,
    /// The figures that must not be worse.
    pub gates: Vec<Gate<'a>>,
    /// Why a comparison that was asked for cannot be made.
    pub obstacle: Option<Text>,
}

/// Another version of the process.
#[derive(Debug, Clone, Copy)]
pub struct Before<'a> {
    /// What it is called.
    pub called: &'a Text,
    /// Its figures.
    pub side: &'a Side<'a>,
}

/// A figure that must not be worse than before.
#[derive(Debug, Clone)]
pub struct Gate<'a> {
    /// The figure.
    pub figure: &'a str,
    /// Before.
    pub before: Before<'a>,
    /// The policy that says so, and where.
    pub policy: Option<(&'a Policy, Span)>,
}

/// Other versions that a process is compared with, each with its flow where that works.
pub(super) struct Other<'d> {
    earlier: &'d Arc<Earlier>,
    sound: Option<Sound<'d>>,
}

/// The other versions that are demanded, each once.
pub(super) fn others(demands: &Demands) -> Vec<Other<'_>> {
    let named = demands.policies.iter().filter_map(|held| held.than.as_ref());
    let mut others: Vec<Other<'_>> = Vec::new();
    for earlier in demands.earlier.iter().chain(&demands.as_is).chain(named) {
        if others.iter().all(|other| !Arc::ptr_eq(other.earlier, earlier)) {
            others.push(Other { earlier, sound: analysis::sound(&earlier.process).ok() });
        }
    }
    others
}

/// Their figures, in working days as long as these.
pub(super) fn sides<'d>(
    others: &'d [Other<'d>],
    sampling: Sampling,
    day: f64,
) -> Vec<(&'d Arc<Earlier>, Option<Side<'d>>)> {
    let side = |other: &'d Other<'d>| {
        let sound = other.sound.as_ref()?;
        Some(Side::of(Names::of(&other.earlier.process), sound, &Times::new(sampling)).in_days_of(day))
    };
    others.iter().map(|other| (other.earlier, side(other))).collect()
}

impl<'a> Side<'a> {
    /// Works the figures out; what cannot be had exactly is sampled.
    pub(super) fn of(names: Names<'a>, sound: &'a Sound<'a>, times: &Times) -> Side<'a> {
        let study = Study::sampled(sound, times.sampling());
        let analysis = Analysis::knowing(&study, times);
        let figures = analysis.figures(&study);
        Side { names, study, analysis, figures }
    }

    // Two working days are two, however long the day: law and promises count days.
    fn in_days_of(mut self, day: f64) -> Side<'a> {
        let factor = day / self.day();
        let times = self.figures.iter_mut().filter(|figure| factor != 1.0 && figure.unit == Unit::Time);
        times.for_each(|figure| figure.value = figure.value.times(factor));
        self
    }

    /// A figure's value. Where times are stated, a cause of waiting that no step has is no waiting.
    pub fn value(&self, id: &str) -> Value {
        let of = |id: &str| self.figures.iter().find(|figure| figure.id == id).map(|figure| figure.value);
        if let Some(value) = of(id) {
            return value;
        }
        let is_cause = id.strip_prefix("wait.").is_some_and(|cause| WaitCause::ALL.iter().any(|row| row.1 == cause));
        let timed = of("lead-time.mean").is_some_and(|mean| mean.number().is_some());
        if is_cause && timed { Value::Stated(0.0) } else { Value::NotStated }
    }

    /// The length of a working day in seconds.
    pub fn day(&self) -> f64 {
        self.names.process.time_base().day_seconds()
    }

    /// Where the process is named.
    pub fn heading(&self) -> Place {
        let heading = &self.names.process.heading;
        let name = heading.name.as_ref().map(|name| name.span);
        let other = heading.id.as_ref().map(|id| id.span).or(heading.variant.as_ref().map(|variant| variant.span));
        self.names.place_of(name.or(other).unwrap_or_default())
    }

    /// Where a step stands, or the process is named.
    pub fn place(&self, step: Option<usize>) -> Place {
        step.map_or_else(|| self.heading(), |step| self.names.place(step))
    }
}

impl<'a> Bench<'a> {
    /// Puts together what is demanded of a process.
    pub(super) fn of(
        now: &'a Side<'a>,
        demands: &'a Demands,
        sides: &'a [(&'a Arc<Earlier>, Option<Side<'a>>)],
    ) -> Bench<'a> {
        let variant = now.names.process.heading.variant.as_ref().map(|variant| variant.value);
        let mut bench =
            Bench { now, policies: Vec::new(), before: None, cut_from: None, gates: Vec::new(), obstacle: None };
        bench.before = demands.earlier.as_ref().and_then(|earlier| bench.look_up(earlier, sides));
        bench.cut_from = match &demands.as_is {
            Some(as_is) => bench.look_up(as_is, sides),
            None => bench.before,
        };
        for held in demands.policies.iter().filter(|held| held.policy.is_about(variant)) {
            let policy = &*held.policy;
            bench.policies.push(policy);
            let Some(wanted) = &policy.no_worse_than else { continue };
            let than = held.than.as_ref().and_then(|earlier| bench.look_up(earlier, sides));
            if wanted.than.is_none() && demands.earlier.is_none() {
                bench.obstacle.get_or_insert(nothing_to_compare());
            }
            let before = if wanted.than.is_some() { than } else { bench.before };
            bench.gates.extend(before.into_iter().flat_map(|before| gates(wanted, before, policy, wanted.span)));
        }
        bench.choose(&demands.gates);
        bench
    }

    fn look_up(
        &mut self,
        earlier: &Arc<Earlier>,
        sides: &'a [(&'a Arc<Earlier>, Option<Side<'a>>)],
    ) -> Option<Before<'a>> {
        let (earlier, side) = sides.iter().find(|(one, _)| Arc::ptr_eq(one, earlier))?;
        let called = &earlier.called;
        if side.is_none() {
            self.obstacle = Some(earlier.obstacle.clone().unwrap_or_else(|| say!(called = called;
                zh: "{called} 的流程读不全或走不通，无法比较", en: "the process of {called} cannot be read or does not work, so nothing can be compared")));
        }
        side.as_ref().map(|side| Before { called, side })
    }

    // What the command line says goes before what policies say of the same comparison.
    fn choose(&mut self, gates: &'a Gates) {
        let Some(before) = self.before else { return };
        let gate = |figure: &'a str| Gate { figure, before, policy: None };
        match gates {
            Gates::OfPolicies => {}
            Gates::Usual if self.gates.is_empty() => self.gates.extend(USUAL.into_iter().map(gate)),
            Gates::Usual => {}
            Gates::Chosen(figures) => {
                self.gates.retain(|gate| !std::ptr::eq(gate.before.side, before.side));
                self.gates.extend(figures.iter().map(|figure| gate(figure)));
            }
        }
    }

    /// A finding of a rule of policies; no step can accept it.
    pub fn hit(&self, rule: &Rule, step: Option<usize>, said: Said<'_>) -> Hit {
        let mut finding = rule.finding(said.place.unwrap_or_else(|| self.now.place(step)), said.message);
        finding.help = said.help;
        finding.label = said.label;
        finding.subjects.extend(step.map(|step| self.now.names.id(step).to_owned()));
        finding.discriminator = said.discriminator;
        if let Some((policy, span)) = said.policy {
            finding.discriminator = format!("{}: {}", policy.name().get(Lang::Zh), finding.discriminator);
            finding = finding.related(policy.place(span), say!(zh: "要求写在这里", en: "it is demanded here"));
        }
        Hit::at([], finding)
    }

    /// What was found, and what could not be looked at.
    pub fn outcome(&self, hits: Vec<Hit>, missing: Option<Text>) -> Outcome {
        Outcome { hits, missing }
    }
}

/// What a finding of a policy says.
pub struct Said<'a> {
    /// Where, if not at the step or the heading.
    pub place: Option<Place>,
    /// What is wrong.
    pub message: Text,
    /// At the underlined text.
    pub label: Option<Text>,
    /// What to do.
    pub help: Option<Text>,
    /// What it is about, for the fingerprint.
    pub discriminator: String,
    /// The policy, and where it says so.
    pub policy: Option<(&'a Policy, Span)>,
}

/// Why limits of what was cut cannot be judged.
pub(super) fn nothing_to_compare() -> Text {
    say!(zh: "没有比较对象（用 compare，或 check --against）", en: "there is nothing to compare with (use compare, or check --against)")
}

fn gates<'a>(
    wanted: &'a NoWorse,
    before: Before<'a>,
    policy: &'a Policy,
    span: Span,
) -> impl Iterator<Item = Gate<'a>> {
    let usual = USUAL.into_iter().filter(|_| wanted.figures.is_empty()).map(move |figure| (figure, span));
    let named = wanted.figures.iter().map(|figure| (&*figure.value, figure.span));
    named.chain(usual).map(move |(figure, span)| Gate { figure, before, policy: Some((policy, span)) })
}
