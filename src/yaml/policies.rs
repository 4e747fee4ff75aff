//! The policies that are shipped.

use super::read_policy;
use crate::model::Policy;
use crate::source::Source;
use std::sync::Arc;

/// The names of the shipped policies.
pub const BUILT_IN: [&str; 2] = ["pudong-2019", "double-halving"];

/// A shipped policy.
pub fn built_in(name: &str) -> Option<Policy> {
    let text = match name {
        "pudong-2019" => include_str!("../../policies/pudong-2019.yaml"),
        "double-halving" => include_str!("../../policies/double-halving.yaml"),
        _ => return None,
    };
    // A test holds that these files read without a finding.
    Some(read_policy(Arc::new(Source::new(format!("policies/{name}.yaml"), text))).0)
}

/// Whether a text looks like a policy file: its outermost keys are a policy's and no process's.
pub fn is_policy(source: &Source) -> bool {
    let begins = |key: &str| source.text.lines().any(|line| line.starts_with(key));
    begins("policy:") && !begins("steps:") && !begins("process:")
}
