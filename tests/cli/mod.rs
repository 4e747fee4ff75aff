//! The commands as a user runs them: files and arguments in, output and exit status out.

mod baseline;
mod commands;
mod fixing;
mod formats;
mod outside;
mod usage;
