//! One helper: a text read, studied, and its numbers written down.

use std::collections::BTreeMap;
use std::sync::Arc;
use zaizao::analysis::critical_path::CriticalPath;
use zaizao::analysis::figures::Value;
use zaizao::analysis::{Analysis, Scenario, Study};
use zaizao::finding::Severity;
use zaizao::model::Process;
use zaizao::source::Source;

/// Reads a text without errors.
pub fn process(text: &str) -> Process {
    named("x.yaml", text)
}

/// Reads a text of this name without errors.
pub fn named(name: &str, text: &str) -> Process {
    let (process, findings) = zaizao::yaml::read(Arc::new(Source::new(name, text)));
    let errors: Vec<&str> =
        findings.iter().filter(|one| one.severity == Severity::Error).map(|one| &*one.message.en).collect();
    assert!(errors.is_empty(), "{errors:?}\n{text}");
    process
}

/// Does something with the study of a text.
pub fn studied<T>(text: &str, tell: impl FnOnce(&Study<'_>) -> T) -> T {
    study(&process(text), tell)
}

/// Does something with the study of a process.
pub fn study<T>(process: &Process, tell: impl FnOnce(&Study<'_>) -> T) -> T {
    let sound = zaizao::analysis::sound(process).unwrap_or_else(|trouble| panic!("not sound: {trouble:?}"));
    tell(&Study::of(&sound))
}

/// Every figure by its id: the number with up to four decimals (times in seconds), `?` not stated, `~` not exact.
pub fn figures(text: &str) -> BTreeMap<String, String> {
    figures_of(&process(text))
}

/// Every figure of a process.
pub fn figures_of(process: &Process) -> BTreeMap<String, String> {
    let tell = |value: Value| match value {
        Value::Stated(number) => plain(number),
        Value::Sampled { number, .. } => format!("±{}", plain(number)),
        Value::NotStated => "?".to_owned(),
        Value::NotExact => "~".to_owned(),
    };
    study(process, |study| {
        let figures = Analysis::of(study).figures(study);
        figures.into_iter().map(|figure| (figure.id.into_owned(), tell(figure.value))).collect()
    })
}

/// Asserts some of the figures: `tasks 7, stages 7`.
#[track_caller]
pub fn expect(text: &str, wanted: &str) {
    expect_of(&process(text), wanted);
}

/// Asserts some of the figures of a process.
#[track_caller]
pub fn expect_of(process: &Process, wanted: &str) {
    let all = figures_of(process);
    for one in wanted.split(',').map(str::trim).filter(|one| !one.is_empty()) {
        let (id, value) = one.split_once(' ').unwrap();
        assert_eq!(all.get(id).map(String::as_str), Some(value.trim()), "{id} of {all:#?}");
    }
}

/// A number without noise.
pub fn plain(number: f64) -> String {
    zaizao::wording::plain_number(number, 4)
}

/// A schedule, one line a row: `step round es-ef ls-lf total free`, times in hours; `*` on critical rows.
pub fn told(study: &Study<'_>, path: &CriticalPath) -> String {
    let hours = |seconds: f64| plain(seconds / 3600.0);
    let mut out = String::new();
    for row in &path.rows {
        let step = &study.process().steps[row.step];
        let round = if row.round > 1 { format!("#{}", row.round) } else { String::new() };
        out.push_str(&format!(
            "{}{round} {}-{}",
            &*step.id.value,
            hours(row.earliest_start),
            hours(row.earliest_finish)
        ));
        if let Some(slack) = row.slack {
            let (start, finish) = (hours(slack.latest_start), hours(slack.latest_finish));
            out.push_str(&format!(" {start}-{finish} {} {}", hours(slack.total_float), hours(slack.free_float)));
        }
        out.push_str(if row.is_critical() { " *\n" } else { "\n" });
    }
    out
}

/// The steps of a scenario in order, each with its round past the first.
pub fn steps(study: &Study<'_>, scenario: &Scenario) -> String {
    let name = |run: &zaizao::analysis::scenario::Run| {
        let id = &study.process().steps[run.step?].id.value;
        Some(if run.round > 1 { format!("{id}#{}", run.round) } else { id.to_string() })
    };
    scenario.runs.iter().filter_map(name).collect::<Vec<_>>().join(" ")
}
