//! What a change of a file looks like: a unified diff, which `patch` and `git apply` understand.

use super::terminal::{Colour, Style};
use similar::{ChangeTag, TextDiff};

/// The change of a file, with two lines around each place; empty where nothing changes.
pub fn unified(name: &str, before: &str, after: &str, colour: Colour) -> String {
    let diff = TextDiff::from_lines(before, after);
    let mut out = String::new();
    for (at, hunk) in diff.unified_diff().context_radius(2).iter_hunks().enumerate() {
        if at == 0 {
            out.push_str(&format!("--- a/{name}\n+++ b/{name}\n"));
        }
        out.push_str(&format!("{}\n", hunk.header()));
        for change in hunk.iter_changes() {
            let line = change.value().trim_end_matches('\n');
            out.push_str(&Style { colour, ..Style::PLAIN }.changed(sign(change.tag()), line));
            out.push_str(if change.missing_newline() { "\n\\ No newline at end of file\n" } else { "\n" });
        }
    }
    out
}

fn sign(tag: ChangeTag) -> char {
    match tag {
        ChangeTag::Equal => ' ',
        ChangeTag::Delete => '-',
        ChangeTag::Insert => '+',
    }
}
