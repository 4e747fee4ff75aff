//! Text of the user's that must not become Markdown or HTML.

/// A text that stands for itself wherever it is put, in a table cell too: on one line, every sign that means something escaped.
pub(super) fn escape(text: &str) -> String {
    let chars: Vec<char> = text.chars().map(|char| if char.is_whitespace() { ' ' } else { char }).collect();
    let mut out = String::with_capacity(text.len());
    for (at, char) in chars.iter().enumerate() {
        if char.is_control() {
            continue;
        }
        let before = at.checked_sub(1).and_then(|at| chars.get(at)).copied();
        if means_something(*char, before, chars.get(at + 1).copied()) {
            out.push('\\');
        }
        out.push(*char);
    }
    out
}

fn means_something(char: char, before: Option<char>, after: Option<char>) -> bool {
    let word = |char: Option<char>| char.is_some_and(char::is_alphanumeric);
    match char {
        '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' => true,
        '&' => after.is_some_and(|after| after.is_ascii_alphanumeric() || after == '#'),
        // id_card stays as it is.
        '_' => !(word(before) && word(after)),
        '#' | '+' | '-' | '=' => before.is_none(),
        '!' => after == Some('['),
        // "1. " at the start would be a list.
        '.' | ')' => before.is_some_and(|before| before.is_ascii_digit()) && after == Some(' '),
        _ => false,
    }
}

/// A text as code, in as many backticks as it needs; a `|` is escaped, which GitHub takes back in a table.
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
        assert_eq!(escape("甲|乙<c> *x* `y` a&lt;b"), "甲\\|乙\\<c\\> \\*x\\* \\`y\\` a\\&lt;b");
        assert_eq!(escape("id_card _x_ A & B\n- 1"), "id_card \\_x\\_ A & B - 1");
        assert_eq!(escape("# a"), "\\# a");
        assert_eq!(escape("- a"), "\\- a");
        assert_eq!(escape("1. a 2019年"), "1\\. a 2019年");
    }

    #[test]
    fn code_needs_more_backticks_than_it_has() {
        assert_eq!(code("a.yaml:1:2"), "`a.yaml:1:2`");
        assert_eq!(code("`a``b"), "``` `a``b ```");
        assert_eq!(fenced("yaml", "a: |\n  ```\n"), "````yaml\na: |\n  ```\n````");
    }
}
