//! What the signs of a diagram mean; only those that are in it.

use super::bands::Piece;
use super::draw::{Ground, looks, wide};
use super::fit::Laid;
use super::shapes;
use super::sizes::{self, Contacts, Measure};
use crate::render::svg::paper::{Hold, Ink, Paper};
use crate::render::svg::text::LINE;
use crate::report::picture::{Carrier, Connection, Diagram, Mark, Node, Shape};
use crate::say;
use crate::wording::{Lang, Text};

/// What is to be explained.
#[derive(Debug, Default)]
pub(super) struct Seen {
    shapes: Vec<Shape>,
    marks: Vec<Mark>,
    carriers: Vec<Carrier>,
    critical: bool,
    back: bool,
    links: bool,
    contacts: bool,
    in_boxes: bool,
    numbers: bool,
}

#[derive(Debug, Clone, Copy)]
enum Entry {
    Numbers,
    Critical,
    Back,
    Carried(Carrier),
    Gate(Shape),
    Marked(Mark),
    Contact,
    Link,
}

impl Seen {
    /// Notes what a diagram has.
    pub fn see(&mut self, diagram: &Diagram, laid: &Laid) {
        for node in &diagram.nodes {
            if !self.shapes.contains(&node.shape) {
                self.shapes.push(node.shape);
            }
            for mark in &node.marks {
                if !self.marks.contains(mark) {
                    self.marks.push(*mark);
                }
            }
            self.contacts |= !node.contact.is_empty();
            self.numbers |= node.number.is_some();
        }
        for flow in &diagram.flows {
            self.critical |= flow.critical;
            self.back |= flow.back;
            if let Some(carrier) = flow.carried.filter(|carrier| !self.carriers.contains(carrier)) {
                self.carriers.push(carrier);
            }
        }
        self.in_boxes |= laid.contacts == Contacts::Box;
        let is_link = |piece: Piece| matches!(piece, Piece::Out(_));
        self.links |= laid.bands.iter().any(|(band, _)| band.cells.iter().any(|cell| is_link(cell.piece)));
    }

    fn entries(&self) -> Vec<(Entry, Text)> {
        let short = say!(zh: "跑、交、填：申请人到场次数、材料件数、填报项数", en: "v, p, f: visits, papers, fields of the applicant");
        let chips = say!(zh: "申请人到场、交材料、填表", en: "applicant: visits, papers, fields");
        let first = [
            (self.numbers, Entry::Numbers, say!(zh: "步骤：左下序号，右下平均用时", en: "step: number, mean time")),
            (self.critical, Entry::Critical, say!(zh: "关键路径", en: "critical path")),
        ];
        let last = [
            (self.back, Entry::Back, say!(zh: "退回、返工", en: "sent back")),
            (self.contacts && !self.in_boxes, Entry::Contact, chips),
            (self.contacts && self.in_boxes, Entry::Numbers, short),
            (self.links, Entry::Link, say!(zh: "接同字母处", en: "goes on at the same letter")),
        ];
        let carried = CARRIERS.map(|(one, text)| (self.carriers.contains(&one), Entry::Carried(one), text));
        let gates = GATES.map(|(one, text)| (self.shapes.contains(&one), Entry::Gate(one), text));
        let marks = MARKS.map(|(one, text)| (self.marks.contains(&one), Entry::Marked(one), text));
        let all = first.into_iter().chain(carried).chain(gates).chain(marks).chain(last);
        all.filter(|(there, ..)| *there).map(|(_, entry, text)| (entry, text)).collect()
    }
}

const CARRIERS: [(Carrier, Text); 2] = [
    (Carrier::Applicant, say!(zh: "申请人跑腿交接", en: "handed over by the applicant")),
    (Carrier::Data, say!(zh: "部门间数据流转", en: "handed over as data")),
];

const GATES: [(Shape, Text); 3] = [
    (Shape::Exclusive, say!(zh: "择一", en: "one of them")),
    (Shape::Parallel, say!(zh: "并行，到齐后继续", en: "all in parallel")),
    (Shape::Inclusive, say!(zh: "按需并行", en: "some, as needed")),
];

const MARKS: [(Mark, Text); 5] = [
    (Mark::Removed, say!(zh: "取消", en: "removed")),
    (Mark::Added, say!(zh: "新增", en: "added")),
    (Mark::Merged, say!(zh: "合并、拆分", en: "merged or split")),
    (Mark::Moved, say!(zh: "移交其他部门", en: "moved to another department")),
    (Mark::Parallel, say!(zh: "改为并联", en: "made parallel")),
];

/// Draws the legend from left to right, in as many lines as it needs; says where it ends.
pub(super) fn legend(paper: &mut Paper, seen: &Seen, lang: Lang, (left, top, room): (f64, f64, f64), key: &str) -> f64 {
    let (mut x, mut y) = (left, top + 12.0);
    paper.open(" class=\"legend\"");
    for (entry, text) in seen.entries() {
        let word = text.get(lang);
        let needs = 49.0 + wide(word) + 16.0;
        if x > left && x + needs > left + room {
            (x, y) = (left, y + 26.0);
        }
        sample(paper, entry, (x, y), key);
        paper.word((x + 49.0, y), Hold::Start, word, Ink::Soft);
        x += needs;
    }
    paper.close();
    y + 12.0 + LINE / 2.0
}

fn sample(paper: &mut Paper, entry: Entry, (x, y): (f64, f64), key: &str) {
    let line = |paper: &mut Paper, flow: Connection| {
        let ink = format!("fill=\"none\" {}", Ink::Text.stroke());
        paper.line(&[(x + 2.0, y), (x + 38.0, y)], &ink, &looks(&flow));
    };
    let plain = Connection::plain(0, 0);
    match entry {
        Entry::Numbers => boxed(paper, x, y, &[], key),
        Entry::Critical => line(paper, Connection { critical: true, ..plain }),
        Entry::Back => line(paper, Connection { back: true, ..plain }),
        Entry::Carried(carrier) => {
            line(paper, Connection { carried: Some(carrier), ..plain });
            shapes::carrier(paper, carrier, (x + 20.0, y));
        }
        Entry::Gate(shape) => {
            paper.open(&format!(" transform=\"translate({} {}) scale(0.66)\"", x + 26.0, y));
            shapes::sign(paper, shape, (0.0, 0.0), "1.6");
            paper.close();
        }
        Entry::Marked(mark) => boxed(paper, x, y, &[mark], key),
        Entry::Contact => {
            paper.rect(
                [x + 6.0, y - 8.0, 30.0, 16.0],
                &Ink::both(Ink::Head, Ink::Soft),
                " rx=\"8\" stroke-width=\"1\"",
            );
        }
        Entry::Link => {
            let outline = Ink::both(Ink::Text, Ink::Text);
            paper.circle((x + 12.0, y), 8.0, &outline, "");
            paper.circle((x + 32.0, y), 8.0, &Ink::both(Ink::Paper, Ink::Text), " stroke-width=\"1.2\"");
        }
    }
}

// A small box with marks, drawn as in the diagram.
fn boxed(paper: &mut Paper, x: f64, y: f64, marks: &[Mark], key: &str) {
    let nothing = || Text::fixed("", "");
    let node = Node { marks: marks.to_vec(), ..Node::bare(String::new(), 0, Shape::Step) };
    let mut room = sizes::of(&node, Measure { lang: Lang::En, step: 30.0, contacts: Contacts::Lane });
    (room.up, room.down, room.lines) = (9.0, 9.0, Vec::new());
    let diagram = Diagram {
        title: nothing(),
        about: nothing(),
        lanes: Vec::new(),
        nodes: Vec::new(),
        flows: Vec::new(),
        notes: Vec::new(),
    };
    let ground = Ground { diagram: &diagram, lang: Lang::En, key };
    shapes::step(paper, &ground, &node, &room, (x + 22.0, y));
    if marks.is_empty() {
        paper.line(
            &[(x + 11.0, y + 5.0), (x + 15.0, y + 5.0)],
            &format!("stroke-width=\"1.5\" {}", Ink::Soft.stroke()),
            "",
        );
        paper.line(
            &[(x + 24.0, y + 5.0), (x + 33.0, y + 5.0)],
            &format!("stroke-width=\"1.5\" {}", Ink::Text.stroke()),
            "",
        );
    }
}
