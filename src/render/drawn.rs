//! The pictures of an output for formats that keep them as files: as SVG for programs that know it, as PNG for those that do not.

use super::png::{self, Png};
use super::svg::svg;
use crate::report::{Block, Illustration, Output, Section};
use crate::wording::{Lang, Text};
use rayon::prelude::*;

// A page shrinks most pictures to two thirds, which makes 200 dots to the inch of it.
const DENSITY: f32 = 1.5;

/// A picture in one language.
#[derive(Debug)]
pub(super) struct Drawn<'o> {
    /// What it shows.
    pub of: &'o Illustration,
    /// It, without the styles of a page: Office programs know neither variables nor dark paper.
    pub svg: String,
    /// It in dots, or why there is none.
    pub png: Result<Png, Text>,
}

/// All pictures of an output, in the order of its blocks.
pub(super) fn all(output: &Output, lang: Lang) -> Vec<Drawn<'_>> {
    let sections = output.reports.iter().flat_map(|report| &report.sections).chain(&output.closing);
    let pictures: Vec<&Illustration> = sections.flat_map(in_section).collect();
    // Each takes tens of milliseconds.
    pictures.into_par_iter().map(|of| drawn(of, lang)).collect()
}

/// The pictures of a section.
pub(super) fn in_section(section: &Section) -> impl Iterator<Item = &Illustration> {
    section.blocks.iter().filter_map(|block| match block {
        Block::Picture(picture) => Some(&**picture),
        _ => None,
    })
}

/// What stands in place of a picture that could not be made.
pub(super) fn in_place(of: &Illustration, why: &Text, lang: Lang) -> String {
    let (alt, why) = (of.alt.get(lang), why.get(lang));
    match lang {
        Lang::Zh => format!("此处的图未能生成（{why}）。图中内容：{alt}"),
        Lang::En => format!("The picture that belongs here could not be made: {why}. It shows: {alt}"),
    }
}

fn drawn(of: &Illustration, lang: Lang) -> Drawn<'_> {
    let svg = without_style(&svg(&of.drawing, lang, of.key));
    let png = png::png(&svg, DENSITY);
    Drawn { of, svg, png }
}

// Every colour is an attribute too.
fn without_style(svg: &str) -> String {
    match svg.split_once("<style>").and_then(|(head, rest)| Some((head, rest.split_once("</style>")?.1))) {
        Some((head, rest)) => format!("{head}{}", rest.trim_start()),
        None => svg.to_owned(),
    }
}
