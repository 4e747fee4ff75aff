//! Model → YAML: read again it is the same process, and it is already in canonical layout.

use super::dice::Dice;
use super::made_up::process;
use super::{config, laid_out, shipped};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;
use zaizao::finding::Finding;
use zaizao::model::Process;
use zaizao::source::Source;
use zaizao::yaml::fields::{NOUNS, Shape};
use zaizao::yaml::write;

fn read(text: &str) -> (Process, Vec<Finding>) {
    zaizao::yaml::read(Arc::new(Source::new("a.yaml", text)))
}

#[test]
fn a_simple_process_is_written_as_an_analyst_would() {
    let text = "\
process: 二手房转移登记
departments: [综合窗口, 税务局, 登记中心]

steps:
  受理: { by: 综合窗口, work: 1h, next: 计税 }
  计税: { by: 税务局, work: 2h, wait: 1d, next: 登簿 }
  登簿: { by: 登记中心, work: 3h, wait: 2d }
";
    assert_eq!(write(&read(text).0), text);
}

#[test]
fn what_is_long_gets_lines_and_what_is_short_does_not() {
    let text = "\
process: { id: p, name: { zh: 登记, en: Registration }, variant: to-be }
based-on: as-is.yaml

deadlines:
  决定: { from: 受理, statutory: { limit: 20d, basis: 行政许可法第四十二条 }, promised: 6d }

departments:
  win: 综合窗口
  rec: { name: 登记中心, offices: [受理科, 审核科], staff: 12 }

steps:
  受理:
    by: win
    elapsed: { p50: 2d, p90: 5d }
    visits: 1
    collects: [身份证, { of: 申请表, form: original }]
    basis: { law: 行政许可法, article: 第三十二条, mandatory: true }
    next: { one: [{ to: 补正, p: 33.3%, max: 1, then: { end: 退件 } }, 决定] }
  补正: { by: applicant, wait: { time: 0.5d..2d, cause: queue }, paused: true, next: 受理 }
  决定:
    by: rec/审核科
    fees: { item: 登记费, amount: 80 }
    basis: |-
      第一行
      第二行

volume: 12000

provenance:
  - { file: 办事指南.pdf, note: \"第二十条：三十日\" }
";
    let (process, findings) = read(text);
    assert_eq!((write(&process).as_str(), findings.len()), (text, 0));
}

#[test]
fn shipped_processes_are_the_same_after_writing() {
    for (path, text) in shipped() {
        let (process, _) = read(&text);
        let written = write(&process);
        assert!(read(&written).0 == process, "{path} reads differently:\n{written}");
        assert_eq!(laid_out(&written).as_ref(), Ok(&written), "{path} is written in another layout");
    }
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn written_and_read_again_it_is_the_same_process(bytes in prop::collection::vec(any::<u8>(), 0..900)) {
        let before = process(&mut Dice::new(&bytes));
        let text = write(&before);
        let (after, findings) = read(&text);
        let told: Vec<String> = findings.iter().map(|finding| format!("{} {}", finding.rule, finding.message.en)).collect();
        prop_assert!(after == before, "{text}\nread again:\n{}\n{}", write(&after), told.join("\n"));
        prop_assert_eq!(laid_out(&text), Ok(text));
    }
}

#[test]
fn every_key_of_every_table_is_written_in_its_order() {
    let mut keys: BTreeSet<(&str, &str)> = BTreeSet::new();
    let mut random = 88_172_645_463_325_252_u64;
    for _ in 0..400 {
        let bytes: Vec<u8> = (0..3000).map(|_| next(&mut random)).collect();
        let text = write(&process(&mut Dice::new(&bytes)));
        let value: serde_yaml::Value = serde_yaml::from_str(&text).unwrap();
        collect(&value, FILE, &mut keys);
    }
    for noun in NOUNS {
        for field in noun.fields {
            let key = (noun.key, field.key);
            // These two have shorter spellings: `volume: 12000` and `1d..5d`.
            let has_shorter = [("volume", "per-year"), ("distribution", "uniform")].contains(&key);
            assert!(has_shorter || keys.contains(&key), "`{}` of `{}` is never written", field.key, noun.key);
        }
    }
}

static FILE: &[Shape] = &[Shape::Noun(&zaizao::yaml::fields::PROCESS)];

// xorshift64
fn next(state: &mut u64) -> u8 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    (*state >> 32) as u8
}

// The keys of a value by the nouns that its place allows, which must stand in the order of the noun's table.
fn collect(value: &serde_yaml::Value, shapes: &'static [Shape], keys: &mut BTreeSet<(&'static str, &'static str)>) {
    use zaizao::yaml::fields::{DISTRIBUTION, NAME, QUANTILES};
    if let Some(items) = value.as_sequence() {
        let inner = shapes.iter().filter_map(|shape| if let Shape::List(inner) = shape { Some(*inner) } else { None });
        for inner in inner {
            items.iter().for_each(|item| collect(item, inner, keys));
        }
    }
    let Some(entries) = value.as_mapping() else { return };
    let key_of = |key: &serde_yaml::Value| key.as_str().unwrap_or("").to_owned();
    let nouns = shapes.iter().flat_map(|shape| match shape {
        Shape::Noun(noun) => vec![*noun],
        Shape::Name => vec![&NAME],
        Shape::Duration => vec![&DISTRIBUTION, &QUANTILES],
        _ => Vec::new(),
    });
    for noun in nouns {
        let places: Vec<Option<usize>> =
            entries.keys().map(|key| noun.fields.iter().position(|field| field.key == key_of(key))).collect();
        if places.iter().all(Option::is_some) {
            assert!(places.is_sorted(), "{value:?} is not in the order of `{}`", noun.key);
            for (place, value) in places.into_iter().flatten().zip(entries.values()) {
                keys.insert((noun.key, noun.fields[place].key));
                collect(value, noun.fields[place].shapes, keys);
            }
        }
    }
    for shape in shapes {
        if let Shape::MapOf(inner) = shape {
            entries.values().for_each(|value| collect(value, inner, keys));
        }
    }
}
