//! Files and folders: which are meant, what is in them, and writing so that nothing is lost.

use super::output::Trouble;
use super::unwritable;
use crate::say;
use crate::wording::{FileName, Typed};
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};

/// The path that stands for standard input and output.
pub const DASH: &str = "-";

/// The process files that the paths name: files as they are, folders with every `.yaml` and `.yml` below them, in the order of their names.
/// Hidden folders are passed over.
pub struct Wanted {
    /// The files.
    pub files: Vec<PathBuf>,
    /// What could not be found or opened.
    pub troubles: Vec<anyhow::Error>,
}

/// Looks the paths up.
pub fn wanted(paths: &[PathBuf]) -> Wanted {
    let mut wanted = Wanted { files: Vec::new(), troubles: Vec::new() };
    for path in paths {
        if path.is_dir() {
            folder(path, &mut wanted);
        } else {
            wanted.files.push(path.clone());
        }
    }
    // A folder alone has each of its files once; `a.yaml` and `./a.yaml` are one file.
    if paths.len() > 1 {
        let mut seen = std::collections::HashSet::new();
        wanted.files.retain(|file| seen.insert(std::fs::canonicalize(file).unwrap_or_else(|_| file.clone())));
    }
    wanted
}

fn folder(path: &Path, wanted: &mut Wanted) {
    let before = wanted.files.len() + wanted.troubles.len();
    let entries = walkdir::WalkDir::new(path).sort_by_file_name().into_iter();
    for entry in entries.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry)) {
        match entry {
            Ok(entry) if entry.file_type().is_file() && is_yaml(entry.path()) => wanted.files.push(entry.into_path()),
            Ok(entry) if entry.path_is_symlink() && is_yaml(entry.path()) && leads_nowhere(entry.path()) => {
                let text = say!(name = named(entry.path());
                    zh: "无法读取“{name}”：链接所指的文件不存在", en: "cannot read {name}: the link leads nowhere");
                wanted.troubles.push(anyhow::Error::new(Trouble::new(text)));
            }
            Ok(_) => {}
            Err(error) => {
                let name = named(error.path().unwrap_or(path));
                let text = say!(name = name; zh: "无法读取“{name}”", en: "cannot read {name}");
                wanted.troubles.push(anyhow::Error::new(Trouble::because(text, error.into())));
            }
        }
    }
    if wanted.files.len() + wanted.troubles.len() == before {
        wanted.troubles.push(anyhow::Error::new(Trouble::new(say!(name = named(path);
            zh: "文件夹“{name}”中没有 .yaml 或 .yml 文件", en: "no .yaml or .yml file in the folder {name}"))));
    }
}

fn leads_nowhere(link: &Path) -> bool {
    std::fs::metadata(link).is_err()
}

fn is_hidden(entry: &walkdir::DirEntry) -> bool {
    entry.file_name().to_str().is_some_and(|name| name.starts_with('.'))
}

fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("yaml") || ending.eq_ignore_ascii_case("yml"))
}

/// What a file holds.
pub enum Content {
    /// All of it.
    Bytes(Vec<u8>),
    /// More than the limit, at least so many bytes; not kept.
    TooLarge(u64),
}

/// What a file holds, or standard input for `-`, up to `limit` bytes.
///
/// # Errors
/// When it cannot be read.
pub fn read(path: &Path, limit: u64) -> anyhow::Result<Content> {
    let input = path == Path::new(DASH);
    let content = if input { take(std::io::stdin().lock(), 0, limit) } else { open(path, limit) };
    content.map_err(|error| unreadable(path, error))
}

fn open(path: &Path, limit: u64) -> std::io::Result<Content> {
    let file = std::fs::File::open(path)?;
    let size = file.metadata().map_or(0, |about| about.len());
    if size > limit { Ok(Content::TooLarge(size)) } else { take(file, size, limit) }
}

// One byte past the limit shows that there is more, without reading a stream that never ends.
fn take(from: impl Read, size: u64, limit: u64) -> std::io::Result<Content> {
    let mut bytes = Vec::with_capacity(size as usize + 1);
    from.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit { Ok(Content::TooLarge(limit + 1)) } else { Ok(Content::Bytes(bytes)) }
}

fn unreadable(path: &Path, error: std::io::Error) -> anyhow::Error {
    let name = named(path);
    // What the system says of a folder differs from one to another.
    if path.is_dir() {
        return anyhow::Error::new(Trouble::new(say!(name = name, typed = typed(path);
            zh: "“{name}”是文件夹，这里要写一个文件；检查整个文件夹用 zaizao check {typed}",
            en: "{name} is a folder, and a file is wanted here; zaizao check {typed} checks a whole folder")));
    }
    anyhow::Error::new(match error.kind() {
        std::io::ErrorKind::NotFound => {
            Trouble::new(say!(name = name; zh: "找不到文件“{name}”", en: "there is no file {name}"))
        }
        std::io::ErrorKind::PermissionDenied => {
            Trouble::new(say!(name = name; zh: "没有读取“{name}”的权限", en: "not allowed to read {name}"))
        }
        _ => Trouble::because(say!(name = name; zh: "无法读取“{name}”", en: "cannot read {name}"), error),
    })
}

/// Writes a file whole or not at all: to a temporary name beside it, then renamed. `-` is standard output.
///
/// # Errors
/// When it cannot be written; what stood there before is still there.
pub fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    write_by(path, |out| out.write_all(bytes))
}

/// The same for what need not be in memory as a whole.
///
/// # Errors
/// When it cannot be written; what stood there before is still there.
pub fn write_by(path: &Path, fill: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) -> anyhow::Result<()> {
    let mut pending = Pending::open(path)?;
    pending.fill(fill)?;
    pending.finish()
}

/// A file that is being written, under a temporary name until it is whole; or standard output for `-`.
pub struct Pending {
    name: PathBuf,
    out: Out,
}

enum Out {
    Screen(BufWriter<std::io::Stdout>),
    Device(BufWriter<std::fs::File>),
    File { real: PathBuf, file: BufWriter<tempfile::NamedTempFile> },
}

impl Pending {
    /// Begins to write. Dropped before [`Pending::finish`], what stood there before is still there.
    ///
    /// # Errors
    /// When nothing can be written there.
    pub fn open(path: &Path) -> anyhow::Result<Pending> {
        let name = path.to_path_buf();
        if path == Path::new(DASH) {
            return Ok(Pending { name, out: Out::Screen(BufWriter::new(std::io::stdout())) });
        }
        // A link keeps its place: what it leads to is written.
        let real = std::fs::canonicalize(path).unwrap_or_else(|_| name.clone());
        if is_no_plain_file(&real) {
            let device = std::fs::OpenOptions::new().write(true).open(&real);
            let out = BufWriter::new(device.map_err(|error| unwritable::because(path, error))?);
            return Ok(Pending { name, out: Out::Device(out) });
        }
        if let Some(trouble) = unwritable::at_sight(path, &real) {
            return Err(trouble);
        }
        let file = temporary(unwritable::folder_of(&real)).map_err(|error| unwritable::because(path, error))?;
        let file = BufWriter::new(file);
        Ok(Pending { name, out: Out::File { real, file } })
    }

    /// Writes more.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn fill(&mut self, fill: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) -> anyhow::Result<()> {
        match &mut self.out {
            Out::Screen(out) => fill(out).map_err(unwritable::screen),
            Out::Device(out) => fill(out).map_err(|error| unwritable::because(&self.name, error)),
            Out::File { file, .. } => fill(file).map_err(|error| unwritable::because(&self.name, error)),
        }
    }

    /// Lets standard output show what was written; a file shows nothing before it is whole.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn show(&mut self) -> anyhow::Result<()> {
        match &mut self.out {
            Out::Screen(out) => out.flush().map_err(unwritable::screen),
            Out::Device(_) | Out::File { .. } => Ok(()),
        }
    }

    /// Puts the file in its place.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(self) -> anyhow::Result<()> {
        match self.out {
            Out::Screen(mut out) => out.flush().map_err(unwritable::screen),
            Out::Device(mut out) => out.flush().map_err(|error| unwritable::because(&self.name, error)),
            Out::File { real, file } => put(file, &real).map_err(|error| unwritable::because(&self.name, error)),
        }
    }
}

// A device or a pipe (`/dev/null`, `>(…)`) is written into; a folder tells of itself when it is opened.
fn is_no_plain_file(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|about| !about.is_file() && !about.is_dir())
}

/// Holds files that are written apart from those that are read: no input is written over.
///
/// # Errors
/// When one of the outputs is one of the inputs.
pub fn hold_apart<'p>(outputs: &[PathBuf], inputs: impl IntoIterator<Item = &'p Path>) -> anyhow::Result<()> {
    let real = |path: &Path| std::fs::canonicalize(path).ok();
    let outputs: Vec<(&PathBuf, PathBuf)> = outputs.iter().filter_map(|path| Some((path, real(path)?))).collect();
    if outputs.is_empty() {
        return Ok(());
    }
    for input in inputs.into_iter().filter_map(real) {
        if let Some((path, _)) = outputs.iter().find(|(_, output)| *output == input) {
            anyhow::bail!(Trouble::new(say!(name = named(path);
                zh: "“{name}”是要读的文件，不能覆盖；请换一个文件名",
                en: "{name} is one of the files that are read and is not written over; choose another file")));
        }
    }
    Ok(())
}

fn put(file: BufWriter<tempfile::NamedTempFile>, real: &Path) -> std::io::Result<()> {
    let file = file.into_inner().map_err(std::io::IntoInnerError::into_error)?;
    if let Ok(about) = std::fs::metadata(real) {
        file.as_file().set_permissions(about.permissions())?;
    }
    file.persist(real)?;
    Ok(())
}

// The rights a new file gets anywhere else, instead of the owner alone.
fn temporary(folder: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".zaizao-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// A path as sentences name it.
pub fn named(path: &Path) -> FileName {
    FileName::of(shown(path))
}

/// A path as commands to be typed have it.
pub fn typed(path: &Path) -> Typed {
    Typed::of(shown(path))
}

/// A path by which files are known: with `/` on every system.
pub fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() }
}
