//! Working calendars: their data, how they are read, and what is counted on them.

mod commands;
mod counting;
mod data;
mod files;
mod processes;
mod schema;
