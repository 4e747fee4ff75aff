//! Which sheets there are, and what stands on each.

use crate::report::{Output, Section};
use crate::wording::{Lang, Text};

/// A sheet with what stands on it.
pub(super) struct Sheet<'o> {
    /// Its name, as on its tab.
    pub name: String,
    /// The sections.
    pub sections: Vec<&'o Section>,
    /// Whether the list of findings stands first.
    pub findings: Findings,
}

/// Whether a sheet lists the findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Findings {
    /// It does.
    Listed,
    /// It does not.
    Elsewhere,
}

// The order that reform offices keep (cover, five cuts, stages, materials, fields, lines, findings, handoffs, basis, data quality, charts)
// with what this tool adds beside its kin. The cover takes `headline`.
const SHEETS: &[(&str, &str, &[&str])] = &[
    ("五减", "Five cuts", &["five-cuts", "beside"]),
    ("各件", "Matters", &["bundle"]),
    ("步骤", "Steps", &["steps"]),
    // the applicant's stages
    ("环节", "Stages", &["stages"]),
    ("材料", "Materials", &["material-ledger", "materials"]),
    ("字段", "Fields", &["data-ledger", "data-items"]),
    ("三线", "Lines", &["time-bases", "clocks", "lead-time"]),
    (FINDINGS.0, FINDINGS.1, &["findings"]),
    ("交接", "Handoffs", &["handoffs"]),
    ("部门", "Departments", &["departments"]),
    ("依据", "Basis", &["risk"]),
    ("措施", "Measures", &["measures", "signs"]),
    ("关键路径", "Critical path", &["critical-path"]),
    ("时间构成", "Where time goes", &["where-time-goes", "paths", "joins", "outcomes"]),
    ("指标", "Figures", &["figures", "annual", "counts"]),
    ("数据质量", "Data quality", &["assumptions", "not-evaluated"]),
    ("瀑布图", "Waterfall", &["waterfall"]),
];
const FINDINGS: (&str, &str) = ("堵点", "Findings");
// What no sheet asks for is not lost.
const OTHERS: (&str, &str) = ("其他", "More");

/// The sheets that have something to show, in their order.
pub(super) fn sheets<'o>(output: &'o Output, lang: Lang) -> Vec<Sheet<'o>> {
    let all = output.reports.iter().flat_map(|report| &report.sections).chain(&output.closing);
    let all: Vec<&Section> = all.filter(|section| is_seen(section)).collect();
    let found = output.reports.iter().any(|report| !report.findings.is_empty());
    let mut sheets: Vec<Sheet<'o>> = Vec::new();
    for (zh, en, keys) in SHEETS {
        let of = |key: &'static str| all.iter().copied().filter(move |section| section.key == key);
        let sections: Vec<&Section> = keys.iter().copied().flat_map(of).collect();
        let listed = if found && *zh == FINDINGS.0 { Findings::Listed } else { Findings::Elsewhere };
        if sections.is_empty() && listed == Findings::Elsewhere {
            continue;
        }
        sheets.push(Sheet { name: named(zh, en, lang), sections, findings: listed });
    }
    let sections: Vec<_> = all.into_iter().filter(|section| !is_placed(section.key)).collect();
    if !sections.is_empty() {
        sheets.push(Sheet { name: named(OTHERS.0, OTHERS.1, lang), sections, findings: Findings::Elsewhere });
    }
    sheets
}

fn named(zh: &'static str, en: &'static str, lang: Lang) -> String {
    Text::fixed(zh, en).get(lang).to_owned()
}

fn is_placed(key: &str) -> bool {
    key == "headline" || SHEETS.iter().any(|(_, _, keys)| keys.contains(&key))
}

// The list of findings has a sheet of its own, and their number stands on the cover.
fn is_seen(section: &Section) -> bool {
    use crate::report::Block::{Data, FindingList, Findings, Summary};
    !section.blocks.iter().all(|block| matches!(block, Data(_) | Findings | FindingList | Summary))
}
