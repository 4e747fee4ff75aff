//! Pictures as SVG: one file each, without anything from outside; readable in light, dark and black-and-white print.

mod charts;
mod diagram;
mod paper;
mod text;

pub(super) use text::{clean, is_direction};

use crate::report::picture::Picture;
use crate::wording::Lang;

/// A picture in one language. `key` begins the ids in it, so that several can stand on one page.
///
/// A page sets its own colours by `--zz-ink`, `--zz-paper` and so on, on the elements of class `zz`.
pub fn svg(picture: &Picture, lang: Lang, key: &str) -> String {
    match picture {
        Picture::Diagram(one) => diagram::diagram(one, lang, key),
        Picture::Pair(two) => diagram::pair(two, lang, key),
        Picture::Schedule(picture) => charts::schedule(picture, lang, key),
        Picture::Waterfall(picture) => charts::waterfall(picture, lang, key),
        Picture::Bars(picture) => charts::bars(picture, lang, key),
        Picture::Distribution(picture) => charts::distribution(picture, lang, key),
        Picture::Heat(picture) => charts::heat(picture, lang, key),
        Picture::Pairs(picture) => charts::pairs(picture, lang, key),
    }
}

/// The width and height that a picture says it has.
pub(super) fn size(svg: &str) -> (f64, f64) {
    let side = |name: &str| {
        let (_, rest) = svg.split_once(name)?;
        rest.split('"').next()?.parse().ok()
    };
    (side(" width=\"").unwrap_or(0.0), side(" height=\"").unwrap_or(0.0))
}
