//! What an older text says: a process, or the to-be of a plan with the bases that it had then.

use super::repository::Kept;
use super::{Asked, comparable};
use crate::cli::load::{self, Loaded};
use crate::cli::{calendars, plans};
use crate::lint::demands::Earlier;
use crate::lint::plan::{self as judging, Unusable};
use crate::model::Process;
use crate::source::Source;
use crate::wording::Text;
use crate::yaml::{self, Setting, plans::is_plan};
use std::path::Path;
use std::sync::Arc;

/// The older self of a file from what a repository keeps of it.
///
/// # Errors
/// When git cannot give its text.
pub(super) fn read(kept: &Kept, revision: &str, asked: Asked<'_>) -> anyhow::Result<Earlier> {
    let called = Text::same(revision.to_owned());
    Ok(match yaml::decode(format!("{revision}:{}", kept.path), kept.bytes()?).map(Arc::new) {
        Ok(source) if is_plan(&source) => {
            let base = |name: &str| base(kept, name, revision, asked);
            let loaded = plans::loaded_from(asked.file, asked.reading, Ok(source), &base);
            plans::earlier(&loaded, called)
        }
        Ok(source) => Earlier::of(called, comparable(process(source, asked.file, asked))),
        Err(finding) => Earlier::of(called, Process::empty(Arc::clone(&finding.place.source))),
    })
}

// Calendar files are those of today.
fn process(source: Arc<Source>, path: &Path, asked: Asked<'_>) -> Loaded {
    let look_up = |name: &str| calendars::look_up(path, name);
    let setting = Setting { limits: load::limits(asked.reading), files: &look_up, calendar: asked.calendar };
    let (process, findings) = yaml::read_in(source, setting);
    Loaded { process, findings }
}

// The base of a plan, beside which it lay.
fn base(plan: &Kept, name: &str, revision: &str, asked: Asked<'_>) -> Result<Loaded, Unusable> {
    let kept = plan.beside(name).ok_or(Unusable::Missing)?;
    let bytes = kept.bytes().map_err(|_| Unusable::Missing)?;
    let source = yaml::decode(format!("{revision}:{}", kept.path), bytes)
        .map_err(|finding| Unusable::Errors(1, finding.message.clone()))?;
    let loaded = process(Arc::new(source), &kept.root.join(&kept.path), asked);
    judging::usable(&loaded.process, &loaded.findings)?;
    Ok(loaded)
}
