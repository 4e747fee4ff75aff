//! The commands as a user runs them: files and arguments in, output and exit status out.

mod against;
mod baseline;
mod commands;
mod comparing;
mod configuration;
mod doubted;
mod edges;
mod fixing;
mod formats;
mod kinds;
mod measures;
mod named;
mod older_plans;
mod outside;
mod pictured;
mod reporting;
mod usage;
