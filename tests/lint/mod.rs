//! What the rules say of a file.

mod allow;
mod catalogue;
mod checks;
mod examples;
mod fingerprint;
mod good_practice;
mod idle;
mod item_list;
mod knock_outs;
mod lean;
mod materials;
mod measures;
mod paths;
mod proportions;
mod redundancy;
mod sent_back;
mod shapes;
mod startup;
mod structure;
mod times;

use std::sync::Arc;
use zaizao::finding::Finding;
use zaizao::lint::{self, Options, Verdict};
use zaizao::model::{Date, Process};
use zaizao::source::Source;
use zaizao::wording::Lang;
use zaizao::yaml;

/// A process of these lines above its steps, and these steps with their fields.
fn case(head: &str, steps: &[(&str, &str)]) -> File {
    let mut text = format!("process: 甲\n{head}\nsteps:\n");
    for (id, fields) in steps {
        text.push_str(&format!("  {id}: {{ {fields} }}\n"));
    }
    let file = file(&text);
    assert!(
        file.read.is_empty(),
        "{text}\n{:?}",
        file.read.iter().map(|one| one.message.en.clone()).collect::<Vec<_>>()
    );
    file
}

/// What one rule says, as `message @ underlined text`.
fn says(file: &File, rule: &str, lang: Lang) -> Vec<String> {
    let verdict = file.judged();
    let told = |finding: &&Finding| format!("{} @ {}", finding.message.get(lang), underlined(finding));
    of(&verdict, rule).iter().map(told).collect()
}

/// The one finding of a rule.
fn only<R>(file: &File, rule: &str, tell: impl FnOnce(&Finding) -> R) -> R {
    let verdict = file.judged();
    let [finding] = of(&verdict, rule)[..] else { panic!("{:#?}", file.told(Lang::En)) };
    tell(finding)
}

/// A file as it is read, to be judged.
struct File {
    process: Process,
    read: Vec<Finding>,
}

fn file(text: &str) -> File {
    let (process, read) = yaml::read(Arc::new(Source::new("process.yaml", text)));
    File { process, read }
}

impl File {
    fn judged(&self) -> Verdict<'_> {
        let options = Options { today: Date::new(2026, 11, 23), ..Options::default() };
        lint::run(&self.process, self.read.clone(), &options)
    }

    /// The findings as `rule: message @ underlined text`, in one language.
    fn told(&self, lang: Lang) -> Vec<String> {
        self.judged().findings.iter().map(|finding| told(finding, lang)).collect()
    }

    /// The ids of the rules that speak up, in order.
    fn rules(&self) -> Vec<&'static str> {
        self.judged().findings.iter().map(|finding| finding.rule).collect()
    }

    /// What is missing for a rule.
    fn missing(&self, rule: &str) -> Option<String> {
        let verdict = self.judged();
        verdict.not_evaluated.iter().find(|(id, _)| *id == rule).map(|(_, missing)| missing.get(Lang::En).to_owned())
    }
}

fn told(finding: &Finding, lang: Lang) -> String {
    format!("{}: {} @ {}", finding.rule, finding.message.get(lang), underlined(finding))
}

fn underlined(finding: &Finding) -> &str {
    finding.place.source.slice(finding.place.span)
}

fn of<'v>(verdict: &'v Verdict<'_>, rule: &str) -> Vec<&'v Finding> {
    verdict.findings.iter().filter(|finding| finding.rule == rule).collect()
}
