//! Pictures: what stands where, read back from the SVG, and the command that draws.

mod charts;
mod command;
mod lanes;
mod layout;
mod meaning;
mod parsed;
pub mod random;

use crate::support::repo;
use std::sync::Arc;
use zaizao::analysis::{self, Study, critical_path};
use zaizao::model::Process;
use zaizao::report::picture::{self, Diagram};
use zaizao::source::Source;

/// The five pairs that are shipped.
pub const PAIRS: [&str; 5] =
    ["enterprise-startup", "home-transfer", "pension-transfer", "household-migration", "convenience-store"];

pub fn read(text: &str) -> Process {
    let (process, findings) = zaizao::yaml::read(Arc::new(Source::new("x.yaml", text)));
    assert!(findings.iter().all(|one| one.severity != zaizao::finding::Severity::Error), "{findings:?}\n{text}");
    process
}

pub fn shipped(pair: &str, side: &str) -> Process {
    read(&std::fs::read_to_string(repo(&format!("processes/{pair}/{side}.yaml"))).unwrap())
}

/// The diagram of a process; as written where its flow does not work.
pub fn diagram(process: &Process) -> Diagram {
    match analysis::sound(process) {
        Ok(sound) => {
            let study = Study::of(&sound);
            picture::diagram(&study, &critical_path::of(&study, &study.main))
        }
        Err(_) => picture::as_written(process),
    }
}
