use crate::finding::{Disposition, Related, Severity};
use crate::lint::asked::times;
use crate::lint::checks::{self, Checking};
use crate::lint::names::shortened;
use crate::lint::{Check, Example, Ground, Group, Hit, Outcome, Rule, removal, turns};
use crate::model::Checked;
use crate::model::words::StepKind;
use crate::say;
use rustc_hash::FxHashMap;

pub static RULE: Rule = Rule {
    id: "identity-again",
    group: Group::Redundancy,
    severity: Severity::Warning,
    summary: say!(
        zh: "同一个人的身份在一次办理中核验多次",
        en: "the identity of one person is checked more than once in one case",
    ),
    why: say!(
        zh: "申请人每核验一次都要出示证件或刷脸；一次实名认证的结果可以供后面的步骤使用。",
        en: "Each time the person shows a card or a face; what was established once can serve the later steps.",
    ),
    condition: say!(
        zh: "一次办理的同一走法上，同一对象（of）的身份（for: identity）在两个以上步骤核验，并行的步骤都算。只为补正而设的步骤不算；送达（deliver）时核对领取人不算；互斥分支只算一支。",
        en: "On one way through, the identity (`for: identity`) of the same person (`of`) is checked at two or more steps, parallel ones included. Steps that only mend what was wrong do not count, nor does handing the result to the right person (`deliver`); of exclusive branches one counts.",
    ),
    remedy: say!(
        zh: "统一认证一次，结果由后面的步骤共享；银行、税务等依法必须自行实名核验的，写明 basis 并注明 mandatory。",
        en: "Verify once and share the result; where banks or tax offices must verify by law, write the `basis` with `mandatory`.",
    ),
    fires: Example::File(say!(
        zh: "process: 公司设立
departments: [市场监管局, 税务局]
steps:
  登记: { by: 市场监管局, work: 1h, checks: [ { of: 法定代表人, for: identity } ], next: 领票 }
  领票: { by: 税务局, work: 1h, checks: [ «{ of: 法定代表人, for: identity }» ] }
",
        en: "process: Company formation
departments: [Market office, Tax bureau]
steps:
  registering: { by: Market office, work: 1h, checks: [ { of: legal representative, for: identity } ], next: invoices }
  invoices: { by: Tax bureau, work: 1h, checks: [ «{ of: legal representative, for: identity }» ] }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 公司设立
departments: [市场监管局, 税务局]
steps:
  登记: { by: 市场监管局, work: 1h, checks: [ { of: 法定代表人, for: identity } ], next: 领票 }
  领票: { by: 税务局, work: 1h, checks: [ { of: 办税人员, for: identity } ] }
",
        en: "process: Company formation
departments: [Market office, Tax bureau]
steps:
  registering: { by: Market office, work: 1h, checks: [ { of: legal representative, for: identity } ], next: invoices }
  invoices: { by: Tax bureau, work: 1h, checks: [ { of: tax agent, for: identity } ] }
",
    )),
    check: Check::Sound(check),
};

fn check(ground: &Ground<'_>) -> Outcome {
    let all = checks::all(ground.names);
    if all.is_empty() {
        return checks::missing();
    }
    let people = people(ground, all);
    let marks: Vec<(usize, usize)> = people
        .iter()
        .enumerate()
        .flat_map(|(key, (_, checks))| checks.iter().map(move |one| (one.step, key)))
        .collect();
    if marks.len() < 2 {
        return Outcome::default();
    }
    let fullest = ground.on_one_way(&marks, people.len());
    let again = people.into_iter().zip(fullest);
    again.filter_map(|((person, checks), steps)| repeated(ground, person, checks, &steps)).collect::<Vec<Hit>>().into()
}

// Each person, in file order, with a check of identity at each step that makes one.
fn people<'p>(ground: &Ground<'p>, all: Vec<Checking<'p>>) -> Vec<(&'p str, Vec<Checking<'p>>)> {
    let mut places: FxHashMap<&str, usize> = FxHashMap::default();
    let mut people: Vec<(&str, Vec<Checking<'p>>)> = Vec::new();
    for one in all.into_iter().filter(|one| counts(ground, one)) {
        let person = &*one.check.of.value;
        let place = *places.entry(person).or_insert(people.len());
        if place == people.len() {
            people.push((person, Vec::new()));
        }
        let checks = &mut people[place].1;
        if checks.last().is_none_or(|last| last.step != one.step) {
            checks.push(one);
        }
    }
    people
}

// Whoever hands over the result looks at who takes it, however well that person is known.
fn counts(ground: &Ground<'_>, one: &Checking<'_>) -> bool {
    let of_identity = one.check.criterion.as_ref().is_some_and(|criterion| criterion.value == Checked::Identity);
    let hands_over = ground.names.step(one.step).kind.as_deref() == Some(&StepKind::Deliver);
    of_identity && !hands_over && !ground.is_supplement(one.step)
}

fn repeated(ground: &Ground<'_>, person: &str, all: Vec<Checking<'_>>, fullest: &[usize]) -> Option<Hit> {
    if fullest.len() < 2 {
        return None;
    }
    let turns = turns::of(ground, all, |one: &Checking<'_>| one.step, fullest);
    let (first, again) = turns.split_first()?;
    let again: Vec<Checking<'_>> = again.iter().flatten().copied().collect();
    let steps: Vec<usize> = again.iter().map(|one| one.step).collect();
    let names = ground.names;
    let (who, n, often) = (names.material_called(person), turns.len(), times(turns.len()));
    let list = shortened(turns.iter().map(|any| turns::one_of(ground, any.iter().map(|one| one.step))));
    let message = say!(who = who, n = n, often = often, list = list;
        zh: "{who}的身份在一次办理中核验 {n} 次：{list}",
        en: "the identity of {who} is checked {often} in one case: at {list}");
    let place = names.place_of(again.first()?.check.span);
    let mut finding = RULE.finding(place, message).about([person]);
    let others = first.iter().chain(&again[1..]);
    finding.related.extend(others.map(|one| {
        let text = say!(step = names.called(one.step); zh: "{step}核验身份", en: "identity checked at {step}");
        Related { place: names.place_of(one.check.span), text }
    }));
    let once = turns::one_of(ground, first.iter().map(|one| one.step));
    finding.help = Some(say!(once = once;
        zh: "由{once}核验一次，结果供后面的步骤使用；依法必须自行核验的，写明 basis",
        en: "check it at {once} only, and share the result; where law demands a check of one's own, write the `basis`"));
    finding.disposition = Some(removal::disposition(ground, &steps, Disposition::Merge));
    Some(checks::needless(ground, &steps, finding))
}
