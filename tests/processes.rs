//! The shipped processes, held to values computed independently of the tool: by hand from the definitions of each figure, checked with a
//! separate program. Where figures were published, the test names the publication.

use crate::support::{Workspace, repo};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Arc;
use zaizao::model::{Name, Process};
use zaizao::source::Source;
use zaizao::yaml;

const PAIRS: [&str; 5] =
    ["convenience-store", "enterprise-startup", "home-transfer", "household-migration", "pension-transfer"];

/// 20 working days: national mean before the reform (国办发〔2018〕32号); 7 stages: the World Bank's count. One day and four free seals: 大众日报 2019-08-03.
#[test]
fn enterprise_startup() {
    compared(
        "enterprise-startup",
        "critical-path.length 20 1
         tasks 7 7
         stages 7 2
         departments 5 6
         visits 10 1
         visits.expected 10 1
         materials.kinds 13 3
         materials.submissions 28 3
         handoffs 4 9
         handoffs.applicant 4 0
         handoffs.data 0 9
         fees.applicant 400 0
         fees.government 0 400",
    );
}

#[test]
fn home_transfer() {
    compared(
        "home-transfer",
        "critical-path.length 15.5 1
         tasks 9 5
         stages 9 3
         departments 3 4
         offices 3 -
         visits 4 1
         materials.kinds 8 3
         materials.submissions 18 3
         handoffs 2 4
         handoffs.applicant 2 0
         handoffs.data 0 4
         handoffs.cross-system 2 4
         fees.applicant 80 80",
    );
}

/// Three legs of 15 working days: 国办发〔2009〕66号 第八条. The post between the provinces is looked through: three handoffs, all across regions.
#[test]
fn pension_transfer() {
    compared(
        "pension-transfer",
        "critical-path.length 56.5 15
         tasks 8 4
         stages 8 4
         departments 2 2
         visits 2 0
         materials.kinds 3 1
         materials.submissions 4 1
         handoffs 3 2
         handoffs.applicant 1 0
         handoffs.data 2 2
         handoffs.cross-region 3 2
         ping-pong 2 1",
    );
}

/// Three trips in two regions to one trip in one. 5 % are refused after the first visit: 1 + 0.95 × 2 visits expected, and 1 + 0.05 + 0.95 × 2 handoffs.
#[test]
fn household_migration() {
    compared(
        "household-migration",
        "critical-path.length 20.5 11
         tasks 6 6
         stages 3 1
         departments 3 3
         visits 3 1
         visits.expected 2.9 1
         visits.max 3 1
         visits.at-most-one 0.05 1
         materials.kinds 6 2
         materials.submissions 10 2
         handoffs 3 3
         handoffs.expected 2.95 2.95
         handoffs.applicant 2 0
         handoffs.data 1 3
         handoffs.cross-tier 2 2
         handoffs.cross-region 2 2
         first-time-right 0.85 0.95
         outcome.不予批准 0.05 0.05",
    );
}

/// Published: 5 → 1 licences, 53 → 10 papers, 313 → 98 fields, 95 working days by statute or 38 as experienced → 5 promised
/// (fx361.cc, 2024-09; 劳动报, 2019).
#[test]
fn convenience_store() {
    compared(
        "convenience-store",
        "critical-path.length 38 5
         tasks 15 7
         stages 5 1
         departments 2 3
         offices 2 -
         visits 10 0
         materials.submissions 53 10
         data-items.asked 313 98
         handoffs 1 4
         handoffs.applicant 1 0
         handoffs.data 0 4",
    );
    let [before, after] = ["as-is", "to-be"].map(|side| process(&format!("convenience-store/{side}.yaml")));
    let line = |process: &Process| {
        let clock = process.deadlines.first().unwrap();
        [&clock.statutory, &clock.promised].map(|line| line.as_ref().map(|line| *line.value.limit.value.value.numer()))
    };
    assert_eq!((line(&before), line(&after)), ([Some(95), None], [None, Some(5)]));
    let experienced = before.deadlines[0].actual.as_ref().unwrap().value.mean.as_ref().unwrap();
    assert_eq!(*experienced.value.value.numer(), 38);
    let limits: i64 =
        before.steps.iter().filter_map(|step| step.more().limit.as_ref()).map(|at| *at.value.value.numer()).sum();
    assert_eq!(limits, 95, "the licences' own limits add up to the published one");
}

#[test]
fn every_material_that_is_gone_says_what_stands_in_its_place() {
    for pair in PAIRS {
        let report =
            json(&["compare", &format!("processes/{pair}/as-is.yaml"), &format!("processes/{pair}/to-be.yaml")]);
        let rows = report["reports"][0]["tables"]["material-ledger"].as_array().unwrap();
        assert!(!rows.is_empty(), "{pair} has no ledger");
        let text = serde_json::to_string(rows).unwrap();
        assert!(!text.contains("unexplained"), "{pair}: {text}");
    }
}

/// In every grouping the first bar begins at the mean before and the last ends at the mean after, each where the one before it ended.
#[test]
fn every_waterfall_leads_from_the_mean_before_to_the_mean_after() {
    for pair in PAIRS {
        let report =
            json(&["compare", &format!("processes/{pair}/as-is.yaml"), &format!("processes/{pair}/to-be.yaml")]);
        let report = &report["reports"][0];
        let mean = &report["figures"]["lead-time.mean"];
        for by in ["step", "kind", "department", "measure"] {
            let bars = report["tables"]["waterfall"].as_array().unwrap().iter().filter(|bar| bar["by"] == by);
            let mut level = mean["before"].as_f64().unwrap();
            for bar in bars {
                let number = |key: &str| bar[key].as_f64().unwrap();
                assert!((number("from") - level).abs() < 1e-6, "{pair}, by {by}: {bar}");
                assert!((number("from") + number("change") - number("to")).abs() < 1e-6, "{pair}, by {by}: {bar}");
                assert!((number("after") - number("before") - number("change")).abs() < 1e-6, "{pair}, by {by}: {bar}");
                level = number("to");
            }
            assert!((level - mean["after"].as_f64().unwrap()).abs() < 1e-6, "{pair}, by {by} ends at {level}");
        }
    }
}

/// Pair A, worked out by hand: name and registration 3 + 5 days become half a day, the seals 2 become half a day of which tax takes the other half
/// (they end together, so each has half of it), account 5 and insurance 1 become nothing.
#[test]
fn where_the_days_of_enterprise_startup_come_from() {
    let report =
        json(&["compare", "processes/enterprise-startup/as-is.yaml", "processes/enterprise-startup/to-be.yaml"]);
    let bars = report["reports"][0]["tables"]["waterfall"].as_array().unwrap().iter();
    let told: Vec<String> = bars
        .filter(|bar| bar["by"] == "step")
        .map(|bar| format!("{} {}", bar["of"].as_array().unwrap()[0].as_str().unwrap(), bar["change"]))
        .collect();
    assert_eq!(told, ["name -7.5", "seal -1.75", "acct -5", "taxreg -3.75", "ss -1", "apply 0", "collect 0"]);
}

#[test]
fn every_name_is_in_both_languages_and_every_source_is_named() {
    for pair in PAIRS {
        for side in ["as-is", "to-be"] {
            let process = process(&format!("{pair}/{side}.yaml"));
            let heading = process.heading.name.as_ref().map(|name| &name.value);
            let steps = process.steps.iter().map(|step| step.name.as_ref());
            let materials = process.materials.iter().map(|material| material.name.as_ref());
            let departments = process.departments.iter().map(|department| department.name.as_ref());
            for name in steps.chain(materials).chain(departments).chain([heading]) {
                let both = matches!(name, Some(Name::Both { zh: Some(_), en: Some(_) }));
                assert!(both, "{pair}/{side}.yaml: {name:?} is not in both languages");
            }
            let assumed = |note: &Option<Box<str>>| note.as_deref().is_some_and(|note| note.starts_with("假定："));
            assert!(
                process.provenance.iter().any(|from| assumed(&from.note)),
                "{pair}/{side}.yaml says nothing of what is assumed"
            );
            assert_eq!(process.based_on.is_empty(), side == "as-is", "{pair}/{side}.yaml");
        }
    }
}

#[test]
fn every_file_is_in_the_layout_that_fmt_gives() {
    let run = in_repository(&["fmt", "--check", "processes"]).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stdout));
}

#[test]
fn the_starting_files_are_without_a_flaw() {
    let folder = Workspace::new();
    for lang in ["zh", "en"] {
        let file = format!("{lang}.yaml");
        assert_eq!(folder.run(&["new", "开办餐饮店", "--lang", lang, "-o", &file]).status, 0);
        let check = folder.run(&["check", &file, "--fail-on", "note", "--lang", lang]);
        assert_eq!(check.status, 0, "{}", check.stdout);
        assert_eq!(folder.run(&["fmt", "--check", &file]).status, 0, "{file} is not laid out as fmt does");
    }
}

/// Every line is a figure's id with its values before and after; `-` where it is not stated.
fn compared(pair: &str, expected: &str) {
    let report = json(&["compare", &format!("processes/{pair}/as-is.yaml"), &format!("processes/{pair}/to-be.yaml")]);
    let figures = &report["reports"][0]["figures"];
    let mut wrong = Vec::new();
    for line in expected.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let [id, before, after] = words[..] else { panic!("{line:?} is not a figure with two values") };
        for (side, wanted) in [("before", before), ("after", after)] {
            let found = figures[id][side].as_f64();
            let same = match (found, wanted.parse::<f64>()) {
                (Some(found), Ok(wanted)) => (found - wanted).abs() < 1e-9,
                (found, _) => found.is_none() && wanted == "-",
            };
            if !same {
                wrong.push(format!("{id} {side}: {found:?}, not {wanted}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{pair}:\n{}", wrong.join("\n"));
}

/// Beside each process stands what is found in it, with the reasons; nothing else is.
#[test]
fn each_process_has_the_findings_that_stand_beside_it() {
    let mut wrong = String::new();
    for pair in PAIRS {
        for side in ["as-is", "to-be"] {
            let file = format!("{pair}/{side}");
            let expected = std::fs::read_to_string(repo("processes").join(format!("{file}.findings"))).unwrap();
            let expected: Vec<&str> = expected.lines().filter(|line| !line.starts_with('#')).collect();
            let now = found(&format!("{file}.yaml"));
            if now != expected {
                wrong.push_str(&format!("{file}: {now:#?}\n"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Of every rule that fires how often it does, and what all its findings save together, each taken alone.
fn found(file: &str) -> Vec<String> {
    let report = json(&["check", &format!("processes/{file}")]);
    let mut rules: BTreeMap<&str, (usize, f64, f64)> = BTreeMap::new();
    let findings =
        report["reports"].as_array().unwrap().iter().flat_map(|report| report["findings"].as_array().unwrap());
    for finding in findings {
        let (count, days, submissions) = rules.entry(finding["rule"].as_str().unwrap()).or_default();
        *count += 1;
        *days += finding["saving"]["lead-time"].as_f64().unwrap_or(0.0);
        *submissions += finding["saving"]["submissions"].as_f64().unwrap_or(0.0);
    }
    let told = |(rule, (count, days, submissions)): (&str, (usize, f64, f64))| match submissions {
        0.0 => format!("{rule} {count} days {days}"),
        _ => format!("{rule} {count} submissions {submissions}"),
    };
    rules.into_iter().map(told).collect()
}

fn json(arguments: &[&str]) -> Value {
    let run = in_repository(arguments).args(["--format", "json"]).output().unwrap();
    serde_json::from_slice(&run.stdout).unwrap_or_else(|error| panic!("{arguments:?}: {error}"))
}

fn in_repository(arguments: &[&str]) -> std::process::Command {
    let mut command = Workspace::new().command(arguments);
    command.current_dir(repo(""));
    command
}

fn process(file: &str) -> Process {
    let text = std::fs::read_to_string(repo("processes").join(file)).unwrap();
    let (process, findings) = yaml::read(Arc::new(Source::new(file, text)));
    assert!(findings.is_empty(), "{file}: {}", findings[0].message.en);
    process
}
