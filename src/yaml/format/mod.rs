//! `fmt`: a canonical layout for any file that is YAML, comments kept. Only the fixed words know what a process is.

mod comments;
mod marks;
mod page;
mod print;
mod same;
mod texts;
mod widths;
mod words;

use super::tree::{self, Comments, Limits, Oddity, Tree};
use crate::finding::{Finding, Severity};
use crate::say;
use crate::source::{Place, Source, Span};
use crate::wording::Lang;
use marks::Marks;
use std::sync::Arc;
use texts::Replaced;

/// What happens to fixed words (`kind: intake`, `kind: 受理`).
#[derive(Debug, Clone, Copy)]
pub enum Words<'w> {
    /// They stay as they are written.
    AsWritten,
    /// They are written in this language.
    In(Lang),
    /// They are written as in a text that this one was made of.
    Like(&'w Source),
}

/// A text in canonical layout. It says the same, keeps every comment, and laid out again it stays as it is.
///
/// A text that is not YAML comes back as its findings.
pub fn format(source: &Arc<Source>, words: Words<'_>) -> Result<String, Vec<Finding>> {
    format_within(source, words, Limits::default())
}

/// The same within limits of one's own.
pub fn format_within(source: &Arc<Source>, words: Words<'_>, limits: Limits) -> Result<String, Vec<Finding>> {
    let limits = Limits { comments: Comments::Keep, ..limits };
    let tree = parsed(source, limits)?;
    // A text that cannot be read was told about in its own lines; from here on they end in one way.
    if source.text.contains('\r') {
        let text = source.text.replace("\r\n", "\n").replace('\r', "\n");
        return format_within(&Arc::new(Source::new(source.name.clone(), text)), words, limits);
    }
    let replaced = match words {
        Words::AsWritten => Replaced::default(),
        Words::In(lang) => words::replaced(source, &tree, lang),
        Words::Like(older) => words::as_in(older, source, &tree, limits),
    };
    let marks = Marks::of(source, &tree);
    let text = print::print(&marks, &replaced, &comments::place(&marks));
    if says_the_same(&marks, &replaced, &text, limits) { Ok(text) } else { Err(vec![cannot(source)]) }
}

fn parsed(source: &Arc<Source>, limits: Limits) -> Result<Tree, Vec<Finding>> {
    let (tree, broken) = tree::read(source, limits);
    let leads_nowhere = tree.oddities.iter().any(|oddity| !matches!(oddity, Oddity::Tag(_)));
    if broken.is_none() && !leads_nowhere {
        return Ok(tree);
    }
    let (_, findings) = super::read_within(Arc::clone(source), Limits { comments: Comments::Skip, ..limits });
    let of_yaml =
        |finding: &Finding| finding.severity == Severity::Error && matches!(finding.rule, "syntax" | "too-large");
    Err(findings.into_iter().filter(of_yaml).collect())
}

// Nobody's work is overwritten by a text that was not read again.
fn says_the_same(before: &Marks<'_>, replaced: &Replaced, text: &str, limits: Limits) -> bool {
    let source = Source::new(before.source.name.clone(), text);
    let (tree, broken) = tree::read(&source, limits);
    broken.is_none() && same::same(before, &Marks::of(&source, &tree), replaced)
}

fn cannot(source: &Arc<Source>) -> Finding {
    let message = say!(zh: "这份文件用了排版时无法原样保留的 YAML 写法，未作改动", en: "this file has YAML that the layout cannot keep as it is; it was left unchanged");
    let help = say!(zh: "请用常见写法改写：键值、列表、注释各占一行", en: "write it more plainly: keys, list items and comments on lines of their own");
    Finding::error("syntax", Place::new(source, Span::default()), message).helped(help)
}
