//! Pictures as plain descriptions: what is shown, without a place or a colour. `render/svg/` draws them.

mod charts;
mod cuts;
mod diagram;
mod flow;
mod heat;
mod lanes;
mod pair;
mod process;
mod time;
mod told;
mod touched;

pub use charts::{
    Bars, BarsRow, Distribution, Heat, HeatCell, LimitKind, LimitLine, Pairs, PairsRow, Schedule, ScheduleRow,
    Waterfall, WaterfallBar, WaterfallKind,
};
pub use cuts::{five_cuts, side_by_side, waterfall, waterfall_by_measure};
pub use diagram::{Carrier, Connection, Diagram, Lane, LaneKind, Mark, Node, Shape};
pub use heat::{handoffs, materials};
pub use pair::pair;
pub use process::{as_written, diagram};
pub use time::{By, distribution, schedule, where_time_goes};

use crate::wording::Text;

/// One picture.
#[derive(Debug, Clone)]
pub enum Picture {
    /// A process in swim lanes.
    Diagram(Diagram),
    /// As-is above to-be.
    Pair(Box<[Diagram; 2]>),
    /// Steps in time with their float.
    Schedule(Schedule),
    /// From one figure to another in parts.
    Waterfall(Waterfall),
    /// Parts of a whole.
    Bars(Bars),
    /// How likely each time is.
    Distribution(Distribution),
    /// Numbers over two lists.
    Heat(Heat),
    /// Figures before and after.
    Pairs(Pairs),
}

impl Picture {
    /// What it is called.
    pub fn title(&self) -> &Text {
        match self {
            Picture::Diagram(picture) => &picture.title,
            Picture::Pair(pictures) => &pictures[1].title,
            Picture::Schedule(picture) => &picture.title,
            Picture::Waterfall(picture) => &picture.title,
            Picture::Bars(picture) => &picture.title,
            Picture::Distribution(picture) => &picture.title,
            Picture::Heat(picture) => &picture.title,
            Picture::Pairs(picture) => &picture.title,
        }
    }
}
