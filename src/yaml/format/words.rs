//! Fixed words in the other language: tree and tables of fields are walked together.

use super::texts::Replaced;
use crate::source::Source;
use crate::wording::Lang;
use crate::yaml::fields::{Noun, PROCESS, Shape};
use crate::yaml::tree::{self, Kind, Limits, NodeId, Tree};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

/// The fixed words that are not yet written in a language, each with what to write instead.
pub fn replaced(source: &Source, tree: &Tree, lang: Lang) -> Replaced {
    let found = each(source, tree).into_iter();
    found
        .filter(|word| word.lang.is_some_and(|written| written != lang))
        .map(|word| (word.node, word.spelled(lang)))
        .collect()
}

/// The fixed words that an older text spells in another language: where they stood in it, else anywhere, else as most of its words are.
pub fn as_in(older: &Source, source: &Source, tree: &Tree, limits: Limits) -> Replaced {
    let was = each(older, &tree::read(older, limits).0);
    let number = |lang: Lang| was.iter().filter(|word| word.lang == Some(lang)).count();
    let usual = if number(Lang::Zh) > number(Lang::En) { Lang::Zh } else { Lang::En };
    let mut here: FxHashMap<(u64, &str), Lang> = FxHashMap::default();
    let mut anywhere: FxHashMap<&str, Lang> = FxHashMap::default();
    for word in &was {
        let Some(lang) = word.lang else { continue };
        here.insert((word.path, word.en), lang);
        anywhere.entry(word.en).or_insert(lang);
    }
    let spelling = |word: &Found| {
        let lang = here.get(&(word.path, word.en)).or_else(|| anywhere.get(word.en)).copied().unwrap_or(usual);
        word.lang.is_some_and(|written| written != lang).then(|| (word.node, word.spelled(lang)))
    };
    each(source, tree).iter().filter_map(spelling).collect()
}

/// A fixed word in a text.
struct Found {
    node: NodeId,
    /// The keys that lead to it, hashed.
    path: u64,
    en: &'static str,
    zh: &'static str,
    /// The language that it is written in; none where both spell it alike.
    lang: Option<Lang>,
}

impl Found {
    fn spelled(&self, lang: Lang) -> &'static str {
        if lang == Lang::Zh { self.zh } else { self.en }
    }
}

// Not recursive.
fn each(source: &Source, tree: &Tree) -> Vec<Found> {
    static FILE: [Shape; 1] = [Shape::Noun(&PROCESS)];
    let mut found = Vec::new();
    let mut open: Vec<(NodeId, u64, &'static [Shape])> =
        tree.root().map(|root| (root, 0, &FILE[..])).into_iter().collect();
    while let Some((node, path, shapes)) = open.pop() {
        // What an alias stands for is read where it is written.
        match tree.kind_as_written(node) {
            Kind::Empty | Kind::Alias => {}
            Kind::Plain | Kind::Decoded(_) => {
                let text = tree.text(source, node).unwrap_or("");
                found.extend(word(shapes, text).map(|(en, zh, lang)| Found { node, path, en, zh, lang }));
            }
            Kind::FlowSequence | Kind::BlockSequence => {
                let items: Vec<&'static [Shape]> = shapes.iter().filter_map(items).collect();
                for (at, item) in tree.children(node).enumerate() {
                    open.extend(items.iter().map(|shapes| (item, onward(path, &at), *shapes)));
                }
            }
            Kind::FlowMapping | Kind::BlockMapping => {
                for (key, value) in tree.entries(node) {
                    let key = tree.text(source, key).unwrap_or("");
                    open.extend(values(shapes, key).into_iter().map(|shapes| (value, onward(path, key), shapes)));
                }
            }
        }
    }
    found
}

fn onward(path: u64, key: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = FxHasher::default();
    (path, key).hash(&mut hasher);
    hasher.finish()
}

// The word in both languages, and which of them the text is in.
fn word(shapes: &[Shape], text: &str) -> Option<(&'static str, &'static str, Option<Lang>)> {
    let spellings = shapes.iter().filter_map(|shape| match shape {
        Shape::Word(spellings) => Some(spellings()),
        _ => None,
    });
    let (en, zh) = spellings.flatten().find(|(en, zh)| *en == text || *zh == text)?;
    let lang = if zh == text { Lang::Zh } else { Lang::En };
    Some((en, zh, (en != zh).then_some(lang)))
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
