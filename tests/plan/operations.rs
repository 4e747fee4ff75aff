//! Every operation against a file that says the same, written by hand.

use super::{applied, becomes};

const HEAD: &str = "process: p\ndepartments: [窗口, 局, 处]\nmaterials: [表, 证, 照]\ndata: [姓名, 电话]\nsteps:\n";

fn file(steps: &str) -> String {
    format!("{HEAD}{}", steps.lines().map(|line| format!("  {}\n", line.trim())).collect::<String>())
}

fn changes(before: &str, operations: &str, after: &str) {
    becomes(&file(before), operations, &file(after));
}

#[test]
fn remove_sends_what_led_to_a_step_to_what_followed_it() {
    changes(
        "一: { by: 窗口, next: { one: [ { to: 二, p: 10% }, 三 ] } }
         二: { by: 局, work: 1h, next: 三 }
         三: { by: 局 }",
        "remove: [二]",
        // Two ways to one step are one.
        "一: { by: 窗口, next: 三 }
         三: { by: 局 }",
    );
    changes(
        "一: { by: 窗口, next: 二 }
         二: { by: 局, next: 三 }
         三: { by: 局, must-follow: { step: 二, basis: 某法 } }",
        "remove: [二, 三]",
        "一: { by: 窗口 }",
    );
}

#[test]
fn rework_goes_with_the_step_that_it_was() {
    let base = |shares: &str| {
        format!(
            "一: {{ by: 窗口, next: 二 }}
         二: {{ by: 局, work: 1h, next: {{ one: [ {{ to: 补, p: 20%, max: 2 }}, {shares} ] }} }}
         补: {{ by: applicant, work: 1h, next: 二 }}
         三: {{ by: 局 }}"
        )
    };
    let after = |next: &str| {
        format!("一: {{ by: 窗口, next: 二 }}\n二: {{ by: 局, work: 1h, next: {next} }}\n三: {{ by: 局 }}")
    };
    changes(&base("三"), "remove: [补]", &after("三"));
    changes(&base("三, { end: 退件, p: 10% }"), "remove: [补]", &after("{ one: [ 三, { end: 退件, p: 10% } ] }"));
    // 60 % and 20 % of what is now 80 %.
    changes(
        &base("{ to: 三, p: 60% }, { end: 退件, p: 20% }"),
        "remove: [补]",
        &after("{ one: [ { to: 三, p: 75% }, { end: 退件, p: 25% } ] }"),
    );
}

#[test]
fn shares_of_ways_that_fall_together_add_up() {
    changes(
        "一: { by: 窗口, next: { one: [ { to: 二, p: 10% }, { to: 三, p: 30% }, 四 ] } }
         二: { by: 局, next: 三 }
         三: { by: 局, next: 四 }
         四: { by: 局 }",
        "remove: [二]",
        "一: { by: 窗口, next: { one: [ { to: 三, p: 40% }, 四 ] } }
         三: { by: 局, next: 四 }
         四: { by: 局 }",
    );
    // Three ways without shares are a third each: two of them are two thirds, and the third is still what is left.
    changes(
        "一: { by: 窗口, next: { one: [二, 三, 四] } }
         二: { by: 局, next: 三 }
         三: { by: 局, next: 四 }
         四: { by: 局 }",
        "remove: [二]",
        "一: { by: 窗口, next: { one: [ { to: 三, p: 66.6666666667% }, 四 ] } }
         三: { by: 局, next: 四 }
         四: { by: 局 }",
    );
}

#[test]
fn merge_unites_what_the_steps_say() {
    changes(
        "一: { by: 窗口, kind: intake, channel: counter, work: 1h, visits: 1, collects: [表, 证], asks: [姓名], produces: [单], basis: 甲法, next: 二 }
         二: { by: 窗口, kind: review, channel: counter, work: 2h, visits: 2, collects: [证, 照, 单], asks: [姓名, 电话], uses: [库], produces: [意见], basis: 乙法, next: 三 }
         三: { by: 局, uses: [意见], must-follow: { step: 一, basis: 丙法 } }",
        "merge: { steps: [一, 二], into: { id: 一窗 } }",
        "一窗: { by: 窗口, kind: review, channel: counter, work: 3h, visits: 2, collects: [表, 证, 照], asks: [姓名, 电话], uses: [库], produces: [意见], basis: [甲法, 乙法], next: 三, replaces: [一, 二], measure: 甲 }
         三: { by: 局, uses: [意见], must-follow: { step: 一窗, basis: 丙法 } }",
    );
}

#[test]
fn merge_takes_what_into_says_and_adds_up_the_time_it_does_not() {
    changes(
        "一: { by: 窗口, elapsed: 1d, next: 二 }
         二: { by: 局, wait: 2h, work: 2h, next: 三 }
         三: { by: 局 }",
        "merge: { steps: [二, 一], into: { id: 二, by: 处, visits: 1 } }",
        // A day of eight hours and four hours.
        "二: { by: 处, elapsed: 1.5d, visits: 1, next: 三, replaces: [一, 二], measure: 甲 }
         三: { by: 局 }",
    );
}

#[test]
fn merge_keeps_rework() {
    // Back into the first and out of the second: both are the merged step's. The way out of the first keeps its 20 %, what is left of the
    // second's 10 % is 8 %.
    changes(
        "一: { by: 局, work: 1h, next: { one: [ { to: 补, p: 20% }, 二 ] } }
         二: { by: 局, work: 1h, next: { one: [ { to: 一, p: 10%, max: 1 }, 三 ] } }
         补: { by: applicant, work: 1h, next: 一 }
         三: { by: 局, work: 1h, next: { one: [ { to: 二, p: 5%, max: 2 }, 完 ] } }
         完: { by: 局 }",
        "merge: { steps: [一, 二], into: { id: 审 } }",
        "审: { by: 局, work: 2h, next: { one: [ { to: 补, p: 20% }, { to: 审, p: 8%, max: 1 }, { to: 三, p: 72% } ] }, replaces: [一, 二], measure: 甲 }
         补: { by: applicant, work: 1h, next: 审 }
         三: { by: 局, work: 1h, next: { one: [ { to: 审, p: 5%, max: 2 }, 完 ] } }
         完: { by: 局 }",
    );
}

#[test]
fn merge_makes_one_branch_of_parallel_ones() {
    changes(
        "一: { by: 窗口, next: { all: [二, 三, 四] } }
         二: { by: 局, work: 1h, collects: [表], next: 五 }
         三: { by: 局, work: 2h, collects: [表, 证], next: 五 }
         四: { by: 处, work: 1h, next: 五 }
         五: { by: 窗口, join: all }",
        "merge: { steps: [二, 三], into: { id: 会审 } }",
        "一: { by: 窗口, next: { all: [会审, 四] } }
         会审: { by: 局, work: 3h, collects: [表, 证], next: 五, replaces: [二, 三], measure: 甲 }
         四: { by: 处, work: 1h, next: 五 }
         五: { by: 窗口, join: all }",
    );
    // All of them: nothing is left to wait for.
    changes(
        "一: { by: 窗口, next: { all: [二, 三] } }
         二: { by: 局, work: 1h, next: 五 }
         三: { by: 局, work: 2h, next: 五 }
         五: { by: 窗口, join: all }",
        "merge: { steps: [二, 三], into: { id: 会审 } }",
        "一: { by: 窗口, next: 会审 }
         会审: { by: 局, work: 3h, next: 五, replaces: [二, 三], measure: 甲 }
         五: { by: 窗口 }",
    );
}

#[test]
fn clocks_and_the_start_follow_a_merged_step() {
    let top = "start: 一\napplicant: { to: 二 }\ndeadlines: { 决定: { from: 一, to: [二, 三], promised: 1d } }\n";
    let before = format!(
        "process: p\n{top}steps: {{ 三: {{ by: 局 }}, 一: {{ by: 局, next: 二 }}, 二: {{ by: 局, next: 三 }} }}\n"
    );
    let after = "process: p\nstart: 审\napplicant: { to: 审 }\ndeadlines: { 决定: { from: 审, to: [审, 三], promised: 1d } }\n\
                 steps: { 三: { by: 局 }, 审: { by: 局, next: 三, replaces: [一, 二], measure: 甲 } }\n";
    becomes(&before, "merge: { steps: [一, 二], into: { id: 审 } }", after);
}

#[test]
fn split_makes_a_row() {
    changes(
        "一: { by: 窗口, next: 二 }
         二: { by: 局, kind: approve, elapsed: 5d, stage: 1, collects: [表], uses: [单], produces: [决定], basis: 甲法, next: { one: [ { to: 二, p: 10%, max: 1 }, 三 ] } }
         三: { by: 窗口, uses: [决定] }",
        "split: { step: 二, into: [ { id: 受理, by: 窗口, elapsed: 1d }, { id: 决定, elapsed: 3d } ] }",
        "一: { by: 窗口, next: 受理 }
         受理: { by: 窗口, elapsed: 1d, stage: 1, collects: [表], uses: [单], basis: 甲法, next: 决定, replaces: [二], measure: 甲 }
         决定: { by: 局, kind: approve, elapsed: 3d, stage: 1, produces: [决定], basis: 甲法, next: { one: [ { to: 受理, p: 10%, max: 1 }, 三 ] }, replaces: [二], measure: 甲 }
         三: { by: 窗口, uses: [决定] }",
    );
}

#[test]
fn reorder_lists_and_leads_the_row_anew() {
    changes(
        "零: { by: 窗口, next: { one: [ 一, { end: 退件, p: 5% } ] } }
         一: { by: 窗口, work: 1h, next: 二 }
         二: { by: 局, work: 2h, next: 三 }
         三: { by: 处, work: 3h, next: 四 }
         四: { by: 局 }",
        "reorder: [三, 一, 二]",
        "零: { by: 窗口, next: { one: [ 三, { end: 退件, p: 5% } ] } }
         三: { by: 处, work: 3h, next: 一, measure: 甲 }
         一: { by: 窗口, work: 1h, next: 二, measure: 甲 }
         二: { by: 局, work: 2h, next: 四, measure: 甲 }
         四: { by: 局 }",
    );
    // What is now first starts the case.
    changes(
        "一: { by: 窗口, next: 二 }
         二: { by: 局 }",
        "reorder: [二, 一]",
        "二: { by: 局, next: 一, measure: 甲 }
         一: { by: 窗口, measure: 甲 }",
    );
}

#[test]
fn move_gives_steps_to_a_department() {
    changes(
        "一: { by: 局, with: [窗口], next: 二 }
         二: { by: 局 }",
        "move: { steps: [一], to: 窗口 }",
        "一: { by: 窗口, next: 二, measure: 甲 }
         二: { by: 局 }",
    );
}

#[test]
fn automate_and_put_online_keep_the_applicant_at_home() {
    changes(
        "一: { by: 局, channel: counter, wait: 2d, work: 1h, visits: 2, checks: { of: 证, for: authenticity, method: human }, next: 二 }
         二: { by: 局, channel: counter, elapsed: 2d, work: 1h, next: 三 }
         三: { by: 窗口, channel: counter, work: 1h, visits: { times: 1, basis: 甲法 } }",
        "automate: { steps: [一, 二], work: 1min }
put-online: { steps: [三] }",
        "一: { by: 局, channel: auto, work: 1min, checks: { of: 证, for: authenticity, method: auto }, next: 二, measure: 甲 }
         二: { by: 局, channel: auto, work: 1min, next: 三, measure: 甲 }
         三: { by: 窗口, channel: online, work: 1h, measure: 甲 }",
    );
}

#[test]
fn shorten_writes_the_total_or_single_times() {
    changes(
        "一: { by: 局, wait: 3d, work: 1h, next: 二 }
         二: { by: 局, elapsed: 5d, next: 三 }
         三: { by: 局, wait: 3d, work: 2h, limit: 5d }",
        "shorten: { 一: 1d, 二: { wait: 1d, work: 1h }, 三: { wait: 1d, limit: 2d } }",
        "一: { by: 局, work: 1h, elapsed: 1d, next: 二, measure: 甲 }
         二: { by: 局, work: 1h, wait: 1d, next: 三, measure: 甲 }
         三: { by: 局, work: 2h, wait: 1d, limit: 2d, measure: 甲 }",
    );
}

#[test]
fn a_material_that_is_no_longer_collected_says_where_it_went() {
    let head =
        "process: p\nmaterials: { 表: {}, 证: { issuer: government }, 照: { substitute: { by: pledge } } }\nsteps:\n";
    let before = format!(
        "{head}  一: {{ by: 局, collects: [表, 证], next: 二 }}\n  二: {{ by: 局, collects: [证, {{ of: 照, form: copy }}] }}\n"
    );
    let after = "process: p\nmaterials: { 表: {}, 证: { issuer: government, substitute: { by: e-licence, system: 证照库 } }, 照: {} }\nsteps:\n\
                 \x20 一: { by: 局, collects: [表], next: 二, measure: 甲 }\n  二: { by: 局, collects: [{ of: 照, form: copy }], measure: 甲 }\n";
    becomes(&before, "stop-collecting: { materials: 证, by: e-licence, system: 证照库 }", after);
    // At one of two steps: it is still collected, so nothing stands in its place. What the as-is file only proposed is no fact.
    let after = "process: p\nmaterials: { 表: {}, 证: { issuer: government }, 照: {} }\nsteps:\n\
                 \x20 一: { by: 局, collects: [表, 证], next: 二 }\n  二: { by: 局, collects: [{ of: 照, form: copy }], measure: 甲 }\n";
    becomes(&before, "stop-collecting: { materials: [证], at: [二], by: data-sharing }", after);
}

#[test]
fn materials_that_nobody_declared_are_declared_with_what_replaces_one() {
    becomes(
        "process: p\nsteps: { 一: { by: 局, collects: [表, 证], next: 二 }, 二: { by: 局, collects: [表] } }\n",
        "stop-collecting: { materials: [证], by: cancelled }",
        "process: p\nmaterials: { 表: {}, 证: { substitute: { by: cancelled } } }\n\
         steps: { 一: { by: 局, collects: [表], next: 二, measure: 甲 }, 二: { by: 局, collects: [表] } }\n",
    );
}

#[test]
fn what_merged_steps_only_handed_on_is_booked_as_merged() {
    let process = applied(
        "process: p\nmaterials: { 单: {} }\nsteps: { 一: { by: 局, work: 1h, produces: [单], next: 二 }, 二: { by: 局, work: 1h, collects: [单] } }\n",
        "merge: { steps: [一, 二], into: { id: 一 } }",
    );
    let way = process.materials[0].substitute.as_ref().unwrap().by.value;
    assert_eq!(way, zaizao::model::words::SubstituteWay::Merged);
}

#[test]
fn data_items_are_no_longer_asked() {
    changes(
        "一: { by: 局, asks: [姓名, 电话], next: 二 }
         二: { by: 局, asks: [姓名] }",
        "stop-asking: { data: [姓名], at: [二] }",
        "一: { by: 局, asks: [姓名, 电话], next: 二 }
         二: { by: 局, asks: [], measure: 甲 }",
    );
}

#[test]
fn materials_may_follow_later() {
    let steps = "steps: { 一: { by: 局, collects: [表], next: 二 }, 二: { by: 局 } }\n";
    let after = "process: p\nmaterials: { 表: { need: deferrable, deferral: { until: 二, within: 5d, on-miss: { end: 退件 } } } }\n\
                 steps: { 一: { by: 局, collects: [表], next: 二 }, 二: { by: 局 } }\n";
    let operation = "defer: { materials: [表], until: 二, within: 5d, on-miss: { end: 退件 } }";
    becomes(&format!("process: p\nmaterials: [表]\n{steps}"), operation, after);
}

#[test]
fn pooled_departments_become_one() {
    becomes(
        "process: p\ndepartments: { 甲窗: {}, 乙窗: { offices: [前台] }, 局: {} }\nmaterials: { 证: { issuer: 乙窗 } }\ncase-owner: 甲窗\n\
         steps: { 一: { by: 甲窗, with: [乙窗], next: 二 }, 二: { by: 乙窗/前台, next: 三 }, 三: { by: 局, with: [甲窗, 乙窗] } }\n",
        "pool: { departments: [甲窗, 乙窗], into: 甲窗 }",
        "process: p\ndepartments: { 甲窗: {}, 局: {} }\nmaterials: { 证: { issuer: 甲窗 } }\ncase-owner: 甲窗\n\
         steps: { 一: { by: 甲窗, next: 二, measure: 甲 }, 二: { by: 甲窗, next: 三, measure: 甲 }, 三: { by: 局, with: [甲窗], measure: 甲 } }\n",
    );
}

#[test]
fn set_writes_fields_anew_and_takes_away_those_without_a_value() {
    changes(
        "一: { by: 局, kind: review, channel: counter, visits: 2, wait: 2d, work: 1h, role: 科长, next: 二 }
         二: { by: 局 }",
        "set: { step: 一, by: 窗口, visits: , role: , elapsed: 0.5d, next: { one: [ { to: 二, p: 60% }, { end: 退件 } ] } }",
        "一: { by: 窗口, kind: review, channel: counter, work: 1h, elapsed: 0.5d, next: { one: [ { to: 二, p: 60% }, { end: 退件 } ] }, measure: 甲 }
         二: { by: 局 }",
    );
}

#[test]
fn add_puts_a_step_on_a_way() {
    let base = "一: { by: 局, next: { one: [ { to: 二, p: 30% }, 三 ] } }
         二: { by: 局, next: 三 }
         三: { by: 局, next: 四 }
         四: { by: 局 }";
    changes(
        base,
        "add: { step: { id: 新, by: 窗口 }, between: [一, 三] }",
        "一: { by: 局, next: { one: [ { to: 二, p: 30% }, 新 ] } }
         新: { by: 窗口, next: 三, measure: 甲 }
         二: { by: 局, next: 三 }
         三: { by: 局, next: 四 }
         四: { by: 局 }",
    );
    changes(
        base,
        "add: { step: { id: 新, by: 窗口 }, before: 三 }",
        "一: { by: 局, next: { one: [ { to: 二, p: 30% }, 新 ] } }
         二: { by: 局, next: 新 }
         新: { by: 窗口, next: 三, measure: 甲 }
         三: { by: 局, next: 四 }
         四: { by: 局 }",
    );
    changes(
        base,
        "add: { step: { id: 新, by: 窗口 }, after: 四 }\nadd: { step: { id: 始, by: 窗口 }, before: 一 }",
        "始: { by: 窗口, next: 一, measure: 甲 }
         一: { by: 局, next: { one: [ { to: 二, p: 30% }, 三 ] } }
         二: { by: 局, next: 三 }
         三: { by: 局, next: 四 }
         四: { by: 局, next: 新 }
         新: { by: 窗口, measure: 甲 }",
    );
}

#[test]
fn add_behind_parallel_steps_waits_for_all_of_them() {
    changes(
        "一: { by: 窗口, next: { all: [二, 三] } }
         二: { by: 局 }
         三: { by: 处 }",
        "add: { step: { id: 领取, by: 窗口 }, after: [二, 三] }",
        "一: { by: 窗口, next: { all: [二, 三] } }
         二: { by: 局, next: 领取 }
         三: { by: 处, next: 领取 }
         领取: { by: 窗口, measure: 甲 }",
    );
}

/// Of two waits for different things one that is left is for neither of them for sure.
#[test]
fn a_wait_of_which_only_the_time_is_given_keeps_its_cause() {
    let base = "process: p\nsteps:\n  一: { by: 局, wait: { time: 2d..6d, cause: queue }, next: 二 }\n  二: { by: 局, wait: { every: 10d, cause: meeting }, next: 三 }\n  \
                三: { by: 局, wait: [{ time: 3d, cause: queue }, { time: 2d, cause: mail }], next: 四 }\n  四: { by: 局, wait: [{ time: 3d, cause: queue }, { time: 2d, cause: mail }] }\n";
    let after = "process: p\nsteps:\n  一: { by: 局, wait: { time: 1d..3d, cause: queue }, next: 二, measure: 甲 }\n  二: { by: 局, wait: { time: 2d, cause: meeting }, next: 三, measure: 甲 }\n  \
                 三: { by: 局, wait: [{ time: 1d, cause: queue }, { time: 1d, cause: batch }], next: 四, measure: 甲 }\n  四: { by: 局, wait: 1d, measure: 甲 }\n";
    let operation = "shorten: { 一: { wait: 1d..3d }, 二: { wait: 2d }, 三: { wait: [1d, { time: 1d, cause: batch }] }, 四: { wait: 1d } }";
    becomes(base, operation, after);
}
