mod entries;
mod links;

use self::entries::{data_of, declared, done_by, is_deferrable, materials_of};
use self::links::Links;
use super::Sided;
use crate::model::words::{SubstituteWay, Word};
use crate::model::{Id, Name, in_bundle};
use crate::say;
use crate::wording::Text;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Ordering;

/// What becomes of materials, or of data items: before − gone + new = after, in kinds and in submissions.
#[derive(Debug, Clone, PartialEq)]
pub struct Ledger {
    /// One row a kind: as-is order first, then what is new. Empty where neither side says what it asks for.
    pub rows: Vec<LedgerRow>,
    /// Kinds.
    pub kinds: Balance,
    /// Submissions 件次; of data items, fields filled in.
    pub submissions: Balance,
}

/// One kind before and after; at least one side is there.
#[derive(Debug, Clone, PartialEq)]
pub struct LedgerRow {
    /// As-is.
    pub before: Option<Entry>,
    /// To-be.
    pub after: Option<Entry>,
    /// What became of it.
    pub fate: Fate,
}

/// One kind on one side.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its id; `None` for those that are given as a number only.
    pub id: Option<Id>,
    /// Its name.
    pub name: Name,
    /// Kinds that it stands for: 1, but for a number.
    pub kinds: u64,
    /// How often it is handed in or filled in.
    pub submissions: u64,
}

/// What became of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Fate {
    /// Still there, as often.
    Kept,
    /// Still there, less often.
    Fewer,
    /// Still there, more often.
    More,
    /// Still there, but it may follow later 容缺.
    Deferred,
    /// Another stands in its place (`replaces`).
    Replaced,
    /// Gone, and the to-be file says how.
    Gone(SubstituteWay),
    /// Gone, and nobody says how.
    Unexplained,
    /// New.
    New,
}

/// One line of book-keeping: `before − gone + new = after`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Balance {
    /// As-is.
    pub before: u64,
    /// No longer there.
    pub gone: u64,
    /// Not there before.
    pub new: u64,
    /// To-be.
    pub after: u64,
}

impl Fate {
    /// The key in JSON: `e-licence`, `kept`.
    pub fn key(self) -> &'static str {
        match self {
            Fate::Kept => "kept",
            Fate::Fewer => "fewer",
            Fate::More => "more",
            Fate::Deferred => "deferred",
            Fate::Replaced => "replaced",
            Fate::Gone(way) => way.key(),
            Fate::Unexplained => "unexplained",
            Fate::New => "new",
        }
    }

    /// What it is called.
    pub fn text(self) -> Text {
        match self {
            Fate::Kept => say!(zh: "保留", en: "kept"),
            Fate::Fewer => say!(zh: "减少次数", en: "asked less often"),
            Fate::More => say!(zh: "增加次数", en: "asked more often"),
            Fate::Deferred => say!(zh: "容缺后补", en: "may follow later"),
            Fate::Replaced => say!(zh: "以新代旧", en: "replaced"),
            Fate::Gone(way) => way.text(),
            Fate::Unexplained => say!(zh: "未注明去向", en: "gone, not said how"),
            Fate::New => say!(zh: "新增", en: "new"),
        }
    }
}

impl Ledger {
    // Each row's difference is booked as gone or as new, so the balance adds up.
    fn of(rows: Vec<LedgerRow>) -> Ledger {
        let balance = |count: fn(&Entry) -> u64| {
            rows.iter().fold(Balance::default(), |sum, row| {
                let (old, new) = (row.before.as_ref().map_or(0, count), row.after.as_ref().map_or(0, count));
                Balance {
                    before: sum.before + old,
                    gone: sum.gone + old.saturating_sub(new),
                    new: sum.new + new.saturating_sub(old),
                    after: sum.after + new,
                }
            })
        };
        Ledger { kinds: balance(|entry| entry.kinds), submissions: balance(|entry| entry.submissions), rows }
    }
}

/// The ledger of materials: those that the main scenarios collect.
pub(super) fn materials(before: Sided<'_, '_>, after: Sided<'_, '_>) -> Ledger {
    let (old, new) = (materials_of(before), materials_of(after));
    let is_asked = |entry: &Entry| new.iter().any(|one| one.id == entry.id);
    let done_by = |entry: &Entry| done_by(after.study.process(), entry).filter(|_| !is_asked(entry));
    let gone: Vec<Option<SubstituteWay>> = old.iter().map(done_by).collect();
    let mut links = Links::default();
    for (at, entry) in new.iter().enumerate() {
        for id in declared(after.study.process(), entry).map_or(&[][..], |material| &material.replaces) {
            let found = in_bundle(id).find_map(|name| old.iter().position(|one| one.id.as_deref() == Some(&*name)));
            links.replaced(found.filter(|old| gone[*old].is_none()), at);
        }
    }
    let free: Vec<usize> = (0..old.len()).filter(|at| gone[*at].is_none() && !links.merged.contains(at)).collect();
    links.by_id_and_name(&old, &free, &new);
    let fate_of_gone = |at: usize| match gone[at] {
        Some(way) => Fate::Gone(way),
        None if links.merged.contains(&at) => Fate::Gone(SubstituteWay::Merged),
        None => Fate::Unexplained,
    };
    let deferred = |old: &Entry, new: &Entry| {
        is_deferrable(after.study.process(), new) && !is_deferrable(before.study.process(), old)
    };
    Ledger::of(rows(&old, &new, &links, fate_of_gone, deferred))
}

/// The ledger of data items: those that the main scenarios ask for.
pub(super) fn data(before: Sided<'_, '_>, after: Sided<'_, '_>) -> Ledger {
    let (old, new) = (data_of(before), data_of(after));
    let mut links = Links::default();
    links.by_id_and_name(&old, &(0..old.len()).collect::<Vec<usize>>(), &new);
    Ledger::of(rows(&old, &new, &links, |_| Fate::Unexplained, |_, _| false))
}

fn rows(
    old: &[Entry],
    new: &[Entry],
    links: &Links,
    fate_of_gone: impl Fn(usize) -> Fate,
    deferred: impl Fn(&Entry, &Entry) -> bool,
) -> Vec<LedgerRow> {
    let partner: FxHashMap<usize, usize> = links.pairs.iter().copied().collect();
    let followed: FxHashSet<usize> = links.pairs.iter().map(|(_, new)| *new).collect();
    let fate = |at: usize, new: &Entry| match new.submissions.cmp(&old[at].submissions) {
        _ if links.replaced.contains(&at) => Fate::Replaced,
        _ if deferred(&old[at], new) => Fate::Deferred,
        Ordering::Less => Fate::Fewer,
        Ordering::Equal => Fate::Kept,
        Ordering::Greater => Fate::More,
    };
    let was = old.iter().enumerate().map(|(at, entry)| {
        let after = partner.get(&at).and_then(|new_at| new.get(*new_at));
        let fate = after.map_or_else(|| fate_of_gone(at), |after| fate(at, after));
        LedgerRow { before: Some(entry.clone()), after: after.cloned(), fate }
    });
    let is = new.iter().enumerate().filter(|(at, _)| !followed.contains(at));
    was.chain(is.map(|(_, entry)| LedgerRow { before: None, after: Some(entry.clone()), fate: Fate::New })).collect()
}
