//! Pieces of WordprocessingML: runs of text, paragraphs, fields.

use super::Tongue;
use crate::render::xml;
use crate::wording::Lang;

/// A text as runs; its line ends break the line.
pub(super) fn run(text: &str, properties: &str) -> String {
    let properties = if properties.is_empty() { String::new() } else { format!("<w:rPr>{properties}</w:rPr>") };
    let lines: Vec<String> =
        text.lines().map(|line| format!("<w:t xml:space=\"preserve\">{}</w:t>", xml::text(line))).collect();
    format!("<w:r>{properties}{}</w:r>", lines.join("<w:br/>"))
}

/// A paragraph in a style.
pub(super) fn paragraph(style: &str, content: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{content}</w:p>")
}

/// A field with the result that stands until Word computes it anew.
pub(super) fn field(code: &str, result: &str) -> String {
    let sign = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    format!(
        "{}<w:r><w:instrText xml:space=\"preserve\"> {} </w:instrText></w:r>{}{}{}",
        sign("begin"),
        xml::text(code),
        sign("separate"),
        run(result, ""),
        sign("end")
    )
}

/// A heading as the contents name it.
pub(super) struct Entry {
    pub level: usize,
    /// With its number.
    pub text: String,
    /// The bookmark at it.
    pub bookmark: usize,
}

/// What stands between two places that others refer to.
pub(super) fn bookmarked(number: usize, name: &str, content: &str) -> String {
    format!("<w:bookmarkStart w:id=\"{number}\" w:name=\"{name}\"/>{content}<w:bookmarkEnd w:id=\"{number}\"/>")
}

/// The contents: a field over the headings, with their texts in it; Word puts the page numbers in when it is updated. `of` is the part of the
/// document that it is about.
pub(super) fn contents(entries: &[Entry], of: Option<&str>, tongue: Tongue) -> String {
    let title = if tongue.lang == Lang::Zh { "目录" } else { "Contents" };
    let of = of.map(|name| format!("\\b {name} ")).unwrap_or_default();
    let begin = format!(
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-2\" \\h \\z \\u {of}\
         </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
    );
    let last = entries.len().saturating_sub(1);
    let lines = entries.iter().enumerate().map(|(at, entry)| {
        let text = run(&entry.text, "");
        let link = format!("<w:hyperlink w:anchor=\"_Toc{}\" w:history=\"1\">{text}</w:hyperlink>", entry.bookmark);
        let begin = if at == 0 { &*begin } else { "" };
        let end = if at == last { "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" } else { "" };
        paragraph(&tongue.style(&format!("TOC{}", entry.level)), &format!("{begin}{link}{end}"))
    });
    format!(
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/><w:docPartUnique/></w:docPartObj></w:sdtPr>\
         <w:sdtContent>{}{}</w:sdtContent></w:sdt>",
        paragraph(&tongue.style("TOCHeading"), &run(title, "")),
        lines.collect::<String>()
    )
}
