//! The first sheet: what the workbook is about, its few main figures, what stands where, how numbers are to be read.

use super::cell::{Unit, Written, written};
use super::page::Page;
use super::plan::{self, Sheet};
use super::table::{Place, number_head, put};
use super::{styles, text};
use crate::render::words;
use crate::report::{Align, Block, Cell, KeyFigure, Output, Summary, Tone};
use crate::say;
use crate::wording::{Lang, Text};
use rust_xlsxwriter::{Url, Worksheet, XlsxError};

const WIDTHS: [usize; 4] = [6, 30, 22, 62];

/// What the workbook is about.
pub(super) fn title(output: &Output) -> Text {
    let only = match &*output.reports {
        [report] => report.title.clone(),
        _ => None,
    };
    only.unwrap_or_else(|| say!(zh: "流程检查结果", en: "What was found in the processes"))
}

/// Makes the sheet.
pub(super) fn sheet(
    output: &Output,
    sheets: &[Sheet<'_>],
    drawn: Option<(String, Text)>,
    lang: Lang,
    summary: &Summary,
) -> Result<Worksheet, XlsxError> {
    let mut page = Page::new(Text::fixed("封面", "Cover").get(lang), WIDTHS.to_vec(), lang)?;
    page.title(title(output).get(lang))?;
    for text in by_whom(output) {
        page.paragraph(text.get(lang), &styles::paragraph(lang))?;
    }
    for (zh, en) in READING {
        page.paragraph(Text::fixed(zh, en).get(lang), &styles::note(lang))?;
    }
    page.row += 1;
    for text in said(output) {
        page.paragraph(text.get(lang), &styles::paragraph(lang))?;
        page.row += 1;
    }
    figures(&mut page, output, lang)?;
    files(&mut page, output, lang)?;
    contents(&mut page, sheets, drawn, lang)?;
    // Where the output counts its findings.
    let blocks = output.reports.iter().flat_map(|report| &report.sections).chain(&output.closing);
    if blocks.flat_map(|section| &section.blocks).any(|block| matches!(block, Block::Summary)) {
        page.paragraph(words::summary(summary).get(lang), &styles::paragraph(lang))?;
    }
    let by = concat!("zaizao ", env!("CARGO_PKG_VERSION"));
    page.paragraph(by, &styles::note(lang))?;
    page.finish(&[])
}

// What a reader must know before quoting a number.
const READING: &[(&str, &str)] = &[
    (
        "时间以工作日为单位（“日”），是精确的数，只在显示时四舍五入；“未注明”表示流程文件没有写，不是零。",
        "Times are in working days (d), exact, rounded only where they are shown; “not stated” means that the file does not say it, not zero.",
    ),
    (
        "合计、压减数、压减率、瀑布图各级是公式：改一格，其余随之重算。其他数由模型算出，改动后请重新生成。",
        "Totals, cuts, rates and the levels of the waterfall are formulas: change a cell and they follow. Other numbers are computed from the model; make the workbook anew after changing it.",
    ),
];

// Who and when, where it is said.
fn by_whom(output: &Output) -> Vec<&Text> {
    let covers = output.reports.iter().flat_map(|report| &report.sections).filter(|section| section.key == "cover");
    covers.flat_map(|section| &section.blocks).filter_map(paragraph).collect()
}

// What the five cuts come to, ready to be quoted.
fn said(output: &Output) -> Vec<Text> {
    let pieces = plan::pieces(output);
    let first = |key: &str| {
        let of = pieces.iter().filter(|piece| piece.has(key));
        of.filter_map(|piece| piece.blocks.iter().copied().find_map(paragraph)).cloned().collect::<Vec<Text>>()
    };
    // A briefing begins with it.
    [first("overview"), first("five-cuts")].into_iter().find(|said| !said.is_empty()).unwrap_or_default()
}

fn paragraph(block: &Block) -> Option<&Text> {
    if let Block::Paragraph(text) = block { Some(text) } else { None }
}

fn headed(page: &mut Page, heads: [Text; 3], lang: Lang) -> Result<(), XlsxError> {
    number_head(&mut page.sheet, page.row, lang)?;
    for (at, head) in heads.iter().enumerate() {
        page.sheet.write_string_with_format(page.row, 1 + at as u16, head.get(lang), &styles::head(lang))?;
    }
    page.row += 1;
    Ok(())
}

fn line(page: &mut Page, number: usize, cells: [Written; 3], lang: Lang) -> Result<(), XlsxError> {
    let style = |align| styles::cell(lang, align, Tone::Plain);
    page.sheet.write_number_with_format(page.row, 0, number as f64, &style(Align::Centre))?;
    for (at, written) in cells.iter().enumerate() {
        let align = if matches!(written, Written::Number(..)) { Align::Right } else { Align::Left };
        put(&mut page.sheet, Place { row: page.row, column: 1 + at as u16 }, written, None, style(align))?;
    }
    page.row += 1;
    Ok(())
}

fn figures(page: &mut Page, output: &Output, lang: Lang) -> Result<(), XlsxError> {
    let blocks = || output.reports.iter().flat_map(|report| &report.sections).flat_map(|section| &section.blocks);
    let all: Vec<&KeyFigure> = blocks()
        .filter_map(|block| if let Block::Headline(figures) = block { Some(figures) } else { None })
        .flatten()
        .collect();
    if all.is_empty() {
        return Ok(());
    }
    let heads = [Text::fixed("指标", "figure"), Text::fixed("数值", "value"), Text::fixed("说明", "of it")];
    headed(page, heads, lang)?;
    for (nth, figure) in all.into_iter().enumerate() {
        let unit = figure.unit.get(lang);
        let mut value = written(&figure.value, Unit::InCell, lang);
        if let (Written::Number(_, format), Cell::Quantity(_)) = (&mut value, &figure.value)
            && !unit.is_empty()
        {
            format.push_str(&format!("\" {}\"", unit.replace('"', "")));
        }
        let aside = figure.aside.as_ref().map_or(Written::Blank, |text| Written::Words(text.get(lang).to_owned()));
        line(page, nth + 1, [Written::Words(figure.name.get(lang).to_owned()), value, aside], lang)?;
    }
    let headlines = output.reports.iter().flat_map(|report| &report.sections).filter(|one| one.key == "headline");
    for block in headlines.flat_map(|section| &section.blocks) {
        if let Block::Note(text) = block {
            page.paragraph(&words::note(text.get(lang), lang), &styles::note(lang))?;
        }
    }
    page.row += 1;
    Ok(())
}

fn files(page: &mut Page, output: &Output, lang: Lang) -> Result<(), XlsxError> {
    let heads = [Text::fixed("流程", "process"), Text::fixed("版本", "variant"), Text::fixed("文件", "file")];
    headed(page, heads, lang)?;
    for (nth, subject) in output.reports.iter().flat_map(|report| &report.subjects).enumerate() {
        let words =
            [subject.name.get(lang).to_owned(), words::variant(subject).get(lang).to_owned(), subject.file.clone()];
        line(
            page,
            nth + 1,
            words.map(|text| if text.is_empty() { Written::Blank } else { Written::Words(text) }),
            lang,
        )?;
    }
    page.row += 1;
    Ok(())
}

fn contents(page: &mut Page, sheets: &[Sheet<'_>], drawn: Option<(String, Text)>, lang: Lang) -> Result<(), XlsxError> {
    headed(page, [Text::fixed("工作表", "sheet"), CONTENT, Text::fixed("", "")], lang)?;
    page.sheet.merge_range(page.row - 1, 2, page.row - 1, 3, CONTENT.get(lang), &styles::head(lang))?;
    let style = styles::cell(lang, Align::Left, Tone::Plain);
    let of_sheet = |sheet: &Sheet<'_>| {
        let mut titles: Vec<Text> = Vec::new();
        for title in sheet.pieces.iter().filter_map(|piece| piece.title.clone()) {
            if !titles.contains(&title) {
                titles.push(title);
            }
        }
        (sheet.name.clone(), Text::list(&titles))
    };
    for (nth, (name, what)) in sheets.iter().map(of_sheet).chain(drawn).enumerate() {
        let row = page.row;
        line(page, nth + 1, [Written::Blank, Written::Blank, Written::Blank], lang)?;
        let url = Url::new(format!("internal:'{name}'!A1")).set_text(&name);
        page.sheet.write_url_with_format(row, 1, url, &styles::link(lang))?;
        let what = text::fit(what.get(lang));
        page.sheet.merge_range(row, 2, row, 3, &what, &style)?;
        page.sheet.set_row_height(row, 15.0 * text::lines(&what, WIDTHS[2] + WIDTHS[3]) as f64 + 3.0)?;
    }
    page.row += 1;
    Ok(())
}

const CONTENT: Text = Text::fixed("内容", "what stands there");
