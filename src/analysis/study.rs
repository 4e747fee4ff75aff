//! What every analysis starts from.

use super::scenario::{self, Scenario};
use super::time::{self, StepTime};
use crate::graph::Sound;
use crate::model::Process;

/// What every analysis of one process starts from, worked out once.
#[derive(Debug)]
pub struct Study<'a> {
    /// The process, its graph and its structure.
    pub sound: &'a Sound<'a>,
    /// Mean times, one entry a step.
    pub times: Vec<StepTime>,
    /// The likeliest way through.
    pub main: Scenario,
    /// Expected executions, one entry a vertex of the graph.
    pub executions: Vec<f64>,
    /// Expected traversals, one entry a way of the graph.
    pub traversals: Vec<f64>,
}

impl<'a> Study<'a> {
    /// The process that is studied.
    pub fn process(&self) -> &'a Process {
        self.sound.process
    }
}
