//! The outside world: arguments, files, colours, exit status; one file per command.

mod against;
mod analyze;
mod apply;
mod arguments;
mod baseline;
mod batches;
mod calendars;
mod check;
mod clock;
mod compare;
mod completions;
mod config;
mod counting;
mod days;
mod delivery;
pub mod docs;
mod draw;
mod due;
mod explain;
mod files;
mod fmt;
mod formats;
mod held;
mod help;
mod helped;
mod kinds;
mod load;
mod locale;
mod man;
mod mend;
mod new;
mod output;
mod pictures;
mod plans;
mod policies;
mod progress;
mod report;
mod schema;
mod status;
mod together;
mod unsound;
mod unwritable;
mod usage;

use crate::wording::Lang;
use arguments::{Arguments, Command, LangWanted};
use clap::FromArgMatches;
use output::Printer;
use std::ffi::OsString;
use std::process::ExitCode;

/// Runs the command line: arguments in, exit status out (0 nothing found, 1 findings, 2 the tool could not do its work).
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = helped::as_option(arguments.into_iter().collect());
    let lang = locale::wanted(&arguments);
    let parsed =
        help::command(lang).try_get_matches_from(arguments).and_then(|matches| Arguments::from_arg_matches(&matches));
    let arguments = match parsed {
        Ok(arguments) => arguments,
        Err(error) => return usage::explain(&error, lang),
    };
    let lang = arguments.configured_lang().unwrap_or(lang);
    let second = matches!(arguments.lang, Some(LangWanted::Both)).then_some(Lang::En);
    let printer = Printer::new(lang, arguments.color).then(second);
    status::exit(dispatch(arguments.command, &printer), &printer)
}

fn dispatch(command: Command, printer: &Printer) -> anyhow::Result<status::Status> {
    match command {
        Command::Check(wanted) => check::run(&wanted, printer),
        Command::Analyze(wanted) => analyze::run(&wanted, printer),
        Command::Apply(wanted) => apply::run(&wanted, printer),
        Command::Compare(wanted) => compare::run(&wanted, printer),
        Command::Draw(wanted) => draw::run(&wanted, printer),
        Command::Report(wanted) => report::run(&wanted, printer),
        Command::Due(wanted) => due::run(&wanted, printer),
        Command::Days(wanted) => days::run(&wanted, printer),
        Command::Explain(wanted) => explain::run(&wanted, printer),
        Command::Fmt(wanted) => fmt::run(&wanted, printer),
        Command::New(wanted) => new::run(&wanted, printer),
        Command::Schema(wanted) => schema::run(&wanted, printer),
        Command::Completions(wanted) => completions::run(&wanted, printer),
        Command::Man(wanted) => man::run(&wanted, printer),
    }
}
