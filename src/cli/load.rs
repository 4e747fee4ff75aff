use super::arguments::Reading;
use super::files::{self, Content};
use super::{calendars, kinds};
use crate::finding::Finding;
use crate::lint;
use crate::model::{Id, Process, TimeBase};
use crate::source::{At, Source};
use crate::yaml::{self, Setting, tree::Limits};
use std::path::Path;
use std::sync::Arc;

/// A process and all that reading it found.
pub struct Loaded {
    /// The process, however thin.
    pub process: Process,
    /// What reading found.
    pub findings: Vec<Finding>,
}

/// Reads a process file, or standard input for `-`; without a calendar of its own its days are those of the calendar.
///
/// # Errors
/// When the file cannot be read at all, or is no process; what is wrong in it are findings.
pub fn load(path: &Path, reading: Reading, calendar: Option<TimeBase>) -> anyhow::Result<Loaded> {
    let text = text(path, reading)?;
    kinds::refuse(text.as_ref().ok().and_then(|source| kinds::no_process(path, source)))?;
    Ok(process(path, reading, calendar, text))
}

/// The text of a file, or the finding that it has none.
///
/// # Errors
/// When the file cannot be read at all.
pub fn text(path: &Path, reading: Reading) -> anyhow::Result<Result<Arc<Source>, Box<Finding>>> {
    Ok(bytes(path, reading)?.and_then(|bytes| yaml::decode(name(path), bytes)).map(Arc::new))
}

/// The process of a text, with the calendar files that it names, looked for beside it.
pub fn process(
    path: &Path,
    reading: Reading,
    calendar: Option<TimeBase>,
    text: Result<Arc<Source>, Box<Finding>>,
) -> Loaded {
    match text {
        Ok(source) => {
            let look_up = |name: &str| calendars::look_up(path, name);
            let setting = Setting { limits: limits(reading), files: &look_up, calendar };
            let (process, mut findings) = yaml::read_in(source, setting);
            findings.extend(missing_bases(&process, path));
            Loaded { process, findings }
        }
        Err(finding) => Loaded { process: Process::empty(Arc::clone(&finding.place.source)), findings: vec![*finding] },
    }
}

// From the folder of the file, or where we are for standard input. A file that may not be looked at may be there.
fn missing_bases<'p>(process: &'p Process, path: &Path) -> impl Iterator<Item = Finding> + 'p {
    let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
    let is_missing = move |named: &&At<Id>| !folder.join(&*named.value).try_exists().unwrap_or(true);
    process.based_on.iter().filter(is_missing).map(|named| lint::base_missing(process, named))
}

/// A file as it is: its bytes and the text in them.
pub struct Original {
    /// Every byte, a byte order mark included.
    pub bytes: Vec<u8>,
    /// The text.
    pub source: Arc<Source>,
}

/// The bytes of a file and its text, or the finding that it is none.
///
/// # Errors
/// When the file cannot be read.
pub fn original(path: &Path, reading: Reading) -> anyhow::Result<Result<Original, Box<Finding>>> {
    Ok(bytes(path, reading)?.and_then(|bytes| {
        let source = Arc::new(yaml::decode(name(path), bytes.clone())?);
        Ok(Original { bytes, source })
    }))
}

fn bytes(path: &Path, reading: Reading) -> anyhow::Result<Result<Vec<u8>, Box<Finding>>> {
    let limits = limits(reading);
    Ok(match files::read(path, limits.bytes)? {
        Content::Bytes(bytes) => Ok(bytes),
        Content::TooLarge(size) => match yaml::check_size(&name(path), size, limits) {
            Err(finding) => Err(finding),
            Ok(()) => Ok(Vec::new()),
        },
    })
}

/// The limits of reading that the user set.
pub fn limits(reading: Reading) -> Limits {
    Limits {
        bytes: u64::from(reading.max_size) * 1_000_000,
        nodes: u64::from(reading.max_nodes) * 1_000_000,
        depth: reading.max_depth as usize,
        ..Limits::default()
    }
}

fn name(path: &Path) -> String {
    if path == Path::new(files::DASH) { "<stdin>".to_owned() } else { files::shown(path) }
}
