//! The document on a change: as-is, to-be and the plan, where there is one.

use super::{
    Chapter, Part, Profile, Shelf, Wanted, annex, background, briefing, layout, measures, monitoring, one, pictures,
};
use crate::model::Process;
use crate::model::plan::Plan;
use crate::report::analyze::{self, Mean};
use crate::report::compare::{self, Results};
use crate::report::names::{Names, text};
use crate::report::{Block, Found, Half, Output, Section, Subject, Table};
use crate::say;
use crate::wording::{FileName, Text};

/// The document on as-is and to-be.
pub fn output(results: Results<'_>, plan: Option<&Plan>, wanted: &Wanted) -> Output {
    let (old, new) = (results.before.study.process(), results.after.study.process());
    let name = text(&new.name());
    let (mut before, mut report) = Shelf::of(analyze::output(as_is(results)));
    let (mut change, compared) = Shelf::of(compare::output(results));
    pictures::of_process(&mut before, results.before);
    pictures::of_change(&mut change, results);
    let subjects = compared.subjects;
    let sources = Sources::of(&subjects);
    let sections = match wanted.profile {
        Profile::Full => {
            let mut processes: Vec<&Process> = match results.bundle {
                Some(files) => files.processes.to_vec(),
                None => vec![old],
            };
            processes.push(new);
            let scope = one::chapter_of_background(&processes, &sources.both);
            let names = Names::of(old);
            let steps = background::steps(old, &names, &sources.before);
            let cuts = change.take("five-cuts");
            let mut chapters = vec![
                scope,
                one::portrait(&mut before, Some(steps), &sources.before),
                one::method_of(old, &sources.both),
                one::diagnosed(&mut before, &report, &sources.before),
                to_be(&mut change, &sources),
            ];
            chapters.extend(effect(&mut change, cuts.as_ref(), &sources));
            chapters.extend(carrying_out(cuts.as_ref(), plan, &sources));
            chapters.push(annex(&mut change, &mut before, &processes, &sources, wanted));
            layout::numbered(chapters)
        }
        Profile::Briefing => layout::plain(briefing::of_change(&mut change, results, plan, &sources)),
    };
    // The figures are those of the comparison; the findings are those that the diagnosis is about, and what is left in the to-be beside them.
    report.half = Some(Half::First);
    report.aside =
        vec![Found { half: Half::Second, findings: compared.findings, not_evaluated: compared.not_evaluated }];
    report.subjects = subjects;
    report.figures = compared.figures;
    report.assumptions = compared.assumptions;
    one::finished(report, sections, usual_title(&name, wanted.profile), wanted)
}

/// Whose figures a table has.
pub(super) struct Sources {
    pub before: Text,
    pub both: Text,
    /// What the to-be is written in: of a plan, the plan.
    pub after: Text,
}

impl Sources {
    // The as-is files stand before the to-be; names are told apart over all of them.
    fn of(subjects: &[Subject]) -> Sources {
        let names = one::file_names(subjects);
        let (after, before) = names.split_last().map_or(("", &[][..]), |(after, before)| (after, before));
        Sources {
            before: one::source(before),
            both: one::source(&names),
            after: say!(file = FileName::of(after).alone(); zh: "来源：{file}。", en: "Source: {file}."),
        }
    }
}

fn usual_title(name: &Text, profile: Profile) -> Text {
    match profile {
        Profile::Full => say!(name = name; zh: "{name}：流程再造报告", en: "{name}: report on re-engineering"),
        Profile::Briefing => say!(name = name; zh: "{name}：流程再造简报", en: "{name}: briefing on re-engineering"),
    }
}

// What `analyze` says of the as-is, from what is worked out already.
fn as_is(results: Results<'_>) -> analyze::Results<'_> {
    let (study, analysis) = (results.before.study, results.before.analysis);
    analyze::Results {
        study,
        analysis,
        scenario: study.main.kind,
        mean: Mean::Exact,
        critical_path: &analysis.critical_path,
        paths: None,
        counted: &[],
        verdict: results.verdict_before,
    }
}

/// 6 再造方案
fn to_be(change: &mut Shelf, sources: &Sources) -> Chapter {
    let keys = ["diagrams", "steps", "critical-path", "departments", "handoffs", "material-ledger", "data-ledger"];
    let parts: Vec<Option<Part>> = keys.into_iter().map(|key| change.part(key, &sources.both)).collect();
    Chapter::new("to-be", say!(zh: "再造方案", en: "The process as it is to be"), parts)
}

/// 7 成效测算, 8 法律与风险审查
fn effect(change: &mut Shelf, cuts: Option<&Section>, sources: &Sources) -> [Chapter; 2] {
    let cuts = cuts.map(|section| Part::of(section.clone(), &sources.both));
    let keys = ["bundle", "time-bases", "beside", "waterfall", "measures", "counts", "annual", "findings"];
    let further: Vec<Option<Part>> = keys.into_iter().map(|key| change.part(key, &sources.both)).collect();
    let risk = [change.part("risk", &sources.both), change.part("signs", &sources.both)];
    [
        Chapter::new("effect", say!(zh: "成效测算", en: "Effect"), [cuts].into_iter().chain(further)),
        Chapter::new("law", say!(zh: "法律与风险审查", en: "Law and risk"), risk),
    ]
}

/// 9 实施路径, 10 监测评估
fn carrying_out(cuts: Option<&Section>, plan: Option<&Plan>, sources: &Sources) -> [Chapter; 2] {
    let path = measures::part(plan, &measured(plan, sources));
    let watched = cuts.and_then(five_cuts).map(|table| monitoring::part(table, &sources.both));
    [
        Chapter::new("path", say!(zh: "实施路径", en: "Path of implementation"), [Some(path)]),
        Chapter::new("monitoring", say!(zh: "监测评估", en: "Monitoring"), [watched]),
    ]
}

/// The source line of what a plan says.
pub(super) fn measured(plan: Option<&Plan>, sources: &Sources) -> Text {
    if plan.is_some() { sources.after.clone() } else { sources.both.clone() }
}

/// The table of the five cuts in its section.
pub(super) fn five_cuts(section: &Section) -> Option<&Table> {
    section.blocks.iter().find_map(|block| match block {
        Block::Table(table) if table.key == "five-cuts" => Some(table),
        _ => None,
    })
}

fn annex(
    change: &mut Shelf,
    before: &mut Shelf,
    processes: &[&Process],
    sources: &Sources,
    wanted: &Wanted,
) -> Chapter {
    let mut parts = Vec::new();
    // The as-is files; what the to-be asks for stands in the ledgers.
    for process in processes.split_last().map_or(&[][..], |(_, as_is)| as_is) {
        let names = Names::of(process);
        parts.push(annex::materials(process, &names, &sources.before));
        parts.push(annex::data_items(process, &names, &sources.before));
        parts.push(annex::bases(process, &names, &sources.before));
    }
    parts.push(before.part("material-matrix", &sources.before));
    parts.push(before.part("handoff-matrix", &sources.before));
    parts.push(change.part("figures", &sources.both));
    parts.push(change.part("assumptions", &sources.both));
    parts.push(before.part("not-evaluated", &sources.before));
    let from = say!(zh: "来源：输入文件。", en: "Source: the input files.");
    parts.push(Some(annex::provenance(&wanted.inputs, processes, &from)));
    Chapter::new("annex", say!(zh: "附件", en: "Annex"), parts)
}
