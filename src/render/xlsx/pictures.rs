//! The sheet of pictures, as large as they are drawn; on paper the sheet is shrunk to its widest.

use super::page::Page;
use super::{charts, styles, text};
use crate::render::drawn::{self, Drawn};
use crate::report::Output;
use crate::wording::{Lang, Text};
use rust_xlsxwriter::{Image, Worksheet, XlsxError};

// Columns so wide are so many units of a drawing, 96 to the inch.
const COLUMN: usize = 14;
const COLUMN_UNITS: f64 = 103.0;
// A row that nobody made higher.
const ROW_UNITS: f64 = 20.0;
// Between the margins of A4 landscape.
const PAPER: [f64; 2] = [1026.0, 670.0];
// What a caption and the room around a picture take.
const AROUND: f64 = 80.0;

// What rust_xlsxwriter takes Excel's limit to be, less the sign of a cut.
const ALT: usize = 254;

/// Makes the sheet; nothing where there is no picture that Excel does not draw by itself.
pub(super) fn sheet(output: &Output, lang: Lang) -> Result<Option<Worksheet>, XlsxError> {
    let all = drawn::all(output, lang);
    let pictures: Vec<&Drawn<'_>> = all.iter().filter(|one| !charts::replaces(&one.of.drawing, output)).collect();
    if pictures.is_empty() {
        return Ok(None);
    }
    let wide = pictures.iter().filter_map(|one| one.png.as_ref().ok()).map(|png| f64::from(png.size[0]));
    let wide = wide.fold(PAPER[0], f64::max);
    let columns = (wide / COLUMN_UNITS).ceil() as usize;
    let mut page = Page::new(name(lang), vec![COLUMN; columns], lang)?;
    page.title(name(lang))?;
    // How much of the sheet one page of paper holds.
    let high = PAPER[1] * (columns as f64 * COLUMN_UNITS / PAPER[0]).max(1.0) - AROUND;
    let mut left = high;
    for one in pictures {
        let units = one.png.as_ref().map_or(ROW_UNITS * 3.0, |png| f64::from(png.size[1]).min(high)) + AROUND;
        if units > left && left < high {
            page.break_here();
            left = high;
        }
        left -= units;
        put(&mut page, one, high - AROUND, lang)?;
    }
    page.finish(&[]).map(Some)
}

fn name(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "图",
        Lang::En => "Pictures",
    }
}

fn put(page: &mut Page, one: &Drawn<'_>, high: f64, lang: Lang) -> Result<(), XlsxError> {
    let title = one.of.caption.as_ref().unwrap_or(one.of.drawing.title());
    page.heading(title.get(lang))?;
    let png = match &one.png {
        Ok(png) => png,
        Err(why) => {
            page.paragraph(&drawn::in_place(one.of, why, lang), &styles::note(lang))?;
            page.row += 1;
            return Ok(());
        }
    };
    let image = Image::new_from_buffer(&png.bytes)?;
    let size = png.size.map(f64::from);
    let scale = (high / size[1].max(1.0)).min(1.0);
    // There are more dots than units.
    let image = image
        .set_scale_width(size[0] * scale / f64::from(png.dots[0]))
        .set_scale_height(size[1] * scale / f64::from(png.dots[1]))
        .set_alt_text(text::short(one.of.alt.get(lang), ALT));
    page.sheet.insert_image(page.row, 0, &image)?;
    page.row += (size[1] * scale / ROW_UNITS).ceil() as u32 + 1;
    Ok(())
}

/// What the cover says of the sheet, where there is one.
pub(super) fn entry(sheet: Option<&Worksheet>) -> Option<(String, Text)> {
    let what = Text::fixed("流程图、时间分布等图", "Diagrams and charts");
    sheet.map(|sheet| (sheet.name(), what))
}
