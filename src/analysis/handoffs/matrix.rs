use super::chain::{self, hands_over};
use super::{Carried, Cell, Handoff, handoff};
use crate::analysis::Study;
use crate::analysis::parties::Party;
use std::collections::BTreeMap;

/// Adds up who hands to whom.
pub(super) fn of(study: &Study<'_>, main: &[Handoff]) -> Vec<Cell> {
    let mut cells: BTreeMap<(usize, usize, &str, &str), Cell> = BTreeMap::new();
    for from in 0..study.process().steps.len() {
        let Some(giver) = hands_over(study, Some(from)) else { continue };
        for (to, often) in chain::next(study, from) {
            let Some(taker) = hands_over(study, Some(to)).filter(|taker| taker.department != giver.department) else {
                continue;
            };
            let handoff = handoff(study, (from, giver), (to, taker));
            let cell = cell(study, &mut cells, giver, taker);
            let by_applicant = f64::from(u8::from(handoff.carried == Carried::Applicant));
            cell.expected += often;
            cell.expected_by_applicant += often * by_applicant;
            cell.crosses.extend(handoff.crosses);
            cell.crosses.sort_unstable();
            cell.crosses.dedup();
        }
    }
    for handoff in main {
        let ends = hands_over(study, Some(handoff.from)).zip(hands_over(study, Some(handoff.to)));
        let Some((giver, taker)) = ends else { continue };
        let cell = cell(study, &mut cells, giver, taker);
        cell.main += 1;
        cell.main_by_applicant += u64::from(handoff.carried == Carried::Applicant);
    }
    cells.into_values().collect()
}

// Departments in file order, those that are not declared last.
fn cell<'c, 'a>(
    study: &Study<'a>,
    cells: &'c mut BTreeMap<(usize, usize, &'a str, &'a str), Cell>,
    giver: Party<'a>,
    taker: Party<'a>,
) -> &'c mut Cell {
    let declared = &study.process().departments;
    let place = |party: Party<'_>| {
        declared.iter().position(|department| **department.id == *party.department).unwrap_or(declared.len())
    };
    cells.entry((place(giver), place(taker), giver.department, taker.department)).or_insert_with(|| Cell {
        from: giver.id(),
        to: taker.id(),
        expected: 0.0,
        expected_by_applicant: 0.0,
        main: 0,
        main_by_applicant: 0,
        crosses: Vec::new(),
    })
}
