//! The arguments, without their words: those stand in `help.rs`, in both languages.

mod counting;
mod report;

pub use super::config::Configuring;
use super::formats::{AnswerFormat, Format};
pub use super::pictures::{Draw, PictureFormat, PictureWanted};
use crate::analysis::lead_time::Sampling;
use crate::finding::Severity;
use crate::wording::Lang;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

pub use counting::{Counting, Days, Due, PauseBoundaryWanted};
pub use report::Report;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "zaizao",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
pub struct Arguments {
    /// The language of output; read earlier, by `locale::wanted`, so that help and mistakes are told in it too.
    #[arg(long, global = true, value_enum)]
    pub lang: Option<LangWanted>,
    /// Colours.
    #[arg(long, global = true, value_enum, default_value = "auto")]
    pub color: Color,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

impl Arguments {
    /// The language of the configuration, where `--lang` says none: that of the first file or folder.
    pub fn configured_lang(&self) -> Option<Lang> {
        let (configuring, file) = match &self.command {
            _ if self.lang.is_some() => return None,
            Command::Check(wanted) => (&wanted.configuring, wanted.paths.first()?),
            Command::Analyze(wanted) => (&wanted.configuring, &wanted.file),
            Command::Compare(wanted) => (&wanted.comparing.configuring, wanted.comparing.files.last()?),
            Command::Report(wanted) => (&wanted.comparing.configuring, wanted.comparing.files.last()?),
            Command::Draw(wanted) => (&wanted.configuring, &wanted.file),
            _ => return None,
        };
        super::config::lang(configuring, file)
    }
}

/// `--lang`
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LangWanted {
    /// Chinese.
    Zh,
    /// English.
    En,
    /// Chinese, and English after it.
    Both,
}

/// `--words`
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum WordsWanted {
    /// Chinese.
    Zh,
    /// English.
    En,
}

impl From<WordsWanted> for Lang {
    fn from(wanted: WordsWanted) -> Lang {
        match wanted {
            WordsWanted::Zh => Lang::Zh,
            WordsWanted::En => Lang::En,
        }
    }
}

/// `--color`
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    Check(Check),
    Analyze(Analyze),
    Apply(Apply),
    Compare(Compare),
    Draw(Draw),
    Report(Report),
    Due(Due),
    Days(Days),
    Explain(Explain),
    Fmt(Fmt),
    New(New),
    Schema(Schema),
    Completions(Completions),
    Man(Man),
}

/// From which weight on a finding makes the run fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    Error,
    Warning,
    Note,
}

impl From<FailOn> for Severity {
    fn from(level: FailOn) -> Severity {
        match level {
            FailOn::Error => Severity::Error,
            FailOn::Warning => Severity::Warning,
            FailOn::Note => Severity::Note,
        }
    }
}

/// What every command that reports takes.
#[derive(Debug, Args)]
pub struct Reporting {
    /// Without it the ending of a file says its format.
    #[arg(long, short = 'f', value_enum)]
    pub format: Option<Format>,
    #[arg(long, short = 'o', value_name = "FILE")]
    pub output: Vec<PathBuf>,
    #[arg(long, value_enum)]
    pub fail_on: Option<FailOn>,
    #[arg(long, value_name = "DATE")]
    pub today: Option<String>,
    #[command(flatten)]
    pub reading: Reading,
}

/// How much of a file is read.
#[derive(Debug, Args, Clone, Copy)]
pub struct Reading {
    /// Megabytes of a file.
    #[arg(long, value_name = "MB", default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=4000))]
    pub max_size: u32,
    /// YAML nodes of a file, in millions.
    #[arg(long, value_name = "MILLION", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=4000))]
    pub max_nodes: u32,
    /// Nesting of mappings and lists.
    #[arg(long, value_name = "LEVELS", default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=10000))]
    pub max_depth: u32,
}

#[derive(Debug, Args)]
pub struct Check {
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Mends what has one safe answer.
    #[arg(long)]
    pub fix: bool,
    /// Shows what `--fix` would change, and changes nothing.
    #[arg(long, requires = "fix")]
    pub dry_run: bool,
    #[command(flatten)]
    pub baseline: BaselineWanted,
    #[arg(long, value_name = "REV")]
    pub against: Option<String>,
    #[arg(long, value_name = "FIGURE[,FIGURE]", value_delimiter = ',', num_args = 1, requires = "against")]
    pub gate: Vec<String>,
    #[arg(long, value_name = "NAME|FILE")]
    pub policy: Vec<String>,
    #[arg(long, value_name = "N")]
    pub max_warnings: Option<usize>,
    #[command(flatten)]
    pub configuring: Configuring,
    #[command(flatten)]
    pub reporting: Reporting,
}

/// Known findings.
#[derive(Debug, Args)]
pub struct BaselineWanted {
    /// The file of findings that are not told again.
    #[arg(long, value_name = "FILE", display_order = 100)]
    pub baseline: Option<PathBuf>,
    /// Where to write the findings of this run.
    #[arg(long, value_name = "FILE", display_order = 101)]
    pub write_baseline: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Analyze {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long, value_enum, default_value = "main")]
    pub scenario: ScenarioWanted,
    #[arg(long, value_name = "STEP=BRANCH")]
    pub decide: Vec<String>,
    #[arg(long, value_name = "N", num_args = 0..=1, default_missing_value = "10", value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub paths: Option<u32>,
    #[arg(long, value_enum, value_delimiter = ',', num_args = 1, value_name = "RULE[,RULE]")]
    pub count: Vec<CountWanted>,
    #[arg(long, value_enum, default_value = "exact")]
    pub method: MethodWanted,
    #[command(flatten)]
    pub sampling: SamplingWanted,
    #[command(flatten)]
    pub configuring: Configuring,
    #[command(flatten)]
    pub reporting: Reporting,
}

/// `--method`
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MethodWanted {
    /// With distributions.
    Exact,
    /// Flow analysis: the maximum of means.
    Flow,
}

/// How what cannot be worked out exactly is sampled.
#[derive(Debug, Args, Clone, Copy)]
pub struct SamplingWanted {
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=100_000_000))]
    pub samples: Option<u64>,
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    pub seed: u64,
}

impl From<SamplingWanted> for Sampling {
    fn from(wanted: SamplingWanted) -> Sampling {
        Sampling { samples: wanted.samples, seed: wanted.seed }
    }
}

/// `--count`: whose counting rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CountWanted {
    Guide,
    DoingBusiness,
    Lean,
    Bpmn,
    All,
}

/// `--scenario`
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ScenarioWanted {
    /// At every decision the likeliest branch that is not rework.
    Main,
    /// The branches that end latest.
    Worst,
}

#[derive(Debug, Args)]
pub struct Compare {
    #[command(flatten)]
    pub comparing: Comparing,
    /// Two processes side by side, neither of which comes from the other.
    #[arg(long)]
    pub benchmark: bool,
}

/// What is compared, and how.
#[derive(Debug, Args)]
pub struct Comparing {
    /// As-is files, then the to-be; of one alone the as-is files are those that it names.
    #[arg(required = true, value_name = "FILE", display_order = 1)]
    pub files: Vec<PathBuf>,
    #[arg(long, value_enum, value_delimiter = ',', num_args = 1, value_name = "BASIS[,BASIS]")]
    pub time: Vec<TimeBasis>,
    #[arg(long, value_name = "NAME|FILE")]
    pub policy: Vec<String>,
    #[command(flatten)]
    pub sampling: SamplingWanted,
    #[command(flatten)]
    pub configuring: Configuring,
    #[command(flatten)]
    pub reporting: Reporting,
}

/// `--time`: on what the time of the five cuts rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TimeBasis {
    Mean,
    P90,
    CriticalPath,
    Statutory,
    Promised,
    Actual,
}

#[derive(Debug, Args)]
pub struct Apply {
    #[arg(value_name = "PLAN")]
    pub plan: PathBuf,
    /// Where to, instead of standard output.
    #[arg(long, short = 'o', value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub reading: Reading,
}

#[derive(Debug, Args)]
pub struct Explain {
    #[arg(value_name = "RULE|FIGURE")]
    pub what: Option<String>,
    #[arg(long, short = 'f', value_enum, default_value = "text")]
    pub format: AnswerFormat,
}

#[derive(Debug, Args)]
pub struct Fmt {
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Change nothing; fail where something would change.
    #[arg(long)]
    pub check: bool,
    /// Fixed words in one language.
    #[arg(long, value_enum)]
    pub words: Option<WordsWanted>,
    #[command(flatten)]
    pub reading: Reading,
}

#[derive(Debug, Args)]
pub struct New {
    #[arg(value_name = "NAME")]
    pub name: String,
    /// Where to, instead of NAME.yaml; `-` prints it.
    #[arg(long, short = 'o', value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Schema {
    #[arg(value_enum, value_name = "FILE-KIND", default_value = "process")]
    pub of: SchemaOf,
}

/// The files that have a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SchemaOf {
    /// Process files.
    Process,
    /// Plan files.
    Plan,
    /// Calendar files.
    Calendar,
    /// Policy files.
    Policy,
}

#[derive(Debug, Args)]
pub struct Completions {
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub struct Man {
    /// A folder for one page per command; without it the main page is printed.
    #[arg(value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
}
