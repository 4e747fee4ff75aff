//! Formats that other programs read: each is held to the schema or the reader of its own world.

use super::sample;
use crate::support::committed;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::Arc;
use zaizao::finding::{Edit, Finding};
use zaizao::render::{self, End, Format, Told, Unread};
use zaizao::report::check::{Checked, output};
use zaizao::report::{Output, Subject, Summary};
use zaizao::source::{Place, Source, Span};
use zaizao::wording::{Lang, Text};

const MACHINES: [Format; 5] = [Format::Sarif, Format::Github, Format::Junit, Format::Gitlab, Format::Checkstyle];

fn written(output: &Output, lang: Lang, format: Format) -> String {
    let mut bytes = Vec::new();
    render::write(output, lang, format, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn json_of(output: &Output, lang: Lang, format: Format) -> Value {
    serde_json::from_str(&written(output, lang, format)).unwrap()
}

/// The text of an attribute with signs that mean something in every format, and some that none can hold.
fn nasty() -> Output {
    let source = Arc::new(Source::new("a b/流程,1:2%.yaml", "process: p\nsteps:\n  甲<&\">: { wrok: 1h }\n"));
    let at = |from: usize, to: usize| Place::new(&source, Span::new(from as u32, to as u32));
    let key = source.text.find("wrok").unwrap();
    let step = source.text.find('甲').unwrap();
    let message = Text::same("<b>&\"']]>\u{1b}[0m\u{0}\u{fffe} 100%\r\n::error::x");
    let unknown = Finding::error("unknown-key", at(key, key + 4), message)
        .related(at(step, step + 3), Text::same("甲"))
        .fixed_by(Text::same("work"), vec![Edit { span: Span::new(key as u32, key as u32 + 4), text: "work".into() }]);
    let over_lines = Finding::warning("a-rule-of-tomorrow", at(0, step), Text::same("x"));
    let subject = Subject { id: "p".into(), name: Text::same("p"), variant: None, file: source.name.clone() };
    output(vec![Checked::read(subject, vec![unknown.clone(), unknown, over_lines])])
}

fn nothing() -> Output {
    Output { command: "check", reports: Vec::new(), closing: Vec::new() }
}

/// The schema as OASIS published it (copyright © OASIS Open; it may be copied and furnished to others), from the crate serde-sarif 0.8.0.
fn against_the_sarif_schema(log: &Value) -> Vec<String> {
    // A bracket of the published pattern is not opened, which only the regular expressions of JavaScript let pass.
    let slip = ("^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$", "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$");
    let published = include_str!("sarif-schema-2.1.0.json");
    assert!(published.contains(slip.0));
    let schema: Value = serde_json::from_str(&published.replace(slip.0, slip.1)).unwrap();
    let validator = jsonschema::draft7::new(&schema).unwrap();
    validator.iter_errors(log).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn sarif_is_what_its_schema_says() {
    for output in [sample::check(), sample::many(), sample::compare(), nasty(), nothing()] {
        for lang in Lang::BOTH {
            let log = json_of(&output, lang, Format::Sarif);
            assert_eq!(against_the_sarif_schema(&log), Vec::<String>::new());
        }
    }
    let mut broken = json_of(&nasty(), Lang::En, Format::Sarif);
    broken["runs"][0]["results"][0]["level"] = "bad".into();
    assert_eq!(against_the_sarif_schema(&broken).len(), 1);
}

#[test]
fn sarif_says_where_in_characters_and_what_to_write() {
    let log = json_of(&nasty(), Lang::En, Format::Sarif);
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(run["invocations"][0], json!({ "executionSuccessful": true }));
    let result = &run["results"][0];
    // `  甲<&">: { wrok: 1h }`: 甲 is one character, the third; wrok begins at the twelfth.
    let region = json!({ "startLine": 3, "startColumn": 12, "endLine": 3, "endColumn": 16 });
    let uri = "a%20b/%E6%B5%81%E7%A8%8B%2C1%3A2%25.yaml";
    assert_eq!(
        result["locations"],
        json!([{ "physicalLocation": { "artifactLocation": { "uri": uri }, "region": region } }])
    );
    assert_eq!(result["relatedLocations"][0]["physicalLocation"]["region"]["startColumn"], 3);
    assert_eq!(result["relatedLocations"][0]["message"]["text"], "甲");
    let change = &result["fixes"][0]["artifactChanges"][0];
    assert_eq!(change["artifactLocation"]["uri"], uri);
    assert_eq!(change["replacements"], json!([{ "deletedRegion": region, "insertedContent": { "text": "work" } }]));
    // The rule's place in the table; a rule that is not there has none.
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let place = result["ruleIndex"].as_u64().unwrap() as usize;
    assert_eq!(rules[place]["id"], "unknown-key");
    assert_eq!(
        (&run["results"][2]["ruleId"], run["results"][2].get("ruleIndex")),
        (&"a-rule-of-tomorrow".into(), None)
    );
}

#[test]
fn sarif_carries_every_rule_and_what_a_finding_rests_on() {
    let log = json_of(&sample::check(), Lang::Zh, Format::Sarif);
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(rules.len(), zaizao::lint::rules::ALL.len());
    for (rule, known) in rules.iter().zip(zaizao::lint::rules::ALL) {
        assert_eq!(rule["id"], known.id);
        assert_eq!(rule["defaultConfiguration"]["level"], known.severity.key());
        assert_eq!(rule["properties"]["tags"], json!([known.group.key()]));
        assert_eq!(rule["shortDescription"]["text"], *known.summary.zh);
        assert!(rule["help"]["text"].as_str().unwrap().contains(&*known.remedy.zh), "{}", known.id);
    }
    let again = &run["results"][1];
    assert_eq!((&again["ruleId"], &again["level"]), (&"repeated-submission".into(), &"warning".into()));
    let properties = &again["properties"];
    assert_eq!(
        properties["saving"],
        json!({ "lead-time": 0, "visits": 2, "submissions": 1, "entries": 0, "handoffs": 0 })
    );
    assert_eq!((&properties["disposition"], &properties["confidence"]), (&"D1".into(), &"model".into()));
    assert_eq!(properties["evidence"].as_array().unwrap().len(), 1);
    assert!(again["message"]["text"].as_str().unwrap().ends_with("\n建议：通过电子证照共享取得，不再要求申请人提交"));
    // JSON and SARIF know a finding by the same name.
    let report: Value = serde_json::from_str(&render::json::output(&sample::check())).unwrap();
    assert_eq!(again["partialFingerprints"]["zaizao/v1"], report["reports"][0]["findings"][1]["fingerprint"]);
}

fn not_there() -> Unread {
    Unread {
        file: Some("./a.yaml".to_owned()), why: Text::new("找不到文件“a.yaml”", "there is no file a.yaml")
    }
}

#[test]
fn every_format_of_a_list_tells_of_files_that_were_not_checked() {
    let written = |format: Format| {
        let mut bytes = Vec::new();
        let mut stream = render::stream(format, Told { command: "check", lang: Lang::En, second: None });
        let troubles = [not_there()];
        stream.end(&End { closing: &[], summary: Summary::default(), troubles: &troubles }, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    };
    let junit = written(Format::Junit);
    assert!(junit.contains("<testsuite name=\"a.yaml\" tests=\"1\" failures=\"0\" errors=\"1\""), "{junit}");
    assert!(junit.contains("<error type=\"not-checked\" message=\"there is no file a.yaml\"/>"), "{junit}");
    let checkstyle = written(Format::Checkstyle);
    assert!(checkstyle.contains("<file name=\"a.yaml\">\n    <error line=\"1\" severity=\"error\""), "{checkstyle}");
    let gitlab: Value = serde_json::from_str(&written(Format::Gitlab)).unwrap();
    assert_eq!(gitlab[0]["description"], "there is no file a.yaml");
    assert_eq!((&gitlab[0]["severity"], &gitlab[0]["location"]["path"]), (&"major".into(), &"a.yaml".into()));
    let github = written(Format::Github);
    assert_eq!(github, "::error file=a.yaml,title=not-checked::there is no file a.yaml\n");
}

#[test]
fn sarif_tells_of_files_that_were_not_checked() {
    let mut bytes = Vec::new();
    let mut stream = render::stream(Format::Sarif, Told { command: "check", lang: Lang::Zh, second: None });
    let troubles = [not_there()];
    stream.end(&End { closing: &[], summary: Summary::default(), troubles: &troubles }, &mut bytes).unwrap();
    let log: Value = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(against_the_sarif_schema(&log), Vec::<String>::new());
    let invocation = &log["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    assert_eq!(invocation["toolExecutionNotifications"][0]["message"]["text"], "找不到文件“a.yaml”");
}

#[test]
fn annotations_are_one_line_each_and_cannot_be_broken_out_of() {
    let text = written(&sample::check(), Lang::Zh, Format::Github);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[0].starts_with("::notice ") && lines[1].starts_with("::warning "), "{text}");
    // `  税务登记: { by: tax, elapsed: 2d, collects: [licence], nxet: 领取发票 }`: 53 characters stand before nxet.
    assert_eq!(
        lines[2],
        "::error file=企业开办/as-is.yaml,line=8,endLine=8,col=54,endColumn=58,title=unknown-key::步骤没有名为“nxet”的键%0A建议：改写为“next”"
    );
    let text = written(&nasty(), Lang::En, Format::Github);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines,
        [
            "::error file=a b/流程%2C1%3A2%25.yaml,line=3,endLine=3,col=12,endColumn=16,title=unknown-key::<b>&\"']]>[0m\u{fffe} 100%25%0D%0A::error::x",
            lines[0],
            // The runner wants no columns where the lines differ.
            "::warning file=a b/流程%2C1%3A2%25.yaml,line=1,endLine=3,title=a-rule-of-tomorrow::x",
        ]
    );
}

#[test]
fn junit_has_a_suite_a_file_and_a_case_a_rule() {
    let mut file = Checked::read(sample::check().reports[0].subjects[0].clone(), sample::findings());
    file.ran = vec!["syntax", "unknown-key", "repeated-submission", "ping-pong"];
    file.not_evaluated = vec![("ping-pong", Text::new("没有写 <uses>", "no step says what it <uses>"))];
    let clean = Checked::read(Subject::file("b.yaml"), Vec::new());
    let text = written(&output(vec![file, clean]), Lang::En, Format::Junit);
    let document = roxmltree::Document::parse(&text).unwrap();
    let suites: Vec<_> = document.descendants().filter(|node| node.has_tag_name("testsuite")).collect();
    assert_eq!(suites.len(), 2);
    let numbers =
        |at: usize| ["name", "tests", "failures", "errors", "skipped"].map(|key| suites[at].attribute(key).unwrap());
    assert_eq!(numbers(0), ["企业开办/as-is.yaml", "5", "2", "0", "1"]);
    let cases: Vec<_> = suites[0].children().filter(roxmltree::Node::is_element).collect();
    let what = |node: &roxmltree::Node<'_, '_>| {
        let inside = node.first_element_child().map_or("passed", |inside| inside.tag_name().name());
        format!("{} {inside}", node.attribute("name").unwrap())
    };
    assert_eq!(
        cases.iter().map(what).collect::<Vec<_>>(),
        [
            "syntax passed",
            "unknown-key failure",
            "repeated-submission failure",
            "ping-pong skipped",
            // A note is no failure. Its rule is in no catalogue, so it stands behind.
            "nobody-owns-it system-out",
        ]
    );
    let failure = cases[1].first_element_child().unwrap();
    assert_eq!(
        (failure.attribute("type"), failure.attribute("message")),
        (Some("error"), Some("a step has no key “nxet”"))
    );
    assert!(failure.text().unwrap().starts_with("企业开办/as-is.yaml:8:54: error: a step has no key"), "{failure:?}");
    let skipped = cases[3].first_element_child().unwrap();
    assert_eq!(skipped.attribute("message"), Some("no step says what it <uses>"));
}

#[test]
fn junit_says_of_rules_that_could_not_run_why() {
    let read = |obstacle: Option<Text>| {
        let mut file = Checked::read(Subject::file("b.yaml"), Vec::new());
        file.obstacle = obstacle;
        let text = written(&output(vec![file]), Lang::Zh, Format::Junit);
        let document = roxmltree::Document::parse(&text).unwrap();
        let cases: Vec<(bool, String)> = document
            .descendants()
            .filter(|node| node.has_tag_name("testcase"))
            .map(|case| (case.first_element_child().is_none(), case.attribute("name").unwrap().to_owned()))
            .collect();
        cases
    };
    // A calendar file is only read.
    let only_read = read(None);
    assert!(only_read.iter().all(|(passed, _)| *passed));
    assert!(
        only_read.iter().any(|(_, rule)| rule == "syntax") && !only_read.iter().any(|(_, rule)| rule == "ping-pong")
    );
    let held_up = read(Some(Text::same("先改正读取错误")));
    assert_eq!(held_up.len(), zaizao::lint::rules::ALL.len());
    assert!(held_up.contains(&(false, "ping-pong".into())) && held_up.contains(&(true, "syntax".into())));
}

#[test]
fn xml_holds_whatever_users_write() {
    let text = written(&nasty(), Lang::En, Format::Junit);
    let document = roxmltree::Document::parse(&text).unwrap();
    let failure = document.descendants().find(|node| node.has_tag_name("failure")).unwrap();
    assert_eq!(failure.attribute("message"), Some("<b>&\"']]>[0m 100%\r\n::error::x (and 1 more)"));
    let text = written(&nasty(), Lang::En, Format::Checkstyle);
    let document = roxmltree::Document::parse(&text).unwrap();
    let file = document.root_element().first_element_child().unwrap();
    assert_eq!((file.tag_name().name(), file.attribute("name")), ("file", Some("a b/流程,1:2%.yaml")));
    let error = file.first_element_child().unwrap();
    let of = |key: &str| error.attribute(key).unwrap();
    assert_eq!([of("line"), of("column"), of("severity"), of("source")], ["3", "12", "error", "zaizao.unknown-key"]);
    assert_eq!(of("message"), "<b>&\"']]>[0m 100%\r\n::error::x");
}

#[test]
fn gitlab_tells_every_issue_apart() {
    let issues = json_of(&sample::many(), Lang::En, Format::Gitlab);
    let issues = issues.as_array().unwrap();
    assert_eq!(issues.len(), 13);
    let prints: BTreeSet<&str> = issues.iter().map(|issue| issue["fingerprint"].as_str().unwrap()).collect();
    assert_eq!(prints.len(), 13);
    let issues = json_of(&sample::check(), Lang::Zh, Format::Gitlab);
    let severities = [0, 1, 2].map(|at| issues[at]["severity"].as_str().unwrap());
    assert_eq!(severities, ["info", "minor", "major"]);
    assert_eq!(issues[2]["location"], json!({ "path": "企业开办/as-is.yaml", "lines": { "begin": 8, "end": 8 } }));
    assert_eq!(
        (&issues[2]["check_name"], &issues[2]["description"]),
        (&"unknown-key".into(), &"步骤没有名为“nxet”的键".into())
    );
}

#[test]
fn formats_that_carry_no_rules_of_their_own() {
    for (format, ending) in
        [(Format::Github, "github.txt"), (Format::Gitlab, "gitlab.json"), (Format::Checkstyle, "checkstyle.xml")]
    {
        for lang in Lang::BOTH {
            committed(
                &format!("tests/golden/render/check.{}.{ending}", lang.tag()),
                &written(&sample::check(), lang, format),
            );
        }
    }
}

#[test]
fn nothing_found_is_said_in_every_format() {
    for format in MACHINES {
        let text = written(&nothing(), Lang::En, format);
        match format {
            Format::Sarif => assert_eq!(serde_json::from_str::<Value>(&text).unwrap()["runs"][0]["results"], json!([])),
            Format::Gitlab => assert_eq!(text, "[]\n"),
            Format::Github => assert_eq!(text, ""),
            _ => assert!(roxmltree::Document::parse(&text).unwrap().root_element().first_element_child().is_none()),
        }
    }
}

/// Reports leave one by one, and the whole looks as if they had been there together.
#[test]
fn what_leaves_report_by_report_is_the_whole() {
    let whole = output(vec![
        Checked::read(Subject::file("a.yaml"), sample::findings()),
        Checked::read(Subject::file("b.yaml"), Vec::new()),
        Checked::read(Subject::file("c.yaml"), sample::findings()),
    ]);
    let others = [Format::Terminal(render::terminal::Style::PLAIN), Format::Markdown, Format::Json];
    for format in others.into_iter().chain(MACHINES) {
        let mut stream = render::stream(format, Told { command: "check", lang: Lang::Zh, second: None });
        let mut pieces: Vec<Vec<u8>> = Vec::new();
        for report in &whole.reports {
            let mut piece = Vec::new();
            stream.report(report, &mut piece).unwrap();
            pieces.push(piece);
        }
        let mut last = Vec::new();
        let end = End { closing: &whole.closing, summary: Summary::of(&whole), troubles: &[] };
        stream.end(&end, &mut last).unwrap();
        pieces.push(last);
        assert!(pieces[0].len() > 100 && pieces[2].len() > 100, "{format:?} keeps reports back");
        assert_eq!(String::from_utf8(pieces.concat()).unwrap(), written(&whole, Lang::Zh, format), "{format:?}");
    }
}
