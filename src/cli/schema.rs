use super::arguments::{Schema, SchemaOf};
use super::output::Printer;
use super::status::Status;
use crate::yaml;

/// Prints the JSON Schema of the language, or of plan, calendar or policy files.
pub fn run(wanted: &Schema, printer: &Printer) -> anyhow::Result<Status> {
    let schema = match wanted.of {
        SchemaOf::Process => yaml::schema(),
        SchemaOf::Plan => yaml::plan_schema(),
        SchemaOf::Calendar => yaml::calendar_schema(),
        SchemaOf::Policy => yaml::policy_schema(),
    };
    let schema = serde_json::to_string_pretty(&schema)?;
    printer.print(&format!("{schema}\n"))?;
    Ok(Status::Clean)
}
