//! Documents made up at random: any nesting of maps and lists in either style, every kind of scalar, comments.

use proptest::prelude::*;

/// A part of a document.
#[derive(Debug, Clone)]
pub enum Part {
    Scalar(&'static str),
    List(Style, Vec<Part>),
    Map(Style, Vec<(&'static str, Part)>),
}

/// How a collection is written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Style {
    Block,
    Flow,
}

const SCALARS: &[&str] = &[
    "",
    "a",
    "受理",
    "12",
    "1.10",
    "01",
    "0x1F",
    "-5",
    "1e3",
    ".5",
    "true",
    "no",
    "~",
    "null",
    "12:30",
    "2019-01-01",
    "20%",
    "3d..5d",
    "a b  c",
    "it's",
    "国办发〔2018〕32号",
    "a:b",
    "x#y",
    "<<",
    "''",
    "'no'",
    "'it''s'",
    "'a: b'",
    "\"12\"",
    "\"a\\tb\\n\\u6750 \\\"q\\\"\"",
    "\"# no comment\"",
    "\"[x]\"",
    "😀",
    "\" lead\"",
    "'：'",
];

const KEYS: &[&str] = &["k", "受理", "'q'", "\"a: b\"", "12", "no", "long key with spaces", "e-licence", "\"\""];

/// A document: a map or list at the top.
pub fn document() -> impl Strategy<Value = Part> {
    part().prop_map(|part| match part {
        Part::Scalar(_) => Part::List(Style::Block, vec![part]),
        part => part,
    })
}

fn part() -> impl Strategy<Value = Part> {
    let scalar = prop::sample::select(SCALARS).prop_map(Part::Scalar);
    scalar.prop_recursive(5, 60, 6, |inner| {
        let style = prop_oneof![Just(Style::Block), Just(Style::Flow)];
        let key = prop::sample::select(KEYS);
        prop_oneof![
            (style.clone(), prop::collection::vec(inner.clone(), 0..6))
                .prop_map(|(style, items)| Part::List(style, items)),
            (style, prop::collection::vec((key, inner), 0..6))
                .prop_map(|(style, entries)| Part::Map(style, once(entries))),
        ]
    })
}

// No key twice: serde_yaml refuses it, and so does the reader of processes.
fn once(entries: Vec<(&'static str, Part)>) -> Vec<(&'static str, Part)> {
    let mut seen = std::collections::HashSet::new();
    entries.into_iter().filter(|(key, _)| seen.insert(key.trim_matches(['\'', '"']))).collect()
}

/// The document as text: `indent` spaces a level, and a comment wherever the dice say so.
pub fn text_of(part: &Part, indent: usize, dice: u64) -> String {
    let mut writer = Writer { out: String::new(), indent, dice, comments: 0 };
    writer.block(part, 0);
    writer.out
}

struct Writer {
    out: String,
    indent: usize,
    dice: u64,
    comments: usize,
}

impl Writer {
    fn block(&mut self, part: &Part, column: usize) {
        match part {
            Part::List(Style::Block, items) if !items.is_empty() => {
                for item in items {
                    self.own_line_comment(column);
                    self.out.push_str(&" ".repeat(column));
                    self.out.push('-');
                    self.value(item, column);
                }
            }
            Part::Map(Style::Block, entries) if !entries.is_empty() => {
                for (key, value) in entries {
                    self.own_line_comment(column);
                    self.out.push_str(&format!("{}{key}:", " ".repeat(column)));
                    self.value(value, column);
                }
            }
            part => {
                self.out.push_str(&" ".repeat(column));
                self.flow(part);
                self.right_comment();
            }
        }
    }

    fn value(&mut self, value: &Part, column: usize) {
        let block = matches!(value, Part::List(Style::Block, items) if !items.is_empty())
            || matches!(value, Part::Map(Style::Block, entries) if !entries.is_empty());
        if block {
            self.right_comment();
            return self.block(value, column + self.indent);
        }
        if !matches!(value, Part::Scalar("")) {
            self.out.push(' ');
            self.flow(value);
        }
        self.right_comment();
    }

    fn flow(&mut self, part: &Part) {
        match part {
            Part::Scalar(text) => self.out.push_str(text),
            Part::List(_, items) => {
                self.out.push('[');
                for item in items {
                    // A list has no empty place.
                    if matches!(item, Part::Scalar("")) {
                        self.out.push_str("''")
                    } else {
                        self.flow(item)
                    }
                    self.out.push(',');
                    self.break_inside();
                }
                self.out.push(']');
            }
            Part::Map(_, entries) => {
                self.out.push('{');
                for (key, value) in entries {
                    self.out.push_str(&format!("{key}: "));
                    self.flow(value);
                    self.out.push(',');
                    self.break_inside();
                }
                self.out.push('}');
            }
        }
    }

    fn roll(&mut self, sides: u64) -> bool {
        self.dice ^= self.dice << 13;
        self.dice ^= self.dice >> 7;
        self.dice ^= self.dice << 17;
        self.dice.is_multiple_of(sides)
    }

    fn comment(&mut self) {
        self.comments += 1;
        self.out.push_str(&format!("# 注 {}", self.comments));
    }

    fn own_line_comment(&mut self, column: usize) {
        if self.roll(4) {
            self.out.push_str(&" ".repeat(column));
            self.comment();
            self.out.push('\n');
        }
        if self.roll(5) {
            self.out.push_str("\n\n");
        }
    }

    fn right_comment(&mut self) {
        if self.roll(4) {
            self.out.push_str("  ");
            self.comment();
        }
        self.out.push('\n');
    }

    // Far right, so that it is deeper than any block around it.
    fn break_inside(&mut self) {
        if self.roll(6) {
            self.out.push(' ');
            self.comment();
            self.out.push_str(&format!("\n{}", " ".repeat(40)));
        }
    }
}
