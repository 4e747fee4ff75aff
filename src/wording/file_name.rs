//! Names of files in sentences: whatever a name holds, a reader sees where it begins and ends, and it changes nothing around it.

use super::{Lang, Speak, Text};
use std::fmt;

/// A file's name in a sentence. Chinese sentences have quotation marks around it; in English it brings them along where it needs them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileName(String);

/// A file's name in a command to be typed, with the shell's quotation marks where it needs them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed(String);

impl FileName {
    /// A name as a path is written.
    pub fn of(name: impl Into<String>) -> FileName {
        FileName(name.into())
    }

    /// The name where no sentence has quotation marks around it, such as in a list: with its own, in both languages, where it needs them.
    pub fn alone(&self) -> Text {
        Text::same(self.said(Lang::En).to_string())
    }
}

impl Typed {
    /// A name as a path is written.
    pub fn of(name: impl Into<String>) -> Typed {
        Typed(name.into())
    }
}

impl Speak for FileName {
    fn speak(&self, lang: Lang, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = shown(&self.0);
        if lang == Lang::Zh || !self.0.is_empty() && self.0.chars().all(is_plain) {
            return out.write_str(&shown);
        }
        write!(out, "“{shown}”")
    }
}

/// Both a POSIX shell and Windows' take a name in double quotation marks; where it holds what these shells would read, single ones are the safe.
impl Speak for Typed {
    fn speak(&self, _: Lang, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = &self.0;
        let dash = if name.starts_with('-') && name != "-" { "./" } else { "" };
        match name.chars().all(|sign| is_plain(sign) && !"~#%<>".contains(sign)) && !name.is_empty() {
            true => write!(out, "{dash}{name}"),
            false if name.chars().any(|sign| "\"'$`\\!".contains(sign)) => {
                write!(out, "'{dash}{}'", shown(&name.replace('\'', r"'\''")))
            }
            false => write!(out, "\"{dash}{}\"", shown(name)),
        }
    }
}

// Nothing that ends a word, and nothing that turns round what stands beside it.
fn is_plain(sign: char) -> bool {
    (sign.is_alphanumeric() && !is_from_right(sign)) || r"._-/\:@+=~#%<>".contains(sign)
}

// What moves a cursor or turns a line round is written out; a name of letters from right to left stands by itself.
fn shown(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for sign in name.chars() {
        match sign.is_control() || turns(sign) {
            true => out.extend(sign.escape_default()),
            false => out.push(sign),
        }
    }
    if name.chars().any(is_from_right) { format!("\u{2068}{out}\u{2069}") } else { out }
}

// Marks, embeddings, overrides and isolates of direction, and ends of lines that are no control characters.
fn turns(sign: char) -> bool {
    matches!(sign, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

// The blocks of scripts that run from right to left (Unicode, DerivedBidiClass.txt).
fn is_from_right(sign: char) -> bool {
    matches!(sign, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::say;

    fn told(name: &str) -> [String; 2] {
        let text = say!(name = FileName::of(name); zh: "找不到“{name}”", en: "no {name}");
        [text.zh.into_owned(), text.en.into_owned()]
    }

    #[test]
    fn a_name_has_an_end_in_both_languages() {
        let pair = |zh: &str, en: &str| [zh.to_owned(), en.to_owned()];
        assert_eq!(told("a/b-1.yaml"), pair("找不到“a/b-1.yaml”", "no a/b-1.yaml"));
        assert_eq!(told("开办.yaml"), pair("找不到“开办.yaml”", "no 开办.yaml"));
        assert_eq!(told("my file.yaml"), pair("找不到“my file.yaml”", "no “my file.yaml”"));
        assert_eq!(told("a, b"), pair("找不到“a, b”", "no “a, b”"));
        assert_eq!(told("\u{1b}[2Ja"), pair("找不到“\\u{1b}[2Ja”", "no “\\u{1b}[2Ja”"));
        assert_eq!(told("a\u{202e}b\n"), pair("找不到“a\\u{202e}b\\n”", "no “a\\u{202e}b\\n”"));
        assert_eq!(told("טסט.yaml"), pair("找不到“\u{2068}טסט.yaml\u{2069}”", "no “\u{2068}טסט.yaml\u{2069}”"));
    }

    #[test]
    fn a_command_can_be_typed_as_it_stands() {
        let typed = |name: &str| Typed::of(name).said(Lang::En).to_string();
        let all = ["a.yaml", "开办 餐饮.yaml", "-x.yaml", "$(ls) 'a'", "-"].map(typed);
        assert_eq!(all, ["a.yaml", "\"开办 餐饮.yaml\"", "./-x.yaml", r"'$(ls) '\''a'\'''", "-"]);
    }
}
