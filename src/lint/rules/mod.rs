//! Every rule, one a file, in one list. The run, `explain`, `docs/rules.md` and the tests of the examples follow from it.

macro_rules! rules {
    ($($name:ident)*) => {
        $(pub(super) mod $name;)*

        /// Every rule in the order of the docs.
        pub static ALL: &[&Rule] = &[$(&$name::RULE),*];
    };
}

use super::Rule;

rules! {
    syntax
    encoding
    too_large
    duplicate_key
    unknown_key
    missing_key
    bad_value
    unknown_reference
    duplicate_flow
    chinese_punctuation
    allow_expired

    unreachable_step
    never_ends
    deadlock
    runs_twice
    join_unclear
    soundness_undecided
    clock_unclear
    probability_sum
    probability_missing
    join_without_split
    split_for_nothing
    never_taken
    rework_without_limit

    no_time
    work_above_elapsed
    limit_below_time
    promise_over_statute
    promise_not_met
    statute_not_met
    limits_exceed_deadline
    promise_too_loose
    applicant_time_outside_clock
    pause_without_basis

    repeated_check
    rubber_stamp
    government_issued
    copy_or_notary
    repeated_entry
    repeated_submission
    own_result_asked_back
    ping_pong
    needless_sequence
    sign_off_chain
    carrying_step
    waiting_for_meeting
    verified_again
    opinion_unused
    no_product
    preventable_rework
    identity_again
    visit_without_basis
    upward_and_back
    intermediary_without_basis
    approval_of_approval
    inspected_again
    relay_only
    knock_out_order
    nobody_owns_it

    refusal_without_notice
    loop_open
    pledge_without_check
    supplement_not_once
    deferral_without_end
    instant_candidate
    new_system_needed

    instant_case_with_days
    visits_without_reason
    online_with_visits
    declared_visits_differ
    fee_without_basis
    material_without_basis
    catch_all_material
    main_material_deferrable
    own_document_asked
    outsourced_decides

    policy_limit_not_met
    policy_claim_broken
    worse_than_before

    duplicate_process
    issuers_differ
    limits_differ

    plan_base
    plan_empty
    plan_missing
    plan_not_applicable
    plan_unsound
    plan_removes_mandatory
    plan_still_needed
    plan_cycle
    plan_no_effect
    plan_kept_in_order
}

/// A rule by its id.
pub fn find(id: &str) -> Option<&'static Rule> {
    ALL.iter().copied().find(|rule| rule.id == id)
}

/// The rule whose id is nearest to what was written, if any is near.
pub fn nearest(written: &str) -> Option<&'static str> {
    let likeness = ALL.iter().map(|rule| (strsim::normalized_damerau_levenshtein(written, rule.id), rule.id));
    let best = likeness.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 >= 0.5).then_some(best.1)
}

/// Where a rule stands in the list; one that is not there comes last.
pub(super) fn place(id: &str) -> usize {
    ALL.iter().position(|rule| rule.id == id).unwrap_or(ALL.len())
}
