//! A process as plain data: what is written in the file, one file per noun. Nothing is resolved or computed here.
//!
//! Equality ignores places ([`At`](crate::source::At)), so a process that is written out and read again is the same process.

mod basis;
mod calendar;
mod deadline;
mod department;
mod duration;
mod flow;
mod item;
mod material;
mod name;
mod process;
mod step;
pub mod words;

pub use basis::{Basis, Citation};
pub use calendar::{CalendarRef, TimeBase};
pub use deadline::{Actual, Deadline, Line};
pub use department::{Department, Staff};
pub use duration::{Amount, Distribution, Duration, Unit};
pub use flow::{Branch, Next, Split, Target};
pub use item::{Item, Visits};
pub use material::{Deferral, Material, Substitute};
pub use name::{Id, Name};
pub use process::{Burden, DataItem, Heading, Process, Provenance, Volume};
pub use step::{
    Allow, Asks, Check, Checked, Collected, Collects, Fee, Here, MustFollow, Pass, Paused, Step, StepMore, System,
    Tacit, Wait,
};
