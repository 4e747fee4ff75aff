//! Which picture stands where: each before the tables of the part that says the same in numbers.

use super::Shelf;
use crate::analysis::compare::Sided;
use crate::report::compare::Results;
use crate::report::picture::{self, By, Picture};
use crate::report::{Block, Illustration, Section};
use crate::say;
use crate::wording::Text;

/// The section that a picture belongs to, its key, its caption, and what is drawn where there is something to draw.
type Placed = (&'static str, &'static str, Text, Option<Picture>);

/// Puts the pictures of a process as it is among what `analyze` says of it.
pub(super) fn of_process(shelf: &mut Shelf, side: Sided<'_, '_>) {
    let (study, analysis) = (side.study, side.analysis);
    let title = say!(zh: "流程图", en: "Diagram of the process");
    shelf.0.push(Section::new("diagram", title, vec![diagram("diagram", side)]));
    let time = picture::distribution(study, &analysis.lead_time, &analysis.clocks).map(Picture::Distribution);
    let bars = picture::where_time_goes(study, &analysis.lead_time, By::Step).map(Picture::Bars);
    let materials = picture::materials(study, analysis.materials.as_ref()).map(Picture::Heat);
    place(
        shelf,
        [
            ("lead-time", "distribution", say!(zh: "全程时间的分布", en: "Distribution of lead time"), time),
            ("critical-path", "schedule", say!(zh: "进度与关键路径", en: "Schedule and critical path"), schedule(side)),
            ("where-time-goes", "time-by-step", say!(zh: "时间花在哪些步骤", en: "Which steps take the time"), bars),
            ("handoffs", "handoff-map", say!(zh: "部门交接热力图", en: "Heat map of handoffs"), handoffs(side)),
            (
                "materials",
                "material-map",
                say!(zh: "哪些材料在哪些步骤提交", en: "Which material is handed in at which step"),
                materials,
            ),
        ],
    );
    file_matrix(
        shelf,
        "handoffs",
        "handoff-matrix",
        say!(zh: "交接矩阵（行移交给列）", en: "Matrix of handoffs (rows hand over to columns)"),
    );
    file_matrix(shelf, "materials", "material-matrix", say!(zh: "材料与步骤对照表", en: "Materials by step"));
}

/// Puts the pictures of a change among what `compare` says of it.
pub(super) fn of_change(shelf: &mut Shelf, results: Results<'_>) {
    let Results { before, after, comparison, .. } = results;
    let pair = picture::pair(before, after, comparison);
    let title = say!(zh: "改革前后流程图", en: "The process before and after");
    let mut blocks = vec![illustration("diagrams", title.clone(), pair)];
    let tasks = [before, after].map(|side| side.study.process().steps.len());
    if tasks.into_iter().sum::<usize>() > LARGE {
        blocks.push(diagram("diagram-after", after));
    }
    shelf.0.push(Section::new("diagrams", title, blocks));
    let cuts = picture::five_cuts(after, &comparison.cuts);
    let cuts = (!cuts.rows.is_empty()).then_some(Picture::Pairs(cuts));
    place(
        shelf,
        [
            ("five-cuts", "cuts", say!(zh: "五减前后对比", en: "The five cuts before and after"), cuts),
            (
                "critical-path",
                "schedule-after",
                say!(zh: "改革后的进度与关键路径", en: "Schedule and critical path after"),
                schedule(after),
            ),
            (
                "handoffs",
                "handoff-map-after",
                say!(zh: "改革后的部门交接热力图", en: "Heat map of handoffs after"),
                handoffs(after),
            ),
            (
                "waterfall",
                "waterfall",
                say!(zh: "节省的时间从何而来", en: "Where the saved time comes from"),
                fall(results),
            ),
        ],
    );
}

/// Two diagrams of so many steps in all are small on one page: the process after has one more to itself.
const LARGE: usize = 30;

fn diagram(key: &'static str, side: Sided<'_, '_>) -> Block {
    let drawn = picture::diagram(side.study, &side.analysis.critical_path);
    let caption = say!(title = drawn.title; zh: "{title}流程图", en: "{title}: diagram");
    illustration(key, caption, Picture::Diagram(drawn))
}

// By measure where a plan has several: that is what is decided on.
fn fall(results: Results<'_>) -> Option<Picture> {
    let Results { before, after, comparison, .. } = results;
    let planned =
        results.plan.and_then(|(plan, shared)| picture::waterfall_by_measure(after, comparison, plan, shared));
    let waterfall = planned.unwrap_or_else(|| picture::waterfall(before, after, comparison));
    // Where nothing changed there are the two ends alone.
    (waterfall.bars.len() > 2).then_some(Picture::Waterfall(waterfall))
}

// A matrix beside its picture would be the same twice over: it goes to the annex.
fn file_matrix(shelf: &mut Shelf, from: &str, key: &'static str, title: Text) {
    let Some(section) = shelf.0.iter_mut().find(|section| section.key == from) else { return };
    if pictures(section).next().is_none() {
        return;
    }
    let Some(at) = section.blocks.iter().position(|block| matches!(block, Block::Matrix(_))) else { return };
    let mut matrix = section.blocks.remove(at);
    if let Block::Matrix(matrix) = &mut matrix {
        matrix.caption = None;
    }
    shelf.0.push(Section::new(key, title, vec![matrix]));
}

/// The pictures of a section, for a paper that takes little else of it.
pub(super) fn pictures(section: &Section) -> impl Iterator<Item = Block> {
    section.blocks.iter().filter(|block| matches!(block, Block::Picture(_))).cloned()
}

// Bars without length say nothing.
fn schedule(side: Sided<'_, '_>) -> Option<Picture> {
    let path = &side.analysis.critical_path;
    (path.length > 0.0).then(|| Picture::Schedule(picture::schedule(side.study, path)))
}

fn handoffs(side: Sided<'_, '_>) -> Option<Picture> {
    picture::handoffs(side.study, &side.analysis.handoffs).map(Picture::Heat)
}

// The caption is the title.
fn illustration(key: &'static str, caption: Text, drawing: Picture) -> Block {
    let alt = drawing.told();
    Block::Picture(Box::new(Illustration { key, caption: Some(caption), alt, drawing: drawing.untitled() }))
}

// After the sentences at the beginning. What has no section has nothing to say.
fn place<const N: usize>(shelf: &mut Shelf, placed: [Placed; N]) {
    for (at, key, caption, drawing) in placed {
        let section = shelf.0.iter_mut().find(|section| section.key == at);
        if let Some((section, drawing)) = section.zip(drawing) {
            let below = section.blocks.iter().take_while(|block| matches!(block, Block::Paragraph(_))).count();
            section.blocks.insert(below, illustration(key, caption, drawing));
        }
    }
}
