use super::workbooks::sheet;
use super::{Parts, compared, rows};
use std::io::{Cursor, Write};
use std::process::Command;

/// The workbook without the results that stand beside its formulas.
fn without_results(parts: &Parts) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in &parts.0 {
        out.start_file(path.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        if !path.starts_with("xl/worksheets/sheet") {
            out.write_all(bytes).unwrap();
            continue;
        }
        let text = std::str::from_utf8(bytes).unwrap();
        let mut pieces = text.split("</f><v>");
        out.write_all(pieces.next().unwrap().as_bytes()).unwrap();
        for piece in pieces {
            let rest = piece.split_once("</v>").unwrap().1;
            out.write_all(format!("</f>{rest}").as_bytes()).unwrap();
        }
    }
    out.finish().unwrap().into_inner()
}

// A share is written with a percent sign, in full.
fn number(text: &str) -> Option<f64> {
    let text = text.trim_matches('"');
    match text.strip_suffix('%') {
        Some(percent) => Some(percent.parse::<f64>().ok()? / 100.0),
        None => text.parse().ok(),
    }
}

/// Another program computes the formulas and comes to our numbers.
#[test]
fn libreoffice_computes_the_same_numbers() {
    if Command::new("soffice").arg("--version").output().is_err() {
        eprintln!("skipped: there is no LibreOffice to compute the formulas");
        return;
    }
    let (workspace, bytes) = compared("home-transfer", "report.xlsx", "en");
    let parts = Parts::of(bytes);
    workspace.file("bare.xlsx", without_results(&parts));
    // Raw numbers, of the one sheet.
    let nth = sheet(&parts, "Five cuts");
    let filter = format!("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,{nth}");
    let profile = format!("-env:UserInstallation=file://{}", workspace.path("profile").display());
    let run = Command::new("soffice")
        .args([&*profile, "--headless", "--convert-to", &filter, "bare.xlsx"])
        .current_dir(workspace.path("."))
        .output()
        .unwrap();
    let file = std::fs::read_dir(workspace.path("."))
        .unwrap()
        .filter_map(Result::ok)
        .find(|entry| entry.file_name().to_string_lossy().ends_with(".csv"));
    let file = file.unwrap_or_else(|| panic!("{}", String::from_utf8_lossy(&run.stderr)));
    let text = std::fs::read_to_string(file.path()).unwrap();
    let lines: Vec<Vec<&str>> = text.lines().map(|line| line.split(',').collect()).collect();
    let head = lines.iter().position(|line| line.get(2) == Some(&"before")).unwrap();
    for (row, line) in rows(&workspace, "five-cuts").iter().zip(&lines[head + 1..]) {
        for (at, key) in [(2, "before"), (3, "after"), (4, "cut"), (5, "rate")] {
            let Some(wanted) = row[key].as_f64() else { continue };
            let found = number(line[at]).unwrap_or_else(|| panic!("{line:?}"));
            assert!((found - wanted).abs() < 1e-6, "{key}: {found}, not {wanted}");
        }
    }
}
