use super::arguments::Reporting;
use super::delivery::deliver;
use super::output::Printer;
use super::status::Status;
use crate::lint::Verdict;
use crate::model::Process;
use crate::report::{Subject, check};
use crate::say;

/// Says what is wrong with processes that cannot be analysed as they are.
///
/// # Errors
/// When the report cannot be written.
pub fn report(
    command: &'static str,
    judged: Vec<(&Process, Verdict<'_>)>,
    reporting: &Reporting,
    printer: &Printer,
) -> anyhow::Result<Status> {
    let files = judged.into_iter().map(|(process, verdict)| check::Checked::judged(Subject::of(process), verdict));
    let mut output = check::output(files.collect());
    output.command = command;
    deliver(&output, reporting, printer)?;
    printer.remark(
        &say!(zh: "请先改正以上错误，再做分析。", en: "Correct these errors first; then the process can be analysed."),
    );
    Ok(Status::Found)
}
