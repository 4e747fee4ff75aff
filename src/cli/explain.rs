use super::arguments::Explain;
use super::output::{Printer, Trouble};
use super::status::Status;
use crate::analysis::figures;
use crate::lint::rules;
use crate::report::explain;
use crate::say;

/// Explains a rule or a figure; without a name lists all of them.
pub fn run(wanted: &Explain, printer: &Printer) -> anyhow::Result<Status> {
    let output = match &wanted.what {
        None => explain::index(rules::ALL, figures::ALL),
        Some(name) => match (rules::find(name), figures::find(name)) {
            (Some(rule), _) => explain::rule(rule),
            (None, Some(figure)) => explain::figure(figure),
            (None, None) => anyhow::bail!(unknown(name)),
        },
    };
    printer.report(&output, wanted.format)?;
    Ok(Status::Clean)
}

fn unknown(name: &str) -> Trouble {
    let known = rules::ALL.iter().map(|rule| rule.id).chain(figures::ALL.iter().map(|figure| figure.id));
    let nearest = known
        .map(|id| (strsim::jaro_winkler(name, id), id))
        .filter(|(likeness, _)| *likeness > 0.75)
        .max_by(|one, other| one.0.total_cmp(&other.0));
    Trouble::new(match nearest {
        Some((_, id)) => say!(name = name, id = id;
            zh: "没有名为“{name}”的规则或指标；是否想写“{id}”？", en: "there is no rule or figure {name}; did you mean {id}?"),
        None => say!(name = name;
            zh: "没有名为“{name}”的规则或指标；用 zaizao explain 列出全部",
            en: "there is no rule or figure {name}; zaizao explain lists them"),
    })
}
