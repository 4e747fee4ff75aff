//! The files of the container, and how they refer to each other.

use super::body::Body;
use super::styles;
use crate::render::xml;
use crate::wording::Lang;

/// The namespace of WordprocessingML.
pub(super) const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The number of the n-th list; the first belongs to the headings.
pub(super) fn list_number(nth: usize) -> usize {
    nth + 1
}

/// Every file but the pictures, by its path.
pub(super) fn all(body: &Body<'_>, lang: Lang) -> Vec<(String, Vec<u8>)> {
    let files = [
        ("[Content_Types].xml", types()),
        ("_rels/.rels", top()),
        ("docProps/core.xml", core(&body.title, lang)),
        ("docProps/app.xml", app()),
        ("word/document.xml", document(body)),
        ("word/_rels/document.xml.rels", relations(body.pictures.len())),
        ("word/styles.xml", styles::xml(lang)),
        ("word/numbering.xml", numbering(body.lists, lang)),
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
        format!("<Relationship Id=\"rIdImage{number}\" Type=\"{RELATIONS}/image\" Target=\"media/image{number}.png\"/>")
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

// A4 with the margins of official papers: 37 mm above, 35 below, 28 left, 26 right.
fn document(body: &Body<'_>) -> String {
    format!(
        "<w:document xmlns:w=\"{MAIN}\" xmlns:r=\"{RELATIONS}\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">\
         <w:body>{}<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId_footer1\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
         <w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1588\" w:header=\"851\" w:footer=\"1400\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>",
        body.xml
    )
}

fn footer(lang: Lang) -> String {
    let dash = if lang == Lang::Zh { "—" } else { "–" };
    let content = format!(
        "{}{}{}",
        super::fields::run(&format!("{dash} "), ""),
        super::fields::field("PAGE", "1"),
        super::fields::run(&format!(" {dash}"), "")
    );
    format!("<w:ftr xmlns:w=\"{MAIN}\">{}</w:ftr>", super::fields::paragraph("Footer", &content))
}

fn settings() -> String {
    format!(
        "<w:settings xmlns:w=\"{MAIN}\"><w:characterSpacingControl w:val=\"compressPunctuation\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" \
         w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>"
    )
}

fn fonts() -> String {
    let fonts = styles::FONTS.iter().map(|(name, other)| {
        format!("<w:font w:name=\"{}\"><w:altName w:val=\"{}\"/></w:font>", xml::attribute(name), xml::attribute(other))
    });
    format!("<w:fonts xmlns:w=\"{MAIN}\">{}</w:fonts>", fonts.collect::<String>())
}

// 一、（一）1.（1） in Chinese, 1. 1.1 in English; lists count for themselves.
fn numbering(lists: usize, lang: Lang) -> String {
    let levels: [(&str, &str, &str); 4] = match lang {
        Lang::Zh => [
            ("chineseCountingThousand", "%1、", "Heading1"),
            ("chineseCountingThousand", "（%2）", "Heading2"),
            ("decimal", "%3.", ""),
            ("decimal", "（%4）", ""),
        ],
        Lang::En => [
            ("decimal", "%1.", "Heading1"),
            ("decimal", "%1.%2", "Heading2"),
            ("decimal", "%1.%2.%3", ""),
            ("decimal", "%1.%2.%3.%4", ""),
        ],
    };
    let suffix = if lang == Lang::Zh { "nothing" } else { "space" };
    let levels = levels.iter().enumerate().map(|(at, (format, text, style))| {
        let style = if style.is_empty() { String::new() } else { format!("<w:pStyle w:val=\"{style}\"/>") };
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{style}<w:suff w:val=\"{suffix}\"/>\
             <w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/></w:lvl>"
        )
    });
    let lists = (1..=lists).map(|nth| {
        format!(
            "<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"2\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>",
            list_number(nth)
        )
    });
    format!(
        "<w:numbering xmlns:w=\"{MAIN}\"><w:abstractNum w:abstractNumId=\"1\"><w:multiLevelType w:val=\"multilevel\"/>{}</w:abstractNum>\
         <w:abstractNum w:abstractNumId=\"2\"><w:multiLevelType w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/>\
         <w:lvlText w:val=\"%1.\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"480\" w:hanging=\"480\"/></w:pPr></w:lvl></w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>{}</w:numbering>",
        levels.collect::<String>(),
        lists.collect::<String>()
    )
}
