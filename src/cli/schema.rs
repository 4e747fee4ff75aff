use super::output::Printer;
use super::status::Status;
use crate::yaml;

/// Prints the JSON Schema of the language.
pub fn run(printer: &Printer) -> anyhow::Result<Status> {
    let schema = serde_json::to_string_pretty(&yaml::schema())?;
    printer.print(&format!("{schema}\n"))?;
    Ok(Status::Clean)
}
