use crate::finding::Severity;
use crate::lint::across::{Brief, Clash, LimitLine, distinct};
use crate::lint::{Check, Example, Group, Rule};
use crate::say;
use crate::wording::Text;
use num_rational::Ratio;

pub static RULE: Rule = Rule {
    id: "limits-differ",
    group: Group::Files,
    severity: Severity::Warning,
    summary: say!(
        zh: "同一事项，两个文件写的时限不一样",
        en: "two files give one item different limits",
    ),
    why: say!(
        zh: "同一事项的法定时限只有一个，同一版本的承诺也应一致；对外公布两个数，申请人无所适从，达标与否也说不清。",
        en: "An item has one statutory limit, and one version of it one promise. With two in public nobody knows what holds, nor whether it is met.",
    ),
    condition: say!(
        zh: "一起检查的文件，item 的 code 相同、时钟同名，而法定时限不同；或 variant 也相同而承诺时限不同。",
        en: "Of files that are checked together with the same `code` of the `item` the clocks of one name have different statutory limits, or, with the same `variant` too, different promises.",
    ),
    remedy: say!(
        zh: "核对设定依据和公布的清单，改成一致；是两个事项的，改 code。",
        en: "Check the law and the published list and write the same in both; give one another `code` if they are two items.",
    ),
    fires: Example::File(say!(
        zh: "process: 食品经营许可
item: { code: '370200-01' }
deadlines: { statutory: 20d }
departments: [市场监管局]
steps:
  受理: { by: 市场监管局, wait: 3d }
---
process: 食品经营许可（区）
item: { code: '370200-01' }
deadlines: { statutory: «15d» }
departments: [市场监管局]
steps:
  受理: { by: 市场监管局, wait: 3d }
",
        en: "process: Food licence
item: { code: '370200-01' }
deadlines: { statutory: 20d }
departments: [Market office]
steps:
  intake: { by: Market office, wait: 3d }
---
process: Food licence (district)
item: { code: '370200-01' }
deadlines: { statutory: «15d» }
departments: [Market office]
steps:
  intake: { by: Market office, wait: 3d }
",
    )),
    quiet: Example::File(say!(
        zh: "process: { name: 食品经营许可, variant: as-is }
item: { code: '370200-01' }
deadlines: { statutory: 20d, promised: 10d }
departments: [市场监管局]
steps:
  受理: { by: 市场监管局, wait: 8d }
---
process: { name: 食品经营许可, variant: to-be }
item: { code: '370200-01' }
deadlines: { statutory: 4w, promised: 5d }
departments: [市场监管局]
steps:
  受理: { by: 市场监管局, wait: 3d }
",
        en: "process: { name: Food licence, variant: as-is }
item: { code: '370200-01' }
deadlines: { statutory: 20d, promised: 10d }
departments: [Market office]
steps:
  intake: { by: Market office, wait: 8d }
---
process: { name: Food licence, variant: to-be }
item: { code: '370200-01' }
deadlines: { statutory: 4w, promised: 5d }
departments: [Market office]
steps:
  intake: { by: Market office, wait: 3d }
",
    )),
    check: Check::Files(check),
};

fn check(files: &[Brief]) -> Vec<Clash> {
    let said = files.iter().flat_map(|file| {
        let item = file.item.iter();
        item.flat_map(move |item| {
            file.limits.iter().map(move |limit| {
                // A promise is one of its version, the law is the same for all.
                let variant = file.variant.filter(|_| limit.line == LimitLine::Promised).map(|variant| variant as u8);
                let key = (item.clone(), limit.clock.clone(), limit.line, variant);
                (key, Written { days: limit.days, text: limit.written.clone() }, file.spot(limit.span))
            })
        })
    });
    let mut clashes = Vec::new();
    for ((item, clock, line, _), answers) in distinct(said) {
        let Some((first, other)) = answers.first() else { continue };
        for (limit, at) in &answers[1..] {
            let (line, here, there) = (called(line), &limit.text, &first.text);
            clashes.push(Clash {
                at: *at,
                other: *other,
                message: say!(item = &item, line = line, here = here, there = there;
                    zh: "事项 {item} 的{line}，这里写 {here}，另一处写 {there}",
                    en: "the {line} of the item {item} is {here} here and {there} elsewhere"),
                other_says: say!(there = there; zh: "这里写 {there}", en: "here {there}"),
                help: say!(zh: "核对依据和公布的清单，改成一致", en: "check the law and the published list, and write the same in both"),
                subjects: vec![item.to_string()],
                discriminator: format!("{clock}/{}", line.en),
            });
        }
    }
    clashes
}

// Equal where it is the same time, however it is written.
struct Written {
    days: Ratio<i64>,
    text: Box<str>,
}

impl PartialEq for Written {
    fn eq(&self, other: &Written) -> bool {
        self.days == other.days
    }
}

fn called(line: LimitLine) -> Text {
    match line {
        LimitLine::Statutory => say!(zh: "法定时限", en: "statutory limit"),
        LimitLine::Promised => say!(zh: "承诺时限", en: "promised limit"),
    }
}
