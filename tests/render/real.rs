//! Reports on the shipped processes, from file to text.

use super::documented::undocumented;
use super::laws::plain;
use crate::analysis::made_up::Dice;
use crate::draw::{PAIRS, random};
use crate::support::{committed, repo};
use std::sync::Arc;
use zaizao::analysis::compare::{Sided, finding_changes};
use zaizao::analysis::figures::Basis;
use zaizao::analysis::study::{Analysis, Study};
use zaizao::analysis::{self, critical_path, scenario};
use zaizao::lint;
use zaizao::model::Process;
use zaizao::render::terminal::{self, Colour, Style};
use zaizao::render::{json, markdown};
use zaizao::report::{Output, Subject, analyze, check, compare};
use zaizao::source::Source;
use zaizao::wording::Lang;

fn read(path: &str) -> (Process, Vec<zaizao::finding::Finding>) {
    let text = std::fs::read_to_string(repo(path)).unwrap();
    zaizao::yaml::read(Arc::new(Source::new(path, text)))
}

fn analysed(path: &str) -> Output {
    let (process, findings) = read(path);
    analysed_of(&process, findings)
}

fn analysed_of(process: &Process, findings: Vec<zaizao::finding::Finding>) -> Output {
    let verdict = lint::run(process, findings, &lint::Options::default());
    let sound = verdict.sound.as_ref().expect("the process is sound");
    let study = Study::of(sound);
    let analysis = Analysis::of(&study);
    analyze::output(analyze::Results {
        study: &study,
        analysis: &analysis,
        scenario: study.main.kind,
        mean: zaizao::report::analyze::Mean::Exact,
        critical_path: &analysis.critical_path,
        paths: None,
        counted: &[],
        verdict: &verdict,
    })
}

fn formats(name: &str, output: &Output) {
    assert_eq!(undocumented(output), Vec::<String>::new());
    for lang in Lang::BOTH {
        for width in [80, 120] {
            let text = terminal::output(output, lang, Style { width, ..Style::PLAIN });
            committed(&format!("tests/golden/render/{name}.{}.{width}.txt", lang.tag()), &text);
        }
        committed(&format!("tests/golden/render/{name}.{}.md", lang.tag()), &markdown::output(output, lang));
    }
    let coloured = terminal::output(output, Lang::Zh, Style { width: 100, colour: Colour::On, ..Style::PLAIN });
    committed(&format!("tests/golden/render/{name}.zh.colour.txt"), &coloured);
    committed(&format!("tests/golden/render/{name}.json"), &json::output(output));
}

#[test]
fn check_the_as_is_of_enterprise_start_up() {
    let (process, findings) = read("processes/enterprise-startup/as-is.yaml");
    let verdict = lint::run(&process, findings, &lint::Options::default());
    let file = check::Checked::judged(Subject::of(&process), verdict);
    formats("startup.check", &check::output(vec![file]));
}

#[test]
fn analyze_the_as_is_of_enterprise_start_up() {
    formats("startup.analyze", &analysed("processes/enterprise-startup/as-is.yaml"));
}

fn compared(before: &str, after: &str) -> Output {
    let (old, new) = (read(before), read(after));
    let old_verdict = lint::run(&old.0, old.1, &lint::Options::default());
    let new_verdict = lint::run(&new.0, new.1, &lint::Options::default());
    let (old_study, new_study) =
        (Study::of(old_verdict.sound.as_ref().unwrap()), Study::of(new_verdict.sound.as_ref().unwrap()));
    let (old_analysis, new_analysis) = (Analysis::of(&old_study), Analysis::of(&new_study));
    let before = Sided { study: &old_study, analysis: &old_analysis };
    let after = Sided { study: &new_study, analysis: &new_analysis };
    compare::output(compare::Results {
        doubt: None,
        before,
        after,
        comparison: &analysis::compare::of(before, after, [Basis::CriticalPath; 2]),
        verdict_before: &old_verdict,
        verdict_after: &new_verdict,
        finding_changes: &finding_changes(&old_verdict.findings, &new_verdict.findings),
        bundle: None,
        plan: None,
        effects: None,
    })
}

#[test]
fn compare_enterprise_start_up() {
    let output = compared("processes/enterprise-startup/as-is.yaml", "processes/enterprise-startup/to-be.yaml");
    formats("startup.compare", &output);
}

fn fits(output: &Output, lang: Lang, width: usize) {
    let style = Style { width, ..Style::PLAIN };
    let text = terminal::output(output, lang, style);
    for line in text.lines() {
        assert!(unicode_width::UnicodeWidthStr::width(line) <= width, "wider than {width}: {line}\n{text}");
    }
    let coloured = terminal::output(output, lang, Style { colour: Colour::On, ..style });
    let coloured: Vec<String> = plain(&coloured).lines().map(|line| line.trim_end().to_owned()).collect();
    assert_eq!(coloured, text.lines().collect::<Vec<_>>());
}

#[test]
fn reports_on_what_is_shipped_fit_the_terminal_and_colour_changes_no_letter() {
    for pair in PAIRS {
        let file = |side: &str| format!("processes/{pair}/{side}.yaml");
        let (before, after) = (file("as-is"), file("to-be"));
        let outputs = [analysed(&before), analysed(&after), compared(&before, &after)];
        for (output, lang) in outputs.iter().flat_map(|output| Lang::BOTH.map(|lang| (output, lang))) {
            [80, 100, 120].iter().for_each(|width| fits(output, lang, *width));
        }
    }
}

#[test]
fn reports_on_two_hundred_random_processes_fit_the_terminal() {
    let mut dice = Dice(20_270_102);
    let mut done = 0;
    while done < 200 {
        // Larger ones take long to analyse without optimisation.
        let Some((text, _)) = random::process(&mut dice).filter(|(_, steps)| *steps <= 20) else { continue };
        let (process, findings) = zaizao::yaml::read(Arc::new(Source::new("x.yaml", text)));
        if analysis::sound(&process).is_err() {
            continue;
        }
        fits(&analysed_of(&process, findings), Lang::BOTH[done % 2], [80, 100, 120][done % 3]);
        done += 1;
    }
}

#[test]
fn the_worst_scenario_tells_repetitions_apart() {
    let (process, findings) = read("processes/household-migration/as-is.yaml");
    let verdict = lint::run(&process, findings, &lint::Options::default());
    let study = Study::of(verdict.sound.as_ref().unwrap());
    let worst = scenario::worst(&study).unwrap();
    let results = analyze::Results {
        study: &study,
        analysis: &Analysis::of(&study),
        scenario: worst.kind,
        mean: zaizao::report::analyze::Mean::Exact,
        critical_path: &critical_path::of(&study, &worst),
        paths: None,
        counted: &[],
        verdict: &verdict,
    };
    let text = terminal::output(&analyze::output(results), Lang::Zh, Style::PLAIN);
    let path: Vec<&str> = text.lines().skip_while(|line| !line.starts_with("关键路径（最慢情形）")).collect();
    assert!(path.iter().any(|line| line.contains("轮次")), "{text}");
    // The review is done twice: before and after the applicant corrects the papers.
    assert_eq!(path.iter().filter(|line| line.trim_start().starts_with("派出所审核  ")).count(), 2, "{text}");
}

#[test]
fn parallel_steps_on_the_critical_path_are_no_chain() {
    let output = analysed("processes/enterprise-startup/to-be.yaml");
    let text = terminal::output(&output, Lang::Zh, Style { width: 120, ..Style::PLAIN });
    assert!(text.contains("一表申请、设立登记、刻制公章、税务登记和领用发票、一次领取，共 1 个工作日"), "{text}");
}

// Both options at once, in both languages, on a narrow terminal and as Markdown.
#[test]
fn ways_through_and_counts_of_household_migration() {
    let (process, findings) = read("processes/household-migration/as-is.yaml");
    let verdict = lint::run(&process, findings, &lint::Options::default());
    let study = Study::of(verdict.sound.as_ref().unwrap());
    let analysis = Analysis::of(&study);
    let paths = analysis::paths::of(&study, 6);
    let all = analysis::profiles::Profile::ALL;
    let counted: Vec<_> = all.into_iter().map(|one| analysis::profiles::of(&study, &analysis, one)).collect();
    let mut output = analyze::output(analyze::Results {
        study: &study,
        analysis: &analysis,
        scenario: study.main.kind,
        mean: zaizao::report::analyze::Mean::Exact,
        critical_path: &analysis.critical_path,
        paths: Some(&paths),
        counted: &counted,
        verdict: &verdict,
    });
    for report in &mut output.reports {
        report.sections.retain(|section| ["paths", "counts"].contains(&section.key));
    }
    assert_eq!(undocumented(&output), Vec::<String>::new());
    for lang in Lang::BOTH {
        let text = terminal::output(&output, lang, Style { width: 80, ..Style::PLAIN });
        assert!(text.lines().all(|line| unicode_width::UnicodeWidthStr::width(line) <= 80), "{text}");
        committed(&format!("tests/golden/render/ways-and-counts.{}.80.txt", lang.tag()), &text);
        committed(&format!("tests/golden/render/ways-and-counts.{}.md", lang.tag()), &markdown::output(&output, lang));
    }
}
