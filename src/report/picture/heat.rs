//! Who hands to whom, and which material is handed in where.

use super::{Heat, HeatCell};
use crate::analysis::Study;
use crate::analysis::handoffs::{Cell, Handoffs};
use crate::analysis::materials::Materials;
use crate::report::names::{Names, text};
use crate::report::{Axis, Named};
use crate::say;
use crate::wording::Text;

/// Handoffs on the main scenario; `None` where there are none.
pub fn handoffs(study: &Study<'_>, handoffs: &Handoffs) -> Option<Heat> {
    let names = Names::of(study.process());
    let pairs: Vec<_> = handoffs.matrix.iter().filter(|pair| pair.main > 0).collect();
    let mut ids: Vec<&str> = Vec::new();
    for id in pairs.iter().flat_map(|pair| [&*pair.from, &*pair.to]) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    let place = |id: &str| ids.iter().position(|other| *other == id);
    let cell = |pair: &&Cell| {
        let (number, marked) = (pair.main as f64, pair.main_by_applicant as f64);
        Some(HeatCell { row: place(&pair.from)?, column: place(&pair.to)?, number, marked })
    };
    let cells: Vec<HeatCell> = pairs.iter().filter_map(cell).collect();
    let axis = |key, head| Axis { key, head, items: ids.iter().map(|id| names.department(id)).collect() };
    let total: f64 = cells.iter().map(|cell| cell.number).sum();
    let by_applicant: f64 = cells.iter().map(|cell| cell.marked).sum();
    let name = text(&study.process().name());
    (!cells.is_empty()).then(|| Heat {
        title: say!(name = name; zh: "{name}：部门交接", en: "{name}: handoffs between departments"),
        about: say!(total = total as usize, by = by_applicant as usize;
            zh: "行移交给列；主情形下共 {total} 次，其中申请人跑腿 {by} 次。",
            en: "Rows hand over to columns; {total} on the main scenario, {by} of them carried by the applicant."),
        rows: axis("from", say!(zh: "移交", en: "from")),
        columns: axis("to", say!(zh: "接收", en: "to")),
        cells,
        marked: Some(say!(zh: "申请人跑腿", en: "carried by the applicant")),
    })
}

/// Which material is handed in at which step; `None` where nothing is named.
pub fn materials(study: &Study<'_>, materials: Option<&Materials>) -> Option<Heat> {
    let named = &materials?.named;
    let names = Names::of(study.process());
    let mut steps: Vec<usize> = named.iter().flat_map(|(_, steps)| steps.iter().copied()).collect();
    steps.sort_unstable();
    steps.dedup();
    let mut cells: Vec<HeatCell> = Vec::new();
    for (row, (_, asked_at)) in named.iter().enumerate() {
        for column in asked_at.iter().filter_map(|step| steps.binary_search(step).ok()) {
            match cells.iter_mut().rev().take_while(|cell| cell.row == row).find(|cell| cell.column == column) {
                Some(cell) => cell.number += 1.0,
                None => cells.push(HeatCell { row, column, number: 1.0, marked: 0.0 }),
            }
        }
    }
    let again = named.iter().filter(|(_, steps)| steps.len() > 1).count();
    let items = |head: Text, key, items: Vec<Named>| Axis { key, head, items };
    let name = text(&study.process().name());
    (!cells.is_empty()).then(|| Heat {
        title: say!(name = name; zh: "{name}：材料在哪些步骤提交", en: "{name}: which material is handed in where"),
        about: say!(kinds = named.len(), again = again;
            zh: "{kinds} 种材料，其中 {again} 种在不止一个步骤提交。",
            en: "{kinds} kinds of material, {again} of them handed in at more than one step."),
        rows: items(
            say!(zh: "材料", en: "material"),
            "material",
            named.iter().map(|(id, _)| names.material(id)).collect(),
        ),
        columns: items(say!(zh: "步骤", en: "step"), "step", steps.iter().map(|step| names.step(*step)).collect()),
        cells,
        marked: None,
    })
}
