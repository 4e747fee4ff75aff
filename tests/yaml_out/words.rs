//! `fmt --words`: fixed words in the other language, and nothing but fixed words.

use super::{laid_out_with, shipped};
use zaizao::wording::Lang;
use zaizao::yaml::format::Words;

const ENGLISH: &str = "\
process: { id: p, variant: to-be }
item: { case-type: instant, tier: city, type: review }
departments:
  applicant: { kind: applicant, tier: city, staff: [{ count: 3, kind: outsourced }] }
  review: { kind: intermediary, offices: { intake: { kind: system } } }
materials:
  copy: { issuer: government, form: copy, need: required, substitute: { by: e-licence } }
steps:
  intake:
    by: review
    kind: intake
    channel: self-service
    wait: [{ time: 2d, cause: queue }, { every: 10d, cause: meeting }]
    collects: [copy, { of: copy, form: original, need: optional }]
    checks: { of: copy, for: authenticity, depth: formal, method: auto }
    discretion: none
    value: business
    system: { name: new, status: new }
    join: one
    next: { one: [{ to: review, p: 20%, when: copy, cause: papers }, { to: open }] }
  review: { kind: review, medium: paper, fees: { amount: 1, payer: government } }
  open: { name: open, stage: intake, role: review, decides: copy }
";

const CHINESE: &str = "\
process: { id: p, variant: 再造后 }
item: { case-type: 即办件, tier: 市, type: review }
departments:
  applicant: { kind: 申请人, tier: 市, staff: [{ count: 3, kind: 外包 }] }
  review: { kind: 中介, offices: { intake: { kind: 系统 } } }
materials:
  copy: { issuer: 政府部门, form: 复印件, need: 必要, substitute: { by: 电子证照 } }
steps:
  intake:
    by: review
    kind: 受理
    channel: 自助
    wait: [{ time: 2d, cause: 排队 }, { every: 10d, cause: 等会 }]
    collects: [copy, { of: copy, form: 原件, need: 非必要 }]
    checks: { of: copy, for: 真伪, depth: 形式审查, method: 自动 }
    discretion: 无裁量
    value: 必要非增值
    system: { name: new, status: 新建 }
    join: 任一
    next: { one: [{ to: review, p: 20%, when: copy, cause: 材料不齐 }, { to: open }] }
  review: { kind: 审查, medium: 纸质, fees: { amount: 1, payer: 财政 } }
  open: { name: open, stage: intake, role: review, decides: copy }
";

fn turned(text: &str, lang: Lang) -> String {
    laid_out_with(text, Words::In(lang)).unwrap()
}

#[test]
fn fixed_words_change_their_language_and_ids_do_not() {
    assert_eq!(turned(ENGLISH, Lang::Zh), CHINESE);
    assert_eq!(turned(CHINESE, Lang::En), ENGLISH);
    assert_eq!(turned(CHINESE, Lang::Zh), CHINESE);
    assert_eq!(
        turned("steps: { a: { kind: \"intake\", channel: '窗口' } }\n", Lang::En),
        "steps: { a: { kind: intake, channel: counter } }\n"
    );
}

#[test]
fn shipped_processes_read_alike_in_either_language() {
    let read = |text: &str| zaizao::yaml::read(std::sync::Arc::new(zaizao::source::Source::new("a.yaml", text))).0;
    for (path, text) in shipped() {
        for lang in Lang::BOTH {
            assert!(read(&turned(&text, lang)) == read(&text), "{path} in {lang:?}");
        }
    }
}
