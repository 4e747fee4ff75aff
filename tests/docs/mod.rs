//! Docs are outputs: committed, and held to what the program says.

mod figures;
