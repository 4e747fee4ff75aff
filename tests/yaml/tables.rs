//! The tables of fields and the reader are one: every key of every table is read, checked and kept.

use super::support::{read, told};
use zaizao::finding::{Finding, Severity};
use zaizao::model::Process;
use zaizao::yaml::fields::{self, Field, NOUNS, Need, Noun, PROCESS, Shape};

/// A file in which the noun stands where § is; everything that examples refer to is there.
fn file(noun: &str, content: &str) -> String {
    let line = match noun {
        "heading" => "process: { § }",
        "name" => "process: { variant: as-is, name: { § } }",
        "item" => "item: { § }",
        "deadline" => "deadlines: { 决定: { § } }",
        "line" => "deadlines: { statutory: { § } }",
        "actual" => "deadlines: { actual: { § } }",
        "applicant" => "applicant: { § }",
        "department" => "departments: { 综合窗口: { § }, 登记中心: {}, 税务局: {} }",
        "office" => "departments: { 综合窗口: { offices: { 前台: { § } } }, 登记中心: {}, 税务局: {} }",
        "staff" => "departments: { 综合窗口: { staff: [ { § } ] }, 登记中心: {}, 税务局: {} }",
        "material" => "materials: { 身份证: {}, 申请表: { § } }",
        "deferral" => "materials: { 身份证: {}, 申请表: { deferral: { § } } }",
        "substitute" => "materials: { 身份证: {}, 申请表: { substitute: { § } } }",
        "end" => "materials: { 身份证: {}, 申请表: { deferral: { on-miss: { § } } } }",
        "data-item" => "data: { 姓名: {}, 手机号: { § } }",
        "volume" => "volume: { § }",
        "burden" => "burden: { § }",
        "provenance" => "provenance: [ { § } ]",
        _ => "",
    };
    let step = match noun {
        "step" => "{ § }",
        "wait" => "{ wait: { § } }",
        "visits" => "{ visits: { § } }",
        "collected" => "{ collects: [ { § } ] }",
        "check" => "{ checks: [ { § } ] }",
        "pass" => "{ pass: { § } }",
        "fee" => "{ fees: [ { § } ] }",
        "must-follow" => "{ must-follow: [ { § } ] }",
        "system" => "{ system: { § } }",
        "accepted" | "allow" => "{ allow: [ { § } ] }",
        "next" => "{ next: { § } }",
        "branch" => "{ next: { one: [ { § }, 送达 ] } }",
        "basis" => "{ basis: { § } }",
        "distribution" | "quantiles" => "{ work: { § } }",
        "mean-and-sd" => "{ work: { gamma: { § } } }",
        _ => "{}",
    };
    let mut text = String::new();
    for default in [
        "process: 二手房转移登记",
        "departments: [综合窗口, 登记中心, 税务局]",
        "materials: [身份证, 申请表]",
        "data: [姓名, 手机号]",
    ] {
        let key = default.split(':').next().unwrap();
        let written = if line.starts_with(key) { line } else { default };
        text.push_str(&format!("{written}\n"));
    }
    if !text.contains('§') {
        text.push_str(&format!("{line}\n"));
    }
    text.push_str(&format!("steps:\n  审查: {step}\n"));
    text.push_str("  受理: {}\n  补正: {}\n  决定: {}\n  送达: {}\n  不予许可: {}\n");
    assert!(text.contains('§'), "no place for the noun {noun}");
    text.replace('§', content)
}

/// The file in which a noun has these fields, with their examples.
fn with(noun: &Noun, fields: &[&Field], spell: impl Fn(&Field) -> String) -> String {
    if noun.key == PROCESS.key {
        return whole_file(fields, spell);
    }
    let entries: Vec<String> = fields.iter().map(|field| format!("{}: {}", spell(field), field.example)).collect();
    file(noun.key, &entries.join(", "))
}

fn whole_file(fields: &[&Field], spell: impl Fn(&Field) -> String) -> String {
    let mut text = String::new();
    for field in fields {
        let steps = "{ 受理: { by: 综合窗口, work: 1h }, 送达: {} }";
        let example = if field.key == "steps" { steps } else { field.example };
        text.push_str(&format!("{}: {example}\n", spell(field)));
    }
    text
}

/// What must stand beside a field so that nothing is missing.
fn beside(noun: &Noun, field: &Field) -> Vec<&'static Field> {
    let chosen = noun.choice.contains(&field.key);
    let needed = |other: &&'static Field| {
        let choice = !chosen && noun.choice.first() == Some(&other.key);
        let pair = matches!((field.key, other.key), ("then", "max") | ("tacit", "limit"));
        other.key != field.key && (other.need == Need::Required || choice || pair)
    };
    noun.fields.iter().filter(needed).collect()
}

fn english(field: &Field) -> String {
    field.key.to_owned()
}

fn serious(findings: &[Finding]) -> Vec<&Finding> {
    findings.iter().filter(|finding| finding.severity != Severity::Note).collect()
}

fn every_field(mut check: impl FnMut(&'static Noun, &'static Field)) {
    for noun in NOUNS {
        for field in noun.fields {
            check(noun, field);
        }
    }
}

/// In the table's order, as `fmt` writes them.
fn ordered(noun: &Noun, mut fields: Vec<&'static Field>, field: &'static Field) -> Vec<&'static Field> {
    fields.push(field);
    fields.sort_by_key(|field| noun.fields.iter().position(|other| other.key == field.key));
    fields
}

fn read_with(noun: &'static Noun, field: &'static Field) -> (String, Process, Vec<Finding>) {
    let text = with(noun, &ordered(noun, beside(noun, field), field), english);
    let (process, findings) = read(&text);
    (text, process, findings)
}

#[test]
fn every_example_is_read_and_kept() {
    every_field(|noun, field| {
        let (text, process, findings) = read_with(noun, field);
        assert!(serious(&findings).is_empty(), "{} of {}:\n{text}{}", field.key, noun.key, told(&findings));
        let (without, _) = read(&with(noun, &beside(noun, field), english));
        assert!(process != without, "{} of {} is in the table and is not kept:\n{text}", field.key, noun.key);
    });
}

#[test]
fn what_is_required_is_missed() {
    every_field(|noun, field| {
        let text = with(noun, &beside(noun, field), english);
        let (_, findings) = read(&text);
        let missed = findings.iter().any(|finding| finding.rule == "missing-key");
        let must = field.need == Need::Required || noun.choice.contains(&field.key);
        assert_eq!(missed, must, "{} of {}:\n{text}{}", field.key, noun.key, told(&findings));
    });
}

#[test]
fn a_chinese_key_is_refused_with_the_english_one_and_its_value_is_read() {
    every_field(|noun, field| {
        let (_, process, _) = read_with(noun, field);
        for chinese in spellings(noun, field) {
            let all = ordered(noun, beside(noun, field), field);
            let text =
                with(noun, &all, |other| if other.key == field.key { chinese.to_owned() } else { english(other) });
            let (again, findings) = read(&text);
            let [finding] = serious(&findings)[..] else {
                panic!("{chinese} of {}:\n{text}{}", noun.key, told(&findings))
            };
            assert_eq!(finding.rule, "unknown-key", "{text}");
            let help = &finding.help.as_ref().unwrap().en;
            assert!(help.contains(&format!("`{}`", field.key)), "{chinese} of {}: {help}", noun.key);
            assert!(again == process, "{chinese} of {} is not read:\n{text}", noun.key);
        }
    });
}

fn spellings(noun: &'static Noun, field: &'static Field) -> Vec<&'static str> {
    let all = fields::chinese_keys(field.key);
    all.iter().copied().filter(|chinese| fields::english_key(noun, chinese) == Some(field.key)).collect()
}

#[test]
fn every_fixed_word_is_read_in_both_languages() {
    every_field(|noun, field| {
        for shape in field.shapes {
            let Shape::Word(words) = shape else { continue };
            for (key, zh) in words() {
                let processes = [key, zh].map(|word| {
                    let mut text = with(noun, &ordered(noun, beside(noun, field), field), english);
                    text =
                        text.replace(&format!("{}: {}", field.key, field.example), &format!("{}: {word}", field.key));
                    let (process, findings) = read(&text);
                    assert!(serious(&findings).is_empty(), "{}:\n{text}{}", field.key, told(&findings));
                    process
                });
                assert!(processes[0] == processes[1], "{key} and {zh} of {} {} differ", noun.key, field.key);
            }
        }
    });
}

#[test]
fn a_value_of_no_shape_is_told() {
    every_field(|noun, field| {
        let all = ordered(noun, beside(noun, field), field);
        let text = with(noun, &all, english)
            .replace(&format!("{}: {}", field.key, field.example), &format!("{}: [[[甲]]]", field.key))
            .replace("steps: { 受理: { by: 综合窗口, work: 1h }, 送达: {} }\nsteps", "steps");
        if field.key == "steps" {
            return;
        }
        let (_, findings) = read(&text);
        assert!(!serious(&findings).is_empty(), "{} of {} takes anything:\n{text}", field.key, noun.key);
    });
}

#[test]
fn every_noun_refuses_a_key_that_its_table_has_not() {
    for noun in NOUNS {
        let first = &noun.fields[0];
        let mut text = with(noun, &ordered(noun, beside(noun, first), first), english);
        let known = format!("{}: {}", first.key, first.example);
        let separator = if noun.key == PROCESS.key { "\n" } else { ", " };
        text = text.replacen(&known, &format!("{known}{separator}qqqq: 1"), 1);
        let (_, findings) = read(&text);
        let unknown: Vec<_> = findings.iter().filter(|finding| finding.rule == "unknown-key").collect();
        assert_eq!(unknown.len(), 1, "{}:\n{text}{}", noun.key, told(&findings));
    }
}
