//! `compare` with a plan in place of the to-be: what each measure saves.

use crate::support::{Workspace, repo};
use serde_json::Value;

fn compared(arguments: &[&str]) -> Value {
    let run = Workspace::new()
        .command(&[&["compare", "--format", "json"], arguments].concat())
        .current_dir(repo(""))
        .output();
    let run = run.unwrap();
    serde_json::from_slice(&run.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&run.stderr)))
}

/// Pair A of the domain: 20 days, 19 in parallel only, 13 without seals and permit asked back, 10 with the names, 1 in the end. The last measure
/// needs all others; the permit saves nothing until steps run in parallel. So by hand: its 9 are shared by four, the 6 by two of them.
#[test]
fn enterprise_startup_measure_by_measure() {
    let report = compared(&["processes/enterprise-startup/plan.yaml"]);
    let table = report["reports"][0]["tables"]["measures"].as_array().unwrap();
    let of = |figure: &str, column: &str| -> Vec<f64> {
        let rows = table.iter().filter(|row| row["figure"] == figure);
        rows.map(|row| row[column].as_f64().unwrap()).collect()
    };
    assert_eq!(of("lead-time.mean", "in-order"), [1.0, 6.0, 3.0, 9.0]);
    assert_eq!(of("lead-time.mean", "alone"), [1.0, 0.0, 3.0, 0.0]);
    let last = 9.0 / 4.0;
    assert_eq!(of("lead-time.mean", "shapley"), [1.0 + 3.0 + last, 3.0 + last, 3.0 + last, last]);
    assert_eq!(of("lead-time.mean", "shapley").iter().sum::<f64>(), 19.0);
    assert_eq!(of("visits", "in-order").iter().sum::<f64>(), 9.0);
    assert_eq!(of("materials.submissions", "in-order").iter().sum::<f64>(), 25.0);
    assert_eq!(of("fees.applicant", "in-order"), [0.0, 0.0, 0.0, 400.0]);
    let [pair] = &report["reports"][0]["tables"]["interactions"].as_array().unwrap()[..] else { panic!() };
    assert_eq!(
        (&pair["first"], &pair["second"], pair["more"].as_f64()),
        (&"并联办理".into(), &"免交证照".into(), Some(6.0))
    );
}

/// The bars by measure are the savings in order, from 20 days to 1; each step of the to-be names only the last measure that changed it, and those
/// that are gone name none.
#[test]
fn bars_by_measure_are_the_savings_in_order() {
    let report = compared(&["processes/enterprise-startup/plan.yaml"]);
    let table = report["reports"][0]["tables"]["waterfall"].as_array().unwrap();
    let bars: Vec<&Value> = table.iter().filter(|row| row["by"] == "measure").collect();
    let column = |name: &str| bars.iter().map(|bar| bar[name].as_f64().unwrap()).collect::<Vec<f64>>();
    assert_eq!(column("change"), [-1.0, -6.0, -3.0, -9.0]);
    assert_eq!(column("from"), [20.0, 19.0, 13.0, 10.0]);
    assert_eq!(column("to"), [19.0, 13.0, 10.0, 1.0]);
    let measures = bars.iter().map(|bar| bar["of"].to_string()).collect::<Vec<String>>();
    assert!(measures.iter().all(|of| of != "[]" && of != "null"), "{measures:?}");
}

/// A step that a measure takes away is that measure's: 2 of 5 days.
#[test]
fn what_a_removed_step_took_is_saved_by_who_removed_it() {
    let here = Workspace::new();
    here.file(
        "a.yaml",
        "process: 甲\nsteps:\n  a: { wait: 1d, next: b }\n  b: { wait: 2d, next: c }\n  c: { wait: 2d }\n",
    );
    here.file("plan.yaml", "plan: 乙\nbase: a.yaml\nmeasures:\n  - { id: 取消, do: [ { remove: [b] } ] }\n  - { id: 压缩, do: [ { shorten: { c: { wait: 1d } } } ] }\n");
    let run = here.run(&["compare", "plan.yaml", "--format", "json"]);
    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    let table = report["reports"][0]["tables"]["waterfall"].as_array().unwrap();
    let bars = table.iter().filter(|row| row["by"] == "measure");
    let bars: Vec<_> = bars.map(|bar| (bar["of"].clone(), bar["change"].as_f64().unwrap())).collect();
    assert_eq!(bars, [(serde_json::json!(["取消"]), -2.0), (serde_json::json!(["压缩"]), -1.0)]);
}

/// A plan is the same as the file that it makes, and its base may be named too.
#[test]
fn a_plan_is_compared_like_the_file_that_it_makes() {
    let alone = compared(&["processes/home-transfer/plan.yaml"]);
    let named = compared(&["processes/home-transfer/as-is.yaml", "processes/home-transfer/plan.yaml"]);
    assert_eq!(alone, named);
    let here = Workspace::new();
    let file = here.path("made.yaml");
    let written = here.command(&["apply", "processes/home-transfer/plan.yaml", "-o", file.to_str().unwrap()]);
    let mut written = written;
    assert!(written.current_dir(repo("")).status().unwrap().success());
    let made = compared(&["processes/home-transfer/as-is.yaml", file.to_str().unwrap()]);
    assert_eq!(alone["reports"][0]["figures"], made["reports"][0]["figures"]);
    assert!(made["reports"][0]["tables"]["measures"].is_null());
}

#[test]
fn a_plan_with_errors_is_not_compared() {
    let here = Workspace::new();
    here.file("a.yaml", crate::support::MINIMAL);
    here.file("plan.yaml", "plan: 甲\nbase: a.yaml\nmeasures:\n  - { id: 一, do: [ { remove: [没有] } ] }\n");
    let run = here.run(&["compare", "plan.yaml"]);
    assert_eq!(run.status, 1, "{}", run.stderr);
    assert!(run.stdout.contains("plan-missing") && run.stdout.contains("plan.yaml:4:"), "{}", run.stdout);
}
