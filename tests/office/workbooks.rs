use super::{Parts, compared, hostile, rows, shares};
use crate::support::{Workspace, repo};

/// A cell: its formula and its value, strings looked up.
pub struct Cell {
    pub place: String,
    pub formula: Option<String>,
    pub value: String,
    pub is_text: bool,
}

/// The cells of the n-th sheet.
pub fn cells(parts: &Parts, nth: usize) -> Vec<Cell> {
    let strings = roxmltree::Document::parse(parts.text("xl/sharedStrings.xml")).unwrap();
    let text = |node: roxmltree::Node<'_, '_>| {
        node.descendants().filter(|inner| inner.is_text()).filter_map(|inner| inner.text()).collect::<String>()
    };
    let strings: Vec<String> = strings.root_element().children().filter(|node| node.is_string()).map(text).collect();
    let sheet = roxmltree::Document::parse(parts.text(&format!("xl/worksheets/sheet{nth}.xml"))).unwrap();
    let child = |node: roxmltree::Node<'_, '_>, name: &str| {
        node.children().find(|one| one.tag_name().name() == name).and_then(|one| one.text()).map(str::to_owned)
    };
    let all = sheet.descendants().filter(|node| node.tag_name().name() == "c");
    all.map(|node| {
        let kind = node.attribute("t").unwrap_or("n");
        let value = child(node, "v").unwrap_or_default();
        Cell {
            place: node.attribute("r").unwrap().to_owned(),
            formula: child(node, "f"),
            value: if kind == "s" { strings[value.parse::<usize>().unwrap()].clone() } else { value },
            is_text: matches!(kind, "s" | "str"),
        }
    })
    .collect()
}

trait IsString {
    fn is_string(&self) -> bool;
}

impl IsString for roxmltree::Node<'_, '_> {
    fn is_string(&self) -> bool {
        self.tag_name().name() == "si"
    }
}

/// The number of the sheet with a name.
pub fn sheet(parts: &Parts, name: &str) -> usize {
    let book = roxmltree::Document::parse(parts.text("xl/workbook.xml")).unwrap();
    let mut sheets = book.descendants().filter(|node| node.tag_name().name() == "sheet");
    1 + sheets.position(|node| node.attribute("name") == Some(name)).unwrap_or_else(|| panic!("no sheet {name}"))
}

#[test]
fn numbers_are_those_of_json_and_cuts_are_formulas() {
    for (lang, name, head) in [("zh", "五减", "改革前"), ("en", "Five cuts", "before")] {
        let (workspace, bytes) = compared("home-transfer", "report.xlsx", lang);
        let parts = Parts::of(bytes);
        parts.hold();
        let cells = cells(&parts, sheet(&parts, name));
        let at = |place: &str| cells.iter().find(|cell| cell.place == place);
        let head = cells.iter().find(|cell| cell.value == head).unwrap();
        assert_eq!(&head.place[..1], "C");
        let first: usize = head.place[1..].parse::<usize>().unwrap() + 1;
        let rows = rows(&workspace, "five-cuts");
        assert_eq!(rows.len(), 6);
        for (nth, row) in rows.iter().enumerate() {
            for (column, key) in ["C", "D", "E", "F"].iter().zip(["before", "after", "cut", "rate"]) {
                let place = format!("{column}{}", first + nth);
                let Some(wanted) = row[key].as_f64() else { continue };
                let cell = at(&place).unwrap();
                assert!(!cell.is_text, "{place} is text");
                let found: f64 = cell.value.parse().unwrap();
                assert!((found - wanted).abs() <= 1e-11 * wanted.abs().max(1.0), "{place}: {found}, not {wanted}");
                assert_eq!(cell.formula.is_some(), matches!(key, "cut" | "rate"), "{place}");
            }
        }
        assert_eq!(at(&format!("E{first}")).unwrap().formula.as_deref(), Some(&*format!("C{first}-D{first}")));
        assert!(parts.0.iter().filter(|(path, _)| path.starts_with("xl/charts/chart")).count() >= 2);
    }
}

#[test]
fn totals_add_up_by_formula() {
    let (_workspace, bytes) = compared("home-transfer", "report.xlsx", "zh");
    let parts = Parts::of(bytes);
    let nth = sheet(&parts, "材料");
    let cells = cells(&parts, nth);
    let sums: Vec<(&str, &str)> = cells
        .iter()
        .filter_map(|cell| Some((cell.formula.as_deref()?, &*cell.value)))
        .filter(|(formula, _)| formula.starts_with("SUM("))
        .collect();
    // 18 submissions before, 3 after: the count of the published pair.
    assert_eq!(sums.iter().map(|sum| sum.1).collect::<Vec<&str>>(), ["18", "3"]);
    let xml = parts.text(&format!("xl/worksheets/sheet{nth}.xml"));
    for wanted in ["<autoFilter ", "state=\"frozen\"", "orientation=\"landscape\"", "paperSize=\"9\""] {
        assert!(xml.contains(wanted), "no {wanted}");
    }
    assert!(parts.text("xl/workbook.xml").contains("_xlnm.Print_Titles"));
}

#[test]
fn a_name_is_never_a_formula() {
    let parts = hostile("h.xlsx");
    parts.hold();
    let sheets = parts.0.iter().filter(|(path, _)| path.starts_with("xl/worksheets/sheet")).count();
    let mut texts = Vec::new();
    for cell in (1..=sheets).flat_map(|nth| cells(&parts, nth)) {
        if let Some(formula) = cell.formula {
            assert!(!formula.contains("cmd") && !formula.contains("1+1"), "{formula}");
        }
        texts.push(cell.value);
    }
    for name in ["=cmd|'C calc'!A0", "=1+1", "<script>alert(1)", "甲\n乙", &"长".repeat(200)] {
        assert!(texts.iter().any(|text| text == name), "{name} is not there");
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for name in ["report.xlsx", "report.docx"] {
        assert!(compared("home-transfer", name, "zh").1 == compared("home-transfer", name, "zh").1, "{name}");
    }
}

#[test]
fn check_lists_its_findings_and_a_screen_may_be_a_pipe() {
    let workspace = Workspace::new();
    let file = repo("processes/home-transfer/as-is.yaml").to_string_lossy().into_owned();
    let run = workspace.run(&["check", &file, "-o", "found.xlsx", "-o", "found.docx"]);
    assert!(run.status < 2, "{}", run.stderr);
    let parts = Parts::of(std::fs::read(workspace.path("found.xlsx")).unwrap());
    let found = cells(&parts, sheet(&parts, "Findings"));
    assert!(found.iter().any(|cell| cell.value == "repeated-submission"));
    assert!(found.iter().any(|cell| cell.value == "who mends it"));
    Parts::of(std::fs::read(workspace.path("found.docx")).unwrap()).hold();
    let output = workspace.command(&["check", &file, "-f", "xlsx"]).output().unwrap();
    Parts::of(output.stdout).hold();
}

/// The cells of the list of findings: its heads, and the rows under them by the columns' letters.
fn ledger(parts: &Parts, lang: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let (name, about) = if lang == "zh" { ("堵点", "涉及") } else { ("Findings", "about") };
    let cells = cells(parts, sheet(parts, name));
    let row_of = |cell: &Cell| cell.place.trim_start_matches(|sign: char| sign.is_alphabetic()).to_owned();
    let head = row_of(cells.iter().find(|cell| cell.value == about).unwrap());
    let width = cells.iter().filter(|cell| row_of(cell) == head).count();
    let rows: Vec<Vec<String>> = cells
        .chunk_by(|one, other| row_of(one) == row_of(other))
        .map(|row| row.iter().map(|cell| cell.value.clone()).collect())
        .collect();
    let at = rows.iter().position(|row: &Vec<String>| row.iter().any(|value| value == about)).unwrap();
    let listed = rows[at + 1..].iter().take_while(|row| row.len() == width).cloned().collect();
    (rows[at].clone(), listed)
}

/// Names in the language of the workbook, as the file has them: no id has a column, for the place leads to it.
#[test]
fn the_list_of_findings_names_what_it_is_about() {
    let workspace = Workspace::new();
    workspace.file(
        "a.yaml",
        "process: { id: home, name: { zh: 过户, en: Transfer } }\n\
         departments: { win: { zh: 窗口, en: Window }, tax: { zh: 税务局, en: Tax } }\n\
         materials: { card: { name: { zh: 身份证, en: Identity card }, issuer: government } }\n\
         steps:\n\
         \x20 hand-in: { name: { zh: 申请, en: Application }, by: win, work: 1h, visits: 1, collects: [card], next: check }\n\
         \x20 check: { name: { zh: 计税, en: Assessment }, by: tax, work: 1h, collects: [card], next: win }\n\
         \x20 win: { name: { zh: 发证, en: Issue }, by: win, visits: 1 }\n",
    );
    // A step and a department share the id `win` and not the name: by the id alone nobody knows which is meant.
    for (lang, card, steps, process) in
        [("zh", "身份证", "申请、win", "过户"), ("en", "Identity card", "Application, win", "Transfer")]
    {
        let run = workspace.run(&["check", "a.yaml", "--lang", lang, "-o", "a.xlsx"]);
        assert!(run.status < 2, "{}", run.stderr);
        let (heads, rows) = ledger(&Parts::of(std::fs::read(workspace.path("a.xlsx")).unwrap()), lang);
        assert!(!heads.iter().any(|head| head == "id" || head == "标识"), "{heads:?}");
        for (rule, wanted) in [("repeated-submission", card), ("visit-without-basis", steps), ("no-time", process)] {
            let about: Vec<&str> = rows.iter().filter(|row| row[7] == rule).map(|row| &*row[1]).collect();
            assert_eq!(about, [wanted], "{rule}: {rows:?}");
        }
    }
}

/// What stands in the to-be that a plan makes is in no file: beside its name it has its id.
#[test]
fn of_a_plan_the_list_of_findings_has_ids_too() {
    let workspace = Workspace::new();
    let plan = repo("processes/enterprise-startup/plan.yaml").to_string_lossy().into_owned();
    let run = workspace.run(&["compare", &plan, "--lang", "zh", "-o", "c.xlsx"]);
    assert!(run.status < 2, "{}", run.stderr);
    let (heads, rows) = ledger(&Parts::of(std::fs::read(workspace.path("c.xlsx")).unwrap()), "zh");
    let at = heads.iter().position(|head| head == "标识").unwrap();
    let visit = rows.iter().find(|row| row[7] == "visit-without-basis").unwrap();
    assert_eq!((&*visit[1], &*visit[at]), ("一次领取", "collect"));
}

/// 5% of the cases, then 95%: 90 points more, and no rate that a formula could bring back.
#[test]
fn a_share_has_points_and_no_rate() {
    let (workspace, bytes) = shares("c.xlsx");
    let cells = cells(&Parts::of(bytes), sheet(&Parts::of(std::fs::read(workspace.path("c.xlsx")).unwrap()), "指标"));
    let named = cells.iter().find(|cell| cell.value.starts_with("一次通过率")).unwrap();
    let row = &named.place[1..];
    let at = |column: &str| cells.iter().find(|cell| cell.place == format!("{column}{row}")).unwrap();
    let number = |column: &str| at(column).value.parse::<f64>().unwrap();
    assert!((number("C") - 0.05).abs() < 1e-9 && (number("D") - 0.95).abs() < 1e-9);
    assert!((number("E") + 90.0).abs() < 1e-9, "{}", at("E").value);
    assert_eq!(at("E").formula.as_deref(), Some(&*format!("(C{row}-D{row})*100")));
    assert_eq!((&*at("F").value, &at("F").formula), ("–", &None));
}
