//! A process written into the text of the one that it came from: what is the same keeps its lines, with its comments, order and style.

use super::print::entry;
use super::process;
use super::value::Value;
use crate::model::Process;
use crate::source::{Source, Span};
use crate::yaml::format::{self, Words};
use crate::yaml::tree::{self, Comments, Kind, Limits, NodeId, Tree};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// A process as YAML, in the text of the process that it was made of, under a comment of one's own. Laid out as `fmt` does; read again it is the
/// same process.
///
/// Fixed words stay in the language that the file has them in, and new ones follow it. Comments stay above or right of what they stood by, and those of steps that became one stand above it. What is gone takes its comments along, and
/// so does what is written anew over several lines: those inside it go. Where the text cannot be kept (it is no block of
/// keys, or uses aliases) all is written anew.
pub fn rewrite(was: &Process, is: &Process, comment: &str) -> String {
    let kept = kept(was, is).map(|text| format!("{comment}{text}"));
    let laid_out = |text: &str| laid_out(text, Words::Like(&was.source));
    let held = kept.and_then(|text| laid_out(&text)).filter(|text| says(text, is));
    held.unwrap_or_else(|| {
        let text = format!("{comment}{}", super::write(is));
        laid_out(&text).unwrap_or(text)
    })
}

// The text was read within the user's own limits; what is made of it is of much the same size.
fn limits() -> Limits {
    Limits { bytes: u64::from(u32::MAX), nodes: u64::MAX, depth: usize::MAX, comments: Comments::Keep }
}

fn laid_out(text: &str, words: Words<'_>) -> Option<String> {
    format::format_within(&Arc::new(Source::new("", text)), words, limits()).ok()
}

fn says(text: &str, is: &Process) -> bool {
    let (read, _) = crate::yaml::read_within(Arc::new(Source::new("", text)), limits());
    read == *is
}

fn kept(was: &Process, is: &Process) -> Option<String> {
    // Line ends are one kind in what is written.
    let source = Source::new("", was.source.text.replace("\r\n", "\n").replace('\r', "\n"));
    let (tree, broken) = tree::read(&source, limits());
    let root = tree.root().filter(|root| tree.kind_as_written(*root) == Kind::BlockMapping)?;
    let aliases = (0..tree.len() as u32).any(|node| tree.kind_as_written(NodeId(node)) == Kind::Alias);
    if broken.is_some() || aliases {
        return None;
    }
    let rewriting = Rewriting { source: &source, tree: &tree };
    let (old, new) = (process::entries(was), process::entries(is));
    let mut out = String::new();
    let end = rewriting.mapping(&mut out, (root, 0), &fields(&old.0), (&fields(&new.0), Order::OfText));
    out.push_str(source.slice(Span::new(end, source.text.len() as u32)).trim_start_matches('\n'));
    Some(out)
}

type Entries<'v, 'p> = Vec<(&'v str, &'v Value<'p>)>;

fn fields<'v, 'p, K: AsRef<str>>(fields: &'v [(K, Value<'p>)]) -> Entries<'v, 'p> {
    fields.iter().map(|(key, value)| (key.as_ref(), value)).collect()
}

// The entries of a value that is a mapping, and whether their order says anything.
fn entries<'v, 'p>(value: &'v Value<'p>) -> Option<(Entries<'v, 'p>, Order)> {
    match value {
        Value::Map(map) => Some((fields(&map.0), Order::OfText)),
        Value::Entries(all) => Some((fields(all), Order::OfValue)),
        _ => None,
    }
}

// The ids that a step says it replaces.
fn replaced<'v>(value: &'v Value<'_>) -> Vec<&'v str> {
    let Value::Map(fields) = value else { return Vec::new() };
    let written = fields.0.iter().find(|(key, _)| *key == "replaces").map(|(_, value)| value);
    match written {
        Some(Value::Text(one)) => vec![one],
        Some(Value::List(all) | Value::Items(all)) => {
            let id = |one: &'v Value<'_>| if let Value::Text(id) = one { Some(*id) } else { None };
            all.iter().filter_map(id).collect()
        }
        _ => Vec::new(),
    }
}

/// Whose order the entries are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    /// The keys of a noun, in whatever order the author has them.
    OfText,
    /// Steps and the like: their order is told.
    OfValue,
}

// An entry of a mapping in the text.
struct Part<'t> {
    key: &'t str,
    value: NodeId,
    // The comments and blank lines above it.
    head: Span,
    // From its key to the end of its last line.
    body: Span,
    // Behind the last byte of what is written.
    value_end: u32,
}

struct Rewriting<'t> {
    source: &'t Source,
    tree: &'t Tree,
}

impl<'t> Rewriting<'t> {
    // Writes the entries of a mapping that begins behind a byte; gives where it ends in the text.
    fn mapping(
        &self,
        out: &mut String,
        (node, from): (NodeId, u32),
        old: &Entries<'_, '_>,
        (new, order): (&Entries<'_, '_>, Order),
    ) -> u32 {
        let parts = self.parts(node, from);
        let indent = parts.first().map_or(0, |part| self.column(part.body.start) as usize);
        let by_key: FxHashMap<&str, &Part<'_>> = parts.iter().rev().map(|part| (part.key, part)).collect();
        let (before, after): (FxHashMap<&str, _>, FxHashMap<&str, _>) =
            (old.iter().copied().collect(), new.iter().copied().collect());
        for key in self.order(&parts, old, new, order) {
            let part = by_key.get(key).copied();
            let (was, is) = (before.get(key).copied(), after.get(key).copied());
            match (part, is) {
                (Some(part), is) if was == is => self.copy(out, part),
                (Some(part), Some(is)) => {
                    out.push_str(self.source.slice(part.head));
                    self.comments_of_gone(out, is, (&by_key, &after), indent);
                    self.changed(out, part, (was, is), indent);
                }
                (Some(_), None) => {}
                (None, Some(is)) => {
                    if indent == 0 && !out.is_empty() {
                        out.push('\n');
                    }
                    self.comments_of_gone(out, is, (&by_key, &after), indent);
                    entry(out, indent, key, is);
                }
                (None, None) => {}
            }
        }
        parts.last().map_or(from, |part| part.body.end)
    }

    fn copy(&self, out: &mut String, part: &Part<'_>) {
        let start = self.line_start(part.body.start);
        out.push_str(self.source.slice(part.head));
        out.push_str(self.source.slice(Span::new(start, part.body.end)));
        out.push('\n');
    }

    // Inside a block its own entries are looked at one by one; anything else is written anew.
    fn changed(&self, out: &mut String, part: &Part<'_>, (was, is): (Option<&Value<'_>>, &Value<'_>), indent: usize) {
        let block = self.tree.kind_as_written(part.value) == Kind::BlockMapping;
        let inside = was.and_then(entries).zip(entries(is)).filter(|(_, (new, _))| block && !new.is_empty());
        match inside {
            Some(((old, _), (new, order))) => {
                let line = Span::new(self.line_start(part.body.start), self.line_end(part.body.start));
                out.push_str(self.source.slice(line));
                out.push('\n');
                let end = self.mapping(out, (part.value, line.end), &old, (&new, order));
                // Comments at the end of the block.
                let rest = self.source.slice(Span::new(self.next_line(end).min(part.body.end), part.body.end));
                if !rest.trim().is_empty() {
                    out.push_str(rest.trim_end());
                    out.push('\n');
                }
            }
            None => self.anew(out, part, is, indent),
        }
    }

    // What stood right of the last line still does, or above where there now are several lines.
    fn anew(&self, out: &mut String, part: &Part<'_>, is: &Value<'_>, indent: usize) {
        let mut text = String::new();
        entry(&mut text, indent, part.key, is);
        let comment = self.trailing(part);
        match text.lines().count() {
            _ if comment.is_empty() => out.push_str(&text),
            0 | 1 => out.push_str(&format!("{} {comment}\n", text.trim_end())),
            _ => out.push_str(&format!("{:indent$}{comment}\n{text}", "")),
        }
    }

    // The comment on the last line of an entry.
    fn trailing(&self, part: &Part<'_>) -> &'t str {
        let rest = self.source.slice(Span::new(part.value_end, self.line_end(part.value_end)));
        let rest = rest.trim();
        if rest.starts_with('#') { rest } else { "" }
    }

    // The comments of the entries that this one replaces and that are no longer there.
    fn comments_of_gone(
        &self,
        out: &mut String,
        is: &Value<'_>,
        (parts, after): (&FxHashMap<&str, &Part<'_>>, &FxHashMap<&str, &Value<'_>>),
        indent: usize,
    ) {
        for part in replaced(is).into_iter().filter(|old| !after.contains_key(old)).filter_map(|old| parts.get(old)) {
            let lines = self.source.slice(part.head).lines().chain([self.trailing(part)]);
            for comment in lines.map(str::trim).filter(|line| line.starts_with('#')) {
                out.push_str(&format!("{:indent$}{comment}\n", ""));
            }
        }
    }

    // Keys that stay where they are, new ones behind the one that comes before them in the language.
    fn order<'k>(
        &self,
        parts: &[Part<'k>],
        old: &Entries<'_, '_>,
        new: &Entries<'k, '_>,
        order: Order,
    ) -> Vec<&'k str> {
        if order == Order::OfValue {
            return new.iter().map(|(key, _)| *key).collect();
        }
        let is_in = |all: &Entries<'_, '_>, key: &str| all.iter().any(|(known, _)| *known == key);
        let stays = |key: &&str| is_in(new, key) || !is_in(old, key);
        let mut keys: Vec<&str> = parts.iter().map(|part| part.key).filter(stays).collect();
        for (at, (key, _)) in new.iter().enumerate() {
            if keys.contains(key) {
                continue;
            }
            let before = new[..at].iter().rev().find_map(|(known, _)| keys.iter().position(|key| key == known));
            keys.insert(before.map_or(0, |before| before + 1), key);
        }
        keys
    }

    fn parts(&self, node: NodeId, from: u32) -> Vec<Part<'t>> {
        let mut parts: Vec<Part<'t>> = Vec::new();
        let mut at = from;
        for (key, value) in self.tree.entries(node) {
            let start = self.tree.span(key).start;
            let line = self.line_start(start);
            let mut head = Span::new(self.next_line(at).min(line), line);
            // Comments that stand deeper than the key belong to what is above them.
            let inner = self.inner_comments(head, self.column(start));
            if inner > head.start
                && let Some(last) = parts.last_mut()
            {
                last.body.end = inner.saturating_sub(1);
                head.start = inner;
            }
            let value_end = self.end_of(key, value);
            let end = self.line_end(value_end);
            let Some(text) = self.tree.text(self.source, key) else { continue };
            parts.push(Part { key: text, value, head, body: Span::new(start, end), value_end });
            at = end;
        }
        parts
    }

    // Where the comments at the head of a stretch end that stand deeper than a column; its start where there are none.
    fn inner_comments(&self, stretch: Span, column: u32) -> u32 {
        let mut at = stretch.start;
        let mut last = stretch.start;
        for line in self.source.slice(stretch).split_inclusive('\n') {
            let text = line.trim_start_matches(' ');
            at += line.len() as u32;
            if text.starts_with('#') {
                if (line.len() - text.len()) as u32 <= column {
                    break;
                }
                last = at;
            }
        }
        last
    }

    // The last byte of an entry; what a container ends with is what is in it.
    fn end_of(&self, key: NodeId, value: NodeId) -> u32 {
        let past = self.tree.past(value);
        let written = |node: &NodeId| {
            !matches!(self.tree.kind_as_written(*node), Kind::BlockMapping | Kind::BlockSequence | Kind::Empty)
        };
        let ends = (key.0..past.0).map(NodeId).filter(written).map(|node| {
            let Span { start, end } = self.tree.span(node);
            // A block text may end with its line ends.
            start + self.source.slice(Span::new(start, end)).trim_end().len() as u32
        });
        ends.max().unwrap_or(self.tree.span(key).end)
    }

    fn line_start(&self, byte: u32) -> u32 {
        let before = self.source.text.get(..byte as usize).unwrap_or("");
        before.rfind('\n').map_or(0, |at| at as u32 + 1)
    }

    fn line_end(&self, byte: u32) -> u32 {
        let rest = self.source.text.get(byte as usize..).unwrap_or("");
        rest.find('\n').map_or(self.source.text.len() as u32, |at| byte + at as u32)
    }

    // Behind the line end at a byte.
    fn next_line(&self, byte: u32) -> u32 {
        let at_end = self.source.text.get(byte as usize..).is_some_and(|rest| rest.starts_with('\n'));
        byte + u32::from(at_end)
    }

    // Indentation is spaces.
    fn column(&self, byte: u32) -> u32 {
        byte - self.line_start(byte)
    }
}
