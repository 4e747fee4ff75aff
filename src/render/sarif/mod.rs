//! SARIF 2.1.0: one run, with every rule that it could have reported.
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html>

mod cards;
mod result;

use super::pieces::{Pieces, Standing};
use super::{End, Stream, Told, Unread};
use crate::report::{Report, catalogue};
use crate::wording::Lang;
use rustc_hash::FxHashMap;
use serde_json::{Map, Value, json};
use std::io::{self, Write};

/// The format at work.
pub(super) struct Sarif {
    lang: Lang,
    at: Option<Standing>,
    places: FxHashMap<&'static str, usize>,
}

impl Sarif {
    pub fn new(told: Told) -> Sarif {
        let places = catalogue().enumerate().map(|(at, card)| (card.id, at));
        Sarif { lang: told.lang, at: None, places: places.collect() }
    }

    // Where it stands in the list of results.
    fn pieces<'w>(&self, out: &'w mut dyn Write) -> io::Result<Pieces<'w>> {
        if let Some(at) = self.at {
            return Ok(Pieces::at(out, at));
        }
        let mut json = Pieces::at(out, Standing::START);
        json.open("{")?;
        json.key("$schema")?.value(&"https://json.schemastore.org/sarif-2.1.0.json".into())?;
        json.key("version")?.value(&"2.1.0".into())?;
        json.key("runs")?.open("[")?;
        json.item()?.open("{")?;
        json.key("tool")?.value(&json!({ "driver": self.driver() }))?;
        json.key("language")?.value(&tag(self.lang).into())?;
        // Source columns are counted in characters, whatever their width.
        json.key("columnKind")?.value(&"unicodeCodePoints".into())?;
        json.key("results")?.open("[")?;
        Ok(json)
    }

    fn driver(&self) -> Value {
        json!({
            "name": "zaizao",
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "language": tag(self.lang),
            "rules": catalogue().map(|card| cards::rule(&card, self.lang)).collect::<Vec<Value>>(),
        })
    }
}

impl Stream for Sarif {
    fn report(&mut self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        let mut json = self.pieces(out)?;
        for finding in &report.findings {
            let place = self.places.get(finding.rule).copied();
            json.item()?.value(&result::object(finding, &report.fingerprint(finding), place, self.lang))?;
        }
        self.at = Some(json.standing());
        Ok(())
    }

    fn end(&mut self, end: &End<'_>, out: &mut dyn Write) -> io::Result<()> {
        let mut json = self.pieces(out)?;
        json.close("]")?;
        json.key("invocations")?.value(&json!([invocation(end.troubles, self.lang)]))?;
        json.close("}")?;
        json.close("]")?;
        json.close("}")?;
        json.end()
    }
}

// A file that could not be read leaves a run that did not do all its work.
fn invocation(troubles: &[Unread], lang: Lang) -> Value {
    let mut object = Map::new();
    object.insert("executionSuccessful".into(), troubles.is_empty().into());
    if !troubles.is_empty() {
        let told = troubles.iter().map(|one| json!({ "level": "error", "message": { "text": one.why.get(lang) } }));
        object.insert("toolExecutionNotifications".into(), told.collect::<Vec<Value>>().into());
    }
    Value::Object(object)
}

fn tag(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    }
}
