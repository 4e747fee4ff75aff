//! The commands as a user runs them: files and arguments in, output and exit status out.

mod against;
mod commands;
mod configuration;
mod outside;
mod usage;
