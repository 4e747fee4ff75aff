//! The document on one process: chapters that need a to-be are left out.

use super::{
    Chapter, Part, Profile, Shelf, Wanted, annex, background, briefing, cover, diagnosis, layout, method, pictures,
    titled,
};
use crate::analysis::compare::Sided;
use crate::report::analyze::{self, Results};
use crate::report::build::NOTHING;
use crate::report::names::{Names, text};
use crate::report::paths;
use crate::report::{Output, Report, Section, Subject};
use crate::say;
use crate::wording::{FileName, Text};

/// The document on a process as it is.
pub fn output(results: Results<'_>, wanted: &Wanted) -> Output {
    let process = results.study.process();
    let name = text(&process.name());
    let (mut shelf, report) = Shelf::of(analyze::output(results));
    pictures::of_process(&mut shelf, Sided { study: results.study, analysis: results.analysis });
    let source = source(&file_names(&report.subjects));
    let sections = match wanted.profile {
        Profile::Full => {
            let names = Names::of(process);
            let (background, annex_parts) =
                (chapter_of_background(&[process], &source), annex_of(&mut shelf, process, &names, &source, wanted));
            let chapters = vec![
                background,
                portrait(&mut shelf, Some(background::steps(process, &names, &source)), &source),
                method_of(process, &source),
                diagnosed(&mut shelf, &report, &source),
                Chapter::new("annex", say!(zh: "附件", en: "Annex"), annex_parts),
            ];
            layout::numbered(chapters)
        }
        Profile::Briefing => layout::plain(briefing::of_one(&mut shelf, &report, &source)),
    };
    let usual = match wanted.profile {
        Profile::Full => say!(name = name; zh: "{name}：流程诊断报告", en: "{name}: diagnosis of the process"),
        Profile::Briefing => say!(name = name; zh: "{name}：流程诊断简报", en: "{name}: briefing on the process"),
    };
    finished(report, sections, usual, wanted)
}

/// A report with the sections of a document.
pub(super) fn finished(report: Report, sections: Vec<Section>, usual: Text, wanted: &Wanted) -> Output {
    let sections = cover(wanted).into_iter().chain(sections).collect();
    let report = Report { title: Some(titled(wanted, usual)), sections, ..report };
    Output { command: "report", reports: vec![report], closing: Vec::new() }
}

/// The source line of what comes from the files of a report.
pub(super) fn source(files: &[String]) -> Text {
    let files = Text::list(files.iter().map(|file| FileName::of(&**file).alone()));
    say!(files = files; zh: "来源：根据 {files} 计算。", en: "Source: computed from {files}.")
}

/// What the files of a report are called in it.
pub(super) fn file_names(subjects: &[Subject]) -> Vec<String> {
    let files: Vec<&str> = subjects.iter().map(|subject| &*subject.file).collect();
    paths::told_apart(&files)
}

/// 1 项目背景与范围
pub(super) fn chapter_of_background(processes: &[&crate::model::Process], source: &Text) -> Chapter {
    let part = background::part(processes, source);
    Chapter::new("background", say!(zh: "项目背景与范围", en: "Background and scope"), [Some(part)])
}

/// 2 现状画像
pub(super) fn portrait(shelf: &mut Shelf, steps: Option<Part>, source: &Text) -> Chapter {
    let headline = shelf
        .take("headline")
        .map(|section| Part::new(say!(zh: "主要指标", en: "The figures that matter"), section.blocks, source));
    let diagram = shelf.part("diagram", source);
    let keys = [
        "lead-time",
        "clocks",
        "critical-path",
        "stages",
        "departments",
        "handoffs",
        "materials",
        "data-items",
        "joins",
        "outcomes",
    ];
    let parts: Vec<Option<Part>> =
        [headline, steps, diagram].into_iter().chain(keys.into_iter().map(|key| shelf.part(key, source))).collect();
    Chapter::new("portrait", say!(zh: "现状画像", en: "The process as it is"), parts)
}

/// 3 数据口径与方法
pub(super) fn method_of(process: &crate::model::Process, source: &Text) -> Chapter {
    let parts = [Some(method::counting(process, source)), Some(method::left_out(source))];
    Chapter::new("method", say!(zh: "数据口径与方法", en: "Data and method"), parts)
}

/// 4 问题诊断
pub(super) fn diagnosed(shelf: &mut Shelf, report: &Report, source: &Text) -> Chapter {
    let time = shelf.part("where-time-goes", source);
    let found = shelf.take("findings").map(|section| diagnosis::part(section, &report.findings, source));
    Chapter::new("diagnosis", say!(zh: "问题诊断", en: "Diagnosis"), [time, found])
}

/// 附件
pub(super) fn annex_of(
    shelf: &mut Shelf,
    process: &crate::model::Process,
    names: &Names<'_>,
    source: &Text,
    wanted: &Wanted,
) -> Vec<Option<Part>> {
    vec![
        annex::materials(process, names, source),
        annex::data_items(process, names, source),
        annex::bases(process, names, source),
        shelf.part("material-matrix", source),
        shelf.part("handoff-matrix", source),
        shelf.part("figures", source),
        shelf.part("assumptions", &NOTHING),
        shelf.part("not-evaluated", &NOTHING),
        Some(annex::provenance(
            &wanted.inputs,
            &[process],
            &say!(zh: "来源：输入文件。", en: "Source: the input files."),
        )),
    ]
}
