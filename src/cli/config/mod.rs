//! The configuration `zaizao.toml`, found upwards from each file, and the options that go before it.

mod keys;
mod levels;
mod read;
mod wanted;

pub use keys::KEYS;
pub use levels::never_fine;
pub use wanted::Configuring;

use super::files::{self, Content};
use super::output::{Mistakes, Trouble};
use crate::finding::{Finding, Severity};
use crate::lint::{Level, Levels, Named};
use crate::model::{Policy, TimeBase};
use crate::say;
use crate::wording::Lang;
use crate::yaml;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The name of the file.
pub const NAME: &str = "zaizao.toml";

/// A configuration is short; what is longer is another file by mistake.
const LARGEST: u64 = 1_000_000;

/// What a configuration says.
#[derive(Debug, Default)]
pub struct Config {
    /// The language of output.
    pub lang: Option<Lang>,
    /// What days are for processes that name no calendar.
    pub calendar: Option<TimeBase>,
    /// What processes are held to.
    pub policies: Vec<Arc<Policy>>,
    /// From which severity on the run fails.
    pub fail_on: Option<Severity>,
    /// More warnings than these fail.
    pub max_warnings: Option<usize>,
    levels: Vec<(Named, Level)>,
}

/// A configuration with what the command line says besides.
#[derive(Debug)]
pub struct Settled {
    /// The configuration.
    pub config: Config,
    /// How serious rules are.
    pub levels: Arc<Levels>,
}

/// Every configuration of a run, each read once.
pub struct Configs {
    given: Option<Arc<Settled>>,
    by_config: HashMap<PathBuf, Arc<Settled>>,
    by_folder: HashMap<PathBuf, Arc<Settled>>,
    chosen: Vec<(Named, Level)>,
    mistakes: Vec<Finding>,
}

impl Configs {
    /// Those of some files; where one is wrong, none of the run is done.
    ///
    /// # Errors
    /// When an option names no rule, a configuration cannot be read, or there are mistakes in one.
    pub fn of<'f>(wanted: &Configuring, files: impl IntoIterator<Item = &'f Path>) -> anyhow::Result<Configs> {
        let mut configs = Configs {
            given: None,
            by_config: HashMap::new(),
            by_folder: HashMap::new(),
            chosen: levels::chosen(wanted)?,
            mistakes: Vec::new(),
        };
        configs.given = match &wanted.config {
            Some(path) => Some(configs.read(path)?),
            None => wanted.no_config.then(|| Arc::new(configs.settled(Config::default()))),
        };
        for file in files {
            configs.look_up(file)?;
        }
        if configs.mistakes.is_empty() { Ok(configs) } else { Err(Mistakes::of(configs.mistakes)) }
    }

    /// That of a file.
    pub fn settled_for(&self, file: &Path) -> Arc<Settled> {
        let found = self.given.as_ref().or_else(|| self.by_folder.get(&folder_of(file)));
        found.map_or_else(|| Arc::new(self.settled(Config::default())), Arc::clone)
    }

    fn look_up(&mut self, file: &Path) -> anyhow::Result<()> {
        let folder = folder_of(file);
        if self.given.is_some() || self.by_folder.contains_key(&folder) {
            return Ok(());
        }
        let settled = match found_from(&folder) {
            None => Arc::new(self.settled(Config::default())),
            Some(path) => match self.by_config.get(&path) {
                Some(settled) => Arc::clone(settled),
                None => {
                    let settled = self.read(&shortest(&path))?;
                    self.by_config.insert(path, Arc::clone(&settled));
                    settled
                }
            },
        };
        self.by_folder.insert(folder, settled);
        Ok(())
    }

    fn read(&mut self, path: &Path) -> anyhow::Result<Arc<Settled>> {
        let (config, mistakes) = read_file(path)?;
        self.mistakes.extend(mistakes);
        Ok(Arc::new(self.settled(config)))
    }

    fn settled(&self, config: Config) -> Settled {
        let mut levels = Levels::default();
        config.levels.iter().chain(&self.chosen).for_each(|(named, level)| levels.choose(*named, *level));
        Settled { config, levels: Arc::new(levels) }
    }
}

/// The language that the configuration of a file or a folder wants; nothing where that cannot be read, which is told later.
pub fn lang(wanted: &Configuring, path: &Path) -> Option<Lang> {
    let path = match &wanted.config {
        Some(path) => path.clone(),
        None if wanted.no_config => return None,
        None if path.is_dir() => found_from(&real(path))?,
        None => found_from(&folder_of(path))?,
    };
    read_file(&path).ok()?.0.lang
}

fn read_file(path: &Path) -> anyhow::Result<(Config, Vec<Finding>)> {
    let name = files::named(path);
    let Content::Bytes(bytes) = files::read(path, LARGEST)? else {
        anyhow::bail!(Trouble::new(
            say!(name = name; zh: "“{name}”太大，不是配置文件", en: "{name} is too large for a configuration")
        ));
    };
    Ok(match yaml::decode(files::shown(path), bytes) {
        Ok(source) => read::read(path, &Arc::new(source)),
        Err(finding) => (Config::default(), vec![*finding]),
    })
}

// Where the search begins: the folder of the file, or where we are for standard input.
fn folder_of(file: &Path) -> PathBuf {
    let folder = if file == Path::new(files::DASH) { None } else { file.parent() };
    real(folder.filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")))
}

fn real(folder: &Path) -> PathBuf {
    std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_path_buf())
}

// The nearest, up to the folder of the repository: what lies above it belongs to others.
fn found_from(folder: &Path) -> Option<PathBuf> {
    for folder in folder.ancestors() {
        let path = folder.join(NAME);
        // A link that leads nowhere and a folder are told of when they are read: somebody meant a configuration.
        if path.symlink_metadata().is_ok() {
            return Some(path);
        }
        if folder.join(".git").exists() {
            return None;
        }
    }
    None
}

// As the user would name it, seen from where we are.
fn shortest(path: &Path) -> PathBuf {
    let here = std::env::current_dir().and_then(std::fs::canonicalize);
    let below = here.ok().and_then(|here| path.strip_prefix(here).ok().map(Path::to_path_buf));
    below.unwrap_or_else(|| path.to_path_buf())
}

/// Whether there are more warnings than allowed: for the whole run as the command line says, else for the files under each configuration.
pub fn too_many_warnings<'f>(
    wanted: Option<usize>,
    files: impl Iterator<Item = (&'f Arc<Settled>, usize)>,
) -> Option<(usize, usize)> {
    let mut sums: Vec<(*const Settled, Option<usize>, usize)> = Vec::new();
    for (settled, warnings) in files {
        let (of, most) = match wanted {
            Some(most) => (std::ptr::null(), Some(most)),
            None => (Arc::as_ptr(settled), settled.config.max_warnings),
        };
        match sums.iter_mut().find(|sum| sum.0 == of) {
            Some(sum) => sum.2 += warnings,
            None => sums.push((of, most, warnings)),
        }
    }
    sums.into_iter().find_map(|(_, most, sum)| Some((sum, most?)).filter(|(sum, most)| sum > most))
}
