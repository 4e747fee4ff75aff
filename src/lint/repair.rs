//! What troubles of the flow have in common: where they are underlined, how they come about, what to write.

use super::Names;
use crate::graph::Repair;
use crate::model::words::Word;
use crate::say;
use crate::source::Place;
use crate::wording::Text;

/// What to write so that the trouble goes away.
pub fn text(names: &Names<'_>, repair: Repair) -> Text {
    match repair {
        Repair::WriteJoin { at, join } => say!(step = names.called(at), join = join.key();
            zh: "在{step}写 `join: {join}`", en: "write `join: {join}` at {step}"),
        Repair::LeaveJoinOut { at } => say!(step = names.called(at);
            zh: "删去{step}的 `join`：到这里的流程，有的要等齐，有的不用等",
            en: "leave `join` out at {step}: some of its flows wait for each other and others do not"),
        Repair::Cancel { decision, to: Some(to), .. } => say!(step = names.called(decision), to = names.called(to);
            zh: "在{step}转到{to}的分支写 `cancel: true`，其余办理随之终止",
            en: "write `cancel: true` on the branch of {step} that leads to {to}, so that everything else stops"),
        Repair::Cancel { decision, to: None, .. } => say!(step = names.called(decision);
            zh: "在{step}办结的分支写 `cancel: true`，其余办理随之终止",
            en: "write `cancel: true` on the branch of {step} that ends the case, so that everything else stops"),
        Repair::GiveWayOut { at } => say!(step = names.called(at);
            zh: "给{step}写一条通向办结的分支，如 `{{ end: 退件 }}`",
            en: "give {step} a branch that ends the case, such as `{{ end: returned }}`"),
    }
}

/// Where a trouble of a join is underlined: the `join` that is written, else the step.
pub fn join_place(names: &Names<'_>, at: usize) -> Place {
    match &names.step(at).join {
        Some(join) => names.place_of(join.span),
        None => names.place(at),
    }
}

/// How it comes to it.
pub fn witness(names: &Names<'_>, steps: &[usize]) -> Text {
    let row = names.sequence(steps.iter().copied());
    say!(row = row; zh: "走到这一步的最短路线：{row}", en: "the shortest way into it: {row}")
}
