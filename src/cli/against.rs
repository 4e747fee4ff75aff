//! The older selves of files, read through git.

mod older;
mod repository;

use super::arguments::Reading;
use super::files;
use super::load::Loaded;
use crate::finding::Severity;
use crate::lint::demands::Earlier;
use crate::model::{Process, TimeBase};
use crate::wording::Text;
use repository::{Older, Repository, below, is_yaml, root_of};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a revision has of some files.
pub struct Against {
    revision: String,
    files: HashMap<PathBuf, Older>,
    repositories: Vec<Repository>,
    /// YAML files that are there no longer, and of which no file is the newer self.
    gone: Vec<PathBuf>,
}

/// A file whose older self is asked for, and how it is to be read.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'f> {
    /// The file.
    pub file: &'f Path,
    /// Of a plan the files that it is made from.
    pub bases: &'f [PathBuf],
    /// The limits of reading.
    pub reading: Reading,
    /// What days are without a calendar in the file.
    pub calendar: Option<TimeBase>,
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
        let mut against = Against {
            revision: revision.to_owned(),
            files: HashMap::new(),
            repositories: Vec::new(),
            gone: Vec::new(),
        };
        for (root, files) in by_root {
            let mut repository = Repository::of(&root, revision)?;
            let paths: Vec<String> = files.iter().map(|(_, real)| below(&root, real)).collect();
            let hashes = repository.hashes(&paths);
            for ((file, real), path) in files.iter().zip(&paths) {
                against.files.insert((*file).clone(), repository.older(real, path, hashes.get(path)));
            }
            against.gone.extend(repository.gone.iter().filter(|path| is_yaml(path)).map(|path| root.join(path)));
            against.repositories.push(repository);
        }
        Ok(against)
    }

    /// The older self of a file, where it has one and is not the same. A plan stands for its to-be, which is another one where a base is, too.
    ///
    /// # Errors
    /// When git cannot give it.
    pub fn earlier(&self, asked: Asked<'_>) -> anyhow::Result<Option<Arc<Earlier>>> {
        let kept = match self.files.get(asked.file) {
            Some(Older::Other(kept)) => kept,
            Some(Older::Same(kept)) if !asked.bases.iter().all(|base| self.has_same(base)) => kept,
            _ => return Ok(None),
        };
        Ok(Some(Arc::new(older::read(kept, &self.revision, asked)?)))
    }

    // A base need not be among the files that are checked.
    fn has_same(&self, file: &Path) -> bool {
        match self.files.get(file) {
            Some(older) => matches!(older, Older::Same(_)),
            None => std::fs::canonicalize(file).is_ok_and(|real| {
                let lies_in = |repository: &&Repository| real.starts_with(&repository.root);
                self.repositories.iter().filter(lies_in).any(|repository| repository.has_same(&real))
            }),
        }
    }

    /// Files that the revision does not have, in the order given.
    pub fn new_files<'f>(&self, files: &'f [PathBuf]) -> Vec<&'f Path> {
        let is_new = |file: &&PathBuf| !matches!(self.files.get(*file), Some(Older::Same(_) | Older::Other(_)));
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
