use super::{SCHEMA, key};
use crate::finding::Finding;
use crate::report::check::Checked;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// The findings of a run, in the order in which they are written.
#[derive(Debug, Default)]
pub(super) struct Present {
    counted: BTreeMap<Line, usize>,
}

// What is about the same thing stands together, whatever its hash.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Line {
    process: String,
    variant: String,
    rule: &'static str,
    about: String,
    fingerprint: String,
}

impl Present {
    /// Notes the findings of a file.
    pub fn add(&mut self, file: &Checked) {
        for finding in &file.findings {
            let (process, variant) = key(file);
            let fingerprint = finding.fingerprint(&file.subject.id, file.subject.variant);
            let line = Line { process, variant, rule: finding.rule, about: about(finding), fingerprint };
            *self.counted.entry(line).or_default() += 1;
        }
    }

    /// Writes them, a line each, so that two baselines are compared line by line.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "{{\n  \"schema\": \"{SCHEMA}\",\n  \"findings\": [")?;
        for (at, (line, count)) in self.counted.iter().enumerate() {
            write!(out, "{}\n    {}", if at > 0 { "," } else { "" }, object(line, *count))?;
        }
        out.write_all(if self.counted.is_empty() { b"]\n}\n" } else { b"\n  ]\n}\n" })
    }
}

fn object(line: &Line, count: usize) -> Value {
    let mut object = Map::new();
    let mut put = |key: &str, value: &str| {
        if !value.is_empty() {
            object.insert(key.to_owned(), value.into());
        }
    };
    put("process", &line.process);
    put("variant", &line.variant);
    put("rule", line.rule);
    put("fingerprint", &line.fingerprint);
    put("about", &line.about);
    if count > 1 {
        object.insert("count".to_owned(), count.into());
    }
    Value::Object(object)
}

// A hint for who reads the file; nothing is compared by it. Only what the fingerprint is made of, so that it changes no more often.
fn about(finding: &Finding) -> String {
    const MOST: usize = 60;
    let mut subjects: Vec<&str> = finding.subjects.iter().map(|subject| &**subject).collect();
    subjects.sort_unstable();
    let text = if subjects.is_empty() { finding.discriminator.clone() } else { subjects.join("、") };
    let short: String = text.chars().take(MOST).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}
