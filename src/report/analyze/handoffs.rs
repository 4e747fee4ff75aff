//! Handoffs between departments: how many, by whom carried, from whom to whom, what they cross.

use crate::analysis::assumption::Boundary;
use crate::analysis::handoffs::{Carried, Cell as Pair, Handoff, Handoffs};
use crate::report::build::{counted, plain_table};
use crate::report::names::Names;
use crate::report::{Axis, Block, Cell, Column, Matrix, Named, Quantity, Room, Section, Table};
use crate::say;
use crate::wording::Text;

/// A list longer than this says less than the matrix does.
const LISTED: usize = 15;

/// The section on handoffs; `None` where no step says who does it.
pub(super) fn section(handoffs: &Handoffs, names: &Names<'_>) -> Option<Section> {
    let main = handoffs.main.as_ref()?;
    let mut blocks = vec![Block::Paragraph(sentence(main))];
    if !main.is_empty() {
        if main.len() <= LISTED {
            blocks.push(Block::View(list(main, names)));
        }
        blocks.push(Block::Matrix(matrix(&handoffs.matrix, names)));
    }
    if !handoffs.returns.is_empty() {
        blocks.push(Block::Paragraph(say!(zh: "往返流转：", en: "Back and forth:")));
        blocks.push(Block::List(
            handoffs
                .returns
                .iter()
                .map(|back| {
                    let (department, through) = (names.department(&back.department), names.department(&back.through));
                    let (from, to) = (names.step(back.from), names.step(back.to));
                    say!(department = department, through = through, from = from, to = to;
                zh: "{department} → {through} → {department}（“{from}”之后回到“{to}”）",
                en: "{department} → {through} → {department} (after “{from}” back to “{to}”)")
                })
                .collect(),
        ));
    }
    blocks.push(Block::Data(by_pair(&handoffs.matrix, names)));
    Some(Section::new("handoffs", say!(zh: "部门交接", en: "Handoffs between departments"), blocks))
}

/// How many handoffs are carried by the applicant, and how many by data.
pub(in crate::report) fn by_carrier(main: &[Handoff]) -> (usize, usize) {
    let applicant = main.iter().filter(|handoff| handoff.carried == Carried::Applicant).count();
    (applicant, main.len() - applicant)
}

/// What a handoff crosses besides the department, in words.
pub(in crate::report) fn crossing(boundary: Boundary) -> Named {
    Named::new(boundary.key(), say!(of = boundary.text(); zh: "跨{of}", en: "crosses {of}"))
}

/// Who carries it, in words.
pub(in crate::report) fn carrier(carried: Carried) -> Named {
    let text = match carried {
        Carried::Applicant => say!(zh: "申请人跑腿", en: "the applicant"),
        Carried::Data => say!(zh: "数据流转", en: "data"),
    };
    Named::new(carried.key(), text)
}

fn sentence(main: &[Handoff]) -> Text {
    let (applicant, data) = by_carrier(main);
    let mut text = say!(n = main.len(), applicant = applicant, data = data;
        zh: "主情形下部门之间交接 {n} 次：申请人跑腿 {applicant} 次，数据流转 {data} 次",
        en: "Handoffs on the main scenario: {n}, of which {applicant} carried by the applicant and {data} by data");
    for boundary in Boundary::ALL {
        let crossing_it = main.iter().filter(|handoff| handoff.crosses.contains(&boundary)).count();
        if crossing_it > 0 {
            text = say!(text = text, of = boundary.text(), n = crossing_it; zh: "{text}；跨{of} {n} 次", en: "{text}; {n} cross a {of}");
        }
    }
    say!(text = text; zh: "{text}。", en: "{text}.")
}

fn list(main: &[Handoff], names: &Names<'_>) -> Table {
    let department = |step: usize| names.department_of(step).map_or(Cell::Empty, Cell::Named);
    let rows = main.iter().map(|handoff| {
        vec![
            department(handoff.from),
            department(handoff.to),
            Cell::Named(carrier(handoff.carried)),
            Cell::Names(handoff.crosses.iter().map(|boundary| crossing(*boundary)).collect()),
            Cell::Text(say!(from = names.step(handoff.from), to = names.step(handoff.to); zh: "{from} → {to}", en: "{from} → {to}")),
        ]
    });
    let mut columns = vec![
        Column::words("from", say!(zh: "移交部门", en: "from")),
        Column::words("to", say!(zh: "接收部门", en: "to")),
        Column::words("carried", say!(zh: "由谁传递", en: "carried by")),
        Column::words("crosses", say!(zh: "还跨越", en: "also")).room(Room::IfItFits),
        Column::words("steps", say!(zh: "步骤", en: "steps")).room(Room::IfItFits),
    ];
    let mut rows: Vec<Vec<Cell>> = rows.collect();
    if main.iter().all(|handoff| handoff.crosses.is_empty()) {
        columns.remove(3);
        for row in &mut rows {
            row.remove(3);
        }
    }
    plain_table("handoff-list", columns, rows)
}

fn matrix(pairs: &[Pair], names: &Names<'_>) -> Matrix {
    let mut items: Vec<&str> = Vec::new();
    for pair in pairs.iter().filter(|pair| pair.main > 0) {
        for id in [&*pair.from, &*pair.to] {
            if !items.contains(&id) {
                items.push(id);
            }
        }
    }
    let at = |id: &str| items.iter().position(|item| *item == id);
    let cells = pairs
        .iter()
        .filter(|pair| pair.main > 0)
        .filter_map(|pair| Some((at(&pair.from)?, at(&pair.to)?, Quantity::Count(pair.main as f64))));
    let axis = |key, head| Axis { key, head, items: items.iter().map(|id| names.department(id)).collect() };
    Matrix {
        key: "handoff-matrix",
        caption: Some(say!(zh: "交接矩阵（行移交给列）", en: "Matrix (rows hand over to columns)")),
        rows: axis("from", say!(zh: "移交", en: "from")),
        columns: axis("to", say!(zh: "接收", en: "to")),
        value: "handoffs",
        cells: cells.collect(),
    }
}

// One row for each pair of departments and carrier, over all ways through.
fn by_pair(pairs: &[Pair], names: &Names<'_>) -> Table {
    let rows = pairs.iter().flat_map(|pair| {
        let by_data = pair.expected - pair.expected_by_applicant;
        let parts = [
            (Carried::Applicant, pair.expected_by_applicant, pair.main_by_applicant),
            (Carried::Data, by_data, pair.main - pair.main_by_applicant),
        ];
        parts.into_iter().filter(|(_, expected, main)| *expected > 0.0 || *main > 0).map(|(carried, expected, main)| {
            vec![
                Cell::Named(names.department(&pair.from)),
                Cell::Named(names.department(&pair.to)),
                Cell::Named(carrier(carried)),
                counted(main as usize),
                Cell::Quantity(Quantity::Count(expected)),
                Cell::Names(pair.crosses.iter().map(|boundary| crossing(*boundary)).collect()),
            ]
        })
    });
    let head = || Text::fixed("", "");
    let columns = ["from", "to", "carried", "main", "expected", "class"].map(|key| Column::words(key, head()));
    plain_table("handoffs", columns.into(), rows.collect())
}
