//! Calendars by name: a built-in one, or a file.

use super::files::{self, Content};
use super::output::Trouble;
use crate::finding::Finding;
use crate::model::Calendar;
use crate::say;
use crate::source::Source;
use crate::wording::{FileName, Text};
use crate::yaml::calendars::{self, BUILT_IN, Lookup};
use crate::yaml::{self, tree::Limits};
use std::path::Path;
use std::sync::Arc;

/// What a process file finds under the name of a calendar file.
pub fn look_up(process: &Path, name: &str) -> Lookup {
    let path = process.parent().unwrap_or(Path::new("")).join(name);
    if !path.is_file() {
        return Lookup::Missing(beside(&path, name));
    }
    match read(&path) {
        Err(why) => Lookup::Unreadable(why),
        Ok((calendar, findings)) => {
            let count = findings.len();
            match findings.into_iter().next() {
                None => Lookup::Found(Arc::new(calendar)),
                Some(first) => Lookup::Broken(Box::new(first), count),
            }
        }
    }
}

/// A calendar that the command line names, with the mistakes of its file.
///
/// # Errors
/// When there is none of this name, or its file cannot be read.
pub fn named(name: &str) -> anyhow::Result<(Arc<Calendar>, Vec<Finding>)> {
    if let Some(calendar) = calendars::built_in(name) {
        return Ok((calendar, Vec::new()));
    }
    let path = Path::new(name);
    if !calendars::is_file(name) && !path.is_file() {
        anyhow::bail!(unknown(name));
    }
    if !path.exists() {
        anyhow::bail!(Trouble::new(
            say!(name = FileName::of(name); zh: "找不到日历文件“{name}”", en: "there is no calendar file {name}")
        ));
    }
    let (calendar, findings) = read(path).map_err(Trouble::new)?;
    Ok((Arc::new(calendar), findings))
}

fn unknown(name: &str) -> Trouble {
    let near = BUILT_IN
        .iter()
        .map(|known| (strsim::jaro_winkler(name, known), known))
        .filter(|(likeness, _)| *likeness > 0.7)
        .max_by(|one, other| one.0.total_cmp(&other.0));
    Trouble::new(match near {
        Some((_, near)) => say!(name = name, near = near;
            zh: "没有名为“{name}”的内置日历；是否想写“{near}”？", en: "there is no built-in calendar {name}; did you mean {near}?"),
        None => say!(name = name;
            zh: "没有名为“{name}”的内置日历；可以写 cn、five-day、24x7，或日历文件的路径",
            en: "there is no built-in calendar {name}; write cn, five-day, 24x7 or the path of a calendar file"),
    })
}

fn read(path: &Path) -> Result<(Calendar, Vec<Finding>), Text> {
    let limit = Limits::default().bytes;
    let unreadable = || say!(name = files::named(path); zh: "无法读取“{name}”", en: "cannot read {name}");
    let Ok(Content::Bytes(bytes)) = files::read(path, limit) else { return Err(unreadable()) };
    Ok(match yaml::decode(files::shown(path), bytes) {
        Ok(source) => yaml::read_calendar(Arc::new(source)),
        Err(finding) => (Calendar::default(), vec![*finding]),
    })
}

/// The findings of a text, if it is a calendar file.
pub fn checked(source: &Arc<Source>) -> Option<Vec<Finding>> {
    calendars::is_calendar(source).then(|| yaml::read_calendar(Arc::clone(source)).1)
}

// What the file may have been meant to be, spelled as the process spells it.
fn beside(path: &Path, name: &str) -> Vec<String> {
    const ENOUGH: usize = 1000;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let before = name.rsplit_once(['/', '\\']).map_or("", |(before, _)| &name[..=before.len()]);
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let names = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> =
        names.filter(|name| name.ends_with(".yaml") || name.ends_with(".yml")).take(ENOUGH).collect();
    names.sort();
    names.into_iter().map(|name| format!("{before}{name}")).collect()
}
