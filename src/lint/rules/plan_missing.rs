use crate::finding::{Finding, Severity};
use crate::lint::plan::Said;
use crate::lint::{Check, Group, Rule};
use crate::lint::restaurant::restaurant;
use crate::redesign::Thing;
use crate::say;
use crate::source::Place;

pub static RULE: Rule = Rule {
    id: "plan-missing",
    group: Group::Plan,
    severity: Severity::Error,
    summary: say!(
        zh: "措施操作的对象不存在",
        en: "an operation names what is not there",
    ),
    why: say!(
        zh: "名称写错，或者前面的措施已经把它合并、取消了，这项操作就无从做起。",
        en: "With a misspelt name, or with a step that an earlier measure merged or removed, the operation has nothing to work on.",
    ),
    condition: say!(
        zh: "操作、增加的材料或时限所写的步骤、材料、数据项、部门，此时不在流程里：从来没有，或已被前面的措施合并、拆分、取消。",
        en: "A step, material, data item or department that an operation, an added material or an added deadline names is not in the process at that point: it never was, or an earlier measure merged, split or removed it.",
    ),
    remedy: say!(
        zh: "改正名称；已合并的写合并后的步骤；要新增的部门、材料先写在计划的 departments、materials 里。",
        en: "Correct the name; of a merged step name what it became; write new departments and materials in the plan's `departments` and `materials`.",
    ),
    fires: restaurant!(
        zh: "measures:
  - id: 提速
    do:
      - remove: [«终审»]
",
        en: "measures:
  - id: faster
    do:
      - remove: [«third»]
",
    ),
    quiet: restaurant!(
        zh: "measures:
  - id: 提速
    do:
      - move: { steps: [初审], to: 窗口 }
",
        en: "measures:
  - id: faster
    do:
      - move: { steps: [review], to: Window }
",
    ),
    check: Check::Plan,
};

/// There is no such thing.
pub(in crate::lint) fn never(said: &Said<'_>, thing: Thing, id: &str, place: Place) -> Finding {
    let message = match thing {
        Thing::Step | Thing::Target => say!(id = id; zh: "流程里没有步骤“{id}”", en: "there is no step \"{id}\" in the process"),
        Thing::Department => say!(id = id; zh: "没有部门“{id}”", en: "there is no department \"{id}\""),
        Thing::Material => say!(id = id; zh: "没有材料“{id}”", en: "there is no material \"{id}\""),
        Thing::Data => say!(id = id; zh: "没有数据项“{id}”", en: "there is no data item \"{id}\""),
    };
    let help = match (said.near(thing, id), thing) {
        (_, Thing::Target) if said.ends_with(id) => say!(id = id; zh: "“{id}”是办件的结果，不是步骤：写成 `{{ end: {id} }}`", en: "\"{id}\" is an end of the case, not a step: write `{{ end: {id} }}`"),
        (Some(near), _) => say!(near = near; zh: "是不是“{near}”？", en: "did you mean \"{near}\"?"),
        (None, Thing::Step) => say!(zh: "写现状文件里步骤的标识；新步骤用 `add` 增加", en: "write the id of a step of the base; a new one is put in with `add`"),
        (None, Thing::Target) => say!(id = id;
            zh: "是步骤就写现状文件里的标识，新步骤用 `add` 增加；到此结束就写成 `{{ end: {id} }}`",
            en: "write the id of a step of the base, or put a new one in with `add`; write `{{ end: {id} }}` if the case ends there"),
        (None, Thing::Department) => say!(zh: "新设的部门写在计划的 `departments:` 里", en: "add a new department to the plan's `departments:`"),
        (None, Thing::Material) => say!(zh: "新增的材料写在计划的 `materials:` 里", en: "add a new material to the plan's `materials:`"),
        (None, Thing::Data) => say!(zh: "新增的数据项写在计划的 `data:` 里", en: "add a new data item to the plan's `data:`"),
    };
    RULE.finding(place, message).helped(help)
}

/// An earlier measure took the step away.
pub(in crate::lint) fn gone(said: &Said<'_>, step: &str, by: &str, place: Place) -> Finding {
    let (name, measure) = (said.step(step), said.measure(by));
    let message = say!(name = name, measure = &measure; zh: "步骤{name}已被措施{measure}合并、拆分或取消", en: "the measure {measure} has merged, split or removed {name}");
    let help = said.became(step).map_or_else(
        || say!(zh: "删去这项操作，或调整措施的先后", en: "leave this operation out, or change the order of the measures"),
        |now| say!(now = now; zh: "写合并后的步骤“{now}”", en: "name what it became: \"{now}\""),
    );
    let finding = RULE.finding(place, message).helped(help);
    match said.measure_place(by) {
        Some(place) => finding.related(place, say!(zh: "这项措施改动了它", en: "this measure did")),
        None => finding,
    }
}
