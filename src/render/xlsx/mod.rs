//! A report as a workbook of Excel: real numbers, formulas where a number follows from others, charts that Excel draws itself.

mod cell;
mod charts;
mod cover;
mod page;
mod plan;
mod styles;
mod table;
mod text;
mod width;

use crate::report::{Output, Summary};
use crate::wording::Lang;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use std::io;

/// Writes an output as a workbook in one language. The same output gives the same bytes.
///
/// # Errors
/// When it has more rows than a sheet can have, or cannot be packed.
pub fn workbook(output: &Output, lang: Lang, summary: &Summary) -> io::Result<Vec<u8>> {
    made(output, lang, summary).map_err(io::Error::other)
}

fn made(output: &Output, lang: Lang, summary: &Summary) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(output, lang)?);
    let sheets = plan::sheets(output, lang);
    workbook.push_worksheet(cover::sheet(output, &sheets, lang, summary)?);
    for sheet in &sheets {
        workbook.push_worksheet(page::sheet(sheet, output, lang)?);
    }
    workbook.save_to_buffer()
}

// No clock: a file has the day that its crate takes for "unknown".
fn properties(output: &Output, lang: Lang) -> Result<DocProperties, XlsxError> {
    let unknown = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let title = cover::title(output);
    Ok(DocProperties::new().set_title(text::short(title.get(lang), 200)).set_creation_datetime(&unknown))
}
