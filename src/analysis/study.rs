//! What every analysis starts from.

use super::order::Order;
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
    /// Which ways go back.
    pub order: Order,
    /// The likeliest way through.
    pub main: Scenario,
    /// Expected executions, one entry a vertex of the graph.
    pub executions: Vec<f64>,
    /// Expected traversals, one entry a way of the graph.
    pub traversals: Vec<f64>,
}

impl<'a> Study<'a> {
    /// Studies a process.
    pub fn of(sound: &'a Sound<'a>) -> Study<'a> {
        let times = time::of(sound.process);
        let order = Order::of(&sound.flow);
        let main = scenario::main(&sound.flow, &order, &times);
        let (executions, traversals) = (Vec::new(), Vec::new());
        Study { sound, times, order, main, executions, traversals }
    }

    /// The process that is studied.
    pub fn process(&self) -> &'a Process {
        self.sound.process
    }
}
