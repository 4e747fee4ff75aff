//! A second opinion: what our tree says a document holds is what serde_yaml says.

use super::documents::{document, text_of};
use super::{config, laid_out, shipped};
use proptest::prelude::*;
use serde_yaml::Value;
use zaizao::source::Source;
use zaizao::yaml::tree::{self, Kind, Limits, NodeId, Tree};

/// Holds our tree of a text to serde_yaml's value of it.
fn agree(text: &str) -> Result<(), String> {
    let source = Source::new("a.yaml", text);
    let (tree, broken) = tree::read(&source, Limits::default());
    let theirs: Value = serde_yaml::from_str(text).map_err(|error| format!("serde_yaml: {error}\n{text}"))?;
    match (broken, tree.root()) {
        (Some(broken), _) => Err(format!("ours: {broken:?}\n{text}")),
        (None, Some(root)) if same(&source, &tree, root, &theirs) => Ok(()),
        (None, None) if theirs.is_null() => Ok(()),
        _ => Err(format!("differ: {theirs:?}\n{text}")),
    }
}

fn same(source: &Source, tree: &Tree, node: NodeId, theirs: &Value) -> bool {
    match (tree.kind(node), theirs) {
        (Kind::Empty, theirs) => theirs.is_null(),
        (Kind::FlowSequence | Kind::BlockSequence, Value::Sequence(items)) => {
            let ours: Vec<NodeId> = tree.children(node).collect();
            ours.len() == items.len() && ours.iter().zip(items).all(|(ours, theirs)| same(source, tree, *ours, theirs))
        }
        (Kind::FlowMapping | Kind::BlockMapping, Value::Mapping(entries)) => {
            let ours: Vec<(NodeId, NodeId)> = tree.entries(node).collect();
            ours.len() == entries.len()
                && ours.iter().zip(entries).all(|((key, value), (their_key, their_value))| {
                    same(source, tree, *key, their_key) && same(source, tree, *value, their_value)
                })
        }
        (Kind::Plain | Kind::Decoded(_), Value::String(theirs)) => tree.text(source, node) == Some(theirs),
        // To us every scalar is a text; serde_yaml gives plain ones a type, as it does to that text alone.
        (Kind::Plain, Value::Null | Value::Bool(_) | Value::Number(_)) => {
            let alone = tree.text(source, node).map(serde_yaml::from_str::<Value>);
            alone.is_some_and(|alone| alone.is_ok_and(|alone| alone == *theirs))
        }
        _ => false,
    }
}

#[test]
fn serde_yaml_reads_the_shipped_processes_alike() {
    for (path, text) in shipped() {
        agree(&text).unwrap_or_else(|differ| panic!("{path}: {differ}"));
        agree(&laid_out(&text).unwrap()).unwrap_or_else(|differ| panic!("{path} laid out: {differ}"));
    }
}

proptest! {
    #![proptest_config(config(1000))]

    #[test]
    fn serde_yaml_reads_made_up_documents_alike(part in document(), indent in 1usize..5, dice in 1u64..) {
        let text = text_of(&part, indent, dice);
        agree(&text).map_err(TestCaseError::fail)?;
        agree(&laid_out(&text).map_err(TestCaseError::fail)?).map_err(TestCaseError::fail)?;
    }
}
