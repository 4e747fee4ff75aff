//! The commands as a user runs them: files and arguments in, output and exit status out.

mod against;
mod baseline;
mod commands;
mod comparing;
mod configuration;
mod edges;
mod fixing;
mod formats;
mod measures;
mod outside;
mod pictured;
mod reporting;
mod usage;
