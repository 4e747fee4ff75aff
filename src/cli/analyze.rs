use super::arguments::{Analyze, CountWanted, MethodWanted, ScenarioWanted};
use super::config::Configs;
use super::delivery::deliver;
use super::load::load;
use super::output::{Printer, Trouble};
use super::status::Status;
use super::{clock, files, unsound};
use crate::analysis::profiles::{self, Counted, Profile};
use crate::analysis::scenario::{self, Decision, Scenario};
use crate::analysis::{Analysis, Study, critical_path, paths};
use crate::lint;
use crate::report::analyze::{self, Mean};
use crate::say;
use crate::wording::Text;

/// Analyses one process; where its flow does not work, says why instead.
pub fn run(wanted: &Analyze, printer: &Printer) -> anyhow::Result<Status> {
    let reporting = &wanted.reporting;
    files::hold_apart(&reporting.output, [wanted.file.as_path()])?;
    let settled = Configs::of(&wanted.configuring, [&*wanted.file])?.settled_for(&wanted.file);
    let loaded = load(&wanted.file, reporting.reading, settled.config.calendar)?;
    let options = clock::options(reporting, wanted.sampling.into(), &settled)?;
    let verdict = lint::run(&loaded.process, loaded.findings, &options);
    let status = Status::of(&verdict.findings, clock::fails_on(reporting, &settled));
    let Some(sound) = &verdict.sound else {
        return unsound::report("analyze", vec![(&loaded.process, verdict)], reporting, printer);
    };
    let study = Study::sampled(sound, wanted.sampling.into());
    let analysis = Analysis::knowing(&study, &verdict.times);
    let scenario = chosen(&study, wanted)?;
    let paths = wanted.paths.map(|most| paths::of(&study, most as usize));
    let results = analyze::Results {
        study: &study,
        analysis: &analysis,
        scenario: scenario.kind,
        mean: match wanted.method {
            MethodWanted::Exact => Mean::Exact,
            MethodWanted::Flow => Mean::FlowAnalysis,
        },
        critical_path: &critical_path::of(&study, &scenario),
        paths: paths.as_ref(),
        counted: &counted(&study, &analysis, &wanted.count),
        verdict: &verdict,
    };
    deliver(&analyze::output(results), reporting, printer)?;
    Ok(status)
}

// In the order of the profiles, whatever the order of the options.
fn counted(study: &Study<'_>, analysis: &Analysis, wanted: &[CountWanted]) -> Vec<Counted> {
    let is_wanted = |profile: Profile| {
        let by_name = match profile {
            Profile::Guide => CountWanted::Guide,
            Profile::DoingBusiness => CountWanted::DoingBusiness,
            Profile::Lean => CountWanted::Lean,
            Profile::Bpmn => CountWanted::Bpmn,
        };
        wanted.contains(&by_name) || wanted.contains(&CountWanted::All)
    };
    let profiles = Profile::ALL.into_iter().filter(|profile| is_wanted(*profile));
    profiles.map(|profile| profiles::of(study, analysis, profile)).collect()
}

fn chosen(study: &Study<'_>, wanted: &Analyze) -> anyhow::Result<Scenario> {
    let decisions = wanted.decide.iter().map(|text| decision(text)).collect::<anyhow::Result<Vec<_>>>()?;
    let scenario = match (wanted.scenario, decisions.is_empty()) {
        (ScenarioWanted::Worst, _) => scenario::worst(study),
        (ScenarioWanted::Main, true) => return Ok(study.main.clone()),
        (ScenarioWanted::Main, false) => scenario::decided(study, &decisions),
    };
    scenario.map_err(|trouble| anyhow::Error::new(Trouble::new(sentence(&trouble))))
}

fn decision(text: &str) -> anyhow::Result<Decision> {
    Decision::read(text).ok_or_else(|| {
        anyhow::Error::new(Trouble::new(say!(text = text;
            zh: "“--decide {text}”应写成 步骤=去向", en: "--decide {text} should be step=branch")))
    })
}

fn sentence(trouble: &scenario::Trouble) -> Text {
    match trouble {
        scenario::Trouble::UnknownStep { step, nearest } => {
            let hint = did_you_mean(nearest.as_deref());
            say!(step = step, hint = hint; zh: "--decide：没有步骤“{step}”{hint}", en: "--decide: there is no step {step}{hint}")
        }
        scenario::Trouble::NotADecision { step } => {
            say!(step = step; zh: "--decide：步骤“{step}”之后没有分支可选", en: "--decide: after {step} there is nothing to decide")
        }
        scenario::Trouble::UnknownBranch { step, branch, nearest, all } => {
            let hint = did_you_mean(nearest.as_deref());
            say!(step = step, branch = branch, all = Text::list(all), hint = hint;
                zh: "--decide {step}={branch}：“{step}”之后没有这一去向{hint}可选：{all}",
                en: "--decide {step}={branch}: {step} has no such branch{hint} There are: {all}")
        }
        scenario::Trouble::OneTooMany { step, taken, left } => say!(step = step, taken = taken, left = left;
            zh: "--decide：“{step}”既写了去向“{taken}”，又写了“{left}”，而这种走法里它没有再作一次决定；只留一个",
            en: "--decide: {step} cannot lead to both {taken} and {left}, as it does not decide again on this way; keep one"),
        scenario::Trouble::TooLong => say!(most = scenario::MOST_REPETITIONS;
            zh: "返工超过 {most} 次，无法列出；用 max 限定次数", en: "more than {most} repetitions; limit them with max"),
    }
}

fn did_you_mean(nearest: Option<&str>) -> Text {
    match nearest {
        Some(nearest) => say!(nearest = nearest; zh: "，是否想写“{nearest}”？", en: "; did you mean {nearest}?"),
        None => say!(zh: "。", en: "."),
    }
}
