use super::output::Printer;
use crate::finding::{Finding, Severity};
use std::io;
use std::process::ExitCode;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Nothing at or above the chosen level.
    Clean,
    /// Findings at or above it.
    Found,
    /// The tool could not do its work on a part; the rest was done and told.
    Failed,
}

impl Status {
    /// By the findings and the level from which they count.
    pub fn of<'f>(findings: impl IntoIterator<Item = &'f Finding>, level: Severity) -> Status {
        let found = findings.into_iter().any(|finding| finding.severity >= level);
        if found { Status::Found } else { Status::Clean }
    }
}

/// The exit status of the program. A reader that went away (`| head`) is not an error.
pub fn exit(result: anyhow::Result<Status>, printer: &Printer) -> ExitCode {
    match result {
        Ok(Status::Clean) => ExitCode::SUCCESS,
        Ok(Status::Found) => ExitCode::from(1),
        Ok(Status::Failed) => ExitCode::from(2),
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            printer.complain(&error);
            ExitCode::from(2)
        }
    }
}

/// A reader went away.
pub fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>()).any(|io| io.kind() == io::ErrorKind::BrokenPipe)
}
