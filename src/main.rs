//! The zaizao command: see [`zaizao::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    zaizao::cli::run(std::env::args_os())
}
