use super::AnswerFormat;
use clap::{Args, ValueEnum};

#[derive(Debug, Args)]
pub struct Due {
    #[arg(value_name = "DATE", display_order = 1)]
    pub start: String,
    #[arg(value_name = "LIMIT", display_order = 2)]
    pub limit: String,
    #[arg(long, value_name = "LIMIT")]
    pub extend: Option<String>,
    #[command(flatten)]
    pub counting: Counting,
}

#[derive(Debug, Args)]
pub struct Days {
    #[arg(value_name = "FROM", display_order = 1)]
    pub from: String,
    #[arg(value_name = "TO", display_order = 2)]
    pub to: String,
    #[command(flatten)]
    pub counting: Counting,
}

/// How days are counted.
#[derive(Debug, Args)]
pub struct Counting {
    #[arg(long, value_name = "CALENDAR", default_value = "cn")]
    pub calendar: String,
    #[arg(long, value_name = "FROM..TO")]
    pub pause: Vec<String>,
    #[arg(long, value_enum, value_name = "RULE")]
    pub pause_boundary: Option<PauseBoundaryWanted>,
    /// Every day.
    #[arg(long)]
    pub days: bool,
    #[arg(long, short = 'f', value_enum, default_value = "text")]
    pub format: AnswerFormat,
}

/// `--pause-boundary`
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PauseBoundaryWanted {
    /// A pause holds from the day after it starts.
    ExcludeStart,
    /// A pause holds from the day on which it starts.
    IncludeStart,
}
