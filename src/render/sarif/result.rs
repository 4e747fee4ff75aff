use crate::finding::{Edit, Finding, Fix};
use crate::render::json::findings::saving;
use crate::render::{uri, words};
use crate::source::Place;
use crate::wording::{Lang, Text};
use serde_json::{Map, Value, json};

/// A finding as `result`; `rule` is the place of its rule in the table.
pub(super) fn object(finding: &Finding, fingerprint: &str, rule: Option<usize>, lang: Lang) -> Value {
    let mut object = Map::new();
    let mut put = |key: &str, value: Value| {
        object.insert(key.to_owned(), value);
    };
    put("ruleId", finding.rule.into());
    if let Some(at) = rule {
        put("ruleIndex", at.into());
    }
    put("level", finding.severity.key().into());
    put("message", text(&message(finding, lang)));
    put("locations", json!([{ "physicalLocation": physical(&finding.place) }]));
    if !finding.related.is_empty() {
        put("relatedLocations", related(finding, lang).into());
    }
    put("partialFingerprints", json!({ "zaizao/v1": fingerprint }));
    if let Some(fix) = &finding.fix {
        put("fixes", json!([self::fix(fix, &finding.place, lang)]));
    }
    put("properties", properties(finding, lang));
    Value::Object(object)
}

// What a viewer shows is the message alone, and it should say what to do.
fn message(finding: &Finding, lang: Lang) -> String {
    let message = finding.message.get(lang);
    finding.help.as_ref().map_or_else(
        || message.to_owned(),
        |help| format!("{message}\n{}{}", words::headed(&words::HELP, lang), help.get(lang)),
    )
}

fn text(text: &str) -> Value {
    json!({ "text": text })
}

fn physical(place: &Place) -> Value {
    json!({ "artifactLocation": { "uri": uri::uri(&place.source.name) }, "region": region(place) })
}

// An empty region is a place between two characters.
fn region(place: &Place) -> Value {
    let (start, end) = (place.start(), place.end());
    json!({ "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column })
}

fn related(finding: &Finding, lang: Lang) -> Vec<Value> {
    let numbered = finding.related.iter().enumerate();
    numbered
        .map(|(at, other)| {
            json!({ "id": at + 1, "physicalLocation": physical(&other.place), "message": text(other.text.get(lang)) })
        })
        .collect()
}

fn fix(fix: &Fix, place: &Place, lang: Lang) -> Value {
    let replacement = |edit: &Edit| {
        let deleted = Place::new(&place.source, edit.span);
        json!({ "deletedRegion": region(&deleted), "insertedContent": text(&edit.text) })
    };
    let replacements: Vec<Value> = fix.edits.iter().map(replacement).collect();
    json!({
        "description": text(fix.what.get(lang)),
        "artifactChanges": [{ "artifactLocation": { "uri": uri::uri(&place.source.name) }, "replacements": replacements }],
    })
}

fn properties(finding: &Finding, lang: Lang) -> Value {
    let mut object = Map::new();
    let said = |texts: &[Text]| texts.iter().map(|text| text.get(lang).to_owned()).collect::<Vec<String>>();
    if !finding.subjects.is_empty() {
        object.insert("subjects".into(), finding.subjects.clone().into());
    }
    if !finding.evidence.is_empty() {
        object.insert("evidence".into(), said(&finding.evidence).into());
    }
    if let Some(saving) = &finding.saving {
        object.insert("saving".into(), self::saving(saving));
    }
    if let Some(disposition) = finding.disposition {
        object.insert("disposition".into(), disposition.key().into());
    }
    object.insert("confidence".into(), finding.confidence.key().into());
    Value::Object(object)
}
