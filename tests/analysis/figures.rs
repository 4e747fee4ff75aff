//! Figures worked out by hand.

use super::support::{expect, figures, plain, process, study};
use zaizao::analysis::Analysis;
use zaizao::analysis::handoffs::Handoffs;

const REVIEW: &str = "
process: p
departments: [d]
materials: [a, b, c]
steps:
  受理: { by: d, channel: counter, collects: [a, b], next: 审查 }
  审查: { by: d, work: 1h, collects: [ { of: c, p: 50% } ], next: { one: [ { to: 补正, p: 20%MAX }, { end: rejected, p: 5% }, 决定 ] } }
  补正: { by: 申请人, channel: counter, work: 30min, collects: [a], next: 审查 }
  决定: { by: d, work: 2h, next: { end: granted } }
";

// Sent back with 20 %: 0.2/0.8 = 0.25 times. Refused 5/80, granted 75/80.
#[test]
fn rework_without_limit_is_geometric() {
    expect(
        &REVIEW.replace("MAX", ""),
        "visits 1, visits.expected 1.25, visits.max 2, visits.at-most-one 0.8, first-time-right 0.8, \
         materials.kinds 3, materials.submissions 3, materials.submissions.expected 2.7, \
         outcome.rejected 0.0625, outcome.granted 0.9375, touch-time 11700, tasks 3",
    );
}

// How much of the half day is waiting nobody says; that a step of no time does not wait is no answer. Of times told in parts it is one.
#[test]
fn waiting_is_not_none_where_only_totals_are_told() {
    let text = |b: &str| format!("process: p\nsteps:\n  a: {{ elapsed: 0, next: b }}\n  b: {{ {b} }}\n");
    assert_eq!(figures(&text("elapsed: 0.5d")).get("wait.other"), None);
    assert_eq!(figures(&text("work: 0.5d")).get("wait.other").map(String::as_str), Some("0"));
    assert_eq!(figures(&text("elapsed: 0.5d, work: 1h")).get("wait.other").map(String::as_str), Some("10800"));
}

// Without a limit there is no greatest number: that one return was counted stands beside it, and is told as an assumption.
#[test]
fn the_most_visits_say_that_unlimited_rework_counts_once() {
    let told = |limit: &str| {
        let process = process(&REVIEW.replace("MAX", limit));
        study(&process, |study| {
            let figures = Analysis::of(study).figures(study);
            let most = figures.into_iter().find(|figure| figure.id == "visits.max").unwrap();
            let assumed: Vec<String> =
                most.rests_on.iter().map(|assumed| assumed.text(&process).en).map(String::from).collect();
            format!("{} {}", most.basis.key(), assumed.join("; "))
        })
    };
    assert_eq!(
        told(""),
        "rework-once for the most visits, what is sent back without a limit counts as sent back once (1): 审查"
    );
    assert_eq!(told(", max: 2"), "model ");
}

// At most twice: 0.2 + 0.04 times; then the other branches in their proportions, 5 to 75.
#[test]
fn rework_with_a_limit_is_a_finite_sum() {
    expect(
        &REVIEW.replace("MAX", ", max: 2"),
        "visits.expected 1.24, visits.max 3, visits.at-most-one 0.8, first-time-right 0.8, outcome.rejected 0.0625",
    );
}

// After two returns a third one becomes a refusal: 0.2³.
#[test]
fn what_follows_a_used_up_limit_has_its_share() {
    let text = "
process: p
departments: [d]
steps:
  审查: { by: d, work: 1h, next: { one: [ { to: 补正, p: 20%, max: 2, then: 退件 }, { to: 决定 } ] } }
  补正: { by: 申请人, visits: 1, next: 审查 }
  退件: { by: d, next: { end: rejected } }
  决定: { by: d, next: { end: granted } }
";
    expect(
        text,
        "outcome.rejected 0.008, outcome.granted 0.992, visits.expected 0.24, visits.max 2, visits.at-most-one 0.96, first-time-right 0.8",
    );
}

// x with 30 % in each round, another round with 50 %: never is 0.7·0.5/(1 − 0.5·0.7).
#[test]
fn a_repeated_execution_collects_nothing_again() {
    let text = "
process: p
departments: [d]
steps:
  j: { by: d, next: { one: [ { to: x, p: 30% }, { to: y } ] } }
  x: { by: d, collects: 10, visits: 1, next: meet }
  y: { by: d, next: meet }
  meet: { next: { one: [ { to: j, p: 50% }, { to: z } ] } }
  z: { by: d }
";
    expect(text, &format!("materials.submissions.expected {:.4}, visits.expected 0.6", 10.0 * (1.0 - 0.35 / 0.65)));
}

#[test]
fn an_optional_branch_counts_with_its_share() {
    let text = "
process: p
departments: [d]
steps:
  a: { by: d, next: { all: [b, { to: c, p: 30% }] } }
  b: { by: d, visits: 1, next: e }
  c: { by: d, visits: 1, next: e }
  e: { by: d }
";
    expect(text, "visits 1, visits.expected 1.3, visits.max 2, visits.at-most-one 0.7, first-time-right ?");
}

#[test]
fn the_last_flow_of_a_case_decides_its_outcome_where_that_is_no_question_of_time() {
    let text = |one: &str, other: &str| {
        format!(
            "process: p\ndepartments: [d]\nsteps:\n  a: {{ by: d, next: {{ all: [b, c] }} }}\n  b: {{ by: d, next: {{ end: {one} }} }}\n  c: {{ by: d, next: {{ end: {other} }} }}\n"
        )
    };
    expect(&text("ok", "ok"), "outcome.ok 1");
    expect(&text("ok", "no"), "outcome.ok ~, outcome.no ~");
}

// Each of three departments may refuse; refused is whoever one of them refuses: 1 − 0.9·0.8·0.95.
#[test]
fn a_veto_decides_the_outcome() {
    let text = "
process: p
departments: [d]
steps:
  a: { by: d, next: { all: [b, c, e] } }
  b: { by: d, next: { one: [ { end: no, p: 10%, cancel: true }, z ] } }
  c: { by: d, next: { one: [ { end: no, p: 20%, cancel: true }, z ] } }
  e: { by: d, next: { one: [ { end: no, p: 5%, cancel: true }, z ] } }
  z: { by: d, next: { end: ok } }
";
    expect(text, "outcome.no 0.316, outcome.ok 0.684");
}

const HANDOFFS: &str = "
process: p
departments:
  county: { tier: 县, region: 甲, system: s1, offices: [one, two] }
  city: { tier: 市, region: 甲, system: s2 }
  other: { tier: 县, region: 乙 }
  post: { kind: carrier }
  robot: { kind: system }
steps:
  intake: { by: county/one, visits: 1, produces: [slip], next: sign }
  sign: { by: county/two, next: mail }
  mail: { by: post, work: 2d, next: check }
  check: { by: city, visits: 1, next: filter }
  filter: { by: robot, work: 1min, next: { one: [ { to: ask, p: 25% }, { to: bring } ] } }
  ask: { by: 申请人, next: check }
  bring: { by: 申请人, next: register }
  register: { by: other, collects: [slip], next: back }
  back: { by: city, next: { end: done } }
";

fn handoffs(text: &str) -> (Handoffs, Vec<String>) {
    let process = process(text);
    let handoffs = study(&process, |study| Analysis::of(study).handoffs);
    let id = |at: usize| process.steps[at].id.to_string();
    let crosses = |list: &[zaizao::analysis::assumption::Boundary]| {
        list.iter().map(|one| one.key()).collect::<Vec<_>>().join("+")
    };
    let told = handoffs.main.iter().flatten();
    let told =
        told.map(|one| format!("{}→{} {} {}", id(one.from), id(one.to), one.carried.key(), crosses(&one.crosses)));
    let told = told.collect();
    (handoffs, told)
}

#[test]
fn handoffs_look_through_carriers_systems_and_the_applicant() {
    let (handoffs, main) = handoffs(HANDOFFS);
    assert_eq!(
        main,
        ["sign→check data tier+system", "check→register data tier+region", "register→back data tier+region"]
    );
    let cells: Vec<String> = handoffs
        .matrix
        .iter()
        .map(|cell| format!("{}→{} {:.4} {}", cell.from, cell.to, cell.expected, cell.main))
        .collect();
    assert_eq!(cells, ["county→city 1.0000 1", "city→other 1.0000 1", "other→city 1.0000 1"]);
    // The case came back to the city from the other county.
    let returns: Vec<_> = handoffs.returns.iter().map(|one| (&*one.department, &*one.through)).collect();
    assert_eq!(returns, [("city", "other")]);
    expect(
        HANDOFFS,
        "handoffs 3, handoffs.expected 3, handoffs.applicant 0, handoffs.data 3, handoffs.cross-tier 3, \
         handoffs.cross-region 2, handoffs.cross-system 1, ping-pong 1, departments 3, offices 2, tasks 7",
    );
}

#[test]
fn the_applicant_carries_what_the_next_step_collects_and_what_needs_two_visits() {
    let collects = "process: p\ndepartments: [x, y]\nsteps:\n  a: { by: x, produces: [slip], next: b }\n  b: { by: y, collects: [slip] }\n";
    let visits = "process: p\ndepartments: [x, y]\nsteps:\n  a: { by: x, channel: counter, next: b }\n  b: { by: y, channel: self-service }\n";
    let neither = "process: p\ndepartments: [x, y]\nsteps:\n  a: { by: x, produces: [slip], channel: counter, next: b }\n  b: { by: y, uses: [slip], channel: online }\n";
    for (text, by_applicant) in [(collects, 1), (visits, 1), (neither, 0)] {
        expect(text, &format!("handoffs 1, handoffs.applicant {by_applicant}, handoffs.data {}", 1 - by_applicant));
    }
}

// Sent from x to y and back 0.25 times more: 1.25 there, 0.25 back.
#[test]
fn expected_handoffs_count_rework() {
    let text = "
process: p
departments: [x, y]
steps:
  a: { by: x, next: b }
  b: { by: y, next: { one: [ { to: a, p: 20% }, { to: c } ] } }
  c: { by: y }
";
    expect(text, "handoffs 1, handoffs.expected 1.5, ping-pong 0, first-time-right 0.8, departments 2");
}

// Both branches of a routing point meet before v: u hands over to v once.
#[test]
fn what_travels_twice_and_meets_is_handed_over_once() {
    let text = "
process: p
departments: { x: x, y: y, mail: { kind: carrier }, net: { kind: system } }
steps:
  u: { by: x, next: { all: [m, n] } }
  m: { by: mail, work: 1d, next: v }
  n: { by: net, work: 1h, next: v }
  v: { by: y }
";
    expect(text, "handoffs 1, handoffs.expected 1");
}

#[test]
fn what_nobody_states_is_not_stated() {
    let text = "process: p\nsteps:\n  a: { work: 1h, next: b }\n  b: { work: 2h }\n";
    expect(
        text,
        "departments ?, offices ?, handoffs ?, handoffs.expected ?, ping-pong ?, visits ?, visits.max ?, materials.kinds ?, \
         materials.submissions.expected ?, data-items.asked ?, fees.applicant ?, fees.government ?, cost ?, burden.minutes ?, \
         burden.money ?, online.share ?, first-time-right ?, handoffs.cross-tier ?, tasks 2, critical-path.length 10800, touch-time 10800",
    );
}

#[test]
fn an_empty_list_states_that_there_is_nothing() {
    let text = "process: p\ndepartments: [d]\nsteps:\n  a: { by: d, collects: [], asks: [], fees: [], visits: 0 }\n";
    expect(
        text,
        "materials.kinds 0, materials.submissions 0, materials.submissions.expected 0, data-items.asked 0, fees.applicant 0, \
         fees.government 0, visits 0, visits.at-most-one 1, online.share ?",
    );
}

#[test]
fn stages_are_those_written_and_steps_without_one_are_internal() {
    let text = "process: p\ndepartments: [d]\nsteps:\n  a: { by: d, stage: 1, next: b }\n  b: { by: d, next: c }\n  c: { by: d, stage: 1, next: e }\n  e: { by: d, stage: 领证 }\n";
    expect(text, "tasks 4, stages 2");
}

#[test]
fn joint_steps_bring_in_further_departments() {
    let text = "process: p\ndepartments: [x, y, z]\nsteps:\n  a: { by: x, with: [y, z], next: b }\n  b: { by: 申请人, next: c }\n  c: { by: x }\n";
    expect(text, "tasks 2, departments 3, handoffs 0");
}

// 2 h of x and y at 50 and 30 an hour, 1 h of the robot's office unpaid; the applicant's own hour and two trips of 90 minutes at 60 an hour.
#[test]
fn costs_and_burdens_are_prices_times_quantities() {
    let text = "
process: p
volume: 1000
burden: { tariff: 60, travel: 90min, currency: CNY }
departments:
  x: { cost-per-hour: 50, offices: { back: { cost-per-hour: 20 } } }
  y: { cost-per-hour: 30 }
steps:
  a: { by: 申请人, work: 1h, visits: 1, next: b }
  b: { by: x, with: [y], work: 2h, visits: 1, next: c }
  c: { by: x/back, work: 30min }
";
    expect(
        text,
        "cost 170, touch-time 12600, burden.minutes 240, burden.money 240, burden.per-year 240000, visits 2, online.share 0",
    );
}

#[test]
fn fees_go_to_who_pays_them() {
    let text = "
process: p
departments: [d]
steps:
  a: { by: d, fees: [ { item: 工本费, amount: 10, quantity: 2 }, { item: 公章, amount: 100, payer: government } ], next: b }
  b: { by: d, fees: 80 }
";
    expect(text, "fees.applicant 100, fees.government 100");
}

#[test]
fn online_share_names_the_steps_that_need_presence() {
    let text = "
process: p
departments: [d]
steps:
  a: { by: d, channel: online, asks: [name], next: b }
  b: { by: d, channel: internal, next: c }
  c: { by: d, channel: counter, next: e }
  e: { by: 申请人, channel: mobile, next: f }
  f: { by: d, channel: counter, visits: 0, collects: 1 }
";
    expect(text, "online.share 0.75");
    let process = process(text);
    let online = study(&process, |study| Analysis::of(study).online.unwrap());
    assert_eq!((online.facing, online.blockers), (vec![0, 2, 3, 4], vec![2]));
}

#[test]
fn numbers_count_as_kinds_of_their_own_and_lists_as_what_they_name() {
    let text = "
process: p
departments: [d]
materials: [m, n]
steps:
  a: { by: d, collects: [m, n], asks: [u, v], next: b }
  b: { by: d, collects: [m], asks: [u], next: c }
  c: { by: d, collects: 3, asks: 5 }
";
    expect(text, "materials.kinds 5, materials.submissions 6, data-items.asked 8, data-items.kinds 7");
}

#[test]
fn in_a_to_be_file_what_something_stands_in_for_is_not_collected() {
    let text = |variant: &str| {
        format!(
            "process: {{ id: p, variant: {variant} }}\ndepartments: [d]\nmaterials: {{ m: {{ substitute: {{ by: e-licence }} }}, n: n }}\nsteps:\n  a: {{ by: d, collects: [m, n] }}\n"
        )
    };
    expect(&text("as-is"), "materials.kinds 2, materials.submissions 2");
    expect(&text("to-be"), "materials.kinds 1, materials.submissions 1, materials.submissions.expected 1");
}

// Crossing decisions: no block, one flow. 0.5·0.4 + 0.5·0.7 reach x.
#[test]
fn a_region_of_crossing_decisions_is_solved_exactly() {
    let text = "
process: p
departments: [d]
steps:
  a: { by: d, next: { one: [ { to: b, p: 50% }, { to: c } ] } }
  b: { by: d, visits: 1, next: { one: [ { to: x, p: 40% }, { to: y } ] } }
  c: { by: d, next: { one: [ { to: x, p: 70% }, { to: y } ] } }
  x: { by: d, visits: 1, next: z }
  y: { by: d, next: { one: [ { to: c, p: 20% }, { to: z } ] } }
  z: { by: d, next: { end: ok } }
";
    // From c, x is reached with q = 0.7 + 0.3·0.2·q; from b with 0.4 + 0.6·0.2·q. Two visits: b, then x.
    let from_c = 0.7 / (1.0 - 0.06);
    let from_b = 0.4 + 0.12 * from_c;
    let expected = 0.5 + 0.5 * from_b + 0.5 * from_c;
    let at_most_one = 0.5 + 0.5 * (1.0 - from_b);
    expect(
        text,
        &format!(
            "visits.expected {}, visits.at-most-one {}, visits.max 2, outcome.ok 1",
            plain(expected),
            plain(at_most_one)
        ),
    );
}

// Splits and joins that do not nest: b feeds both joins. Everything happens once but the optional visit of 30 %.
#[test]
fn a_region_of_parallel_flows_that_do_not_nest_is_solved_exactly() {
    let text = "
process: p
departments: [d]
steps:
  a: { by: d, next: { all: [b, c] } }
  b: { by: d, visits: 1, next: { all: [e, f] } }
  c: { by: d, next: { one: [ { to: g, p: 30% }, { to: h } ] } }
  g: { by: d, visits: 1, next: m }
  h: { by: d, next: m }
  m: { next: f }
  e: { by: d, next: z }
  f: { by: d, next: z }
  z: { by: d }
";
    expect(text, "visits.expected 1.3, visits.at-most-one 0.7, visits.max 2");
}

// Nothing runs beside it, so a veto is an ordinary end.
#[test]
fn a_veto_with_nothing_beside_it_changes_no_count() {
    let text = "
process: p
departments: [d]
steps:
  a: { by: d, visits: 1, next: { one: [ { end: no, p: 10%, cancel: true }, b ] } }
  b: { by: d, visits: 1, next: { end: ok } }
";
    expect(text, "visits.at-most-one 0.1, visits.expected 1.9, visits.max 2, outcome.no 0.1, outcome.ok 0.9");
}

// One after the other on the same branch: 0.1, then 0.9·0.2 of the rest; on the other branch 0.05.
#[test]
fn vetoes_on_one_branch_exclude_each_other() {
    let text = "
process: p
departments: [d]
steps:
  a: { by: d, next: { all: [b, e] } }
  b: { by: d, next: { one: [ { end: no, p: 10%, cancel: true }, c ] } }
  c: { by: d, next: { one: [ { end: no, p: 20%, cancel: true }, z ] } }
  e: { by: d, next: { one: [ { end: no, p: 5%, cancel: true }, z ] } }
  z: { by: d, next: { end: ok } }
";
    expect(text, "outcome.no 0.316, outcome.ok 0.684");
}

// 4 d in the step against a limit of 3 d: the tacit way is always taken, on the main scenario and in expectation.
#[test]
fn a_tacit_way_that_time_decides_counts_in_every_figure() {
    let text = "
process: p
departments: [d]
steps:
  a: { by: d, wait: 3d, work: 1d, limit: 3d, tacit: b, next: c }
  b: { by: d, visits: 1, next: { end: granted } }
  c: { by: d, visits: 2, next: { end: decided } }
";
    expect(
        text,
        "visits 1, visits.expected 1, visits.max 1, visits.at-most-one 1, outcome.granted 1, outcome.decided 0",
    );
}

// Half the cases are refused, the rest end without a name for it; without any named end there is nothing to tell apart.
#[test]
fn the_plain_end_has_its_share_beside_named_ones() {
    let told = |refused: &str| {
        let text = format!(
            "process: p\ndepartments: [d]\nsteps:\n  a: {{ by: d, next: {{ one: [ {{ {refused}, p: 30% }}, b ] }} }}\n  b: {{ by: d }}\n  c: {{ by: d }}\n"
        );
        let process = process(&text.replace("  b: { by: d }", "  b: { by: d, next: c }"));
        study(&process, |study| {
            let outcomes = Analysis::of(study).outcomes.into_iter();
            let one = |end: zaizao::analysis::outcomes::Outcome| {
                format!("{} {}", end.name.unwrap_or("-".into()), plain(end.probability.unwrap()))
            };
            outcomes.map(one).collect::<Vec<_>>().join(", ")
        })
    };
    assert_eq!(told("end: refused"), "refused 0.3, - 0.7");
    assert_eq!(told("to: c"), "");
}
