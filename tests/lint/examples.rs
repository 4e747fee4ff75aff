//! Every rule fires on its example, at the text it marks, and is quiet on the other.

use super::{file, underlined};
use std::sync::Arc;
use zaizao::finding::Finding;
use zaizao::lint::across::{Brief, across};
use zaizao::lint::{self, Check, Example, Rule, rules};
use zaizao::source::Source;
use zaizao::wording::Lang;
use zaizao::yaml;
use zaizao::yaml::tree::Limits;

#[test]
fn every_rule_fires_at_the_text_that_its_example_marks() {
    each_example(
        |rule| &rule.fires,
        |rule, lang, text| {
            let (text, start, end) = marked(text);
            let all = found(rule, &text);
            let own: Vec<_> = all.iter().filter(|finding| finding.rule == rule.id).collect();
            let [finding] = own[..] else {
                let all: Vec<String> = all.iter().map(|finding| super::told(finding, lang)).collect();
                return Err(format!("{} findings of its own, all: {all:#?}", own.len()));
            };
            if finding.severity != rule.severity {
                return Err(format!("{:?} instead of {:?}", finding.severity, rule.severity));
            }
            let span = finding.place.span;
            if (span.start as usize, span.end as usize) != (start, end) {
                return Err(format!(
                    "underlines {:?} at {}..{} instead of {start}..{end}",
                    underlined(finding),
                    span.start,
                    span.end
                ));
            }
            Ok(())
        },
    );
}

#[test]
fn every_rule_is_quiet_on_its_other_example() {
    each_example(
        |rule| &rule.quiet,
        |rule, lang, text| {
            if matches!(rule.check, Check::Files(_) | Check::Plan) {
                let found: Vec<String> = found(rule, text).iter().map(|finding| super::told(finding, lang)).collect();
                return if found.is_empty() { Ok(()) } else { Err(format!("{found:#?}")) };
            }
            let file = file(text);
            let verdict = file.judged();
            if verdict.findings.iter().any(|finding| finding.rule == rule.id) {
                return Err(format!("speaks up: {:#?}", file.told(lang)));
            }
            let silent = verdict.not_evaluated.iter().find(|(id, _)| *id == rule.id);
            silent.map_or(Ok(()), |(_, missing)| Err(format!("does not judge: {}", missing.get(lang))))
        },
    );
}

/// A quiet example has nothing else wrong with it either, so that a reader may copy it.
#[test]
fn quiet_examples_have_no_errors() {
    each_example(
        |rule| &rule.quiet,
        |rule, lang, text| {
            let plans = usize::from(matches!(rule.check, Check::Plan));
            for part in text.split(BETWEEN).skip(plans) {
                let file = file(part);
                let judged = file.judged();
                if judged.findings.iter().any(|finding| finding.severity == zaizao::finding::Severity::Error) {
                    return Err(format!("{:#?}", file.told(lang)));
                }
            }
            Ok(())
        },
    );
}

/// A sentence without values is said as it is written: doubled braces would be seen.
#[test]
fn no_sentence_shows_doubled_braces() {
    each_example(
        |rule| &rule.fires,
        |rule, lang, text| {
            let (text, ..) = marked(text);
            let found = found(rule, &text);
            let said = found.iter().flat_map(|finding| finding.help.iter().chain([&finding.message]));
            let doubled = said.map(|text| text.get(lang)).find(|text| text.contains("{{"));
            doubled.map_or(Ok(()), |text| Err(text.to_owned()))
        },
    );
}

fn each_example(example: fn(&Rule) -> &Example, check: impl Fn(&Rule, Lang, &str) -> Result<(), String>) {
    let mut wrong = String::new();
    for rule in rules::ALL {
        let Example::File(text) = example(rule) else { continue };
        for lang in Lang::BOTH {
            if let Err(why) = check(rule, lang, text.get(lang)) {
                wrong.push_str(&format!("\n{} ({}): {why}", rule.id, lang.tag()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// What stands between the files of an example.
const BETWEEN: &str = "---\n";

/// What is found in an example, which is read as its rule wants.
fn found(rule: &Rule, text: &str) -> Vec<Finding> {
    match rule.check {
        Check::Files(_) => together(text),
        Check::Plan => planned(text),
        _ => file(text).judged().findings,
    }
}

/// What is found in a plan, the first of the files, with the second as its base.
fn planned(text: &str) -> Vec<Finding> {
    let (plan, base) = text.split_once(BETWEEN).expect("a plan and its base");
    let (plan, read) = yaml::read_plan(Arc::new(Source::new("plan.yaml", plan)), Limits::default());
    let (base, found) = yaml::read(Arc::new(Source::new("as-is.yaml", base)));
    let base = lint::plan::usable(&base, &found).map(|()| &base).map_err(|why| (&plan.bases[0], why));
    lint::plan::plan(&plan, read, base).findings
}

/// What is found when the files of an example are read together.
fn together(text: &str) -> Vec<Finding> {
    // Each file keeps its place in the whole text, so that what is underlined can be compared.
    let starts: Vec<usize> =
        std::iter::once(0).chain(text.match_indices(BETWEEN).map(|(at, _)| at + BETWEEN.len())).collect();
    let parts = starts.iter().map(|start| {
        let end = text[*start..].find(BETWEEN).map_or(text.len(), |at| start + at);
        Arc::new(Source::new("process.yaml", format!("{}{}", "\n".repeat(*start), &text[*start..end])))
    });
    let sources: Vec<Arc<Source>> = parts.collect();
    let briefs = sources.iter().enumerate().map(|(at, source)| {
        let (process, read) = yaml::read(Arc::clone(source));
        assert!(read.is_empty(), "{}", read[0].message.en);
        Brief { file: at, ..Brief::of(&process) }
    });
    let briefs: Vec<Brief> = briefs.collect();
    across(&briefs, |file| Some(Arc::clone(&sources[file]))).into_iter().map(|(_, finding)| finding).collect()
}

/// The text without its marks, and the bytes between them.
fn marked(text: &str) -> (String, usize, usize) {
    let start = text.find('«').expect("no «");
    let end = text.find('»').expect("no »") - '«'.len_utf8();
    (text.replace(['«', '»'], ""), start, end)
}
