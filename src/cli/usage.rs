//! Mistakes in the arguments, told in the language of the user.

use crate::say;
use crate::wording::{Lang, Text};
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use std::io::Write;
use std::process::ExitCode;

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
    let valid = context(error, ContextKind::ValidValue);
    if valid.is_empty() {
        return Text::fixed("", "");
    }
    say!(valid = valid; zh: "；可以写：{valid}", en: "; it takes: {valid}")
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
