//! What a change asks of law and organisation, and what it may cost in safety.

use super::steps::{Side, group};
use crate::analysis::compare::{CheckChange, CheckFate, Comparison, Need, NeedOf, Risk, SystemNeed, Why};
use crate::finding::Disposition;
use crate::model::Checked;
use crate::model::words::{FixedCriterion, Word};
use crate::report::build::plain_table;
use crate::report::names::text;
use crate::report::{Block, Cell, Column, Named, Section, Table};
use crate::say;
use crate::wording::Text;

/// The section; `None` where no change needs anything and nothing is lost.
pub(super) fn section(comparison: &Comparison, before: Side<'_>, after: Side<'_>) -> Option<Section> {
    let risk = &comparison.risk;
    if *risk == Risk::default() {
        return None;
    }
    let teller = Teller { comparison, before, after };
    let mut blocks = Vec::new();
    if !risk.needs.is_empty() {
        blocks.push(Block::Paragraph(counts(&risk.needs)));
        blocks.push(Block::View(teller.by_need()));
        blocks.push(Block::Data(teller.needs()));
    }
    let mandatory: Vec<Text> = risk.mandatory.iter().filter_map(|row| teller.mandatory(*row)).collect();
    let mut list = |lead: Text, lines: Vec<Text>| {
        if !lines.is_empty() {
            blocks.extend([Block::Paragraph(lead), Block::List(lines)]);
        }
    };
    list(
        say!(zh: "改动了有强制依据的步骤，请逐项核对依据：", en: "Steps with a mandatory basis are changed; check each against it:"),
        mandatory,
    );
    list(
        say!(zh: "不再核查，或改为决定之后核查的：", en: "No longer checked, or checked after the decision:"),
        risk.checks.iter().map(|check| teller.check(check)).collect(),
    );
    list(
        say!(zh: "依赖原先没有用到的系统：", en: "Depends on systems that were not used before:"),
        risk.systems.iter().map(|system| teller.system(system)).collect(),
    );
    blocks.extend([teller.mandatory_data(), teller.checks_data(), teller.systems_data()].map(Block::Data));
    Some(Section::new("risk", say!(zh: "依据与风险", en: "Law and risk"), blocks))
}

// D1 3 项，D2 5 项…
fn counts(needs: &[Need]) -> Text {
    use Disposition::{Cancel, ChangeLaw, Merge, Pledge, Reorder};
    let parts = [Cancel, Merge, Pledge, Reorder, ChangeLaw].into_iter().filter_map(|kind| {
        let n = needs.iter().filter(|need| need.needs == kind).count();
        let text = kind.text();
        (n > 0)
            .then(|| say!(key = kind.key(), text = text, n = n; zh: "{text}（{key}）{n} 项", en: "{text} ({key}): {n}"))
    });
    let parts = Text::joined(parts, "，", "; ");
    say!(parts = parts; zh: "各项变化的法律条件：{parts}。", en: "What the changes need: {parts}.")
}

struct Teller<'s> {
    comparison: &'s Comparison,
    before: Side<'s>,
    after: Side<'s>,
}

impl Teller<'_> {
    // What needs the same for the same reason in one row, the lightest first.
    fn by_need(&self) -> Table {
        let mut kinds: Vec<(Disposition, Why)> = Vec::new();
        let needs = &self.comparison.risk.needs;
        for need in needs {
            if !kinds.contains(&(need.needs, need.why)) {
                kinds.push((need.needs, need.why));
            }
        }
        kinds.sort_by_key(|(disposition, _)| *disposition);
        let rows = kinds.into_iter().map(|kind| {
            let these = needs.iter().filter(|need| (need.needs, need.why) == kind);
            let names = these.flat_map(|need| match self.changed(need.of).0 {
                Cell::Names(names) => names,
                _ => Vec::new(),
            });
            vec![Cell::Named(disposition(kind.0)), Cell::Text(kind.1.text()), Cell::Names(names.collect())]
        });
        let columns = vec![
            Column::words("needs", say!(zh: "法律条件", en: "what it needs")),
            Column::words("why", say!(zh: "理由", en: "why")),
            Column::words("of", say!(zh: "步骤和材料", en: "steps and materials")),
        ];
        plain_table("needs", columns, rows.collect())
    }

    fn needs(&self) -> Table {
        let rows = self.comparison.risk.needs.iter().map(|need| {
            let (of, change) = self.changed(need.of);
            vec![of, change, Cell::Named(disposition(need.needs)), Cell::Text(need.why.text())]
        });
        data("needs", &["of", "change", "needs", "why"], rows.collect())
    }

    fn changed(&self, of: NeedOf) -> (Cell, Cell) {
        match of {
            NeedOf::Steps(row) => {
                let change = &self.comparison.steps[row];
                let classes = change.classes.iter().map(|class| Named::new(class.key(), class.text()));
                (Cell::Names(group(change, self.before.names, self.after.names)), Cell::Names(classes.collect()))
            }
            NeedOf::Material(row) => {
                let row = &self.comparison.materials.rows[row];
                let entry = row.before.as_ref().or(row.after.as_ref());
                let of = entry.map(|entry| Named::new(entry.id.as_deref().unwrap_or(""), text(&entry.name)));
                (Cell::Names(of.into_iter().collect()), Cell::Names(vec![Named::new(row.fate.key(), row.fate.text())]))
            }
        }
    }

    fn mandatory(&self, row: usize) -> Option<Text> {
        let change = self.comparison.steps.get(row)?;
        let steps = Text::list(group(change, self.before.names, self.after.names));
        let classes = Text::list(change.classes.iter().map(|class| class.text()));
        let citations = change.before.iter().flat_map(|at| &self.before.study.process().steps[*at].more().basis);
        let laws = citations.filter(|citation| citation.mandatory).map(|citation| match &citation.article {
            Some(article) => format!("{}{article}", citation.law),
            None => citation.law.to_string(),
        });
        let laws = Text::list(laws.collect::<Vec<String>>());
        Some(
            say!(steps = steps, classes = classes, laws = laws; zh: "{steps}（{classes}）：{laws}", en: "{steps} ({classes}): {laws}"),
        )
    }

    fn check(&self, change: &CheckChange) -> Text {
        let step = self.before.names.step(change.step);
        let what = match &change.check {
            None => say!(step = step; zh: "{step}", en: "{step}"),
            Some((of, criterion)) => {
                let of = self.object(of);
                match criterion {
                    None => say!(step = step, of = of; zh: "{step}：核查{of}", en: "{step}: {of}"),
                    Some(criterion) => say!(step = step, of = of, criterion = called(criterion);
                        zh: "{step}：核查{of}的{criterion}", en: "{step}: {criterion} of {of}"),
                }
            }
        };
        match change.fate {
            CheckFate::Dropped => say!(what = what; zh: "{what}，不再核查", en: "{what} - no longer checked"),
            CheckFate::AfterDecision(at) => say!(what = what, later = self.after.names.step(at);
                zh: "{what}，改在决定之后由“{later}”核查", en: "{what} - now checked after the decision, by “{later}”"),
        }
    }

    // A material, or whatever else the file calls by this word.
    fn object(&self, id: &str) -> Named {
        self.before.names.material(id)
    }

    fn system(&self, need: &SystemNeed) -> Text {
        let steps = need.steps.iter().map(|at| self.after.names.step(*at));
        let materials = need.materials.iter().map(|id| self.after.names.material(id));
        let users = Text::list(steps.chain(materials));
        match need.status {
            Some(status) => {
                say!(name = &need.name, status = status, users = users; zh: "{name}（{status}）：{users}", en: "{name} ({status}): {users}")
            }
            None => {
                say!(name = &need.name, users = users; zh: "{name}（未注明是否已有）：{users}", en: "{name} (not said whether it is there): {users}")
            }
        }
    }

    fn mandatory_data(&self) -> Table {
        let rows = self.comparison.risk.mandatory.iter().map(|row| {
            let change = &self.comparison.steps[*row];
            let classes = change.classes.iter().map(|class| Named::new(class.key(), class.text()));
            vec![Cell::Names(group(change, self.before.names, self.after.names)), Cell::Names(classes.collect())]
        });
        data("mandatory-touched", &["of", "class"], rows.collect())
    }

    fn checks_data(&self) -> Table {
        let rows = self.comparison.risk.checks.iter().map(|change| {
            let word = |word: &str| Cell::Named(Named::new(word, Text::same(word)));
            let (fate, later) = match change.fate {
                CheckFate::Dropped => ("dropped", Cell::Empty),
                CheckFate::AfterDecision(at) => ("after-decision", Cell::Named(self.after.names.step(at))),
            };
            let object = change.check.as_ref().map_or(Cell::Empty, |(of, _)| word(of));
            let criterion = change.check.as_ref().and_then(|(_, criterion)| criterion.as_ref());
            let criterion = criterion.map_or(Cell::Empty, |one| Cell::Named(Named::new(key(one), called(one))));
            vec![Cell::Named(self.before.names.step(change.step)), object, criterion, word(fate), later]
        });
        data("checks-changed", &["step", "object", "criterion", "fate", "by"], rows.collect())
    }

    fn systems_data(&self) -> Table {
        let rows = self.comparison.risk.systems.iter().map(|need| {
            let name = Named::new(&*need.name, Text::same(&*need.name));
            let status = need.status.map_or(Cell::Empty, |status| Cell::Named(Named::new(status.key(), status.text())));
            let steps = need.steps.iter().map(|at| self.after.names.step(*at)).collect();
            let materials = need.materials.iter().map(|id| self.after.names.material(id)).collect();
            vec![Cell::Named(name), status, Cell::Names(steps), Cell::Names(materials)]
        });
        data("systems-needed", &["system", "status", "steps", "materials"], rows.collect())
    }
}

fn disposition(needs: Disposition) -> Named {
    let (key, text) = (needs.key(), needs.text());
    Named::new(key, say!(key = key, text = text; zh: "{key} {text}", en: "{key} {text}"))
}

fn data(key: &'static str, columns: &[&'static str], rows: Vec<Vec<Cell>>) -> Table {
    plain_table(key, columns.iter().map(|key| Column::words(key, Text::fixed("", ""))).collect(), rows)
}

fn key(criterion: &Checked) -> &str {
    match criterion {
        Checked::Identity => FixedCriterion::Identity.key(),
        Checked::Authenticity => FixedCriterion::Authenticity.key(),
        Checked::Other(text) => text,
    }
}

fn called(criterion: &Checked) -> Text {
    match criterion {
        Checked::Identity => FixedCriterion::Identity.text(),
        Checked::Authenticity => FixedCriterion::Authenticity.text(),
        Checked::Other(text) => Text::same(&**text),
    }
}
