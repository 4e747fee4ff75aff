//! The text on its way to pages: upright, and across where a wide picture stands.

/// How the page lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Upright,
    Across,
}

/// What an element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Heading,
    Paragraph,
    Table,
}

struct Element {
    xml: String,
    kind: Kind,
    side: Side,
}

/// The elements of the text.
#[derive(Default)]
pub(super) struct Flow(Vec<Element>);

/// A4 with the margins of official papers: 37 mm above, 35 below, 28 left, 26 right.
const UPRIGHT: &str = "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
    <w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1588\" w:header=\"851\" w:footer=\"1400\" w:gutter=\"0\"/>";
// As much room for a picture as there is: 20 mm left and right, 17 above and below.
const ACROSS: &str = "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>\
    <w:pgMar w:top=\"964\" w:right=\"1134\" w:bottom=\"964\" w:left=\"1134\" w:header=\"482\" w:footer=\"482\" w:gutter=\"0\"/>";
// A paragraph that takes no room.
const NOTHING: &str =
    "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/></w:pPr></w:p>";

impl Side {
    /// The room between the margins in millimetres; a heading, a caption and a source stand there too.
    pub fn room(self) -> [f64; 2] {
        match self {
            Side::Upright => [156.0, 200.0],
            Side::Across => [257.0, 128.0],
        }
    }

    fn section(self) -> String {
        let page = if self == Side::Upright { UPRIGHT } else { ACROSS };
        format!("<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId_footer1\"/>{page}</w:sectPr>")
    }
}

impl Flow {
    /// A heading, which stays with what follows.
    pub fn heading(&mut self, xml: String) {
        self.0.push(Element { xml, kind: Kind::Heading, side: Side::Upright });
    }

    /// A paragraph.
    pub fn paragraph(&mut self, xml: String) {
        self.0.push(Element { xml, kind: Kind::Paragraph, side: Side::Upright });
    }

    /// A table. Two in a row would become one.
    pub fn table(&mut self, xml: String) {
        if self.0.last().is_some_and(|last| last.kind == Kind::Table) {
            self.paragraph(NOTHING.to_owned());
        }
        self.0.push(Element { xml, kind: Kind::Table, side: Side::Upright });
    }

    /// The paragraphs of a picture on a page that lies so, with the headings right above.
    pub fn picture(&mut self, paragraphs: [String; 2], side: Side) {
        for element in self.0.iter_mut().rev().take_while(|element| element.kind == Kind::Heading) {
            element.side = side;
        }
        self.0.extend(paragraphs.map(|xml| Element { xml, kind: Kind::Paragraph, side }));
    }

    /// A paragraph on the page of what stands before it.
    pub fn beside(&mut self, xml: String) {
        let side = self.0.last().map_or(Side::Upright, |last| last.side);
        self.0.push(Element { xml, kind: Kind::Paragraph, side });
    }

    /// Something of several paragraphs that is a whole, such as the contents.
    pub fn block(&mut self, xml: String) {
        self.0.push(Element { xml, kind: Kind::Table, side: Side::Upright });
    }

    /// What another holds, behind this.
    pub fn append(&mut self, other: Flow) {
        self.0.extend(other.0);
    }

    /// Lets others refer to all of it by a name.
    pub fn name(&mut self, bookmark: usize, name: &str) {
        if let Some(first) = self.0.first_mut() {
            first.xml = format!("<w:bookmarkStart w:id=\"{bookmark}\" w:name=\"{name}\"/>{}", first.xml);
        }
        if let Some(last) = self.0.last_mut() {
            last.xml.push_str(&format!("<w:bookmarkEnd w:id=\"{bookmark}\"/>"));
        }
    }

    /// The whole with its sections. What a section is like stands in its last paragraph, and at the end.
    pub fn xml(self) -> String {
        let mut out = String::new();
        let last = self.0.last().map_or(Side::Upright, |last| last.side);
        let mut elements = self.0.into_iter().peekable();
        while let Some(element) = elements.next() {
            let turns = elements.peek().is_some_and(|next| next.side != element.side);
            match (turns, element.kind) {
                (false, _) => out.push_str(&element.xml),
                (true, Kind::Table) => out.push_str(&(element.xml + &closed(NOTHING, element.side))),
                (true, _) => out.push_str(&closed(&element.xml, element.side)),
            }
        }
        out + &last.section()
    }
}

// Every paragraph of ours has properties, which this one ends.
fn closed(paragraph: &str, side: Side) -> String {
    paragraph.replacen("</w:pPr>", &format!("{}</w:pPr>", side.section()), 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::docx::fields::paragraph;

    fn pages(xml: &str) -> Vec<&'static str> {
        xml.split("<w:sectPr>")
            .skip(1)
            .map(|one| if one.contains("landscape") { "across" } else { "upright" })
            .collect()
    }

    #[test]
    fn a_wide_picture_takes_its_heading_with_it_and_leaves_no_page_empty() {
        let mut flow = Flow::default();
        flow.paragraph(paragraph("BodyText", "1"));
        flow.heading(paragraph("Heading2", "2"));
        flow.picture([paragraph("Picture", "3"), paragraph("FigureCaption", "4")], Side::Across);
        flow.beside(paragraph("Source", "5"));
        let xml = flow.xml();
        assert_eq!(pages(&xml), ["upright", "across"]);
        assert!(xml.find("<w:sectPr>").unwrap() < xml.find("Heading2").unwrap());
        // Nothing stands behind the picture, so the paper ends across.
        assert!(xml.find("Source").unwrap() < xml.rfind("<w:sectPr>").unwrap());
    }

    #[test]
    fn tables_stay_apart() {
        let mut flow = Flow::default();
        flow.table("<w:tbl/>".to_owned());
        flow.table("<w:tbl/>".to_owned());
        assert!(flow.xml().starts_with("<w:tbl/><w:p>"));
    }
}
