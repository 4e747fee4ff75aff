//! What a rule or a figure means.

use super::documented::undocumented;
use crate::support::committed;
use zaizao::analysis::figures;
use zaizao::lint::rules;
use zaizao::render::terminal::{self, Style};
use zaizao::render::{json, markdown};
use zaizao::report::{Output, explain};
use zaizao::wording::Lang;

fn told(name: &str, output: &Output) {
    assert_eq!(undocumented(output), Vec::<String>::new());
    for lang in Lang::BOTH {
        committed(
            &format!("tests/golden/render/{name}.{}.80.txt", lang.tag()),
            &terminal::output(output, lang, Style::PLAIN),
        );
    }
}

#[test]
fn a_rule_and_a_figure() {
    let rule = rules::find("needless-sequence").expect("there is the rule");
    told("explain.rule", &explain::rule(rule));
    let figure = figures::find("materials.submissions").expect("there is the figure");
    told("explain.figure", &explain::figure(figure));
    committed("tests/golden/render/explain.rule.zh.md", &markdown::output(&explain::rule(rule), Lang::Zh));
    committed("tests/golden/render/explain.rule.json", &json::output(&explain::rule(rule)));
}

#[test]
fn every_rule_and_figure_can_be_explained_and_is_listed() {
    let index = explain::index(rules::ALL, figures::ALL);
    assert_eq!(undocumented(&index), Vec::<String>::new());
    for lang in Lang::BOTH {
        let list = terminal::output(&index, lang, Style { width: 120, ..Style::PLAIN });
        for rule in rules::ALL {
            assert!(list.contains(rule.id), "{} is not listed", rule.id);
            let text = terminal::output(&explain::rule(rule), lang, Style::PLAIN);
            assert!(text.starts_with(rule.id) && !text.contains(['«', '»']), "{text}");
        }
        for figure in figures::ALL {
            assert!(list.contains(figure.id), "{} is not listed", figure.id);
            assert!(terminal::output(&explain::figure(figure), lang, Style::PLAIN).starts_with(figure.id));
        }
    }
}
