//! The to-be is written into the text of its base: what is the same keeps its lines.

use super::{plan_of, process};
use std::sync::Arc;
use zaizao::model::Process;
use zaizao::redesign;
use zaizao::source::Source;
use zaizao::yaml::format::{Words, format};
use zaizao::yaml::{read, rewrite};

fn rewritten(base: &str, operations: &str) -> (String, Process) {
    let base = process(base);
    let applied = redesign::apply(&base, &plan_of(operations));
    assert!(applied.refused.is_empty(), "{:#?}", applied.refused);
    let text = rewrite(&base, &applied.process, "");
    let (again, findings) = read(Arc::new(Source::new("to-be.yaml", text.clone())));
    assert!(findings.is_empty(), "{}\n{text}", findings[0].message.en);
    assert!(again == applied.process, "{text}");
    assert_eq!(format(&Arc::new(Source::new("to-be.yaml", text.clone())), Words::AsWritten).ok().as_ref(), Some(&text));
    (text, again)
}

#[test]
fn comments_order_and_style_stay_where_nothing_changes() {
    let base = "\
# 二手房

process: { id: p, name: 二手房 } # 名称
departments:
  窗口: { name: 综合窗口 }
  # 登记中心的两个科
  中心:
    # 顺序是作者的
    offices: [一科, 二科]
    tier: city

steps:
  # 先受理
  受理:
    work: 1h # 实测
    by: 窗口
    # 交给初审
    next: 初审

  # 要取消的
  初审: { by: 中心/一科, work: 2h, next: 复审 }
  复审: # 第二道
    by: 中心/二科
    # 分管领导签
    work: 3h
    # 以下没有了
# 末尾
volume: 1000
# 完
";
    let expected = "\
# 二手房

process: { id: p, name: 二手房, variant: to-be } # 名称
based-on: as-is.yaml
departments:
  窗口: { name: 综合窗口 }
  # 登记中心的两个科
  中心:
    # 顺序是作者的
    offices: [一科, 二科]
    tier: city

steps:
  # 先受理
  受理:
    work: 1h # 实测
    by: 窗口
    # 交给初审
    next: 复审
  复审: # 第二道
    by: 窗口
    # 分管领导签
    work: 3h
    measure: 甲
    # 以下没有了
# 末尾
volume: 1000
# 完
";
    let (text, _) = rewritten(base, "remove: [初审]\nmove: { steps: [复审], to: 窗口 }");
    // What is printed anew keeps the comment at the end of its line.
    let expected = expected
        .replace("name: 二手房, variant: to-be } # 名称", "name: 改, variant: to-be } # 名称")
        .replace("based-on: as-is.yaml\n", "\nbased-on: as-is.yaml\n");
    assert_eq!(text, expected);
}

#[test]
fn what_cannot_be_kept_is_written_anew() {
    // An alias stands for what may be gone; JSON has no lines to keep.
    for base in [
        "process: p\ndepartments: [窗口]\nsteps:\n  一: { by: &w 窗口, work: 1h, next: 二 }\n  二: { by: *w, work: 1h }\n",
        "{ \"process\": \"p\", \"departments\": [\"窗口\"], \"steps\": { \"一\": { \"by\": \"窗口\", \"work\": \"1h\", \"next\": \"二\" }, \"二\": { \"by\": \"窗口\", \"work\": \"1h\" } } }",
    ] {
        let (text, _) = rewritten(base, "remove: [一]");
        assert!(text.contains("steps:\n  二: { by: 窗口, work: 1h }\n"), "{text}");
    }
}

#[test]
fn line_ends_of_windows_become_ours() {
    let (text, _) = rewritten(
        "process: p\r\n# 注\r\nsteps:\r\n  一: { by: 甲, next: 二 }\r\n  二: { by: 乙 }\r\n",
        "move: { steps: [二], to: 甲 }",
    );
    assert!(!text.contains('\r') && text.contains("# 注\nsteps:"), "{text}");
}

#[test]
fn texts_in_blocks_keep_their_lines() {
    let base = "process:\n  name: p\n  summary: |\n    一行\n    两行\n\n# 下面\nsteps:\n  一:\n    name: >-\n      很长的\n      名称\n    by: 甲\n    next: 二\n  二: { by: 乙 }\n";
    let (text, _) = rewritten(base, "move: { steps: [一], to: 乙 }");
    assert!(text.contains("    name: >-\n      很长的\n      名称\n    by: 乙\n"), "{text}");
    assert!(text.contains("\n# 下面\nsteps:"), "{text}");
}

#[test]
fn comments_right_of_a_changed_step_and_above_merged_ones_stay() {
    let base = "\
process: p
steps:
  # first
  s: { work: 1h, next: x } # tail of s
  # above x
  x: { work: 1h, next: y } # tail of x

  # above y
  y: { work: 1h, next: z }
  # above z
  z: { work: 1h } # tail of z
";
    let (text, _) = rewritten(base, "merge: { steps: [x, y], into: { id: xy } }");
    let expected = "\
steps:
  # first
  s: { work: 1h, next: xy } # tail of s
  # above x
  # tail of x
  # above y
  xy: { work: 2h, next: z, replaces: [x, \"y\"], measure: 甲 }
  # above z
  z: { work: 1h } # tail of z
";
    let plain = |text: &str| text[text.find("steps:").unwrap()..].to_owned();
    assert_eq!(plain(&text), expected);
    let (text, _) = rewritten(base, "shorten: { z: { work: 0.5h } }");
    assert!(text.contains("  # above z\n  z: { work: 0.5h, measure: 甲 } # tail of z\n"), "{text}");
}

/// What stays stands as it was written, word by word; what is new is written as the file writes it elsewhere.
#[test]
fn fixed_words_are_written_as_the_file_writes_them() {
    let base = "\
process: { id: p, variant: 现状 }
departments: { 窗口: { tier: 市 } }
steps:
  一: { by: 窗口, kind: 受理, channel: 窗口, wait: { time: 2d, cause: 排队 }, next: 二 }
  二: { by: 窗口, kind: review, channel: 网上, work: 2h, next: 三 }
  三: { by: 窗口, kind: 受理, work: 1h }
";
    let (text, _) = rewritten(
        base,
        "shorten: { 一: { wait: 1d }, 二: { work: 1h } }\nset: { step: 三, channel: mail, kind: review }",
    );
    assert!(text.contains("    kind: 受理\n    channel: 窗口\n    wait: { time: 1d, cause: 排队 }\n"), "{text}");
    // The author has `review` in English, and nothing by mail.
    assert!(
        text.contains("\n  二: { by: 窗口, kind: review, channel: 网上, work: 1h, next: 三, measure: 甲 }\n"),
        "{text}"
    );
    assert!(text.contains("\n  三: { by: 窗口, kind: review, channel: 邮寄, work: 1h, measure: 甲 }\n"), "{text}");
    let english = base
        .replace("受理", "intake")
        .replace("网上", "online")
        .replace("排队", "queue")
        .replace("现状", "as-is")
        .replace("市", "city");
    let english = english.replace("channel: 窗口", "channel: counter");
    let (text, _) = rewritten(&english, "set: { step: 三, channel: 邮寄 }");
    assert!(text.contains("\n  三: { by: 窗口, kind: intake, channel: mail, work: 1h, measure: 甲 }\n"), "{text}");
}
