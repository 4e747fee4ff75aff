//! The pages of rules are what the list of rules makes them.

use crate::support::committed;
use zaizao::render::markdown;
use zaizao::report;
use zaizao::wording::Lang;

#[test]
fn the_pages_of_rules_are_up_to_date() {
    let page = report::rules::page();
    committed("docs/rules.md", &markdown::output(&page, Lang::En));
    committed("docs/rules.zh.md", &markdown::output(&page, Lang::Zh));
}
