//! Figures: YAML in, numbers out.

mod attribution;
mod bundles;
mod change_laws;
mod changes;
mod clocks;
mod comparing;
mod critical_path;
mod distributions;
mod enumerated;
mod figures;
mod laws;
mod lead_time;
mod lead_time_properties;
pub mod made_up;
mod networks;
mod pair_a;
mod paths;
mod played;
mod profiles;
mod regions;
mod scenarios;
mod support;
mod timed;
mod waterfalls;
