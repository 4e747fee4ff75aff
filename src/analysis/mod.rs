//! Figures about a sound process.
