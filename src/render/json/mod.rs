//! `zaizao.report/1`: one object, the same shape for one file or a thousand (`docs/report-json.md`). Both languages, every figure, no layout.

mod answer;
mod figures;
pub(super) mod findings;
pub(super) mod number;
mod sides;
mod tables;

use super::pieces::{Pieces, Standing};
use super::{End, Stream, UNREAD, Unread};
use crate::report::{Output, Report, Subject, Summary};
use crate::wording::Text;
use serde_json::{Map, Value, json};
use std::io::{self, Write};

/// The schema's name; the number grows when a key changes its meaning or goes.
pub const SCHEMA: &str = "zaizao.report/1";

/// An output as JSON, indented, with a line end.
pub fn output(output: &Output) -> String {
    let mut bytes = Vec::new();
    // Writing to memory cannot fail, and JSON is UTF-8.
    let _ = write(output, &mut bytes);
    String::from_utf8(bytes).unwrap_or_default()
}

/// Writes an output as JSON, finding by finding.
///
/// # Errors
/// When it cannot be written.
pub fn write(output: &Output, out: &mut dyn Write) -> io::Result<()> {
    if let [report] = &*output.reports
        && !report.answer.is_empty()
    {
        return writeln!(out, "{:#}", answer::object(output.command, report));
    }
    let mut stream = Json::new(output.command);
    output.reports.iter().try_for_each(|report| stream.report(report, out))?;
    stream.end(&End { closing: &output.closing, summary: Summary::of(output), troubles: &[] }, out)
}

/// The format at work.
pub(super) struct Json {
    command: &'static str,
    at: Option<Standing>,
}

impl Json {
    pub fn new(command: &'static str) -> Json {
        Json { command, at: None }
    }

    // Where it stands in the list of reports.
    fn pieces<'w>(&self, out: &'w mut dyn Write) -> io::Result<Pieces<'w>> {
        if let Some(at) = self.at {
            return Ok(Pieces::at(out, at));
        }
        let mut json = Pieces::at(out, Standing::START);
        json.open("{")?;
        json.key("schema")?.value(&SCHEMA.into())?;
        json.key("command")?.value(&self.command.into())?;
        json.key("reports")?.open("[")?;
        Ok(json)
    }
}

impl Stream for Json {
    fn report(&mut self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        let mut json = self.pieces(out)?;
        self::report(self.command, report, json.item()?)?;
        self.at = Some(json.standing());
        Ok(())
    }

    // The numbers stand at the end: before the last file they are not known.
    fn end(&mut self, end: &End<'_>, out: &mut dyn Write) -> io::Result<()> {
        let mut json = self.pieces(out)?;
        json.close("]")?;
        json.key("summary")?.value(&summary(end.summary))?;
        if !end.troubles.is_empty() {
            let unread: Vec<Value> = end.troubles.iter().map(unread).collect();
            json.key(UNREAD)?.value(&unread.into())?;
        }
        json.close("}")?;
        json.end()
    }
}

fn unread(unread: &Unread) -> Value {
    let mut object = Map::new();
    if let Some(file) = &unread.file {
        object.insert("file".to_owned(), file.as_str().into());
    }
    object.insert("why".to_owned(), text(&unread.why));
    Value::Object(object)
}

fn summary(summary: Summary) -> Value {
    let Summary { files, errors, warnings, notes, baseline } = summary;
    let mut object = Map::new();
    let mut put = |key: &str, number: usize| object.insert(key.to_owned(), number.into());
    put("files", files);
    put("errors", errors);
    put("warnings", warnings);
    put("notes", notes);
    if let Some(baseline) = baseline {
        put("known", baseline.known);
        put("gone", baseline.gone);
    }
    Value::Object(object)
}

fn report(command: &str, report: &Report, json: &mut Pieces<'_>) -> io::Result<()> {
    let halves = sides::names(command);
    let all = sides::of(report, halves);
    json.object(|json| {
        match &*report.subjects {
            [before @ .., after] if before.len() > 1 => {
                let before: Vec<Value> = before.iter().map(subject).collect();
                json.key(halves[0])?.value(&before.into())?;
                json.key(halves[1])?.value(&subject(after))?;
            }
            [one, other] => {
                json.key(halves[0])?.value(&subject(one))?;
                json.key(halves[1])?.value(&subject(other))?;
            }
            subjects => subjects.first().map_or(Ok(()), |only| json.key("process")?.value(&subject(only)))?,
        }
        json.key("figures")?.value(&figures::object(&report.figures))?;
        json.key("tables")?.value(&Value::Object(tables::object(&report.sections)))?;
        if let Some(told) = sides::told(&all) {
            json.key("findings-of")?.value(&told)?;
        }
        json.key("findings")?.list(|json| {
            let found = all.iter().flat_map(|side| side.findings.iter().map(move |finding| (side.name, finding)));
            found
                .into_iter()
                .try_for_each(|(side, finding)| json.item()?.value(&findings::object(finding, side, report)))
        })?;
        json.key("not-evaluated")?.value(&sides::not_evaluated(&all))?;
        json.key("assumptions")?.value(&report.assumptions.iter().map(text).collect::<Vec<Value>>().into())
    })
}

fn subject(subject: &Subject) -> Value {
    let mut object = Map::new();
    object.insert("id".into(), subject.id.as_str().into());
    object.insert("name".into(), text(&subject.name));
    object.extend(subject.variant.map(|variant| ("variant".into(), variant.into())));
    object.insert("file".into(), subject.file.as_str().into());
    Value::Object(object)
}

/// A sentence in both languages.
fn text(text: &Text) -> Value {
    json!({ "zh": text.zh, "en": text.en })
}
