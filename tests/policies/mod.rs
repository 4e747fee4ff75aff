//! Policies: their files, what they find, those that are shipped, and comparisons with an earlier version.

mod compared;
mod files;
mod levels;
mod limits;
mod shipped;

use std::sync::Arc;
use zaizao::finding::Finding;
use zaizao::lint::demands::{self, Demands, Earlier, Gates, Held};
use zaizao::lint::{self, Options};
use zaizao::model::{Policy, Process};
use zaizao::source::Source;
use zaizao::wording::{Lang, Text};
use zaizao::yaml;

/// A process that reads without an error.
fn process(text: &str) -> Process {
    let (process, findings) = yaml::read(Arc::new(Source::new("process.yaml", text)));
    let errors: Vec<&str> = findings.iter().map(|finding| finding.message.get(Lang::En)).collect();
    assert!(findings.iter().all(|finding| finding.severity < zaizao::finding::Severity::Error), "{errors:?}");
    process
}

/// A policy without mistakes.
fn policy(text: &str) -> Arc<Policy> {
    let (policy, mut findings) = yaml::read_policy(Arc::new(Source::new("policy.yaml", text)));
    findings.extend(demands::mistakes(&policy));
    assert!(findings.is_empty(), "{findings:#?}");
    Arc::new(policy)
}

/// What a process is held to.
struct Case<'c> {
    process: &'c Process,
    demands: Demands,
}

impl<'c> Case<'c> {
    fn of(process: &'c Process) -> Case<'c> {
        Case { process, demands: Demands::default() }
    }

    fn held_to(mut self, text: &str) -> Case<'c> {
        self.demands.policies.push(Held { policy: policy(text), than: None });
        self
    }

    fn after(mut self, before: &Process, gates: Gates) -> Case<'c> {
        let earlier = Earlier::of(Text::same("v1"), before.clone());
        (self.demands.earlier, self.demands.gates) = (Some(Arc::new(earlier)), gates);
        self
    }

    /// Findings of policies as `rule: message @ underlined`, and what was not evaluated of them.
    fn told(&self) -> (Vec<String>, Vec<String>) {
        let options = Options { demands: self.demands.clone(), ..Options::default() };
        let verdict = lint::run(self.process, Vec::new(), &options);
        let of_policies = |id: &str| lint::rules::find(id).is_some_and(|rule| rule.group == lint::Group::Policy);
        let found = verdict.findings.iter().filter(|finding| of_policies(finding.rule)).map(told).collect();
        let missing = verdict.not_evaluated.iter().filter(|(rule, _)| of_policies(rule));
        (found, missing.map(|(rule, text)| format!("{rule}: {}", text.get(Lang::En))).collect())
    }

    fn found(&self) -> Vec<String> {
        let (found, missing) = self.told();
        assert!(missing.is_empty(), "{missing:?}");
        found
    }
}

fn told(finding: &Finding) -> String {
    let underlined = finding.place.source.slice(finding.place.span);
    format!("{}: {} @ {underlined}", finding.rule, finding.message.get(Lang::En))
}
