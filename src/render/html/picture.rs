use super::text::{self, Tongue};
use crate::render::svg::{size, svg};
use crate::report::Illustration;
use crate::say;
use crate::wording::Text;

/// A drawing on the page.
pub(super) struct Figure {
    pub html: String,
    /// On paper it has a page across to itself: upright it could not be read.
    pub is_across: bool,
}

/// On a page upright, text in what is wider than this is smaller than seven points.
const UPRIGHT: f64 = 860.0;
/// Drawings are not shown smaller than this part of their size: where there is less room, their frame scrolls.
const SMALLEST: f64 = 0.72;

/// A drawing with its caption and its source. It stands in the first language; what is seen in it is said in each.
pub(super) fn figure(picture: &Illustration, source: Option<&Text>, nth: usize, tongue: Tongue) -> Figure {
    let svg = svg(&picture.drawing, tongue.first, &format!("p{nth}"));
    let (wide, _) = size(&svg);
    let svg = if nth > 1 { without_style(svg) } else { svg };
    let alt = text::attribute(picture.alt.get(tongue.first));
    let caption = picture.caption.as_ref().map(|caption| tongue.said(caption)).unwrap_or_default();
    let source = source.map(|source| format!("<p class=\"source\">{}</p>", tongue.said(source))).unwrap_or_default();
    let html = format!(
        "<figure data-key=\"{}\"><div class=\"drawing\" role=\"img\" aria-label=\"{alt}\" tabindex=\"0\">\
         <div style=\"--least:{}px\">{svg}</div></div>\n<figcaption>{caption}{}{source}</figcaption></figure>\n",
        picture.key,
        (wide * SMALLEST).floor(),
        in_words(&picture.alt, tongue),
    );
    Figure { html, is_across: wide > UPRIGHT }
}

// The first picture of a page has the colours of all.
fn without_style(svg: String) -> String {
    match (svg.find("<style>"), svg.find("</style>\n")) {
        (Some(from), Some(to)) if from < to => format!("{}{}", &svg[..from], &svg[to + "</style>\n".len()..]),
        _ => svg,
    }
}

// For who reads the second language, which the drawing does not have.
fn in_words(alt: &Text, tongue: Tongue) -> String {
    if tongue.second.is_none() {
        return String::new();
    }
    let head = tongue.inline(&say!(zh: "图中内容", en: "In words"));
    format!("<details><summary>{head}</summary><p>{}</p></details>", tongue.said(alt))
}
