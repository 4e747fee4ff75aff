use crate::model::{Name, words::SubstituteWay};

/// What becomes of materials, or of data items: before − gone + new = after, in kinds and in submissions.
#[derive(Debug, Clone, PartialEq)]
pub struct Ledger {
    /// One row a kind: as-is order first, then what is new.
    pub rows: Vec<LedgerRow>,
    /// Kinds.
    pub kinds: Balance,
    /// Submissions 件次; for data items, fields filled in.
    pub submissions: Balance,
}

/// One kind, or one group of kinds that became others.
#[derive(Debug, Clone, PartialEq)]
pub struct LedgerRow {
    /// As-is kinds with how often each is handed in.
    pub before: Vec<(Name, u64)>,
    /// To-be kinds with how often each is handed in.
    pub after: Vec<(Name, u64)>,
    /// What became of it.
    pub fate: Fate,
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
    /// Still there, but may follow later 容缺.
    Deferred,
    /// Taken over by another, or several by one.
    Replaced,
    /// Gone, and the file says how.
    Gone(SubstituteWay),
    /// Gone, and nobody says how.
    GoneUnexplained,
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
