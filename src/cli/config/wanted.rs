use clap::Args;
use std::path::PathBuf;

/// Where the configuration is, and how serious rules are in this run.
#[derive(Debug, Args)]
pub struct Configuring {
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub config: Option<PathBuf>,
    /// No configuration at all.
    #[arg(long)]
    pub no_config: bool,
    #[arg(long, value_name = "RULE[,RULE]", value_delimiter = ',', num_args = 1)]
    pub deny: Vec<String>,
    #[arg(long, value_name = "RULE[,RULE]", value_delimiter = ',', num_args = 1)]
    pub warn: Vec<String>,
    #[arg(long, value_name = "RULE[,RULE]", value_delimiter = ',', num_args = 1)]
    pub allow: Vec<String>,
}
