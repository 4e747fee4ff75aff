//! A diagram for Graphviz: <https://graphviz.org/doc/info/lang.html>.

use super::svg::clean;
use crate::report::picture::{Carrier, Connection, Diagram, Node, Shape};
use crate::wording::Lang;
use std::fmt::Write;

const FONT: &str = "Noto Sans CJK SC,Microsoft YaHei,PingFang SC,sans-serif";

/// The text of the graph; lanes are clusters.
pub fn write(diagram: &Diagram, lang: Lang) -> String {
    let mut out = String::from("digraph process {\n");
    let _ = writeln!(
        out,
        "  graph [rankdir=LR, fontname=\"{FONT}\", labelloc=t, label={}];",
        quoted(diagram.title.get(lang))
    );
    let _ = writeln!(out, "  node [fontname=\"{FONT}\", fontsize=11];\n  edge [fontname=\"{FONT}\", fontsize=10];");
    for (at, lane) in diagram.lanes.iter().enumerate() {
        let _ = writeln!(out, "  subgraph cluster_{at} {{\n    label={};", quoted(lane.name.get(lang)));
        for (number, node) in diagram.nodes.iter().enumerate().filter(|(_, node)| node.lane == at) {
            let _ = writeln!(out, "    n{number} [{}];", looks(node, lang));
        }
        out.push_str("  }\n");
    }
    for flow in &diagram.flows {
        let _ = writeln!(out, "  n{} -> n{}{};", flow.from, flow.to, how(flow, lang));
    }
    out.push_str("}\n");
    out
}

fn looks(node: &Node, lang: Lang) -> String {
    let width = if node.critical { ", penwidth=2.5" } else { "" };
    let label = node.label.get(lang);
    let round =
        |shape: &str, more: &str| format!("shape={shape}, label=\"\", xlabel={}, width=0.3{more}", quoted(label));
    match node.shape {
        Shape::Step => {
            let name = if label.is_empty() { &node.id } else { label };
            let time = node.time.as_ref().map_or(String::new(), |time| format!("\n{}", clean(time.get(lang))));
            format!("shape=box, style=rounded, label={}{width}", quoted_lines(&format!("{}{time}", clean(name))))
        }
        Shape::Start => round("circle", width),
        Shape::End => round("circle", ", penwidth=3"),
        Shape::Terminate => round("doublecircle", ", style=filled, fillcolor=black"),
        Shape::Point => round("doublecircle", ""),
        Shape::Exclusive => gateway("×", label, width),
        Shape::Parallel => gateway("+", label, width),
        Shape::Inclusive => gateway("○", label, width),
    }
}

fn gateway(sign: &str, label: &str, width: &str) -> String {
    format!("shape=diamond, label=\"{sign}\", xlabel={}, width=0.5, height=0.5, margin=0{width}", quoted(label))
}

fn how(flow: &Connection, lang: Lang) -> String {
    let said: Vec<String> =
        flow.when.iter().chain(&flow.share).chain(&flow.most).map(|text| clean(text.get(lang))).collect();
    let mut parts = Vec::new();
    if !said.is_empty() {
        parts.push(format!("label={}", quoted_lines(&said.join("\n"))));
    }
    match (flow.back, flow.carried) {
        (true, _) => parts.push("style=dotted, constraint=false".to_owned()),
        (false, Some(Carrier::Applicant)) => parts.push("style=dashed".to_owned()),
        _ => {}
    }
    if flow.critical {
        parts.push("penwidth=2.5".to_owned());
    }
    if parts.is_empty() { String::new() } else { format!(" [{}]", parts.join(", ")) }
}

fn quoted(text: &str) -> String {
    quoted_lines(&clean(text))
}

// A backslash begins an escape in Graphviz, so it is doubled; lines are told by `\n`.
fn quoted_lines(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}
