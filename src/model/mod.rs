//! A process as plain data: what is written in the file, one file per noun. Nothing is resolved or computed here.
//!
//! Equality ignores places ([`At`](crate::source::At)), so a process that is written out and read again is the same process.

mod basis;
mod calendar;
mod date;
mod deadline;
mod department;
mod duration;
pub mod exact;
mod flow;
mod item;
mod material;
mod name;
pub mod plan;
mod policy;
mod process;
mod step;
pub mod synonyms;
mod time_base;
pub mod words;

pub use basis::{Basis, Citation};
pub use calendar::{Calendar, CalendarRef, CalendarYear, Counting, DayKind, Holiday, Hours, UnknownYear};
pub use date::{Date, NotADate, Weekday};
pub use deadline::{Actual, Deadline, Line};
pub use department::{Department, Staff};
pub use duration::{Amount, Distribution, Duration, Unit};
pub use flow::{Branch, Next, Split, Target};
pub use item::{Item, Visits};
pub use material::{Deferral, Material, Substitute};
pub use name::{Id, Name, in_bundle};
pub use policy::{Bound, Limit, LineLimit, NoWorse, Policy};
pub use process::{Burden, DataItem, Heading, Process, Provenance, Volume};
pub use step::{
    Allow, Asks, Check, Checked, Collected, Collects, Fee, Here, MustFollow, Pass, Paused, Step, StepMore, System,
    Tacit, Wait,
};
pub use time_base::TimeBase;
