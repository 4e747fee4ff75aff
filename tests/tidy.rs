//! The house rules that a compiler does not know, read from the sources: who may import whom, who may touch the outside
//! world, how long a file may be. Tests inside `src/` and everything in comments or strings do not count.

use crate::support::repo;
use std::path::Path;

/// Who may import whom (ARCHITECTURE.md). A room may always use itself; nobody may use a room that is not in its row.
const ROOMS: &[(&str, &[&str])] = &[
    ("wording", &[]),
    ("source", &[]),
    ("finding", &["source", "wording"]),
    ("model", &["source", "wording"]),
    ("calendar", &["model"]),
    ("yaml", &["model", "finding", "source", "wording"]),
    ("graph", &["model"]),
    ("analysis", &["graph", "model", "finding", "wording"]),
    ("redesign", &["graph", "model", "finding", "source", "wording"]),
    ("lint", &["redesign", "analysis", "graph", "model", "finding", "source", "wording"]),
    ("report", &["lint", "redesign", "analysis", "graph", "yaml", "calendar", "model", "finding", "source", "wording"]),
    ("render", &["report", "finding", "source", "wording"]),
    (
        "cli",
        &[
            "render", "report", "lint", "redesign", "analysis", "graph", "yaml", "calendar", "model", "finding",
            "source", "wording",
        ],
    ),
];

/// Where the outside world may be met.
const DOORS: &[&str] = &["src/cli/", "src/main.rs"];

/// Code that only the named places may have, with the reason.
const KEPT: &[(&[&str], &[&str], &str)] = &[
    (&["println!", "eprintln!", "print!", "eprint!", "dbg!", "stdout()", "stderr()"], DOORS, "only cli/ prints"),
    (&["stdin()", "File::open", "File::create", "OpenOptions", "walkdir", "tempfile"], DOORS, "only cli/ opens files"),
    (&["SystemTime", "Instant"], DOORS, "only cli/ reads the clock"),
    (&["sys_locale", "terminal_size"], DOORS, "only cli/ reads the environment"),
    (&["anyhow", "clap"], DOORS, "only cli/ uses it"),
    (&["granit_parser"], &["src/yaml/tree.rs"], "yaml/tree.rs hides the YAML crate"),
    (&["toml"], &["src/cli/config/"], "cli/config/ reads the configuration"),
    (&["comfy_table", "annotate_snippets"], &["src/render/"], "only render/ draws"),
    (&["rust_xlsxwriter"], &["src/render/xlsx/"], "render/xlsx/ hides the crate of workbooks"),
    (&["unsafe"], &[], "unsafe is forbidden"),
    (
        &["allow(clippy::unwrap_used", "allow(clippy::expect_used", "allow(clippy::panic"],
        &[],
        "no unwrap outside tests",
    ),
];

/// Parts of the standard library that meet the outside world.
const WORLD: &[&str] = &["fs", "env", "net", "process"];

/// A file past this many lines is two things.
const LONGEST: usize = 400;

/// Files that may be longer, each with the reason.
const LONGER: &[(&str, &str)] = &[];

#[test]
fn rooms_import_only_what_their_row_says() {
    hold(imports);
}

#[test]
fn only_the_named_places_use_the_kept_words() {
    hold(kept_words);
}

#[test]
fn no_file_is_longer_than_400_lines() {
    let long: Vec<String> = sources()
        .into_iter()
        .filter(|(path, text)| text.lines().count() > LONGEST && !LONGER.iter().any(|(name, _)| name == path))
        .map(|(path, text)| format!("{path}: {} lines; split it", text.lines().count()))
        .collect();
    assert!(long.is_empty(), "\n{}\n", long.join("\n"));
    for (path, reason) in LONGER {
        assert!(!reason.is_empty() && repo(path).exists(), "{path} need not be in the list");
    }
}

/// 环节 is a stage, what the applicant sees; a step is 步骤 (`docs/terms.md`). Who writes Chinese keys means either, and is told the English one.
#[test]
fn a_step_is_never_called_a_stage() {
    let keys_as_people_write_them = "src/yaml/fields/keys.rs";
    for (path, text) in sources().into_iter().filter(|(path, _)| path != keys_as_people_write_them) {
        let lines: Vec<&str> = text.lines().collect();
        for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.contains("环节")) {
            let around = &lines[at.saturating_sub(1)..lines.len().min(at + 2)];
            let of_stages = around.iter().any(|line| line.to_lowercase().contains("stage")) || line.contains("减环节");
            assert!(of_stages || path.ends_with("wrap.rs"), "{path}:{}: a step is 步骤: {line}", at + 1);
        }
    }
}

#[test]
fn every_file_is_in_a_room_and_every_room_is_there() {
    for (path, _) in sources() {
        assert!(room_of(&path).is_some(), "{path} is in no room of the table");
    }
    for (room, may) in ROOMS {
        let there = repo(&format!("src/{room}")).is_dir() || repo(&format!("src/{room}.rs")).is_file();
        assert!(there, "{room} is not in src/");
        assert!(may.iter().all(|other| ROOMS.iter().any(|(name, _)| name == other)), "{room} may use an unknown room");
    }
}

/// The checks themselves: each sees what it is there for, and nothing in comments, strings and tests.
#[test]
fn a_breach_is_seen() {
    let seen = |path: &str, text: &str| imports(path, &code(text));
    assert_eq!(seen("src/graph/a.rs", "use crate::wording::Text;"), ["graph may not use wording"]);
    assert_eq!(seen("src/graph/a.rs", "use crate::{model::Step, lint::{Rule, run}};"), ["graph may not use lint"]);
    assert_eq!(seen("src/graph/a.rs", "fn a() { crate::cli::run() }"), ["graph may not use cli"]);
    assert_eq!(seen("src/model/a.rs", "let a = crate::say!(zh: \"甲\", en: \"a\");"), [""; 0]);
    assert_eq!(seen("src/source/a.rs", "use crate::say;"), ["source may not use wording"]);
    assert_eq!(seen("src/graph/a.rs", "use super::super::lint::Rule;"), ["say crate:: instead of climbing to the top"]);
    assert_eq!(seen("src/graph/a/b.rs", "use super::super::tree;"), [""; 0]);
    assert_eq!(seen("src/graph/a.rs", "#[cfg(test)]\nmod tests {\n use crate::yaml::read;\n}"), [""; 0]);
    assert_eq!(seen("src/graph/a.rs", "// crate::lint\nlet a = \"crate::lint\"; /* crate::cli */"), [""; 0]);
    assert_eq!(seen("src/graph/a.rs", "let a = r#\"\"crate::lint\"#; let b = '\"'; use crate::lint::x;").len(), 1);

    let kept = |path: &str, text: &str| kept_words(path, &code(text)).len();
    assert_eq!(kept("src/lint/a.rs", "println!(\"{a}\")"), 1);
    assert_eq!(kept("src/cli/a.rs", "println!(\"{a}\")"), 0);
    assert_eq!(kept("src/yaml/a.rs", "use std::fs;\nlet now = std::time::Instant::now();"), 2);
    assert_eq!(kept("src/yaml/a.rs", "let a = env!(\"CARGO_PKG_VERSION\"); Scope::File; mod print; blueprint!(1);"), 0);
    assert_eq!(kept("src/yaml/a.rs", "let a = std::env::var(\"LANG\");"), 1);
    assert_eq!(kept("src/yaml/a.rs", "use std::{collections::HashMap, fs::{self, File}, io};"), 1);
    assert_eq!(kept("src/yaml/read.rs", "use granit_parser::Parser;"), 1);
    assert_eq!(kept("src/yaml/tree.rs", "use granit_parser::Parser;"), 0);
    assert_eq!(kept("src/main.rs", "fn main() -> std::process::ExitCode { zaizao::cli::run(std::env::args_os()) }"), 0);
    assert_eq!(kept("src/lint/a.rs", "let process = 1; self.process.file; #[allow(clippy::unwrap_used)]"), 1);
}

fn hold(check: fn(&str, &str) -> Vec<String>) {
    let breaches: Vec<String> = sources()
        .iter()
        .flat_map(|(path, text)| check(path, &code(text)).into_iter().map(move |what| format!("{path}: {what}")))
        .collect();
    assert!(breaches.is_empty(), "\n{}\n", breaches.join("\n"));
}

fn imports(path: &str, code: &str) -> Vec<String> {
    let Some(room) = room_of(path).filter(|room| !room.is_empty()) else { return Vec::new() };
    let may = ROOMS.iter().find(|(name, _)| *name == room).map_or(&[][..], |(_, may)| may);
    let mut breaches: Vec<String> = names_after("crate::", code)
        .iter()
        .map(|used| if used == "say" { "wording" } else { used })
        .filter(|used| *used != room && !may.contains(used) && ROOMS.iter().any(|(name, _)| name == used))
        .map(|used| format!("{room} may not use {used}"))
        .collect();
    breaches.dedup();
    if longest_climb(code) >= module_depth(path) {
        breaches.push("say crate:: instead of climbing to the top".to_owned());
    }
    breaches
}

fn kept_words(path: &str, code: &str) -> Vec<String> {
    let mut breaches = Vec::new();
    for (words, places, reason) in KEPT {
        let free = places.iter().any(|place| path.starts_with(place));
        let found =
            words.iter().filter(|word| !free && code.match_indices(**word).any(|(at, _)| whole(code, at, word)));
        breaches.extend(found.map(|word| format!("{word}: {reason}")));
    }
    let world = names_after("std::", code).into_iter().filter(|name| WORLD.contains(&&**name));
    if !DOORS.iter().any(|door| path.starts_with(door)) {
        breaches.extend(world.map(|name| format!("std::{name}: only cli/ meets the outside world")));
    }
    breaches
}

// Not a part of a longer name.
fn whole(code: &str, at: usize, word: &str) -> bool {
    let part = |character: char| character.is_alphanumeric() || character == '_';
    let goes_on = word.ends_with(part) && code[at + word.len()..].starts_with(part);
    !code[..at].ends_with(part) && !goes_on
}

/// The first names after `crate::` or `std::`, also in `crate::{a::…, b::…}`.
fn names_after(root: &str, code: &str) -> Vec<String> {
    let name = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut used = Vec::new();
    for (at, found) in code.match_indices(root) {
        let rest = &code[at + found.len()..];
        let Some(list) = rest.strip_prefix('{') else {
            used.push(name(rest));
            continue;
        };
        let (mut depth, mut fresh) = (0usize, true);
        for (at, character) in list.char_indices() {
            match character {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => fresh = true,
                _ if character.is_whitespace() => {}
                _ if fresh => {
                    used.push(name(&list[at..]));
                    fresh = false;
                }
                _ => {}
            }
        }
    }
    used
}

fn longest_climb(code: &str) -> usize {
    let mut longest = 0;
    for (at, _) in code.match_indices("super::") {
        let steps = code.as_bytes()[at..].chunks(7).take_while(|chunk| *chunk == b"super::").count();
        longest = longest.max(steps);
    }
    longest
}

/// How many modules a file is inside: `src/graph/mod.rs` 1, `src/graph/flow.rs` 2.
fn module_depth(path: &str) -> usize {
    let parts = path.split('/').skip(1).count();
    if path.ends_with("/mod.rs") { parts - 1 } else { parts }
}

/// The room of a file; `lib.rs` and `main.rs` are the house's doors and belong to the room "".
fn room_of(path: &str) -> Option<&str> {
    let inside = path.strip_prefix("src/")?;
    if inside == "lib.rs" || inside == "main.rs" {
        return Some("");
    }
    let room = inside.split(['/', '.']).next()?;
    ROOMS.iter().map(|(name, _)| *name).find(|name| *name == room)
}

/// Every Rust file under `src/`, by its path in the repository, in order.
fn sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![repo("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push((in_repository(&path), std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    assert!(found.len() > 40, "the sources were not found");
    found
}

fn in_repository(path: &Path) -> String {
    path.strip_prefix(repo("")).unwrap().to_string_lossy().replace('\\', "/")
}

/// The code alone: without comments, without what stands in quotes, without test modules.
fn code(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let skipped = comment(rest).or_else(|| raw_string(rest)).or_else(|| quoted(rest));
        match skipped {
            Some(length) => {
                out.push(' ');
                rest = &rest[length..];
            }
            None => {
                out.push(first);
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    without_test_modules(&out)
}

fn comment(rest: &str) -> Option<usize> {
    if rest.starts_with("//") {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    rest.starts_with("/*").then(|| rest.find("*/").map_or(rest.len(), |end| end + 2))
}

fn raw_string(rest: &str) -> Option<usize> {
    let hashes = rest.strip_prefix('r')?.bytes().take_while(|byte| *byte == b'#').count();
    let body = 1 + hashes + 1;
    rest[1 + hashes..].starts_with('"').then(|| {
        let close = format!("\"{}", "#".repeat(hashes));
        rest[body..].find(&close).map_or(rest.len(), |end| body + end + close.len())
    })
}

// A string, or a character such as '"'; a lifetime is neither.
fn quoted(rest: &str) -> Option<usize> {
    let quote = rest.chars().next().filter(|first| matches!(first, '"' | '\''))?;
    if quote == '\'' && !rest.starts_with("'\\") && rest.chars().nth(2) != Some('\'') {
        return None;
    }
    let mut escaped = false;
    for (at, character) in rest.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if character == quote => return Some(at + 1),
            _ => {}
        }
    }
    Some(rest.len())
}

fn without_test_modules(code: &str) -> String {
    let mut out = String::new();
    let mut rest = code;
    while let Some(at) = rest.find("#[cfg(test)]") {
        out.push_str(&rest[..at]);
        rest = &rest[at + "#[cfg(test)]".len()..];
        let (Some(open), semicolon) = (rest.find('{'), rest.find(';').unwrap_or(usize::MAX)) else { break };
        if semicolon < open {
            rest = &rest[semicolon + 1..];
            continue;
        }
        let mut depth = 0usize;
        let end = rest[open..].char_indices().find_map(|(at, character)| {
            match character {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            (depth == 0).then_some(open + at + 1)
        });
        rest = &rest[end.unwrap_or(rest.len())..];
    }
    out.push_str(rest);
    out
}
