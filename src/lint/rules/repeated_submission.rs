use crate::finding::{Disposition, Severity};
use crate::lint::names::shortened;
use crate::lint::asked::{self, Asked, Cases, Submission, times};
use crate::lint::{turns, Check, Example, Ground, Group, Hit, Outcome, Rule, WithoutSaving};
use crate::model::words::Need;
use crate::redesign::{Measure, StopCollecting};
use crate::say;

pub static RULE: Rule = Rule {
    id: "repeated-submission",
    group: Group::Redundancy,
    severity: Severity::Warning,
    summary: say!(
        zh: "同一材料在一次办理中要交多次",
        en: "one material is handed in more than once in one case",
    ),
    why: say!(
        zh: "申请人每交一次就要备一份、跑一趟窗口；第一次收下的材料本可由后面的步骤共享。",
        en: "Each time the applicant prepares it and carries it; what was taken in once could be passed on to the later steps.",
    ),
    condition: say!(
        zh: "一次办理的走法上（先后或并行）有 2 个以上步骤收取同一材料。互斥的分支只算材料最多的一路；补正步骤收取的和容缺后补的不算。只在部分情形收取的，列为“待确认”。",
        en: "Two or more steps that one case passes, one after the other or in parallel, collect the same material. Of exclusive branches the fullest counts; what a supplement brings and what may follow later does not. Where it is collected in some cases only, the finding is a candidate.",
    ),
    remedy: say!(
        zh: "只在第一个步骤收取，其后由部门之间共享；确需更新的版本，另立一种材料。",
        en: "Collect it at the first step only and share it afterwards; where a newer version is truly needed, make that a material of its own.",
    ),
    fires: Example::File(say!(
        zh: "process: 二手房转移登记
departments: [税务局, 登记中心]
materials:
  «买卖合同»: { issuer: applicant }
steps:
  计税: { by: 税务局, wait: 1d, collects: [买卖合同], next: 登记 }
  登记: { by: 登记中心, wait: 3d, collects: [买卖合同] }
",
        en: "process: Second-hand home transfer
departments: [Tax bureau, Registry]
materials:
  «contract»: { issuer: applicant }
steps:
  taxing: { by: Tax bureau, wait: 1d, collects: [contract], next: registering }
  registering: { by: Registry, wait: 3d, collects: [contract] }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 二手房转移登记
departments: [税务局, 登记中心]
materials:
  买卖合同: { issuer: applicant }
steps:
  计税: { by: 税务局, wait: 1d, collects: [买卖合同], produces: [完税信息, 买卖合同], next: 登记 }
  登记: { by: 登记中心, wait: 3d, uses: [完税信息, 买卖合同] }
",
        en: "process: Second-hand home transfer
departments: [Tax bureau, Registry]
materials:
  contract: { issuer: applicant }
steps:
  taxing: { by: Tax bureau, wait: 1d, collects: [contract], produces: [tax paid, contract], next: registering }
  registering: { by: Registry, wait: 3d, uses: [tax paid, contract] }
",
    )),
    check: Check::Sound(check),
};

fn check(ground: &Ground<'_>) -> Outcome {
    let Some(asked) = ground.asked() else { return ground.no_materials() };
    let marks: Vec<(usize, usize)> = asked
        .iter()
        .enumerate()
        .flat_map(|(key, one)| one.at.iter().filter(|at| counts(ground, at)).map(move |at| (at.step, key)))
        .collect();
    let fullest = ground.on_one_way(&marks, asked.len());
    asked.iter().zip(fullest).filter_map(|(one, steps)| repeated(ground, one, &steps)).collect::<Vec<Hit>>().into()
}

// What a supplement brings is never a repetition, and what may follow later is handed in at one of its steps, not at each.
fn counts(ground: &Ground<'_>, submission: &Submission<'_>) -> bool {
    submission.need() != Need::Deferrable && !ground.is_supplement(submission.step)
}

fn repeated(ground: &Ground<'_>, asked: &Asked<'_>, fullest: &[usize]) -> Option<Hit> {
    if fullest.len() < 2 {
        return None;
    }
    let counted = asked.at.iter().copied().filter(|one| counts(ground, one)).collect();
    let times_in_turn = turns::of(ground, counted, |one: &Submission<'_>| one.step, fullest);
    let (first, again) = times_in_turn.split_first()?;
    let again: Vec<Submission<'_>> = again.iter().flatten().copied().collect();
    let at: Vec<Submission<'_>> = times_in_turn.iter().flatten().copied().collect();
    let names = ground.names;
    let (material, n, often) = (names.material_called(asked.id), times_in_turn.len(), times(times_in_turn.len()));
    let list = shortened(times_in_turn.iter().map(|any| turns::one_of(ground, any.iter().map(|one| one.step))));
    let sure = at.iter().all(|one| one.asked_in() == Cases::Every && one.need() == Need::Required);
    let message = if sure {
        say!(material = material, n = n, often = often, list = list;
            zh: "{material}在一次办理中要交 {n} 次：{list}",
            en: "{material} is handed in {often} in one case: at {list}")
    } else {
        say!(material = material, n = n, often = often, list = list;
            zh: "{material}在一次办理中最多要交 {n} 次：{list}（待确认）",
            en: "{material} is handed in up to {often} in one case: at {list} (candidate)")
    };
    let mut finding = asked::finding(&RULE, names, asked, &at, message);
    finding.help = Some(say!(once = turns::one_of(ground, first.iter().map(|one| one.step));
        zh: "只在{once}收取，其后各步骤共享使用",
        en: "collect it at {once} only, and share it with the later steps"));
    finding.evidence.insert(0, say!(excess = n - 1; zh: "多交 {excess} 件次", en: "submissions beyond the first: {excess}"));
    finding.disposition = Some(asked::disposition(&again, Disposition::Merge));
    let answers: Vec<usize> = again.iter().map(|one| one.step).collect();
    let stop = StopCollecting {
        materials: vec![asked.id.into()],
        at: answers.iter().map(|step| names.id(*step).into()).collect(),
    };
    Some(Hit::at(answers, finding).changed(Measure::StopCollecting(stop), WithoutSaving::Told))
}
