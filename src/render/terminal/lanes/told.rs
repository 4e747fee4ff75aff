//! The words of each row: its name, its time, what the applicant does, what is said beside it.

use super::notes::notes;
use super::plan::{Lanes, Plan, Row};
use crate::render::svg::clean;
use crate::render::words;
use crate::report::picture::{LaneKind, Shape};
use crate::wording::{Lang, Text};

/// The words of every row.
pub(super) struct Told {
    pub rows: Vec<Words>,
    /// The applicant's lane, where nothing but what the applicant does at other steps stands in it.
    pub contacts_in: Option<usize>,
}

/// The words of one row.
pub(super) struct Words {
    pub called: String,
    pub name: String,
    pub time: String,
    /// What the applicant does, as short as can be.
    pub contact: String,
    /// The same in words.
    pub contact_told: String,
    pub notes: String,
}

impl Told {
    pub fn of(plan: &Plan<'_>, lanes: Lanes, lang: Lang) -> Told {
        let applicant = plan.lanes.iter().position(|lane| lane.kind == LaneKind::Applicant);
        let contacts_in =
            applicant.filter(|lane| lanes == Lanes::Apart && plan.rows.iter().all(|row| row.lane != *lane));
        Told { rows: plan.rows.iter().map(|row| Words::of(plan, row, lanes, lang)).collect(), contacts_in }
    }
}

impl Words {
    fn of(plan: &Plan<'_>, row: &Row<'_>, lanes: Lanes, lang: Lang) -> Words {
        let node = row.node;
        let (comma, semicolon) = if lang == Lang::Zh { ("，", "；") } else { (", ", "; ") };
        let contact: Vec<&str> = node.contact.iter().map(|text| text.get(lang)).collect();
        let notes: Vec<String> = notes(plan, row).iter().map(|text| clean(text.get(lang))).collect();
        let mut name = clean(name(row).get(lang));
        if let Some(lane) = plan.lanes.get(node.lane).filter(|_| lanes == Lanes::Together) {
            name.push_str(&words::bracketed(&clean(lane.name.get(lang)), lang));
        }
        Words {
            called: row.called.clone(),
            name,
            time: node.time.as_ref().map_or_else(String::new, |time| clean(time.get(lang))),
            contact: clean(node.contact_short.get(lang)),
            contact_told: contact.join(comma),
            notes: notes.join(semicolon),
        }
    }

    /// What stands beside the row; what the applicant does too, where it has no place of its own.
    pub fn beside(&self, contacts_in: Option<usize>, lang: Lang) -> String {
        let semicolon = if lang == Lang::Zh { "；" } else { "; " };
        let contact = Some(&self.contact_told).filter(|_| contacts_in.is_none());
        let parts: Vec<&str> =
            contact.into_iter().chain([&self.notes]).filter(|text| !text.is_empty()).map(String::as_str).collect();
        parts.join(semicolon)
    }
}

fn name(row: &Row<'_>) -> Text {
    let node = row.node;
    if !node.label.zh.is_empty() {
        return node.label.clone();
    }
    match (node.shape, row.parts) {
        (Shape::Step, _) => Text::same(&*node.id),
        (Shape::Start, _) => Text::fixed("开始", "start"),
        (_, Some(_)) => Text::fixed("分流", "ways part"),
        (_, None) => Text::fixed("汇合", "ways meet"),
    }
}
