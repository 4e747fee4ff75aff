//! What holds for every comparison, of processes made at random.

use super::changes::compared;
use super::made_up::{Dice, Writer, block};
use super::support::plain;
use std::fmt::Write;
use zaizao::analysis::Analysis;
use zaizao::analysis::compare::{self, Fate, FlowClass, StepLedger};

/// A process with named materials at its steps; `s` and the seed decide which, and what a to-be says of them.
fn with_materials(dice: &mut Dice, variant: &str) -> String {
    let made = block(dice, 3);
    let steps = Writer::file(&made, "s").replace("process: 生成\n", "");
    let mut materials = String::new();
    for at in 0..8 {
        let mut says: Vec<String> = vec![format!("name: 材料{at}")];
        if variant == "to-be" {
            let ways = ["data-sharing", "e-licence", "pledge", "internal-check", "cancelled", "merged"];
            match dice.below(4) {
                0 => says.push(format!("substitute: {{ by: {} }}", ways[dice.below(6) as usize])),
                1 => says.push(format!("replaces: [m{}]", dice.below(8))),
                2 => says.push("need: deferrable".to_owned()),
                _ => {}
            }
        }
        writeln!(materials, "  m{at}: {{ {} }}", says.join(", ")).unwrap();
    }
    let mut text = format!("process: {{ id: p, variant: {variant} }}\nmaterials:\n{materials}");
    for line in steps.lines() {
        let collects = (0..3).map(|_| format!("m{}", dice.below(8))).collect::<std::collections::BTreeSet<_>>();
        let list = format!("collects: [{}]", collects.into_iter().collect::<Vec<_>>().join(", "));
        let numbers = (0..3).map(|n| format!("collects: {n}"));
        let line = numbers.fold(line.to_owned(), |line, number| line.replace(&number, &list));
        writeln!(text, "{line}").unwrap();
    }
    text
}

#[test]
fn the_ledgers_of_any_two_processes_add_up() {
    let mut dice = Dice(61);
    let mut fates: Vec<&str> = Vec::new();
    for _ in 0..80 {
        let (old, new) = (with_materials(&mut dice, "as-is"), with_materials(&mut dice, "to-be"));
        compared(&old, &new, |comparison, [before, after]| {
            let ledger = &comparison.materials;
            for balance in [ledger.kinds, ledger.submissions] {
                assert_eq!(balance.before - balance.gone + balance.new, balance.after);
            }
            for (study, side) in [(before, 0), (after, 1)] {
                let materials = Analysis::of(study).materials;
                let (kinds, submissions) = materials.map_or((0, 0), |one| (one.kinds, one.submissions));
                let counted =
                    [(ledger.kinds.before, ledger.submissions.before), (ledger.kinds.after, ledger.submissions.after)];
                assert_eq!(counted[side], (kinds, submissions), "{old}\n{new}");
            }
            for row in &ledger.rows {
                assert!(row.before.is_some() || row.after.is_some());
                let gone = matches!(row.fate, Fate::Gone(_) | Fate::Unexplained);
                assert_eq!(gone, row.after.is_none(), "{row:?}");
                assert_eq!(row.fate == Fate::New, row.before.is_none(), "{row:?}");
                fates.push(row.fate.key());
            }
            let StepLedger { before: old, removed, merged, split, added, after: new } = comparison.step_ledger;
            assert_eq!(old - removed - merged + split + added, new);
            assert_eq!(comparison.steps.iter().map(|change| change.before.len()).sum::<usize>(), old);
            assert_eq!(comparison.steps.iter().map(|change| change.after.len()).sum::<usize>(), new);
        });
    }
    for fate in ["kept", "fewer", "more", "deferred", "replaced", "pledge", "merged", "unexplained", "new"] {
        assert!(fates.contains(&fate), "{fate} never came up");
    }
}

#[test]
fn a_process_against_itself_has_nothing_to_tell() {
    let mut dice = Dice(62);
    for _ in 0..40 {
        let text = with_materials(&mut dice, "as-is");
        compared(&text, &text, |comparison, _| {
            assert!(comparison.flows.iter().all(|flow| flow.class == FlowClass::Kept && flow.before == flow.after));
            assert_eq!(comparison.risk, compare::Risk::default());
            assert!(comparison.signs.is_empty() && comparison.annual.is_none());
            assert!(comparison.departments.gone.is_empty() && comparison.departments.new.is_empty());
            assert!(comparison.waterfall.by_step.iter().all(|bar| bar.change() == 0.0));
            assert!(comparison.cuts.iter().chain(&comparison.time_bases).all(|cut| cut.cut().unwrap_or(0.0) == 0.0));
            let ledger = comparison.step_ledger;
            assert_eq!((ledger.removed, ledger.merged, ledger.split, ledger.added), (0, 0, 0, 0));
        });
    }
}

// Steps of other names in both files, departments of other names in both: the same changes.
#[test]
fn names_are_only_names() {
    let mut dice = Dice(63);
    for _ in 0..40 {
        let (old, new) = (block(&mut dice, 4), block(&mut dice, 4));
        let tell = |prefix: &str| {
            compared(&Writer::file(&old, prefix), &Writer::file(&new, prefix), |comparison, _| {
                let classes: Vec<_> = comparison.steps.iter().map(|change| change.classes.clone()).collect();
                let flows: Vec<_> = comparison.flows.clone();
                let bars: Vec<String> = comparison.waterfall.by_step.iter().map(|bar| plain(bar.change())).collect();
                let signs: Vec<_> = comparison.signs.clone();
                (classes, flows, bars, signs, comparison.risk.clone(), comparison.step_ledger)
            })
        };
        assert_eq!(tell("s"), tell("另名"));
    }
}
