use super::{SCHEMA, is_demanded, key};
use crate::cli::files;
use crate::cli::output::Trouble;
use crate::finding::Finding;
use crate::report::check::Checked;
use crate::say;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::path::Path;

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
        for finding in file.findings.iter().filter(|finding| !is_demanded(finding.rule)) {
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

/// Whether a baseline may be written there: on nothing, or on a baseline, however broken.
///
/// # Errors
/// When another file stands there, which would be lost.
pub(super) fn may_replace(path: &Path) -> anyhow::Result<()> {
    const ENOUGH: u64 = 1_000;
    // A pipe waits for its writer.
    let Some(file) = path.is_file().then(|| std::fs::File::open(path).ok()).flatten() else { return Ok(()) };
    let mut head = Vec::new();
    file.take(ENOUGH).read_to_end(&mut head).unwrap_or_default();
    let head = String::from_utf8_lossy(&head);
    let head = head.trim_start_matches('\u{feff}').trim_start();
    if head.is_empty() || head.starts_with('{') && head.contains("zaizao.baseline/") {
        return Ok(());
    }
    anyhow::bail!(Trouble::new(say!(name = files::named(path);
        zh: "“{name}”已有内容，而且不是基线，不能用 --write-baseline 覆盖；请换一个文件名",
        en: "{name} is there and is no baseline; --write-baseline does not overwrite it: choose another name")));
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
