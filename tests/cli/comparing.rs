//! `compare` on the command line: several files before, one alone, two side by side.

use crate::render::documented::undocumented_in;
use crate::support::{Workspace, repo};
use serde_json::Value;

const FOOD: &str = "process: 食品许可
departments: { m: 市场监管局 }
materials: { id: 身份证 }
steps:
  apply: { by: m, channel: counter, work: 1d, collects: [id], next: review }
  review: { by: m, work: 2d }
";
const TOBACCO: &str = "process: 烟草许可
departments: { t: 烟草局 }
materials: { card: 身份证 }
steps:
  apply: { by: t, channel: counter, work: 1d, collects: [card], next: grant }
  grant: { by: t, work: 4d }
";
const TO_BE: &str = "process: { name: 一业一证, variant: to-be }
based-on: [food.yaml, tobacco.yaml]
departments: { w: 综合窗口, m: 市场监管局, t: 烟草局 }
materials: { id: 身份证 }
steps:
  apply: { by: w, channel: online, work: 1d, collects: [id], replaces: [food/apply, tobacco/apply], next: { all: [review, grant] } }
  review: { by: m, work: 1d, next: issue }
  grant: { by: t, work: 1d, next: issue }
  issue: { by: w, work: 1h }
";

fn bundle() -> Workspace {
    let here = Workspace::new();
    here.file("food.yaml", FOOD).file("tobacco.yaml", TOBACCO).file("to-be.yaml", TO_BE);
    here
}

fn report(here: &Workspace, arguments: &[&str]) -> Value {
    let run = here.run(&[&["compare", "--format", "json"], arguments].concat());
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    serde_json::from_str::<Value>(&run.stdout).unwrap()["reports"][0].clone()
}

#[test]
fn several_files_before_and_one_after() {
    let here = bundle();
    let report = report(&here, &["food.yaml", "tobacco.yaml", "to-be.yaml"]);
    let files: Vec<&str> =
        report["before"].as_array().unwrap().iter().map(|one| one["file"].as_str().unwrap()).collect();
    assert_eq!(files, ["food.yaml", "tobacco.yaml"]);
    assert_eq!(report["after"]["file"], "to-be.yaml");
    let figures = &report["figures"];
    let sides = |id: &str| (figures[id]["before"].as_f64().unwrap(), figures[id]["after"].as_f64().unwrap());
    assert_eq!(sides("materials.submissions"), (2.0, 1.0));
    assert_eq!(sides("visits"), (2.0, 0.0));
    assert_eq!(sides("lead-time.mean"), (8.0, 2.125));
    let again = &report["tables"]["asked-again"];
    assert_eq!(*again, serde_json::json!([{ "item": "id", "files": ["food", "tobacco"], "times": 2 }]));
    let merged = &report["tables"]["steps"][0];
    assert_eq!(merged["before"], serde_json::json!(["food-apply", "tobacco-apply"]));
    assert_eq!(report["tables"]["bundle"].as_array().unwrap().len(), 2);
}

// With everything that switches a table on.
#[test]
fn every_key_of_bundles_and_benchmarks_is_documented() {
    let here = bundle();
    let law = "basis: { law: 某法, mandatory: true }, checks: [ { of: id, for: identity } ], produces: [card]";
    here.file(
        "food.yaml",
        FOOD.replace("review: { by: m,", &format!("review: {{ by: m, {law}, asks: [姓名],"))
            .replace("steps:", "data: [姓名]\nvolume: 10\nsteps:"),
    );
    here.file(
        "tobacco.yaml",
        TOBACCO
            .replace("card: 身份证", "card: 食品许可证")
            .replace("grant: { by: t,", "grant: { by: t, asks: [姓名],")
            .replace("steps:", "data: [姓名]\nvolume: 10\nsteps:"),
    );
    here.file("to-be.yaml", TO_BE.replace("issue: { by: w,", "issue: { by: w, system: { name: 平台, status: new },"));
    for arguments in [&["to-be.yaml"][..], &["--benchmark", "food.yaml", "tobacco.yaml"]] {
        let run = here.run(&[&["compare", "--format", "json"], arguments].concat());
        let report: Value = serde_json::from_str(&run.stdout).unwrap();
        assert_eq!(undocumented_in(&report), Vec::<String>::new());
        let tables = report["reports"][0]["tables"].as_object().unwrap();
        let wanted = if arguments.len() == 1 {
            &[
                "bundle",
                "asked-again",
                "results-asked",
                "needs",
                "mandatory-touched",
                "checks-changed",
                "systems-needed",
            ][..]
        } else {
            &["counts-compared", "materials-compared", "data-compared"]
        };
        for table in wanted {
            assert!(tables.get(*table).and_then(Value::as_array).is_some_and(|rows| !rows.is_empty()), "no {table}");
        }
    }
}

#[test]
fn a_to_be_alone_is_held_against_the_files_that_it_names() {
    let here = bundle();
    assert_eq!(report(&here, &["to-be.yaml"]), report(&here, &["food.yaml", "tobacco.yaml", "to-be.yaml"]));
    here.file("alone.yaml", FOOD);
    let run = here.run(&["compare", "alone.yaml", "--lang", "zh"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("没有写 based-on"), "{}", run.stderr);
}

#[test]
fn a_step_that_no_file_of_the_bundle_has_is_an_error() {
    let here = bundle();
    here.file("to-be.yaml", TO_BE.replace("tobacco/apply", "tobacco/aply"));
    let run = here.run(&["compare", "to-be.yaml", "--lang", "en"]);
    assert_eq!(run.status, 1, "{}", run.stderr);
    assert!(run.stdout.contains("the as-is file has no tobacco/aply"), "{}", run.stdout);
    // Of several files only one is given: the step may stand in another.
    let run = here.run(&["compare", "food.yaml", "to-be.yaml", "--lang", "en"]);
    assert_eq!(run.status, 0, "{}", run.stdout);
}

#[test]
fn files_that_cannot_follow_each_other_say_why() {
    let here = bundle();
    // Not sound by itself.
    here.file(
        "food.yaml",
        "process: f\ndepartments: [m]\nsteps:\n  s: { next: { all: [a, b] } }\n  a: { by: m, work: 1d, next: { one: [ { end: no, p: 10% }, { to: c } ] } }\n  b: { by: m, work: 1d, next: c }\n  c: { by: m, work: 1d, join: one }\n",
    );
    let run = here.run(&["compare", "food.yaml", "tobacco.yaml", "to-be.yaml", "--lang", "zh"]);
    assert_eq!(run.status, 1, "{}", run.stdout);
    assert!(run.stdout.contains("food.yaml") && !run.stdout.contains("五减"), "{}", run.stdout);
    let other = TOBACCO.replace("departments:", "day: 7h\ndepartments:");
    here.file("food.yaml", FOOD).file("tobacco.yaml", other);
    let run = here.run(&["compare", "food.yaml", "tobacco.yaml", "to-be.yaml", "--lang", "zh"]);
    assert_eq!(run.status, 2, "{}", run.stdout);
    assert!(run.stderr.contains("工作日长度或日历不同"), "{}", run.stderr);
}

#[test]
fn two_cities_side_by_side_have_differences_and_no_cuts() {
    let here = bundle();
    let whole = here.run(&["compare", "--benchmark", "food.yaml", "tobacco.yaml", "--format", "json"]);
    assert_eq!(whole.status, 0, "{}", whole.stderr);
    let whole: Value = serde_json::from_str(&whole.stdout).unwrap();
    assert_eq!(whole["command"], "benchmark");
    let report = &whole["reports"][0];
    assert_eq!((&report["first"]["file"], &report["second"]["file"]), (&"food.yaml".into(), &"tobacco.yaml".into()));
    let mean = serde_json::json!({ "first": 3, "second": 5, "difference": 2, "unit": "d" });
    assert_eq!(report["figures"]["lead-time.mean"], mean);
    let materials = serde_json::json!([{ "item": "id", "first": 1, "second": 1 }]);
    assert_eq!(report["tables"]["materials-compared"], materials);
    for lang in ["zh", "en"] {
        let text = here.run(&["compare", "--benchmark", "food.yaml", "tobacco.yaml", "--lang", lang]).stdout;
        assert!(!["▼", "▲", "压减率", "rate ="].iter().any(|word| text.contains(word)), "{text}");
    }
    assert_eq!(here.run(&["compare", "--benchmark", "food.yaml"]).status, 2);
    assert_eq!(here.run(&["compare", "--benchmark", "food.yaml", "tobacco.yaml", "to-be.yaml"]).status, 2);
}

/// 95 working days by statute (fx361.cc, 2024-09), 38 as experienced (劳动报, 2019), 5 promised: 90 ÷ 95 = 94.73…%, 33 ÷ 38 = 86.84…%.
#[test]
fn the_two_published_bases_of_the_convenience_store_stand_in_one_table_and_are_marked() {
    let file = |side: &str| repo(&format!("processes/convenience-store/{side}.yaml")).display().to_string();
    let here = Workspace::new();
    let report = report(&here, &[&file("as-is"), &file("to-be")]);
    let rows = report["tables"]["time-bases"].as_array().unwrap();
    let told: Vec<String> = rows
        .iter()
        .map(|row| {
            let text = |key: &str| row[key].as_str().unwrap().to_owned();
            let rate = zaizao::wording::percent(row["rate"].as_f64().unwrap());
            let marked = if row["basis"]["zh"].as_str().is_some_and(|text| text.starts_with("口径不一致")) {
                " marked"
            } else {
                ""
            };
            format!(
                "{} {} → {} {} {rate}{marked}",
                text("basis-before"),
                row["before"],
                text("basis-after"),
                row["after"]
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "model-mean 38 → model-mean 5 86.8%",
            "statutory 95 → promised 5 94.7% marked",
            "measured 38 → promised 5 86.8% marked",
        ]
    );
}

/// 100,000 minutes and a fiftieth of one more: two parts in ten million, less than the accuracy of a millionth.
/// 4.92% and 4.95% are three hundredths of a point apart, which one decimal would print as none.
#[test]
fn what_is_no_more_than_noise_is_no_change() {
    let here = Workspace::new();
    let file = |work: &str, share: &str| {
        format!(
            "process: p\ndepartments: [w]\nsteps:\n  a: {{ by: w, work: {work}, next: {{ one: [{{ end: 不予许可, p: {share} }}, {{ end: 准予 }}] }} }}\n"
        )
    };
    here.file("a.yaml", file("100000min", "4.92%")).file("b.yaml", file("100000.02min", "4.95%"));
    let report = report(&here, &["a.yaml", "b.yaml"]);
    let figure = |id: &str, key: &str| report["figures"][id][key].as_f64().unwrap();
    assert_eq!((figure("lead-time.mean", "cut"), figure("lead-time.mean", "rate")), (0.0, 0.0));
    assert!(figure("lead-time.mean", "after") > figure("lead-time.mean", "before"));
    assert!((figure("outcome.不予许可", "cut") + 0.0003).abs() < 1e-9);
    let text = here.run(&["compare", "a.yaml", "b.yaml", "--lang", "zh"]).stdout;
    let row = |name: &str| text.lines().rfind(|line| line.contains(name)).unwrap_or("").to_owned();
    assert!(row("全程时间均值").contains("不变") && !row("全程时间均值").contains('▓'), "{text}");
    assert!(row("结局概率：不予许可").contains("▲ 增加 0.03 个百分点"), "{text}");
    assert!(!text.contains("增加 0 秒") && !text.contains("增加 0.0%"), "{text}");
    let both = here.run(&["compare", "--benchmark", "a.yaml", "b.yaml", "--lang", "zh"]).stdout;
    assert!(both.lines().any(|line| line.contains("不予许可") && line.contains("+0.03 个百分点")), "{both}");
}
