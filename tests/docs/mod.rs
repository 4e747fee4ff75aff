//! The documents are what the program makes them.

mod language;
mod rules;

mod commands;
