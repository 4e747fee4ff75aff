//! Pieces of WordprocessingML: runs of text, fields, pictures.

use super::Picture;
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

/// The contents: a field over the headings, with their texts in it; Word puts the page numbers in when it is updated.
pub(super) fn contents(entries: &[(usize, String)], lang: Lang) -> String {
    let title = if lang == Lang::Zh { "目录" } else { "Contents" };
    let begin = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-2\" \\h \\z \\u \
                 </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";
    let last = entries.len().saturating_sub(1);
    let lines = entries.iter().enumerate().map(|(at, (level, text))| {
        let link = format!("<w:hyperlink w:anchor=\"_Toc{}\" w:history=\"1\">{}</w:hyperlink>", at + 1, run(text, ""));
        let begin = if at == 0 { begin } else { "" };
        let end = if at == last { "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" } else { "" };
        paragraph(&format!("TOC{level}"), &format!("{begin}{link}{end}"))
    });
    format!(
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/><w:docPartUnique/></w:docPartObj></w:sdtPr>\
         <w:sdtContent>{}{}</w:sdtContent></w:sdt>",
        paragraph("TOCHeading", &run(title, "")),
        lines.collect::<String>()
    )
}

// English Metric Units.
const MILLIMETRE: f64 = 36_000.0;
/// What a page holds between its margins.
const WIDEST: f64 = 156.0;

/// A picture in a paragraph of its own; `number` tells it from the others of the document.
pub(super) fn picture(picture: &Picture<'_>, number: usize, lang: Lang) -> String {
    let [width, height] = picture.millimetres;
    let scale = (WIDEST / width.max(1.0)).min(1.0) * MILLIMETRE;
    let (width, height) = ((width * scale).round() as i64, (height * scale).round() as i64);
    let alt = xml::attribute(picture.alt.get(lang));
    let drawing = format!(
        "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{width}\" cy=\"{height}\"/>\
         <wp:docPr id=\"{number}\" name=\"Picture {number}\" descr=\"{alt}\"/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/>\
         </wp:cNvGraphicFramePr><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>\
         <pic:nvPicPr><pic:cNvPr id=\"{number}\" name=\"image{number}.png\" descr=\"{alt}\"/><pic:cNvPicPr/></pic:nvPicPr>\
         <pic:blipFill><a:blip r:embed=\"rIdImage{number}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
         <pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm>\
         <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    );
    paragraph("Picture", &drawing)
}
