//! Excel and Word: the containers are whole, their numbers are those of JSON, and no name becomes anything but text.

mod documents;
mod figures;
mod pictures;
mod recalculated;
mod workbooks;

use crate::support::{Workspace, repo};
use std::io::{Cursor, Read};

/// The files of a container by path.
pub struct Parts(pub Vec<(String, Vec<u8>)>);

impl Parts {
    pub fn of(bytes: Vec<u8>) -> Parts {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let parts = (0..archive.len()).map(|at| {
            let mut file = archive.by_index(at).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (file.name().unwrap().into_owned(), bytes)
        });
        Parts(parts.collect())
    }

    pub fn text(&self, path: &str) -> &str {
        let (_, bytes) = self.0.iter().find(|(name, _)| name == path).unwrap_or_else(|| panic!("no {path}"));
        std::str::from_utf8(bytes).unwrap()
    }

    /// Every part is well-formed XML, every relationship leads to a part, every part has a type.
    pub fn hold(&self) {
        let types = self.text("[Content_Types].xml");
        let mut seen = 0;
        for (path, _) in self.0.iter().filter(|(path, _)| path.ends_with(".xml") || path.ends_with(".rels")) {
            let text = self.text(path);
            let document = roxmltree::Document::parse(text).unwrap_or_else(|error| panic!("{path}: {error}"));
            let ending = path.rsplit('.').next().unwrap();
            assert!(
                types.contains(&format!("\"/{path}\"")) || types.contains(&format!("Extension=\"{ending}\"")),
                "{path}"
            );
            if ending != "rels" {
                self.refers(path, &document);
                continue;
            }
            let folder = path.split("_rels/").next().unwrap();
            for one in document.root_element().children().filter(roxmltree::Node::is_element) {
                if one.attribute("TargetMode") == Some("External") {
                    continue;
                }
                let target = leads_to(folder, one.attribute("Target").unwrap());
                assert!(self.0.iter().any(|(name, _)| *name == target), "{path}: no {target}");
                seen += 1;
            }
        }
        assert!(seen > 3);
        for (path, _) in &self.0 {
            let ending = path.rsplit('.').next().unwrap();
            let known = types.contains(&format!("\"/{path}\"")) || types.contains(&format!("Extension=\"{ending}\""));
            assert!(known || path == "[Content_Types].xml", "{path} has no type");
        }
    }

    // What a part refers to by an id is among its relationships.
    fn refers(&self, path: &str, document: &roxmltree::Document<'_>) {
        const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let attributes = document.descendants().flat_map(|node| node.attributes());
        let ids: Vec<&str> =
            attributes.filter(|one| one.namespace() == Some(RELATIONS)).map(|one| one.value()).collect();
        if ids.is_empty() {
            return;
        }
        let (folder, file) = path.rsplit_once('/').unwrap();
        let relations = self.text(&format!("{folder}/_rels/{file}.rels"));
        for id in ids {
            assert!(relations.contains(&format!("Id=\"{id}\"")), "{path}: no {id}");
        }
    }
}

fn leads_to(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        if part == ".." {
            parts.pop();
        } else {
            parts.push(part);
        }
    }
    parts.join("/")
}

/// The shipped pair, compared, in a file of this name.
pub fn compared(pair: &str, to: &str, lang: &str) -> (Workspace, Vec<u8>) {
    let workspace = Workspace::new();
    let file = |name: &str| repo(&format!("processes/{pair}/{name}.yaml")).to_string_lossy().into_owned();
    let run =
        workspace.run(&["compare", &file("as-is"), &file("to-be"), "--lang", lang, "-o", to, "-o", "report.json"]);
    assert!(run.status < 2, "{}", run.stderr);
    let bytes = std::fs::read(workspace.path(to)).unwrap();
    (workspace, bytes)
}

/// The full report on a shipped pair, in files of these names.
pub fn reported(pair: &str, lang: &str, names: &[&str]) -> Workspace {
    let workspace = Workspace::new();
    let file = |name: &str| repo(&format!("processes/{pair}/{name}.yaml")).to_string_lossy().into_owned();
    let (before, after) = (file("as-is"), file("to-be"));
    let outputs = names.iter().flat_map(|name| ["-o", name]);
    let arguments: Vec<&str> = ["report", &before, &after, "--lang", lang].into_iter().chain(outputs).collect();
    let run = workspace.run(&arguments);
    assert!(run.status < 2, "{}", run.stderr);
    workspace
}

/// Two processes of which 5% and then 95% of the cases go through at the first attempt, compared in Chinese.
pub fn shares(to: &str) -> (Workspace, Vec<u8>) {
    let workspace = Workspace::new();
    let steps = "process: 某事\ndepartments: [窗口]\nsteps:\n";
    let before = "  收: { by: 窗口, work: 1h, next: { one: [ { to: 补, p: 95% }, { to: 决 } ] } }\n  补: { by: applicant, elapsed: 1d, next: 收 }\n  决: { by: 窗口, work: 1h }\n";
    let before = format!("{steps}{before}");
    workspace.file("a.yaml", &before).file("b.yaml", before.replace("95%", "5%"));
    let run = workspace.run(&["compare", "a.yaml", "b.yaml", "--lang", "zh", "-o", to]);
    assert!(run.status < 2, "{}", run.stderr);
    let bytes = std::fs::read(workspace.path(to)).unwrap();
    (workspace, bytes)
}

/// The rows of a table in the JSON beside it.
pub fn rows(workspace: &Workspace, table: &str) -> Vec<serde_json::Value> {
    let text = std::fs::read_to_string(workspace.path("report.json")).unwrap();
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    value["reports"][0]["tables"][table].as_array().unwrap().clone()
}

/// A process whose names are meant to do harm.
pub const HOSTILE: &str = "process: \"=cmd|'C calc'!A0\"\ndepartments: [\"@SUM(1+1)\", \"<script>alert(1)\"]\nsteps:\n  \"=1+1\": { by: \"@SUM(1+1)\", work: 1h, next: \"甲\\n乙\\u0007\" }\n  \"甲\\n乙\\u0007\": { by: \"<script>alert(1)\", work: 1h, next: \"LONG\" }\n  \"LONG\": { by: \"@SUM(1+1)\", work: 1h, next: \"\\u202Eטסט😀]]>&amp;\" }\n  \"\\u202Eטסט😀]]>&amp;\": { by: \"<script>alert(1)\", wait: 1d, work: 1h }\n";

/// The hostile process, analysed, in a file of this name.
pub fn hostile(to: &str) -> Parts {
    let workspace = Workspace::new();
    workspace.file("h.yaml", HOSTILE.replace("LONG", &"长".repeat(200)));
    let run = workspace.run(&["analyze", "h.yaml", "--lang", "zh", "-o", to]);
    assert!(run.status < 2, "{}{}", run.stdout, run.stderr);
    Parts::of(std::fs::read(workspace.path(to)).unwrap())
}
