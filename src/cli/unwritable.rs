//! Why a file cannot be written, and what to do about it: in the name that the user gave, never in that of the temporary file beside it.

use super::files::{named, shown};
use super::output::Trouble;
use crate::say;
use crate::wording::Text;
use std::io;
use std::path::{Path, PathBuf};

/// What keeps a file from being written before anything is tried; `None` where nothing does.
pub(super) fn at_sight(path: &Path, real: &Path) -> Option<anyhow::Error> {
    let name = named(path);
    if real.is_dir() || shown(path).ends_with('/') {
        return Some(trouble(say!(name = name;
            zh: "无法写入“{name}”：这是文件夹；请写明文件夹里的文件名", en: "cannot write {name}: it is a folder; name a file in it")));
    }
    let folder = folder_of(real);
    if folder.is_dir() {
        return None;
    }
    let (above, exists) = (named(folder), std::fs::symlink_metadata(folder).is_ok());
    // `a.txt/b/c`: what is in the way stands further up.
    let in_the_way = folder.ancestors().skip(1).find(|above| above.is_file());
    Some(trouble(match in_the_way.map(named).or_else(|| exists.then(|| above.clone())) {
        Some(no_folder) => say!(name = name, above = no_folder;
            zh: "无法写入“{name}”：“{above}”不是文件夹；请换一个位置", en: "cannot write {name}: {above} is no folder; choose another place"),
        None => say!(name = name, above = above;
            zh: "无法写入“{name}”：没有文件夹“{above}”；请先建好这个文件夹，或换一个位置",
            en: "cannot write {name}: there is no folder {above}; make it first, or choose another place"),
    }))
}

/// What the system says against it, in our words where they tell what to do.
pub(super) fn because(path: &Path, error: io::Error) -> anyhow::Error {
    use io::ErrorKind::{
        FileTooLarge, InvalidFilename, PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull,
    };
    let name = named(path);
    let error = bare(error);
    let text = match error.kind() {
        StorageFull | QuotaExceeded => say!(name = name;
            zh: "无法写入“{name}”：磁盘空间不足；请腾出空间后重试，或换一个位置",
            en: "cannot write {name}: there is no room left on the disk; make room and try again, or choose another place"),
        FileTooLarge => say!(name = name;
            zh: "无法写入“{name}”：文件超过了这里允许的大小；请换一个位置", en: "cannot write {name}: the file is larger than is allowed there; choose another place"),
        PermissionDenied => say!(name = name;
            zh: "无法写入“{name}”：没有在这里写入的权限；请换一个位置，或先取得权限", en: "cannot write {name}: you may not write there; choose another place, or get the right to"),
        ReadOnlyFilesystem => say!(name = name;
            zh: "无法写入“{name}”：这里只能读取；请换一个位置", en: "cannot write {name}: the place is read-only; choose another one"),
        InvalidFilename => say!(name = name;
            zh: "无法写入“{name}”：文件名太长，或含有不能用的字符；请换一个文件名", en: "cannot write {name}: the name is too long, or has signs that are not allowed; choose another name"),
        _ => {
            let text = say!(name = name; zh: "无法写入“{name}”", en: "cannot write {name}");
            return anyhow::Error::new(Trouble::because(text, error));
        }
    };
    trouble(text)
}

/// What keeps standard output from being written; a reader that went away is told apart by its cause.
pub(super) fn screen(error: io::Error) -> anyhow::Error {
    anyhow::Error::new(Trouble::because(say!(zh: "无法写出到标准输出", en: "cannot write to standard output"), error))
}

/// Refuses folders among the files to be written, whose endings would say no format.
///
/// # Errors
/// When there is one.
pub(super) fn refuse_folders(outputs: &[PathBuf]) -> anyhow::Result<()> {
    match outputs.iter().find(|output| output.is_dir()) {
        Some(folder) => at_sight(folder, folder).map_or(Ok(()), Err),
        None => Ok(()),
    }
}

/// The folder of a file.
pub(super) fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn trouble(text: Text) -> anyhow::Error {
    anyhow::Error::new(Trouble::new(text))
}

// The system's own words, without the path that the crate of temporary files writes behind them.
fn bare(error: io::Error) -> io::Error {
    let said = error.to_string();
    match said.rsplit_once(" at path ") {
        Some((words, _)) => io::Error::new(error.kind(), words),
        None => error,
    }
}
