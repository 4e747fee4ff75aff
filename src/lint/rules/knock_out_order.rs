use crate::analysis::time;
use crate::finding::{Disposition, Related, Severity};
use crate::lint::cheapest_order::{self, KnockOut, MOST};
use crate::lint::knock_outs::{self, Gate, Order};
use crate::lint::{Check, Example, Ground, Group, Hit, Outcome, Rule};
use crate::say;
use crate::wording::{Text, plain_number};

pub static RULE: Rule = Rule {
    id: "knock-out-order",
    group: Group::Redundancy,
    severity: Severity::Warning,
    summary: say!(
        zh: "可能终止办理的几项审查，先后次序不是最省的",
        en: "checks that can end the case do not stand in the cheapest order",
    ),
    why: say!(
        zh: "办起来快、拦下来多的审查放在前面，后面费时的审查就不必为注定不予许可的案件白做。",
        en: "Where quick checks that stop many cases come first, the laborious ones are not done in vain for cases that fail anyway.",
    ),
    condition: say!(
        zh: "两个以上直接相连的步骤都有不予许可一类的分支（通向写明名称的 end）。按每项审查的平均经办时间（work）和终止办理的比例（p），平均每件的经办时间是各项时间乘以前面各项都通过的比例之和；在数据依赖（produces 对 uses、collects）、法定先后（must-follow）、受理在先、决定在后、下级在先的限制下，逐一比较所有次序，20 项以内精确求解。假定各项审查互不影响。没有写 work、p 或数据的不作判断。",
        en: "Two or more steps that directly follow each other have a branch on which the case is refused (to an `end` with a name). What a case costs on average is the sum of the hands-on times (`work`), each times the share of cases that all earlier checks let pass (`p`). All orders are compared that keep to the data (`produces` against `uses`, `collects`), to law (`must-follow`), and leave acceptance first, decisions last and lower ranks before higher ones; exactly, for up to 20 checks, which are taken to be independent. Without `work`, `p` or the data it is not judged.",
    ),
    remedy: say!(
        zh: "按给出的次序调整；有先后依赖的，写明 produces、uses 或 must-follow。",
        en: "Put them in the order shown; where one needs another, write `produces`, `uses` or `must-follow`.",
    ),
    fires: Example::File(say!(
        zh: "process: 燃气经营许可
departments: [燃气办]
steps:
  «图纸审查»:
    { by: 燃气办, work: 60min, uses: [申请], produces: [图审意见], next: { one: [ { end: 不予许可, p: 5% }, 资质审查 ] } }
  资质审查:
    { by: 燃气办, work: 20min, uses: [申请], produces: [资质意见], next: { one: [ { end: 不予许可, p: 30% }, 发证 ] } }
  发证: { by: 燃气办, work: 10min, uses: [图审意见, 资质意见] }
",
        en: "process: Gas supply licence
departments: [Gas office]
steps:
  «drawings»:
    { by: Gas office, work: 60min, uses: [application], produces: [opinion], next: { one: [ { end: refused, p: 5% }, standing ] } }
  standing:
    { by: Gas office, work: 20min, uses: [application], produces: [report], next: { one: [ { end: refused, p: 30% }, issue ] } }
  issue: { by: Gas office, work: 10min, uses: [opinion, report] }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 燃气经营许可
departments: [燃气办]
steps:
  资质审查:
    { by: 燃气办, work: 20min, uses: [申请], produces: [资质意见], next: { one: [ { end: 不予许可, p: 30% }, 图纸审查 ] } }
  图纸审查:
    { by: 燃气办, work: 60min, uses: [申请], produces: [图审意见], next: { one: [ { end: 不予许可, p: 5% }, 发证 ] } }
  发证: { by: 燃气办, work: 10min, uses: [图审意见, 资质意见] }
",
        en: "process: Gas supply licence
departments: [Gas office]
steps:
  standing:
    { by: Gas office, work: 20min, uses: [application], produces: [report], next: { one: [ { end: refused, p: 30% }, drawings ] } }
  drawings:
    { by: Gas office, work: 60min, uses: [application], produces: [opinion], next: { one: [ { end: refused, p: 5% }, issue ] } }
  issue: { by: Gas office, work: 10min, uses: [opinion, report] }
",
    )),
    check: Check::Sound(check),
};

fn check(ground: &Ground<'_>) -> Outcome {
    let (mut hits, mut missing) = (Vec::new(), Vec::new());
    let mut sets_left = SETS;
    for row in knock_outs::rows(ground) {
        match judged(ground, &row, &mut sets_left) {
            Judged::Cheaper(order) => hits.push(cheaper(ground, &row, &order)),
            Judged::Cheapest => {}
            Judged::Not(why) => missing.push(why),
        }
    }
    Outcome { hits, missing: (!missing.is_empty()).then(|| Text::joined(missing, "；", "; ")) }
}

// A fraction of a second for a whole file: two rows of twenty.
const SETS: usize = 1 << 21;

enum Judged {
    /// In this order it costs less.
    Cheaper(Vec<usize>),
    /// No order is known to cost less.
    Cheapest,
    /// For this reason nobody can say.
    Not(Text),
}

fn judged(ground: &Ground<'_>, row: &[Gate], sets_left: &mut usize) -> Judged {
    let names = ground.names;
    let all = names.list(row.iter().map(|gate| gate.step));
    let Some(checks) = checks(ground, row) else {
        return Judged::Not(say!(all = all;
            zh: "没有写明经办时间（work）或终止办理的比例（p）：{all}",
            en: "hands-on time (`work`) or the share of cases that end (`p`) is not said: {all}"));
    };
    let left = if row.len() > MOST { None } else { sets_left.checked_sub(1 << row.len()) };
    let Some(left) = left else {
        return Judged::Not(say!(n = row.len(), most = MOST, all = all;
            zh: "{n} 项相连的审查太多（精确求解至多 {most} 项），没有求最省的次序：{all}",
            en: "the cheapest order of {n} checks in a row was not searched (at most {most} can be searched exactly): {all}"));
    };
    *sets_left = left;
    let best = |free: &dyn Fn(Order) -> Free| cheapest_order::cheapest(&checks, &needs(ground, row, free));
    let order = best(&|order| if order == Order::Free { Free::Yes } else { Free::No });
    if is_cheaper(&checks, &order) {
        return Judged::Cheaper(order);
    }
    let perhaps = best(&|order| if order == Order::Needed { Free::No } else { Free::Yes });
    if !is_cheaper(&checks, &perhaps) {
        return Judged::Cheapest;
    }
    Judged::Not(say!(all = all;
        zh: "没有写明产生和使用什么（produces、uses），不知道能否调换次序：{all}",
        en: "what they make and use (`produces`, `uses`) is not said, so nobody knows whether they can change places: {all}"))
}

// In working seconds.
fn checks(ground: &Ground<'_>, row: &[Gate]) -> Option<Vec<KnockOut>> {
    let base = ground.names.process.time_base();
    let knock_out = |gate: &Gate| {
        let work = time::of_step(ground.names.step(gate.step), &base).work?;
        Some(KnockOut { effort: time::number(work), passes: 1.0 - gate.ends? })
    };
    row.iter().map(knock_out).collect()
}

enum Free {
    Yes,
    No,
}

// For each check the earlier ones that it must come after, as bits.
fn needs(ground: &Ground<'_>, row: &[Gate], free: &dyn Fn(Order) -> Free) -> Vec<u32> {
    let step = |at: usize| ground.names.step(row[at].step);
    let needs = |second: usize| {
        let bound = (0..second).filter(|first| {
            matches!(free(knock_outs::order(step(*first), step(second))), Free::No)
        });
        bound.fold(0, |set, first| set | 1 << first)
    };
    (0..row.len()).map(needs).collect()
}

fn is_cheaper(checks: &[KnockOut], order: &[usize]) -> bool {
    let listed: Vec<usize> = (0..checks.len()).collect();
    cheapest_order::cost(checks, order) < cheapest_order::cost(checks, &listed) * (1.0 - 1e-9)
}

fn cheaper(ground: &Ground<'_>, row: &[Gate], order: &[usize]) -> Hit {
    let names = ground.names;
    let checks = checks(ground, row).unwrap_or_default();
    let listed: Vec<usize> = (0..checks.len()).collect();
    let costs = [&listed[..], order].map(|order| cheapest_order::cost(&checks, order));
    let (now, best) = (effort(costs[0], costs[0]), effort(costs[1], costs[0]));
    let less = effort(costs[0] - costs[1], costs[0]);
    let was = names.sequence(row.iter().map(|gate| gate.step));
    let to = names.sequence(order.iter().map(|at| row[*at].step));
    let message = say!(to = to, now = now, best = best;
        zh: "这几项审查都可能终止办理，改按 {to} 的次序，平均每件经办时间由 {now}降到 {best}（待确认）",
        en: "each of these checks can end the case; in the order {to} a case takes {best} of work on average instead of {now} (candidate)");
    let first = row[0].step;
    let mut finding = RULE.finding(names.place(first), message).about(row.iter().map(|gate| names.id(gate.step)));
    finding.related.extend(row.iter().zip(&checks).map(|(gate, check)| {
        let (work, ends) = (effort(check.effort, costs[0]), plain_number((1.0 - check.passes) * 100.0, 4));
        let text = say!(work = work, ends = ends; zh: "经办 {work}，{ends}% 的案件到此终止", en: "{work} of work, {ends}% of the cases end here");
        Related { place: names.place(gate.step), text }
    }));
    finding.evidence.push(say!(was = was, now = now; zh: "现在：{was}，平均每件经办 {now}", en: "now: {was}, {now} of work a case on average"));
    finding.evidence.push(say!(to = to, best = best; zh: "最省：{to}，平均每件经办 {best}", en: "cheapest: {to}, {best} of work a case on average"));
    finding.evidence.push(say!(less = less; zh: "平均每件少用 {less}（只算经办，不算等待）", en: "{less} of work less a case on average (waiting left aside)"));
    finding.help = Some(say!(to = to;
        zh: "调整为 {to}；有先后依赖的，写明 produces、uses 或 must-follow", 
        en: "put them in the order {to}; where one needs another, write `produces`, `uses` or `must-follow`"));
    finding.disposition = Some(Disposition::Reorder);
    Hit::at([first], finding)
}

// Sums that are compared are said in one unit, and with all their digits.
fn effort(seconds: f64, largest: f64) -> Text {
    const MINUTES_UP_TO: f64 = 36_000.0;
    if largest <= MINUTES_UP_TO {
        let number = plain_number(seconds / 60.0, 4);
        return say!(number = number; zh: "{number} 分钟", en: "{number} min");
    }
    let number = plain_number(seconds / 3600.0, 4);
    say!(number = number; zh: "{number} 小时", en: "{number} h")
}
