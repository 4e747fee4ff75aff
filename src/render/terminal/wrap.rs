//! Breaking a text into lines of a terminal: Latin words at spaces, Chinese between any two characters except where punctuation forbids it
//! (避头尾: a line does not begin with a closing mark nor end with an opening one).

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

const NEVER_FIRST: &str = "，。、；：？！）】》〉」』”’％…—·,.;:?!)]}%";
const NEVER_LAST: &str = "（【《〈「『“‘([{";

/// How many columns a text takes.
pub fn width(text: &str) -> usize {
    text.width()
}

/// The lines of a text, none wider than `columns` (at least 2, so that every character fits). A word that is wider by itself is cut.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    wrap_after(0, text, columns)
}

/// The same where the first `used` columns of the first line are taken already.
pub fn wrap_after(used: usize, text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(2);
    let mut first = columns.saturating_sub(used);
    text.split('\n').flat_map(|line| wrap_line(line, std::mem::replace(&mut first, columns), columns)).collect()
}

/// The lines of a list of names, broken between two of them; a name that is wider by itself is broken as any text.
pub fn wrap_list(names: &[String], separator: &str, columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let name = if at + 1 < names.len() { format!("{name}{separator}") } else { name.clone() };
        match lines.last_mut().filter(|line| width(line) + width(name.trim_end()) <= columns) {
            Some(line) => line.push_str(&name),
            None => {
                lines.extend(wrap(&name, columns));
                // What follows on the same line stands behind the space that was cut off.
                let space = &name[name.trim_end().len()..];
                lines.iter_mut().last().into_iter().for_each(|line| line.push_str(space));
            }
        }
    }
    lines.iter().map(|line| line.trim_end().to_owned()).collect()
}

/// The lines of a head: as few as [`wrap`] makes, and as even as they can be.
pub fn wrap_evenly(text: &str, columns: usize) -> Vec<String> {
    let mut lines = wrap(text, columns);
    for narrower in (widest_word(text).max(2)..columns).rev() {
        let even = wrap(text, narrower);
        if even.len() > lines.len() {
            break;
        }
        lines = even;
    }
    lines
}

/// The width of the widest piece that no line break may cut.
pub fn widest_word(text: &str) -> usize {
    text.split('\n').flat_map(words).map(|word| width(word.trim_end())).max().unwrap_or(0)
}

/// The text with its control characters gone, so that nothing a file says can move the cursor or turn a line round; tabs and line ends become
/// spaces.
pub fn one_line(text: &str) -> String {
    let plain = text.chars().map(|char| if char.is_whitespace() { ' ' } else { char });
    // What isolates a name from what stands beside it stays.
    let turns = |char| matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}' | '\u{2067}');
    plain.filter(|char| !char.is_control() && !turns(*char)).collect()
}

fn wrap_line(line: &str, first: usize, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut now = String::new();
    for word in words(line) {
        let room = if lines.is_empty() { first } else { columns };
        let wide = width(word.trim_end());
        if width(&now) + wide > room && !(now.is_empty() && room == columns) {
            lines.push(std::mem::take(&mut now));
        }
        let mut rest = word;
        while width(rest.trim_end()) > columns {
            let (head, tail) = rest.split_at(cut(rest, columns));
            lines.push(head.to_owned());
            rest = tail;
        }
        now.push_str(rest);
    }
    lines.push(now);
    lines.iter().map(|line| line.trim_end().to_owned()).collect()
}

// Where a word that is too wide is cut: after the last character that fits, and at least one.
fn cut(word: &str, columns: usize) -> usize {
    let mut used = 0;
    for (at, char) in word.char_indices() {
        used += char.width().unwrap_or(0);
        if used > columns && at > 0 {
            return at;
        }
    }
    word.len()
}

// The pieces of a line between which it may be broken; spaces stay at the end of the piece before them.
pub(in crate::render) fn words(line: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let (mut start, mut before) = (0, None);
    for (at, char) in line.char_indices() {
        if let Some(before) = before
            && may_break(&line[start..at], before, char)
        {
            words.push(&line[start..at]);
            start = at;
        }
        before = Some(char);
    }
    words.push(&line[start..]);
    words
}

fn may_break(so_far: &str, before: char, after: char) -> bool {
    if after == ' ' || NEVER_FIRST.contains(after) || NEVER_LAST.contains(before) || after.width() == Some(0) {
        return false;
    }
    if before == ' ' {
        // A number stays with its unit, an ordinal with its sign: "20 个工作日", "20 d", "第 3 行".
        return !so_far.trim_end().ends_with(|last: char| last.is_ascii_digit() || last == '第');
    }
    wide(before) || wide(after)
}

fn wide(char: char) -> bool {
    char.width() == Some(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_breaks_anywhere_but_before_closing_and_after_opening_marks() {
        assert_eq!(wrap("由申请人提交。审查", 12), ["由申请人提", "交。审查"]);
        assert_eq!(wrap("环节（对外）", 6), ["环节", "（对", "外）"]);
        assert_eq!(wrap("", 10), [""]);
    }

    #[test]
    fn latin_breaks_at_spaces_and_a_number_keeps_its_unit() {
        assert_eq!(wrap("hands over twice", 10), ["hands over", "twice"]);
        assert_eq!(wrap("压减了共计 20 个工作日", 12), ["压减了共计", "20 个工作日"]);
        assert_eq!(wrap("it takes 20 d more", 11), ["it takes", "20 d more"]);
    }

    #[test]
    fn a_word_wider_than_the_line_is_cut_between_characters() {
        assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(wrap("x processes/as-is.yaml", 9), ["x", "processes", "/as-is.ya", "ml"]);
        assert_eq!(wrap("受理", 1), ["受", "理"]);
    }

    #[test]
    fn a_head_is_broken_in_the_middle() {
        assert_eq!(wrap_evenly("最早开始", 7), ["最早", "开始"]);
        assert_eq!(wrap_evenly("earliest start", 12), ["earliest", "start"]);
    }

    #[test]
    fn a_list_is_broken_between_names() {
        let names = ["受理审查", "决定", "制证"].map(str::to_owned);
        assert_eq!(wrap_list(&names, "、", 14), ["受理审查、", "决定、制证"]);
        assert_eq!(wrap_list(&names, "、", 6), ["受理审", "查、", "决定、", "制证"]);
        assert_eq!(wrap_list(&["a", "b", "c"].map(str::to_owned), ", ", 5), ["a, b,", "c"]);
        assert_eq!(wrap_list(&[], "、", 6), Vec::<String>::new());
    }

    #[test]
    fn the_first_line_may_be_taken_in_part() {
        assert_eq!(wrap_after(4, "受理审查决定", 8), ["受理", "审查决定"]);
        assert_eq!(wrap_after(7, "abc def", 8), ["", "abc def"]);
    }

    #[test]
    fn nothing_a_file_says_moves_the_cursor() {
        assert_eq!(one_line("a\u{1b}[2Jb\tc\nd"), "a[2Jb c d");
    }
}
