use super::Comparing;
use crate::report::document::Profile;
use clap::{Args, ValueEnum};

#[derive(Debug, Args)]
pub struct Report {
    #[command(flatten)]
    pub comparing: Comparing,
    #[arg(long, value_enum, default_value = "full")]
    pub profile: ProfileWanted,
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub author: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
}

/// `--profile`
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ProfileWanted {
    /// The consultant's chapters.
    Full,
    /// The office's one or two pages.
    Briefing,
}

impl From<ProfileWanted> for Profile {
    fn from(wanted: ProfileWanted) -> Profile {
        match wanted {
            ProfileWanted::Full => Profile::Full,
            ProfileWanted::Briefing => Profile::Briefing,
        }
    }
}
