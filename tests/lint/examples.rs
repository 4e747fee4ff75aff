//! Every rule fires on its example, at the text it marks, and is quiet on the other.

use super::{File, file, underlined};
use zaizao::lint::{Example, Rule, rules};
use zaizao::wording::Lang;

#[test]
fn every_rule_fires_at_the_text_that_its_example_marks() {
    each_example(
        |rule| &rule.fires,
        |rule, lang, text| {
            let (file, start, end) = marked(text);
            let verdict = file.judged();
            let found: Vec<_> = verdict.findings.iter().filter(|finding| finding.rule == rule.id).collect();
            let [finding] = found[..] else {
                return Err(format!("{} findings of its own, all: {:#?}", found.len(), file.told(lang)));
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
        |_, lang, text| {
            let file = file(text);
            let errors = file
                .judged()
                .findings
                .iter()
                .filter(|finding| finding.severity == zaizao::finding::Severity::Error)
                .count();
            if errors == 0 { Ok(()) } else { Err(format!("{:#?}", file.told(lang))) }
        },
    );
}

/// A sentence without values is said as it is written: doubled braces would be seen.
#[test]
fn no_sentence_shows_doubled_braces() {
    each_example(
        |rule| &rule.fires,
        |_, lang, text| {
            let (file, ..) = marked(text);
            let verdict = file.judged();
            let said = verdict.findings.iter().flat_map(|finding| finding.help.iter().chain([&finding.message]));
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

/// The file without its marks, and the bytes between them.
fn marked(text: &str) -> (File, usize, usize) {
    let start = text.find('«').expect("no «");
    let end = text.find('»').expect("no »") - '«'.len_utf8();
    (file(&text.replace(['«', '»'], "")), start, end)
}
