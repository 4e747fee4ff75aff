//! Another program opens what is written, and computes the formulas anew.

use super::workbooks::{Cell, cells};
use super::{Parts, reported};
use crate::support::Workspace;
use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use std::process::Command;

const PAIRS: [&str; 5] =
    ["convenience-store", "enterprise-startup", "home-transfer", "household-migration", "pension-transfer"];

// Nothing of it may take room on the two pages of a briefing.
const FOLDER: &str =
    "the folder of a consultant who keeps what was handed in/and what was asked for/apart from each other";

/// Whether there is LibreOffice; says so where there is not.
fn is_here() -> bool {
    let here = Command::new("soffice").arg("--version").output().is_ok();
    if !here {
        eprintln!("skipped: there is no LibreOffice to open documents");
    }
    here
}

/// Opens the files and writes them as `ending` into the folder `out`.
fn converted(workspace: &Workspace, files: &[String], ending: &str) {
    let profile = format!("-env:UserInstallation=file://{}", workspace.path("profile").display());
    let run = Command::new("soffice")
        .args([&*profile, "--headless", "--convert-to", ending, "--outdir", "out"])
        .args(files)
        .current_dir(workspace.path("."))
        .output()
        .unwrap();
    for file in files {
        let made = workspace.path("out").join(file).with_extension(ending);
        assert!(made.is_file(), "{file}: {}", String::from_utf8_lossy(&run.stderr));
    }
}

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

/// The formulas of all sheets with their results, by sheet and cell.
fn results(parts: &Parts) -> BTreeMap<(usize, String), Cell> {
    let sheets = parts.0.iter().filter(|(path, _)| path.starts_with("xl/worksheets/sheet")).count();
    let all = (1..=sheets).flat_map(|nth| cells(parts, nth).into_iter().map(move |cell| (nth, cell)));
    all.filter(|(_, cell)| cell.formula.is_some()).map(|(nth, cell)| ((nth, cell.place.clone()), cell)).collect()
}

/// Every formula of the reports on the shipped pairs comes to our number.
#[test]
fn libreoffice_computes_the_same_numbers() {
    if !is_here() {
        return;
    }
    let workspace = Workspace::new();
    let file = |pair: &str| format!("{pair}.xlsx");
    let ours = PAIRS.map(|pair| Parts::of(std::fs::read(reported(pair, "zh", &["r.xlsx"]).path("r.xlsx")).unwrap()));
    for (pair, parts) in PAIRS.iter().zip(&ours) {
        workspace.file(&file(pair), without_results(parts));
    }
    converted(&workspace, &PAIRS.map(file), "xlsx");
    for (pair, parts) in PAIRS.iter().zip(&ours) {
        let theirs = results(&Parts::of(std::fs::read(workspace.path("out").join(file(pair))).unwrap()));
        let ours = results(parts);
        assert!(ours.len() > 40, "{pair}: {} formulas", ours.len());
        for (place, wanted) in ours {
            let found = &theirs.get(&place).unwrap_or_else(|| panic!("{pair}, {place:?} is gone")).value;
            let same = match (wanted.value.parse::<f64>(), found.parse::<f64>()) {
                (Ok(wanted), Ok(found)) => (wanted - found).abs() <= 1e-9 * wanted.abs().max(1.0),
                _ => wanted.value == *found,
            };
            assert!(same, "{pair}, {place:?}, {:?}: {found}, not {}", wanted.formula, wanted.value);
        }
    }
}

/// Both profiles of all shipped pairs open; a briefing has two pages at most, in a folder with a long name too.
#[test]
fn libreoffice_opens_the_documents() {
    if !is_here() {
        return;
    }
    let workspace = Workspace::new();
    let mut files = Vec::new();
    for pair in PAIRS {
        for profile in ["full", "briefing"] {
            let folder = format!("{FOLDER}/{pair}");
            for file in ["as-is.yaml", "plan.yaml"] {
                let shipped = crate::support::repo(&format!("processes/{pair}/{file}"));
                workspace.file(&format!("{folder}/{file}"), std::fs::read(shipped).unwrap());
            }
            let plan = workspace.path(&format!("{folder}/plan.yaml"));
            for lang in ["zh", "en"] {
                let file = format!("{pair}-{profile}-{lang}.docx");
                let wanted = ["--profile", profile, "--lang", lang, "-o", &file];
                let run = workspace.run(&[&["report", &*plan.to_string_lossy()], &wanted[..]].concat());
                assert!(run.status < 2, "{}", run.stderr);
                files.push(file);
            }
        }
    }
    converted(&workspace, &files, "pdf");
    for file in files {
        let pdf = std::fs::read(workspace.path("out").join(&file).with_extension("pdf")).unwrap();
        let pages = String::from_utf8_lossy(&pdf).matches("/Type/Page/").count();
        if file.contains("briefing") {
            assert!((1..=2).contains(&pages), "{file} has {pages} pages");
        } else {
            assert!(pages > 10, "{file} has {pages} pages");
        }
    }
}
