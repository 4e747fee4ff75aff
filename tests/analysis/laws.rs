//! What holds for every process: figures of made-up ones against their blocks; names are only names.

use super::made_up::{Dice, Writer, block, known, main_hours, missed, worst_hours};
use super::support::{figures, named, study};
use zaizao::analysis::compare::{self, Class, Fate, Sided};
use zaizao::analysis::figures::Basis;
use zaizao::analysis::scenario::{self, Trouble};
use zaizao::analysis::{Analysis, critical_path};

const MANY: usize = 80;

fn number(figures: &std::collections::BTreeMap<String, String>, id: &str) -> f64 {
    figures[id].parse().unwrap_or_else(|_| panic!("{id} is {}", figures[id]))
}

#[test]
fn probabilities_and_expectations_agree_with_the_blocks_they_were_made_from() {
    let mut dice = Dice(41);
    for _ in 0..MANY {
        let made = block(&mut dice, 4);
        let text = Writer::file(&made, "s");
        let (wanted, got) = (known(&made), figures(&text));
        let at_most_one: f64 = wanted.visits.iter().take(2).sum();
        let papers: f64 = missed(&made).iter().map(|(papers, missed)| *papers as f64 * (1.0 - missed)).sum();
        for (id, wanted) in [
            ("visits.expected", wanted.mean),
            ("visits.at-most-one", at_most_one),
            ("visits.max", wanted.most as f64),
            ("materials.submissions.expected", papers),
            ("touch-time", (wanted.work + 1.0) * 3600.0),
        ] {
            // Not stated where the only steps are those of the frame.
            if got[id] != "?" {
                let near = (number(&got, id) - wanted).abs() <= 1e-4 + wanted * 1e-6;
                assert!(near, "{id}: {} instead of {wanted}\n{made:?}\n{text}", got[id]);
            }
        }
        if got["first-time-right"] != "?" {
            assert!((number(&got, "first-time-right") - wanted.right).abs() < 1e-4, "{text}");
        }
    }
}

#[test]
fn names_are_only_names() {
    let mut dice = Dice(42);
    for _ in 0..MANY {
        let made = block(&mut dice, 4);
        assert_eq!(figures(&Writer::file(&made, "s")), figures(&Writer::file(&made, "另名")));
    }
}

#[test]
fn a_process_compared_with_itself_changes_nothing() {
    let mut dice = Dice(43);
    for _ in 0..MANY {
        let process = named("x.yaml", &Writer::file(&block(&mut dice, 4), "s"));
        study(&process, |study| {
            let analysis = Analysis::of(study);
            let side = Sided { study, analysis: &analysis };
            let comparison = compare::of(side, side, [Basis::CriticalPath; 2]);
            assert!(
                comparison.steps.iter().all(|change| change.classes == [Class::Kept] && change.before == change.after)
            );
            assert!(comparison.materials.rows.iter().all(|row| row.fate == Fate::Kept));
            assert!(comparison.figures.iter().all(|change| change.before == change.after));
            assert!(comparison.likely.is_empty());
        });
    }
}

#[test]
fn a_ledger_adds_up_and_every_step_has_one_row() {
    let mut dice = Dice(44);
    for _ in 0..MANY {
        let text = |dice: &mut Dice| Writer::file(&block(dice, 4), "s");
        let (old, new) = (named("old.yaml", &text(&mut dice)), named("new.yaml", &text(&mut dice)));
        study(&old, |before| {
            study(&new, |after| {
                let (was, is) = (Analysis::of(before), Analysis::of(after));
                let comparison = compare::of(
                    Sided { study: before, analysis: &was },
                    Sided { study: after, analysis: &is },
                    [Basis::CriticalPath; 2],
                );
                for balance in [comparison.materials.kinds, comparison.materials.submissions] {
                    assert_eq!(balance.before - balance.gone + balance.new, balance.after);
                }
                let kinds = |analysis: &Analysis| analysis.materials.as_ref().map_or(0, |materials| materials.kinds);
                let balance = comparison.materials.kinds;
                assert_eq!((balance.before, balance.after), (kinds(&was), kinds(&is)));
                for (process, rows) in [
                    (&old, comparison.steps.iter().flat_map(|row| row.before.clone()).collect::<Vec<_>>()),
                    (&new, comparison.steps.iter().flat_map(|row| row.after.clone()).collect::<Vec<_>>()),
                ] {
                    let mut rows = rows;
                    rows.sort_unstable();
                    let real: Vec<usize> =
                        (0..process.steps.len()).filter(|at| !process.steps[*at].is_routing()).collect();
                    assert_eq!(rows, real);
                }
            });
        });
    }
}

#[test]
fn the_main_scenario_has_no_repetition_and_floats_are_not_negative() {
    let mut dice = Dice(45);
    for _ in 0..MANY {
        let process = named("x.yaml", &Writer::file(&block(&mut dice, 4), "s"));
        study(&process, |study| {
            assert!(study.main.runs.iter().all(|run| run.round == 1));
            let path = critical_path::of(study, &study.main);
            let slacks = path.rows.iter().map(|row| row.slack.unwrap());
            assert!(slacks.into_iter().all(|slack| slack.total_float >= slack.free_float && slack.free_float >= 0.0));
            assert!(path.critical().map(|row| row.duration()).sum::<f64>() >= path.length - 1e-6);
            assert_eq!(path.length, critical_path::length(study.sound));
        });
    }
}

#[test]
fn the_main_and_the_worst_scenario_are_as_long_as_their_blocks_say() {
    let mut dice = Dice(46);
    let mut too_long = 0;
    for _ in 0..2 * MANY {
        let made = block(&mut dice, 4);
        let process = named("x.yaml", &Writer::file(&made, "s"));
        study(&process, |study| {
            let hours = |scenario: &scenario::Scenario| (critical_path::of(study, scenario).length / 3600.0) as u64;
            // The frame adds a step of one hour.
            assert_eq!(hours(&study.main), main_hours(&made) + 1, "{made:?}");
            match scenario::worst(study) {
                Ok(worst) => assert_eq!(hours(&worst), worst_hours(&made) + 1, "{made:?}"),
                Err(trouble) => {
                    assert_eq!(trouble, Trouble::TooLong);
                    too_long += 1;
                }
            }
        });
    }
    assert!(too_long < MANY / 2, "{too_long} were too long to say");
}
