//! What a process declares, and what is told of an id that it does not.

use super::near;
use super::respell::{self, respelt};
use super::several::{self, ENUMERATION, enumeration};
use super::told::Told;
use crate::finding::{Finding, Severity};
use crate::model::{Department, Id, Name, Process, Target};
use crate::say;
use crate::source::{At, Span};
use crate::wording::{Lang, Text};
use rustc_hash::{FxHashMap, FxHashSet};

/// Every id of a process that others may name.
pub(super) struct Known<'p> {
    pub process: &'p Process,
    steps: FxHashSet<&'p str>,
    // How cases end.
    ends: FxHashSet<&'p str>,
    departments: FxHashMap<&'p str, &'p Department>,
    // Materials, and what steps produce.
    things: FxHashSet<&'p str>,
    data: FxHashSet<&'p str>,
    // What steps collect where no material is declared.
    handed_in: FxHashSet<&'p str>,
}

impl<'p> Known<'p> {
    /// Gathers the ids.
    pub fn of(process: &'p Process) -> Known<'p> {
        let produced = process.steps.iter().flat_map(|step| step.produces.iter().flatten()).map(|id| &*id.value);
        Known {
            process,
            steps: process.steps.iter().map(|step| &*step.id.value).collect(),
            ends: process.outcomes().map(|end| &**end).collect(),
            departments: process.departments.iter().map(|department| (&*department.id.value, department)).collect(),
            things: process.materials.iter().map(|material| &*material.id.value).chain(produced).collect(),
            data: process.data.iter().map(|item| &*item.id.value).collect(),
            handed_in: handed_in(process).collect(),
        }
    }

    /// Tells when there is no such step.
    pub fn step(&self, told: &mut Told, owner: &str, key: &str, id: &str, span: Span) {
        if self.steps.contains(id) || self.process.steps.is_empty() {
            return;
        }
        let ends = goes_on(key) && self.ends.contains(id);
        let near = nearest(told, self.process.steps.iter().map(|step| (&*step.id.value, &step.name)), id, (key, span));
        let help = match near.filter(|_| !ends) {
            Some(near) => near.said(str::to_owned),
            None if goes_on(key) => self.step_or_end(key, id),
            None => {
                say!(id = id; zh: "在 `steps:` 里加上它：`{id}: {{ by: … }}`", en: "add it to `steps:`: `{id}: {{ by: … }}`")
            }
        };
        let message = say!(id = id; zh: "没有步骤“{id}”", en: "there is no step \"{id}\"");
        let meant = respelt(told, id, self.process.steps.iter().map(|step| &*step.id.value)).filter(|_| !ends);
        tell(told, Unknown { owner, key, id, span, message, help, meant: meant.map(str::to_owned) });
    }

    // Where the case goes on it may end, too.
    fn step_or_end(&self, key: &str, id: &str) -> Text {
        if matches!(id, "end" | "结束" | "完成" | "办结") {
            return match key {
                "next" => {
                    say!(zh: "到此办结就删去 `next`；要写明结果，用 `{ end: 结果 }`", en: "to end the case remove `next`, or say how it ends with `{ end: outcome }`")
                }
                _ => {
                    say!(zh: "到此结束，写明结果：`{ end: 结果 }`", en: "to end the case say how it ends, with `{ end: outcome }`")
                }
            };
        }
        if self.ends.contains(id) {
            return say!(id = id; zh: "“{id}”是办件的结果，不是步骤：写成 `{{ end: {id} }}`", en: "\"{id}\" is an end of the case, not a step: write `{{ end: {id} }}`");
        }
        say!(id = id;
            zh: "是步骤就在 `steps:` 里加上它：`{id}: {{ by: … }}`；到此结束就写成 `{{ end: {id} }}`",
            en: "add it to `steps:` if it is a step: `{id}: {{ by: … }}`; write `{{ end: {id} }}` if the case ends there")
    }

    /// Tells when the step that a flow goes to is not there.
    pub fn target(&self, told: &mut Told, owner: &str, key: &str, target: &At<Target>) {
        if let Target::Step(step) = &target.value {
            self.step(told, owner, key, step, target.span);
        }
    }

    /// Tells when there is no such department, or it has no such office.
    pub fn department(&self, told: &mut Told, owner: &str, key: &str, by: &At<Id>) {
        let (department, office) = match by.value.split_once('/') {
            Some((department, office)) => (department, Some(office)),
            None => (&*by.value, None),
        };
        if office.is_some_and(|office| office.contains('/') || office.is_empty() || department.is_empty()) {
            let message = say!(by = &by.value; zh: "“{by}”应写成“部门”或“部门/科室”", en: "\"{by}\" must be a department or department/office");
            let help = say!(zh: "科室只有一层", en: "offices nest one level");
            told.tell(told.error("bad-value", by.span, message).helped(help).about([owner]));
            return;
        }
        if self.departments.is_empty() && key == "with" {
            return one_name(told, owner, key, by);
        }
        if self.departments.is_empty() || Department::is_applicant_id(department) {
            return;
        }
        let Some(known) = self.departments.get(department) else {
            let all = &self.process.departments;
            let near =
                nearest(told, all.iter().map(|known| (&*known.id.value, &known.name)), department, (key, by.span));
            let message = say!(id = department; zh: "没有部门“{id}”", en: "there is no department \"{id}\"");
            let help = match (near, office) {
                (Some(near), Some(office)) => near.said(|id| format!("{id}/{office}")),
                (Some(near), None) => near.said(str::to_owned),
                (None, _) if key == "issuer" => {
                    say!(zh: "在 `departments:` 里加上它；流程之外的政府部门写 government", en: "add it to `departments:`; a public body outside the process is written government")
                }
                (None, _) => say!(zh: "在 `departments:` 里加上它", en: "add it to `departments:`"),
            };
            let meant = respelt(told, department, all.iter().map(|known| &*known.id.value));
            let meant = meant.map(|id| office.map_or_else(|| id.to_owned(), |office| format!("{id}/{office}")));
            tell(told, Unknown { owner, key, id: &by.value, span: by.span, message, help, meant });
            return;
        };
        if let Some(office) = office.filter(|_| !known.offices.is_empty()) {
            self::office(told, owner, key, by, known, office);
        }
    }

    /// Tells when nothing declares or produces a material.
    pub fn material(&self, told: &mut Told, owner: &str, of: &At<Id>) {
        if self.process.materials.is_empty() {
            return one_name(told, owner, "collects", of);
        }
        if self.things.contains(&*of.value) {
            return;
        }
        let all = &self.process.materials;
        let near =
            nearest(told, all.iter().map(|known| (&*known.id.value, &known.name)), &of.value, ("collects", of.span))
                .or_else(|| told.nearest(&of.value, self.products()).map(Near::Like));
        let message = say!(id = &of.value; zh: "没有材料“{id}”", en: "there is no material \"{id}\"");
        let help = near.map_or_else(
            || say!(zh: "在 `materials:` 里加上它", en: "add it to `materials:`"),
            |near| near.said(str::to_owned),
        );
        let ids = all.iter().map(|known| &*known.id.value).chain(self.products());
        let meant = respelt(told, &of.value, ids).map(str::to_owned);
        tell(told, Unknown { owner, key: "collects", id: &of.value, span: of.span, message, help, meant });
    }

    fn products(&self) -> impl Iterator<Item = &'p str> {
        self.process.steps.iter().flat_map(|step| step.produces.iter().flatten()).map(|id| &*id.value)
    }

    /// Tells when there is no such data item.
    pub fn data_item(&self, told: &mut Told, owner: &str, of: &At<Id>) {
        if self.data.is_empty() {
            return one_name(told, owner, "asks", of);
        }
        if self.data.contains(&*of.value) {
            return;
        }
        let all = &self.process.data;
        let near = nearest(told, all.iter().map(|known| (&*known.id.value, &known.name)), &of.value, ("asks", of.span));
        let message = say!(id = &of.value; zh: "没有数据项“{id}”", en: "there is no data item \"{id}\"");
        let help = near
            .map_or_else(|| say!(zh: "在 `data:` 里加上它", en: "add it to `data:`"), |near| near.said(str::to_owned));
        let meant = respelt(told, &of.value, all.iter().map(|known| &*known.id.value)).map(str::to_owned);
        tell(told, Unknown { owner, key: "asks", id: &of.value, span: of.span, message, help, meant });
    }

    /// Warns when what a step produces looks like several things written as one.
    pub fn produced(&self, told: &mut Told, owner: &str, of: &At<Id>) {
        if of.value.contains(ENUMERATION) && !self.process.materials.iter().any(|known| known.id.value == of.value) {
            one_name(told, owner, "produces", of);
        }
    }

    /// Warns when something differs by a slip from the one thing that a step produces, or that is declared or handed in.
    ///
    /// A system may hold anything, so nothing else is worth a word; numbered names differ by design.
    pub fn used(&self, told: &mut Told, owner: &str, of: &At<Id>) {
        let id = &*of.value;
        if self.things.contains(id) || self.data.contains(id) || self.handed_in.contains(id) {
            return;
        }
        if id.contains(ENUMERATION) {
            return one_name(told, owner, "uses", of);
        }
        let Some(near) = self.misspelt(told, id) else { return };
        let message = say!(id = id; zh: "没有步骤产生“{id}”，也没有这份材料", en: "no step produces \"{id}\", and it is no material");
        let help = say!(near = near; zh: "是不是“{near}”？若由系统提供，可以不改", en: "did you mean \"{near}\"? Leave it if a system provides it");
        let mut finding = Finding::new("unknown-reference", Severity::Warning, told.place(of.span), message);
        finding.discriminator = format!("uses: {id}");
        told.tell(finding.helped(help).about([owner]));
    }

    // The one thing that an id was meant to be; `None` where there are several, or it may well be a thing of its own.
    fn misspelt(&self, told: &mut Told, id: &str) -> Option<&'p str> {
        let length = id.chars().count();
        if length < 3 || id.chars().any(|c| c.is_ascii_digit()) {
            return None;
        }
        let slip = |other: &&str| near::is_slip(id, length, other);
        let materials = self.process.materials.iter().map(|material| &*material.id.value);
        let data = self.process.data.iter().map(|item| &*item.id.value);
        let things = materials.chain(data).chain(self.products()).chain(self.handed_in.iter().copied());
        let mut near = told.affordable(things).filter(slip);
        let first = near.next()?;
        near.all(|other| other == first).then_some(first)
    }
}

/// Warns when a list in Chinese punctuation was read as one name that need not be declared.
fn one_name(told: &mut Told, owner: &str, key: &str, of: &At<Id>) {
    if !of.value.contains(ENUMERATION) || told.is_quoted(of.span) {
        return;
    }
    let mut finding = enumeration(told.place(of.span), key, &of.value).about([owner]);
    finding.discriminator = format!("{key}: {}", of.value);
    told.tell(finding);
}

fn handed_in(process: &Process) -> impl Iterator<Item = &str> {
    let steps = process.steps.iter().filter(|_| process.materials.is_empty());
    steps.flat_map(|step| step.collected()).map(|one| &*one.of.value)
}

// Tells when a department has no such office.
fn office(told: &mut Told, owner: &str, key: &str, by: &At<Id>, department: &Department, office: &str) {
    if department.offices.iter().any(|known| &*known.id.value == office) {
        return;
    }
    let near =
        nearest(told, department.offices.iter().map(|other| (&*other.id.value, &other.name)), office, (key, by.span));
    let id = &department.id.value;
    let message = say!(office = office, id = id; zh: "“{id}”没有科室“{office}”", en: "{id} has no office \"{office}\"");
    let help = match near {
        Some(near) => near.said(|office| format!("{id}/{office}")),
        None => say!(id = id; zh: "在“{id}”的 `offices:` 里加上它", en: "add it to the `offices:` of {id}"),
    };
    let meant = respelt(told, office, department.offices.iter().map(|other| &*other.id.value));
    let meant = meant.map(|office| format!("{id}/{office}"));
    tell(told, Unknown { owner, key, id: &by.value, span: by.span, message, help, meant });
}

// Whether what stands under a key is where the case goes on.
fn goes_on(key: &str) -> bool {
    matches!(key, "next" | "on-miss" | "tacit")
}

struct Unknown<'a> {
    owner: &'a str,
    key: &'a str,
    id: &'a str,
    span: Span,
    message: Text,
    help: Text,
    // What to write instead, where the id is surely a slip.
    meant: Option<String>,
}

fn tell(told: &mut Told, unknown: Unknown<'_>) {
    let Unknown { owner, key, id, span, message, help, meant } = unknown;
    let mut finding = told.error("unknown-reference", span, message).helped(help);
    finding.discriminator = format!("{key}: {id}");
    let edit = meant.as_ref().and_then(|meant| respell::written_over(&finding.place.source, span, meant));
    if let (Some(edit), Some(meant)) = (edit, meant) {
        let what = say!(id = &meant; zh: "改成“{id}”", en: "write \"{id}\"");
        finding = finding.fixed_by(what, vec![edit]);
    }
    let subjects = [owner, id].into_iter().filter(|subject| !subject.is_empty());
    told.tell(finding.about(subjects));
}

// What was probably meant instead of an id that nothing has.
enum Near<'p> {
    // Several, with what to write instead.
    Several(Text),
    // The id of the thing that has this name: people write the name where the id is wanted.
    Named(&'p str),
    Like(&'p str),
}

impl Near<'_> {
    // `wrap` makes the whole reference of an id: the office's department, the department's office.
    fn said(&self, wrap: impl Fn(&str) -> String) -> Text {
        match self {
            Near::Several(advice) => {
                say!(advice = advice; zh: "`、` 不分隔列表，{advice}", en: "`、` does not part a list; {advice}")
            }
            Near::Named(id) => {
                say!(id = wrap(id); zh: "这是名称，请写标识“{id}”", en: "this is a name; write the id \"{id}\"")
            }
            Near::Like(id) => say!(id = wrap(id); zh: "是不是“{id}”？", en: "did you mean \"{id}\"?"),
        }
    }
}

fn nearest<'p>(
    told: &mut Told,
    all: impl Iterator<Item = (&'p str, &'p Option<Name>)> + Clone,
    wanted: &str,
    (key, span): (&str, Span),
) -> Option<Near<'p>> {
    if wanted.contains(ENUMERATION) {
        return Some(Near::Several(several::advice(&told.place(span).source, span, key, wanted)));
    }
    let has_name = |name: &Name| Lang::BOTH.into_iter().any(|lang| name.get(lang) == wanted);
    let named = told.affordable(all.clone()).find(|(_, name)| name.as_ref().is_some_and(has_name));
    let like = |told: &mut Told| told.nearest(wanted, all.map(|(id, _)| id)).map(Near::Like);
    named.map(|(id, _)| Near::Named(id)).or_else(|| like(told))
}
