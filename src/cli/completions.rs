use super::arguments::Completions;
use super::help;
use super::output::Printer;
use super::status::Status;

/// Prints a completion script.
pub fn run(wanted: &Completions, printer: &Printer) -> anyhow::Result<Status> {
    let mut script = Vec::new();
    clap_complete::generate(wanted.shell, &mut help::command(printer.lang), "zaizao", &mut script);
    printer.print(&String::from_utf8_lossy(&script))?;
    Ok(Status::Clean)
}
