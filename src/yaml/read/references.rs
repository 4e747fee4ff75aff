//! Ids that lead nowhere, told when the whole file is known.
//!
//! A kind of thing that the file does not list at all is used by its id directly: a file without `departments` names them
//! in its steps. What steps produce need not be declared, and what they use may be anything a system holds.

use super::told::Told;
use crate::finding::{Finding, Severity};
use crate::model::words::{Issuer, Word};
use crate::model::{Asks, Deadline, Department, Id, Material, Name, Process, Step, Tacit, Target};
use crate::say;
use crate::source::{At, Span};
use crate::wording::{Lang, Text};
use rustc_hash::{FxHashMap, FxHashSet};

/// Tells of every id that the process uses and nothing has.
pub(super) fn check(told: &mut Told, process: &Process) {
    let known = Known::of(process);
    top_level(told, &known);
    for deadline in &process.deadlines {
        deadline_ends(told, &known, deadline);
    }
    for material in &process.materials {
        material_refs(told, &known, material);
    }
    for item in &process.data {
        if let Some(owner) = &item.owner {
            known.department(told, &item.id, "owner", owner);
        }
    }
    for step in &process.steps {
        step_refs(told, &known, step);
    }
}

struct Known<'p> {
    process: &'p Process,
    steps: FxHashSet<&'p str>,
    departments: FxHashMap<&'p str, &'p Department>,
    // Materials, and what steps produce.
    things: FxHashSet<&'p str>,
    data: FxHashSet<&'p str>,
}

impl<'p> Known<'p> {
    fn of(process: &'p Process) -> Known<'p> {
        let produced = process.steps.iter().flat_map(|step| step.produces.iter().flatten()).map(|id| &*id.value);
        Known {
            process,
            steps: process.steps.iter().map(|step| &*step.id.value).collect(),
            departments: process.departments.iter().map(|department| (&*department.id.value, department)).collect(),
            things: process.materials.iter().map(|material| &*material.id.value).chain(produced).collect(),
            data: process.data.iter().map(|item| &*item.id.value).collect(),
        }
    }

    fn step(&self, told: &mut Told, owner: &str, key: &str, id: &str, span: Span) {
        if self.steps.contains(id) || self.process.steps.is_empty() {
            return;
        }
        let near = near(told, self.process.steps.iter().map(|step| (&*step.id.value, &step.name)), id);
        let help = match near {
            Some(near) => near.said(str::to_owned),
            None if matches!(id, "end" | "结束" | "完成" | "办结") => {
                say!(zh: "到此办结就删去 `next`；要写明结果，用 `{ end: 结果 }`", en: "to end the case remove `next`, or say how it ends with `{ end: outcome }`")
            }
            None => {
                say!(id = id; zh: "在 `steps:` 里加上它：`{id}: {{ by: … }}`", en: "add it to `steps:`: `{id}: {{ by: … }}`")
            }
        };
        let message = say!(id = id; zh: "没有环节“{id}”", en: "there is no step \"{id}\"");
        tell(told, Unknown { owner, key, id, span, message, help });
    }

    fn target(&self, told: &mut Told, owner: &str, key: &str, target: &At<Target>) {
        if let Target::Step(step) = &target.value {
            self.step(told, owner, key, step, target.span);
        }
    }

    fn department(&self, told: &mut Told, owner: &str, key: &str, by: &At<Id>) {
        let (department, office) = match by.value.split_once('/') {
            Some((department, office)) => (department, Some(office)),
            None => (&*by.value, None),
        };
        if let Some(office) = office
            && (office.contains('/') || office.is_empty() || department.is_empty())
        {
            let message = say!(by = &by.value; zh: "“{by}”应写成“部门”或“部门/科室”", en: "\"{by}\" must be a department or department/office");
            let help = say!(zh: "科室只有一层", en: "offices nest one level");
            told.tell(told.error("bad-value", by.span, message).helped(help).about([owner]));
            return;
        }
        if self.departments.is_empty() || Department::is_applicant_id(department) {
            return;
        }
        let Some(known) = self.departments.get(department) else {
            let all = &self.process.departments;
            let near = near(told, all.iter().map(|known| (&*known.id.value, &known.name)), department);
            let message = say!(id = department; zh: "没有部门“{id}”", en: "there is no department \"{id}\"");
            let help = match (near, office) {
                (Some(near), Some(office)) => near.said(|id| format!("{id}/{office}")),
                (Some(near), None) => near.said(str::to_owned),
                (None, _) if key == "issuer" => {
                    say!(zh: "在 `departments:` 里加上它；流程之外的政府部门写 government", en: "add it to `departments:`; a public body outside the process is written government")
                }
                (None, _) => say!(zh: "在 `departments:` 里加上它", en: "add it to `departments:`"),
            };
            tell(told, Unknown { owner, key, id: &by.value, span: by.span, message, help });
            return;
        };
        let Some(office) = office.filter(|_| !known.offices.is_empty()) else { return };
        if known.offices.iter().all(|other| &*other.id.value != office) {
            let near = near(told, known.offices.iter().map(|other| (&*other.id.value, &other.name)), office);
            let message = say!(id = office, department = department; zh: "“{department}”没有科室“{id}”", en: "{department} has no office \"{id}\"");
            let help = match near {
                Some(near) => near.said(|id| format!("{department}/{id}")),
                None => {
                    say!(department = department; zh: "在“{department}”的 `offices:` 里加上它", en: "add it to the `offices:` of {department}")
                }
            };
            tell(told, Unknown { owner, key, id: &by.value, span: by.span, message, help });
        }
    }

    fn material(&self, told: &mut Told, owner: &str, of: &At<Id>) {
        if self.process.materials.is_empty() || self.things.contains(&*of.value) {
            return;
        }
        let all = &self.process.materials;
        let near = near(told, all.iter().map(|known| (&*known.id.value, &known.name)), &of.value)
            .or_else(|| told.nearest(&of.value, self.products()).map(Near::Like));
        let message = say!(id = &of.value; zh: "没有材料“{id}”", en: "there is no material \"{id}\"");
        let help = near.map_or_else(
            || say!(zh: "在 `materials:` 里加上它", en: "add it to `materials:`"),
            |near| near.said(str::to_owned),
        );
        tell(told, Unknown { owner, key: "collects", id: &of.value, span: of.span, message, help });
    }

    fn products(&self) -> impl Iterator<Item = &'p str> {
        self.process.steps.iter().flat_map(|step| step.produces.iter().flatten()).map(|id| &*id.value)
    }

    fn data_item(&self, told: &mut Told, owner: &str, of: &At<Id>) {
        if self.data.is_empty() || self.data.contains(&*of.value) {
            return;
        }
        let all = &self.process.data;
        let near = near(told, all.iter().map(|known| (&*known.id.value, &known.name)), &of.value);
        let message = say!(id = &of.value; zh: "没有数据项“{id}”", en: "there is no data item \"{id}\"");
        let help = near
            .map_or_else(|| say!(zh: "在 `data:` 里加上它", en: "add it to `data:`"), |near| near.said(str::to_owned));
        tell(told, Unknown { owner, key: "asks", id: &of.value, span: of.span, message, help });
    }

    // A system may hold anything, so only what differs by one slip from a product is worth a word. Numbered names differ by design.
    fn used(&self, told: &mut Told, owner: &str, of: &At<Id>) {
        let id = &*of.value;
        if self.things.contains(id) || self.data.contains(id) || id.chars().count() < 3 {
            return;
        }
        if id.chars().any(|c| c.is_ascii_digit()) {
            return;
        }
        let slip =
            |other: &&str| strsim::damerau_levenshtein(id, other) == 1 && !id.contains(*other) && !other.contains(id);
        let things = self.process.materials.iter().map(|material| &*material.id.value).chain(self.products());
        let Some(near) = told.affordable(things).find(slip) else { return };
        let message = say!(id = id; zh: "没有环节产生“{id}”，也没有这份材料", en: "no step produces \"{id}\", and it is no material");
        let help = say!(near = near; zh: "是不是“{near}”？若由系统提供，可以不改", en: "did you mean \"{near}\"? Leave it if a system provides it");
        let mut finding = Finding::new("unknown-reference", Severity::Warning, told.place(of.span), message);
        finding.discriminator = format!("uses: {id}");
        told.tell(finding.helped(help).about([owner]));
    }
}

fn top_level(told: &mut Told, known: &Known<'_>) {
    let process = known.process;
    if let Some(start) = &process.start {
        known.step(told, "", "start", start, start.span);
    }
    if let Some(to) = &process.applicant_to {
        known.step(told, "", "to", to, to.span);
    }
}

fn deadline_ends(told: &mut Told, known: &Known<'_>, deadline: &Deadline) {
    let name = deadline.name.as_ref().map_or("", |name| &*name.value);
    for (key, step) in deadline.from.iter().map(|from| ("from", from)).chain(deadline.to.iter().map(|to| ("to", to))) {
        known.step(told, name, key, step, step.span);
    }
}

fn material_refs(told: &mut Told, known: &Known<'_>, material: &Material) {
    if let Some(issuer) = &material.issuer
        && Issuer::read(issuer).is_none()
    {
        known.department(told, &material.id, "issuer", issuer);
    }
    let Some(deferral) = &material.deferral else { return };
    if let Some(until) = &deferral.until {
        known.step(told, &material.id, "until", until, until.span);
    }
    if let Some(target) = &deferral.on_miss {
        known.target(told, &material.id, "on-miss", target);
    }
}

fn step_refs(told: &mut Told, known: &Known<'_>, step: &Step) {
    let id = &*step.id.value;
    if let Some(by) = &step.by {
        known.department(told, id, "by", by);
    }
    for collected in step.collected() {
        known.material(told, id, &collected.of);
    }
    if let Some(Asks::Items(items)) = step.asks.as_ref().map(|asks| &asks.value) {
        items.iter().for_each(|item| known.data_item(told, id, item));
    }
    for used in step.uses.iter().flatten() {
        known.used(told, id, used);
    }
    for target in step.next.targets() {
        known.target(told, id, "next", target);
    }
    let Some(more) = &step.more else { return };
    for department in &more.with {
        known.department(told, id, "with", department);
    }
    for before in &more.must_follow {
        known.step(told, id, "must-follow", &before.step, before.step.span);
    }
    if let Some(At { value: Tacit::To(Target::Step(way)), span }) = &more.tacit {
        known.step(told, id, "tacit", way, *span);
    }
}

struct Unknown<'a> {
    owner: &'a str,
    key: &'a str,
    id: &'a str,
    span: Span,
    message: Text,
    help: Text,
}

fn tell(told: &mut Told, unknown: Unknown<'_>) {
    let Unknown { owner, key, id, span, message, help } = unknown;
    let mut finding = told.error("unknown-reference", span, message).helped(help);
    finding.discriminator = format!("{key}: {id}");
    let subjects = [owner, id].into_iter().filter(|subject| !subject.is_empty());
    told.tell(finding.about(subjects));
}

// What was probably meant instead of an id that nothing has.
enum Near<'p> {
    // The id of the thing that has this name: people write the name where the id is wanted.
    Named(&'p str),
    Like(&'p str),
}

impl Near<'_> {
    // `wrap` makes the whole reference of an id: the office's department, the department's office.
    fn said(&self, wrap: impl Fn(&str) -> String) -> Text {
        match self {
            Near::Named(id) => {
                say!(id = wrap(id); zh: "这是名称，请写标识“{id}”", en: "this is a name; write the id \"{id}\"")
            }
            Near::Like(id) => say!(id = wrap(id); zh: "是不是“{id}”？", en: "did you mean \"{id}\"?"),
        }
    }
}

fn near<'p>(
    told: &mut Told,
    all: impl Iterator<Item = (&'p str, &'p Option<Name>)> + Clone,
    wanted: &str,
) -> Option<Near<'p>> {
    let has_name = |name: &Name| Lang::BOTH.into_iter().any(|lang| name.get(lang) == wanted);
    let named = told.affordable(all.clone()).find(|(_, name)| name.as_ref().is_some_and(has_name));
    let like = |told: &mut Told| told.nearest(wanted, all.map(|(id, _)| id)).map(Near::Like);
    named.map(|(id, _)| Near::Named(id)).or_else(|| like(told))
}
