//! The layout law: on any process no two boxes overlap, no text leaves its box, every flow touches its two boxes and no other, lanes hold their steps.

use super::parsed::{Band, Box, Flow, bands};
use super::random::process;
use super::{PAIRS, diagram, read, shipped};
use crate::analysis::made_up::Dice;
use zaizao::render::svg::svg;
use zaizao::report::picture::{Diagram, Picture, Shape};
use zaizao::wording::Lang;

#[test]
fn five_hundred_random_processes_are_laid_out_by_the_law() {
    let mut dice = Dice(20_261_125);
    let (mut drawn, mut most, mut banded) = (0, 0, 0);
    while drawn < 500 {
        let Some((text, steps)) = process(&mut dice) else { continue };
        let lang = if drawn % 2 == 0 { Lang::Zh } else { Lang::En };
        let process = read(&text);
        let diagram = diagram(&process);
        assert_eq!(diagram.nodes.iter().filter(|node| node.shape == Shape::Step).count(), steps);
        banded += usize::from(holds(&diagram, lang, &text) > 1);
        drawn += 1;
        most = most.max(steps);
    }
    assert!(most > 50 && banded > 100, "the dice are too kind: {most} steps, {banded} with several bands");
}

#[test]
fn the_shipped_processes_are_laid_out_by_the_law() {
    for pair in PAIRS {
        for side in ["as-is", "to-be"] {
            let diagram = diagram(&shipped(pair, side));
            for lang in Lang::BOTH {
                holds(&diagram, lang, pair);
            }
        }
    }
}

/// Forty steps of five departments with visits, two ways back, a parallel block and a refusal.
pub fn forty_steps() -> String {
    let departments = ["综合窗口", "市场监管局", "规划局", "住建局", "消防大队"];
    let names = [
        "受理申请",
        "形式审查",
        "实质审查",
        "现场勘验",
        "征求相关部门意见",
        "专家评审",
        "部门会签",
        "负责人核定",
        "结果公示",
        "制作批文",
        "费用核算",
        "档案移交",
    ];
    let mut out = format!("process: 工程建设项目施工许可全流程\ndepartments: [{}]\nsteps:\n", departments.join(", "));
    for at in 1..=40usize {
        let by = if (11..15).contains(&at) { departments[at - 10] } else { departments[at / 3 % 5] };
        let next = match at {
            6 | 18 => {
                format!(", next: {{ one: [{{ to: s{}, p: 15%, when: 材料不齐, max: 2 }}, s{}] }}", at - 2, at + 1)
            }
            10 => ", next: { all: [s11, s12, s13, s14] }".to_owned(),
            11..=14 => ", next: s15".to_owned(),
            33 => ", next: { one: [{ end: 不予许可, p: 5% }, s34] }".to_owned(),
            40 => String::new(),
            _ => format!(", next: s{}", at + 1),
        };
        let counter = if at % 6 == 1 { format!(", channel: counter, collects: {}", at % 5 + 1) } else { String::new() };
        let (name, days) = (names[at % 12], at % 4 + 1);
        out.push_str(&format!("  s{at}: {{ name: {name}, by: {by}, wait: {days}d, work: 2h{counter}{next} }}\n"));
    }
    out
}

// 297 by 210 mm less six millimetres all around, in points; text has the size 12 in units of the picture.
#[test]
fn forty_steps_can_be_read_on_a4_across() {
    let diagram = diagram(&read(&forty_steps()));
    let text = svg(&Picture::Diagram(diagram.clone()), Lang::Zh, "a");
    let document = roxmltree::Document::parse(&text).unwrap();
    let side = |name: &str| document.root_element().attribute(name).unwrap().parse::<f64>().unwrap();
    let scale = (285.0 * 72.0 / 25.4 / side("width")).min(198.0 * 72.0 / 25.4 / side("height"));
    assert!(12.0 * scale >= 7.0, "{} points on {} x {}", 12.0 * scale, side("width"), side("height"));
    let sizes =
        document.descendants().filter_map(|node| node.attribute("font-size")).map(|size| size.parse::<f64>().unwrap());
    assert!(sizes.fold(f64::INFINITY, f64::min) >= 12.0);
    holds(&diagram, Lang::Zh, "forty");
}

#[test]
fn a_law_that_is_broken_is_seen() {
    let one = Box { left: 0.0, top: 0.0, right: 10.0, bottom: 10.0 };
    let other = Box { left: 9.0, top: 9.0, right: 20.0, bottom: 20.0 };
    assert!(one.overlaps(other) && !one.holds(other));
    assert!(!one.overlaps(Box { left: 10.0, ..other }));
    assert!(crosses(one, (-5.0, 5.0), (15.0, 5.0)) && !crosses(one, (-5.0, 11.0), (15.0, 11.0)));
}

// Says how many bands there are.
fn holds(diagram: &Diagram, lang: Lang, what: &str) -> usize {
    let text = svg(&Picture::Diagram(diagram.clone()), lang, "a");
    let bands = bands(&text);
    let there: usize = bands.iter().flat_map(|band| band.nodes.keys()).filter(|name| name.starts_with('n')).count();
    assert_eq!(there, diagram.nodes.len(), "{what}");
    for flow in &diagram.flows {
        let (from, to) = (format!("n{}", flow.from), format!("n{}", flow.to));
        let leaves = |one: &&Flow| one.from == from && (one.to == to || one.to.starts_with(&format!("o{}-", flow.to)));
        let arrives = |one: &&Flow| one.to == to && (one.from == from || one.from == format!("i{}", flow.to));
        let all = || bands.iter().flat_map(|band| &band.flows);
        assert!(all().any(|one| leaves(&one)) && all().any(|one| arrives(&one)), "{from} to {to} is lost\n{what}");
    }
    for band in &bands {
        boxes(band, what);
        flows(band, what);
        labels(band, what);
    }
    bands.len()
}

fn boxes(band: &Band, what: &str) {
    let nodes: Vec<_> = band.nodes.iter().collect();
    for (at, (name, node)) in nodes.iter().enumerate() {
        for (other, there) in &nodes[at + 1..] {
            assert!(!node.whole.overlaps(there.whole), "{name} and {other} overlap: {node:?} {there:?}\n{what}");
        }
        assert!(
            band.lanes[&node.lane].holds(node.whole),
            "{name} leaves its lane: {node:?} {:?}\n{what}",
            band.lanes[&node.lane]
        );
        if node.is_box {
            let text = node.texts.iter().all(|text| node.shape.holds(*text));
            assert!(text, "text leaves the box {name}: {node:?}\n{what}");
        }
    }
}

fn flows(band: &Band, what: &str) {
    for flow in &band.flows {
        let (from, to) = (&band.nodes[&flow.from], &band.nodes[&flow.to]);
        let (first, tip) = (flow.points[0], flow.tip);
        // A thick circle reaches a unit further than its radius says.
        let touches = |x: f64, edge: f64| (x - edge).abs() <= 1.3;
        let at_source = touches(first.0, from.shape.right) && inside(first.1, from.shape);
        let at_target = touches(tip.0, to.shape.left) && inside(tip.1, to.shape);
        assert!(at_source && at_target, "{flow:?} does not touch {from:?} and {to:?}\n{what}");
        for (name, other) in &band.nodes {
            let own = *name == flow.from || *name == flow.to;
            let through = flow.points.windows(2).any(|pair| crosses(other.shape, pair[0], pair[1]));
            assert!(own || !through, "{flow:?} runs through {name} {other:?}\n{what}");
        }
    }
}

fn inside(y: f64, shape: Box) -> bool {
    shape.top <= y && y <= shape.bottom
}

fn crosses(shape: Box, from: (f64, f64), to: (f64, f64)) -> bool {
    let line = Box { left: from.0.min(to.0), top: from.1.min(to.1), right: from.0.max(to.0), bottom: from.1.max(to.1) };
    shape.overlaps(Box {
        left: line.left - 0.2,
        top: line.top - 0.2,
        right: line.right + 0.2,
        bottom: line.bottom + 0.2,
    })
}

fn labels(band: &Band, what: &str) {
    for (at, label) in band.labels.iter().enumerate() {
        for (name, node) in &band.nodes {
            assert!(!label.overlaps(node.shape), "what is said of a flow lies on {name}: {label:?} {node:?}\n{what}");
        }
        let other = band.labels[at + 1..].iter().find(|other| label.overlaps(**other));
        assert!(other.is_none(), "{label:?} and {other:?} lie on each other\n{what}");
    }
}
