//! The annex: lists, bases, and the files that everything rests on.

use super::{Input, Part};
use crate::model::words::{Issuer, Word};
use crate::model::{Basis, Process};
use crate::report::build::{NOTHING, counted, name_or_empty, plain_table};
use crate::report::names::Names;
use crate::report::{Block, Cell, Column, Named, Table};
use crate::say;
use crate::wording::Text;

/// Every material that the file names; `None` where it names none.
pub(super) fn materials(process: &Process, names: &Names<'_>, source: &Text) -> Option<Part> {
    let rows: Vec<Vec<Cell>> = process
        .materials
        .iter()
        .enumerate()
        .map(|(at, material)| {
            let issuer = material.issuer.as_ref().map(|issuer| issued_by(&issuer.value, names));
            vec![
                counted(at + 1),
                Cell::Named(names.material(&material.id.value)),
                issuer.map_or(Cell::NotStated, Cell::Named),
                material.form.as_ref().map_or(Cell::NotStated, |form| Cell::Text(word(form.value))),
                material.need.as_ref().map_or(Cell::NotStated, |need| Cell::Text(word(need.value))),
                cited(&material.basis),
            ]
        })
        .collect();
    let columns = vec![
        number(),
        Column::words("material", say!(zh: "材料", en: "material")),
        Column::words("issuer", say!(zh: "出具机构", en: "issued by")),
        Column::words("form", say!(zh: "形式", en: "form")),
        Column::words("need", say!(zh: "必要性", en: "need")),
        Column::words("basis", say!(zh: "依据", en: "basis")),
    ];
    listed("material-list", say!(zh: "材料清单", en: "Materials"), columns, rows, source)
}

/// Every data item that the file names; `None` where it names none.
pub(super) fn data_items(process: &Process, names: &Names<'_>, source: &Text) -> Option<Part> {
    let rows: Vec<Vec<Cell>> = process
        .data
        .iter()
        .enumerate()
        .map(|(at, item)| {
            let owner = item.owner.as_ref().map(|owner| names.party(&owner.value));
            vec![counted(at + 1), Cell::Named(names.data(&item.id.value)), owner.map_or(Cell::NotStated, Cell::Named)]
        })
        .collect();
    let columns = vec![
        number(),
        Column::words("data-item", say!(zh: "数据项", en: "data item")),
        Column::words("owner", say!(zh: "数据来源部门", en: "kept by")),
    ];
    listed("data-list", say!(zh: "填报数据项清单", en: "Data items"), columns, rows, source)
}

/// Every legal basis with what rests on it; `None` where none is written.
pub(super) fn bases(process: &Process, names: &Names<'_>, source: &Text) -> Option<Part> {
    let item = process.item.iter().map(|item| (Cell::Text(say!(zh: "事项", en: "the item")), &item.value.basis));
    let steps = process.steps.iter().enumerate();
    let steps = steps.filter_map(|(at, step)| Some((Cell::Named(names.step(at)), &step.more.as_ref()?.basis)));
    let materials = process.materials.iter();
    let materials = materials.map(|material| (Cell::Named(names.material(&material.id.value)), &material.basis));
    let cited =
        item.chain(steps).chain(materials).flat_map(|(of, basis)| basis.iter().map(move |cited| (of.clone(), cited)));
    let rows: Vec<Vec<Cell>> = cited
        .map(|(of, cited)| {
            let cited = &cited.value;
            let article = cited.article.as_ref().map_or(Cell::Empty, |article| Cell::Text(Text::same(&**article)));
            vec![of, Cell::Text(Text::same(&*cited.law)), article, Cell::Mark(cited.mandatory)]
        })
        .collect();
    let columns = vec![
        Column::words("of", say!(zh: "对象", en: "of")),
        Column::words("law", say!(zh: "依据", en: "law or document")),
        Column::words("article", say!(zh: "条款", en: "article")),
        Column::marks("mandatory", say!(zh: "强制", en: "mandatory")),
    ];
    listed("basis-list", say!(zh: "依据汇编", en: "Legal bases"), columns, rows, source)
}

/// The input files with their hashes, and what they say of their own sources.
pub(super) fn provenance(inputs: &[Input], processes: &[&Process], source: &Text) -> Part {
    let same = |word: &String| Cell::Named(Named::new(word.clone(), Text::same(word.clone())));
    let rows = inputs.iter().map(|input| vec![same(&input.file), input.sha256.as_ref().map_or(Cell::NotStated, same)]);
    let columns = vec![
        Column::words("file", say!(zh: "文件", en: "file")),
        Column::words("sha256", Text::fixed("SHA-256", "SHA-256")),
    ];
    let caption = Some(say!(zh: "输入文件", en: "Input files"));
    let files = Table { caption, ..plain_table("inputs", columns, rows.collect()) };
    let mut blocks = vec![Block::Table(files)];
    let drawn: Vec<Vec<Cell>> = processes.iter().flat_map(|process| drawn_from(process)).collect();
    if !drawn.is_empty() {
        let columns = vec![
            Column::words("from", say!(zh: "资料", en: "drawn from")),
            Column::words("extracted", say!(zh: "摘录时间", en: "extracted")),
            Column::words("by", say!(zh: "摘录人", en: "by")),
            Column::words("note", say!(zh: "说明", en: "note")),
        ];
        let caption = Some(say!(zh: "流程文件所依据的资料", en: "What the process files are drawn from"));
        blocks.push(Block::View(Table { caption, ..plain_table("sources", columns, drawn) }));
    }
    let made = say!(version = env!("CARGO_PKG_VERSION");
        zh: "由 zaizao {version} 生成；文件和选项相同，得出的报告逐字节相同。", en: "Made by zaizao {version}; the same files and options give the same bytes.");
    blocks.push(Block::Note(made));
    Part::new(say!(zh: "数据出处", en: "Provenance"), blocks, source)
}

fn drawn_from(process: &Process) -> Vec<Vec<Cell>> {
    let written = |word: &Option<Box<str>>| word.as_ref().map_or(Cell::Empty, |word| Cell::Text(Text::same(&**word)));
    let rows = process.provenance.iter().map(|from| {
        let from = &from.value;
        vec![written(&from.file), written(&from.extracted), written(&from.by), written(&from.note)]
    });
    rows.collect()
}

fn listed(key: &'static str, title: Text, columns: Vec<Column>, rows: Vec<Vec<Cell>>, source: &Text) -> Option<Part> {
    (!rows.is_empty()).then(|| Part::new(title, vec![Block::View(plain_table(key, columns, rows))], source))
}

fn number() -> Column {
    Column::numbers("number", say!(zh: "序号", en: "no."))
}

fn word<W: crate::model::words::Word>(word: W) -> Text {
    word.text()
}

fn cited(basis: &Basis) -> Cell {
    let named = basis.iter().map(|cited| {
        let article = cited.value.article.as_ref().map_or(NOTHING, |article| Text::same(&**article));
        let law = &*cited.value.law;
        Named::new(law, say!(law = law, article = article; zh: "{law}{article}", en: "{law} {article}"))
    });
    let named: Vec<Named> = named.collect();
    if named.is_empty() { name_or_empty(None) } else { Cell::Names(named) }
}

// A department of the file, or a word of the language.
fn issued_by(issuer: &str, names: &Names<'_>) -> Named {
    match Issuer::read(issuer) {
        Some(word) => Named::new(issuer, word.text()),
        None => names.party(issuer),
    }
}
