//! `zaizao help` and `zaizao help check`, which many a tool has: `--help` by another name.

use std::ffi::OsString;

/// Options that stand before the command with a value of their own.
const WITH_VALUE: [&str; 2] = ["--lang", "--color"];

/// The arguments with `help` as an option of the command that follows it.
pub fn as_option(mut arguments: Vec<OsString>) -> Vec<OsString> {
    if let Some(at) = command(&arguments).filter(|at| arguments[*at] == "help") {
        arguments.remove(at);
        arguments.push("--help".into());
    }
    arguments
}

// Where the command stands: the first word that is no option and no value of one.
fn command(arguments: &[OsString]) -> Option<usize> {
    let mut at = 1;
    while let Some(word) = arguments.get(at).and_then(|word| word.to_str()) {
        if !word.starts_with('-') {
            return Some(at);
        }
        at += if WITH_VALUE.contains(&word) { 2 } else { 1 };
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_is_a_command_only_where_a_command_stands() {
        let said = |line: &str| {
            let words = as_option(line.split(' ').map(OsString::from).collect());
            words.iter().map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
        };
        for (written, meant) in [
            ("zaizao help", "zaizao --help"),
            ("zaizao help check", "zaizao check --help"),
            ("zaizao --lang zh help check", "zaizao --lang zh check --help"),
            ("zaizao --lang=zh help", "zaizao --lang=zh --help"),
            ("zaizao check help", "zaizao check help"),
            ("zaizao new help", "zaizao new help"),
            ("zaizao --lang help", "zaizao --lang help"),
        ] {
            assert_eq!(said(written), meant);
        }
    }
}
