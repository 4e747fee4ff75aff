use crate::finding::Severity;
use crate::lint::demands::{Bench, Said};
use crate::lint::names::shortened;
use crate::lint::{Check, Example, Group, Hit, Outcome, Rule, one_way};
use crate::model::words::{Claim, Need, Payer, Word};
use crate::model::{Collected, Collects, Policy, Step};
use crate::say;
use crate::source::{At, Place};
use crate::wording::Text;
use petgraph::graph::NodeIndex;
use rustc_hash::{FxHashMap, FxHashSet};

pub static RULE: Rule = Rule {
    id: "policy-claim-broken",
    group: Group::Policy,
    severity: Severity::Error,
    summary: say!(
        zh: "“全部”“零”一类的政策要求有反例",
        en: "a claim of a policy has a counter-example",
    ),
    why: say!(
        zh: "“100%”没有例外：有一个步骤、一份材料做不到，公布出去就不属实。",
        en: "“100%” allows no exception: one step or one material that does not keep it makes the announcement untrue.",
    ),
    condition: say!(
        zh: "政策的 claims 中，every-step-online：面向申请人的步骤都无需到场；every-material-deferrable-or-main：收取的材料不是主审材料（main）就可以容缺（need: deferrable 或写了 deferral），选交的和补正时交的不算；every-material-once：同一材料在一种走法中只交一次；every-visit-has-basis：要到场的步骤写了到场的依据；no-fee-for-applicant：没有由申请人缴的费用。有反例就报告并指出；没有写明所需内容的，也报告：无法证明。",
        en: "Of the `claims` of a policy: every-step-online, no step facing the applicant needs presence; every-material-deferrable-or-main, each material handed in is a main one (`main`) or may follow later (`need: deferrable`, or a `deferral`), optional ones and those of supplements aside; every-material-once, no material is handed in twice on one way through; every-visit-has-basis, each step that needs presence says why; no-fee-for-applicant, the applicant pays nothing. A counter-example is told and named; so is a claim about what the process does not state, which cannot be shown.",
    ),
    remedy: say!(
        zh: "改掉列出的反例，或把政策改成做得到的说法。",
        en: "Change what is named, or the claim.",
    ),
    fires: Example::Told(say!(
        zh: "政策写明 `claims: [every-step-online]`，流程的“领证”是 `channel: counter`：在“领证”处报告。",
        en: "A policy says `claims: [every-step-online]`, and the step “collect” has `channel: counter`: told at “collect”.",
    )),
    quiet: Example::Told(say!(
        zh: "同一政策，“领证”改为邮寄（`channel: mail`），其余面向申请人的步骤都在网上。",
        en: "The same policy, with the result sent by post (`channel: mail`) and every other step facing the applicant online.",
    )),
    check: Check::Policy(check),
};

fn check(bench: &Bench<'_>) -> Outcome {
    let claims = bench.policies.iter().flat_map(|policy| policy.claims.iter().map(move |claim| (*policy, claim)));
    let hits = claims.filter_map(|(policy, claim)| broken(bench, policy, claim)).collect();
    bench.outcome(hits, None)
}

/// What speaks against a claim.
enum Against {
    /// The file does not say what would show it.
    NotStated(Text),
    /// These things, in order, each with its place and its step.
    Examples(Vec<Counter>),
}

/// One counter-example.
struct Counter {
    called: Text,
    place: Place,
    step: usize,
}

fn broken(bench: &Bench<'_>, policy: &Policy, claim: &At<Claim>) -> Option<Hit> {
    let against = match claim.value {
        Claim::EveryStepOnline => online(bench),
        Claim::EveryMaterialDeferrableOrMain => deferrable(bench),
        Claim::EveryMaterialOnce => once(bench),
        Claim::EveryVisitHasBasis => visits(bench),
        Claim::NoFeeForApplicant => fees(bench),
    };
    let mut said = Said {
        place: None,
        message: say!(zh: "", en: ""),
        label: None,
        help: None,
        discriminator: claim.value.key().to_owned(),
        policy: Some((policy, claim.span)),
    };
    let (name, what) = (policy.name(), claim.value);
    match against {
        Against::NotStated(missing) => {
            said.message = say!(name = name, what = what, missing = missing;
                zh: "“{name}”要求“{what}”，{missing}，无法证明做到", en: "“{name}” claims “{what}”, but {missing}: it cannot be shown");
            Some(bench.hit(&RULE, None, said))
        }
        Against::Examples(counters) => {
            let first = counters.first()?;
            // A material that is handed in at three steps is one name.
            let mut seen = FxHashSet::default();
            let list = shortened(counters.iter().map(|counter| &counter.called).filter(|called| seen.insert(*called)));
            said.message = say!(name = name, what = what, n = counters.len(), list = list;
                zh: "“{name}”要求“{what}”，有 {n} 处做不到：{list}", en: "“{name}” claims “{what}”, which does not hold for {n}: {list}");
            said.place = Some(first.place.clone());
            let step = first.step;
            let mut hit = bench.hit(&RULE, Some(step), said);
            hit.finding.related.extend(counters.into_iter().skip(1).take(8).map(|other| {
                let text = say!(zh: "这里也做不到", en: "nor here");
                crate::finding::Related { place: other.place, text }
            }));
            Some(hit)
        }
    }
}

fn online(bench: &Bench<'_>) -> Against {
    match &bench.now.analysis.online {
        None => Against::NotStated(say!(zh: "没有步骤写明渠道（channel）或到场次数（visits）", en: "no step gives its `channel` or `visits`")),
        Some(online) => Against::Examples(online.blockers.iter().map(|at| step(bench, *at)).collect()),
    }
}

fn step(bench: &Bench<'_>, at: usize) -> Counter {
    let names = &bench.now.names;
    Counter { called: say!(step = names.called(at); zh: "{step}", en: "{step}"), place: names.place(at), step: at }
}

// Every material that is handed in, with its step; what is missing where no list says it.
fn handed_in<'b>(bench: &'b Bench<'_>) -> Result<Vec<(usize, &'b Collected)>, Text> {
    let process = bench.now.names.process;
    if process.steps.iter().all(|step| step.collects.is_none()) {
        return Err(say!(zh: "没有步骤写明收取哪些材料（collects）", en: "no step says what it `collects`"));
    }
    let number = |step: &Step| {
        matches!(step.collects.as_ref().map(|collects| &collects.value), Some(Collects::Count(count)) if *count > 0)
    };
    if process.steps.iter().any(number) {
        return Err(say!(zh: "有的步骤只写了材料份数，没有列出材料（collects）", en: "a step gives only a number of materials, no list (`collects`)"));
    }
    // What a supplement brings is what came later.
    let order = &bench.now.study.order;
    let steps = process.steps.iter().enumerate().filter(|(at, _)| order.can_end(NodeIndex::new(*at)));
    let study = &bench.now.study;
    Ok(steps.flat_map(|(at, step)| study.collected(step).map(move |one| (at, one))).collect())
}

fn material(bench: &Bench<'_>, at: usize, one: &Collected) -> Counter {
    let names = &bench.now.names;
    let called = say!(material = names.material_called(&one.of.value); zh: "{material}", en: "{material}");
    Counter { called, place: names.place_of(one.of.span), step: at }
}

fn deferrable(bench: &Bench<'_>) -> Against {
    let collected = match handed_in(bench) {
        Ok(collected) => collected,
        Err(missing) => return Against::NotStated(missing),
    };
    let keeps = |one: &Collected| {
        let material = bench.now.names.material(&one.of.value);
        let need = one.here().need.as_ref().or(material.and_then(|material| material.need.as_ref()));
        let may_follow = need.is_some_and(|need| need.value != Need::Required);
        let main = |material: &crate::model::Material| {
            material.main.as_ref().is_some_and(|main| main.value) || material.deferral.is_some()
        };
        may_follow || material.is_some_and(main)
    };
    let counters = collected.iter().filter(|(_, one)| !keeps(one)).map(|(at, one)| material(bench, *at, one));
    Against::Examples(counters.collect())
}

fn once(bench: &Bench<'_>) -> Against {
    let collected = match handed_in(bench) {
        Ok(collected) => collected,
        Err(missing) => return Against::NotStated(missing),
    };
    let mut keys: FxHashMap<&str, usize> = FxHashMap::default();
    let mut marks = Vec::new();
    let mut firsts = Vec::new();
    for (at, one) in &collected {
        let key = *keys.entry(&one.of.value).or_insert(firsts.len());
        if key == firsts.len() {
            firsts.push((*at, *one));
        }
        marks.push((*at, key));
    }
    let sound = bench.now.study.sound;
    let fullest = one_way::fullest(&sound.flow, &sound.tree, &marks, firsts.len());
    let twice = fullest.iter().zip(&firsts).filter(|(steps, _)| steps.len() > 1);
    Against::Examples(twice.map(|(_, (at, one))| material(bench, *at, one)).collect())
}

fn visits(bench: &Bench<'_>) -> Against {
    if bench.now.analysis.visits.is_none() {
        return Against::NotStated(say!(zh: "没有步骤写明渠道（channel）或到场次数（visits）", en: "no step gives its `channel` or `visits`"));
    }
    let steps = bench.now.names.process.steps.iter().enumerate().filter(|(_, step)| step.visits() > 0);
    let without = steps.filter(|(_, step)| step.visits.as_ref().is_none_or(|visits| visits.basis.is_empty()));
    Against::Examples(without.map(|(at, _)| self::step(bench, at)).collect())
}

fn fees(bench: &Bench<'_>) -> Against {
    if bench.now.analysis.fees.is_none() {
        return Against::NotStated(say!(zh: "没有步骤写明收费（fees）", en: "no step states its `fees`"));
    }
    let pays = |step: &Step| {
        step.more().fees.iter().flatten().any(|fee| {
            fee.amount.value > 0.0 && fee.payer.as_ref().is_none_or(|payer| payer.value == Payer::Applicant)
        })
    };
    let steps = bench.now.names.process.steps.iter().enumerate().filter(|(_, step)| pays(step));
    Against::Examples(steps.map(|(at, _)| step(bench, at)).collect())
}
