//! Checks that can end the case, in the cheapest order (`knock-out-order`).

use super::{File, file, of, underlined};
use zaizao::finding::{Disposition, Finding};
use zaizao::wording::Lang;

/// One check: its id, minutes of work, share refused, further fields.
type Check<'t> = (&'t str, u32, &'t str, &'t str);

const DATA: &str = "uses: [申请], produces: []";

/// A row of checks, then the licence.
fn row(checks: &[Check<'_>]) -> File {
    let mut text = "process: 事项\ndepartments: [局, 处]\nsteps:\n".to_owned();
    for (at, (id, minutes, refused, more)) in checks.iter().enumerate() {
        let next = checks.get(at + 1).map_or("发证", |next| next.0);
        text.push_str(&format!(
            "  {id}: {{ by: 局, work: {minutes}min, {more}, next: {{ one: [ {{ end: 不予许可, p: {refused} }}, {next} ] }} }}\n"
        ));
    }
    text.push_str("  发证: { by: 局, kind: make, work: 10min }\n");
    file(&text)
}

fn only<R>(file: &File, tell: impl FnOnce(&Finding) -> R) -> R {
    let verdict = file.judged();
    let [finding] = of(&verdict, "knock-out-order")[..] else { panic!("{:#?}", file.told(Lang::En)) };
    tell(finding)
}

/// How often it fires, and what is missing.
fn judged(file: &File) -> (usize, Option<String>) {
    (of(&file.judged(), "knock-out-order").len(), file.missing("knock-out-order"))
}

const FOUR: [Check<'_>; 4] =
    [("A", 10, "5%", DATA), ("B", 20, "30%", DATA), ("C", 5, "2%", DATA), ("D", 60, "50%", DATA)];

/// As listed 10 + 0.95·20 + 0.95·0.7·5 + 0.95·0.7·0.98·60 = 71.427 minutes; B, D, A, C: 20 + 0.7·60 + 0.35·10 + 0.35·0.95·5 = 67.1625.
#[test]
fn both_orders_their_costs_and_the_saving_are_shown() {
    only(&row(&FOUR), |finding| {
        assert_eq!(
            finding.message.get(Lang::Zh),
            "这几项审查都可能终止办理，改按 “B” → “D” → “A” → “C” 的次序，平均每件经办时间由 71.427 分钟降到 67.1625 分钟（待确认）"
        );
        let evidence: Vec<&str> = finding.evidence.iter().map(|line| line.get(Lang::En)).collect();
        assert_eq!(
            evidence,
            [
                "now: “A” → “B” → “C” → “D”, 71.427 min of work a case on average",
                "cheapest: “B” → “D” → “A” → “C”, 67.1625 min of work a case on average",
                "4.2645 min of work less a case on average (waiting left aside)"
            ]
        );
        assert_eq!(finding.related[1].text.get(Lang::Zh), "经办 20 分钟，30% 的案件到此终止");
        assert_eq!(finding.disposition, Some(Disposition::Reorder));
        assert_eq!(underlined(finding), "A");
    });
    let [a, b, c, d] = FOUR;
    assert_eq!(judged(&row(&[b, d, a, c])), (0, None));
}

#[test]
fn orders_that_cost_the_same_stay() {
    assert_eq!(judged(&row(&[("A", 10, "10%", DATA), ("B", 20, "20%", DATA)])), (0, None));
}

/// B needs what A makes, so D comes first: D, A, B, C: 60 + 0.5·10 + 0.5·0.95·20 + 0.5·0.95·0.7·5 = 76.1625; A, B, D, C:
/// 10 + 0.95·20 + 0.95·0.7·60 + 0.95·0.7·0.5·5 = 70.5625 is the cheapest that keeps it.
#[test]
fn data_and_law_bind_the_order() {
    let [a, b, c, d] = FOUR;
    let makes = (a.0, a.1, a.2, "uses: [申请], produces: [意见]");
    let needs = (b.0, b.1, b.2, "uses: [意见], produces: []");
    let after = (b.0, b.1, b.2, "uses: [申请], produces: [], must-follow: [ { step: A, basis: 某法 } ]");
    for four in [[makes, needs, c, d], [a, after, c, d]] {
        only(&row(&four), |finding| {
            assert_eq!(
                finding.evidence[1].get(Lang::En),
                "cheapest: “A” → “B” → “D” → “C”, 70.5625 min of work a case on average"
            );
        });
    }
    let both = (d.0, d.1, d.2, "uses: [申请], produces: [], must-follow: [ { step: C, basis: 某法 } ]");
    assert_eq!(judged(&row(&[makes, needs, c])).0 + judged(&row(&[c, both])).0, 0);
}

/// Whoever decides does so after the checks, acceptance comes before them, and a head signs after the clerk.
#[test]
fn acceptance_decision_and_rank_keep_their_place() {
    let order = |first: &str, second: &str| {
        let more = |extra: &str| format!("{DATA}{extra}");
        let (first, second) = (more(first), more(second));
        judged(&row(&[("一", 60, "5%", &first), ("二", 20, "30%", &second)])).0
    };
    assert_eq!(order("", ""), 1);
    assert_eq!(order(", kind: review", ", kind: review"), 1);
    assert_eq!(order(", kind: intake", ""), 0);
    assert_eq!(order("", ", kind: approve"), 0);
    assert_eq!(order(", rank: 1", ", rank: 2"), 0);
    assert_eq!(order(", allow: [ { rule: knock-out-order, because: 已论证 } ]", ""), 0);
}

#[test]
fn refusals_through_a_shared_notice_and_a_routing_point_count() {
    let file = file(
        "process: 事项\ndepartments: [局]\nsteps:
  图审: { by: 局, work: 60min, uses: [申请], produces: [], next: 图审结果 }
  图审结果: { next: { one: [ { to: 告知, p: 5% }, 资质 ] } }
  资质: { by: 局, work: 20min, uses: [申请], produces: [], next: { one: [ { to: 告知, p: 30% }, 发证 ] } }
  告知: { by: 局, kind: notify, work: 5min, next: { end: 不予许可 } }
  发证: { by: 局, kind: make, work: 10min, next: { end: 准予 } }
",
    );
    // 60 + 0.95·20 = 79; 20 + 0.7·60 = 62.
    only(&file, |finding| {
        let message = finding.message.get(Lang::En);
        assert!(
            message.contains("“资质” → “图审” a case takes 62 min of work on average instead of 79 min"),
            "{message}"
        );
    });
}

#[test]
fn a_step_in_between_or_a_way_back_breaks_the_row() {
    let between = |middle: &str, first: &str| {
        file(&format!(
            "process: 事项\ndepartments: [局]\nsteps:
  图审: {{ by: 局, work: 60min, {DATA}, next: {{ one: [ {first}, {{ end: 不予许可, p: 5% }}, {middle} ] }} }}
  登记: {{ by: 局, work: 5min, next: 资质 }}
  资质: {{ by: 局, work: 20min, {DATA}, next: {{ one: [ {{ end: 不予许可, p: 30% }}, 发证 ] }} }}
  补正: {{ by: 局, work: 1h, next: 图审 }}
  发证: {{ by: 局, kind: make, work: 10min }}
"
        ))
    };
    let refused = "{ end: 撤回, p: 1% }";
    assert_eq!(judged(&between("登记", refused)), (0, None));
    assert_eq!(judged(&between("登记", "{ to: 补正, p: 20% }")), (0, None));
}

#[test]
fn what_is_missing_is_named() {
    let silent = [("图审", 60, "5%", "uses: [申请]"), ("资质", 20, "30%", DATA)];
    let unknown = "what they make and use (`produces`, `uses`) is not said, so nobody knows whether they can change places: “图审”, “资质”";
    assert_eq!(judged(&row(&silent)), (0, Some(unknown.to_owned())));
    // In an order that is the cheapest anyway nothing is missing.
    assert_eq!(judged(&row(&[silent[1], silent[0]])), (0, None));
    let no_work = file(
        "process: 事项\ndepartments: [局]\nsteps:
  图审: { by: 局, elapsed: 3d, uses: [申请], produces: [], next: { one: [ { end: 不予许可, p: 5% }, 资质 ] } }
  资质: { by: 局, work: 20min, uses: [申请], produces: [], next: { one: [ { end: 不予许可, p: 30% }, 发证 ] } }
  发证: { by: 局, work: 10min }
",
    );
    let hands_on = "hands-on time (`work`) or the share of cases that end (`p`) is not said: “图审”, “资质”";
    assert_eq!(judged(&no_work), (0, Some(hands_on.to_owned())));
}

/// The exact search ends at twenty; more are named as not searched.
#[test]
fn more_than_twenty_are_not_searched() {
    let ids: Vec<String> = (1..=21).map(|at| format!("查{at}")).collect();
    let checks = |n: usize| -> Vec<Check<'_>> {
        ids.iter().take(n).enumerate().map(|(at, id)| (&**id, 60 - at as u32, "10%", DATA)).collect()
    };
    let (fires, missing) = judged(&row(&checks(21)));
    assert_eq!(fires, 0);
    assert!(missing.unwrap().starts_with("the cheapest order of 21 checks in a row was not searched (at most 20"));
    // The shorter ones refuse as many: exactly the other way round.
    only(&row(&checks(12)), |finding| {
        let cheapest = finding.evidence[1].get(Lang::En);
        assert!(cheapest.starts_with("cheapest: “查12” → “查11” → “查10”"), "{cheapest}");
    });
}
