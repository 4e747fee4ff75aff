use super::arguments::Apply;
use super::formats::Format;
use super::output::{Printer, Trouble};
use super::status::Status;
use super::{files, kinds, load, plans};
use crate::report::check;
use crate::say;
use crate::wording::Typed;
use std::path::Path;

/// Applies a plan to its base and writes the to-be process, whole or not at all. A plan with errors is refused with its findings.
pub fn run(wanted: &Apply, printer: &Printer) -> anyhow::Result<Status> {
    let text = load::text(&wanted.plan, wanted.reading)?;
    kinds::refuse(text.as_ref().ok().and_then(|source| kinds::no_plan(&wanted.plan, source)))?;
    let loaded = plans::loaded(&wanted.plan, wanted.reading, None, text);
    let output = wanted.output.as_deref().filter(|output| *output != Path::new(files::DASH));
    if !loaded.verdict.stands() {
        let output_of_check = check::output(vec![plans::report(loaded)]);
        match output {
            // Standard output is the to-be's: `> to-be.yaml` must not come to hold a report.
            None => printer.report_aside(&output_of_check, Format::Text)?,
            Some(_) => printer.report(&output_of_check, Format::Text)?,
        }
        printer.remark(
            &say!(zh: "计划有错误，没有写出再造后的流程。", en: "The plan has errors; no to-be process was written."),
        );
        return Ok(Status::Found);
    }
    let folder = output.map(|output| output.parent().unwrap_or(Path::new("")));
    let Some(to_be) = loaded.to_be(folder) else { return Ok(Status::Found) };
    let Some(output) = output else {
        printer.print(&to_be.text)?;
        if !loaded.verdict.findings.is_empty() {
            let (n, name) = (loaded.verdict.findings.len(), Typed::of(&loaded.plan.source.name));
            printer.remark(&say!(n = n, name = name; zh: "计划有 {n} 条提醒，见 zaizao check {name}", en: "{n} findings about the plan: zaizao check {name}"));
        }
        return Ok(Status::Clean);
    };
    hold_apart(output, wanted, &loaded)?;
    files::write(output, to_be.text.as_bytes())?;
    let name = files::named(output);
    if !loaded.verdict.findings.is_empty() {
        printer.report(&check::output(vec![plans::report(loaded)]), Format::Text)?;
    }
    printer.remark(&say!(name = name; zh: "已写出再造后的流程“{name}”", en: "wrote the to-be process: {name}"));
    Ok(Status::Clean)
}

// Neither the plan nor its base is written over.
fn hold_apart(output: &Path, wanted: &Apply, loaded: &plans::LoadedPlan) -> anyhow::Result<()> {
    let real = |path: &Path| std::fs::canonicalize(path).ok();
    let Some(there) = real(output) else { return Ok(()) };
    let folder = wanted.plan.parent().unwrap_or(Path::new(""));
    let read = loaded.plan.bases.iter().map(|named| folder.join(&*named.value)).chain([wanted.plan.clone()]);
    for path in read {
        if real(&path).as_ref() == Some(&there) {
            let text = say!(name = files::named(output); zh: "“{name}”是计划或现状文件，不能覆盖；请换一个文件名", en: "{name} is the plan or its base and is not written over; choose another file");
            return Err(Trouble::new(text).into());
        }
    }
    Ok(())
}
