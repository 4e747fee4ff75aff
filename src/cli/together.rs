//! Findings about several files: briefs are kept while the files are checked, and the texts read again where there is something to point at.

use super::held::Held;
use super::load;
use crate::finding::Finding;
use crate::lint::across::{self, Brief};
use crate::report::Subject;
use crate::report::check::Checked;
use std::path::{Path, PathBuf};

/// What is kept of files for comparing them.
pub struct Together<'f> {
    briefs: Vec<Brief>,
    kept: Vec<(&'f Path, Subject)>,
    several: bool,
}

impl<'f> Together<'f> {
    /// Of one file alone nothing need be kept.
    pub fn of(files: &'f [PathBuf]) -> Together<'f> {
        Together { briefs: Vec::new(), kept: Vec::new(), several: files.len() > 1 }
    }

    /// Keeps what may contradict another file. Standard input cannot be read again.
    pub fn keep(&mut self, brief: Option<Brief>, path: &'f Path, subject: &Subject) {
        let may_clash = |brief: &Brief| self.several && path.is_file() && !brief.says_nothing();
        if let Some(mut brief) = brief.filter(may_clash) {
            brief.file = self.kept.len();
            self.briefs.push(brief);
            self.kept.push((path, subject.clone()));
        }
    }

    /// What the files say that contradicts each other, file by file in their order.
    pub fn found(&mut self, held: &Held<'_>) -> Vec<(&'f Path, Checked)> {
        let text = |file: usize| load::text(self.kept[file].0, held.reporting.reading).ok()?.ok();
        let mut found: Vec<(usize, Finding)> = across::across(&self.briefs, text)
            .into_iter()
            .filter_map(|(file, finding)| Some((file, held.settled(self.kept[file].0).levels.told(finding)?)))
            .collect();
        found.sort_by_key(|(file, finding)| (*file, finding.place.span.start));
        let mut told: Vec<(usize, Vec<Finding>)> = Vec::new();
        for (file, finding) in found {
            match told.last_mut() {
                Some((last, findings)) if *last == file => findings.push(finding),
                _ => told.push((file, vec![finding])),
            }
        }
        let checked = told.into_iter().map(|(file, findings)| {
            let (path, subject) = &self.kept[file];
            (*path, Checked::together(subject.clone(), findings))
        });
        checked.collect()
    }
}
