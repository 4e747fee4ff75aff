//! What holds for any plan of any base.

use super::made_up::{Dice, Namer, base, measures};
use super::{plan, process};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};
use std::sync::Arc;
use zaizao::graph::Sound;
use zaizao::model::plan::Plan;
use zaizao::model::{Name, Process};
use zaizao::redesign::{apply, apply_subset, begin};
use zaizao::source::{At, Source};
use zaizao::yaml::format::{Words, format};
use zaizao::yaml::{read, rewrite, write};

pub fn config() -> Config {
    Config { cases: 150, rng_seed: RngSeed::Fixed(20_190_701), failure_persistence: None, ..Config::default() }
}

pub fn plain(at: usize) -> String {
    format!("s{at}")
}

// Names of other lengths in another order of the alphabet.
fn renamed(at: usize) -> String {
    format!("步{}", 9000 - at)
}

pub fn made(bytes: &[u8], name: Namer) -> (Process, Plan) {
    let mut dice = Dice::new(bytes);
    let (text, steps) = base(&mut dice, name);
    let plan_text = measures(&mut dice, steps, name);
    (process(&text), plan(&plan_text))
}

// `fork-s3` is made of the name of a step, and so is its renamed one.
fn with_names_back(process: &Process) -> String {
    let mut text = write(process);
    for at in (0..1000).rev() {
        text = text.replace(&renamed(at), &plain(at));
    }
    let (process, _) = read(Arc::new(Source::new("a.yaml", text)));
    write(&process)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_is_applied_is_sound_and_reads_as_it_was_made(bytes in prop::collection::vec(any::<u8>(), 0..160)) {
        let (base, plan) = made(&bytes, plain);
        let applied = apply(&base, &plan);
        prop_assert!(Sound::of(&applied.process).is_ok());
        prop_assert_eq!(applied.applied.iter().filter(|done| !**done).count(), applied.refused.len());
        let text = rewrite(&base, &applied.process, "# 头\n");
        let source = Arc::new(Source::new("a.yaml", text.clone()));
        let (again, findings) = read(Arc::clone(&source));
        prop_assert!(findings.iter().all(|finding| finding.severity != zaizao::finding::Severity::Error), "{}\n{text}", findings[0].message.en);
        prop_assert!(again == applied.process, "{text}");
        prop_assert_eq!(format(&source, Words::AsWritten).unwrap(), text);
    }

    #[test]
    fn names_do_not_matter(bytes in prop::collection::vec(any::<u8>(), 0..160)) {
        let ((one, plan), (other, renamed_plan)) = (made(&bytes, plain), made(&bytes, renamed));
        let (one, other) = (apply(&one, &plan), apply(&other, &renamed_plan));
        prop_assert_eq!(&one.applied, &other.applied);
        prop_assert_eq!(write(&one.process), with_names_back(&other.process));
    }

    #[test]
    fn no_measure_changes_nothing(bytes in prop::collection::vec(any::<u8>(), 0..160)) {
        let (base, plan) = made(&bytes, plain);
        let none = apply_subset(&base, &plan, &vec![false; plan.measures.len()]);
        prop_assert_eq!(&none.process.steps, &base.steps);
        prop_assert_eq!(&none.process.materials, &base.materials);
        prop_assert_eq!(&none.process, &begin(&base, &plan).finished());
    }

    #[test]
    fn a_subset_is_the_plan_without_the_others(bytes in prop::collection::vec(any::<u8>(), 0..160), mask in any::<u8>()) {
        let (base, plan) = made(&bytes, plain);
        let wanted: Vec<bool> = (0..plan.measures.len()).map(|at| mask >> at & 1 == 1).collect();
        let subset = apply_subset(&base, &plan, &wanted);
        prop_assert!(subset.applied.iter().zip(&wanted).all(|(done, wanted)| !done || *wanted));
        let mut fewer = plan.clone();
        let mut at = 0;
        fewer.measures.retain(|_| { at += 1; wanted[at - 1] });
        prop_assert_eq!(subset.process, apply(&base, &fewer).process);
    }

    #[test]
    fn unchanged_steps_carry_no_measure_and_changed_ones_do(bytes in prop::collection::vec(any::<u8>(), 0..160)) {
        let (base, plan) = made(&bytes, plain);
        let applied = apply(&base, &plan);
        for step in &applied.process.steps {
            let same = |was: &&zaizao::model::Step| {
                let flow_aside = |step: &zaizao::model::Step| zaizao::model::Step { next: Default::default(), join: None, ..step.clone() };
                was.id == step.id && flow_aside(was) == flow_aside(step)
            };
            let routing = matches!(&step.name, Some(Name::Both { .. }));
            let kept = base.steps.iter().any(|was| same(&was));
            prop_assert!(kept || routing || step.more().measure.is_some(), "{:?}", step.id);
        }
    }
}

#[test]
fn the_heading_is_the_bases_with_the_name_of_the_plan() {
    let base =
        process("process: { id: p, name: 甲, owner: 局, version: 1, summary: 现状 }\nsteps: { 一: { by: 甲 } }\n");
    let plan = plan(
        "plan: { name: 乙, version: 2 }\nbase: a.yaml\ncase-owner: 专人\ndeadlines: { promised: 1d }\nmeasures: [ { id: 甲, do: [ { set: { step: 一, stage: 1 } } ] } ]\n",
    );
    let to_be = apply(&base, &plan).process;
    let heading = &to_be.heading;
    assert_eq!((to_be.id(), heading.version.as_deref(), heading.owner.as_deref()), ("p", Some("2"), Some("局")));
    assert_eq!(heading.name, Some(At::nowhere(Name::One("乙".into()))));
    assert_eq!((&heading.summary, to_be.case_owner.as_deref().map(|owner| &**owner)), (&None, Some("专人")));
}

/// The laws speak of something: among the plans made up every operation is done a good many times, and many are refused.
#[test]
fn the_plans_made_up_do_and_do_not_apply() {
    let mut seen: std::collections::BTreeMap<&str, [usize; 2]> = std::collections::BTreeMap::new();
    for seed in 0_u32..400 {
        let at = |at: u32| (seed.wrapping_mul(2_654_435_761).wrapping_add(at.wrapping_mul(40_503)) >> 11) as u8;
        let bytes: Vec<u8> = (0..160).map(at).collect();
        let (base, plan) = made(&bytes, plain);
        let applied = apply(&base, &plan);
        for (measure, done) in plan.measures.iter().zip(&applied.applied) {
            seen.entry(measure.operations[0].key()).or_default()[usize::from(*done)] += 1;
        }
    }
    let rarely = |key: &&str| seen.get(key).is_none_or(|[_, done]| *done < 5);
    let rare: Vec<&str> = zaizao::model::plan::Operation::KEYS.iter().copied().filter(rarely).collect();
    assert!(rare.is_empty(), "{rare:?} {seen:?}");
    let refused: usize = seen.values().map(|[refused, _]| refused).sum();
    assert!(refused > 50, "{seen:?}");
}
