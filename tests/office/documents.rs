use super::{Parts, compared, hostile};
use zaizao::render::docx::{Picture, with_pictures};
use zaizao::report::{Block, Output, Report, Section, Summary};
use zaizao::wording::{Lang, Text};

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

fn values<'d>(document: &'d roxmltree::Document<'_>, tag: &str, attribute: &str) -> Vec<&'d str> {
    let nodes = document.descendants().filter(|node| node.tag_name().name() == tag);
    nodes.filter_map(|node| node.attribute((MAIN, attribute))).collect()
}

#[test]
fn headings_captions_and_contents_are_of_words_own() {
    let (_workspace, bytes) = compared("home-transfer", "report.docx", "zh");
    let parts = Parts::of(bytes);
    parts.hold();
    let document = roxmltree::Document::parse(parts.text("word/document.xml")).unwrap();
    let count = |tag: &str| document.descendants().filter(|node| node.tag_name().name() == tag).count();
    let styles = values(&document, "pStyle", "val");
    let headings = styles.iter().filter(|style| **style == "Heading1").count();
    assert!(headings > 5);
    // Every heading stands in the contents, every link there leads to one.
    let anchors = values(&document, "anchor", "anchor").len() + values(&document, "hyperlink", "anchor").len();
    assert_eq!(anchors, headings);
    for anchor in values(&document, "hyperlink", "anchor") {
        assert!(values(&document, "bookmarkStart", "name").contains(&anchor), "{anchor}");
    }
    assert_eq!(count("tblHeader"), count("tbl"));
    let captions = document
        .descendants()
        .filter(|node| node.is_text() && node.text().is_some_and(|text| text.contains("SEQ 表")))
        .count();
    assert_eq!(captions, count("tbl"));
    // Every style that is used is there, as is every numbering.
    let sheet = roxmltree::Document::parse(parts.text("word/styles.xml")).unwrap();
    let known = values(&sheet, "style", "styleId");
    assert!(styles.iter().all(|style| known.contains(style)));
    let numbering = roxmltree::Document::parse(parts.text("word/numbering.xml")).unwrap();
    let numbers = values(&numbering, "num", "numId");
    assert!(values(&document, "numId", "val").iter().all(|number| numbers.contains(number)));
    assert!(parts.text("word/numbering.xml").contains("chineseCountingThousand"));
    let text: String = document.descendants().filter(|node| node.is_text()).filter_map(|node| node.text()).collect();
    assert!(text.contains("环节由 9 个减至 3 个，压减 66.7%"), "the stages of the headline");
}

#[test]
fn a_name_is_never_markup() {
    let parts = hostile("h.docx");
    parts.hold();
    let document = roxmltree::Document::parse(parts.text("word/document.xml")).unwrap();
    let text: Vec<&str> = document.descendants().filter(|node| node.is_text()).filter_map(|node| node.text()).collect();
    for name in ["<script>alert(1)", "\u{202e}טסט😀]]>&amp;", &"长".repeat(200)] {
        assert!(text.iter().any(|part| part.contains(name)), "{name} is not there");
    }
}

#[test]
fn a_picture_stands_in_its_section_with_words_for_who_cannot_see_it() {
    let section = Section::new("lanes", Text::fixed("泳道", "Lanes"), vec![Block::Paragraph(Text::fixed("甲", "a"))]);
    let report = Report { sections: vec![section], ..Report::default() };
    let output = Output { command: "report", reports: vec![report], closing: Vec::new() };
    let picture = Picture {
        section: "lanes",
        png: b"\x89PNG",
        millimetres: [312.0, 100.0],
        alt: Text::fixed("甲交\"乙\"", "a hands \"b\""),
        caption: Text::fixed("泳道图", "lanes"),
    };
    let bytes = with_pictures(&output, Lang::Zh, &Summary::default(), &[picture]).unwrap();
    let parts = Parts::of(bytes);
    parts.hold();
    assert!(parts.0.iter().any(|(path, bytes)| path == "word/media/image1.png" && bytes == b"\x89PNG"));
    let text = parts.text("word/document.xml");
    assert!(text.contains("descr=\"甲交&quot;乙&quot;\"") && text.contains("r:embed=\"rIdImage1\""));
    // As wide as the text: 156 mm, half of what it is.
    assert!(text.contains("cx=\"5616000\" cy=\"1800000\""));
}
