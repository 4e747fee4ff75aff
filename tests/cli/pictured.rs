//! Pictures in reports: which stand where, what they tell, and that no name breaks them.

use super::reporting::{all, parsed, said, shipped, written};
use crate::support::{MINIMAL, Workspace, repo};
use roxmltree::Node;

fn report(space: &Workspace, arguments: &[&str]) -> String {
    let file = space.path("a.html").to_str().unwrap().to_owned();
    let all: Vec<&str> =
        ["report", "--today", "2026-01-01", "-o", &file].into_iter().chain(arguments.iter().copied()).collect();
    let run = shipped(space, &all);
    assert_eq!((run.status, &*run.stdout), (0, ""), "{}", run.stderr);
    written(space, "a.html")
}

fn pair(space: &Workspace, name: &str, more: &[&str]) -> String {
    let files = ["as-is", "plan"].map(|file| format!("processes/{name}/{file}.yaml"));
    let arguments: Vec<&str> = files.iter().map(String::as_str).chain(more.iter().copied()).collect();
    report(space, &arguments)
}

/// Each picture with the heading that it stands under.
fn placed(html: &str) -> Vec<(String, String)> {
    let page = parsed(html);
    let mut heading = String::new();
    let mut found = Vec::new();
    for node in page.descendants() {
        if node.has_tag_name("h2") || node.has_tag_name("h3") {
            heading = said(node);
        }
        if node.has_tag_name("figure") {
            found.push((node.attribute("data-key").unwrap().to_owned(), heading.clone()));
        }
    }
    found
}

fn keys(html: &str) -> Vec<String> {
    placed(html).into_iter().map(|(key, _)| key).collect()
}

fn alt(html: &str, key: &str) -> String {
    let page = parsed(html);
    let figure = all(&page, "figure").into_iter().find(|figure| figure.attribute("data-key") == Some(key)).unwrap();
    drawing(figure).attribute("aria-label").unwrap().to_owned()
}

fn drawing<'d>(figure: Node<'d, 'd>) -> Node<'d, 'd> {
    figure.descendants().find(|node| node.attribute("class") == Some("drawing")).unwrap()
}

#[test]
fn each_picture_stands_with_the_tables_that_say_the_same() {
    let space = Workspace::new();
    let html = pair(&space, "enterprise-startup", &["--lang", "zh"]);
    let placed = placed(&html);
    let placed: Vec<(&str, &str)> = placed.iter().map(|(key, heading)| (&**key, &**heading)).collect();
    let wanted = [
        ("diagram", "（三）流程图"),
        ("schedule", "（六）关键路径（主情形：每处分支取最可能的一支）"),
        ("handoff-map", "（九）部门交接"),
        ("material-map", "（十）材料"),
        ("time-by-step", "（一）时间花在哪里"),
        ("diagrams", "（一）改革前后流程图"),
        ("schedule-after", "（三）关键路径"),
        ("handoff-map-after", "（五）部门交接"),
        ("cuts", "（一）五减"),
        ("waterfall", "（四）时间省在哪里"),
    ];
    assert_eq!(placed, wanted);
    // Every case takes 20 days there; in the migration of a household times differ.
    let html = pair(&space, "household-migration", &["--lang", "zh"]);
    assert!(keys(&html).contains(&"distribution".to_owned()));
}

#[test]
fn each_picture_has_a_number_a_source_and_a_name() {
    let space = Workspace::new();
    for lang in ["zh", "en", "both"] {
        let html = pair(&space, "household-migration", &["--lang", lang]);
        let page = parsed(&html);
        let figures = all(&page, "figure");
        assert!(figures.len() > 9, "{}", figures.len());
        for (at, figure) in figures.into_iter().enumerate() {
            let caption = figure.children().find(|node| node.has_tag_name("figcaption")).unwrap();
            let number = if lang == "en" { format!("Figure {}. ", at + 1) } else { format!("图 {}　", at + 1) };
            assert!(said(caption).starts_with(&number), "{}", said(caption));
            assert!(caption.descendants().any(|node| node.attribute("class") == Some("source")));
            let drawing = drawing(figure);
            assert!(drawing.attribute("aria-label").unwrap().chars().any(|char| char.is_ascii_digit()));
            assert_eq!(drawing.descendants().filter(|node| node.has_tag_name("svg")).count(), 1);
            // What is drawn in one language is told in both.
            let told = caption.descendants().find(|node| node.has_tag_name("details"));
            assert_eq!(told.is_some(), lang == "both");
            assert!(told.is_none_or(|told| told.descendants().any(|node| node.attribute("lang") == Some("en"))));
        }
        assert_eq!(html.matches("@supports(--a:b)").count(), 1, "the colours stand once");
    }
}

// By hand from the files: seven stages to two, 20 days to one, 400 yuan to none; copies of identity cards are asked for at six steps and those of the
// licence at four; the measures save 1, 6, 3 and 9 days in the order of the plan.
#[test]
fn what_is_seen_is_told_with_its_figures() {
    let space = Workspace::new();
    let html = pair(&space, "enterprise-startup", &["--lang", "zh"]);
    let cuts = alt(&html, "cuts");
    for told in [
        "环节（个）由 7 变为 2，减少 71.4%",
        "时限由 20 日变为 1 日，减少 95.0%",
        "费用（元）由 400 变为 0，减少 100.0%",
    ] {
        assert!(cuts.contains(told), "{told}: {cuts}");
    }
    let fall = alt(&html, "waterfall");
    assert!(fall.contains("由 20 个工作日变为 1 个工作日"), "{fall}");
    let saved: Vec<&str> = fall.split("节省 ").skip(1).map(|rest| rest.split('日').next().unwrap().trim()).collect();
    assert_eq!(saved, ["1", "6", "3", "9"], "{fall}");
    let materials = alt(&html, "material-map");
    assert!(materials.contains("：法定代表人、股东身份证复印件 6、营业执照复印件 4、"), "{materials}");
    let schedule = alt(&html, "schedule");
    assert!(schedule.contains("名称预先核准（3 日）、设立登记（5 日）、刻制公章（2 日）"), "{schedule}");
    let time = alt(&html, "time-by-step");
    assert!(time.contains("设立登记 5 日（占 25.0%）"), "{time}");
    let pair = alt(&html, "diagrams");
    assert!(pair.contains("7 个步骤") && pair.contains("新增 2 个"), "{pair}");
    let diagram = alt(&html, "diagram");
    assert!(diagram.contains("关键路径用时 20 个工作日。关键路径上的步骤：名称预先核准、设立登记、"), "{diagram}");
}

#[test]
fn a_process_alone_has_its_own_pictures_and_what_is_not_stated_is_not_drawn() {
    let space = Workspace::new();
    space.file("a.yaml", MINIMAL);
    space.file("none.yaml", "process: 甲\nsteps:\n  受理: { by: 窗口, next: 办结 }\n  办结: { by: 窗口 }\n");
    space.file("points.yaml", "process: 甲\nsteps:\n  受理: { next: 办结 }\n  办结: {}\n");
    let of = |file: &str| {
        let run = space.run(&["report", file, "-o", "a.html", "--lang", "zh"]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        let html = written(&space, "a.html");
        let page = parsed(&html);
        for table in all(&page, "tbody") {
            assert!(table.children().any(|node| node.has_tag_name("tr")), "{file} has a table without rows");
        }
        keys(&html)
    };
    assert_eq!(of("a.yaml"), ["diagram", "schedule", "handoff-map", "time-by-step"]);
    // Neither times nor departments nor materials, nor anything but points of the flow.
    assert_eq!(of("none.yaml"), ["diagram"]);
    assert_eq!(of("points.yaml"), ["diagram"]);
}

#[test]
fn several_files_before_are_drawn_as_one() {
    let space = Workspace::new();
    space.file("a.yaml", MINIMAL);
    space.file("b.yaml", MINIMAL.replace("二手房转移登记", "水电过户").replace("受理", "报装"));
    space.file("c.yaml", MINIMAL.replace("wait: 2d, ", ""));
    let run = space.run(&["report", "a.yaml", "b.yaml", "c.yaml", "-o", "a.html", "--lang", "zh"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let html = written(&space, "a.html");
    let pair = alt(&html, "diagrams");
    assert!(pair.contains("“二手房转移登记、水电过户”的流程图：6 个步骤"), "{pair}");
    assert!(keys(&html).contains(&"waterfall".to_owned()));
}

#[test]
fn the_briefing_has_one_picture() {
    let space = Workspace::new();
    let html = pair(&space, "enterprise-startup", &["--lang", "zh", "--profile", "briefing"]);
    assert_eq!(placed(&html), [("waterfall".to_owned(), "三、成效".to_owned())]);
    // Without any time there is no waterfall; the cuts are drawn.
    space.file("a.yaml", "process: 甲\nsteps:\n  受理: { by: 窗口, visits: 2, next: 办结 }\n  办结: { by: 窗口 }\n");
    space.file("b.yaml", "process: 甲\nsteps:\n  受理: { by: 窗口, visits: 1, next: 办结 }\n  办结: { by: 窗口 }\n");
    let run = space.run(&["report", "a.yaml", "b.yaml", "-o", "a.html", "--profile", "briefing"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert_eq!(keys(&written(&space, "a.html")), ["cuts"]);
}

#[test]
fn no_name_breaks_a_picture() {
    let space = Workspace::new();
    let hostile = repo("tests/browser/hostile.yaml");
    for lang in ["zh", "both"] {
        let html = report(&space, &[hostile.to_str().unwrap(), "--lang", lang]);
        let page = parsed(&html);
        assert_eq!(all(&page, "script").len(), 1);
        assert!(all(&page, "b").is_empty());
        assert!(!html.contains('\u{202e}'), "a name says in which direction to write");
        let svg = all(&page, "svg");
        assert!(svg.len() > 4, "{}", svg.len());
        let texts: Vec<String> =
            svg.iter().flat_map(|svg| svg.descendants()).filter(|node| node.has_tag_name("tspan")).map(said).collect();
        assert!(texts.iter().any(|text| text.starts_with("<script>")), "{texts:?}");
        assert!(texts.iter().any(|text| text.contains("=cmd('calc')")), "{texts:?}");
        // 200 characters stand in lines, and the last of those that fit says that there is more.
        let long: Vec<&String> = texts.iter().filter(|text| text.starts_with("长长")).collect();
        assert!(!long.is_empty() && long.iter().all(|text| text.chars().count() < 30), "{long:?}");
        assert!(long.iter().any(|text| text.ends_with('…')));
    }
}

#[test]
fn a_page_with_its_pictures_is_no_larger_than_a_mail_takes() {
    let space = Workspace::new();
    for name in ["enterprise-startup", "home-transfer", "pension-transfer", "household-migration", "convenience-store"]
    {
        for lang in ["zh", "both"] {
            let size = pair(&space, name, &["--lang", lang]).len();
            assert!(size <= 400_000, "{name} {lang}: {size}");
        }
    }
}

#[test]
fn a_report_is_written_beside_what_is_read_and_as_something_that_opens() {
    let space = Workspace::new();
    space.file("a.yaml", MINIMAL);
    let run = space.run(&["report", "a.yaml", "-f", "html", "-o", "./a.yaml", "--lang", "en"]);
    assert_eq!((run.status, &*run.stdout), (2, ""));
    assert_eq!(std::fs::read_to_string(space.path("a.yaml")).unwrap(), MINIMAL);
    for name in ["a.doc", "a.xls", "a.pdf", "a"] {
        let run = space.run(&["report", "a.yaml", "-o", name, "--lang", "zh"]);
        assert_eq!(run.status, 2, "{name}");
        assert!(run.stderr.contains(".docx"), "{}", run.stderr);
        assert!(!space.path(name).exists());
    }
    assert_eq!(space.run(&["report", "a.yaml", "-o", "a", "-f", "markdown"]).status, 0);
}

#[test]
fn where_nothing_changed_nothing_is_said_to_make_up_for_anything() {
    let space = Workspace::new();
    space.file("a.yaml", MINIMAL);
    space.file("b.yaml", MINIMAL);
    let run = space.run(&["compare", "a.yaml", "b.yaml", "--lang", "zh"]);
    assert!(run.stdout.contains("没有变化") && !run.stdout.contains("互相抵消"), "{}", run.stdout);
}
