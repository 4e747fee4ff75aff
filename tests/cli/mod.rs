//! The commands as a user runs them: files and arguments in, output and exit status out.

mod commands;
mod outside;
mod usage;
mod against;
mod configuration;
