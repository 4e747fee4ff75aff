//! One sheet: its title, its tables under each other, what is said of them below.

use super::plan::{self, BLOCKAGES, Findings, Piece};
use super::table::Placed;
use super::{charts, styles, table, text, width};
use crate::render::ledger;
use crate::render::words;
use crate::report::{Block, Output, Table};
use crate::wording::{Lang, Text};
use rust_xlsxwriter::{Format, Worksheet, XlsxError};

/// A sheet that is being filled from top to bottom.
pub(super) struct Page {
    /// What is written.
    pub sheet: Worksheet,
    /// The next free row.
    pub row: u32,
    /// The widths of its columns.
    pub widths: Vec<usize>,
    // Rows where pages begin: a chart stays with its table.
    breaks: Vec<u32>,
    charts: usize,
    lang: Lang,
}

/// Makes a sheet.
pub(super) fn sheet(planned: &plan::Sheet<'_>, output: &Output, lang: Lang) -> Result<Worksheet, XlsxError> {
    let listed = (planned.findings == Findings::Listed).then(|| ledger::whole(output));
    let blocks = || planned.pieces.iter().flat_map(|piece| piece.blocks.iter().copied());
    let matrices = blocks().filter_map(|block| if let Block::Matrix(matrix) = block { Some(matrix) } else { None });
    let matrices = matrices.map(|matrix| width::of_matrix(matrix, lang));
    let tables = listed.iter().chain(blocks().filter_map(shown_table)).map(|table| width::of_columns(table, lang));
    let mut wanted: Vec<Vec<usize>> = tables.chain(matrices).collect();
    // The list of findings has many columns: others follow it, lest it be too wide for a page.
    if listed.is_some() {
        wanted.truncate(1);
    }
    let mut page = Page::new(&planned.name, widths(wanted.into_iter()), lang)?;
    page.title(&planned.name)?;
    let mut placed = Vec::new();
    if let Some(table) = &listed {
        // It takes the place, and the number, of the shorter one in the text.
        page.caption(
            blocks()
                .filter_map(shown_table)
                .find(|table| table.key == BLOCKAGES)
                .and_then(|table| table.caption.as_ref()),
        )?;
        placed.push(page.table(table)?);
        page.row += 1;
    }
    let alone = planned.pieces.len() == 1 && placed.is_empty();
    for piece in &planned.pieces {
        if !alone {
            page.titled(piece)?;
        }
        placed.extend(page.piece(piece, planned.findings)?);
    }
    page.finish(&placed)
}

fn shown_table(block: &Block) -> Option<&Table> {
    match block {
        Block::Table(table) | Block::View(table) if !table.rows.is_empty() => Some(table),
        _ => None,
    }
}

// A column is as wide as the widest that stands in it in any of the sheet's tables.
fn widths(all: impl Iterator<Item = Vec<usize>>) -> Vec<usize> {
    let mut widths = vec![6];
    for (at, width) in all.flat_map(|one| one.into_iter().enumerate()) {
        match widths.get_mut(at + 1) {
            Some(widest) => *widest = width.max(*widest),
            None => widths.push(width),
        }
    }
    widths
}

impl Page {
    /// An empty sheet with columns so wide, and more where a page has room for them.
    pub fn new(name: &str, mut widths: Vec<usize>, lang: Lang) -> Result<Page, XlsxError> {
        while widths.iter().sum::<usize>() < width::PAGE {
            let missing = width::PAGE - widths.iter().sum::<usize>();
            widths.push(missing.clamp(4, 12));
        }
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?;
        for (at, width) in widths.iter().enumerate() {
            sheet.set_column_width(at as u16, *width as f64)?;
        }
        Ok(Page { sheet, row: 0, widths, breaks: Vec::new(), charts: 0, lang })
    }

    /// The title over all columns.
    pub fn title(&mut self, title: &str) -> Result<(), XlsxError> {
        self.across(title, &styles::title(self.lang), 26.0)
    }

    /// A heading over all columns.
    pub fn heading(&mut self, heading: &str) -> Result<(), XlsxError> {
        let lines = text::lines(heading, self.width());
        self.across(heading, &styles::heading(self.lang), 18.0 * lines as f64)
    }

    /// A text over all columns, in as many lines as it needs.
    pub fn paragraph(&mut self, said: &str, style: &Format) -> Result<(), XlsxError> {
        let lines = text::lines(said, self.width());
        self.across(said, style, (15.0 * lines as f64 + 2.0).min(width::HIGHEST))
    }

    fn width(&self) -> usize {
        self.widths.iter().sum()
    }

    // Excel does not fit rows to merged cells by itself.
    fn across(&mut self, said: &str, style: &Format, height: f64) -> Result<(), XlsxError> {
        let (said, last) = (text::fit(said), self.widths.len().saturating_sub(1).max(1) as u16);
        self.sheet.merge_range(self.row, 0, self.row, last, &said, style)?;
        self.sheet.set_row_height(self.row, height)?;
        self.row += 1;
        Ok(())
    }

    fn titled(&mut self, piece: &Piece<'_>) -> Result<(), XlsxError> {
        let title = piece.title.as_ref().map(|title| title.get(self.lang)).filter(|title| *title != self.sheet.name());
        title.map_or(Ok(()), |title| self.heading(title))
    }

    fn piece(&mut self, piece: &Piece<'_>, findings: Findings) -> Result<Vec<Placed>, XlsxError> {
        let mut placed = Vec::new();
        for block in &piece.blocks {
            if findings == Findings::Listed && shown_table(block).is_some_and(|table| table.key == BLOCKAGES) {
                continue;
            }
            self.said(block)?;
            placed.extend(self.drawn(block)?);
        }
        self.row += 1;
        Ok(placed)
    }

    fn drawn(&mut self, block: &Block) -> Result<Option<Placed>, XlsxError> {
        match block {
            Block::Table(table) | Block::View(table) if !table.rows.is_empty() => {
                // The first stands on the first page.
                if charts::is_drawn(table) {
                    self.charts += 1;
                    if self.charts > 1 {
                        self.break_here();
                    }
                }
                self.caption(table.caption.as_ref())?;
                Ok(Some(self.table(table)?))
            }
            Block::Matrix(matrix) if !matrix.cells.is_empty() => {
                self.caption(matrix.caption.as_ref())?;
                let placed = table::matrix(&mut self.sheet, matrix, self.row, &self.widths, self.lang)?;
                self.row = placed.end + 1;
                Ok(Some(placed))
            }
            _ => Ok(None),
        }
    }

    fn caption(&mut self, caption: Option<&Text>) -> Result<(), XlsxError> {
        caption.map_or(Ok(()), |caption| self.heading(caption.get(self.lang)))
    }

    fn table(&mut self, table: &Table) -> Result<Placed, XlsxError> {
        let placed = table::write(&mut self.sheet, table, self.row, &self.widths, self.lang)?;
        self.row = placed.end + 1;
        if let Some(rows) = charts::beside(&mut self.sheet, table, &placed, self.row, self.lang)? {
            self.row += rows + 1;
        }
        Ok(placed)
    }

    fn said(&mut self, block: &Block) -> Result<(), XlsxError> {
        let lang = self.lang;
        match block {
            Block::Paragraph(text) => self.paragraph(text.get(lang), &styles::paragraph(lang)),
            Block::Source(text) => self.paragraph(text.get(lang), &styles::note(lang)),
            Block::Yaml(text) => self.paragraph(text.get(lang), &styles::note(lang)),
            Block::Note(text) => self.paragraph(&words::note(text.get(lang), lang), &styles::note(lang)),
            Block::List(texts) => texts.iter().enumerate().try_for_each(|(at, text)| self.item(at + 1, text)),
            _ => Ok(()),
        }
    }

    fn item(&mut self, number: usize, text: &Text) -> Result<(), XlsxError> {
        self.paragraph(&format!("{number}. {}", text.get(self.lang)), &styles::paragraph(self.lang))
    }

    /// What follows begins a page.
    pub fn break_here(&mut self) {
        self.breaks.push(self.row);
    }

    /// Lays the sheet out for the screen and for paper: A4 landscape, as wide as a page, heads in sight.
    pub fn finish(mut self, placed: &[Placed]) -> Result<Worksheet, XlsxError> {
        let sheet = &mut self.sheet;
        // A chart and its table are read together.
        let high = u16::from(self.charts == 1);
        sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, high);
        sheet.set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3);
        sheet.set_footer("&C&P / &N");
        sheet.set_page_breaks(&self.breaks)?;
        match placed {
            [] => {}
            [only] => {
                // Where one table is all there is its head stands on every page.
                sheet.set_repeat_rows(0, only.head)?;
                framed(sheet, only)?;
            }
            [first, ..] => {
                sheet.set_repeat_rows(0, 0)?;
                framed(sheet, first)?;
            }
        }
        Ok(self.sheet)
    }
}

// The head stays in sight and filters, the sum left out.
fn framed(sheet: &mut Worksheet, placed: &Placed) -> Result<(), XlsxError> {
    if placed.head > 4 || placed.last <= placed.head {
        return Ok(());
    }
    sheet.set_freeze_panes(placed.head + 1, placed.frozen)?;
    sheet.autofilter(placed.head, 0, placed.last, placed.right - 1)?;
    Ok(())
}
