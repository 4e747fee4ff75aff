//! What `check` says about one file and about many.

use super::sample;
use crate::support::committed;
use zaizao::finding::Finding;
use zaizao::render::terminal::{self, Findings, Style};
use zaizao::report::Subject;
use zaizao::report::check::{Checked, output};
use zaizao::wording::{Lang, Text};

fn file(name: &str, findings: Vec<Finding>) -> Checked {
    let subject = Subject { id: name.into(), name: Text::same(name), variant: None, file: format!("{name}.yaml") };
    Checked::read(subject, findings)
}

fn told(files: Vec<Checked>, lang: Lang) -> String {
    terminal::output(&output(files), lang, Style::PLAIN)
}

#[test]
fn a_file_without_findings_takes_one_line() {
    assert_eq!(told(vec![file("a", Vec::new())], Lang::Zh), "✓ 未发现问题（1 个文件）\n");
    assert_eq!(told(vec![file("a", Vec::new()), file("b", Vec::new())], Lang::En), "✓ nothing found in 2 files\n");
}

#[test]
fn many_files_end_in_a_table_with_the_worst_first() {
    let mut files = vec![file("good", Vec::new()), file("bad", sample::findings()[..1].to_vec())];
    files.push(file("worse", sample::findings()));
    let text = told(files, Lang::Zh);
    let table: Vec<&str> = text.lines().skip_while(|line| *line != "各文件").collect();
    assert_eq!(
        table,
        [
            "各文件",
            "  文件        错误  警告  提示",
            "  ────────────────────────────",
            "  worse.yaml     1     1     1",
            "  bad.yaml       0     0     1",
            "",
            "1 个错误，1 个警告，2 条提示（3 个文件）",
        ]
    );
}

#[test]
fn rules_that_lack_their_inputs_are_named() {
    let mut one = file("a", Vec::new());
    one.not_evaluated = vec![("sign-off-chain", Text::same("decides")), ("ping-pong", Text::same("uses"))];
    let text = told(vec![one], Lang::En);
    assert!(text.contains("rules not evaluated"), "{text}");
    assert!(text.contains("ping-pong, sign-off-chain"), "{text}");
}

/// Of three files that could be asked, all lack what one rule needs, and one lacks what another needs; a fourth was not even read.
#[test]
fn a_rule_that_some_files_answer_is_not_told_as_one_that_none_does() {
    let asked = |name: &str, lacks: &[&'static str]| {
        let mut one = file(name, Vec::new());
        one.ran = vec!["sign-off-chain", "ping-pong", "no-time"];
        one.not_evaluated = lacks.iter().map(|rule| (*rule, Text::same("by"))).collect();
        one
    };
    let all = |lang| {
        let lacking = ["sign-off-chain"];
        let asked = [asked("a", &lacking), asked("b", &["sign-off-chain", "ping-pong"]), asked("c", &lacking)];
        told(asked.into_iter().chain([file("d", Vec::new())]).collect(), lang)
    };
    let zh = all(Lang::Zh).replace("\n  ", "");
    assert!(
        zh.contains("1 条规则因文件未注明所需内容而未评估（analyze 列出缺什么）：sign-off-chain1 条规则在部分文件中"),
        "{zh}"
    );
    assert!(zh.contains("（1/3 指 3 个文件中有 1 个）：ping-pong 1/3"), "{zh}");
    assert!(!zh.contains("no-time"), "{zh}");
    let en = all(Lang::En).replace("\n  ", " ");
    assert!(
        en.contains("(1; analyze lists it): sign-off-chain rules not evaluated in some")
            && en.contains(": ping-pong 1/3"),
        "{en}"
    );
}

#[test]
fn markdown_and_json_of_many_files() {
    let out = output(vec![file("bad", sample::findings()), file("good", Vec::new())]);
    committed("tests/golden/render/many-files.en.md", &zaizao::render::markdown::output(&out, Lang::En));
    committed("tests/golden/render/many-files.json", &zaizao::render::json::output(&out));
}

#[test]
fn what_must_be_put_right_stands_before_figures() {
    let output = zaizao::report::check::obstacles("analyze", vec![file("bad", sample::findings())]);
    assert_eq!(output.command, "analyze");
    let text = terminal::output(&output, Lang::Zh, Style::PLAIN);
    let end: Vec<&str> = text.lines().rev().take(2).collect();
    assert_eq!(
        end,
        ["  请先改正上面的错误；流程读不全或走不通时，不计算任何指标。", "1 个错误，1 个警告，1 条提示（1 个文件）",]
    );
}

#[test]
fn findings_in_a_line_each_are_one_list_over_all_files() {
    let output = output(vec![file("a", sample::findings()), file("b", sample::findings())]);
    let style = Style { findings: Findings::Lines, ..Style::PLAIN };
    let text = terminal::output(&output, Lang::En, style);
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[..6].iter().all(|line| line.starts_with("企业开办/as-is.yaml:")), "{text}");
    assert_eq!(lines[6..8], ["", "Files"]);
}

/// Of many findings no more than one is built at a time: no single piece that leaves is larger than a few of them.
#[test]
fn json_of_many_findings_leaves_in_pieces() {
    struct Pieces(usize, usize);
    impl std::io::Write for Pieces {
        fn write(&mut self, piece: &[u8]) -> std::io::Result<usize> {
            (self.0, self.1) = (self.0 + piece.len(), self.1.max(piece.len()));
            Ok(piece.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let text = format!("process: p\nsteps:\n{}", "  a: { wrok: 1h }\n".repeat(2_000));
    let (process, findings) = zaizao::yaml::read(std::sync::Arc::new(zaizao::source::Source::new("a.yaml", text)));
    assert!(findings.len() >= 2_000, "{}", findings.len());
    let subject = zaizao::report::Subject::of(&process);
    let checked = Checked::read(subject, findings);
    let mut pieces = Pieces(0, 0);
    zaizao::render::json::write(&zaizao::report::check::output(vec![checked]), &mut pieces).unwrap();
    assert!(pieces.0 > 1_000_000 && pieces.1 < 10_000, "{} bytes in pieces of up to {}", pieces.0, pieces.1);
}
