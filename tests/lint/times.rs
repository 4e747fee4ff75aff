//! Rules about times: what each says of a clock, and what keeps it quiet.

use super::file;
use zaizao::wording::Lang;

/// What rules with this beginning say of a process.
fn told(rule: &str, text: &str) -> Vec<String> {
    let all = file(text).told(Lang::En);
    all.into_iter().filter(|one| one.starts_with(rule)).collect()
}

#[test]
fn the_limits_of_the_longest_way_are_added_up_up_to_the_end_of_the_clock() {
    let text = |deadline: &str| {
        format!(
            "process: p\ndepartments: [d]\ndeadlines:\n  k: {deadline}\nsteps:\n  a: {{ by: d, work: 1h, limit: 2d, next: {{ one: [ {{ to: b, p: 50% }}, c ] }} }}\n  \
             b: {{ by: d, work: 1h, limit: 3d, next: e }}\n  c: {{ by: d, work: 1h, limit: 9d, paused: law, next: e }}\n  e: {{ by: d, work: 1h, limit: 2d }}\n"
        )
    };
    let wanted = "limits-exceed-deadline: clock “k”: “a” → “b” → “e”: their limits add up to 7 d, past the promised limit of 6 d @ 6d";
    // A paused step does not count; of two ways the longer one does.
    assert_eq!(told("limits", &text("{ promised: 6d }")), [wanted]);
    assert_eq!(told("limits", &text("{ promised: 7d }")), [""; 0]);
    assert_eq!(told("limits", &text("{ from: a, to: e, promised: 5d }")), [""; 0]);
    assert_eq!(told("limits", &text("{ statutory: { limit: 5d, extension: 2d } }")), [""; 0]);
}

#[test]
fn limits_prove_nothing_where_a_pause_lies_beside_them_or_the_clock_stops_elsewhere() {
    let text = |deadline: &str, paused: &str| {
        format!(
            "process: p\ndepartments: [d]\ndeadlines:\n  k: {deadline}\nsteps:\n  s: {{ by: d, work: 1h, next: {{ all: [a, b] }} }}\n  \
             a: {{ by: d, work: 1h, limit: 1d, next: z }}\n  b: {{ by: d, work: 1h, limit: 6d{paused}, next: z }}\n  z: {{ by: d, work: 1h }}\n"
        )
    };
    assert_eq!(told("limits", &text("{ promised: 3d }", "")).len(), 1);
    assert_eq!(told("limits", &text("{ promised: 3d }", ", paused: law")), [""; 0]);
    // The clock stops at the first of both.
    assert_eq!(told("limits", &text("{ to: [a, b], promised: 3d }", "")), [""; 0]);
}

#[test]
fn shares_are_told_apart_and_the_heaviest_step_is_one_that_the_clock_counts() {
    let text = "process: p\ndepartments: [d]\ndeadlines:\n  k: { from: a, to: b, promised: { limit: 4d, met-by: 86.46% } }\nsteps:\n  \
                a: { by: d, work: 9d, next: b }\n  b: { by: d, wait: { exponential: 2d }, next: c }\n  c: { by: d, work: 1d }\n";
    // 1 − e⁻² = 86.4665 %
    assert_eq!(told("promise-not-met", text), [""; 0]);
    let text = text.replace("86.46%", "86.48%");
    assert_eq!(
        told("promise-not-met", &text),
        [
            "promise-not-met: clock “k” promises 4 d, but by the model only 86.47% of the cases keep it; 86.48% must @ 4d"
        ]
    );
}

/// 9 days never fit into 4; of a wait between 3.9 and 503.9 days one in 5,000 does, 0.02%, with one decimal 0.
#[test]
fn a_promise_that_no_case_keeps_is_not_said_to_be_kept_by_0_percent() {
    let text = |time: &str| {
        format!(
            "process: p\ndepartments: [d]\ndeadlines: {{ promised: {{ limit: 4d, met-by: 90% }} }}\nsteps:\n  a: {{ by: d, {time} }}\n"
        )
    };
    let says = |time: &str, lang: Lang| {
        let all = file(&text(time)).told(lang);
        all.into_iter().find(|one| one.starts_with("promise-not-met")).unwrap_or_default()
    };
    assert!(
        says("work: 9d", Lang::Zh).contains("按模型没有办件能在时限内办结，要求 90%"),
        "{}",
        says("work: 9d", Lang::Zh)
    );
    assert!(says("work: 9d", Lang::En).contains("by the model no case keeps it; 90% must"));
    let seldom = "wait: { uniform: [3.9d, 503.9d] }";
    assert!(says(seldom, Lang::Zh).contains("按模型几乎没有办件能在时限内办结"), "{}", says(seldom, Lang::Zh));
}

#[test]
fn what_one_clock_leaves_is_what_it_does_not_count() {
    let text = "process: p\ndepartments: [d]\ndeadlines:\n  k: { from: a, to: z, promised: 20d }\nsteps:\n  \
                s: { by: d, work: 1h, next: { all: [a, x] } }\n  a: { by: d, work: 1d, next: z }\n  \
                x: { by: d, work: 10d, next: z }\n  z: { by: d, work: 8d }\n";
    // 1 h and 1 d until the clock starts, of 1 h + 10 d + 8 d.
    assert_eq!(
        told("applicant-time-outside-clock", text),
        ["applicant-time-outside-clock: of the applicant's 18.1 d on average, no clock sees 1.1 d (6.2%): “s” @ s"]
    );
    // The first round of `a` is over when the clock starts: 11 d, and 1 d after it stops.
    let text = "process: p\ndepartments: [d]\ndeadlines:\n  k: { from: a, to: z, promised: 30d }\nsteps:\n  \
                a: { by: d, wait: 10d, work: 1d, next: { one: [ { to: b, p: 20%, max: 1, then: z }, z ] } }\n  \
                b: { by: applicant, elapsed: 2d, next: a }\n  z: { by: d, work: 1d, next: out }\n  out: { by: d, work: 1d }\n";
    // 13 d, and in a fifth of the cases 13 d more.
    assert_eq!(
        told("applicant-time-outside-clock", text),
        [
            "applicant-time-outside-clock: of the applicant's 15.6 d on average, no clock sees 12 d (76.9%): “a”, “out” @ a"
        ]
    );
}
