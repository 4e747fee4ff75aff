//! Applying, then comparing: what is classified is exactly what was done.

use crate::support::Workspace;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Twelve steps in a row, each by an office of its own; every operation has steps to itself.
fn base() -> String {
    let mut text =
        String::from("process: 甲\ndepartments: [o0, o1, o2, o3, o4, o5, o6, o7, o8, o9, o10, o11, other]\nsteps:\n");
    for at in 0..12 {
        let next = if at < 11 { format!(", next: s{}", at + 1) } else { String::new() };
        text.push_str(&format!("  s{at}: {{ by: o{at}, kind: review, channel: counter, wait: 2d, work: 2h, uses: [], produces: [r{at}]{next} }}\n"));
    }
    text
}

/// An operation, and what it makes of which steps: names before, names after, classes.
type Done = (&'static str, &'static [(&'static str, &'static str, &'static [&'static str])]);

const OPERATIONS: &[Done] = &[
    ("remove: [s1]", &[("s1", "", &["removed"])]),
    ("merge: { steps: [s2, s3], into: { id: m, by: o2 } }", &[("s2 s3", "m", &["merged"])]),
    (
        "split: { step: s4, into: [{ id: p, by: o4, wait: 2d, work: 1h }, { id: q, by: o4, work: 1h }] }",
        &[("s4", "p q", &["split"])],
    ),
    ("move: { steps: [s5], to: other }", &[("s5", "s5", &["moved"])]),
    ("put-online: { steps: [s6] }", &[("s6", "s6", &["put-online"])]),
    ("shorten: { s7: { wait: 1d } }", &[("s7", "s7", &["shortened"])]),
    ("parallelise: [s8, s9]", &[("s8", "s8", &["made-parallel"]), ("s9", "s9", &["made-parallel"])]),
    ("add: { step: { id: n, by: other, work: 1h }, between: [s10, s11] }", &[("", "n", &["added"])]),
];

#[test]
fn what_was_done_is_what_is_classified() {
    let here = Workspace::new();
    here.file("base.yaml", base());
    // Every operation alone, every pair of neighbours, and all together.
    let alone = (0..OPERATIONS.len()).map(|one| 1_u32 << one);
    let pairs = (1..OPERATIONS.len()).map(|one| 3_u32 << (one - 1));
    let mixed = [0b1010_1010, 0b0101_0101, 0b1100_0011, 0b0011_1100, 0b1111_1111];
    for chosen in alone.chain(pairs).chain(mixed) {
        let chosen: Vec<&Done> =
            OPERATIONS.iter().enumerate().filter(|(at, _)| chosen >> at & 1 == 1).map(|(_, done)| done).collect();
        let operations = chosen.iter().map(|(operation, _)| format!("      - {operation}\n")).collect::<String>();
        here.file("plan.yaml", format!("plan: 乙\nbase: base.yaml\nmeasures:\n  - id: one\n    do:\n{operations}"));
        let expected: BTreeMap<(String, String), BTreeSet<String>> = chosen
            .iter()
            .flat_map(|(_, made)| *made)
            .map(|(before, after, classes)| {
                ((before.to_string(), after.to_string()), classes.iter().map(ToString::to_string).collect())
            })
            .collect();
        assert_eq!(classified(&here), expected, "{operations}");
    }
}

/// Everything that is not kept as it was.
fn classified(here: &Workspace) -> BTreeMap<(String, String), BTreeSet<String>> {
    let run = here.run(&["compare", "plan.yaml", "--format", "json"]);
    let json: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {}", run.stderr));
    let steps = json["reports"][0]["tables"]["steps"].as_array().unwrap_or_else(|| panic!("{}", run.stdout));
    let names = |value: &Value| match value {
        Value::Array(all) => all.iter().map(|one| one.as_str().unwrap()).collect::<Vec<_>>().join(" "),
        Value::String(one) => one.clone(),
        _ => String::new(),
    };
    let rows = steps.iter().map(|row| {
        let classes: BTreeSet<String> = names(&row["class"]).split(' ').map(str::to_owned).collect();
        ((names(&row["before"]), names(&row["after"])), classes)
    });
    rows.filter(|(_, classes)| !classes.contains("kept")).collect()
}
