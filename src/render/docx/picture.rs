//! Pictures: the vector for who can show it, dots for who cannot, words for who cannot see.

use super::Look;
use super::flow::Side;
use crate::render::drawn::Drawn;
use crate::render::png::Png;
use crate::render::xml;
use crate::wording::Lang;

/// The files of a picture.
pub(super) struct Media {
    pub png: Vec<u8>,
    pub svg: String,
}

// English Metric Units.
const MILLIMETRE: f64 = 36_000.0;
// 96 units of a drawing are an inch.
const UNIT: f64 = 25.4 / 96.0;
// Texts of 12 units are then 5.4 points high, the least that is read without effort.
const LEGIBLE: f64 = 0.6;
// Turning the page costs the reader something.
const WORTH_TURNING: f64 = 1.15;
// A picture beside the text of two pages; its letters are still legible.
const IN_BRIEFING: [f64; 2] = [140.0, 90.0];

/// Where a file of the n-th picture stands.
pub(super) fn file(number: usize, ending: &str) -> String {
    format!("word/media/image{number}.{ending}")
}

/// How the page of a picture lies: across where it would be too small to read otherwise.
pub(super) fn side(png: &Png, look: Look) -> Side {
    // A briefing of two pages has none to turn.
    if look == Look::Briefing {
        return Side::Upright;
    }
    let (upright, across) = (scale(png, Side::Upright.room()), scale(png, Side::Across.room()));
    if upright < LEGIBLE && across > upright * WORTH_TURNING { Side::Across } else { Side::Upright }
}

/// A picture; `number` tells it from the others of the document.
pub(super) fn run(drawn: &Drawn<'_>, png: &Png, number: usize, lang: Lang, look: Look) -> String {
    let room = if look == Look::Briefing { IN_BRIEFING } else { side(png, look).room() };
    let scale = scale(png, room);
    let [width, height] = millimetres(png).map(|length| (length * scale * MILLIMETRE).round() as i64);
    let alt = xml::attribute(drawn.of.alt.get(lang));
    format!(
        "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{width}\" cy=\"{height}\"/>\
         <wp:docPr id=\"{number}\" name=\"Picture {number}\" descr=\"{alt}\"/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/>\
         </wp:cNvGraphicFramePr><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>\
         <pic:nvPicPr><pic:cNvPr id=\"{number}\" name=\"image{number}.png\" descr=\"{alt}\"/><pic:cNvPicPr/></pic:nvPicPr>\
         <pic:blipFill><a:blip r:embed=\"rIdImage{number}\"><a:extLst><a:ext uri=\"{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}\">\
         <asvg:svgBlip xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" r:embed=\"rIdVector{number}\"/>\
         </a:ext></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
         <pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm>\
         <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
}

fn millimetres(png: &Png) -> [f64; 2] {
    png.size.map(|units| f64::from(units) * UNIT)
}

// As large as drawn, or as large as there is room.
fn scale(png: &Png, [wide, high]: [f64; 2]) -> f64 {
    let [width, height] = millimetres(png);
    (wide / width.max(1.0)).min(high / height.max(1.0)).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: f32, height: f32) -> Png {
        Png { bytes: Vec::new(), size: [width, height], dots: [1; 2] }
    }

    #[test]
    fn the_page_is_turned_only_for_what_would_be_too_small() {
        // 206 mm wide: three quarters of that upright.
        assert_eq!(side(&png(780.0, 340.0), Look::Report), Side::Upright);
        // 385 mm: 0.4 upright, 0.48 across.
        assert_eq!(side(&png(1456.0, 1003.0), Look::Report), Side::Across);
        // A tower gains nothing.
        assert_eq!(side(&png(700.0, 2000.0), Look::Report), Side::Upright);
        assert!((scale(&png(780.0, 340.0), Side::Upright.room()) - 156.0 / (780.0 * 25.4 / 96.0)).abs() < 1e-9);
    }
}
