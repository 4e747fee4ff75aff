use super::sample;
use crate::support::committed;
use zaizao::render::terminal::{self, Colour, Findings, Style};
use zaizao::render::{json, markdown};
use zaizao::report::Output;
use zaizao::wording::Lang;

fn terminals(name: &str, output: &Output) {
    for lang in Lang::BOTH {
        for width in [80, 120] {
            let text = terminal::output(output, lang, Style { width, ..Style::PLAIN });
            committed(&format!("tests/golden/render/{name}.{}.{width}.txt", lang.tag()), &text);
        }
    }
}

#[test]
fn terminals_of_every_sample() {
    terminals("check", &sample::check());
    terminals("many", &sample::many());
    terminals("analyze", &sample::analyze());
    terminals("compare", &sample::compare());
    terminals("wide", &sample::wide());
}

#[test]
fn colours_and_one_line_findings() {
    let lines = Style { findings: Findings::Lines, ..Style::PLAIN };
    committed("tests/golden/render/check.zh.lines.txt", &terminal::output(&sample::check(), Lang::Zh, lines));
    let coloured = Style { colour: Colour::On, ..Style::PLAIN };
    for (name, output) in [("check", sample::check()), ("analyze", sample::analyze()), ("compare", sample::compare())] {
        committed(&format!("tests/golden/render/{name}.zh.colour.txt"), &terminal::output(&output, Lang::Zh, coloured));
    }
}

#[test]
fn markdown_of_every_sample() {
    for (name, output) in [("check", sample::check()), ("analyze", sample::analyze()), ("compare", sample::compare())] {
        for lang in Lang::BOTH {
            committed(&format!("tests/golden/render/{name}.{}.md", lang.tag()), &markdown::output(&output, lang));
        }
    }
}

#[test]
fn json_of_every_sample() {
    for (name, output) in [("check", sample::check()), ("analyze", sample::analyze()), ("compare", sample::compare())] {
        committed(&format!("tests/golden/render/{name}.json"), &json::output(&output));
    }
}
