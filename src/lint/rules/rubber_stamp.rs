use crate::analysis::proportion::upper_bound;
use crate::finding::{Confidence, Disposition, Severity};
use crate::lint::{Check, Example, Ground, Group, Hit, Outcome, Rule, WithoutSaving, removal};
use crate::model::words::StepKind;
use crate::model::{Pass, Step};
use crate::say;
use crate::wording::{Text, plain_number};

pub static RULE: Rule = Rule {
    id: "rubber-stamp",
    group: Group::Redundancy,
    severity: Severity::Warning,
    summary: say!(
        zh: "审查、决定步骤几乎从不改变结果",
        en: "a review or approval that hardly ever changes anything",
    ),
    why: say!(
        zh: "每件都要在这里排队，却几乎没有一件被改动、退回或否决，这一级把不把关没有差别。",
        en: "Every case queues here and hardly one is changed, returned or refused: with or without this level the outcome is the same.",
    ),
    condition: say!(
        zh: "审查、会签、决定步骤写了 pass: {cases, negative}，并且被改动、退回或否决的真实比例的 95% 单侧上界（Clopper–Pearson）不超过 1%。没有一件时至少要 299 件。样本太少、只写了比例的，不作判断。是否集体决定、有无震慑作用，文件里看不出来，因此作为待确认提出。",
        en: "A review, countersignature or approval states `pass: {cases, negative}`, and the one-sided upper 95% bound (Clopper–Pearson) of the true share of cases changed, returned or refused is at most 1%. With none of them this takes 299 cases. With too few cases, or a share only, it is not judged. Whether a board must decide, or the level deters, a file does not show: hence a candidate.",
    ),
    remedy: say!(
        zh: "授权给前一级办结，改为抽查或事后核查；必须集体决定的，写明 basis，或用 allow 说明。",
        en: "Delegate to the level before and check samples, or check afterwards; where a board must decide, write the `basis` or an `allow` with the reason.",
    ),
    fires: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  审查: { by: 市场监管局, kind: review, work: 2h, next: 核准 }
  核准: { by: 市场监管局, kind: approve, wait: 1d, pass: «{ cases: 400, negative: 0 }» }
",
        en: "process: Food licence
departments: [Market office]
steps:
  review: { by: Market office, kind: review, work: 2h, next: approval }
  approval: { by: Market office, kind: approve, wait: 1d, pass: «{ cases: 400, negative: 0 }» }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  审查: { by: 市场监管局, kind: review, work: 2h, next: 核准 }
  核准: { by: 市场监管局, kind: approve, wait: 1d, pass: { cases: 400, negative: 12 } }
",
        en: "process: Food licence
departments: [Market office]
steps:
  review: { by: Market office, kind: review, work: 2h, next: approval }
  approval: { by: Market office, kind: approve, wait: 1d, pass: { cases: 400, negative: 12 } }
",
    )),
    check: Check::Sound(check),
};

/// A level that stops fewer than one case in a hundred.
const HARDLY_EVER: f64 = 0.01;
const CONFIDENCE: f64 = 0.95;

fn check(ground: &Ground<'_>) -> Outcome {
    let steps = &ground.names.process.steps;
    let signing: Vec<usize> = (0..steps.len()).filter(|at| signs(&steps[*at])).collect();
    if signing.is_empty() {
        return Outcome::default();
    }
    if signing.iter().all(|at| steps[*at].more().pass.is_none()) {
        return Outcome::missing(say!(
            zh: "没有审查、决定步骤写明通过情况（pass）", en: "no review or approval says how many cases pass (`pass`)"));
    }
    let (mut hits, mut silent, mut shares) = (Vec::new(), Vec::new(), Vec::new());
    for at in &signing {
        match steps[*at].more().pass.as_deref() {
            Some(Pass::Counted { cases, negative }) => match judged(*cases, *negative) {
                Judged::HardlyEver(bound) => hits.push(rubber_stamp(ground, *at, (*cases, *negative), bound, &signing)),
                Judged::TooFew(bound) => silent.push(too_few(ground, *at, *cases, bound)),
                Judged::Stops => {}
            },
            Some(Pass::Share(_)) => shares.push(*at),
            None => {}
        }
    }
    if !shares.is_empty() {
        silent.push(say!(list = ground.names.list(shares);
            zh: "只写了通过率，没有办件数，无法判断：{list}",
            en: "a share that passes without the number of cases is not enough to judge: {list}"));
    }
    Outcome { hits, missing: (!silent.is_empty()).then(|| Text::joined(silent, "；", "; ")) }
}

fn signs(step: &Step) -> bool {
    match step.kind.as_deref() {
        Some(kind) => matches!(kind, StepKind::Review | StepKind::Countersign | StepKind::Approve),
        None => step.more().decides.is_some(),
    }
}

enum Judged {
    /// With this bound of the true share.
    HardlyEver(f64),
    /// Few were stopped, but so few were seen that the true share may be as large as this.
    TooFew(f64),
    /// It stops some.
    Stops,
}

fn judged(cases: u64, negative: u64) -> Judged {
    if negative as f64 > HARDLY_EVER * cases as f64 {
        return Judged::Stops;
    }
    let bound = upper_bound(cases, negative, CONFIDENCE);
    if bound <= HARDLY_EVER { Judged::HardlyEver(bound) } else { Judged::TooFew(bound) }
}

fn too_few(ground: &Ground<'_>, at: usize, cases: u64, bound: f64) -> Text {
    say!(step = ground.names.called(at), cases = cases, bound = shown(bound);
        zh: "{step}样本太少，上界 {bound}（{cases} 件）", en: "{step}: sample too small, bound {bound} ({cases} cases)")
}

// Two significant digits, and more where the line would otherwise seem to be met.
fn shown(bound: f64) -> String {
    let percent = bound * 100.0;
    let first = if percent > 0.0 { (1.0 - percent.log10().floor()).clamp(0.0, 12.0) as usize } else { 0 };
    let told = |decimals: usize| plain_number(percent, decimals);
    let line = plain_number(HARDLY_EVER * 100.0, 0);
    let apart = (first..first + 8).map(told).find(|text| bound <= HARDLY_EVER || *text != line);
    format!("{}%", apart.unwrap_or_else(|| told(first)))
}

fn rubber_stamp(ground: &Ground<'_>, at: usize, seen: (u64, u64), bound: f64, signing: &[usize]) -> Hit {
    let names = ground.names;
    let (step, (cases, negative), bound) = (names.called(at), seen, shown(bound));
    let message = match negative {
        0 => say!(step = step, cases = cases, bound = bound;
            zh: "{step}经手 {cases} 件，没有一件被改动、退回或否决，真实比例至多 {bound}，这一级可能不起把关作用（待确认）",
            en: "{step} saw {cases} cases and changed, returned or refused none, in truth at most {bound}: this level may stop nothing (candidate)"),
        _ => say!(step = step, cases = cases, negative = negative, bound = bound;
            zh: "{step}经手 {cases} 件，只改动、退回或否决 {negative} 件，真实比例至多 {bound}，这一级可能不起把关作用（待确认）",
            en: "{step} saw {cases} cases and changed, returned or refused only {negative}, in truth at most {bound}: this level may stop nothing (candidate)"),
    };
    let place = names.step(at).more().pass.as_ref().map_or(names.place(at), |pass| names.place_of(pass.span));
    let mut finding = RULE.finding(place, message).about([names.id(at)]);
    finding.evidence.push(say!(bound = bound;
        zh: "95% 单侧上界（Clopper–Pearson）为 {bound}，判断线是 1%",
        en: "one-sided upper 95% bound (Clopper–Pearson): {bound}; the line is 1%"));
    if names.step(at).more().basis.is_empty() {
        finding.evidence.push(say!(zh: "依据缺失，请核实", en: "no basis is given; please verify"));
    }
    let alone = signing.len() == 1;
    finding.help = Some(if alone {
        say!(zh: "没有别的审查步骤，可改为告知承诺，办结后核查", en: "nobody else reviews: take a pledge instead, and check afterwards")
    } else {
        say!(zh: "授权给前一级办结，改为抽查；必须集体决定的，写明 basis，或用 allow 说明",
            en: "delegate to the level before and check samples; where a board must decide, write the `basis` or an `allow`")
    });
    let otherwise = if alone { Disposition::Pledge } else { Disposition::Cancel };
    finding.disposition = Some(removal::disposition(ground, &[at], otherwise));
    finding.confidence = Confidence::ModelAndLog;
    Hit::at([at], finding).changed(removal::without(ground, &[at]), WithoutSaving::Told)
}
