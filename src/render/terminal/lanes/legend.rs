//! What the signs mean; only those that are there.

use super::plan::Plan;
use crate::render::terminal::wrap::width;
use crate::report::picture::{Carrier, Connection, Shape};
use crate::say;
use crate::wording::{Lang, Text};

/// Entries in as few lines as they take.
pub(super) fn legend(plan: &Plan<'_>, contacts_in: Option<usize>, lang: Lang, room: usize) -> Vec<String> {
    let steps = || plan.rows.iter().filter(|row| row.node.shape == Shape::Step);
    let ways = || plan.rows.iter().flat_map(|row| row.ways.iter().map(|(flow, _)| *flow));
    let carried = |by: Carrier| ways().any(|flow: &Connection| flow.carried == Some(by));
    let critical = steps().any(|row| row.node.critical);
    let entries = [
        critical.then(|| say!(zh: "●━ 关键路径", en: "●━ critical path")),
        (critical && steps().any(|row| !row.node.critical)).then(|| say!(zh: "○ 其他步骤", en: "○ other steps")),
        carried(Carrier::Applicant).then(|| say!(zh: "╌▶ 申请人跑腿", en: "╌▶ carried by the applicant")),
        carried(Carrier::Data).then(|| say!(zh: "─▶ 数据流转", en: "─▶ passed on as data")),
        ways().any(|flow| flow.back).then(|| say!(zh: "↩ 退回", en: "↩ back to")),
        contacts_in.and_then(|_| contacts(plan)),
    ];
    let mut lines: Vec<String> = Vec::new();
    for entry in entries.iter().flatten().map(|entry| entry.get(lang)) {
        match lines.last_mut().filter(|line| width(line) + 2 + width(entry) <= room) {
            Some(line) => line.push_str(&format!("  {entry}")),
            None => lines.push(entry.to_owned()),
        }
    }
    lines
}

// The letters behind the numbers in the applicant's lane; none where none stand there.
fn contacts(plan: &Plan<'_>) -> Option<Text> {
    let all = plan.rows.iter().map(|row| row.node.contact_short.get(Lang::En));
    let letters: String = all.flat_map(|text| text.chars().filter(char::is_ascii_alphabetic)).collect();
    let words = [
        ('v', say!(zh: "跑：到场次数", en: "v: visits")),
        ('p', say!(zh: "交：材料件数", en: "p: papers")),
        ('f', say!(zh: "填：填报项数", en: "f: fields")),
    ];
    let there: Vec<Text> =
        words.into_iter().filter(|(letter, _)| letters.contains(*letter)).map(|(_, text)| text).collect();
    (!there.is_empty()).then(|| Text::joined(there, "，", ", "))
}
