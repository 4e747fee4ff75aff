//! Materials: which the applicant hands in, where, how often.

use crate::analysis::materials::Materials;
use crate::report::build::count;
use crate::report::names::Names;
use crate::report::{Axis, Block, Matrix, Section};
use crate::say;

/// The section on materials.
pub(super) fn section(materials: &Materials, names: &Names<'_>) -> Section {
    let mut blocks = vec![Block::Paragraph(sentence(materials))];
    if !materials.named.is_empty() {
        blocks.push(Block::Matrix(matrix(materials, names)));
    }
    let numbers = materials.numbers.iter().map(|(step, number)| {
        say!(step = names.step(*step), n = *number; zh: "“{step}”只写了 {n} 份，没有列出是哪些", en: "“{step}” gives a number only: {n}")
    });
    let numbers: Vec<_> = numbers.collect();
    if !numbers.is_empty() {
        blocks.push(Block::List(numbers));
    }
    Section::new("materials", say!(zh: "材料", en: "Materials"), blocks)
}

fn sentence(materials: &Materials) -> crate::wording::Text {
    let again = materials.named.iter().filter(|(_, steps)| steps.len() > 1).count();
    let excess: usize = materials.named.iter().map(|(_, steps)| steps.len().saturating_sub(1)).sum();
    let (kinds, submissions) = (materials.kinds, materials.submissions);
    if again == 0 {
        return say!(kinds = kinds, submissions = submissions;
            zh: "申请人共提交 {kinds} 种材料、{submissions} 件次，没有重复提交。",
            en: "The applicant hands in {kinds} kinds of material, {submissions} submissions, none of them twice.");
    }
    say!(kinds = kinds, submissions = submissions, again = again, excess = excess;
        zh: "申请人共提交 {kinds} 种材料、{submissions} 件次；其中 {again} 种在不止一个步骤提交，多提交 {excess} 件次。",
        en: "The applicant hands in {kinds} kinds of material, {submissions} submissions; {again} kinds are handed in at more than one step, {excess} submissions too many.")
}

// Columns are the steps that collect anything, in the order in which they are met.
fn matrix(materials: &Materials, names: &Names<'_>) -> Matrix {
    let mut steps: Vec<usize> = materials.named.iter().flat_map(|(_, steps)| steps.iter().copied()).collect();
    steps.sort_unstable();
    steps.dedup();
    let cells = materials.named.iter().enumerate().flat_map(|(row, (_, collected_at))| {
        let places = collected_at.iter().filter_map(|step| steps.binary_search(step).ok());
        places.map(move |column| (row, column, count(1)))
    });
    let cells: Vec<_> = cells.collect();
    Matrix {
        key: "materials",
        caption: Some(say!(zh: "材料 × 步骤", en: "Materials by step")),
        rows: Axis {
            key: "material",
            head: say!(zh: "材料", en: "material"),
            items: materials.named.iter().map(|(id, _)| names.material(id)).collect(),
        },
        columns: Axis {
            key: "step",
            head: say!(zh: "步骤", en: "step"),
            items: steps.iter().map(|step| names.step(*step)).collect(),
        },
        value: "submissions",
        cells,
    }
}
