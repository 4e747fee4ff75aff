//! `report`: the documents that are handed in, read back as a strict reader of XML reads them.

use crate::render::documented::undocumented_in;
use crate::support::{MINIMAL, Run, Workspace, committed, repo};
use roxmltree::{Document, Node, ParsingOptions};
use serde_json::Value;

const STARTUP: [&str; 2] = ["processes/enterprise-startup/as-is.yaml", "processes/enterprise-startup/plan.yaml"];

/// A run in the repository, with files written to a folder of its own.
pub(super) fn shipped(space: &Workspace, arguments: &[&str]) -> Run {
    let mut command = space.command(arguments);
    let output = command.current_dir(repo("")).output().unwrap();
    Run {
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
        status: output.status.code().unwrap(),
    }
}

pub(super) fn written(space: &Workspace, name: &str) -> String {
    std::fs::read_to_string(space.path(name)).unwrap()
}

pub(super) fn parsed(html: &str) -> Document<'_> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(html, options).expect("well-formed")
}

pub(super) fn all<'d>(page: &'d Document<'_>, tag: &'static str) -> Vec<Node<'d, 'd>> {
    page.descendants().filter(|node| node.has_tag_name(tag)).collect()
}

pub(super) fn said(node: Node<'_, '_>) -> String {
    node.descendants().filter_map(|node| node.text().filter(|_| node.is_text())).collect()
}

fn headings(html: &str) -> Vec<String> {
    all(&parsed(html), "h2").into_iter().map(said).collect()
}

fn startup(space: &Workspace, lang: &str, more: &[&str]) {
    let files: Vec<String> =
        ["a.html", "a.md", "a.json"].iter().map(|name| space.path(name).to_str().unwrap().to_owned()).collect();
    let mut arguments = vec!["report", STARTUP[0], STARTUP[1], "--lang", lang, "--today", "2026-01-01"];
    files.iter().for_each(|file| arguments.extend(["-o", file]));
    arguments.extend(more);
    let run = shipped(space, &arguments);
    assert_eq!((run.status, &*run.stdout, &*run.stderr), (0, "", ""));
}

// domain.md §5.1, without the chapter on benchmarks, of which the method says that it is not there.
#[test]
fn a_change_is_told_in_the_consultants_chapters() {
    let space = Workspace::new();
    startup(&space, "zh", &[]);
    let html = written(&space, "a.html");
    let chapters = [
        "一、项目背景与范围",
        "二、现状画像",
        "三、数据口径与方法",
        "四、问题诊断",
        "五、再造方案",
        "六、成效测算",
        "七、法律与风险审查",
        "八、实施路径",
        "九、监测评估",
        "十、附件",
    ];
    assert_eq!(headings(&html), chapters);
    let markdown = written(&space, "a.md");
    let lines: Vec<&str> = markdown.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    assert_eq!(lines, chapters);
    assert!(html.contains("不设“对标分析”一章"));
}

#[test]
fn of_a_process_alone_there_are_the_chapters_that_need_no_other() {
    let space = Workspace::new();
    space.file("a.yaml", MINIMAL);
    let run = space.run(&["report", "a.yaml", "-o", "a.html", "-o", "a.json", "--lang", "en"]);
    assert_eq!((run.status, &*run.stdout), (0, ""), "{}", run.stderr);
    let chapters = ["1 Background and scope", "2 The process as it is", "3 Data and method", "4 Diagnosis", "5 Annex"];
    let html = written(&space, "a.html");
    assert_eq!(headings(&html), chapters);
    // From an independent program (hashlib).
    let hash = "67d130d0a397376b0dbe07100f161aa3b02ad02fa888521751557fab58ee33a2";
    assert!(html.contains(hash));
    let json: Value = serde_json::from_str(&written(&space, "a.json")).unwrap();
    assert_eq!(json["command"], "report");
    assert_eq!(json["reports"][0]["tables"]["inputs"][0]["sha256"], hash);
    assert!(json["reports"][0]["process"].is_object());
    // 1h + 1d + 2h + 2d + 3h of eight-hour days.
    assert_eq!(json["reports"][0]["figures"]["lead-time.mean"]["value"], 3.75);
}

#[test]
fn a_page_is_whole_every_table_has_heads_rows_a_caption_and_a_source() {
    let space = Workspace::new();
    startup(&space, "both", &[]);
    let html = written(&space, "a.html");
    let page = parsed(&html);
    assert_eq!(all(&page, "h1").len(), 1);
    let tables = all(&page, "table");
    assert!(tables.len() > 20);
    for table in &tables {
        let key = table.attribute("data-key").unwrap();
        let part = |tag: &'static str| table.children().find(|node| node.has_tag_name(tag));
        let caption = part("caption").unwrap_or_else(|| panic!("{key} has no caption"));
        assert!(said(caption).starts_with("表 "), "{key}");
        let head = part("thead").unwrap();
        assert!(
            head.descendants()
                .filter(|node| node.has_tag_name("th"))
                .all(|head| head.attribute("scope") == Some("col"))
        );
        assert!(part("tbody").unwrap().children().any(|node| node.has_tag_name("tr")), "{key} has no rows");
        let frame = table.parent().unwrap();
        let after = frame.next_siblings().skip(1).find(Node::is_element).unwrap();
        assert_eq!(after.attribute("class"), Some("source"), "{key} has no source");
        assert_eq!(frame.attribute("aria-labelledby"), caption.attribute("id"), "{key} has no name");
    }
    let ids: Vec<&str> = page.descendants().filter_map(|node| node.attribute("id")).collect();
    let links: Vec<&str> = all(&page, "a").iter().filter_map(|link| link.attribute("href")).collect();
    assert!(links.len() > 30);
    assert!(links.iter().all(|link| ids.contains(&link.trim_start_matches('#'))), "{links:?}");
    let mut once = ids.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), ids.len(), "an id stands twice");
    // The name of SVG is no address that anybody is asked at.
    let html = html.replace("xmlns=\"http://www.w3.org/2000/svg\"", "");
    assert!(!html.contains("http://") && !html.contains("https://"));
}

/// The numbers of a row, as the page keeps them for sorting.
fn numbers(row: Node<'_, '_>) -> Vec<f64> {
    row.children().filter_map(|cell| cell.attribute("data-value")).map(|value| value.parse().unwrap()).collect()
}

#[test]
fn the_page_has_the_numbers_of_json() {
    let space = Workspace::new();
    startup(&space, "en", &[]);
    let (html, json) = (written(&space, "a.html"), written(&space, "a.json"));
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(undocumented_in(&json), Vec::<String>::new());
    let tables = &json["reports"][0]["tables"];
    let page = parsed(&html);
    let mut compared = 0;
    for table in all(&page, "table") {
        let Some(entries) = tables[table.attribute("data-key").unwrap()].as_array() else { continue };
        let body = table.children().find(|node| node.has_tag_name("tbody")).unwrap();
        let rows: Vec<Node<'_, '_>> = body.children().filter(|node| node.has_tag_name("tr")).collect();
        if rows.len() != entries.len() {
            continue;
        }
        for (row, entry) in rows.iter().zip(entries) {
            let there: Vec<f64> = entry.as_object().unwrap().values().filter_map(Value::as_f64).collect();
            for number in numbers(*row) {
                assert!(there.contains(&number), "{number} is not in {entry}");
                compared += 1;
            }
        }
    }
    assert!(compared > 100, "{compared}");
    // Pair A by hand: 7 stages to 2, 13 materials to 3, 28 submissions to 3, 20 days to 1, 10 visits to 1, 400 yuan to none.
    let cuts = all(&page, "table").into_iter().find(|table| table.attribute("data-key") == Some("five-cuts")).unwrap();
    let rows: Vec<Vec<f64>> = cuts.descendants().filter(|node| node.has_tag_name("tr")).skip(1).map(numbers).collect();
    let sides: Vec<[f64; 2]> = rows.iter().map(|row| [row[0], row[1]]).collect();
    assert_eq!(sides, [[7.0, 2.0], [13.0, 3.0], [28.0, 3.0], [20.0, 1.0], [10.0, 1.0], [400.0, 0.0]]);
}

#[test]
fn the_figures_are_those_of_compare() {
    let space = Workspace::new();
    startup(&space, "en", &[]);
    let report: Value = serde_json::from_str(&written(&space, "a.json")).unwrap();
    let run = shipped(&space, &["compare", STARTUP[0], STARTUP[1], "-f", "json", "--today", "2026-01-01"]);
    let compared: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(report["reports"][0]["figures"], compared["reports"][0]["figures"]);
    for (key, table) in compared["reports"][0]["tables"].as_object().unwrap() {
        // What `analyze` has under the same name comes first there.
        assert_eq!(&report["reports"][0]["tables"][key], table, "{key}");
    }
}

/// What `check` finds in each file by itself, one list after the other.
#[test]
fn the_findings_of_two_files_are_told_and_counted_by_the_file() {
    let space = Workspace::new();
    let [as_is, to_be] = ["as-is", "to-be"].map(|file| format!("processes/enterprise-startup/{file}.yaml"));
    let json = |arguments: &[&str]| -> Value {
        let run = shipped(&space, &[arguments, &["-f", "json", "--today", "2026-01-01"]].concat());
        serde_json::from_str(&run.stdout).unwrap()
    };
    let told = |report: &Value, key: &str, side: &str| -> Vec<String> {
        let all = report["reports"][0][key].as_array().unwrap().iter();
        let of = all.filter(|entry| side.is_empty() || entry["side"] == side);
        of.map(|entry| format!("{} {}", entry["rule"], entry["file"])).collect()
    };
    let alone = [&as_is, &to_be].map(|file| json(&["check", file]));
    for (command, sides, about) in [
        (&["report"][..], ["before", "after"], &["before", "after"][..]),
        (&["compare", "--benchmark"], ["first", "second"], &["first", "second"]),
        (&["compare"], ["before", "after"], &["after"]),
    ] {
        let both = json(&[command, &[&as_is, &to_be]].concat());
        let of: Vec<&str> =
            both["reports"][0]["findings-of"].as_array().unwrap().iter().map(|side| side.as_str().unwrap()).collect();
        assert_eq!(of, about, "{command:?}");
        let mut counted = [0, 0, 0];
        for (at, side) in sides.iter().enumerate() {
            for key in ["findings", "not-evaluated"] {
                let wanted = if of.contains(side) { told(&alone[at], key, "") } else { Vec::new() };
                assert_eq!(told(&both, key, side), wanted, "{command:?} {key} {side}");
            }
            if of.contains(side) {
                let each = ["errors", "warnings", "notes"].map(|kind| alone[at]["summary"][kind].as_u64().unwrap());
                counted = std::array::from_fn(|kind| counted[kind] + each[kind]);
            }
        }
        let summary = &both["summary"];
        let errors = ["errors", "warnings", "notes"].map(|kind| summary[kind].as_u64().unwrap());
        assert_eq!((errors, &summary["files"]), (counted, &2.into()), "{command:?}");
        assert_eq!(undocumented_in(&both), Vec::<String>::new());
    }
    assert!(alone.iter().all(|json| json["reports"][0].get("findings-of").is_none()));
    assert!(alone.iter().all(|json| !json["reports"][0]["findings"].as_array().unwrap().is_empty()));
}

#[test]
fn hostile_names_are_text() {
    let space = Workspace::new();
    let name = "<script>alert(1)</script>";
    let text = MINIMAL
        .replace("计税: {", &format!("计税: {{ name: '{name}]]>&amp;',"))
        .replace("二手房转移登记", "\"</title><b>\"");
    space.file("a.yaml", &text);
    for lang in ["zh", "both"] {
        let title = "\u{202e}<img src=x onerror=alert(1)>\u{0}";
        let title = title.trim_end_matches('\u{0}');
        let run =
            space.run(&["report", "a.yaml", "-o", "a.html", "--lang", lang, "--title", title, "--author", "`<i>`"]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        let html = written(&space, "a.html");
        let page = parsed(&html);
        assert_eq!(all(&page, "script").len(), 1);
        assert!(all(&page, "img").is_empty() && all(&page, "b").is_empty() && all(&page, "i").is_empty());
        assert!(all(&page, "th").into_iter().any(|head| said(head).contains(&format!("{name}]]>&amp;"))));
        // Without the sign that would turn round what follows.
        assert_eq!(said(all(&page, "h1")[0]), title.trim_start_matches('\u{202e}'));
    }
}

#[test]
fn both_languages_stand_together() {
    let space = Workspace::new();
    startup(&space, "both", &["--author", "改革办", "--date", "2019-08-03"]);
    let html = written(&space, "a.html");
    let page = parsed(&html);
    let first = all(&page, "h2")[0];
    let second = first.children().find(|node| node.attribute("lang") == Some("en")).unwrap();
    assert_eq!(said(second), "1 Background and scope");
    assert_eq!(said(first), "一、项目背景与范围1 Background and scope");
    assert!(html.contains("编制：改革办　2019年8月3日") && html.contains("By 改革办 · 2019-08-03"));
    let markdown = written(&space, "a.md");
    let (zh, en) = (markdown.find("## 十、附件").unwrap(), markdown.find("## 1 Background and scope").unwrap());
    assert!(zh < en);
}

#[test]
fn without_a_date_none_is_printed_and_a_wrong_one_is_told() {
    let space = Workspace::new();
    space.file("a.yaml", MINIMAL);
    let run = space.run(&["report", "a.yaml", "-f", "markdown"]);
    assert_eq!(run.status, 0);
    assert!(!run.stdout.contains("202"), "{}", run.stdout);
    let run = space.run(&["report", "a.yaml", "--date", "2019-02-30"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("--date 2019-02-30 is no day"), "{}", run.stderr);
}

#[test]
fn what_cannot_be_analysed_says_why() {
    let space = Workspace::new();
    space.file("a.yaml", MINIMAL.replace("next: 登簿", "next: 登薄"));
    let run = space.run(&["report", "a.yaml", "-o", "a.html"]);
    assert_eq!(run.status, 1);
    let html = written(&space, "a.html");
    assert!(all(&parsed(&html), "li").into_iter().any(|line| said(line).contains("登薄")));
}

#[test]
fn the_briefing_of_enterprise_start_up() {
    let space = Workspace::new();
    for lang in ["zh", "en"] {
        let arguments =
            ["report", STARTUP[1], "--profile", "briefing", "--lang", lang, "-f", "markdown", "--today", "2026-01-01"];
        let run = shipped(&space, &arguments);
        assert_eq!(run.status, 0, "{}", run.stderr);
        committed(&format!("tests/golden/render/startup.briefing.{lang}.md"), &run.stdout);
    }
}
