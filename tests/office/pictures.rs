use super::Parts;
use crate::support::Workspace;
use zaizao::render::docx::document;
use zaizao::render::png::{SHARP, png};
use zaizao::render::svg::svg;
use zaizao::render::xlsx::workbook;
use zaizao::report::picture::{Bars, BarsRow, Picture};
use zaizao::report::{Block, Illustration, Output, Quantity, Report, Section, Summary};
use zaizao::wording::{Lang, Text};

fn bars() -> Picture {
    let row = |name: &str, value: f64| BarsRow {
        label: Text::same(name),
        value: Quantity::Count(value),
        waiting: None,
        share: value / 3.0,
    };
    Picture::Bars(Bars {
        title: Text::fixed("柱", "Bars"),
        about: Text::fixed("两根", "Two of them"),
        rows: vec![row("<script>", 1.0), row("甲", 2.0)],
    })
}

fn output() -> Output {
    let picture = Illustration {
        key: "bars",
        caption: Some(Text::fixed("图 1　两根柱", "Figure 1. Two bars")),
        alt: Text::fixed("甲交\"乙\"", "a hands \"b\""),
        drawing: bars(),
    };
    let blocks = vec![Block::Picture(Box::new(picture)), Block::Source(Text::fixed("来源：甲。", "Source: a."))];
    let section = Section::new("bars", Text::fixed("一、柱", "1 Bars"), blocks);
    let report = Report { sections: vec![section], ..Report::default() };
    Output { command: "report", reports: vec![report], closing: Vec::new() }
}

#[test]
fn a_picture_is_a_vector_with_dots_beside_it_and_words_for_who_cannot_see() {
    let parts = Parts::of(document(&output(), &[Lang::Zh], &Summary::default()).unwrap());
    parts.hold();
    let text = parts.text("word/document.xml");
    // The caption counts by a field, the heading by its style.
    assert!(text.contains("SEQ 图 \\* ARABIC ") && text.contains("　两根柱") && !text.contains("图 1　两根柱"));
    assert!(text.contains(">柱<") && !text.contains(">一、柱<"));
    if let Err(why) = png(&svg(&bars(), Lang::Zh, "bars"), SHARP) {
        assert!(text.contains(&*why.zh) && text.contains("甲交\"乙\""), "the reason stands in its place");
        return;
    }
    assert!(text.contains("descr=\"甲交&quot;乙&quot;\""));
    assert!(text.contains("r:embed=\"rIdImage1\"") && text.contains("svgBlip"));
    let (_, dots) = parts.0.iter().find(|(path, _)| path == "word/media/image1.png").unwrap();
    assert!(dots.starts_with(b"\x89PNG"));
    let vector = parts.text("word/media/image1.svg");
    assert!(vector.starts_with("<svg") && vector.contains("&lt;script&gt;") && !vector.contains("<style"));
}

#[test]
fn a_workbook_has_its_pictures_on_a_sheet() {
    let parts = Parts::of(workbook(&output(), &[Lang::En], &Summary::default()).unwrap());
    parts.hold();
    assert!(parts.text("xl/workbook.xml").contains("name=\"Pictures\""));
    let strings = parts.text("xl/sharedStrings.xml");
    assert!(strings.contains("Figure 1. Two bars"));
    match png(&svg(&bars(), Lang::En, "bars"), SHARP) {
        Err(why) => assert!(strings.contains(&*why.en)),
        Ok(_) => {
            assert!(parts.0.iter().any(|(path, bytes)| path.starts_with("xl/media/") && bytes.starts_with(b"\x89PNG")));
            assert!(parts.text("xl/drawings/drawing1.xml").contains("descr=\"a hands &quot;b&quot;\""));
        }
    }
}

#[test]
fn two_languages_follow_each_other_in_one_file() {
    let langs = [Lang::Zh, Lang::En];
    let parts = Parts::of(document(&output(), &langs, &Summary::default()).unwrap());
    parts.hold();
    let text = parts.text("word/document.xml");
    assert!(text.find("两根柱").unwrap() < text.find("Two bars").unwrap());
    // The second has numbers, captions and styles of its own.
    assert!(text.contains("SEQ 图 ") && text.contains("SEQ Figure ") && text.contains("\"Heading12\""));
    let parts = Parts::of(workbook(&output(), &langs, &Summary::default()).unwrap());
    parts.hold();
    let book = roxmltree::Document::parse(parts.text("xl/workbook.xml")).unwrap();
    let sheets = book.descendants().filter(|node| node.tag_name().name() == "sheet");
    assert_eq!(
        sheets.filter_map(|node| node.attribute("name")).collect::<Vec<_>>(),
        ["封面", "图", "Cover", "Pictures"]
    );
}

#[test]
fn a_report_is_written_whole_in_both_languages_and_the_same_each_time() {
    const NAMES: [&str; 2] = ["r.docx", "r.xlsx"];
    let made = || {
        let workspace: Workspace = super::reported("home-transfer", "both", &NAMES);
        NAMES.map(|name| std::fs::read(workspace.path(name)).unwrap())
    };
    let files = made();
    assert!(files == made());
    files.into_iter().for_each(|bytes| Parts::of(bytes).hold());
}
