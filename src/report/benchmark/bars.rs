//! The main counts of both processes as bars, without a direction.

use crate::analysis::compare::{Cut, Sided};
use crate::model::Process;
use crate::report::names::text;
use crate::report::picture::{self, Picture};
use crate::report::{Block, Illustration, Section, Subject, paths};
use crate::say;
use crate::wording::Text;

/// The section; `None` where neither process states any of the counts.
pub(super) fn section(sides: [Sided<'_, '_>; 2], counts: &[Cut]) -> Option<Section> {
    let pairs = picture::side_by_side(sides, called(sides.map(|side| side.study.process())), counts);
    if pairs.rows.is_empty() {
        return None;
    }
    let drawing = Picture::Pairs(pairs);
    let caption = say!(zh: "两个流程的环节、材料、时限、跑动和费用", en: "Stages, materials, time, visits and fees of both processes");
    let alt = drawing.told();
    let picture = Illustration { key: "main-counts", caption: Some(caption), alt, drawing: drawing.untitled() };
    let title = say!(zh: "主要指标并列", en: "The main counts side by side");
    Some(Section::new("main-counts", title, vec![Block::Picture(Box::new(picture))]))
}

// By name; the same item of two places has one name, and is told apart by the region, else by the file.
fn called(processes: [&Process; 2]) -> [Text; 2] {
    let names = processes.map(|process| text(&process.name()));
    if names[0].zh != names[1].zh && names[0].en != names[1].en {
        return names;
    }
    let regions = processes.map(region);
    let apart = match regions {
        [Some(one), Some(other)] if one != other => [one.to_owned(), other.to_owned()],
        _ => {
            let files = processes.map(|process| Subject::of(process).file);
            let mut short = paths::told_apart(&[&files[0], &files[1]]).into_iter();
            [short.next().unwrap_or_default(), short.next().unwrap_or_default()]
        }
    };
    let [one, other] = names;
    let [here, there] = apart;
    [(one, here), (other, there)]
        .map(|(name, of)| say!(name = name, of = of; zh: "{name}（{of}）", en: "{name} ({of})"))
}

// Where all departments that say it are of one region.
fn region(process: &Process) -> Option<&str> {
    let mut regions = process.departments.iter().filter_map(|department| department.region.as_deref());
    let first = regions.next()?;
    regions.all(|other| other == first).then_some(first)
}
