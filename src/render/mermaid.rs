//! A diagram as a Mermaid flowchart, for Markdown: <https://mermaid.js.org/syntax/flowchart.html>.

use super::svg::clean;
use crate::report::picture::{Carrier, Connection, Diagram, Node, Shape};
use crate::wording::Lang;
use std::fmt::Write;

/// The text of the flowchart; lanes are subgraphs.
pub fn write(diagram: &Diagram, lang: Lang) -> String {
    let mut out = format!("---\ntitle: {}\n---\nflowchart LR\n", yaml(diagram.title.get(lang)));
    for (at, lane) in diagram.lanes.iter().enumerate() {
        let _ = writeln!(out, "  subgraph lane{at}[\"{}\"]", escaped(lane.name.get(lang)));
        for (number, node) in diagram.nodes.iter().enumerate().filter(|(_, node)| node.lane == at) {
            let _ = writeln!(out, "    {}", self::node(number, node, lang));
        }
        out.push_str("  end\n");
    }
    for flow in &diagram.flows {
        let _ = writeln!(out, "  n{} {}{} n{}", flow.from, arrow(flow), said(flow, lang), flow.to);
    }
    let critical: Vec<String> =
        diagram.nodes.iter().enumerate().filter(|(_, node)| node.critical).map(|(at, _)| format!("n{at}")).collect();
    if !critical.is_empty() {
        let _ = writeln!(out, "  classDef critical stroke-width:3px\n  class {} critical", critical.join(","));
    }
    let links = diagram.flows.iter().enumerate();
    for (at, _) in links.filter(|(_, flow)| flow.carried == Some(Carrier::Applicant) && !flow.back) {
        let _ = writeln!(out, "  linkStyle {at} stroke-dasharray:9 4");
    }
    out
}

fn node(number: usize, node: &Node, lang: Lang) -> String {
    let label = node.label.get(lang);
    let label = if label.is_empty() && node.shape == Shape::Step { &node.id } else { label };
    let mut label = escaped(label);
    if let Some(time) = &node.time {
        let _ = write!(label, "<br>{}", escaped(time.get(lang)));
    }
    match node.shape {
        Shape::Step => format!("n{number}[\"{label}\"]"),
        Shape::Start => format!("n{number}((\" \"))"),
        Shape::End | Shape::Terminate => format!("n{number}(((\"{}\")))", filled(&label, " ")),
        Shape::Point => format!("n{number}((\"{}\"))", filled(&label, " ")),
        Shape::Exclusive => format!("n{number}{{\"{}\"}}", filled(&label, "×")),
        Shape::Parallel => format!("n{number}{{\"{}\"}}", signed(&label, "#43;")),
        Shape::Inclusive => format!("n{number}{{\"{}\"}}", signed(&label, "○")),
    }
}

fn filled(label: &str, empty: &str) -> String {
    if label.is_empty() { empty.to_owned() } else { label.to_owned() }
}

fn signed(label: &str, sign: &str) -> String {
    if label.is_empty() { sign.to_owned() } else { format!("{sign} {label}") }
}

fn arrow(flow: &Connection) -> &'static str {
    match (flow.back, flow.critical) {
        (true, _) => "-.->",
        (false, true) => "==>",
        (false, false) => "-->",
    }
}

fn said(flow: &Connection, lang: Lang) -> String {
    let parts: Vec<String> =
        flow.when.iter().chain(&flow.share).chain(&flow.most).map(|text| escaped(text.get(lang))).collect();
    if parts.is_empty() { String::new() } else { format!("|\"{}\"|", parts.join(" ")) }
}

// Everything that could be markup becomes a number: `#60;`.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for char in clean(text).chars() {
        match char {
            '"' | '#' | '<' | '>' | '&' | '`' | '\\' | ';' | '{' | '}' | '[' | ']' | '|' | '%' => {
                let _ = write!(out, "#{};", u32::from(char));
            }
            _ => out.push(char),
        }
    }
    out
}

fn yaml(text: &str) -> String {
    format!("\"{}\"", clean(text).replace('\\', "\\\\").replace('"', "\\\""))
}
