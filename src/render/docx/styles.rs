//! The styles: 方正小标宋 for the title, 黑体 and 楷体 for headings, 仿宋 三号 for the text, as official papers have them (GB/T 9704—2012).

use super::{Look, Tongue, numbering};
use crate::wording::Lang;

/// A style of paragraphs.
struct Style {
    id: &'static str,
    name: &'static str,
    /// Chinese type, Western type, half points; in Chinese and in English documents.
    zh: (&'static str, &'static str, u32),
    en: (&'static str, u32),
    /// What stands in `w:pPr` and `w:rPr`.
    zh_paragraph: &'static str,
    en_paragraph: &'static str,
    letters: &'static str,
}

/// A report of many pages is set smaller than an official paper: type in half points, and `w:pPr`, of the styles that differ in Chinese.
const OF_REPORTS: &[(&str, u32, &str)] = &[
    (
        "BodyText",
        24,
        "<w:spacing w:before=\"40\" w:after=\"40\" w:line=\"440\" w:lineRule=\"exact\"/><w:ind w:firstLineChars=\"200\" w:firstLine=\"480\"/><w:jc w:val=\"both\"/>",
    ),
    (
        "Heading1",
        32,
        "<w:keepNext/><w:keepLines/><w:numPr><w:numId w:val=\"1\"/></w:numPr><w:spacing w:before=\"360\" w:after=\"160\"/><w:outlineLvl w:val=\"0\"/>",
    ),
    (
        "Heading2",
        28,
        "<w:keepNext/><w:keepLines/><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr><w:spacing w:before=\"240\" w:after=\"80\"/><w:outlineLvl w:val=\"1\"/>",
    ),
    ("ListNumber", 24, "<w:spacing w:line=\"400\" w:lineRule=\"exact\"/>"),
];

const SONG: &str = "方正小标宋简体";
const HEI: &str = "黑体";
const KAI: &str = "楷体_GB2312";
const FANG: &str = "仿宋_GB2312";
const ROMAN: &str = "Times New Roman";
const SANS: &str = "Calibri";

/// Types that a machine may lack, with what stands in for them.
pub(super) const FONTS: &[(&str, &str)] =
    &[(SONG, "宋体"), (HEI, "SimHei"), (KAI, "楷体"), (FANG, "仿宋"), (ROMAN, "Times"), (SANS, "Arial")];

const STYLES: &[Style] = &[
    Style {
        id: "BodyText",
        name: "Body Text",
        zh: (FANG, ROMAN, 32),
        en: (SANS, 22),
        zh_paragraph: "<w:spacing w:line=\"560\" w:lineRule=\"exact\"/><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/><w:jc w:val=\"both\"/>",
        en_paragraph: "<w:spacing w:after=\"120\" w:line=\"300\" w:lineRule=\"exact\"/>",
        letters: "",
    },
    Style {
        id: "Title",
        name: "Title",
        zh: (SONG, ROMAN, 44),
        en: (SANS, 40),
        zh_paragraph: "<w:spacing w:before=\"240\" w:after=\"240\"/><w:jc w:val=\"center\"/>",
        en_paragraph: "<w:spacing w:before=\"240\" w:after=\"240\"/>",
        letters: "",
    },
    Style {
        id: "Subtitle",
        name: "Subtitle",
        zh: (KAI, ROMAN, 24),
        en: (SANS, 20),
        zh_paragraph: "<w:spacing w:after=\"60\" w:line=\"320\" w:lineRule=\"exact\"/><w:jc w:val=\"center\"/>",
        en_paragraph: "<w:spacing w:after=\"60\" w:line=\"280\" w:lineRule=\"exact\"/>",
        letters: "<w:color w:val=\"595959\"/>",
    },
    Style {
        id: "Heading1",
        name: "heading 1",
        zh: (HEI, ROMAN, 32),
        en: (SANS, 28),
        zh_paragraph: "<w:keepNext/><w:keepLines/><w:numPr><w:numId w:val=\"1\"/></w:numPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"560\" w:lineRule=\"exact\"/><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/><w:outlineLvl w:val=\"0\"/>",
        en_paragraph: "<w:keepNext/><w:keepLines/><w:numPr><w:numId w:val=\"1\"/></w:numPr><w:spacing w:before=\"240\" w:after=\"100\" w:line=\"380\" w:lineRule=\"exact\"/><w:outlineLvl w:val=\"0\"/>",
        letters: "",
    },
    Style {
        id: "Heading2",
        name: "heading 2",
        zh: (KAI, ROMAN, 32),
        en: (SANS, 24),
        zh_paragraph: "<w:keepNext/><w:keepLines/><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"560\" w:lineRule=\"exact\"/><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/><w:outlineLvl w:val=\"1\"/>",
        en_paragraph: "<w:keepNext/><w:keepLines/><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr><w:spacing w:before=\"240\" w:after=\"80\" w:line=\"330\" w:lineRule=\"exact\"/><w:outlineLvl w:val=\"1\"/>",
        letters: "",
    },
    Style {
        id: "Caption",
        name: "caption",
        zh: (HEI, ROMAN, 21),
        en: (SANS, 20),
        zh_paragraph: "<w:keepNext/><w:spacing w:before=\"160\" w:after=\"60\" w:line=\"290\" w:lineRule=\"exact\"/><w:jc w:val=\"center\"/>",
        en_paragraph: "<w:keepNext/><w:spacing w:before=\"160\" w:after=\"60\" w:line=\"280\" w:lineRule=\"exact\"/>",
        letters: "<w:b/>",
    },
    Style {
        id: "FigureCaption",
        name: "figure caption",
        zh: (HEI, ROMAN, 21),
        en: (SANS, 20),
        zh_paragraph: "<w:spacing w:before=\"60\" w:after=\"160\" w:line=\"290\" w:lineRule=\"exact\"/><w:jc w:val=\"center\"/>",
        en_paragraph: "<w:spacing w:before=\"60\" w:after=\"160\" w:line=\"280\" w:lineRule=\"exact\"/>",
        letters: "<w:b/>",
    },
    Style {
        id: "TableText",
        name: "table text",
        zh: (FANG, ROMAN, 18),
        en: (SANS, 18),
        zh_paragraph: "<w:spacing w:before=\"20\" w:after=\"20\" w:line=\"240\" w:lineRule=\"exact\"/>",
        en_paragraph: "<w:spacing w:before=\"20\" w:after=\"20\" w:line=\"240\" w:lineRule=\"exact\"/>",
        letters: "",
    },
    Style {
        id: "TableSmall",
        name: "table text small",
        zh: (FANG, ROMAN, 15),
        en: (SANS, 15),
        zh_paragraph: "<w:spacing w:before=\"20\" w:after=\"20\" w:line=\"200\" w:lineRule=\"exact\"/>",
        en_paragraph: "<w:spacing w:before=\"20\" w:after=\"20\" w:line=\"200\" w:lineRule=\"exact\"/>",
        letters: "",
    },
    Style {
        id: "Source",
        name: "source",
        zh: (FANG, ROMAN, 18),
        en: (SANS, 16),
        zh_paragraph: "<w:spacing w:before=\"40\" w:after=\"160\" w:line=\"240\" w:lineRule=\"exact\"/>",
        en_paragraph: "<w:spacing w:before=\"40\" w:after=\"160\" w:line=\"220\" w:lineRule=\"exact\"/>",
        letters: "<w:color w:val=\"595959\"/>",
    },
    Style {
        id: "Note",
        name: "note",
        zh: (FANG, ROMAN, 18),
        en: (SANS, 18),
        zh_paragraph: "<w:spacing w:before=\"40\" w:after=\"80\" w:line=\"240\" w:lineRule=\"exact\"/>",
        en_paragraph: "<w:spacing w:before=\"40\" w:after=\"80\" w:line=\"240\" w:lineRule=\"exact\"/>",
        letters: "<w:color w:val=\"595959\"/>",
    },
    Style {
        id: "ListNumber",
        name: "List Number",
        zh: (FANG, ROMAN, 32),
        en: (SANS, 22),
        zh_paragraph: "<w:spacing w:line=\"560\" w:lineRule=\"exact\"/><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/><w:jc w:val=\"both\"/>",
        en_paragraph: "<w:spacing w:after=\"60\" w:line=\"300\" w:lineRule=\"exact\"/>",
        letters: "",
    },
    Style {
        id: "Code",
        name: "code",
        zh: (FANG, "Courier New", 18),
        en: ("Courier New", 18),
        zh_paragraph: "<w:spacing w:before=\"60\" w:after=\"60\" w:line=\"240\" w:lineRule=\"exact\"/><w:ind w:left=\"420\"/>",
        en_paragraph: "<w:spacing w:before=\"60\" w:after=\"60\" w:line=\"240\" w:lineRule=\"exact\"/><w:ind w:left=\"420\"/>",
        letters: "",
    },
    Style {
        id: "Picture",
        name: "picture",
        zh: (FANG, ROMAN, 18),
        en: (SANS, 18),
        zh_paragraph: "<w:keepNext/><w:spacing w:before=\"160\"/><w:jc w:val=\"center\"/>",
        en_paragraph: "<w:keepNext/><w:spacing w:before=\"160\"/><w:jc w:val=\"center\"/>",
        letters: "",
    },
    Style {
        id: "TOCHeading",
        name: "TOC Heading",
        zh: (HEI, ROMAN, 32),
        en: (SANS, 28),
        zh_paragraph: "<w:spacing w:before=\"240\" w:after=\"120\"/><w:jc w:val=\"center\"/>",
        en_paragraph: "<w:spacing w:before=\"240\" w:after=\"120\"/>",
        letters: "",
    },
    Style {
        id: "TOC1",
        name: "toc 1",
        zh: (HEI, ROMAN, 24),
        en: (SANS, 21),
        zh_paragraph: "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"8844\"/></w:tabs><w:spacing w:before=\"40\" w:line=\"360\" w:lineRule=\"exact\"/>",
        en_paragraph: "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"8844\"/></w:tabs><w:spacing w:after=\"40\"/>",
        letters: "",
    },
    Style {
        id: "TOC2",
        name: "toc 2",
        zh: (FANG, ROMAN, 21),
        en: (SANS, 19),
        zh_paragraph: "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"8844\"/></w:tabs><w:spacing w:line=\"320\" w:lineRule=\"exact\"/><w:ind w:left=\"420\"/>",
        en_paragraph: "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"8844\"/></w:tabs><w:spacing w:after=\"20\"/><w:ind w:left=\"420\"/>",
        letters: "",
    },
    Style {
        id: "Footer",
        name: "footer",
        zh: ("宋体", ROMAN, 28),
        en: (SANS, 18),
        zh_paragraph: "<w:jc w:val=\"center\"/>",
        en_paragraph: "<w:jc w:val=\"center\"/>",
        letters: "",
    },
];

/// `word/styles.xml`
pub(super) fn xml(tongues: &[Tongue], look: Look) -> String {
    let styles: String =
        tongues.iter().flat_map(|tongue| STYLES.iter().map(|style| one(style, *tongue, look))).collect();
    let lang = tongues.first().map_or(Lang::Zh, |tongue| tongue.lang);
    let line = |side: &str| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/>");
    let borders: String = ["top", "left", "bottom", "right", "insideH", "insideV"].map(line).concat();
    let tag = tag(lang);
    format!(
        "<w:styles xmlns:w=\"{}\"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"{ROMAN}\" w:hAnsi=\"{ROMAN}\" w:eastAsia=\"{FANG}\" w:cs=\"{ROMAN}\"/>\
         <w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/><w:lang w:val=\"{tag}\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/>\
         <w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"70\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"70\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>\
         <w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/><w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr></w:style>\
         {styles}</w:styles>",
        super::parts::MAIN
    )
}

fn tag(lang: Lang) -> &'static str {
    if lang == Lang::Zh { "zh-CN" } else { "en-GB" }
}

// The second language has styles of its own under the names of the first, with its number.
fn one(style: &Style, tongue: Tongue, look: Look) -> String {
    let Style { id, name, letters, .. } = style;
    let of_reports = OF_REPORTS.iter().find(|(of, ..)| of == id && look == Look::Report);
    let (east, west, size, paragraph) = match (tongue.lang, of_reports) {
        (Lang::Zh, Some((_, size, paragraph))) => (style.zh.0, style.zh.1, *size, *paragraph),
        (Lang::Zh, None) => (style.zh.0, style.zh.1, style.zh.2, style.zh_paragraph),
        (Lang::En, _) => (style.zh.0, style.en.0, style.en.1, style.en_paragraph),
    };
    let number = format!("<w:numId w:val=\"{}\"/>", numbering::of_headings(tongue));
    let paragraph = paragraph.replace("<w:numId w:val=\"1\"/>", &number);
    let (id, custom) = (tongue.style(id), if tongue.nth == 0 { "" } else { " w:customStyle=\"1\"" });
    let name = if tongue.nth == 0 { (*name).to_owned() } else { format!("{name} {}", tongue.nth + 1) };
    format!(
        "<w:style w:type=\"paragraph\"{custom} w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>{paragraph}</w:pPr>\
         <w:rPr><w:rFonts w:ascii=\"{west}\" w:hAnsi=\"{west}\" w:eastAsia=\"{east}\" w:cs=\"{west}\"/>{letters}<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>\
         <w:lang w:val=\"{}\" w:eastAsia=\"zh-CN\"/></w:rPr></w:style>",
        tag(tongue.lang)
    )
}
