//! `due` and `days` as a user runs them.

use crate::support::{Run, Workspace};
use serde_json::{Value, json};

fn run(arguments: &str) -> Run {
    Workspace::new().run(&arguments.split(' ').collect::<Vec<_>>())
}

fn json(arguments: &str) -> Value {
    let run = run(&format!("{arguments} --format json"));
    assert_eq!(run.status, 0, "{}", run.stderr);
    serde_json::from_str(&run.stdout).unwrap()
}

#[test]
fn the_answer_says_when_and_by_which_rules() {
    let zh = run("due 2019-09-26 20d --lang zh").stdout;
    for part in [
        "2019-10-29（星期二）到期",
        "33 个自然日：计入 20 天",
        "停表 0 天，休息日 13 天",
        "起算当日不计",
        "国办发明电〔2018〕15号",
    ] {
        assert!(zh.contains(part), "{part} is not in {zh}");
    }
    let en = run("due 2019-09-26 20d").stdout;
    assert!(en.starts_with("Due on Tuesday 2019-10-29\n") && !en.contains("Day by day"), "{en}");
}

#[test]
fn json_is_the_answer_itself() {
    let due = json("due 2019-09-26 20d");
    assert_eq!(due["schema"], "zaizao.report/1");
    assert_eq!((&due["command"], &due["due"], &due["weekday"]), (&json!("due"), &json!("2019-10-29"), &json!("tue")));
    assert_eq!((&due["counted-days"], &due["calendar-days"]), (&json!(20), &json!(33)));
    assert_eq!((&due["skipped-days"], &due["paused-days"]), (&json!(13), &json!(0)));
    let rules = json!({ "start-day": "exclude", "pause-boundary": "exclude-start", "rest-day": "next-working-day" });
    assert_eq!(due["rules"], rules);
    assert_eq!((&due["days"], &due["pauses"], &due["reports"]), (&Value::Null, &Value::Null, &Value::Null));
    assert_eq!(due["sources"][0]["year"], 2019);
    let days = json("days 2019-09-26 2019-10-22 --pause 2019-09-30..2019-10-15");
    assert_eq!(
        (&days["working-days"], &days["gross-working-days"], &days["paused-days"]),
        (&json!(8), &json!(15), &json!(7))
    );
    assert_eq!(days["rest-days"][1], json!({ "name": "国庆节", "from": "2019-10-01", "to": "2019-10-07", "days": 7 }));
}

#[test]
fn the_count_is_shown_day_by_day_where_it_is_asked_for() {
    let due = json("due 2019-09-26 20d --days");
    let days = due["days"].as_array().unwrap();
    assert_eq!(days.len(), 33);
    assert_eq!(
        days[0],
        json!({ "date": "2019-09-27", "weekday": "fri", "kind": "working", "paused": false, "count": 1 })
    );
    assert_eq!(
        days[2],
        json!({ "date": "2019-09-29", "weekday": "sun", "kind": "make-up", "paused": false, "count": 2 })
    );
    assert_eq!(
        days[4],
        json!({ "date": "2019-10-01", "weekday": "tue", "kind": "holiday", "holiday": "国庆节", "paused": false })
    );
    assert_eq!((&days[32]["date"], &days[32]["count"]), (&json!("2019-10-29"), &json!(20)));
    let text = run("due 2019-09-26 20d --days").stdout;
    assert!(text.contains("2019-10-01  Tuesday    National Day") && text.contains("make-up working day"), "{text}");
}

/// Seven or eight days of pause: by which rule they are counted is an option, and is printed.
#[test]
fn pauses_and_extensions() {
    let pause = "due 2019-09-26 20d --pause 2019-09-30..2019-10-15";
    assert_eq!(json(pause)["pauses"], json!([{ "from": "2019-09-30", "to": "2019-10-15", "days": 7 }]));
    assert_eq!(json(pause)["due"], "2019-11-07");
    let include = json(&format!("{pause} --pause-boundary include-start"));
    assert_eq!((&include["pauses"][0]["days"], &include["due"]), (&json!(8), &json!("2019-11-08")));
    assert!(run(pause).stdout.contains("(exclude-start)"));
    // 30 working days: 10 more than 29 October, a Tuesday; no holidays are near.
    let extended = json("due 2019-09-26 20d --extend 10d");
    assert_eq!(
        (&extended["due"], &extended["limit"]),
        (&json!("2019-11-12"), &json!({ "days": 20, "unit": "d", "extension": 10 }))
    );
    let open = json("due 2019-09-26 20d --pause 2019-09-30..");
    assert_eq!((&open["due"], &open["paused-since"]), (&Value::Null, &json!("2019-09-30")));
    let text = run("due 2019-09-26 20d --pause 2019-09-30.. --lang zh").stdout;
    assert!(text.contains("2019-09-30 起停表，尚无到期日") && text.contains("还剩 17 个工作日"), "{text}");
}

#[test]
fn every_spelling_of_a_limit() {
    for (limit, due) in [
        ("20d", "2019-10-29"),
        ("20工作日", "2019-10-29"),
        ("4w", "2019-10-29"),
        ("20天", "2019-10-29"),
        ("20cd", "2019-10-16"),
        ("20自然日", "2019-10-16"),
        ("２０个工作日", "2019-10-29"),
    ] {
        assert_eq!(json(&format!("due 2019-09-26 {limit}"))["due"], due, "{limit}");
    }
    let here = Workspace::new();
    assert!(here.run(&["due", "2019-09-26", "20 工作日"]).stdout.contains("2019-10-29"));
    assert!(
        run("due 2019-09-26 20天").stdout.contains("\"20天\" was read as working days; write 20cd for calendar days.")
    );
}

#[test]
fn mistakes_say_what_to_write() {
    for (arguments, told) in [
        ("due 2019-02-30 20d", "there is no day 2019-02-30; the last day of that month is 2019-02-28"),
        ("due 2019/9/26 20d", "a day is not written 2019/9/26; write 2019-09-26"),
        ("due ２０１９-０９-２６ 20d", "a day is not written ２０１９-０９-２６; write 2019-09-26"),
        ("due 0219-09-26 20d", "the year of 0219-09-26 is not between 1900 and 2199; check the year"),
        (
            "due 2019-09-26 8h",
            "a due date is counted in days, not in 8h; write working days (1d) or calendar days (1cd)",
        ),
        ("due 2019-09-26 0.5d", "the limit 0.5d is not a whole number of days; write 1d or more"),
        (
            "due 2019-09-26 20d --extend 5cd",
            "the limit 20d and the extension 5cd count different days; use the same for both",
        ),
        (
            "due 2019-09-26 20d --pause 2019-10-09..2019-10-01",
            "--pause: 2019-10-09..2019-10-01 ends before it begins; did you mean 2019-10-01..2019-10-09?",
        ),
        ("due 2019-09-26 20d --calendar fiveday", "there is no built-in calendar fiveday; did you mean five-day?"),
        ("due 2019-09-26 20d --calendar 2026.yaml", "there is no calendar file 2026.yaml"),
        ("days 2019-10-22 2019-09-26", "2019-09-26 is before 2019-10-22; write the earlier day first"),
    ] {
        let run = run(arguments);
        assert_eq!((run.status, run.stderr.as_str()), (2, format!("error: {told}\n").as_str()), "{arguments}");
    }
    let unknown = run("due 2026-12-20 20d --lang zh");
    assert_eq!(unknown.status, 2);
    assert!(unknown.stderr.contains("没有 2027 年的放假安排（有 2018 至 2026 年）"), "{}", unknown.stderr);
}

#[test]
fn a_calendar_file_counts_by_its_own_rules_and_its_mistakes_are_told() {
    let here = Workspace::new();
    here.file(
        "c.yaml",
        "calendar: c\nweek: { mon: 09:00-17:00, wed: 09:00-17:00 }\ncounting: { start-day: include }\n",
    );
    // 26 September 2019 is a Thursday; then Monday 30 and Wednesday 2 October.
    let due = here.run(&["due", "2019-09-26", "2d", "--calendar", "c.yaml"]);
    assert!(due.stdout.starts_with("Due on Wednesday 2019-10-02"), "{}", due.stdout);
    assert!(due.stdout.contains("The first day is counted."));
    here.file("c.yaml", "calendar: c\nweek: { mno: 09:00-17:00 }\n");
    let told = here.run(&["days", "2019-09-26", "2019-10-02", "--calendar", "c.yaml"]);
    assert_eq!(told.status, 1);
    assert!(told.stdout.contains("c.yaml:2:9") && told.stdout.contains("did you mean `mon`?"), "{}", told.stdout);
}

/// Every key that JSON prints is explained in docs/report-json.md.
#[test]
fn every_key_is_documented() {
    let docs = std::fs::read_to_string(crate::support::repo("docs/report-json.md")).unwrap();
    for arguments in [
        "due 2019-09-15 20cd --days --extend 1cd --pause 2019-09-17..2019-09-18",
        "due 2019-09-15 19cd --pause 2019-10-08..",
        "days 2019-09-26 2019-10-22",
    ] {
        let mut open = vec![json(arguments)];
        while let Some(value) = open.pop() {
            match value {
                Value::Object(object) => {
                    for (key, value) in object {
                        let known = docs.contains(&format!("`{key}`")) || ["zh", "en"].contains(&&*key);
                        assert!(known, "{key} of {arguments} is not documented");
                        open.push(value);
                    }
                }
                Value::Array(items) => open.extend(items),
                _ => {}
            }
        }
    }
}
