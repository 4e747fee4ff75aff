//! Which files are compared, and why some cannot be.

use crate::cli::arguments::Reading;
use crate::cli::files::named;
use crate::cli::kinds;
use crate::cli::load::{self, Loaded};
use crate::cli::output::Trouble;
use crate::cli::plans::{self, LoadedPlan, ToBe};
use crate::model::exact::number;
use crate::model::{Process, TimeBase};
use crate::report::check::Checked;
use crate::say;
use crate::wording::{Text, plain_number};
use crate::yaml::plans::is_plan;
use std::path::{Path, PathBuf};

/// What stands last on the command line.
pub(super) enum After {
    /// A to-be process.
    Process(Loaded),
    /// What a plan makes of its base.
    Plan(Loaded, Box<LoadedPlan>),
    /// A plan that cannot be applied, with its findings.
    Refused(Checked),
}

/// Reads the to-be, or the plan that makes it.
///
/// # Errors
/// When the file cannot be read at all.
pub(super) fn after(path: &Path, reading: Reading, calendar: Option<TimeBase>) -> anyhow::Result<After> {
    let text = load::text(path, reading)?;
    if !text.as_ref().is_ok_and(|source| is_plan(source)) {
        kinds::refuse(text.as_ref().ok().and_then(|source| kinds::no_process(path, source)))?;
        return Ok(After::Process(load::process(path, reading, calendar, text)));
    }
    let plan = plans::loaded(path, reading, calendar, text);
    if !plan.verdict.stands() {
        return Ok(After::Refused(plans::report(plan)));
    }
    Ok(match plan.to_be(None) {
        Some(ToBe { process, findings, .. }) => After::Plan(Loaded { process, findings }, Box::new(plan)),
        None => After::Refused(plans::report(plan)),
    })
}

/// Whether the files given are the very ones that the to-be is based on.
pub(super) fn are_the_bases(given: &[PathBuf], after: &Path, to_be: &Process) -> bool {
    let folder = after.parent().map(Path::to_path_buf).unwrap_or_default();
    let real = |path: &Path| std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let bases = to_be.based_on.iter().map(|name| real(&folder.join(&*name.value)));
    bases.eq(given.iter().map(|path| real(path)))
}

/// The as-is files: those given, or else those that the to-be names, from its own folder.
///
/// # Errors
/// Where the to-be is alone and names none.
pub(super) fn as_is(given: &[PathBuf], after: &Path, to_be: &Process) -> anyhow::Result<Vec<PathBuf>> {
    if !given.is_empty() {
        return Ok(given.to_vec());
    }
    if to_be.based_on.is_empty() {
        let file = named(after);
        return Err(Trouble::new(say!(file = file;
            zh: "只给了一个文件，而“{file}”没有写 based-on：请把改革前的文件写在前面",
            en: "only one file is given, and {file} has no based-on: name the as-is file before it"))
        .into());
    }
    let folder = after.parent().map(Path::to_path_buf).unwrap_or_default();
    Ok(to_be.based_on.iter().map(|name| folder.join(&*name.value)).collect())
}

/// Of several as-is files none may stand twice: its counts would be added twice.
///
/// # Errors
/// Where one does.
pub(super) fn hold_unlike(paths: &[PathBuf]) -> anyhow::Result<()> {
    let real: Vec<PathBuf> =
        paths.iter().map(|path| std::fs::canonicalize(path).unwrap_or_else(|_| path.clone())).collect();
    match real.iter().enumerate().find(|(at, path)| real[..*at].contains(path)) {
        None => Ok(()),
        Some((at, _)) => Err(Trouble::new(say!(name = named(&paths[at]);
            zh: "改革前的文件“{name}”写了两次", en: "the as-is file {name} stands twice"))
        .into()),
    }
}

/// Why times of several files cannot be added up.
pub(super) fn days_differ() -> Text {
    say!(zh: "改革前各文件的工作日长度或日历不同，时间不能相加：请逐个对比",
        en: "the as-is files count days differently (day, calendar), so that times cannot be added up: compare them one by one")
}

/// Days of different length are not compared: law counts days, sums count hours, and one of the two would come out wrong.
///
/// # Errors
/// Where the two count differently.
pub(super) fn hold_to_one_day(one: &Process, other: &Process) -> anyhow::Result<()> {
    let [day, other_day] = [one, other].map(|process| process.time_base().day);
    if day == other_day {
        return Ok(());
    }
    let hours = |day| plain_number(number(day) / 3600.0, 2);
    Err(Trouble::new(say!(one = hours(day), other = hours(other_day);
        zh: "两个文件的工作日长度不同（{one} 小时、{other} 小时），以日计的数不能对比：请把两边的 `day` 写成一样",
        en: "the two files have working days of different length ({one} h and {other} h), so that days cannot be compared: write the same `day` in both")).into())
}

/// Why several files cannot follow each other.
pub(super) fn does_not_join() -> Text {
    say!(zh: "改革前的文件不能首尾相接：有的文件里，并行的流各自结束。请让它们在一个步骤汇合后再结束，或逐个对比",
        en: "the as-is files cannot follow each other: in one of them parallel flows end apart. Let them meet in one last step, or compare the files one by one")
}
