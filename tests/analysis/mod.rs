//! Figures: YAML in, numbers out.

mod comparing;
mod critical_path;
mod figures;
mod laws;
mod lead_time;
mod made_up;
mod networks;
mod pair_a;
mod played;
mod paths;
mod profiles;
mod scenarios;
mod support;
