//! Both READMEs run: each output block is what the program prints, each file block is a file it reads, each link leads somewhere.
//!
//! A block is announced by a comment on the line before it: `<!-- output: ARGUMENTS -->` or `<!-- file: NAME -->`.
//! `<!-- output: ARGUMENTS | until HEADING -->` stops before the line that begins with the heading, with an ellipsis; `from HEADING until
//! HEADING` begins at a heading too.

use crate::support::{Workspace, committed, repo};

const READMES: [(&str, &str); 2] = [("README.md", "en"), ("README.zh.md", "zh")];

#[test]
fn the_output_blocks_are_what_the_program_prints() {
    for (readme, lang) in READMES {
        let text = std::fs::read_to_string(repo(readme)).unwrap().replace("\r\n", "\n");
        committed(readme, &filled(&text, lang));
    }
}

#[test]
fn every_link_leads_somewhere() {
    for (page, _) in READMES.into_iter().chain([("ARCHITECTURE.md", ""), ("CONTRIBUTING.md", ""), ("CHANGELOG.md", "")])
    {
        let text = std::fs::read_to_string(repo(page)).unwrap();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let path = link.split('#').next().unwrap();
            assert!(link.starts_with("http") || repo(path).exists(), "{page}: {link} leads nowhere");
        }
    }
}

/// The page with every output block run anew.
fn filled(page: &str, lang: &str) -> String {
    let folder = Workspace::new();
    let mut out = String::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        out.push_str(line);
        out.push('\n');
        let Some((what, argument)) = announcement(line) else { continue };
        let opening = lines.next().unwrap_or_default();
        assert!(opening.starts_with("```"), "no block after {line}");
        let content: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        let content = match what {
            "file" => {
                let file = content.join("\n") + "\n";
                folder.file(argument, &file);
                file
            }
            _ => printed(&folder, argument, lang),
        };
        out.push_str(&format!("{opening}\n{content}```\n"));
    }
    out
}

fn announcement(line: &str) -> Option<(&str, &str)> {
    let (what, argument) = line.strip_prefix("<!-- ")?.strip_suffix(" -->")?.split_once(": ")?;
    matches!(what, "output" | "file").then_some((what, argument))
}

/// What the program prints, run where its file is: in the repository, or beside the page's own files.
fn printed(folder: &Workspace, command: &str, lang: &str) -> String {
    let (command, shown) = command.split_once(" | ").unwrap_or((command, ""));
    let arguments: Vec<&str> = command.split(' ').chain(["--lang", lang]).collect();
    let own = arguments.iter().any(|argument| folder.path(argument).is_file());
    let mut run = folder.command(&arguments);
    // As wide as a block on the page of the repository.
    run.env("COLUMNS", "96");
    if !own {
        run.current_dir(repo(""));
    }
    let done = run.output().unwrap();
    assert!(done.status.success(), "{command} failed: {}", String::from_utf8_lossy(&done.stderr));
    let text = String::from_utf8(done.stdout).unwrap();
    let (from, until) = match shown.split_once(" until ") {
        Some((from, until)) => (from.strip_prefix("from ").unwrap(), until),
        None => ("", shown.strip_prefix("until ").unwrap_or(shown)),
    };
    let mut lines = text.lines().skip_while(|line| !line.starts_with(from));
    let until = |line: &&str| until.is_empty() || !line.starts_with(until);
    let kept: Vec<&str> = lines.by_ref().take_while(until).map(str::trim_end).collect();
    let rest = text.lines().last().is_some_and(|last| kept.last() != Some(&last.trim_end()));
    assert!(!kept.is_empty() && rest != shown.is_empty(), "{command} does not print {shown}");
    kept.join("\n") + if rest { "\n…\n" } else { "\n" }
}
