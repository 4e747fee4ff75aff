//! The files of the container, and how they refer to each other.

use super::body::Body;
use super::{Look, Tongue, fields, numbering, styles};
use crate::render::xml;
use crate::wording::Lang;

/// The namespace of WordprocessingML.
pub(super) const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Every file but the pictures, by its path.
pub(super) fn all(body: &Body, tongues: &[Tongue], look: Look) -> Vec<(String, Vec<u8>)> {
    let lang = tongues.first().map_or(Lang::Zh, |tongue| tongue.lang);
    let files = [
        ("[Content_Types].xml", types()),
        ("_rels/.rels", top()),
        ("docProps/core.xml", core(&body.title, lang)),
        ("docProps/app.xml", app()),
        ("word/document.xml", document(body)),
        ("word/_rels/document.xml.rels", relations(body.media.len())),
        ("word/styles.xml", styles::xml(tongues, look)),
        ("word/numbering.xml", numbering::xml(body.lists, tongues, look)),
        ("word/settings.xml", settings()),
        ("word/fontTable.xml", fonts()),
        ("word/footer1.xml", footer(lang)),
    ];
    files.into_iter().map(|(path, text)| (path.to_owned(), format!("{DECLARATION}{text}").into_bytes())).collect()
}

// Parts of the document: file, what it is, as which content it is declared.
const PARTS: &[(&str, &str)] = &[
    ("styles", "styles"),
    ("numbering", "numbering"),
    ("settings", "settings"),
    ("fontTable", "fontTable"),
    ("footer1", "footer"),
];

fn types() -> String {
    let parts = PARTS
        .iter()
        .map(|(file, kind)| format!("<Override PartName=\"/word/{file}.xml\" ContentType=\"{WORD}.{kind}+xml\"/>"));
    format!(
        "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>\
         <Default Extension=\"svg\" ContentType=\"image/svg+xml\"/>\
         <Override PartName=\"/word/document.xml\" ContentType=\"{WORD}.document.main+xml\"/>{}\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
         <Override PartName=\"/docProps/app.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/></Types>",
        parts.collect::<String>()
    )
}

fn top() -> String {
    format!(
        "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{RELATIONS}/officeDocument\" Target=\"word/document.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"{PACKAGE}/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>\
         <Relationship Id=\"rId3\" Type=\"{RELATIONS}/extended-properties\" Target=\"docProps/app.xml\"/></Relationships>"
    )
}

fn relations(pictures: usize) -> String {
    let parts = PARTS.iter().map(|(file, kind)| {
        format!("<Relationship Id=\"rId_{file}\" Type=\"{RELATIONS}/{kind}\" Target=\"{file}.xml\"/>")
    });
    let pictures = (1..=pictures).map(|number| {
        format!(
            "<Relationship Id=\"rIdImage{number}\" Type=\"{RELATIONS}/image\" Target=\"media/image{number}.png\"/>\
             <Relationship Id=\"rIdVector{number}\" Type=\"{RELATIONS}/image\" Target=\"media/image{number}.svg\"/>"
        )
    });
    format!(
        "<Relationships xmlns=\"{PACKAGE}/relationships\">{}</Relationships>",
        parts.chain(pictures).collect::<String>()
    )
}

// No author and no time: they would differ from machine to machine.
fn core(title: &str, lang: Lang) -> String {
    let tag = if lang == Lang::Zh { "zh-CN" } else { "en-GB" };
    format!(
        "<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
         <dc:title>{}</dc:title><dc:language>{tag}</dc:language></cp:coreProperties>",
        xml::text(title)
    )
}

fn app() -> String {
    "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>zaizao</Application></Properties>".to_owned()
}

fn document(body: &Body) -> String {
    format!(
        "<w:document xmlns:w=\"{MAIN}\" xmlns:r=\"{RELATIONS}\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">\
         <w:body>{}</w:body></w:document>",
        body.xml
    )
}

fn footer(lang: Lang) -> String {
    let dash = if lang == Lang::Zh { "—" } else { "–" };
    let content = format!(
        "{}{}{}",
        fields::run(&format!("{dash} "), ""),
        fields::field("PAGE", "1"),
        fields::run(&format!(" {dash}"), "")
    );
    format!("<w:ftr xmlns:w=\"{MAIN}\">{}</w:ftr>", fields::paragraph("Footer", &content))
}

fn settings() -> String {
    format!(
        "<w:settings xmlns:w=\"{MAIN}\"><w:characterSpacingControl w:val=\"compressPunctuation\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" \
         w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>"
    )
}

fn fonts() -> String {
    let fonts = styles::FONTS.iter().map(|(name, other)| {
        // 134 is Chinese: a machine without the type takes another that has the signs.
        let (charset, family) = if name.is_ascii() { ("00", "auto") } else { ("86", "roman") };
        format!(
            "<w:font w:name=\"{}\"><w:altName w:val=\"{}\"/><w:charset w:val=\"{charset}\"/><w:family w:val=\"{family}\"/></w:font>",
            xml::attribute(name),
            xml::attribute(other)
        )
    });
    format!("<w:fonts xmlns:w=\"{MAIN}\">{}</w:fonts>", fonts.collect::<String>())
}
