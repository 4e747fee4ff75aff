use super::arguments::{Fmt, WordsWanted};
use super::output::Printer;
use super::status::Status;
use super::{files, load};
use crate::finding::Finding;
use crate::report::{Subject, check};
use crate::say;
use crate::source::Source;
use crate::wording::FileName;
use crate::yaml::format::{self, Words};
use std::path::Path;
use std::sync::Arc;

/// Lays files out canonically. A file that is canonical already is not touched; one that is not YAML is told of and left alone.
pub fn run(wanted: &Fmt, printer: &Printer) -> anyhow::Result<Status> {
    let found = files::wanted(&wanted.paths);
    let mut troubles = found.troubles;
    let mut broken = Vec::new();
    let mut changed = 0;
    for file in &found.files {
        match one(file, wanted, printer) {
            Ok(Laid::Same) => {}
            Ok(Laid::Changed) => changed += 1,
            Ok(Laid::Broken(findings)) => broken.push(*findings),
            Err(trouble) => troubles.push(trouble),
        }
    }
    let status = if !broken.is_empty() || (wanted.check && changed > 0) { Status::Found } else { Status::Clean };
    if !broken.is_empty() {
        printer.report(&check::output(broken), super::formats::Format::Text)?;
    }
    troubles.iter().for_each(|trouble| printer.complain(trouble));
    Ok(if troubles.is_empty() { status } else { Status::Failed })
}

enum Laid {
    Same,
    Changed,
    Broken(Box<check::Checked>),
}

fn one(file: &Path, wanted: &Fmt, printer: &Printer) -> anyhow::Result<Laid> {
    let load::Original { bytes, source } = match load::original(file, wanted.reading)? {
        Ok(original) => original,
        Err(finding) => return Ok(Laid::Broken(Box::new(broken(&Arc::clone(&finding.place.source), vec![*finding])))),
    };
    let formatted = match format::format_within(&source, words(wanted.words), load::limits(wanted.reading)) {
        Ok(formatted) => formatted,
        Err(findings) => return Ok(Laid::Broken(Box::new(broken(&source, findings)))),
    };
    // Bytes are compared, so that a byte order mark and CRLF count as something to change.
    let same = bytes == formatted.as_bytes();
    let piped = file == Path::new(files::DASH);
    if piped && !wanted.check {
        printer.print(&formatted)?;
    } else if !same && wanted.check {
        let change = say!(name = FileName::of(&source.name); zh: "会改动“{name}”\n", en: "would change: {name}\n");
        printer.print(change.get(printer.lang))?;
    } else if !same {
        files::write(file, formatted.as_bytes())?;
        printer.remark(&say!(name = FileName::of(&source.name); zh: "已排版“{name}”", en: "formatted {name}"));
    }
    Ok(if same { Laid::Same } else { Laid::Changed })
}

fn words(wanted: Option<WordsWanted>) -> Words<'static> {
    match wanted {
        None => Words::AsWritten,
        Some(lang) => Words::In(lang.into()),
    }
}

fn broken(source: &Arc<Source>, findings: Vec<Finding>) -> check::Checked {
    let subject = Subject {
        id: String::new(),
        name: crate::wording::Text::fixed("", ""),
        variant: None,
        file: source.name.clone(),
    };
    check::Checked::read(subject, findings)
}
