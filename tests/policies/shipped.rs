//! The shipped policies held to the shipped to-be processes: which pass, and why the others do not. The reasons are read off the files by hand.

use super::told;
use crate::support::repo;
use std::sync::Arc;
use zaizao::lint::demands::{Demands, Held};
use zaizao::lint::{self, Options};
use zaizao::source::Source;
use zaizao::yaml::{self, policies};

/// What a shipped policy finds in a shipped to-be process: the rule and where.
fn found(policy: &str, process: &str) -> Vec<String> {
    let file = format!("processes/{process}/to-be.yaml");
    let text = std::fs::read_to_string(repo(&file)).unwrap();
    let (process, findings) = yaml::read(Arc::new(Source::new(file, text)));
    let policy = Held { policy: Arc::new(policies::built_in(policy).unwrap()), than: None };
    let options = Options { demands: Demands { policies: vec![policy], ..Demands::default() }, ..Options::default() };
    let verdict = lint::run(&process, findings, &options);
    let told: Vec<String> =
        verdict.findings.iter().filter(|finding| finding.rule.starts_with("policy-")).map(told).collect();
    told.into_iter().map(|line| line.replace("“Pudong 2019” ", "").replace("“Double halving” ", "")).collect()
}

/// One collection at the counter, a day at most; none of the three papers is marked main or deferrable.
#[test]
fn enterprise_startup_still_needs_one_trip() {
    assert_eq!(
        found("pudong-2019", "enterprise-startup"),
        [
            "policy-claim-broken: claims “every material deferrable or main”, which does not hold for 3: “Single start-up form (e-signed)”, “Articles of association”, “Pledge on the premises” @ one_form",
            "policy-limit-not-met: allows visits at most 0; it is 1 @ collect",
            "policy-claim-broken: claims “every step online”, which does not hold for 1: “Single collection” @ collect",
        ]
    );
}

/// Five working days promised and modelled; online; its ten papers are a number only.
#[test]
fn the_convenience_store_takes_five_days() {
    let told = found("pudong-2019", "convenience-store");
    assert_eq!(told.len(), 2, "{told:#?}");
    assert!(told[0].contains("a step gives only a number of materials"), "{told:#?}");
    assert!(told[1].contains("at most 1 d; it is 5 d @ market_review"), "{told:#?}");
}

/// 1 h + 2 h + half a day + 1 h = one working day, kept; the trip to the counter is not away, and the form is neither main nor deferrable.
#[test]
fn the_home_transfer_keeps_the_day_and_not_the_trip() {
    assert_eq!(
        found("pudong-2019", "home-transfer"),
        [
            "policy-limit-not-met: allows visits at most 0; it is 1 @ accept",
            "policy-claim-broken: claims “every step online”, which does not hold for 1: “One-window acceptance” @ accept",
            "policy-claim-broken: claims “every material deferrable or main”, which does not hold for 1: “One-window application form” @ one_form",
        ]
    );
}

/// Online without a trip; 3 × 5 days, and its form is not marked main.
#[test]
fn the_pension_transfer_needs_no_trip_and_fifteen_days() {
    let told = found("pudong-2019", "pension-transfer");
    assert_eq!(told.len(), 2, "{told:#?}");
    assert!(told[0].contains("“Online application (identity verified)” @ one_form"), "{told:#?}");
    assert!(told[1].contains("at most 1 d; it is 15 d @ rev_new"), "{told:#?}");
}

#[test]
fn the_household_migration_needs_a_trip_and_days() {
    let told = found("pudong-2019", "household-migration");
    assert_eq!(told.len(), 4, "{told:#?}");
}

/// Nobody has measured the to-be processes, so double halving is shown by none; two state a promise within half the statutory limit.
#[test]
fn double_halving_is_not_shown_without_measured_times() {
    for process in ["home-transfer", "pension-transfer"] {
        let told = found("double-halving", process);
        assert_eq!(told.len(), 1, "{process}: {told:#?}");
        assert!(told[0].contains("does not state the measured mean"), "{told:#?}");
    }
    for process in ["enterprise-startup", "convenience-store"] {
        let told = found("double-halving", process);
        assert_eq!(told.len(), 2, "{process}: {told:#?}");
        assert!(told.iter().any(|line| line.contains("the process does not state the statutory limit")), "{told:#?}");
    }
    assert_eq!(found("double-halving", "household-migration").len(), 2);
}
