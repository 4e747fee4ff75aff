//! The documents are what the program makes them.

mod commands;
mod figures;
mod gallery;
mod language;
mod readme;
mod rules;
