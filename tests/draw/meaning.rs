//! What a diagram says: shapes, critical path, ways back, who carries what, what became of each step.

use super::{diagram, read, shipped};
use crate::support::committed;
use zaizao::analysis::compare::{self, Sided};
use zaizao::analysis::figures::Basis;
use zaizao::analysis::{self, Analysis, Study};
use zaizao::render::svg::svg;
use zaizao::render::{dot, mermaid};
use zaizao::report::picture::{self, Carrier, Diagram, LaneKind, Mark, Picture, Shape};
use zaizao::wording::Lang;

const DECIDES: &str = "\
process: 许可
departments:
  win: { name: 窗口, tier: 县 }
  city: { name: 市局, tier: 市 }
  prov: { name: 省厅, tier: 省 }
steps:
  受理: { by: win, work: 1h, channel: counter, collects: [申请表], produces: [收件], next: 审查 }
  审查:
    by: prov
    work: 1d
    next: { one: [{ to: 补正, p: 20%, when: 材料不齐, max: 1 }, { to: 分办 }, { end: 不予许可, p: 5% }] }
  补正: { by: applicant, work: 2d, next: 审查 }
  分办: { kind: route, next: { all: [消防, { to: 环评, p: 40% }] } }
  消防: { by: city, work: 2d, next: 决定 }
  环评: { by: prov, work: 3d, next: 决定 }
  决定: { by: win, work: 1h, next: 送达 }
  送达: { by: win, channel: counter, work: 0 }
";

fn count(diagram: &Diagram, shape: Shape) -> usize {
    diagram.nodes.iter().filter(|node| node.shape == shape).count()
}

fn name(diagram: &Diagram, node: usize) -> &str {
    &diagram.nodes[node].id
}

#[test]
fn shapes_are_those_of_bpmn() {
    let drawn = diagram(&read(DECIDES));
    assert_eq!(count(&drawn, Shape::Step), 7);
    assert_eq!(count(&drawn, Shape::Start), 1);
    // 审查 decides; 分办 starts some of its branches, and 决定 waits for those.
    assert_eq!(count(&drawn, Shape::Exclusive), 1);
    assert_eq!(count(&drawn, Shape::Inclusive), 2);
    assert_eq!(count(&drawn, Shape::Parallel), 0);
    let ends: Vec<&str> =
        drawn.nodes.iter().filter(|node| node.shape == Shape::End).map(|node| &*node.label.zh).collect();
    assert_eq!(ends, ["不予许可", ""]);
    let back: Vec<(&str, &str)> = drawn
        .flows
        .iter()
        .filter(|flow| flow.back)
        .map(|flow| (name(&drawn, flow.from), name(&drawn, flow.to)))
        .collect();
    assert_eq!(back, [("补正", "审查")]);
    let said: Vec<(&str, &str, &str)> = drawn
        .flows
        .iter()
        .filter(|flow| flow.share.is_some())
        .map(|flow| {
            let text = |text: &'_ Option<zaizao::wording::Text>| {
                text.as_ref().map_or(String::new(), |text| text.zh.to_string())
            };
            let texts = [text(&flow.when), text(&flow.share), text(&flow.most)].map(String::leak);
            (&*texts[0], &*texts[1], &*texts[2])
        })
        .collect();
    assert_eq!(said, [("材料不齐", "20%", "最多 1 次"), ("", "75%", ""), ("", "5%", ""), ("", "40%", "")]);
}

/// Once the rounds are used up the case goes its way for certain; how many cases come so far is no share of a decision.
#[test]
fn what_follows_used_up_rounds_has_no_share() {
    let limited = DECIDES.replace("max: 1 }", "max: 1, then: { end: 退件 } }");
    let drawn = diagram(&read(&limited));
    let share = |when: &str| {
        let mut ways = drawn.flows.iter().filter(|flow| flow.when.as_ref().is_some_and(|text| text.zh == when));
        ways.next().map(|flow| flow.share.as_ref().map(|share| share.zh.to_string()))
    };
    assert_eq!(share("次数用完"), Some(None));
    assert_eq!(share("材料不齐"), Some(Some("20%".to_owned())));
}

#[test]
fn the_applicant_stands_on_top_then_the_window_then_the_tiers() {
    let drawn = diagram(&read(DECIDES));
    let lanes: Vec<(&str, LaneKind)> = drawn.lanes.iter().map(|lane| (&*lane.name.zh, lane.kind)).collect();
    assert_eq!(lanes[0], ("申请人", LaneKind::Applicant));
    assert_eq!(lanes[1..].iter().map(|lane| lane.0).collect::<Vec<_>>(), ["窗口", "市局", "省厅"]);
}

// By hand: as-is the applicant comes at every step, so each of the four changes of department is carried by the applicant.
#[test]
fn who_carries_a_case_is_marked_on_the_flow() {
    let carried = |pair: &str, side: &str, by: Carrier| {
        diagram(&shipped(pair, side)).flows.iter().filter(|flow| flow.carried == Some(by)).count()
    };
    assert_eq!(carried("enterprise-startup", "as-is", Carrier::Applicant), 4);
    assert_eq!(carried("enterprise-startup", "as-is", Carrier::Data), 0);
    // To-be: win to samr, samr to four, four back to win.
    assert_eq!(carried("enterprise-startup", "to-be", Carrier::Applicant), 0);
    assert_eq!(carried("enterprise-startup", "to-be", Carrier::Data), 9);
}

// Two of the four parallel steps take half a day, the other two none: those have float.
#[test]
fn the_critical_path_is_marked_on_steps_and_flows() {
    let drawn = diagram(&shipped("enterprise-startup", "to-be"));
    let critical: Vec<&str> =
        drawn.nodes.iter().filter(|node| node.shape == Shape::Step && node.critical).map(|node| &*node.id).collect();
    assert_eq!(critical, ["apply", "review", "seal", "tax", "collect"]);
    let flows: Vec<String> = drawn
        .flows
        .iter()
        .filter(|flow| flow.critical && name(&drawn, flow.to) == "collect/join")
        .map(|flow| name(&drawn, flow.from).to_owned())
        .collect();
    assert_eq!(flows, ["seal", "tax"]);
    let picture = svg(&Picture::Diagram(drawn), Lang::En, "a");
    assert!(picture.contains("stroke-width=\"2.6\"") && picture.contains("stroke-width=\"1.2\""));
}

#[test]
fn what_became_of_each_step_is_marked() {
    let (old, new) = (shipped("enterprise-startup", "as-is"), shipped("enterprise-startup", "to-be"));
    let (sound_old, sound_new) = (analysis::sound(&old).unwrap(), analysis::sound(&new).unwrap());
    let (old, new) = (Study::of(&sound_old), Study::of(&sound_new));
    let (of_old, of_new) = (Analysis::of(&old), Analysis::of(&new));
    let (before, after) = (Sided { study: &old, analysis: &of_old }, Sided { study: &new, analysis: &of_new });
    let comparison = compare::of(before, after, [Basis::ModelMean, Basis::ModelMean]);
    let Picture::Pair(pair) = picture::pair(before, after, &comparison) else { panic!("no pair") };
    let marks = |diagram: &Diagram, id: &str| diagram.nodes.iter().find(|node| node.id == id).unwrap().marks.clone();
    assert_eq!(marks(&pair[0], "name"), [Mark::Merged]);
    assert_eq!(marks(&pair[1], "review"), [Mark::Merged]);
    assert_eq!(marks(&pair[1], "apply"), [Mark::Added]);
    assert_eq!(marks(&pair[1], "seal"), [Mark::Parallel]);
    let picture = svg(&Picture::Pair(pair), Lang::Zh, "a");
    for word in ["改革前：企业开办", "改革后：企业开办一件事", "合并", "新增", "并联", "改为并联"]
    {
        assert!(picture.contains(word), "{word}");
    }
}

#[test]
fn an_unsound_process_is_drawn_as_written_and_says_so() {
    let text = "process: x\ndepartments: [甲]\nsteps:\n  a: { by: 甲, next: { one: [b, c] } }\n  b: { by: 甲, next: d }\n  c: { by: 甲, next: d }\n  d: { by: 甲, join: all }\n";
    let drawn = diagram(&read(text));
    assert_eq!((count(&drawn, Shape::Exclusive), count(&drawn, Shape::Parallel)), (1, 1));
    assert!(drawn.flows.iter().all(|flow| !flow.critical && flow.carried.is_none()));
    let picture = svg(&Picture::Diagram(drawn), Lang::Zh, "a");
    assert!(picture.contains("此流程走不通"));
}

#[test]
fn hostile_names_are_text_and_nothing_else() {
    let long = "长".repeat(200);
    for name in [
        "<script>alert(1)</script>",
        "\\\"]]>&amp;--><",
        "%%{init}%% #quot; `x` [y](z)",
        &long,
        "\\u202Eabc\\u0000",
        "مرحبا",
        "🚒👩‍🚒",
    ] {
        let text = format!(
            "process: \"{name}\"\ndepartments: {{ d: {{ name: \"{name}\" }} }}\nsteps:\n  a: {{ name: \"{name}\", by: d, next: {{ one: [{{ to: b, when: \"{name}\" }}, {{ end: \"{name}\" }}] }} }}\n  b: {{ by: d }}\n"
        );
        let text = text.replace("\\u0000", "");
        let drawn = diagram(&read(&text));
        for lang in Lang::BOTH {
            let picture = svg(&Picture::Diagram(drawn.clone()), lang, "a");
            let document = roxmltree::Document::parse(&picture).unwrap();
            assert!(document.descendants().all(|node| !matches!(node.tag_name().name(), "script" | "a" | "image")));
            assert!(!picture.contains('\u{202e}'));
            let flowchart = mermaid::write(&drawn, lang);
            assert!(
                flowchart.lines().skip(3).all(|line| !line.contains("<script") && !line.contains("%%")),
                "{flowchart}"
            );
            let graph = dot::write(&drawn, lang);
            assert!(
                graph.lines().all(|line| line.replace("\\\\", "").replace("\\\"", "").matches('"').count() % 2 == 0),
                "{graph}"
            );
        }
    }
}

#[test]
fn pictures_fetch_nothing_and_have_a_name_for_everybody() {
    let picture = svg(&Picture::Diagram(diagram(&read(DECIDES))), Lang::Zh, "p7");
    let document = roxmltree::Document::parse(&picture).unwrap();
    let root = document.root_element();
    assert_eq!(root.attribute("role"), Some("img"));
    assert_eq!(root.attribute("aria-labelledby"), Some("p7-t p7-d"));
    let text = |tag: &str| {
        root.children().find(|node| node.tag_name().name() == tag).and_then(|node| node.text()).unwrap_or("").to_owned()
    };
    assert_eq!(text("title"), "许可");
    assert!(text("desc").contains("7 个步骤"));
    for outside in ["href", "url(http", "@import", "@font-face", "<image", "<foreignObject"] {
        assert!(!picture.contains(outside), "{outside}");
    }
    assert!(picture.matches("http").count() == 1, "only the name space");
    assert!(
        picture.contains("Noto Sans CJK SC") && picture.contains("Microsoft YaHei") && picture.contains("PingFang SC")
    );
}

#[test]
fn small_processes_look_as_they_did() {
    let drawn = diagram(&read(DECIDES));
    for lang in Lang::BOTH {
        let tag = lang.tag();
        committed(&format!("tests/golden/draw/decides.{tag}.svg"), &svg(&Picture::Diagram(drawn.clone()), lang, "zz"));
        committed(&format!("tests/golden/draw/decides.{tag}.mmd"), &mermaid::write(&drawn, lang));
        committed(&format!("tests/golden/draw/decides.{tag}.dot"), &dot::write(&drawn, lang));
    }
    let minimal = diagram(&read(crate::support::MINIMAL));
    committed("tests/golden/draw/minimal.zh.svg", &svg(&Picture::Diagram(minimal), Lang::Zh, "zz"));
}
