use super::classes;
use super::departments::Same;
use super::matching::Group;
use super::precedence::Precedence;
use crate::analysis::Study;
use crate::model::exact::Seconds;
use crate::say;
use crate::wording::Text;

/// What becomes of a step, or of a group of steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepChange {
    /// As-is steps; empty for one that is added.
    pub before: Vec<usize>,
    /// To-be steps; empty for one that is removed.
    pub after: Vec<usize>,
    /// Time in the as-is steps; of several the longest chain of them on the main scenario, so that what runs side by side counts once.
    pub time_before: Option<Seconds>,
    /// The same of the to-be steps.
    pub time_after: Option<Seconds>,
    /// What changed, in the order of [`Class`]; never empty.
    pub classes: Vec<Class>,
}

/// One kind of change. Several may hold; they are listed in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    /// Only in the as-is.
    Removed,
    /// Only in the to-be.
    Added,
    /// Several became one.
    Merged,
    /// One became several.
    Split,
    /// Done by a department that had no part in it.
    Moved,
    /// The applicant had to come and need not, or it is done on the net now.
    PutOnline,
    /// Done by a machine now.
    Automated,
    /// Beside a step that it stood before or after.
    MadeParallel,
    /// Before a step that it stood after, or the other way round.
    Reordered,
    /// Before or after a step that it stood beside.
    MadeSequential,
    /// Takes less time; of groups the longest chains on the main scenarios are compared.
    Shortened,
    /// Takes more time.
    Lengthened,
    /// None of these.
    Kept,
}

impl Class {
    /// Every class in order.
    pub const ALL: [Class; 13] = [
        Class::Removed,
        Class::Added,
        Class::Merged,
        Class::Split,
        Class::Moved,
        Class::PutOnline,
        Class::Automated,
        Class::MadeParallel,
        Class::Reordered,
        Class::MadeSequential,
        Class::Shortened,
        Class::Lengthened,
        Class::Kept,
    ];

    /// The key in JSON: `made-parallel`.
    pub fn key(self) -> &'static str {
        match self {
            Class::Removed => "removed",
            Class::Added => "added",
            Class::Merged => "merged",
            Class::Split => "split",
            Class::Moved => "moved",
            Class::PutOnline => "put-online",
            Class::Automated => "automated",
            Class::MadeParallel => "made-parallel",
            Class::Reordered => "reordered",
            Class::MadeSequential => "made-sequential",
            Class::Shortened => "shortened",
            Class::Lengthened => "lengthened",
            Class::Kept => "kept",
        }
    }

    /// What it is called.
    pub fn text(self) -> Text {
        match self {
            Class::Removed => say!(zh: "取消", en: "removed"),
            Class::Added => say!(zh: "新增", en: "added"),
            Class::Merged => say!(zh: "合并", en: "merged"),
            Class::Split => say!(zh: "拆分", en: "split"),
            Class::Moved => say!(zh: "调整部门", en: "moved to another department"),
            Class::PutOnline => say!(zh: "改为网上办理", en: "put online"),
            Class::Automated => say!(zh: "自动办理", en: "automated"),
            Class::MadeParallel => say!(zh: "改为并联", en: "made parallel"),
            Class::Reordered => say!(zh: "调序", en: "reordered"),
            Class::MadeSequential => say!(zh: "改为串联", en: "made sequential"),
            Class::Shortened => say!(zh: "压缩时限", en: "shortened"),
            Class::Lengthened => say!(zh: "时限延长", en: "lengthened"),
            Class::Kept => say!(zh: "保留", en: "kept"),
        }
    }
}

/// Says of every group what changed.
pub(super) fn of(before: &Study<'_>, after: &Study<'_>, groups: &[Group], same: &Same) -> Vec<StepChange> {
    let old = Precedence::of(before, groups.iter().map(|group| &*group.before));
    let new = Precedence::of(after, groups.iter().map(|group| &*group.after));
    let moved = old.as_ref().zip(new.as_ref()).map(|(old, new)| classes::in_order(groups.len(), old, new));
    let moved = moved.unwrap_or_default();
    let change = |(at, group): (usize, &Group)| {
        let time_before = time(before, &group.before, old.as_ref().map(|old| (old, at)));
        let time_after = time(after, &group.after, new.as_ref().map(|new| (new, at)));
        let mut classes = classes::of(before, after, group, same);
        classes.extend(time_before.zip(time_after).and_then(classes::changed_time));
        classes.extend(moved.get(at).into_iter().flatten());
        classes.sort_unstable();
        classes.dedup();
        if classes.is_empty() {
            classes.push(Class::Kept);
        }
        StepChange { before: group.before.clone(), after: group.after.clone(), time_before, time_after, classes }
    };
    groups.iter().enumerate().map(change).collect()
}

// Of several steps in a process too large for their order to be known it is left out.
fn time(study: &Study<'_>, steps: &[usize], group: Option<(&Precedence<'_>, usize)>) -> Option<Seconds> {
    match steps {
        [only] => study.times[*only].total,
        _ => group.and_then(|(precedence, at)| precedence.longest_chain(study, at)),
    }
}
