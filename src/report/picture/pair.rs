//! As-is above to-be, with what became of each step.

use super::process::diagram;
use super::{Diagram, Mark, Picture};
use crate::analysis::compare::{Class, Comparison, Sided};
use crate::model::Process;
use crate::report::names::text;
use crate::say;
use crate::wording::Text;

/// Both diagrams; steps that changed say how.
pub fn pair(before: Sided<'_, '_>, after: Sided<'_, '_>, comparison: &Comparison) -> Picture {
    let mut diagrams = [before, after].map(|side| diagram(side.study, &side.analysis.critical_path));
    let [old, new] = &mut diagrams;
    for change in &comparison.steps {
        // As-is it says where a step goes; what is better about it stands with what came of it.
        let goes: Vec<Class> = change.classes.iter().copied().filter(|class| mark(*class).is_some()).collect();
        tell(old, before.study.process(), &change.before, &goes);
        tell(new, after.study.process(), &change.after, &change.classes);
    }
    let name = |side: Sided<'_, '_>| text(&side.study.process().name());
    old.title = say!(name = name(before); zh: "改革前：{name}", en: "Before: {name}");
    new.title = say!(name = name(after); zh: "改革后：{name}", en: "After: {name}");
    Picture::Pair(Box::new(diagrams))
}

fn tell(diagram: &mut Diagram, process: &Process, steps: &[usize], classes: &[Class]) {
    for at in steps {
        let Some(id) = process.steps.get(*at).map(|step| &*step.id.value) else { continue };
        let Some(node) = diagram.nodes.iter_mut().find(|node| node.number.is_some() && node.id == id) else { continue };
        node.marks = classes.iter().filter_map(|class| mark(*class)).collect();
        node.marks.dedup();
        node.tags.extend(classes.iter().filter_map(|class| word(*class)));
    }
}

fn mark(class: Class) -> Option<Mark> {
    match class {
        Class::Removed => Some(Mark::Removed),
        Class::Added => Some(Mark::Added),
        Class::Merged | Class::Split => Some(Mark::Merged),
        Class::Moved => Some(Mark::Moved),
        Class::MadeParallel => Some(Mark::Parallel),
        Class::PutOnline | Class::Automated | Class::Reordered | Class::MadeSequential => None,
        Class::Shortened | Class::Lengthened | Class::Kept => None,
    }
}

// Short words, so that a box holds several.
fn word(class: Class) -> Option<Text> {
    Some(match class {
        Class::Removed => say!(zh: "取消", en: "removed"),
        Class::Added => say!(zh: "新增", en: "added"),
        Class::Merged => say!(zh: "合并", en: "merged"),
        Class::Split => say!(zh: "拆分", en: "split"),
        Class::Moved => say!(zh: "移交", en: "moved"),
        Class::PutOnline => say!(zh: "网办", en: "online"),
        Class::Automated => say!(zh: "自动", en: "automated"),
        Class::MadeParallel => say!(zh: "并联", en: "parallel"),
        Class::MadeSequential => say!(zh: "串联", en: "in sequence"),
        Class::Reordered => say!(zh: "调序", en: "reordered"),
        Class::Shortened => say!(zh: "提速", en: "shorter"),
        Class::Lengthened => say!(zh: "延长", en: "longer"),
        Class::Kept => return None,
    })
}
