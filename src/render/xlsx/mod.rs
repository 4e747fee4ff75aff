//! A report as a workbook of Excel: real numbers, formulas where a number follows from others, charts that Excel draws itself.

mod cell;
mod charts;
mod cover;
mod page;
mod pictures;
mod plan;
mod styles;
mod table;
mod text;
mod width;

use crate::report::{Output, Summary};
use crate::wording::Lang;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use std::io;

/// Writes an output as a workbook, in one language or in one after the other. The same output gives the same bytes.
///
/// # Errors
/// When it has more rows than a sheet can have, or cannot be packed.
pub fn workbook(output: &Output, langs: &[Lang], summary: &Summary) -> io::Result<Vec<u8>> {
    made(output, langs, summary).map_err(io::Error::other)
}

fn made(output: &Output, langs: &[Lang], summary: &Summary) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(output, langs.first().copied().unwrap_or(Lang::Zh))?);
    for lang in langs.iter().copied() {
        let sheets = plan::sheets(output, lang);
        let pictures = pictures::sheet(output, lang)?;
        let drawn = pictures::entry(pictures.as_ref());
        workbook.push_worksheet(cover::sheet(output, &sheets, drawn, lang, summary)?);
        for sheet in &sheets {
            workbook.push_worksheet(page::sheet(sheet, output, lang)?);
        }
        pictures.into_iter().for_each(|sheet| {
            workbook.push_worksheet(sheet);
        });
    }
    workbook.save_to_buffer()
}

// No clock: a file has the day that its crate takes for "unknown".
fn properties(output: &Output, lang: Lang) -> Result<DocProperties, XlsxError> {
    let unknown = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let title = cover::title(output);
    Ok(DocProperties::new().set_title(text::short(title.get(lang), 200)).set_creation_datetime(&unknown))
}
