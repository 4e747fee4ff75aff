use super::{Known, Looked, SCHEMA};
use crate::cli::arguments::Reading;
use crate::cli::files::{self, Content};
use crate::cli::load;
use crate::cli::output::Trouble;
use crate::say;
use crate::source::Source;
use crate::wording::Text;
use crate::yaml;
use crate::yaml::tree::{self, Broken, NodeId, Tree};
use std::path::Path;

/// Reads a baseline. JSON is YAML, and the reader of YAML knows the line of everything.
///
/// # Errors
/// When it cannot be read, or is no baseline; with the line, and what to do.
pub(super) fn read(path: &Path, reading: Reading) -> anyhow::Result<Vec<Known>> {
    let limits = load::limits(reading);
    let Content::Bytes(bytes) = files::read(path, limits.bytes)? else {
        anyhow::bail!(trouble(
            path,
            None,
            &say!(zh: "文件太大；可用 --max-size 提高上限", en: "it is too large; raise the limit with --max-size")
        ));
    };
    let source = yaml::decode(files::shown(path), bytes).map_err(|finding| trouble(path, None, &finding.message))?;
    let (tree, broken) = tree::read(&source, limits);
    if let Some(broken) = broken {
        anyhow::bail!(trouble(
            path,
            Some(line_of(&source, &broken)),
            &anew(say!(zh: "写法有误", en: "it is not JSON"))
        ));
    }
    let file = File { path, source: &source, tree: &tree };
    let root = file.tree.root().ok_or_else(|| trouble(path, None, &not_a_baseline()))?;
    if file.value(root, "schema").and_then(|node| file.text(node)) != Some(SCHEMA) {
        return Err(file.wrong(root, &not_a_baseline()));
    }
    let Some(list) = file.value(root, "findings") else {
        return Err(file.wrong(root, &anew(say!(zh: "缺少 findings", en: "findings is missing"))));
    };
    file.tree.children(list).map(|entry| file.entry(entry)).collect()
}

struct File<'f> {
    path: &'f Path,
    source: &'f Source,
    tree: &'f Tree,
}

impl<'f> File<'f> {
    fn entry(&self, node: NodeId) -> anyhow::Result<Known> {
        let text = |key: &str| self.value(node, key).and_then(|value| self.text(value)).map(str::to_owned);
        let missing = |key: &str| self.wrong(node, &anew(say!(key = key; zh: "缺少 {key}", en: "{key} is missing")));
        let fingerprint = text("fingerprint").ok_or_else(|| missing("fingerprint"))?;
        if fingerprint.len() != 16 || !fingerprint.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(self.wrong(node, &anew(say!(text = fingerprint;
                zh: "fingerprint“{text}”不是 16 位十六进制数", en: "the fingerprint {text} is not 16 hexadecimal digits"))));
        }
        let left = match text("count") {
            None => 1,
            Some(count) => count.parse().map_err(|_| {
                self.wrong(
                    node,
                    &anew(say!(text = count; zh: "count“{text}”不是整数", en: "the count {text} is no whole number")),
                )
            })?,
        };
        Ok(Known {
            process: (text("process").unwrap_or_default(), text("variant").unwrap_or_default()),
            rule: text("rule").ok_or_else(|| missing("rule"))?,
            fingerprint,
            left,
            looked_for: Looked::NotYet,
        })
    }

    fn value(&self, mapping: NodeId, key: &str) -> Option<NodeId> {
        let is_mapping = matches!(self.tree.kind(mapping), tree::Kind::FlowMapping | tree::Kind::BlockMapping);
        let mut entries = self.tree.entries(mapping).filter(|_| is_mapping);
        entries.find(|(written, _)| self.text(*written) == Some(key)).map(|(_, value)| value)
    }

    fn text(&self, node: NodeId) -> Option<&'f str> {
        self.tree.text(self.source, node)
    }

    fn wrong(&self, node: NodeId, what: &Text) -> anyhow::Error {
        trouble(self.path, Some(self.source.position(self.tree.span(node).start).line), what)
    }
}

fn line_of(source: &Source, broken: &Broken) -> usize {
    let at = match broken {
        Broken::Syntax(syntax) => syntax.at,
        Broken::SecondDocument(span) | Broken::Nodes(span) | Broken::Depth { at: span, .. } => span.start,
    };
    source.position(at).line
}

fn not_a_baseline() -> Text {
    anew(say!(schema = SCHEMA; zh: "这不是 {schema} 格式的基线", en: "this is no baseline of the format {schema}"))
}

fn anew(what: Text) -> Text {
    say!(what = what; zh: "{what}；用 --write-baseline 重新生成", en: "{what}; write it anew with --write-baseline")
}

fn trouble(path: &Path, line: Option<usize>, what: &Text) -> anyhow::Error {
    let name = files::named(path);
    anyhow::Error::new(Trouble::new(match line {
        Some(line) => say!(name = name, line = line, what = what;
            zh: "基线“{name}”第 {line} 行：{what}", en: "baseline {name}, line {line}: {what}"),
        None => say!(name = name, what = what; zh: "基线“{name}”：{what}", en: "baseline {name}: {what}"),
    }))
}
