//! What is asked of the applicant: materials and fields, at which step, how often.

use crate::analysis::data_items::DataItems;
use crate::analysis::materials::Materials;
use crate::model::Id;
use crate::report::build::count;
use crate::report::names::Names;
use crate::report::{Axis, Block, Matrix, Quantity, Section};
use crate::say;
use crate::wording::Text;

/// The section on materials.
pub(super) fn materials(materials: &Materials, names: &Names<'_>) -> Section {
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

fn sentence(materials: &Materials) -> Text {
    let again = materials.named.iter().filter(|(_, steps)| steps.len() > 1).count();
    let excess: usize = materials.named.iter().map(|(_, steps)| steps.len().saturating_sub(1)).sum();
    let (kinds, submissions) = (materials.kinds, materials.submissions);
    if again == 0 && !materials.numbers.is_empty() {
        return say!(submissions = submissions;
            zh: "申请人共提交 {submissions} 件次；有的步骤只写了份数，是否重复提交无从判断。",
            en: "The applicant makes {submissions} submissions; where only a number is given, nobody can tell whether one is made twice.");
    }
    if again == 0 {
        return say!(kinds = kinds, submissions = submissions;
            zh: "申请人共提交 {kinds} 种材料、{submissions} 件次，没有重复提交。",
            en: "The applicant hands in {kinds} kinds of material, {submissions} submissions, none of them twice.");
    }
    say!(kinds = kinds, submissions = submissions, again = again, excess = excess;
        zh: "申请人共提交 {kinds} 种材料、{submissions} 件次；其中 {again} 种在不止一个步骤提交，多提交 {excess} 件次。",
        en: "The applicant hands in {kinds} kinds of material, {submissions} submissions; {again} kinds are handed in at more than one step, {excess} submissions too many.")
}

fn fields_once(items: &DataItems) -> Text {
    say!(asked = items.asked; zh: "申请人共填报 {asked} 次。", en: "The applicant fills in {asked} fields.")
}

/// The section on the fields that forms ask for.
pub(super) fn data_items(items: &DataItems, names: &Names<'_>) -> Section {
    let again = items.named.iter().filter(|(_, steps)| steps.len() > 1).count();
    let sentence = if again == 0 {
        fields_once(items)
    } else {
        say!(asked = items.asked, kinds = items.kinds, again = again;
        zh: "申请人共填报 {asked} 次、{kinds} 项数据；其中 {again} 项在不止一个步骤填报。",
        en: "The applicant fills in {asked} fields, {kinds} different ones; {again} of them at more than one step.")
    };
    let mut blocks = vec![Block::Paragraph(sentence)];
    if !items.named.is_empty() {
        let head = say!(zh: "数据项", en: "data item");
        let axis = Axis { key: "data-item", head, items: items.named.iter().map(|(id, _)| names.data(id)).collect() };
        blocks.push(Block::Matrix(by_step("data-items", axis, "times", &items.named, names)));
    }
    Section::new("data-items", say!(zh: "填报数据项", en: "Fields filled in"), blocks)
}

fn matrix(materials: &Materials, names: &Names<'_>) -> Matrix {
    let head = say!(zh: "材料", en: "material");
    let items = materials.named.iter().map(|(id, _)| names.material(id)).collect();
    by_step("materials", Axis { key: "material", head, items }, "submissions", &materials.named, names)
}

// Columns are the steps that ask for anything, in the order of the file.
fn by_step(
    key: &'static str,
    rows: Axis,
    value: &'static str,
    named: &[(Id, Vec<usize>)],
    names: &Names<'_>,
) -> Matrix {
    let mut steps: Vec<usize> = named.iter().flat_map(|(_, steps)| steps.iter().copied()).collect();
    steps.sort_unstable();
    steps.dedup();
    let mut cells: Vec<(usize, usize, Quantity)> = Vec::new();
    for (row, (_, asked_at)) in named.iter().enumerate() {
        for column in asked_at.iter().filter_map(|step| steps.binary_search(step).ok()) {
            // A step may name one thing twice.
            match cells.iter_mut().rev().take_while(|cell| cell.0 == row).find(|cell| cell.1 == column) {
                Some(cell) => cell.2 = cell.2.with(cell.2.number() + 1.0),
                None => cells.push((row, column, count(1))),
            }
        }
    }
    let head = say!(zh: "步骤", en: "step");
    let columns = Axis { key: "step", head, items: steps.iter().map(|step| names.step(*step)).collect() };
    Matrix { key, caption: None, rows, columns, value, cells }
}
