//! `compare` on the command line: several files before, one alone, two side by side.

use crate::render::documented::undocumented_in;
use crate::support::{MINIMAL, Workspace, repo};
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

const END: &str = "process: 甲\ndepartments: [局]\nsteps:\n  受理: { by: 局, work: 1d, next: 送达 }\n  送达: { by: 局, work: 1d, kind: deliver, next: 归档 }\n  归档: { by: 局, wait: 5d, work: 1d, kind: archive, next: 回访 }\n";

/// A word at the last step moves the end of the applicant's time: seven days shorter, and nothing was saved.
#[test]
fn a_time_that_ends_elsewhere_is_said_to_be_counted_otherwise() {
    let here = Workspace::new();
    here.file("a.yaml", format!("{END}  回访: {{ by: 局, work: 1d }}\n"));
    here.file("b.yaml", format!("{END}  回访: {{ by: 局, work: 1d, kind: evaluate }}\n"));
    let run = here.run(&["compare", "a.yaml", "b.yaml", "--lang", "zh", "--format", "markdown"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(
        run.stdout.contains("时限的口径不一致：“归档”、“回访”的时间，改革前后只有一边计入全程用时"),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("请在两个文件里都写明 `applicant: { to: … }`"), "{}", run.stdout);
    let run = here.run(&["analyze", "b.yaml", "--format", "markdown"]);
    assert!(run.stdout.contains("those after it are not part of the lead time (2): 归档, 回访"), "{}", run.stdout);
    // With the same end, and with no change, there is nothing to be said.
    let same = here.run(&["compare", "b.yaml", "b.yaml", "--lang", "zh"]);
    assert!(!same.stdout.contains("时限的口径不一致"), "{}", same.stdout);
    here.file("c.yaml", format!("applicant: {{ to: 送达 }}\n{END}  回访: {{ by: 局, work: 1d }}\n"));
    let named = here.run(&["analyze", "c.yaml", "--format", "markdown"]);
    assert!(!named.stdout.contains("are not part of the lead time"), "{}", named.stdout);
}

/// Two days are two days of law, whether of eight hours or of four.
#[test]
fn days_of_different_length_are_not_compared() {
    let here = Workspace::new();
    let file = |day: &str| {
        format!(
            "process: {{ id: a, name: 甲 }}\nitem: {{ code: '01' }}\nday: {day}\ndeadlines: {{ statutory: 20d }}\ndepartments: [局]\nsteps:\n  受理: {{ by: 局, elapsed: 2d }}\n"
        )
    };
    here.file("a.yaml", file("8h")).file("b.yaml", file("4h"));
    for arguments in [&["compare", "a.yaml", "b.yaml"][..], &["compare", "--benchmark", "a.yaml", "b.yaml"]] {
        let run = here.run(arguments);
        assert_eq!((run.status, &*run.stdout), (2, ""), "{arguments:?}");
        assert!(run.stderr.contains("working days of different length (8 h and 4 h)"), "{}", run.stderr);
    }
    let run = here.run(&["check", "a.yaml", "b.yaml"]);
    assert!(!run.stdout.contains("limits-differ"), "{}", run.stdout);
}

/// What a file does not say any more is no saving, and what it says for the first time no rise.
#[test]
fn what_one_side_does_not_state_is_not_cut() {
    let here = Workspace::new();
    let steps = |review: &str, burden: &str| {
        format!(
            "process: 甲\n{burden}departments: {{ 局: {{ cost-per-hour: 60 }} }}\nsteps:\n  受理: {{ by: 局, channel: counter, work: 1h, next: 审查 }}\n  审查: {{ by: 局, {review} }}\n"
        )
    };
    let row = |before: &str, after: &str, figure: &str| {
        here.file("a.yaml", before).file("b.yaml", after);
        let run = here.run(&["compare", "a.yaml", "b.yaml", "--lang", "zh", "--format", "markdown"]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        run.stdout.lines().find(|line| line.starts_with(&format!("| {figure} |"))).unwrap().to_owned()
    };
    let (told, silent) = (steps("work: 3h", ""), steps("elapsed: 3h", ""));
    assert_eq!(row(&told, &silent, "办理成本"), "| 办理成本 | 240 | 60 | 口径不一致 |  |");
    assert_eq!(row(&silent, &told, "办理成本"), "| 办理成本 | 60 | 240 | 口径不一致 |  |");
    let less = steps("work: 1h", "");
    assert_eq!(row(&told, &less, "办理成本"), "| 办理成本 | 240 | 120 | ▼ 120 | 50.0% |");
    // A trip costs time on one side only.
    let own = |burden: &str| steps("work: 1h, next: 自查", burden) + "  自查: { by: applicant, work: 2h }\n";
    let travelling = own("burden: { travel: 90min }\n");
    assert_eq!(row(&own(""), &travelling, "申请人耗时"), "| 申请人耗时 | 120 分钟 | 210 分钟 | 口径不一致 |  |");
}

/// 5% of the cases, then 95%: 90 points more. It would be a rise of 1800%, which says nothing.
#[test]
fn a_share_changes_by_points_and_has_no_rate() {
    let (here, _) = crate::office::shares("c.json");
    let json: Value = serde_json::from_str(&std::fs::read_to_string(here.path("c.json")).unwrap()).unwrap();
    let figures = json["reports"][0]["figures"].as_object().unwrap();
    let right = &figures["first-time-right"];
    assert!(
        (right["before"].as_f64().unwrap() - 0.05).abs() < 1e-9
            && (right["after"].as_f64().unwrap() - 0.95).abs() < 1e-9,
        "{right}"
    );
    assert!((right["cut"].as_f64().unwrap() + 0.9).abs() < 1e-9 && right.get("rate").is_none(), "{right}");
    for (id, figure) in figures {
        let has_rate = figure.get("rate").is_some();
        assert!(figure["unit"] != "share" || !has_rate, "{id}: {figure}");
    }
    assert!(figures["lead-time.mean"].get("rate").is_some());
    for (lang, points) in [("zh", "▲ 增加 90.0 个百分点"), ("en", "▲ up 90.0 points")] {
        for format in ["text", "markdown", "html"] {
            for command in ["compare", "report"] {
                let said = here.run(&[command, "a.yaml", "b.yaml", "--lang", lang, "-f", format]).stdout;
                assert!(said.contains(points), "{command} {format}: {said}");
                assert!(!said.contains("1800"), "{command} {format}: {said}");
            }
        }
    }
}

/// Lead times of 3 and 5 days: the bars are as 3 to 5, of one colour, and no sign says that one is better.
#[test]
fn two_cities_have_bars_without_a_direction() {
    let here = bundle();
    let arguments = ["compare", "--benchmark", "food.yaml", "tobacco.yaml", "--lang", "en", "--color", "always"];
    let told = here.run(&[&arguments[..], &["-o", "b.html", "-o", "b.docx", "-o", "b.xlsx"]].concat()).stdout;
    let part = told.split("Figures side by side").next().unwrap();
    let at = part.lines().position(|line| line.contains("time ") && line.contains("3 d")).unwrap();
    let bars: Vec<usize> = part.lines().skip(at).take(2).map(|line| line.matches('█').count()).collect();
    assert!(bars[1] > 10 && (bars[0] as f64 / bars[1] as f64 - 0.6).abs() < 0.1, "{part}");
    assert!(part.lines().nth(at + 1).unwrap().contains("5 d"), "{part}");
    for colour in ["\u{1b}[31m", "\u{1b}[32m"] {
        assert!(!part.contains(colour), "{part}");
    }
    let html = std::fs::read_to_string(here.path("b.html")).unwrap();
    assert_eq!(html.matches("<svg").count(), 1);
    let svg = &html[html.find("<svg").unwrap()..html.find("</svg>").unwrap()];
    for sign in ["▼", "▲", "before", "after"] {
        assert!(!svg.contains(sign), "{sign}: {svg}");
    }
    for file in ["b.docx", "b.xlsx"] {
        let parts = crate::office::Parts::of(std::fs::read(here.path(file)).unwrap());
        parts.hold();
        assert!(parts.0.iter().any(|(path, _)| path.contains("media/image1")), "{file} has no picture");
    }
}

/// The same item of two places has one name: the region tells them apart, else the file.
#[test]
fn bars_of_one_name_are_told_apart() {
    let here = Workspace::new();
    let of = |region: &str| {
        let departments = format!("{{ 综合窗口: {{ region: {region} }}, 税务局: {{}}, 登记中心: {{}} }}");
        MINIMAL.replace("[综合窗口, 税务局, 登记中心]", &departments)
    };
    here.file("a/x.yaml", of("甲市")).file("b/x.yaml", of("乙市")).file("c.yaml", MINIMAL);
    for (files, names) in [
        (["a/x.yaml", "b/x.yaml"], ["二手房转移登记（甲市）", "二手房转移登记（乙市）"]),
        (["a/x.yaml", "c.yaml"], ["二手房转移登记（x.yaml）", "二手房转移登记（c.yaml）"]),
    ] {
        let run = here.run(&["compare", "--benchmark", files[0], files[1], "--lang", "zh", "-f", "markdown"]);
        assert!(names.iter().all(|name| run.stdout.contains(name)), "{}{}", run.stdout, run.stderr);
    }
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
