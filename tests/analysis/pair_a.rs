//! The enterprise start-up pair against the published table of its figures.

use super::support::{expect_of, named, plain, study};
use crate::support::repo;
use zaizao::analysis::compare::{self, Class, Comparison, CutKind, Fate, Sided};
use zaizao::analysis::figures::Basis;
use zaizao::analysis::handoffs::Carried;
use zaizao::analysis::{Analysis, Study};
use zaizao::model::{Process, words::SubstituteWay};

fn read(variant: &str) -> Process {
    let path = repo(&format!("processes/enterprise-startup/{variant}.yaml"));
    named(variant, &std::fs::read_to_string(path).unwrap())
}

fn compared<T>(tell: impl FnOnce(&Comparison, &Study<'_>, &Study<'_>) -> T) -> T {
    let (before, after) = (read("as-is"), read("to-be"));
    study(&before, |old| {
        study(&after, |new| {
            let (was, is) = (Analysis::of(old), Analysis::of(new));
            let (before, after) = (Sided { study: old, analysis: &was }, Sided { study: new, analysis: &is });
            tell(&compare::of(before, after, [Basis::CriticalPath; 2]), old, new)
        })
    })
}

#[test]
fn as_is_figures_are_those_of_the_table() {
    expect_of(
        &read("as-is"),
        "tasks 7, stages 7, departments 5, handoffs 4, handoffs.applicant 4, handoffs.data 0, materials.submissions 28, \
         materials.kinds 13, visits 10, critical-path.length 576000, ping-pong 0, fees.applicant 400, fees.government 0, \
         visits.expected 10, handoffs.expected 4, online.share 0, touch-time ?, cost ?, offices ?, data-items.asked ?, \
         burden.minutes ?, first-time-right ?, handoffs.cross-tier ?",
    );
}

#[test]
fn to_be_figures_are_those_of_the_table() {
    expect_of(
        &read("to-be"),
        "tasks 7, stages 2, departments 6, handoffs 9, handoffs.applicant 0, handoffs.data 9, materials.submissions 3, \
         materials.kinds 3, visits 1, critical-path.length 28800, fees.applicant 0, fees.government 400, \
         handoffs.expected 9, visits.expected 1, online.share 0.5",
    );
}

#[test]
fn government_issued_submissions_and_own_results_asked_back_follow_from_the_matrix() {
    let process = read("as-is");
    study(&process, |study| {
        let materials = Analysis::of(study).materials.unwrap();
        let submissions = |keep: &dyn Fn(&str) -> bool| -> usize {
            materials.named.iter().filter(|(id, _)| keep(id)).map(|(_, steps)| steps.len()).sum()
        };
        let issued = |id: &str| {
            let issuer = process.materials.iter().find(|one| *one.id.value == *id).unwrap().issuer.clone();
            issuer.is_some_and(|issuer| ["government", "samr"].contains(&&**issuer))
        };
        let made =
            |id: &str| process.steps.iter().any(|s| s.produces.iter().flatten().any(|product| *product.value == *id));
        assert_eq!((submissions(&issued), submissions(&made)), (15, 9));
    });
}

#[test]
fn the_five_cuts_are_exact() {
    let cuts = compared(|comparison, _, _| {
        let row = |cut: &compare::Cut| {
            let side = |side: compare::Side| side.value.number().map_or("?".to_owned(), plain);
            let rate = cut.rate().map_or("–".to_owned(), zaizao::wording::percent);
            format!("{:?} {} → {} {rate} {}", cut.kind, side(cut.before), side(cut.after), cut.same_basis())
        };
        comparison.cuts.iter().map(row).collect::<Vec<_>>()
    });
    let wanted = [
        "Stages 7 → 2 71.4% true",
        "MaterialKinds 13 → 3 76.9% true",
        "Submissions 28 → 3 89.3% true",
        "Time 576000 → 28800 95.0% true",
        "Visits 10 → 1 90.0% true",
        "Fees 400 → 0 100.0% true",
    ];
    assert_eq!(cuts, wanted);
}

#[test]
fn handoffs_by_the_applicant_fall_to_none_while_those_by_data_rise() {
    let carried = |variant: &str| {
        study(&read(variant), |study| {
            let handoffs = Analysis::of(study).handoffs;
            (handoffs.carried(Carried::Applicant), handoffs.carried(Carried::Data))
        })
    };
    assert_eq!((carried("as-is"), carried("to-be")), ((4, 0), (0, 9)));
}

#[test]
fn every_step_is_classified() {
    let rows = compared(|comparison, old, new| {
        let ids = |study: &Study<'_>, steps: &[usize]| {
            steps.iter().map(|at| study.process().steps[*at].id.to_string()).collect::<Vec<_>>().join("+")
        };
        let row = |change: &compare::StepChange| {
            let classes: Vec<&str> = change.classes.iter().map(|class| class.key()).collect();
            format!("{} → {}: {}", ids(old, &change.before), ids(new, &change.after), classes.join(" "))
        };
        comparison.steps.iter().map(row).collect::<Vec<_>>()
    });
    let wanted = [
        "name+reg → review: merged put-online shortened",
        "seal → seal: put-online made-parallel shortened",
        "acct → acct: put-online automated made-parallel shortened",
        "taxreg+invoice → tax: merged put-online made-parallel shortened",
        "ss → ss: put-online automated made-parallel shortened",
        " → apply: added",
        " → collect: added",
    ];
    assert_eq!(rows, wanted);
}

#[test]
fn the_ledger_of_materials_adds_up_and_names_the_way_of_each() {
    compared(|comparison, _, _| {
        let ledger = &comparison.materials;
        let (kinds, submissions) = (ledger.kinds, ledger.submissions);
        assert_eq!((kinds.before, kinds.gone, kinds.new, kinds.after), (13, 12, 2, 3));
        assert_eq!((submissions.before, submissions.gone, submissions.new, submissions.after), (28, 27, 2, 3));
        let gone = |way: SubstituteWay| ledger.rows.iter().filter(|row| row.fate == Fate::Gone(way)).count();
        let ways = [
            SubstituteWay::Merged,
            SubstituteWay::Pledge,
            SubstituteWay::ELicence,
            SubstituteWay::DataSharing,
            SubstituteWay::Cancelled,
        ];
        assert_eq!(ways.map(gone), [5, 1, 3, 1, 2]);
        assert!(ledger.rows.iter().all(|row| row.fate != Fate::Unexplained));
    });
}

#[test]
fn departments_that_stay_go_and_come_are_told() {
    compared(|comparison, _, _| {
        let departments = &comparison.departments;
        assert_eq!((departments.kept.len(), departments.gone.len()), (5, 0));
        assert_eq!(departments.new.iter().map(|id| &**id).collect::<Vec<_>>(), ["win"]);
    });
}

#[test]
fn a_file_compared_with_itself_changes_nothing() {
    for variant in ["as-is", "to-be"] {
        study(&read(variant), |study| {
            let analysis = Analysis::of(study);
            let side = Sided { study, analysis: &analysis };
            let comparison = compare::of(side, side, [Basis::CriticalPath; 2]);
            assert!(
                comparison.steps.iter().all(|change| change.classes == [Class::Kept] && change.before == change.after)
            );
            assert!(comparison.materials.rows.iter().all(|row| row.fate == Fate::Kept && row.before == row.after));
            assert!(comparison.figures.iter().all(|change| change.before == change.after));
            assert!(comparison.cuts.iter().all(|cut| cut.same_basis() && cut.cut().is_none_or(|cut| cut == 0.0)));
            assert!(comparison.likely.is_empty() && comparison.departments.gone.is_empty());
            assert_eq!(comparison.cuts.len(), CutKind::ALL.len());
        });
    }
}
