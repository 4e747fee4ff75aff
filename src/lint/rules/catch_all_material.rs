use crate::finding::Severity;
use crate::lint::asked::{self, Asked};
use crate::lint::{Check, Example, Ground, Group, Hit, Outcome, Rule};
use crate::model::Name;
use crate::say;

pub static RULE: Rule = Rule {
    id: "catch-all-material",
    group: Group::ItemList,
    severity: Severity::Warning,
    summary: say!(
        zh: "材料清单有“其他材料”之类的兜底条款",
        en: "the list of materials has a catch-all such as “other documents”",
    ),
    why: say!(
        zh: "“其他材料”让窗口想要什么就要什么，申请人无法一次备齐；清单不允许兜底条款。",
        en: "“Other documents” lets an office ask for anything, and nobody can bring all at once; item lists forbid catch-alls.",
    ),
    condition: say!(
        zh: "写了 item 的文件里，要提交的材料名称是“其他（有关、相关、必要、证明……）材料、文件、资料、证件”，或者 other documents、any other papers required 之类；“其他股东身份证明”这样写明了是什么的不算。",
        en: "In a file with `item` a material that is handed in is called “other (relevant, necessary, …) documents, materials, papers, …”, or 其他材料 and the like; one that says what it is (“other owner's consent”) is none.",
    ),
    remedy: say!(
        zh: "把需要的材料逐项列明，删去兜底条款。",
        en: "List each material that is needed and delete the catch-all.",
    ),
    fires: Example::File(say!(
        zh: "process: 公章备案
item: { visits: 0 }
departments: [公安局]
materials: [申请表, «法律法规规定的其他材料»]
steps:
  备案: { by: 公安局, work: 10min, collects: [申请表, 法律法规规定的其他材料] }
",
        en: "process: Seal filing
item: { visits: 0 }
departments: [Police]
materials: [form, «other documents required by law»]
steps:
  filing: { by: Police, work: 10min, collects: [form, other documents required by law] }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 公章备案
item: { visits: 0 }
departments: [公安局]
materials: [申请表, 其他股东身份证明]
steps:
  备案: { by: 公安局, work: 10min, collects: [申请表, 其他股东身份证明] }
",
        en: "process: Seal filing
item: { visits: 0 }
departments: [Police]
materials: [form, other owner's consent]
steps:
  filing: { by: Police, work: 10min, collects: [form, other owner's consent] }
",
    )),
    check: Check::Sound(check),
};

fn check(ground: &Ground<'_>) -> Outcome {
    let names = ground.names;
    if names.process.item.is_none() {
        return Outcome::default();
    }
    let Some(asked) = ground.asked() else { return ground.no_materials() };
    asked.iter().filter(|one| is_named_so(one)).map(|one| catch_all(ground, one)).collect::<Vec<Hit>>().into()
}

fn is_named_so(asked: &Asked<'_>) -> bool {
    let name = asked.material.and_then(|material| material.name.as_ref());
    let names: Vec<&str> = match name {
        None => vec![asked.id],
        Some(Name::One(name)) => vec![name],
        Some(Name::Both { zh, en }) => zh.iter().chain(en).map(|name| &**name).collect(),
    };
    names.into_iter().any(is_catch_all)
}

fn catch_all(ground: &Ground<'_>, one: &Asked<'_>) -> Hit {
    let names = ground.names;
    let message = say!(material = names.material_called(one.id);
        zh: "{material}是兜底条款，没有写明要交什么", en: "{material} is a catch-all: it does not say what to bring");
    let mut finding = asked::finding(&RULE, names, one, &one.at, message);
    finding.help = Some(say!(zh: "逐项列明需要的材料，删去这一条", en: "list each material that is needed, and delete this one"));
    Hit::at(one.at.iter().map(|at| at.step), finding)
}

/// The name stands for whatever an office may think of.
fn is_catch_all(name: &str) -> bool {
    let name = name.trim();
    ["其他", "其它"].iter().any(|other| name.rsplit_once(other).is_some_and(|(_, rest)| is_vague(rest))) || is_vague_english(name)
}

fn is_vague(rest: &str) -> bool {
    const FILLERS: &[&str] = &[
        "的", "有关", "相关", "必要", "必需", "所需", "需要", "应当", "应", "要求", "需", "提交", "提供", "证明", "申请", "申报", "补充", "辅助", "佐证", "书面",
    ];
    const NOUNS: &[&str] = &["材料", "文件", "资料", "证件", "要件", "证明"];
    let mut rest = rest.trim_end_matches(['等', '。', '；', '）', ')']);
    loop {
        if NOUNS.contains(&rest) {
            return true;
        }
        match FILLERS.iter().find_map(|filler| rest.strip_prefix(filler)) {
            Some(shorter) => rest = shorter,
            None => return false,
        }
    }
}

fn is_vague_english(name: &str) -> bool {
    const FILLERS: &[&str] = &["relevant", "related", "necessary", "required", "supporting", "needed", "such", "written"];
    const NOUNS: &[&str] = &["documents", "document", "materials", "material", "papers", "paper", "evidence", "certificates", "information", "proofs"];
    const GOES_ON: &[&str] = &["required", "requested", "needed", "necessary", "as", "that", "which", "prescribed", "deemed", "under", "by", "if", "etc", "etc."];
    let lower = name.to_lowercase();
    let mut words = lower.split_whitespace().skip_while(|word| *word != "other").skip(1).skip_while(|word| FILLERS.contains(word));
    let noun = words.next().is_some_and(|word| NOUNS.contains(&word.trim_end_matches([',', '.', ';'])));
    noun && words.next().is_none_or(|word| GOES_ON.contains(&word.trim_start_matches('(')))
}
