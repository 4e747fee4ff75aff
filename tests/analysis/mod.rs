//! Figures: YAML in, numbers out.

mod critical_path;
mod figures;
mod networks;
mod pair_a;
mod scenarios;
mod support;
