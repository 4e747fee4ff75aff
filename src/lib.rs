//! zaizao 再造: approval processes written as YAML graphs, checked, analysed and compared.
//!
//! Data flows one way: text → model → graph → results → report → bytes (see `ARCHITECTURE.md`).

pub mod analysis;
pub mod calendar;
pub mod cli;
pub mod finding;
pub mod graph;
pub mod lint;
pub mod model;
pub mod redesign;
pub mod render;
pub mod report;
pub mod source;
pub mod wording;
pub mod yaml;
