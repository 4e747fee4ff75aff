//! Model → YAML: every field of a process, in the order of the tables of fields, in the layout that `fmt` gives.

mod basis;
mod department;
mod flow;
mod material;
mod print;
mod process;
mod rewrite;
mod step;
mod step_parts;
mod time;
mod time_limits;
mod value;

pub use rewrite::rewrite;

use crate::model::Process;

/// A process as YAML. Read again it is the same process.
///
/// What stands on one line in a hundred columns is written on one line, so that a simple step is one line.
/// Fixed words are written in English; offices inside offices, which the language does not have, are left out.
pub fn write(process: &Process) -> String {
    print::print(&process::entries(process))
}
