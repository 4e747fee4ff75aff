//! A report as a document of Word: real headings, numbered captions, heads repeated on every page, in the type that Chinese offices use.

mod body;
mod fields;
mod numerals;
mod pack;
mod parts;
mod styles;
mod table;

use crate::report::{Output, Summary};
use crate::wording::{Lang, Text};
use std::io;

/// A picture for a section.
#[derive(Debug, Clone)]
pub struct Picture<'p> {
    /// The key of the section that it ends.
    pub section: &'p str,
    /// The picture as PNG.
    pub png: &'p [u8],
    /// Its width and height in millimetres on paper.
    pub millimetres: [f64; 2],
    /// What it shows, for who cannot see it.
    pub alt: Text,
    /// What stands under it, after its number.
    pub caption: Text,
}

/// Writes an output as a document in one language. The same output gives the same bytes.
///
/// # Errors
/// When it cannot be packed.
pub fn document(output: &Output, lang: Lang, summary: &Summary) -> io::Result<Vec<u8>> {
    with_pictures(output, lang, summary, &[])
}

/// The same with pictures.
///
/// # Errors
/// When it cannot be packed.
pub fn with_pictures(output: &Output, lang: Lang, summary: &Summary, pictures: &[Picture<'_>]) -> io::Result<Vec<u8>> {
    let body = body::of(output, lang, summary, pictures);
    let mut files = parts::all(&body, lang);
    for (at, picture) in body.pictures.iter().enumerate() {
        files.push((format!("word/media/image{}.png", at + 1), picture.png.to_vec()));
    }
    pack::zip(&files)
}
