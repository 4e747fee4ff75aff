//! The documents are what the program makes them.

mod readme;
mod rules;

mod commands;
