//! The built-in calendars, and how a reader gets at those that stand in files.

use super::read_calendar;
use crate::finding::Finding;
use crate::model::Calendar;
use crate::source::Source;
use crate::wording::Text;
use std::sync::{Arc, LazyLock};

/// The names of the built-in calendars.
pub const BUILT_IN: [&str; 3] = ["cn", "five-day", "24x7"];

/// What there is under the name of a calendar file.
#[derive(Debug, Clone)]
pub enum Lookup {
    /// A calendar without mistakes.
    Found(Arc<Calendar>),
    /// A file with mistakes: the first of them, and how many there are.
    Broken(Box<Finding>, usize),
    /// No such file; these calendars are in its folder.
    Missing(Vec<String>),
    /// A file that cannot be read, and why.
    Unreadable(Text),
    /// Whoever reads has no files at hand. The week is then taken for five days.
    NoFiles,
}

/// Where a reader looks for calendar files.
pub type Files<'f> = &'f dyn Fn(&str) -> Lookup;

/// A built-in calendar.
pub fn built_in(name: &str) -> Option<Arc<Calendar>> {
    static CN: LazyLock<Arc<Calendar>> = LazyLock::new(|| data("cn", include_str!("../../calendars/cn.yaml")));
    static FIVE_DAY: LazyLock<Arc<Calendar>> =
        LazyLock::new(|| data("five-day", include_str!("../../calendars/five-day.yaml")));
    static ALWAYS: LazyLock<Arc<Calendar>> = LazyLock::new(|| data("24x7", include_str!("../../calendars/24x7.yaml")));
    let calendar = match name {
        "cn" => &*CN,
        "five-day" => &*FIVE_DAY,
        "24x7" => &*ALWAYS,
        _ => return None,
    };
    Some(Arc::clone(calendar))
}

// A test holds that these files read without a finding.
fn data(name: &str, text: &str) -> Arc<Calendar> {
    Arc::new(read_calendar(Arc::new(Source::new(name, text))).0)
}

/// Whether a calendar is meant by its file rather than by a built-in name.
pub fn is_file(name: &str) -> bool {
    name.contains(['.', '/', '\\'])
}

/// Whether a text looks like a calendar file: its outermost keys are a calendar's and no process's.
pub fn is_calendar(source: &Source) -> bool {
    let begins = |key: &str| source.text.lines().any(|line| line.starts_with(key));
    (begins("week:") || begins("years:")) && !begins("steps:") && !begins("process:")
}
