//! The commands as a user runs them: files and arguments in, output and exit status out.

mod commands;
mod comparing;
mod fixing;
mod outside;
mod usage;
