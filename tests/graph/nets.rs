//! The classic nets, each with its verdict, its story and what to write.

use super::notation::troubles;

fn sound(text: &str) {
    assert_eq!(troubles(text), Vec::<String>::new(), "{text}");
}

fn unsound(text: &str, expected: &[&str]) {
    assert_eq!(troubles(text), expected, "{text}");
}

#[test]
fn a_sequence_is_sound() {
    sound("a: b\n b: c\n c: end");
}

#[test]
fn parallel_branches_that_wait_are_sound() {
    sound("a: all b c\n b: d\n c: d\n d(all): end");
    sound("a: all b c\n b: d\n c: d\n d: end");
}

#[test]
fn a_decision_whose_branches_meet_singly_is_sound() {
    sound("a: one b c\n b: d\n c: d\n d(one): end");
    sound("a: one b c\n b: d\n c: d\n d: end");
}

#[test]
fn a_loop_with_a_decision_is_sound() {
    sound("a: b\n b(one): c\n c: one b d\n d: end");
    sound("a: b\n b: c\n c: one b d\n d: end");
    sound("a: one a end");
}

#[test]
fn parallel_splits_and_joins_that_do_not_nest_are_sound() {
    sound("a: all b c\n b: all d e\n c: all e f\n d: g\n e(all): g\n f: g\n g(all): end");
    sound("a: all b c\n b: all d e\n c: all e f\n d: g\n e: g\n f: g\n g: end");
}

#[test]
fn decisions_that_cross_are_sound() {
    sound("a: one b c\n b: one d e\n c: one d e\n d(one): end\n e(one): end");
    sound("a: one b c\n b: one d e\n c: one d e\n d: f\n e: f\n f: end");
}

#[test]
fn a_decision_into_a_join_that_waits_is_a_deadlock() {
    unsound(
        "a: one b c\n b: d\n c: d\n d(all): end",
        &["deadlock d after [a b] missing [c] decided a => join one at d"],
    );
}

#[test]
fn parallel_branches_into_a_join_that_does_not_wait_run_twice() {
    unsound("a: all b c\n b: d\n c: d\n d(one): e\n e: end", &["runs-twice d after [a b c] split a => join all at d"]);
}

#[test]
fn a_loop_entered_through_a_join_that_waits_is_a_deadlock() {
    unsound("a: b\n b(all): c\n c: one b d\n d: end", &["deadlock b after [a] missing [c] decided - => join one at b"]);
}

#[test]
fn a_jump_out_of_a_branch_back_before_its_split_runs_twice() {
    unsound(
        "a: s\n s: all b c\n b: one s d\n c: d\n d: end",
        &["runs-twice c after [s b s] split s => cancel on branch 0 of b"],
    );
}

#[test]
fn a_branch_that_leaves_past_its_join_is_a_deadlock() {
    unsound(
        "a: all b c\n b: one d e\n c: d\n d(all): e\n e(one): end",
        &["deadlock d after [a b c] missing [b] decided b => cancel on branch 1 of b"],
    );
    unsound(
        "a: all b c\n b: one d e\n c: d\n d: f\n e: end\n f: end",
        &["deadlock d after [a b c] missing [b] decided b => cancel on branch 1 of b"],
    );
}

#[test]
fn a_loop_without_exit_never_ends() {
    unsound("a: b\n b: c\n c: b", &["never-ends [b c] => way out of b"]);
    unsound("a: one b d\n b: c\n c: b\n d: end", &["never-ends [b c] => way out of b"]);
}

#[test]
fn a_step_that_nothing_leads_to_is_unreachable() {
    unsound("a: end\n b: c\n c: end", &["unreachable b [c]"]);
    unsound("a: end\n b: c\n c: b\n d: c", &["unreachable d [b c]"]);
    unsound("a: end\n b: c\n c: one b d\n d: end", &["unreachable b [c d]"]);
}
