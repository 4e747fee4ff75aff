use super::value::{Fields, Value};
use crate::yaml::scalar::{Context, literal, written};
use unicode_width::UnicodeWidthStr;

/// Columns that a value on one line may take, Chinese counted twice.
const WIDTH: usize = 100;

/// The top mapping as a text. Its parts that take several lines are set apart by a blank line.
///
/// The values nest as deep as the model's types, not as deep as somebody's text.
pub(super) fn print(fields: &Fields<'_>) -> String {
    let mut out = String::new();
    let mut long_before = false;
    for (key, value) in &fields.0 {
        let mut part = String::new();
        entry(&mut part, 0, key, value);
        let long = part.lines().count() > 1;
        // A text that keeps its line breaks would take a blank line for one more.
        if (long || long_before) && !out.is_empty() && !out.ends_with("\n\n") {
            out.push('\n');
        }
        out.push_str(&part);
        long_before = long;
    }
    out
}

/// `key: value` with all its lines; what was printed before on the same line is in `out`.
pub(super) fn entry(out: &mut String, indent: usize, key: &str, value: &Value<'_>) {
    let start = line_start(out, indent);
    out.push_str(&written(key, Context::Block));
    out.push(':');
    after_sign(out, start, indent, value);
}

// What follows a colon or dash: the rest of the line, or lines of its own.
fn after_sign(out: &mut String, start: usize, indent: usize, value: &Value<'_>) {
    if let Value::Text(text) = value
        && let Some(block) = literal(text)
    {
        out.push(' ');
        out.push_str(&block.header);
        block.push_lines(out, indent + 2);
        out.push('\n');
        return;
    }
    let one_line = flat(value, Context::Block);
    let used = out.get(start..).unwrap_or("").width() + 1;
    // The two brackets of an empty collection stand together wherever they are.
    let fits = one_line.as_ref().is_some_and(|line| used + line.width() <= WIDTH || matches!(&**line, "{}" | "[]"));
    match (value, one_line) {
        (Value::Text(_) | Value::Sign(_), Some(line)) => line_end(out, &line),
        (Value::List(_) | Value::Map(_), Some(line)) if fits => line_end(out, &line),
        _ => children(out, indent, value),
    }
}

fn line_end(out: &mut String, line: &str) {
    out.push(' ');
    out.push_str(line);
    out.push('\n');
}

fn children(out: &mut String, indent: usize, value: &Value<'_>) {
    // Right of a dash the first entry of a mapping shares its line.
    if out.ends_with('-') && matches!(value, Value::Map(_)) {
        out.push(' ');
    } else {
        out.push('\n');
    }
    match value {
        Value::Map(fields) => fields.0.iter().for_each(|(key, value)| entry(out, indent + 2, key, value)),
        Value::Entries(entries) => entries.iter().for_each(|(key, value)| entry(out, indent + 2, key, value)),
        Value::List(items) | Value::Items(items) => {
            for item in items {
                let start = line_start(out, indent + 2);
                out.push('-');
                after_sign(out, start, indent + 2, item);
            }
        }
        Value::Text(_) | Value::Sign(_) => {}
    }
}

// Where the line that is being written begins; a new one is indented.
fn line_start(out: &mut String, indent: usize) -> usize {
    if out.is_empty() || out.ends_with('\n') {
        out.extend(std::iter::repeat_n(' ', indent));
        return out.len() - indent;
    }
    out.rfind('\n').map_or(0, |at| at + 1)
}

// A value on one line; none where it has lines of its own.
fn flat(value: &Value<'_>, context: Context) -> Option<String> {
    match value {
        Value::Text(text) if context == Context::Flow && literal(text).is_some() => None,
        Value::Text(text) => Some(written(text, context).into_owned()),
        Value::Sign(sign) => Some(sign.to_string()),
        Value::Items(_) | Value::Entries(_) => None,
        Value::List(items) => {
            let items: Option<Vec<String>> = items.iter().map(|item| flat(item, Context::Flow)).collect();
            items.map(|items| format!("[{}]", items.join(", ")))
        }
        Value::Map(fields) if fields.is_empty() => Some("{}".to_owned()),
        Value::Map(fields) => {
            let entry = |(key, value): &(&str, Value<'_>)| Some(format!("{key}: {}", flat(value, Context::Flow)?));
            let entries: Option<Vec<String>> = fields.0.iter().map(entry).collect();
            entries.map(|entries| format!("{{ {} }}", entries.join(", ")))
        }
    }
}
