//! What stands where in an SVG of a diagram, read back from its XML.

use std::collections::BTreeMap;

/// A rectangle: left, top, right, bottom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Box {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Box {
    pub fn overlaps(self, other: Box) -> bool {
        let room = 0.11;
        self.left + room < other.right
            && other.left + room < self.right
            && self.top + room < other.bottom
            && other.top + room < self.bottom
    }

    pub fn holds(self, other: Box) -> bool {
        let room = 0.6;
        self.left - room <= other.left
            && other.right <= self.right + room
            && self.top - room <= other.top
            && other.bottom <= self.bottom + room
    }

    fn with(self, other: Box) -> Box {
        Box {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }
}

/// Something in a lane.
#[derive(Debug)]
pub struct Node {
    pub lane: String,
    /// The shape itself.
    pub shape: Box,
    /// With its text.
    pub whole: Box,
    /// Its texts.
    pub texts: Vec<Box>,
    pub is_box: bool,
}

/// One flow.
#[derive(Debug)]
pub struct Flow {
    pub from: String,
    pub to: String,
    pub points: Vec<(f64, f64)>,
    pub tip: (f64, f64),
}

/// A band of a diagram.
#[derive(Debug, Default)]
pub struct Band {
    pub nodes: BTreeMap<String, Node>,
    pub flows: Vec<Flow>,
    pub lanes: BTreeMap<String, Box>,
    pub labels: Vec<Box>,
}

pub fn bands(svg: &str) -> Vec<Band> {
    let document = roxmltree::Document::parse(svg).unwrap_or_else(|error| panic!("{error}\n{svg}"));
    let found = document.descendants().filter(|node| node.attribute("class") == Some("band"));
    found.map(band).collect()
}

fn band(group: roxmltree::Node<'_, '_>) -> Band {
    let mut band = Band::default();
    for child in group.children().filter(|node| node.is_element()) {
        if let Some(lane) = child.attribute("data-lane") {
            band.lanes.insert(lane.to_owned(), rectangle(child, 0.0));
        }
        let Some(shift) = child.attribute("transform").map(shift) else { continue };
        for inner in child.children().filter(|node| node.is_element()) {
            match (inner.tag_name().name(), inner.attribute("class")) {
                (_, Some("node")) => {
                    let name = inner.attribute("data-node").unwrap().to_owned();
                    assert!(band.nodes.insert(name.clone(), node(inner, shift)).is_none(), "{name} stands twice");
                }
                (_, Some("flow")) => band.flows.push(flow(inner, shift)),
                ("text", _) => band.labels.push(text(inner, shift)),
                _ => {}
            }
        }
    }
    band
}

fn shift(transform: &str) -> f64 {
    transform.trim_start_matches("translate(").split([' ', ')']).next().unwrap().parse().unwrap()
}

fn number(node: roxmltree::Node<'_, '_>, name: &str) -> f64 {
    node.attribute(name).unwrap_or_else(|| panic!("{name} of {node:?}")).parse().unwrap()
}

fn rectangle(node: roxmltree::Node<'_, '_>, shift: f64) -> Box {
    let (x, y) = (number(node, "x") + shift, number(node, "y"));
    Box { left: x, top: y, right: x + number(node, "width"), bottom: y + number(node, "height") }
}

fn node(group: roxmltree::Node<'_, '_>, shift: f64) -> Node {
    let mut shape = None;
    let mut texts = Vec::new();
    for child in group.children().filter(|node| node.is_element()) {
        let plain = child.attribute("data-over").is_none() && child.attribute("data-inner").is_none();
        match child.tag_name().name() {
            "rect" if plain && shape.is_none() => shape = Some((rectangle(child, shift), true)),
            "circle" if plain && shape.is_none() => {
                let (x, y, r) = (number(child, "cx") + shift, number(child, "cy"), number(child, "r"));
                shape = Some((Box { left: x - r, top: y - r, right: x + r, bottom: y + r }, false));
            }
            "path" if child.attribute("data-gate").is_some() => {
                let corners = points(child.attribute("d").unwrap(), shift);
                let ends = corners.iter().map(|(x, y)| Box { left: *x, top: *y, right: *x, bottom: *y });
                shape = Some((ends.reduce(Box::with).unwrap(), false));
            }
            "text" => texts.push(text(child, shift)),
            _ => {}
        }
    }
    let (shape, is_box) = shape.unwrap_or_else(|| panic!("a node without a shape: {group:?}"));
    let whole = texts.iter().copied().fold(shape, Box::with);
    Node { lane: group.attribute("data-in").unwrap().to_owned(), shape, whole, texts, is_box }
}

fn flow(group: roxmltree::Node<'_, '_>, shift: f64) -> Flow {
    let paths: Vec<_> = group.children().filter(|node| node.tag_name().name() == "path").collect();
    Flow {
        from: group.attribute("data-from").unwrap().to_owned(),
        to: group.attribute("data-to").unwrap().to_owned(),
        points: points(paths[0].attribute("d").unwrap(), shift),
        tip: points(paths[1].attribute("d").unwrap(), shift)[0],
    }
}

fn points(d: &str, shift: f64) -> Vec<(f64, f64)> {
    let numbers: Vec<f64> =
        d.split(['M', 'L', ' ', 'Z']).filter(|part| !part.is_empty()).map(|part| part.parse().unwrap()).collect();
    numbers.chunks(2).map(|pair| (pair[0] + shift, pair[1])).collect()
}

// An independent measure: a Chinese sign is as wide as the text is high, any other 0.55 of it.
fn width(line: &str) -> f64 {
    use unicode_width::UnicodeWidthChar;
    let em = |char: char| match char.width() {
        Some(2) => 1.0,
        Some(1) => 0.55,
        _ => 0.0,
    };
    line.chars().map(em).sum::<f64>() * 12.0
}

fn text(node: roxmltree::Node<'_, '_>, shift: f64) -> Box {
    let anchor = node.attribute("text-anchor").unwrap_or("start");
    let lines = node.children().filter(|node| node.tag_name().name() == "tspan").map(|line| {
        let (x, y, wide) = (number(line, "x") + shift, number(line, "y"), width(line.text().unwrap_or("")));
        let left = match anchor {
            "middle" => x - wide / 2.0,
            "end" => x - wide,
            _ => x,
        };
        // From the top of a Chinese sign to what hangs below the line.
        Box { left, top: y - 9.8, right: left + wide, bottom: y + 1.8 }
    });
    lines.reduce(Box::with).expect("a text without lines")
}
