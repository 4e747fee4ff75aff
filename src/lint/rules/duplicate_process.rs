use crate::finding::Severity;
use crate::lint::across::{Brief, Clash, distinct};
use crate::lint::{Check, Example, Group, Rule};
use crate::say;

pub static RULE: Rule = Rule {
    id: "duplicate-process",
    group: Group::Files,
    severity: Severity::Warning,
    summary: say!(
        zh: "两个文件定义了同一个流程的同一版本",
        en: "two files define the same version of one process",
    ),
    why: say!(
        zh: "改了一份、忘了另一份，两份就各说各话，汇总时还会重复计算。",
        en: "One is changed and the other forgotten, and then they disagree; totals count the process twice.",
    ),
    condition: say!(
        zh: "一起检查的两个文件，process 里写的 id、variant、version 都相同。没有写 id 的不比较。",
        en: "Two files that are checked together have the same `id`, `variant` and `version` in `process`. Files without an id are not compared.",
    ),
    remedy: say!(
        zh: "留下一份；确是两个流程的，改其中一个的 id；是不同版本的，写明 version 或 variant。",
        en: "Keep one of them; give one another `id` if they are two processes, or write `version` or `variant` if they are two versions.",
    ),
    fires: Example::File(say!(
        zh: "process: { id: startup, name: 企业开办, variant: as-is }
departments: [市场监管局]
steps:
  登记: { by: 市场监管局, wait: 3d }
---
process: { id: «startup», name: 企业开办, variant: as-is }
departments: [市场监管局]
steps:
  登记: { by: 市场监管局, wait: 5d }
",
        en: "process: { id: startup, name: Business start-up, variant: as-is }
departments: [Market office]
steps:
  registering: { by: Market office, wait: 3d }
---
process: { id: «startup», name: Business start-up, variant: as-is }
departments: [Market office]
steps:
  registering: { by: Market office, wait: 5d }
",
    )),
    quiet: Example::File(say!(
        zh: "process: { id: startup, name: 企业开办, variant: as-is }
departments: [市场监管局]
steps:
  登记: { by: 市场监管局, wait: 3d }
---
process: { id: startup, name: 企业开办, variant: to-be }
departments: [市场监管局]
steps:
  登记: { by: 市场监管局, wait: 1d }
",
        en: "process: { id: startup, name: Business start-up, variant: as-is }
departments: [Market office]
steps:
  registering: { by: Market office, wait: 3d }
---
process: { id: startup, name: Business start-up, variant: to-be }
departments: [Market office]
steps:
  registering: { by: Market office, wait: 1d }
",
    )),
    check: Check::Files(check),
};

fn check(files: &[Brief]) -> Vec<Clash> {
    let named = files.iter().filter_map(|file| {
        let id = file.id.as_ref()?;
        let key = (id.value.clone(), file.variant.map(|variant| variant as u8), file.version.clone());
        // Each file is an answer of its own.
        Some((key, file.file, file.spot(id.span)))
    });
    let several = distinct(named).into_iter().flat_map(|((id, ..), files)| {
        let first = files[0].1;
        let again = files.into_iter().skip(1);
        again.map(move |(_, at)| Clash {
            at,
            other: first,
            message: say!(id = &id; zh: "流程“{id}”的同一版本已在另一个文件里定义", en: "the same version of the process {id} is defined in another file"),
            other_says: say!(zh: "先在这里定义", en: "first defined here"),
            help: say!(zh: "留下一份；是两个流程的改 id，是两个版本的写明 version", en: "keep one; give one another `id` if they are two processes, or a `version` if they are two versions"),
            subjects: vec![id.to_string()],
            discriminator: String::new(),
        })
    });
    several.collect()
}
