//! A git repository at a revision, asked through the `git` program.

use crate::cli::files;
use crate::cli::output::Trouble;
use crate::say;
use crate::yaml;
use std::collections::HashMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Arc;

/// What a revision has of a file.
pub(super) enum Older {
    /// The same.
    Same(Kept),
    /// Nothing.
    Nothing,
    /// Another text.
    Other(Kept),
}

/// A text that a repository keeps.
pub(super) struct Kept {
    /// Where the repository lies.
    pub root: PathBuf,
    /// The commit.
    pub commit: String,
    /// The path in it, as git writes it.
    pub path: String,
}

impl Kept {
    /// Its bytes.
    ///
    /// # Errors
    /// When git cannot give them.
    pub fn bytes(&self) -> anyhow::Result<Vec<u8>> {
        let Kept { root, commit, path } = self;
        asked(root, ["cat-file", "blob", &format!("{commit}:{path}")])
    }

    /// What is kept under a path that begins at its folder; nothing outside the repository.
    pub fn beside(&self, name: &str) -> Option<Kept> {
        let mut path: Vec<&str> = self.path.split('/').collect();
        path.pop();
        for part in name.split(['/', std::path::MAIN_SEPARATOR]) {
            match part {
                "" | "." => {}
                ".." => drop(path.pop()?),
                part => path.push(part),
            }
        }
        Some(Kept { root: self.root.clone(), commit: self.commit.clone(), path: path.join("/") })
    }
}

/// What a revision has, and what has changed since.
pub(super) struct Repository {
    /// Where it lies.
    pub root: PathBuf,
    commit: String,
    /// Every path of the revision, with the hash of what is there.
    blobs: HashMap<String, String>,
    /// Paths that differ now, with where they were; nothing where they are new.
    changed: HashMap<String, Option<String>>,
    /// Paths that are gone.
    pub gone: Vec<String>,
    /// The process ids of those, read when a new file asks.
    gone_ids: Option<HashMap<String, String>>,
}

impl Repository {
    /// Asks git.
    ///
    /// # Errors
    /// When there is no such revision, or git cannot be asked.
    pub fn of(root: &Path, revision: &str) -> anyhow::Result<Repository> {
        let commit = commit(root, revision)?;
        let tree = asked(root, ["ls-tree", "-r", "-z", "--full-tree", &commit])?;
        let blobs = words(&tree).filter_map(|line| hash_and_path(&line)).collect();
        // Renames are found by git where it knows the new file.
        let diff = ["diff", "--name-status", "-z", "-M", "--no-ext-diff", "--no-textconv", &commit, "--"];
        let mut repository = Repository {
            root: root.to_path_buf(),
            commit: commit.clone(),
            blobs,
            changed: HashMap::new(),
            gone: Vec::new(),
            gone_ids: None,
        };
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
    pub fn hashes(&self, paths: &[String]) -> HashMap<String, String> {
        // A line is a path; one in quotes would be unquoted.
        let asked = |path: &&String| {
            self.blobs.contains_key(*path) && !self.changed.contains_key(*path) && !path.contains(['\n', '\r', '"'])
        };
        let paths: Vec<&String> = paths.iter().filter(asked).collect();
        let hashes = if paths.is_empty() { String::new() } else { hashed(&self.root, &paths).unwrap_or_default() };
        paths.into_iter().cloned().zip(hashes.lines().map(str::to_owned)).collect()
    }

    /// What it has of a file by its path, with the hash of what is there now.
    pub fn older(&mut self, file: &Path, path: &str, hash: Option<&String>) -> Older {
        let was = match (self.changed.get(path), self.blobs.get(path)) {
            (Some(was), _) => was.clone(),
            (None, Some(blob)) if hash == Some(blob) => return Older::Same(self.kept(path)),
            (None, Some(_)) => Some(path.to_owned()),
            (None, None) => None,
        };
        match was.or_else(|| self.gone_by_id(file)) {
            Some(was) => {
                self.gone.retain(|gone| *gone != was);
                Older::Other(self.kept(&was))
            }
            None => Older::Nothing,
        }
    }

    /// Whether a file is what the revision has under its path.
    pub fn has_same(&self, file: &Path) -> bool {
        let path = below(&self.root, file);
        let Some(blob) = self.blobs.get(&path).filter(|_| !self.changed.contains_key(&path)) else { return false };
        self.hashes(std::slice::from_ref(&path)).get(&path) == Some(blob)
    }

    fn kept(&self, path: &str) -> Kept {
        Kept { root: self.root.clone(), commit: self.commit.clone(), path: path.to_owned() }
    }

    // A file that git does not know yet may be one that is gone, under another name.
    fn gone_by_id(&mut self, file: &Path) -> Option<String> {
        let gone = self.gone.iter().filter(|path| is_yaml(path));
        let (root, commit) = (&self.root, &self.commit);
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

/// The path from the root as git writes it.
pub(super) fn below(root: &Path, file: &Path) -> String {
    files::shown(file.strip_prefix(root).unwrap_or(file))
}

/// Whether a path is that of a YAML file.
pub(super) fn is_yaml(path: &str) -> bool {
    path.ends_with(".yaml") || path.ends_with(".yml")
}

fn words(bytes: &[u8]) -> impl Iterator<Item = String> + '_ {
    bytes
        .split(|byte| *byte == 0)
        .filter(|word| !word.is_empty())
        .map(|word| String::from_utf8_lossy(word).into_owned())
}

/// The root of the repository that a folder lies in.
///
/// # Errors
/// When it lies in none, or there is no git.
pub(super) fn root_of(folder: &Path) -> anyhow::Result<PathBuf> {
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

/// What git answers.
///
/// # Errors
/// When it fails.
pub(super) fn asked<const N: usize>(root: &Path, arguments: [&str; N]) -> anyhow::Result<Vec<u8>> {
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
