//! One test binary: text in, text out. `ZAIZAO_BLESS=1 cargo test` writes the committed outputs anew.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]
mod analysis;
mod calendar;
mod cli;
mod docs;
mod draw;
mod graph;
mod lint;
mod office;
mod plan;
mod policies;
mod processes;
mod render;
mod support;
mod tidy;
mod yaml;
mod yaml_out;
