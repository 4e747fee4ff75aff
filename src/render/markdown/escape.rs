//! Text of the user's that must not become Markdown or HTML.

/// A text that stands for itself: on one line, every sign that means something escaped. What stands between two backticks is code.
pub(in crate::render) fn escape(text: &str) -> String {
    parts(text).map(|part| part.map_or_else(plain, code)).collect()
}

/// The same in a cell of a table, where a `|` would end the cell even inside code.
pub(super) fn escape_cell(text: &str) -> String {
    parts(text).map(|part| part.map_or_else(plain, |inside| code(inside).replace('|', "\\|"))).collect()
}

enum Part<'t> {
    Plain(&'t str),
    Code(&'t str),
}

impl<'t> Part<'t> {
    fn map_or_else(self, plain: impl Fn(&'t str) -> String, code: impl Fn(&'t str) -> String) -> String {
        match self {
            Part::Plain(text) => plain(text),
            Part::Code(text) => code(text),
        }
    }
}

// "write `next: 审查`": a backtick that has no partner is an ordinary sign.
fn parts(text: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let code = rest
            .strip_prefix('`')
            .and_then(|inside| inside.split_once('`'))
            .filter(|(inside, _)| !inside.trim().is_empty());
        if let Some((inside, after)) = code {
            rest = after;
            return Some(Part::Code(inside));
        }
        let from = usize::from(rest.starts_with('`'));
        let end = rest[from..].find('`').map_or(rest.len(), |at| at + from);
        let (plain, after) = rest.split_at(end);
        rest = after;
        Some(Part::Plain(plain))
    })
}

fn plain(text: &str) -> String {
    let chars: Vec<char> = text.chars().map(|char| if char.is_whitespace() { ' ' } else { char }).collect();
    let mut out = String::with_capacity(text.len());
    for (at, char) in chars.iter().enumerate() {
        if char.is_control() {
            continue;
        }
        if means_something(*char, &chars[..at], chars.get(at + 1).copied()) {
            out.push('\\');
        }
        out.push(*char);
    }
    out
}

fn means_something(char: char, so_far: &[char], after: Option<char>) -> bool {
    let before = so_far.last().copied();
    let word = |char: Option<char>| char.is_some_and(char::is_alphanumeric);
    match char {
        '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' => true,
        '&' => after.is_some_and(|after| after.is_ascii_alphanumeric() || after == '#'),
        // id_card stays as it is.
        '_' => !(word(before) && word(after)),
        '#' | '+' | '-' | '=' => before.is_none(),
        '!' => after == Some('['),
        // "1. " at the start would be a list.
        '.' | ')' => !so_far.is_empty() && so_far.iter().all(char::is_ascii_digit) && after == Some(' '),
        _ => false,
    }
}

/// A text as code, in as many backticks as it needs.
pub(super) fn code(text: &str) -> String {
    let text: String = text.chars().filter(|char| !char.is_control()).collect();
    let fence = "`".repeat(longest_run(&text) + 1);
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

/// A block of code in a fence that it cannot close.
pub(super) fn fenced(language: &str, text: &str) -> String {
    let fence = "`".repeat((longest_run(text) + 1).max(3));
    format!("{fence}{language}\n{}\n{fence}", text.trim_end())
}

fn longest_run(text: &str) -> usize {
    text.split(|char| char != '`').map(str::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_the_user_becomes_markup() {
        assert_eq!(escape("甲|乙<c> *x* `y a&lt;b"), "甲\\|乙\\<c\\> \\*x\\* \\`y a\\&lt;b");
        assert_eq!(escape("id_card _x_ A & B\n- 1"), "id_card \\_x\\_ A & B - 1");
        assert_eq!(escape("# a"), "\\# a");
        assert_eq!(escape("- a"), "\\- a");
        assert_eq!(escape("1. a 2019年. b 3. c"), "1\\. a 2019年. b 3. c");
    }

    #[test]
    fn what_stands_between_backticks_is_code() {
        assert_eq!(escape("write `a: [b|c]` or *d*"), "write `a: [b|c]` or \\*d\\*");
        assert_eq!(escape_cell("`a|b` c|d"), "`a\\|b` c\\|d");
        assert_eq!(escape("`` ` `"), "\\`\\` \\` \\`");
    }

    #[test]
    fn code_needs_more_backticks_than_it_has() {
        assert_eq!(code("a.yaml:1:2"), "`a.yaml:1:2`");
        assert_eq!(code("`a``b"), "``` `a``b ```");
        assert_eq!(fenced("yaml", "a: |\n  ```\n"), "````yaml\na: |\n  ```\n````");
    }
}
