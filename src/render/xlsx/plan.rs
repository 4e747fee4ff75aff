//! Which sheets there are, and what stands on each.

use crate::render::numbered;
use crate::report::{Block, Output, Report, Section};
use crate::wording::{Lang, Text};

/// A sheet with what stands on it.
pub(super) struct Sheet<'o> {
    /// Its name, as on its tab.
    pub name: String,
    /// What stands there.
    pub pieces: Vec<Piece<'o>>,
    /// Whether the list of findings stands first.
    pub findings: Findings,
}

/// What stands under one heading.
pub(super) struct Piece<'o> {
    /// The heading, without a number: sheets are not read in the order of a paper.
    pub title: Option<Text>,
    /// What stands under it.
    pub blocks: Vec<&'o Block>,
    // What says on which sheet it stands, the first that a sheet asks for.
    keys: Vec<&'static str>,
}

/// Whether a sheet lists the findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Findings {
    /// It does.
    Listed,
    /// It does not.
    Elsewhere,
}

// The order that reform offices keep (cover, five cuts, stages, materials, fields, lines, findings, handoffs, basis, data quality, pictures)
// with what this tool adds beside its kin: keys of sections, and of the tables and chapters of a report.
const SHEETS: &[(&str, &str, &[&str])] = &[
    ("口径", "Method", &["method", "background", "scope"]),
    ("五减", "Five cuts", &["five-cuts", "beside", "effect"]),
    ("各件", "Matters", &["bundle"]),
    ("步骤", "Steps", &["steps", "step-list", "flows", "to-be"]),
    // the applicant's stages
    ("环节", "Stages", &["stages"]),
    (
        "材料",
        "Materials",
        &[
            "material-ledger",
            "materials",
            "material-list",
            "submissions",
            "results-asked",
            "material-matrix",
            "material-map",
        ],
    ),
    ("字段", "Fields", &["data-ledger", "data-items", "data-list", "asked-again"]),
    ("三线", "Lines", &["time-bases", "clocks", "lines", "lead-time", "distribution", "portrait"]),
    (
        FINDINGS.0,
        FINDINGS.1,
        &[
            "findings",
            BLOCKAGES,
            "savings",
            "findings-by-rule",
            "findings-gone",
            "findings-new",
            "problems",
            "diagnosis",
        ],
    ),
    ("交接", "Handoffs", &["handoffs", "handoff-matrix", "handoff-list", "handoffs-by-kind", "handoff-map"]),
    ("部门", "Departments", &["departments", "departments-compared"]),
    ("依据", "Basis", &["risk", "needs", "basis-list", "law"]),
    ("措施", "Measures", &["measures", "plan", "signs", "interactions", "path", "practice", "next"]),
    ("关键路径", "Critical path", &["critical-path", "critical-path-before", "critical-path-after"]),
    (
        "时间构成",
        "Where time goes",
        &[
            "where-time-goes",
            "contributions",
            "time-by-department",
            "time-by-stage",
            "time-by-cause",
            "time-by-value",
            "paths",
            "joins",
            "outcomes",
        ],
    ),
    ("指标", "Figures", &["figures", "annual", "counts", "counts-compared", "main-counts"]),
    ("监测", "Monitoring", &["monitoring"]),
    ("数据质量", "Data quality", &["assumptions", "not-evaluated", "inputs", "sources", "annex"]),
    ("瀑布图", "Waterfall", &["waterfall"]),
];
const FINDINGS: (&str, &str) = ("堵点", "Findings");
/// The table of findings in a report, in place of which a sheet has a longer one.
pub(super) const BLOCKAGES: &str = "blockages";
// What no sheet asks for is not lost.
const OTHERS: (&str, &str) = ("其他", "More");
// What the cover says.
const ON_COVER: &[&str] = &["headline", "cover"];

/// The sheets that have something to show, in their order.
pub(super) fn sheets<'o>(output: &'o Output, lang: Lang) -> Vec<Sheet<'o>> {
    let found = output.reports.iter().any(|report| !report.findings.is_empty());
    let mut sheets: Vec<Sheet<'o>> = SHEETS
        .iter()
        .chain([&(OTHERS.0, OTHERS.1, &[][..])])
        .map(|(zh, en, _)| Sheet {
            name: Text::fixed(zh, en).get(lang).to_owned(),
            pieces: Vec::new(),
            findings: if found && *zh == FINDINGS.0 { Findings::Listed } else { Findings::Elsewhere },
        })
        .collect();
    for piece in pieces(output) {
        let of = |key: &&str| SHEETS.iter().position(|(.., keys)| keys.contains(key));
        let at = piece.keys.iter().find_map(of).unwrap_or(SHEETS.len());
        if let Some(sheet) = sheets.get_mut(at) {
            sheet.pieces.push(piece);
        }
    }
    sheets.retain(|sheet| !sheet.pieces.is_empty() || sheet.findings == Findings::Listed);
    sheets
}

/// What an output says, heading by heading, without what stands on the cover.
pub(super) fn pieces(output: &Output) -> Vec<Piece<'_>> {
    let mut all = Vec::new();
    for report in &output.reports {
        // Of several reports each says what it is about.
        let of = if output.reports.len() > 1 { name(report) } else { None };
        report.sections.iter().for_each(|section| split(section, output, of.as_ref(), &mut all));
    }
    output.closing.iter().for_each(|section| split(section, output, None, &mut all));
    all.retain(Piece::is_seen);
    all
}

fn name(report: &Report) -> Option<Text> {
    report.subjects.first().map(|subject| subject.name.clone())
}

fn split<'o>(section: &'o Section, output: &Output, of: Option<&Text>, all: &mut Vec<Piece<'o>>) {
    if ON_COVER.contains(&section.key) {
        return;
    }
    let titled = |title: Option<&Text>| {
        let title = title.map(numbered::bare);
        match (of, title) {
            (Some(of), Some(title)) => Some(Text::joined([of, &title], "：", ": ")),
            (of, title) => title.or_else(|| of.cloned()),
        }
    };
    let from = all.len();
    all.push(Piece { title: titled(section.title.as_ref()), blocks: Vec::new(), keys: Vec::new() });
    for block in &section.blocks {
        match block {
            Block::Heading(text) => {
                all.push(Piece { title: titled(Some(text)), blocks: Vec::new(), keys: Vec::new() });
            }
            _ => all.last_mut().into_iter().for_each(|piece| piece.blocks.push(block)),
        }
    }
    for piece in all.iter_mut().skip(from) {
        // Chapters of a paper hold many things; sections of the other commands are one each.
        if output.command == "report" {
            piece.keys = piece.tables().collect();
        }
        piece.keys.push(section.key);
    }
}

impl Piece<'_> {
    // The keys of its tables and pictures.
    fn tables(&self) -> impl Iterator<Item = &'static str> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Table(table) | Block::View(table) => Some(table.key),
            Block::Matrix(matrix) => Some(matrix.key),
            Block::Picture(picture) => Some(picture.key),
            _ => None,
        })
    }

    /// Whether it has a table of this key.
    pub fn has(&self, key: &str) -> bool {
        self.keys.contains(&key)
    }

    // The list of findings has a sheet of its own, so have the pictures, and numbers stand on the cover.
    fn is_seen(&self) -> bool {
        use Block::{Data, FindingList, Findings, Headline, Picture, Source, Summary};
        let elsewhere = |block: &&Block| {
            matches!(block, Data(_) | Findings | FindingList | Summary | Headline(_) | Picture(_) | Source(_))
        };
        !self.blocks.iter().all(elsewhere)
    }
}
