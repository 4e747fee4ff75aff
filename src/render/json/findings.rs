use super::number::number;
use super::text;
use crate::finding::{Finding, Related, Saving};
use crate::report::Report;
use crate::source::Place;
use serde_json::{Map, Value};

/// A finding of a report; in a comparison with the side that it is found in.
pub(super) fn object(finding: &Finding, side: Option<&'static str>, report: &Report) -> Value {
    let mut object = Map::new();
    let mut put = |key: &str, value: Value| {
        object.insert(key.to_owned(), value);
    };
    put("rule", finding.rule.into());
    put("severity", finding.severity.key().into());
    put("message", text(&finding.message));
    for (key, value) in place(&finding.place) {
        put(key, value);
    }
    if let Some(side) = side {
        put("side", side.into());
    }
    put("fingerprint", report.fingerprint(finding).into());
    if !finding.subjects.is_empty() {
        put("subjects", finding.subjects.clone().into());
    }
    if let Some(label) = &finding.label {
        put("label", text(label));
    }
    if !finding.related.is_empty() {
        put("related", finding.related.iter().map(related).collect::<Vec<Value>>().into());
    }
    if !finding.evidence.is_empty() {
        put("evidence", finding.evidence.iter().map(text).collect::<Vec<Value>>().into());
    }
    if let Some(saving) = &finding.saving {
        put("saving", self::saving(saving));
    }
    if let Some(disposition) = finding.disposition {
        put("disposition", disposition.key().into());
    }
    put("confidence", finding.confidence.key().into());
    if let Some(help) = &finding.help {
        put("help", text(help));
    }
    Value::Object(object)
}

fn place(place: &Place) -> [(&'static str, Value); 5] {
    let (start, end) = (place.start(), place.end());
    [
        ("file", place.source.name.as_str().into()),
        ("line", start.line.into()),
        ("column", start.column.into()),
        ("end-line", end.line.into()),
        ("end-column", end.column.into()),
    ]
}

fn related(related: &Related) -> Value {
    let entries = place(&related.place).into_iter().chain([("text", text(&related.text))]);
    Value::Object(entries.map(|(key, value)| (key.to_owned(), value)).collect())
}

/// What a change would save, part by part.
pub(in crate::render) fn saving(saving: &Saving) -> Value {
    let Saving { lead_time, visits, submissions, entries, handoffs, day: _, time_of: _ } = *saving;
    let parts = [
        ("lead-time", lead_time),
        ("visits", visits),
        ("submissions", submissions),
        ("entries", entries),
        ("handoffs", handoffs),
    ];
    Value::Object(parts.into_iter().map(|(key, part)| (key.to_owned(), number(part))).collect())
}
