use super::arguments::Explain;
use super::output::{Printer, Trouble};
use super::status::Status;
use crate::analysis::figures::{self, Entry};
use crate::finding::Disposition;
use crate::lint::{Rule, rules};
use crate::report::{Output, explain};
use crate::say;
use crate::wording::Text;

/// Explains a rule, a figure or a disposition; without a name lists rules and figures.
pub fn run(wanted: &Explain, printer: &Printer) -> anyhow::Result<Status> {
    let output = match &wanted.what {
        None => explain::index(rules::ALL, figures::ALL),
        Some(name) => by_id(name).or_else(|| by_name(name)).ok_or_else(|| unknown(name))?,
    };
    printer.report(&output, wanted.format)?;
    Ok(Status::Clean)
}

fn by_id(name: &str) -> Option<Output> {
    let disposition = || Disposition::ALL.into_iter().find(|one| one.key().eq_ignore_ascii_case(name));
    rules::find(name)
        .map(explain::rule)
        .or_else(|| figures::find(name).map(explain::figure))
        .or_else(|| disposition().map(explain::disposition))
}

// As reports print it, in either language: the whole name, else part of it. Of a family the one is named behind a colon.
fn by_name(name: &str) -> Option<Output> {
    let family = name.split(['：', ':']).next().unwrap_or(name).trim();
    let mut found = called(name, is_whole);
    if found.0.is_empty() && found.1.is_empty() {
        found = called(family, is_whole);
    }
    if found.0.is_empty() && found.1.is_empty() {
        found = called(family, is_part);
    }
    match (&*found.0, &*found.1) {
        ([], []) => Disposition::ALL.into_iter().find(|one| is_whole(&one.text(), name)).map(explain::disposition),
        ([rule], []) => Some(explain::rule(rule)),
        ([], [figure]) => Some(explain::figure(figure)),
        (rules, figures) => Some(explain::candidates(name, rules, figures)),
    }
}

type Found = (Vec<&'static Rule>, Vec<&'static Entry>);

fn called(name: &str, fits: fn(&Text, &str) -> bool) -> Found {
    let rules = rules::ALL.iter().copied().filter(|rule| fits(&rule.summary, name)).collect();
    (rules, figures::ALL.iter().filter(|entry| fits(&entry.name, name)).collect())
}

fn is_whole(printed: &Text, name: &str) -> bool {
    printed.zh == name || printed.en.eq_ignore_ascii_case(name)
}

// One character says too little.
fn is_part(printed: &Text, name: &str) -> bool {
    name.chars().count() > 1 && (printed.zh.contains(name) || printed.en.to_lowercase().contains(&name.to_lowercase()))
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
