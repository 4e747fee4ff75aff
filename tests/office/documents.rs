use super::{Parts, compared, hostile};

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
    // The key figures stand under their heading.
    assert!(captions > 5 && (count("tbl") - 1..=count("tbl")).contains(&captions));
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
