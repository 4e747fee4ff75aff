//! The commented file that `zaizao new` begins with, one in each language.

use crate::wording::Lang;

const ZH: &str = include_str!("starting/zh.yaml");
const EN: &str = include_str!("starting/en.yaml");

/// A process of eight steps called `name`, with comments that teach the language: a decision, a parallel block, materials, limits, waits.
///
/// Whatever the name, the file reads back with exactly that name.
pub fn starting(name: &str, lang: Lang) -> String {
    let (template, example) = match lang {
        Lang::Zh => (ZH, "process: 示例\n"),
        Lang::En => (EN, "process: Example\n"),
    };
    template.replacen(example, &format!("process: {}\n", scalar(name)), 1)
}

fn scalar(name: &str) -> String {
    if is_plain(name) { name.to_owned() } else { quoted(name) }
}

// Narrower than YAML's own rule for plain scalars: what it leaves out is quoted, which is never wrong.
fn is_plain(name: &str) -> bool {
    name.starts_with(char::is_alphanumeric)
        && name.ends_with(|last: char| last != ' ')
        && name.chars().all(|part| part.is_alphanumeric() || " -_.（）〔〕《》“”、·".contains(part))
}

fn quoted(name: &str) -> String {
    let mut out = String::from("\"");
    for part in name.chars() {
        match part {
            '"' | '\\' => out.extend(['\\', part]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            _ if part.is_control()
                || matches!(part, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}') =>
            {
                out.push_str(&format!("\\U{:08X}", u32::from(part)));
            }
            _ => out.push(part),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_reads_back_as_it_was_given() {
        let names = [
            "二手房转移登记",
            "企业开办（一件事）",
            "",
            " a ",
            "no",
            "12:30",
            "- a",
            "a: b",
            "a #b",
            "\"quoted\" \\ and 'single'",
            "two\nlines\tand a tab",
            "{flow}, [list] & *alias %tag @at `tick`",
            "名称：全角冒号，逗号",
            "nul \0 next-line \u{85} separator \u{2028} mark \u{feff}",
        ];
        for lang in Lang::BOTH {
            for name in names {
                let read: serde_yaml::Value = serde_yaml::from_str(&starting(name, lang)).unwrap();
                assert_eq!(read["process"].as_str(), Some(name));
                assert!(read["steps"].as_mapping().unwrap().len() > 5);
            }
        }
    }

    #[test]
    fn a_plain_name_stands_without_quotes() {
        assert!(starting("企业开办", Lang::Zh).contains("\nprocess: 企业开办\n"));
        assert!(starting("a: b", Lang::En).contains("\nprocess: \"a: b\"\n"));
    }
}
