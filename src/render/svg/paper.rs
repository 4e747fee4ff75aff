//! A sheet of SVG that is being written: shapes and text in the colours of the house.

use super::text::{BASE, LINE, SIZE, clean};
use crate::render::xml;
use std::fmt::Write;

/// A colour by what it is for; each has a value for paper and a variable that a page may set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// Text and outlines.
    Text,
    /// Text and lines of less weight.
    Soft,
    /// Hair lines.
    Hair,
    /// The ground.
    Paper,
    /// A second ground.
    Tint,
    /// A third ground, for heads.
    Head,
    /// Bars.
    Bar,
    /// Bars of what matters.
    Strong,
    /// What was saved; and promised.
    Good,
    /// What was added; and statutory.
    Bad,
}

/// Every colour with its name, its value on light ground and its value on dark ground. In grey print Bar, Good and Bad keep apart by their lightness.
pub(super) const INKS: &[(Ink, &str, &str, &str)] = &[
    (Ink::Text, "ink", "#1a2330", "#e8ecf1"),
    (Ink::Soft, "soft", "#4a5768", "#b3bdc9"),
    (Ink::Hair, "hair", "#b8c1cc", "#4c5866"),
    (Ink::Paper, "paper", "#ffffff", "#151b23"),
    (Ink::Tint, "tint", "#f4f6f9", "#1d252f"),
    (Ink::Head, "head", "#e3e9f0", "#2a3441"),
    (Ink::Bar, "bar", "#8fb0d3", "#426a95"),
    (Ink::Strong, "strong", "#1f4e86", "#8fc1f5"),
    (Ink::Good, "good", "#2f7d5b", "#6cc9a1"),
    (Ink::Bad, "bad", "#c4502f", "#f0957a"),
];

/// Where a text is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hold {
    Start,
    Middle,
    End,
}

/// A sheet.
#[derive(Debug, Default)]
pub(super) struct Paper {
    pub out: String,
}

impl Ink {
    fn row(self) -> (&'static str, &'static str) {
        INKS.iter().find(|row| row.0 == self).map_or(("", "none"), |row| (row.1, row.2))
    }

    /// The attributes of a fill.
    pub fn fill(self) -> String {
        self.as_attribute("fill", "f")
    }

    /// The attributes of a line.
    pub fn stroke(self) -> String {
        self.as_attribute("stroke", "s")
    }

    fn as_attribute(self, attribute: &str, class: &str) -> String {
        let (name, value) = self.row();
        format!("{attribute}=\"{value}\" class=\"{class}-{name}\"")
    }

    /// Fill and line together, whose classes stand in one attribute.
    pub fn both(fill: Ink, stroke: Ink) -> String {
        let ((fill, fill_value), (stroke, stroke_value)) = (fill.row(), stroke.row());
        format!("fill=\"{fill_value}\" stroke=\"{stroke_value}\" class=\"f-{fill} s-{stroke}\"")
    }
}

/// A number as short as it can be: a tenth of a unit is finer than any print.
pub(super) fn short(number: f64) -> String {
    let rounded = (number * 10.0).round() / 10.0;
    if rounded == 0.0 { "0".to_owned() } else { format!("{rounded}") }
}

impl Paper {
    /// A rectangle; `more` are further attributes.
    pub fn rect(&mut self, [x, y, w, h]: [f64; 4], looks: &str, more: &str) {
        let (x, y, w, h) = (short(x), short(y), short(w.max(0.0)), short(h.max(0.0)));
        let _ = writeln!(self.out, "<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" {looks}{more}/>");
    }

    /// A circle.
    pub fn circle(&mut self, (x, y): (f64, f64), r: f64, looks: &str, more: &str) {
        let _ =
            writeln!(self.out, "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" {looks}{more}/>", short(x), short(y), short(r));
    }

    /// A path.
    pub fn path(&mut self, d: &str, looks: &str, more: &str) {
        let _ = writeln!(self.out, "<path d=\"{d}\" {looks}{more}/>");
    }

    /// Straight lines from point to point.
    pub fn line(&mut self, points: &[(f64, f64)], looks: &str, more: &str) {
        self.path(&through(points), looks, more);
    }

    /// Lines of text, the middle of the first at `y`.
    pub fn text(&mut self, (x, y): (f64, f64), hold: Hold, lines: &[String], looks: &str) {
        if lines.is_empty() {
            return;
        }
        let anchor = match hold {
            Hold::Start => "",
            Hold::Middle => " text-anchor=\"middle\"",
            Hold::End => " text-anchor=\"end\"",
        };
        let _ = write!(self.out, "<text{anchor} {looks}>");
        for (at, line) in lines.iter().enumerate() {
            let y = y + BASE + at as f64 * LINE;
            let _ = write!(self.out, "<tspan x=\"{}\" y=\"{}\">{}</tspan>", short(x), short(y), xml::text(line));
        }
        let _ = writeln!(self.out, "</text>");
    }

    /// One line of text, its middle at `y`.
    pub fn word(&mut self, at: (f64, f64), hold: Hold, word: &str, ink: Ink) {
        self.text(at, hold, &[word.to_owned()], &ink.fill());
    }

    /// The same, strong.
    pub fn strong(&mut self, at: (f64, f64), hold: Hold, word: &str) {
        self.text(at, hold, &[word.to_owned()], &format!("{} font-weight=\"bold\"", Ink::Text.fill()));
    }

    /// Opens a group; `more` are its attributes.
    pub fn open(&mut self, more: &str) {
        let _ = writeln!(self.out, "<g{more}>");
    }

    /// What a group is called, for who hovers over it or hears it.
    pub fn titled(&mut self, title: &str) {
        let _ = writeln!(self.out, "<title>{}</title>", xml::text(title));
    }

    /// Closes a group.
    pub fn close(&mut self) {
        self.out.push_str("</g>\n");
    }
}

/// The `d` of a path through points.
pub(super) fn through(points: &[(f64, f64)]) -> String {
    let mut d = String::new();
    for (at, (x, y)) in points.iter().enumerate() {
        let _ = write!(d, "{}{} {}", if at == 0 { "M" } else { " L" }, short(*x), short(*y));
    }
    d
}

/// A sheet around a drawing: head, title, colours; `key` tells it from other pictures on the same page.
pub(super) fn sheet(key: &str, title: &str, about: &str, (width, height): (f64, f64), drawing: &Paper) -> String {
    let (w, h) = (short(width.ceil()), short(height.ceil()));
    let mut paper = Paper::default();
    let _ = writeln!(
        paper.out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"zz\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" role=\"img\" aria-labelledby=\"{key}-t {key}-d\" font-family=\"{FONTS}\" font-size=\"{SIZE}\">"
    );
    let title = if title.is_empty() { about } else { title };
    let _ = writeln!(paper.out, "<title id=\"{key}-t\">{}</title>", xml::text(&clean(title)));
    let _ = writeln!(paper.out, "<desc id=\"{key}-d\">{}</desc>", xml::text(&clean(about)));
    let _ = writeln!(paper.out, "<style>{}</style>", style());
    let _ = write!(paper.out, "{}", patterns(key));
    paper.rect([0.0, 0.0, width.ceil(), height.ceil()], &Ink::Paper.fill(), "");
    paper.out.push_str(&drawing.out);
    paper.out.push_str("</svg>\n");
    paper.out
}

const FONTS: &str = "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC','Hiragino Sans GB','WenQuanYi Micro Hei',SimHei,sans-serif";

// Renderers that know no variables leave the whole rule out, and the plain attributes hold.
fn style() -> String {
    let mut style = String::from("@supports(--a:b){");
    for (_, name, light, _) in INKS {
        let _ = write!(
            style,
            ".zz .f-{name}{{fill:var(--zz-{name},{light})}}.zz .s-{name}{{stroke:var(--zz-{name},{light})}}"
        );
    }
    style.push_str("@media (prefers-color-scheme:dark){.zz{");
    for (_, name, _, dark) in INKS {
        let _ = write!(style, "--zz-{name}:{dark};");
    }
    style.push_str("}}@media print{.zz{");
    for (_, name, light, _) in INKS {
        let _ = write!(style, "--zz-{name}:{light};");
    }
    style.push_str("}}}");
    style
}

// What stands for colour in black and white.
fn patterns(key: &str) -> String {
    let line = Ink::Soft.stroke();
    let dot = Ink::Soft.fill();
    format!(
        "<defs><pattern id=\"{key}-hatch\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><path d=\"M0 0V7\" stroke-width=\"1\" stroke-opacity=\"0.55\" {line}/></pattern>\
         <pattern id=\"{key}-dots\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><circle cx=\"2\" cy=\"2\" r=\"0.9\" fill-opacity=\"0.45\" {dot}/></pattern></defs>\n"
    )
}
