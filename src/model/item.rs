use super::{
    Basis, Id,
    words::{CaseType, Tier},
};
use crate::source::At;

/// Facts that the item's published list 实施清单 declares; compared with what the model shows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Item {
    /// The item's code.
    pub code: Option<At<Id>>,
    /// Its type (行政许可, 公共服务, …), as written.
    pub kind: Option<At<Id>>,
    /// 即办件 or 承诺件.
    pub case_type: Option<At<CaseType>>,
    /// The tier that exercises the power.
    pub tier: Option<At<Tier>>,
    /// 通办范围.
    pub scope: Option<At<Id>>,
    /// 网办深度, as written (1–4 or Ⅰ–Ⅳ).
    pub online_depth: Option<At<Id>>,
    /// Declared number of visits.
    pub visits: Option<At<u32>>,
    /// Whom it serves.
    pub audience: Option<At<Id>>,
    /// What it rests on.
    pub basis: Basis,
}

/// How often the applicant must come, and why: `visits: 1` or `{times: 1, basis: …}`.
#[derive(Debug, Clone, PartialEq)]
pub struct Visits {
    /// Times.
    pub times: At<u32>,
    /// What presence rests on.
    pub basis: Basis,
}
