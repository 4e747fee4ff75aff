//! The older selves of files, read through git.

use super::arguments::Reading;
use super::load::{self, Loaded};
use super::output::Trouble;
use super::{calendars, files};
use crate::finding::Severity;
use crate::lint::demands::Earlier;
use crate::model::{Process, TimeBase};
use crate::say;
use crate::wording::Text;
use crate::yaml::{self, Setting};
use std::collections::HashMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Arc;

/// What a revision has of some files.
pub struct Against {
    revision: String,
    files: HashMap<PathBuf, Older>,
    /// YAML files that are there no longer, and of which no file is the newer self.
    gone: Vec<PathBuf>,
}

/// What a revision has of a file.
enum Older {
    /// The same.
    Same,
    /// Nothing.
    Nothing,
    /// Another text: the repository, the commit and the path in it.
    Other(PathBuf, String, String),
}

impl Against {
    /// Asks git what a revision has of files.
    ///
    /// # Errors
    /// When there is no git, no repository, or no such revision.
    pub fn of(revision: &str, files: &[PathBuf]) -> anyhow::Result<Against> {
        let mut roots: HashMap<PathBuf, PathBuf> = HashMap::new();
        let mut by_root: Vec<(PathBuf, Vec<(&PathBuf, PathBuf)>)> = Vec::new();
        for file in files.iter().filter(|file| file.is_file()) {
            let real = std::fs::canonicalize(file).unwrap_or_else(|_| file.clone());
            let folder = real.parent().unwrap_or(Path::new(".")).to_path_buf();
            let root = match roots.get(&folder) {
                Some(root) => root.clone(),
                None => roots.entry(folder.clone()).or_insert(root_of(&folder)?).clone(),
            };
            match by_root.iter_mut().find(|(known, _)| *known == root) {
                Some((_, files)) => files.push((file, real)),
                None => by_root.push((root, vec![(file, real)])),
            }
        }
        let mut against = Against { revision: revision.to_owned(), files: HashMap::new(), gone: Vec::new() };
        for (root, files) in by_root {
            let mut repository = Repository::of(&root, revision)?;
            let paths: Vec<String> = files.iter().map(|(_, real)| below(&root, real)).collect();
            let hashes = repository.hashes(&root, &paths);
            for ((file, real), path) in files.iter().zip(&paths) {
                against.files.insert((*file).clone(), repository.older(&root, real, path, hashes.get(path)));
            }
            against.gone.extend(repository.gone.iter().filter(|path| is_yaml(path)).map(|path| root.join(path)));
        }
        Ok(against)
    }

    /// The older self of a file, where it has one and is not the same.
    ///
    /// # Errors
    /// When git cannot give it.
    pub fn earlier(
        &self,
        file: &Path,
        reading: Reading,
        calendar: Option<TimeBase>,
    ) -> anyhow::Result<Option<Arc<Earlier>>> {
        let Some(Older::Other(root, commit, path)) = self.files.get(file) else { return Ok(None) };
        let bytes = asked(root, ["cat-file", "blob", &format!("{commit}:{path}")])?;
        let name = format!("{}:{path}", self.revision);
        let process = match yaml::decode(name, bytes) {
            Ok(source) => {
                let look_up = |name: &str| calendars::look_up(file, name);
                let setting = Setting { limits: load::limits(reading), files: &look_up, calendar };
                let (process, findings) = yaml::read_in(Arc::new(source), setting);
                comparable(Loaded { process, findings })
            }
            Err(finding) => Process::empty(Arc::clone(&finding.place.source)),
        };
        Ok(Some(Arc::new(Earlier { called: Text::same(self.revision.clone()), process })))
    }

    /// Files that the revision does not have, in the order given.
    pub fn new_files<'f>(&self, files: &'f [PathBuf]) -> Vec<&'f Path> {
        let is_new = |file: &&PathBuf| !matches!(self.files.get(*file), Some(Older::Same | Older::Other(..)));
        files.iter().filter(is_new).map(PathBuf::as_path).collect()
    }

    /// What the revision is called.
    pub fn revision(&self) -> &str {
        &self.revision
    }

    /// Files of the revision that are there no longer, in the folders among these paths.
    pub fn gone(&self, paths: &[PathBuf]) -> Vec<Text> {
        let folders = paths.iter().filter(|path| path.is_dir());
        let folders: Vec<(&PathBuf, PathBuf)> =
            folders.filter_map(|folder| Some((folder, std::fs::canonicalize(folder).ok()?))).collect();
        let shown = |gone: &PathBuf| {
            let (folder, below) =
                folders.iter().find_map(|(folder, real)| Some((folder, gone.strip_prefix(real).ok()?)))?;
            let hidden = below.components().any(|part| part.as_os_str().to_string_lossy().starts_with('.'));
            let here = folder.as_path() == Path::new(".");
            (!hidden).then(|| files::named(&if here { below.to_path_buf() } else { folder.join(below) }).alone())
        };
        self.gone.iter().filter_map(shown).collect()
    }
}

/// A process to compare with: nothing of one that was not read as it was meant.
pub fn comparable(loaded: Loaded) -> Process {
    let broken = loaded.findings.iter().any(|finding| finding.severity == Severity::Error);
    if broken { Process::empty(Arc::clone(&loaded.process.source)) } else { loaded.process }
}

/// What a revision has, and what has changed since.
struct Repository {
    commit: String,
    /// Every path of the revision, with the hash of what is there.
    blobs: HashMap<String, String>,
    /// Paths that differ now, with where they were; nothing where they are new.
    changed: HashMap<String, Option<String>>,
    /// Paths that are gone.
    gone: Vec<String>,
    /// The process ids of those, read when a new file asks.
    gone_ids: Option<HashMap<String, String>>,
}

impl Repository {
    fn of(root: &Path, revision: &str) -> anyhow::Result<Repository> {
        let commit = commit(root, revision)?;
        let tree = asked(root, ["ls-tree", "-r", "-z", "--full-tree", &commit])?;
        let blobs = words(&tree).filter_map(|line| hash_and_path(&line)).collect();
        // Renames are found by git where it knows the new file.
        let diff = ["diff", "--name-status", "-z", "-M", "--no-ext-diff", "--no-textconv", &commit, "--"];
        let mut repository =
            Repository { commit: commit.clone(), blobs, changed: HashMap::new(), gone: Vec::new(), gone_ids: None };
        let changes = asked(root, diff)?;
        let mut words = words(&changes);
        while let Some(status) = words.next() {
            let Some(path) = words.next() else { break };
            match status.as_bytes().first() {
                Some(b'R' | b'C') => {
                    let Some(now) = words.next() else { break };
                    repository.changed.insert(now, Some(path));
                }
                Some(b'A') => drop(repository.changed.insert(path, None)),
                // What only the index has lost is still there.
                Some(b'D') if root.join(&path).exists() => {}
                Some(b'D') => repository.gone.push(path),
                _ => drop(repository.changed.insert(path.clone(), Some(path))),
            }
        }
        Ok(repository)
    }

    // Git takes a file for unchanged where its index says so (`--assume-unchanged`), and for gone where it does not know it (`rm --cached`): the
    // hash of what is there now says which is the same. A file without a hash is compared.
    fn hashes(&self, root: &Path, paths: &[String]) -> HashMap<String, String> {
        // A line is a path; one in quotes would be unquoted.
        let asked = |path: &&String| {
            self.blobs.contains_key(*path) && !self.changed.contains_key(*path) && !path.contains(['\n', '\r', '"'])
        };
        let paths: Vec<&String> = paths.iter().filter(asked).collect();
        let hashes = if paths.is_empty() { String::new() } else { hashed(root, &paths).unwrap_or_default() };
        paths.into_iter().cloned().zip(hashes.lines().map(str::to_owned)).collect()
    }

    fn older(&mut self, root: &Path, file: &Path, path: &str, hash: Option<&String>) -> Older {
        let was = match (self.changed.get(path), self.blobs.get(path)) {
            (Some(was), _) => was.clone(),
            (None, Some(blob)) if hash == Some(blob) => return Older::Same,
            (None, Some(_)) => Some(path.to_owned()),
            (None, None) => None,
        };
        match was.or_else(|| self.gone_by_id(root, file)) {
            Some(was) => {
                self.gone.retain(|gone| *gone != was);
                Older::Other(root.to_path_buf(), self.commit.clone(), was)
            }
            None => Older::Nothing,
        }
    }

    // A file that git does not know yet may be one that is gone, under another name.
    fn gone_by_id(&mut self, root: &Path, file: &Path) -> Option<String> {
        let gone = self.gone.iter().filter(|path| is_yaml(path));
        let commit = &self.commit;
        let ids = self.gone_ids.get_or_insert_with(|| {
            let id = |path: &String| {
                let bytes = asked(root, ["cat-file", "blob", &format!("{commit}:{path}")]).ok()?;
                Some((id_and_variant(bytes)?, path.clone()))
            };
            gone.filter_map(id).collect()
        });
        if ids.is_empty() {
            return None;
        }
        ids.get(&id_and_variant(std::fs::read(file).ok()?)?).cloned()
    }
}

// Only ids that are written: the name of the file is what has changed.
fn id_and_variant(bytes: Vec<u8>) -> Option<String> {
    use crate::model::words::Word;
    let (process, _) = yaml::read(Arc::new(yaml::decode(String::new(), bytes).ok()?));
    let variant = process.heading.variant.as_ref().map_or("", |variant| variant.value.key());
    process.heading.id.as_ref().map(|id| format!("{} {variant}", id.value))
}

// `<mode> <type> <hash><tab><path>`
fn hash_and_path(line: &str) -> Option<(String, String)> {
    let (about, path) = line.split_once('\t')?;
    Some((path.to_owned(), about.rsplit(' ').next()?.to_owned()))
}

// As git would store them, line ends and filters included.
fn hashed(root: &Path, paths: &[&String]) -> anyhow::Result<String> {
    use std::io::{Seek, Write};
    // A file instead of a pipe: of a pipe both ends would have to be kept going.
    let mut list = tempfile::tempfile()?;
    paths.iter().try_for_each(|path| writeln!(list, "{path}"))?;
    list.rewind()?;
    let output = git_with(root, ["hash-object", "--stdin-paths"], list.into())?;
    Ok(if output.status.success() { String::from_utf8_lossy(&output.stdout).into_owned() } else { String::new() })
}

// The path from the root as git writes it.
fn below(root: &Path, file: &Path) -> String {
    files::shown(file.strip_prefix(root).unwrap_or(file))
}

fn is_yaml(path: &str) -> bool {
    path.ends_with(".yaml") || path.ends_with(".yml")
}

fn words(bytes: &[u8]) -> impl Iterator<Item = String> + '_ {
    bytes
        .split(|byte| *byte == 0)
        .filter(|word| !word.is_empty())
        .map(|word| String::from_utf8_lossy(word).into_owned())
}

fn root_of(folder: &Path) -> anyhow::Result<PathBuf> {
    let output = git(folder, ["rev-parse", "--show-toplevel"])?;
    if !output.status.success() {
        let (folder, why) = (files::named(folder), complaint(&output));
        anyhow::bail!(Trouble::new(say!(folder = folder, why = why;
            zh: "“{folder}”不在 git 仓库里，没有旧版可比（git：{why}）", en: "{folder} is in no git repository, so there is no older version to compare with (git: {why})")));
    }
    let root = PathBuf::from(String::from_utf8_lossy(&output.stdout).trim_end_matches(['\n', '\r']).to_owned());
    Ok(std::fs::canonicalize(&root).unwrap_or(root))
}

fn commit(root: &Path, revision: &str) -> anyhow::Result<String> {
    let named = format!("{revision}^{{commit}}");
    let output = git(root, ["rev-parse", "--verify", "--quiet", "--end-of-options", &named])?;
    let commit = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    if !output.status.success() || commit.is_empty() {
        anyhow::bail!(Trouble::new(say!(revision = revision;
            zh: "git 仓库里没有版本“{revision}”；写分支、标签或提交，如 origin/main（浅克隆要先 git fetch）",
            en: "the git repository has no revision {revision}; name a branch, tag or commit such as origin/main (a shallow clone needs a git fetch first)")));
    }
    // `--end-of-options` is printed back by old versions of git.
    Ok(commit.lines().last().unwrap_or("").to_owned())
}

fn asked<const N: usize>(root: &Path, arguments: [&str; N]) -> anyhow::Result<Vec<u8>> {
    let output = git(root, arguments)?;
    if !output.status.success() {
        let (what, why) = (arguments[0], complaint(&output));
        anyhow::bail!(Trouble::new(
            say!(what = what, why = why; zh: "git {what} 没有成功：{why}", en: "git {what} failed: {why}")
        ));
    }
    Ok(output.stdout)
}

fn complaint(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    text.lines().next().unwrap_or("").trim().to_owned()
}

fn git<const N: usize>(folder: &Path, arguments: [&str; N]) -> anyhow::Result<Output> {
    git_with(folder, arguments, Stdio::null())
}

fn git_with<const N: usize>(folder: &Path, arguments: [&str; N], input: Stdio) -> anyhow::Result<Output> {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(arguments.map(OsStr::new));
    // What git says of a missing repository or revision is passed on as it is, in one language.
    let output = command.env("LC_ALL", "C").stdin(input).output();
    output.map_err(|error| {
        let text = match error.kind() {
            std::io::ErrorKind::NotFound => {
                return anyhow::Error::new(Trouble::new(say!(zh: "与旧版比较要用 git，但没有找到 git 程序", en: "comparing with an older version needs git, and there is no git program")));
            }
            _ => say!(zh: "无法运行 git", en: "cannot run git"),
        };
        anyhow::Error::new(Trouble::because(text, error))
    })
}
