//! The enterprise start-up pair against the published table of its figures.

use super::support::{expect_of, named};
use crate::support::repo;
use zaizao::model::Process;

fn read(variant: &str) -> Process {
    let path = repo(&format!("processes/enterprise-startup/{variant}.yaml"));
    named(variant, &std::fs::read_to_string(path).unwrap())
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
         materials.kinds 3, visits 1, critical-path.length 28800, fees.applicant 0, fees.government 400, online.share 0.5",
    );
}
