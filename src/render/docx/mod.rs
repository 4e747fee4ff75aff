//! A report as a document of Word: real headings, numbered captions, heads repeated on every page, in the type that Chinese offices use.

mod body;
mod fields;
mod flow;
mod numbering;
mod pack;
mod page;
mod parts;
mod picture;
mod styles;
mod table;

use crate::report::{Output, Summary};
use crate::wording::Lang;
use std::io;

/// What kind of paper it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    /// A report of many pages.
    Report,
    /// One or two pages as offices send them, in the sizes of official papers.
    Briefing,
}

/// A language of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Tongue {
    lang: Lang,
    /// Its place among the languages of the document.
    nth: usize,
}

impl Tongue {
    /// The id of a style in this language.
    fn style(self, id: &str) -> String {
        if self.nth == 0 { id.to_owned() } else { format!("{id}{}", self.nth + 1) }
    }
}

/// Writes an output as a document, in one language or one after the other. The same output gives the same bytes.
///
/// # Errors
/// When it cannot be packed.
pub fn document(output: &Output, langs: &[Lang], summary: &Summary) -> io::Result<Vec<u8>> {
    let tongues: Vec<Tongue> = langs.iter().enumerate().map(|(nth, lang)| Tongue { lang: *lang, nth }).collect();
    let look = look(output);
    let body = body::of(output, &tongues, summary, look);
    let mut files = parts::all(&body, &tongues, look);
    for (at, media) in body.media.into_iter().enumerate() {
        files.push((picture::file(at + 1, "png"), media.png));
        files.push((picture::file(at + 1, "svg"), media.svg.into_bytes()));
    }
    pack::zip(&files)
}

// A briefing is told by its first chapter; full reports begin with where they come from.
fn look(output: &Output) -> Look {
    let is_briefing = |key: &str| matches!(key, "overview" | "practice");
    let sections = output.reports.iter().flat_map(|report| &report.sections);
    if output.command == "report" && sections.into_iter().any(|section| is_briefing(section.key)) {
        Look::Briefing
    } else {
        Look::Report
    }
}
