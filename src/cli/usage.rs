//! Mistakes in the arguments, told in the language of the user.

use crate::say;
use crate::wording::{Lang, Text};
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use std::io::Write;
use std::process::ExitCode;

/// The least and the greatest number that options take, as `arguments.rs` has it.
const RANGES: &[(&str, u64, Option<u64>)] = &[
    ("--paths", 1, Some(1000)),
    ("--samples", 1, Some(100_000_000)),
    ("--seed", 0, None),
    ("--max-warnings", 0, None),
    ("--max-size", 1, Some(4000)),
    ("--max-nodes", 1, Some(4000)),
    ("--max-depth", 1, Some(10_000)),
];

/// Prints help and version where they were asked for, else what is wrong with the arguments.
pub fn explain(error: &Error, lang: Lang) -> ExitCode {
    // A reader that went away, on either stream, is not an error.
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let _ = write!(std::io::stdout(), "{}", error.render());
            ExitCode::SUCCESS
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = write!(std::io::stderr(), "{}", error.render());
            ExitCode::from(2)
        }
        _ => {
            let _ = writeln!(std::io::stderr(), "{}", sentence(error).get(lang));
            ExitCode::from(2)
        }
    }
}

fn sentence(error: &Error) -> Text {
    let what = what(error);
    let help = hint(error);
    say!(what = what, help = help;
        zh: "错误：{what}{help}\n用 zaizao --help 查看用法。",
        en: "error: {what}{help}\nSee zaizao --help.")
}

fn what(error: &Error) -> Text {
    let argument = context(error, ContextKind::InvalidArg);
    let value = context(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument if !argument.starts_with('-') => say!(argument = argument;
            zh: "多出一个参数“{argument}”", en: "{argument} is one argument too many"),
        ErrorKind::UnknownArgument => {
            say!(argument = argument; zh: "没有“{argument}”这个参数", en: "there is no argument {argument}")
        }
        ErrorKind::InvalidSubcommand => {
            let command = context(error, ContextKind::InvalidSubcommand);
            say!(command = command; zh: "没有“{command}”这个命令", en: "there is no command {command}")
        }
        ErrorKind::MissingRequiredArgument => {
            say!(argument = argument; zh: "缺少参数 {argument}", en: "{argument} is missing")
        }
        ErrorKind::MissingSubcommand => say!(zh: "缺少命令", en: "a command is missing"),
        ErrorKind::InvalidValue if value.is_empty() => {
            say!(argument = argument; zh: "“{argument}”后面缺少取值", en: "{argument} needs a value")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation | ErrorKind::InvalidUtf8 => {
            say!(argument = argument, value = value;
                zh: "“{argument}”的取值“{value}”无效", en: "{argument} does not take the value {value}")
        }
        ErrorKind::ArgumentConflict => {
            let other = context(error, ContextKind::PriorArg);
            if argument == other {
                say!(argument = argument; zh: "“{argument}”只能写一次", en: "{argument} may stand once only")
            } else {
                say!(argument = argument, other = other;
                    zh: "“{argument}”不能与“{other}”同时使用", en: "{argument} and {other} exclude each other")
            }
        }
        _ => Text::same(error.to_string().lines().next().unwrap_or("").trim_start_matches("error: ").to_owned()),
    }
}

fn hint(error: &Error) -> Text {
    let nearest = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
        .into_iter()
        .map(|kind| context(error, kind))
        .find(|found| !found.is_empty());
    if let Some(nearest) = nearest {
        return say!(nearest = nearest; zh: "；是否想写“{nearest}”？", en: "; did you mean {nearest}?");
    }
    if let Some(range) = range(error) {
        return range;
    }
    let valid = context(error, ContextKind::ValidValue);
    if valid.is_empty() {
        return Text::fixed("", "");
    }
    say!(valid = valid; zh: "；可以写：{valid}", en: "; it takes: {valid}")
}

// A number that is none, or lies outside the range that the option takes, which clap tells in English only.
fn range(error: &Error) -> Option<Text> {
    if error.kind() != ErrorKind::ValueValidation {
        return None;
    }
    let argument = context(error, ContextKind::InvalidArg);
    let option = argument.split(['=', ' ', '[']).next().unwrap_or(&argument);
    let (least, most) = RANGES.iter().find(|(name, ..)| *name == option).map(|(_, least, most)| (least, most))?;
    let whole = match most {
        Some(most) => say!(least = least, most = most;
            zh: "应是 {least} 到 {most} 的整数", en: "it takes a whole number from {least} to {most}"),
        None => say!(least = least; zh: "应是不小于 {least} 的整数", en: "it takes a whole number from {least} on"),
    };
    // A path behind an option whose value may be left out was meant for the file.
    let help = if option == "--paths" && context(error, ContextKind::InvalidValue).parse::<u64>().is_err() {
        say!(zh: "，文件名写在 --paths 之前", en: "; the file stands before --paths")
    } else {
        Text::fixed("", "")
    };
    Some(say!(whole = whole, help = help; zh: "：{whole}{help}", en: ": {whole}{help}"))
}

fn context(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        // Suggestions stand in rising order of likeness.
        Some(ContextValue::Strings(texts)) if is_suggestion(kind) => texts.last().cloned().unwrap_or_default(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

fn is_suggestion(kind: ContextKind) -> bool {
    matches!(kind, ContextKind::SuggestedArg | ContextKind::SuggestedSubcommand | ContextKind::SuggestedValue)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The numbers of the table are those of the arguments: one past either end is refused, and the end is not.
    #[test]
    fn ranges_are_those_of_the_options() {
        let command = crate::cli::help::command(Lang::En);
        let takes = |option: &str, value: u64| {
            let of = if option == "--max-warnings" { "check" } else { "analyze" };
            let line = ["zaizao", of, "file.yaml", &format!("{option}={value}")].map(str::to_owned);
            command.clone().try_get_matches_from(line)
        };
        for (option, least, most) in RANGES {
            assert!(takes(option, *least).is_ok(), "{option}");
            if let Some(most) = most {
                assert!(takes(option, *most).is_ok(), "{option}");
                let told = sentence(&takes(option, most + 1).unwrap_err());
                assert!(told.en.contains(&format!("from {least} to {most}")), "{option}: {}", told.en);
                assert!(takes(option, least - 1).is_err(), "{option}");
            }
        }
    }
}
