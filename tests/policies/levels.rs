//! Severities that somebody has chosen.

use std::sync::Arc;
use zaizao::finding::Severity;
use zaizao::lint::{self, Group, Level, Levels, Named, Options};
use zaizao::source::Source;
use zaizao::yaml;

/// `no-time` is a note, `split-for-nothing` a warning.
const FILE: &str = "\
process: p
departments: [w]
steps:
  a: { by: w, work: 1h, next: { one: [b] } }
  b: { by: w }
";

fn told(choices: &[(&str, Level)]) -> Vec<(&'static str, Severity)> {
    let (process, read) = yaml::read(Arc::new(Source::new("p.yaml", FILE)));
    let mut levels = Levels::default();
    choices.iter().for_each(|(name, level)| levels.choose(Named::read(name).unwrap(), *level));
    let options = Options { levels: Arc::new(levels), ..Options::default() };
    let verdict = lint::run(&process, read, &options);
    let rules = ["no-time", "split-for-nothing"];
    let found = verdict.findings.iter().filter(|finding| rules.contains(&finding.rule));
    found.map(|finding| (finding.rule, finding.severity)).collect()
}

#[test]
fn the_chosen_severity_is_the_one_that_is_told() {
    let (note, warning, error) = (Severity::Note, Severity::Warning, Severity::Error);
    assert_eq!(told(&[]), [("split-for-nothing", warning), ("no-time", note)]);
    assert_eq!(told(&[("no-time", Level::Told(error)), ("split-for-nothing", Level::Off)]), [("no-time", error)]);
    assert_eq!(told(&[("time", Level::Off)]), [("split-for-nothing", warning)]);
    assert_eq!(told(&[("all", Level::Told(error))]), [("split-for-nothing", error), ("no-time", error)]);
    assert_eq!(told(&[("all", Level::Off), ("no-time", Level::Told(warning))]), [("no-time", warning)]);
}

#[test]
fn errors_of_reading_and_structure_stay_errors() {
    let named = |name: &str| Named::read(name).unwrap();
    for (name, lower, off) in [
        ("deadlock", false, false),
        ("unknown-key", false, false),
        ("structure", false, false),
        ("reading", false, false),
        ("probability-missing", true, true),
        ("statute-not-met", true, true),
        ("redundancy", true, true),
        ("all", true, true),
    ] {
        assert_eq!(named(name).may_be(Level::Told(Severity::Warning)), lower, "{name}");
        assert_eq!(named(name).may_be(Level::Off), off, "{name}");
        assert!(named(name).may_be(Level::Told(Severity::Error)), "{name}");
    }
    let mut levels = Levels::default();
    levels.choose(Named::All, Level::Off);
    for rule in lint::rules::ALL {
        let fixed = matches!(rule.group, Group::Reading | Group::Structure) && rule.severity == Severity::Error;
        // What a gate was asked for by name stays on when all rules are off.
        assert_eq!(levels.is_off(rule.id), !fixed && rule.group != Group::Policy, "{}", rule.id);
    }
}
