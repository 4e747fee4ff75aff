//! The arguments of `draw`.

use super::arguments::{Configuring, Reading, SamplingWanted};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct Draw {
    #[arg(value_name = "FILE", display_order = 1)]
    pub file: PathBuf,
    #[arg(value_name = "TO-BE", display_order = 2)]
    pub after: Option<PathBuf>,
    #[arg(long, short = 'p', value_enum)]
    pub picture: Option<PictureWanted>,
    /// Without it the ending of a file says its format; a terminal gets text, and everything else SVG.
    #[arg(long, short = 'f', value_enum)]
    pub format: Option<PictureFormat>,
    #[arg(long, short = 'o', value_name = "FILE")]
    pub output: Vec<PathBuf>,
    #[command(flatten)]
    pub sampling: SamplingWanted,
    #[command(flatten)]
    pub configuring: Configuring,
    #[command(flatten)]
    pub reading: Reading,
}

/// `--picture`
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PictureWanted {
    /// Swim lanes; of two processes both.
    Diagram,
    /// The critical path with float.
    Gantt,
    /// Where the time goes, by step.
    Time,
    /// The same by department.
    Departments,
    /// The same by waiting and work.
    Causes,
    /// How likely each lead time is.
    Distribution,
    /// Who hands to whom.
    Handoffs,
    /// Which material is handed in where.
    Materials,
    /// The five cuts, of two processes.
    Cuts,
    /// Where the time was saved, of two processes.
    Waterfall,
}

/// `--format` of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PictureFormat {
    /// For a terminal.
    Text,
    Svg,
    Mermaid,
    Dot,
    Png,
}
