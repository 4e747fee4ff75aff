//! The calendar of a process: how much of a calendar day is a working day.

use crate::support::Workspace;
use num_rational::Ratio;
use std::sync::Arc;
use zaizao::source::Source;
use zaizao::yaml::calendars::Lookup;
use zaizao::yaml::{self, read_calendar, tree::Limits};

fn process(calendar: &str) -> String {
    format!(
        "process: p\n{calendar}departments: [a, b]\nsteps:\n  s: {{ by: a, wait: 7cd, next: t }}\n  t: {{ by: b, wait: 1d }}\n"
    )
}

fn share(calendar: &str) -> Ratio<i64> {
    yaml::read(Arc::new(Source::new("p.yaml", process(calendar)))).0.time_base().calendar_share
}

#[test]
fn the_share_is_the_calendars() {
    assert_eq!(share(""), Ratio::new(5, 7));
    assert_eq!(share("calendar: five-day\n"), Ratio::new(5, 7));
    assert_eq!(share("calendar: 24x7\n"), Ratio::from_integer(1));
    // 2,244 working days of the 3,287 days of 2018 to 2026.
    assert_eq!(share("calendar: cn\n"), Ratio::new(2244, 3287));
    // Nobody looks files up for a reader of texts.
    assert_eq!(share("calendar: centre.yaml\n"), Ratio::new(5, 7));
}

#[test]
fn a_program_may_give_its_own_calendars() {
    let source =
        || Arc::new(Source::new("c.yaml", "calendar: c\nday: 6h\nweek: { mon: 09:00-12:00, tue: 09:00-12:00 }\n"));
    let files = |name: &str| match name {
        "two.yaml" => Lookup::Found(Arc::new(read_calendar(source()).0)),
        _ => Lookup::Missing(vec!["two.yaml".to_owned()]),
    };
    let read =
        |calendar: &str| yaml::read_with(Arc::new(Source::new("p.yaml", process(calendar))), Limits::default(), &files);
    let (process, findings) = read("calendar: two.yaml\n");
    assert!(findings.is_empty());
    assert_eq!(process.time_base().calendar_share, Ratio::new(2, 7));
    assert_eq!(process.time_base().day, Ratio::from_integer(6 * 3600));
    let (process, _) = read("day: 8h\ncalendar: two.yaml\n");
    assert_eq!(process.time_base().day, Ratio::from_integer(8 * 3600), "the process's own day goes first");
}

/// 7 calendar days and a working day: 7 × 1/7 + 1 = 2 d of a calendar with one working day a week.
#[test]
fn a_calendar_file_stands_beside_its_process() {
    let here = Workspace::new();
    here.file("work/p.yaml", process("calendar: ../calendars/monday.yaml\n"));
    here.file("calendars/monday.yaml", "calendar: Mondays\nweek: { mon: 09:00-17:00 }\n");
    let run = here.run(&["analyze", "work/p.yaml", "--format", "json"]);
    assert_eq!(run.status, 0, "{}", run.stdout);
    let json: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(json["reports"][0]["figures"]["critical-path.length"]["value"], 2);
}

#[test]
fn a_calendar_that_is_not_there_or_has_mistakes_is_told_in_its_place() {
    let here = Workspace::new();
    here.file("p.yaml", process("calendar: centre.yaml\n")).file("center.yaml", "calendar: c\nweek: { mon: 9-5 }\n");
    let run = here.run(&["check", "p.yaml"]);
    assert_eq!(run.status, 1);
    for part in ["p.yaml:2:11", "there is no calendar file centre.yaml", "did you mean center.yaml?"] {
        assert!(run.stdout.contains(part), "{part} is not in {}", run.stdout);
    }
    here.file("p.yaml", process("calendar: center.yaml\n"));
    let run = here.run(&["check", "p.yaml", "--lang", "zh"]);
    for part in ["p.yaml:2:11", "日历文件“center.yaml”有 1 处错误", "上班时间“9-5”无法读取"] {
        assert!(run.stdout.contains(part), "{part} is not in {}", run.stdout);
    }
}
