//! What holds for every report, whatever stands in it.

use super::sample;
use proptest::prelude::*;
use std::sync::Arc;
use unicode_width::UnicodeWidthStr;
use zaizao::finding::{Finding, Severity};
use zaizao::render::terminal::{self, Colour, Findings, Style};
use zaizao::render::{json, markdown};
use zaizao::report::{
    Axis, Bar, Block, Cell, Column, KeyFigure, Matrix, Named, Output, Quantity, Report, Room, Row, Section, Table, Tone,
};
use zaizao::source::{Place, Source, Span};
use zaizao::wording::{Lang, Text};

fn text() -> impl Strategy<Value = Text> {
    let words = "([a-z]{1,9} ?|[一-龥]{1,6}|[0-9]{1,3} 个|[，。（）|<`*_#、“”&%-]|\u{1b}|\t){0,12}";
    (words, words).prop_map(|(zh, en)| Text::new(zh, en))
}

fn named() -> impl Strategy<Value = Named> {
    ("[a-z]{1,4}", text()).prop_map(|(id, name)| Named::new(id, name))
}

fn quantity() -> impl Strategy<Value = Quantity> {
    let number = prop_oneof![Just(0.0), -1e6..1e6_f64, (0..100_u32).prop_map(f64::from)];
    (number, 0..5_u8).prop_map(|(number, kind)| match kind {
        0 => Quantity::Count(number),
        1 => Quantity::Time { seconds: number, day: 28_800.0 },
        2 => Quantity::Minutes(number),
        3 => Quantity::Money(number),
        _ => Quantity::Share(number),
    })
}

fn cell() -> impl Strategy<Value = Cell> {
    prop_oneof![
        Just(Cell::Empty),
        Just(Cell::NotStated),
        text().prop_map(Cell::Text),
        text().prop_map(Cell::Aside),
        named().prop_map(Cell::Named),
        prop::collection::vec(named(), 0..3).prop_map(Cell::Names),
        quantity().prop_map(Cell::Quantity),
        quantity().prop_map(Cell::Cut),
        prop::option::of(-2.0..2.0_f64).prop_map(Cell::Rate),
        (0.0..1.0_f64).prop_map(Cell::Percent),
        any::<bool>().prop_map(Cell::Mark),
        (0.0..9.0_f64, 0.0..9.0_f64, 0.0..3.0_f64).prop_map(|(from, to, float)| Cell::Bar(Bar {
            from,
            to,
            float,
            whole: 9.0
        })),
    ]
}

fn column() -> impl Strategy<Value = Column> {
    let room = prop_oneof![Just(Room::Always), Just(Room::IfItFits), Just(Room::ToSpare)];
    (text(), 0..3_u8, room).prop_map(|(head, align, room)| {
        let column = match align {
            0 => Column::words("c", head),
            1 => Column::numbers("c", head),
            _ => Column::marks("c", head),
        };
        column.room(room)
    })
}

fn tone() -> impl Strategy<Value = Tone> {
    prop_oneof![Just(Tone::Plain), Just(Tone::Strong), Just(Tone::Better), Just(Tone::Worse), Just(Tone::Faint)]
}

fn table() -> impl Strategy<Value = Table> {
    let columns = prop::collection::vec(column(), 1..8);
    let rows = prop::collection::vec((prop::collection::vec(cell(), 0..9), tone()), 0..5);
    (prop::option::of(text()), columns, rows).prop_map(|(caption, columns, rows)| Table {
        key: "t",
        caption,
        columns,
        rows: rows.into_iter().map(|(cells, tone)| Row { cells, tone }).collect(),
        sum: None,
    })
}

fn matrix() -> impl Strategy<Value = Matrix> {
    let side = || prop::collection::vec(named(), 0..40);
    let cells = prop::collection::btree_map((0..45_usize, 0..45_usize), 0..2000_u32, 0..60);
    (side(), side(), text(), cells).prop_map(|(rows, columns, head, cells)| Matrix {
        key: "m",
        caption: None,
        rows: Axis { key: "r", head: head.clone(), items: rows },
        columns: Axis { key: "c", head, items: columns },
        value: "n",
        cells: cells.into_iter().map(|((row, column), n)| (row, column, Quantity::Count(f64::from(n)))).collect(),
    })
}

fn block() -> impl Strategy<Value = Block> {
    let figure = (text(), cell(), text(), prop::option::of(text()));
    let figure = figure.prop_map(|(name, value, unit, aside)| KeyFigure { name, value, unit, aside });
    prop_oneof![
        text().prop_map(Block::Paragraph),
        prop::collection::vec(text(), 0..4).prop_map(Block::List),
        prop::collection::vec(figure, 0..8).prop_map(Block::Headline),
        table().prop_map(Block::Table),
        table().prop_map(Block::View),
        table().prop_map(Block::Data),
        matrix().prop_map(Block::Matrix),
        text().prop_map(Block::Note),
        Just(Block::Summary),
    ]
}

fn output() -> impl Strategy<Value = Output> {
    let section = (prop::option::of(text()), prop::collection::vec(block(), 0..4));
    let section = section.prop_map(|(title, blocks)| Section { key: "s", title, blocks });
    (prop::option::of(text()), prop::collection::vec(section, 0..4)).prop_map(|(title, sections)| Output {
        command: "analyze",
        reports: vec![Report { title, sections, ..Report::default() }],
        closing: Vec::new(),
    })
}

/// A text without its escape codes.
pub fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, code)) = rest.split_once('\u{1b}') {
        out.push_str(before);
        rest = code.split_once('m').expect("a code ends").1;
    }
    out + rest
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) })]

    #[test]
    fn no_line_is_wider_than_the_terminal_and_colour_changes_no_letter(output in output(), width in 40..130_usize) {
        for lang in Lang::BOTH {
            let style = Style { width, ..Style::PLAIN };
            let text = terminal::output(&output, lang, style);
            for line in text.lines() {
                prop_assert!(line.width() <= width, "{} > {width}: {line:?}", line.width());
                prop_assert!(line.trim_end() == line && !line.contains('\u{1b}'), "{line:?}");
            }
            let coloured = terminal::output(&output, lang, Style { colour: Colour::On, ..style });
            let coloured: Vec<String> = plain(&coloured).lines().map(|line| line.trim_end().to_owned()).collect();
            prop_assert_eq!(coloured, text.lines().collect::<Vec<_>>());
        }
    }

    #[test]
    fn markdown_tables_have_equal_rows(output in output()) {
        for lang in Lang::BOTH {
            let text = markdown::output(&output, lang);
            let mut columns = None;
            for line in text.lines() {
                if !line.starts_with('|') {
                    columns = None;
                    continue;
                }
                let bars = line.replace("\\\\", "").replace("\\|", "").matches('|').count();
                prop_assert_eq!(*columns.get_or_insert(bars), bars, "{}", line);
            }
        }
    }

    #[test]
    fn json_is_json_and_the_same_each_time(output in output()) {
        let text = json::output(&output);
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(&value["schema"], "zaizao.report/1");
        // It is written piece by piece, and looks as if it had been built as a whole.
        prop_assert_eq!(&text, &format!("{value:#}\n"));
        prop_assert_eq!(text, json::output(&output));
    }

    #[test]
    fn any_place_in_any_text_can_be_shown(
        text in "([a-z:]{1,5}|[一-龥]{1,3}|\n|\r\n|\t|👨‍👩‍👧|\u{301}| ){0,30}",
        places in prop::collection::vec((0..200_u32, 0..200_u32), 1..4),
        width in 20..100_usize,
    ) {
        let source = Arc::new(Source::new("a.yaml", text));
        let place = |(start, end): (u32, u32)| Place::new(&source, Span::new(start, end));
        let mut finding = Finding::new("rule", Severity::Error, place(places[0]), Text::same("x"));
        for other in &places[1..] {
            finding = finding.related(place(*other), Text::same("y"));
        }
        let report = Report { sections: vec![Section::untitled("f", vec![Block::Findings])], findings: vec![finding], ..Report::default() };
        let output = Output { command: "check", reports: vec![report], closing: Vec::new() };
        for findings in [Findings::Snippets, Findings::Lines] {
            let text = terminal::output(&output, Lang::En, Style { width, findings, ..Style::PLAIN });
            prop_assert!(text.contains("a.yaml:"), "{}", text);
        }
        prop_assert!(markdown::output(&output, Lang::Zh).contains("a.yaml:"));
        json::output(&output);
    }
}

#[test]
fn what_stands_around_a_snippet_keeps_to_the_width() {
    for lang in Lang::BOTH {
        for width in [60, 80] {
            let text = terminal::output(&sample::check(), lang, Style { width, ..Style::PLAIN });
            for line in text.lines().filter(|line| !line.contains(" | ")) {
                assert!(line.width() <= width, "{line:?}");
            }
        }
    }
}

#[test]
fn findings_by_thing_keep_to_the_width_and_leave_nothing_out() {
    for lang in Lang::BOTH {
        for width in [40, 60, 80, 120] {
            let mut output = sample::check();
            output.reports[0].sections = vec![Section::untitled("findings", vec![Block::FindingList])];
            let text = terminal::output(&output, lang, Style { width, ..Style::PLAIN });
            assert!(text.lines().all(|line| line.width() <= width), "{text}");
            let whole: String = text.split_whitespace().collect();
            for finding in sample::findings() {
                let message: String = finding.message.get(lang).split_whitespace().collect();
                assert!(whole.contains(&message), "{message}\n{text}");
            }
        }
    }
}
