//! Fixed words in the other language: tree and tables of fields are walked together.

use super::texts::Replaced;
use crate::source::Source;
use crate::wording::Lang;
use crate::yaml::fields::{Noun, PROCESS, Shape};
use crate::yaml::tree::{Kind, NodeId, Tree};

/// The fixed words that are not yet written in a language, each with what to write instead. Not recursive.
pub fn replaced(source: &Source, tree: &Tree, lang: Lang) -> Replaced {
    static FILE: [Shape; 1] = [Shape::Noun(&PROCESS)];
    let mut replaced = Replaced::default();
    let mut open: Vec<(NodeId, &'static [Shape])> = tree.root().map(|root| (root, &FILE[..])).into_iter().collect();
    while let Some((node, shapes)) = open.pop() {
        // What an alias stands for is read where it is written.
        match tree.kind_as_written(node) {
            Kind::Empty | Kind::Alias => {}
            Kind::Plain | Kind::Decoded(_) => {
                let text = tree.text(source, node).unwrap_or("");
                replaced.extend(word(shapes, text, lang).map(|word| (node, word)));
            }
            Kind::FlowSequence | Kind::BlockSequence => {
                let items: Vec<&'static [Shape]> = shapes.iter().filter_map(items).collect();
                let children = tree.children(node);
                open.extend(children.flat_map(|item| items.iter().map(move |shapes| (item, *shapes))));
            }
            Kind::FlowMapping | Kind::BlockMapping => {
                let entries = tree.entries(node);
                open.extend(entries.flat_map(|(key, value)| {
                    values(shapes, tree.text(source, key).unwrap_or("")).into_iter().map(move |shapes| (value, shapes))
                }));
            }
        }
    }
    replaced
}

// The word in the wanted language, where the text is its spelling in the other.
fn word(shapes: &[Shape], text: &str, lang: Lang) -> Option<&'static str> {
    let spellings = shapes.iter().filter_map(|shape| match shape {
        Shape::Word(spellings) => Some(spellings()),
        _ => None,
    });
    let (en, zh) = spellings.flatten().find(|(en, zh)| *en == text || *zh == text)?;
    let wanted = if lang == Lang::Zh { zh } else { en };
    (wanted != text).then_some(wanted)
}

fn items(shape: &Shape) -> Option<&'static [Shape]> {
    match shape {
        Shape::List(items) => Some(items),
        _ => None,
    }
}

// What a value may be: by the noun that knows its key, else by what ids lead to.
fn values(shapes: &[Shape], key: &str) -> Vec<&'static [Shape]> {
    let known = |noun: &'static Noun| noun.field(key).map(|field| field.shapes);
    let by_key: Vec<&'static [Shape]> = shapes
        .iter()
        .filter_map(|shape| match shape {
            Shape::Noun(noun) => known(noun),
            _ => None,
        })
        .collect();
    if !by_key.is_empty() {
        return by_key;
    }
    let by_id = shapes.iter().filter_map(|shape| match shape {
        Shape::MapOf(values) => Some(*values),
        _ => None,
    });
    by_id.collect()
}
