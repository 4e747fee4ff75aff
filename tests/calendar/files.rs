//! Calendar files: the table of fields and the reader are one, and every mistake is told in its place.

use crate::support::Workspace;
use crate::yaml::support::told;
use std::sync::Arc;
use zaizao::finding::Finding;
use zaizao::model::words::PauseBoundary;
use zaizao::model::{Calendar, Date, DayKind, Hours, Weekday};
use zaizao::source::Source;
use zaizao::yaml::fields::{self, CALENDAR, CALENDAR_NOUNS, COUNTING, Field, Need, Noun, Shape, WEEK};
use zaizao::yaml::read_calendar;

fn read(text: &str) -> (Calendar, Vec<Finding>) {
    read_calendar(Arc::new(Source::new("x.yaml", text)))
}

const CENTRE: &str = "\
calendar: 政务服务中心
day: 7h
week: { mon: [09:00-12:00, 13:30-17:30], tue: 09:00-17:00, sat: 09:00-12:00 }
counting: { pause-boundary: 当日停表 }
years:
  2019: { source: 公告, holidays: { 馆庆: [2019-03-05, 2019-03-11..2019-03-12] }, make-up: 2019-03-10 }
";

#[test]
fn a_calendar_is_what_its_file_says() {
    let (calendar, findings) = read(CENTRE);
    assert_eq!(told(&findings), "");
    assert_eq!(calendar.week[0], [Hours { from: 540, to: 720 }, Hours { from: 810, to: 1050 }]);
    assert!(!calendar.has_hours(Weekday::Wednesday) && calendar.has_hours(Weekday::Saturday));
    assert_eq!(calendar.counting.pause_boundary, PauseBoundary::IncludeStart);
    let kind = |text: &str| calendar.kind(Date::read(text).unwrap()).unwrap();
    assert!(matches!(kind("2019-03-05"), DayKind::Holiday(holiday) if &*holiday.id == "馆庆"));
    assert!(matches!(kind("2019-03-11"), DayKind::Holiday(_)));
    assert_eq!(
        (kind("2019-03-10"), kind("2019-03-09"), kind("2019-03-06")),
        (DayKind::MakeUp, DayKind::Working, DayKind::Rest)
    );
}

/// A file in which the noun has these fields, with their examples.
fn with(noun: &Noun, fields: &[&Field], spell: impl Fn(&Field) -> String) -> String {
    let entries: Vec<String> = fields.iter().map(|field| format!("{}: {}", spell(field), field.example)).collect();
    if noun.key == CALENDAR.key {
        return entries.join("\n") + "\n";
    }
    let (week, rest) = match noun.key {
        "week" => (entries.join(", "), String::new()),
        "counting" => ("mon: 09:00-17:00".to_owned(), format!("counting: {{ {} }}\n", entries.join(", "))),
        _ => ("mon: 09:00-17:00".to_owned(), format!("years: {{ 2019: {{ {} }} }}\n", entries.join(", "))),
    };
    format!("calendar: 中心\nweek: {{ {week} }}\n{rest}")
}

fn beside(noun: &'static Noun, field: &Field) -> Vec<&'static Field> {
    noun.fields.iter().filter(|other| other.key != field.key && other.need == Need::Required).collect()
}

fn english(field: &Field) -> String {
    field.key.to_owned()
}

fn every_field(mut check: impl FnMut(&'static Noun, &'static Field, &[&'static Field])) {
    for noun in CALENDAR_NOUNS {
        for field in noun.fields {
            let mut all = beside(noun, field);
            all.push(field);
            check(noun, field, &all);
        }
    }
}

#[test]
fn every_example_is_read_and_kept() {
    every_field(|noun, field, all| {
        let text = with(noun, all, english);
        let (calendar, findings) = read(&text);
        assert_eq!(told(&findings), "", "{} of {}:\n{text}", field.key, noun.key);
        let (without, _) = read(&with(noun, &beside(noun, field), english));
        // The names of holidays are kept where a year uses them.
        let kept = calendar != without || (field.key == "holidays" && noun.key == CALENDAR.key);
        assert!(kept, "{} of {} is in the table and is not kept:\n{text}", field.key, noun.key);
    });
}

#[test]
fn what_is_required_is_missed() {
    every_field(|noun, field, _| {
        let (_, findings) = read(&with(noun, &beside(noun, field), english));
        let missed = findings.iter().any(|finding| finding.rule == "missing-key");
        assert_eq!(missed, field.need == Need::Required, "{} of {}: {}", field.key, noun.key, told(&findings));
    });
}

#[test]
fn a_chinese_key_is_refused_with_the_english_one_and_its_value_is_read() {
    every_field(|noun, field, all| {
        let (calendar, _) = read(&with(noun, all, english));
        for chinese in fields::chinese_keys(field.key) {
            if fields::english_key(noun, chinese) != Some(field.key) {
                continue;
            }
            let spell = |other: &Field| if other.key == field.key { (*chinese).to_owned() } else { english(other) };
            let (again, findings) = read(&with(noun, all, spell));
            let rules: Vec<&str> = findings.iter().map(|finding| finding.rule).collect();
            assert_eq!(rules, ["unknown-key"], "{chinese} of {}: {}", noun.key, told(&findings));
            assert!(again == calendar, "{chinese} of {} is not read", noun.key);
        }
    });
}

#[test]
fn a_value_of_no_shape_and_a_key_of_no_table_are_told() {
    every_field(|noun, field, all| {
        let text = with(noun, all, english);
        let known = format!("{}: {}", field.key, field.example);
        let strange = text.replace(&known, &format!("{}: [[[甲]]]", field.key));
        assert!(!read(&strange).1.is_empty(), "{} of {} takes anything", field.key, noun.key);
        let separator = if noun.key == CALENDAR.key { "\n" } else { ", " };
        let more = text.replacen(&known, &format!("{known}{separator}qqqq: 1"), 1);
        let unknown = read(&more).1.iter().filter(|finding| finding.rule == "unknown-key").count();
        assert_eq!(unknown, 1, "{}:\n{more}", noun.key);
    });
}

#[test]
fn every_rule_of_counting_is_read_in_both_languages() {
    for field in COUNTING.fields {
        let [Shape::Word(words)] = field.shapes else { panic!("{} is no word", field.key) };
        for (key, zh) in words() {
            let calendars = [key, zh].map(|word| {
                read(&format!("calendar: a\nweek: {{ mon: 09:00-17:00 }}\ncounting: {{ {}: {word} }}\n", field.key))
            });
            assert!(calendars.iter().all(|(_, findings)| findings.is_empty()), "{key} {zh}");
            assert_eq!(calendars[0].0, calendars[1].0);
        }
    }
    assert_eq!(WEEK.fields.map_keys(), Weekday::ALL.map(Weekday::key));
}

trait Keys {
    fn map_keys(&self) -> Vec<&'static str>;
}

impl Keys for [Field] {
    fn map_keys(&self) -> Vec<&'static str> {
        self.iter().map(|field| field.key).collect()
    }
}

#[test]
fn a_calendar_file_is_checked_among_processes() {
    let here = Workspace::new();
    here.file("centre.yaml", CENTRE);
    let run = here.run(&["check", "."]);
    assert_eq!((run.status, run.stdout.contains("1 file")), (0, true), "{}", run.stdout);
    here.file("centre.yaml", CENTRE.replace("2019-03-11..2019-03-12", "2019-02-30").replace("sat:", "sta:"));
    let run = here.run(&["check", "centre.yaml"]);
    assert_eq!(run.status, 1);
    for part in
        ["centre.yaml:3:60", "did you mean `sat`?", "centre.yaml:6:52", "the last day of that month is 2019-02-28"]
    {
        assert!(run.stdout.contains(part), "{part} is not in {}", run.stdout);
    }
}
