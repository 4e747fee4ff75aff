//! The numbers of a report, read back out of every format.

use super::workbooks::cells;
use super::{Parts, reported};
use std::collections::BTreeMap;

/// A table as a format has it, by its number in the report.
type Tables = BTreeMap<usize, Table>;

#[derive(Default)]
struct Table {
    key: String,
    rows: Vec<Row>,
}

/// A row: what is read there, and the numbers behind it where the format has them. The sum is the last.
#[derive(Default)]
struct Row {
    words: Vec<String>,
    numbers: Vec<f64>,
    is_sum: bool,
}

// "表 12　五减", "Table 12. Five cuts"
fn numbered(caption: &str) -> Option<usize> {
    let rest = caption.strip_prefix("表 ").or_else(|| caption.strip_prefix("Table "))?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

fn text(node: roxmltree::Node<'_, '_>) -> String {
    node.descendants().filter(|one| one.is_text()).filter_map(|one| one.text()).collect::<String>().trim().to_owned()
}

fn html(page: &str) -> Tables {
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    let document = roxmltree::Document::parse_with_options(page, options).unwrap();
    let named = |node: roxmltree::Node<'_, '_>, name: &str| node.tag_name().name() == name;
    let mut tables = Tables::new();
    for table in document.descendants().filter(|node| node.has_attribute("data-key")) {
        let caption = table.children().find(|node| named(*node, "caption")).map(text).unwrap_or_default();
        let Some(number) = numbered(&caption) else { continue };
        let mut found = Table { key: table.attribute("data-key").unwrap().to_owned(), rows: Vec::new() };
        for part in table.children().filter(|node| named(*node, "tbody") || named(*node, "tfoot")) {
            for line in part.children().filter(|node| named(*node, "tr")) {
                let cells = || line.children().filter(roxmltree::Node::is_element);
                found.rows.push(Row {
                    words: cells().map(text).collect(),
                    numbers: cells().filter_map(|cell| cell.attribute("data-value")?.parse().ok()).collect(),
                    is_sum: named(part, "tfoot"),
                });
            }
        }
        tables.insert(number, found);
    }
    tables
}

fn docx(parts: &Parts) -> Tables {
    let document = roxmltree::Document::parse(parts.text("word/document.xml")).unwrap();
    let body = document.root_element().first_element_child().unwrap();
    // Runs alone: what a field asks for is no text.
    let said = |node: roxmltree::Node<'_, '_>| {
        node.descendants().filter(|one| one.tag_name().name() == "t").filter_map(|one| one.text()).collect::<String>()
    };
    let (mut tables, mut caption) = (Tables::new(), None);
    for node in body.children() {
        match node.tag_name().name() {
            "p" => caption = numbered(&said(node)),
            "tbl" => {
                let Some(number) = caption.take() else { continue };
                let lines = node.children().filter(|one| one.tag_name().name() == "tr").skip(1);
                let rows = lines.map(|line| {
                    let cells = line.children().filter(|one| one.tag_name().name() == "tc");
                    Row { words: cells.map(said).collect(), ..Row::default() }
                });
                tables.insert(number, Table { rows: rows.collect(), ..Table::default() });
            }
            _ => {}
        }
    }
    tables
}

fn xlsx(parts: &Parts) -> Tables {
    let sheets = parts.0.iter().filter(|(path, _)| path.starts_with("xl/worksheets/sheet")).count();
    let mut tables = Tables::new();
    for nth in 1..=sheets {
        let mut rows: BTreeMap<usize, Vec<(usize, super::workbooks::Cell)>> = BTreeMap::new();
        for cell in cells(parts, nth) {
            let letters: String = cell.place.chars().take_while(char::is_ascii_alphabetic).collect();
            let column = letters.bytes().fold(0, |at, byte| at * 26 + usize::from(byte - b'A') + 1);
            rows.entry(cell.place[letters.len()..].parse().unwrap()).or_default().push((column, cell));
        }
        let captions: Vec<(usize, usize)> =
            rows.iter().filter_map(|(row, cells)| Some((*row, numbered(&cells.first()?.1.value)?))).collect();
        for (row, number) in captions {
            // The head goes as far as its columns stand side by side; what a chart reads stands apart.
            let head = &rows[&(row + 1)];
            let width =
                head.iter().zip(1..).take_while(|((at, cell), nth)| at == nth && !cell.value.is_empty()).count();
            let lines = (row + 2..).map_while(|row| rows.get(&row)).take_while(|cells| cells.len() >= width);
            let rows = lines.map(|cells| {
                let inside = cells.iter().filter(|(at, _)| (2..=width).contains(at));
                let numbers = inside.filter(|(_, cell)| !cell.is_text).filter_map(|(_, cell)| cell.value.parse().ok());
                Row { numbers: numbers.collect(), ..Row::default() }
            });
            tables.insert(number, Table { rows: rows.collect(), ..Table::default() });
        }
    }
    tables
}

fn markdown(text: &str) -> Tables {
    let (mut tables, mut number) = (Tables::new(), None);
    for line in text.lines() {
        if let Some(caption) = line.strip_prefix("**") {
            number = numbered(caption);
        }
        let (Some(number), Some(cells)) = (number, line.strip_prefix("| ")) else { continue };
        let words = cells.trim_end_matches('|').split(" | ").map(str::to_owned).collect();
        tables.entry(number).or_default().rows.push(Row { words, ..Row::default() });
    }
    // Without the head and the line under it.
    tables.values_mut().for_each(|table| drop(table.rows.drain(..2)));
    tables
}

// The numbers in a text, as written.
fn figures(words: &[String]) -> Vec<String> {
    let all = words.join(" ");
    let parts = all.split(|char: char| !char.is_ascii_digit() && char != '.');
    parts.map(|part| part.trim_matches('.')).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

// Whether all of the one stand in the other, in their order.
fn within<T>(part: &[T], whole: &[T], same: impl Fn(&T, &T) -> bool) -> bool {
    let mut whole = whole.iter();
    part.iter().all(|one| whole.any(|other| same(one, other)))
}

fn near(one: &f64, other: &f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(other.abs()).max(1.0)
}

fn numbers_of(value: &serde_json::Value) -> Vec<f64> {
    match value {
        serde_json::Value::Number(number) => number.as_f64().into_iter().collect(),
        serde_json::Value::Array(all) => all.iter().flat_map(numbers_of).collect(),
        serde_json::Value::Object(all) => all.values().flat_map(numbers_of).collect(),
        _ => Vec::new(),
    }
}

/// Every number of every table is the same in HTML, Word, Excel, Markdown and JSON.
#[test]
fn a_number_is_the_same_in_every_format() {
    for lang in ["zh", "en"] {
        let names = ["r.html", "r.docx", "r.xlsx", "r.md", "r.json"];
        let workspace = reported("home-transfer", lang, &names);
        let read = |name: &str| std::fs::read(workspace.path(name)).unwrap();
        let said = |name: &str| String::from_utf8(read(name)).unwrap();
        let page = html(&said("r.html"));
        let (word, excel) = (docx(&Parts::of(read("r.docx"))), xlsx(&Parts::of(read("r.xlsx"))));
        let (plain, json) =
            (markdown(&said("r.md")), serde_json::from_str::<serde_json::Value>(&said("r.json")).unwrap());
        let tables = &json["reports"][0]["tables"];
        assert!(page.len() > 25, "{} tables", page.len());
        assert_eq!(page.keys().collect::<Vec<_>>(), word.keys().collect::<Vec<_>>());
        assert_eq!(page.keys().collect::<Vec<_>>(), plain.keys().collect::<Vec<_>>());
        let (mut in_excel, mut in_json) = (0, 0);
        for (number, table) in &page {
            let place = format!("table {number}, {}, {lang}", table.key);
            assert_eq!(table.rows.len(), word[number].rows.len(), "{place}");
            assert_eq!(table.rows.len(), plain[number].rows.len(), "{place}");
            // HTML sets what is to be typed in another type, Word between backticks.
            for (row, word) in table.rows.iter().zip(&word[number].rows) {
                assert!(
                    within(&word.words, &row.words, |a, b| a.trim().replace('`', "") == *b),
                    "{place}: {:?} in {:?}",
                    word.words,
                    row.words
                );
            }
            for (row, plain) in table.rows.iter().zip(&plain[number].rows) {
                let (some, all) = (figures(&plain.words), figures(&row.words));
                assert!(within(&some, &all, |a, b| a == b), "{place}: {some:?} in {all:?}");
            }
            // The sheet of findings has a longer list of its own.
            if table.key != "blockages" {
                let excel = excel.get(number).unwrap_or_else(|| panic!("{place} is not in Excel"));
                assert_eq!(table.rows.len(), excel.rows.len(), "{place}");
                for (row, excel) in table.rows.iter().zip(&excel.rows) {
                    // Excel has the difference of two shares in points.
                    let points = row.words.iter().any(|word| word.contains("个百分点") || word.contains(" points"));
                    let near = |one: &f64, other: &f64| near(one, other) || points && near(&(one * 100.0), other);
                    // The running number stands apart.
                    let whole = within(&row.numbers, &excel.numbers, near);
                    let rest = row.numbers.get(1..).unwrap_or_default();
                    assert!(
                        whole || within(rest, &excel.numbers, near),
                        "{place}: {:?}, {:?}",
                        row.numbers,
                        excel.numbers
                    );
                    in_excel += row.numbers.len();
                }
            }
            let known = numbers_of(&tables[&*table.key]);
            // JSON has a change in a waterfall, readers have what is saved: the same with the other sign.
            let signs: &[f64] = if table.key == "waterfall" { &[1.0, -1.0] } else { &[1.0] };
            if !known.is_empty() {
                for number in table.rows.iter().filter(|row| !row.is_sum).flat_map(|row| &row.numbers) {
                    let is_known = signs.iter().any(|sign| known.iter().any(|one| near(&(one * sign), number)));
                    assert!(is_known, "{place}: {number} is not in JSON");
                    in_json += 1;
                }
            }
        }
        assert!(in_excel > 300 && in_json > 150, "{in_excel} numbers in Excel, {in_json} in JSON");
    }
}
