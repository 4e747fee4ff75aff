//! The documents are what the program makes them.

mod rules;
