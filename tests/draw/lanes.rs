//! Swim lanes on a terminal: small ones as they are drawn by hand, and what holds for all of them.

use super::random::process;
use super::{PAIRS, diagram, read, shipped};
use crate::analysis::made_up::Dice;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};
use zaizao::render::terminal::{Colour, Glyphs, Style, picture};
use zaizao::report::picture::{Diagram, Picture, Shape};
use zaizao::wording::Lang;

fn drawn(text: &str, lang: Lang, width: usize) -> String {
    let picture = Picture::Diagram(diagram(&read(text)));
    zaizao::render::terminal::picture(&picture, lang, Style { width, ..Style::PLAIN })
}

// The name and the line under it.
fn lanes(text: &str) -> String {
    text.lines().skip(3).collect::<Vec<_>>().join("\n") + "\n"
}

const PARALLEL: &str = "\
process: 许可
departments: [窗口, 市场局, 消防队]
steps:
  受理: { by: 窗口, work: 1h, visits: 2, collects: 3, next: { all: [审查, 查验] } }
  审查: { by: 市场局, work: 3d, next: 发证 }
  查验: { by: 消防队, work: 1d, next: 发证 }
  发证: { by: 窗口, work: 1h, visits: 1 }
";

// The inspection can wait, so the line to it and from it is light. 4 steps in 4 lanes; the window passes both on as data.
#[test]
fn parallel_branches_part_and_meet() {
    let wanted = "
     申请人  窗口     市场局   消防队
   1 跑2交3  ● 受理   ┊        ┊          1 小时  同时 →2、3
   2 ┊       ┣━━━━━━━▶● 审查   ┊            3 日
   3 ┊       └────────┃───────▶○ 查验       1 日
   4 跑1     ● 发证 ◀━┻────────┘          1 小时  2、3 到齐才办
  ●━ 关键路径  ○ 其他步骤  ─▶ 数据流转  跑：到场次数，交：材料件数
";
    assert_eq!(lanes(&drawn(PARALLEL, Lang::Zh, 80)), wanted.trim_start_matches('\n'));
}

const SENT_BACK: &str = "\
process: Permit
departments: [Window, Office]
steps:
  Accept: { by: Window, work: 1h, visits: 1, next: Review }
  Review: { by: Office, work: 1d, next: { one: [{ to: Accept, p: 20%, max: 2 }, { end: Refused, p: 5% }, Grant] } }
  Grant: { by: Office, work: 1h, next: Hand over }
  Hand over: { by: Window, visits: 1 }
";

#[test]
fn what_cannot_be_a_line_is_told() {
    let wanted = "
     applicant  Window        Office
   1 1v         ● Accept      ┊            1 h
   2 ┊          ┗━━━━━━━━━━━━▶● Review     1 d  one of 20% at most 2× ↩1, 5%
     ┊          ┊             ┃                 →Refused, 75% →3
   3 ┊          ┊             ● Grant      1 h
   4 1v         ● Hand over ◀━┛
  ●━ critical path  ─▶ passed on as data  ↩ back to  v: visits
";
    assert_eq!(lanes(&drawn(SENT_BACK, Lang::En, 80)), wanted.trim_start_matches('\n'));
}

#[test]
fn a_terminal_without_unicode_gets_the_same_in_ascii() {
    let picture_of = |glyphs| {
        let picture = Picture::Diagram(diagram(&read(SENT_BACK)));
        zaizao::render::terminal::picture(&picture, Lang::En, Style { glyphs, ..Style::PLAIN })
    };
    let (ascii, unicode) = (picture_of(Glyphs::Ascii), picture_of(Glyphs::Unicode));
    assert!(ascii.is_ascii(), "{ascii}");
    let widths = |text: &str| text.lines().map(UnicodeWidthStr::width).collect::<Vec<_>>();
    assert_eq!(widths(&ascii), widths(&unicode));
}

#[test]
fn two_hundred_random_processes_are_drawn_by_the_law() {
    let mut dice = Dice(20_270_101);
    let (mut done, mut lines) = (0, 0);
    while done < 200 {
        let Some((text, _)) = process(&mut dice) else { continue };
        let diagram = diagram(&read(&text));
        let lang = if done % 2 == 0 { Lang::Zh } else { Lang::En };
        for width in [80, 100, 120] {
            lines += holds(&diagram, lang, width);
        }
        done += 1;
    }
    assert!(lines > 2000, "the dice are too kind: {lines} ways were drawn");
}

#[test]
fn the_shipped_processes_are_drawn_by_the_law() {
    for pair in PAIRS {
        for side in ["as-is", "to-be"] {
            let diagram = diagram(&shipped(pair, side));
            for lang in Lang::BOTH {
                [80, 100, 120].iter().for_each(|width| assert!(holds(&diagram, lang, *width) > 0));
            }
        }
    }
}

#[test]
fn many_lanes_have_letters_and_too_many_have_names() {
    let departments: Vec<String> = (1..=40).map(|at| format!("第{at}局")).collect();
    let of = |most: usize| {
        let mut text = format!("process: 多部门\ndepartments: [{}]\nsteps:\n", departments.join(", "));
        for at in 1..=most {
            let next = if at < most { format!(", next: s{}", at + 1) } else { String::new() };
            text.push_str(&format!("  s{at}: {{ name: 办理{at}, by: 第{at}局, work: 1d{next} }}\n"));
        }
        diagram(&read(&text))
    };
    for (most, heads) in [(6, "第1局"), (12, "A  B  C"), (40, "办理1（第1局）")] {
        let diagram = of(most);
        assert_eq!(holds(&diagram, Lang::Zh, 80), most - 1);
        let text = picture(&Picture::Diagram(diagram), Lang::Zh, Style::PLAIN);
        assert!(text.contains(heads), "{text}");
    }
}

/// A drawing column by column: a character stands where it begins.
struct Sheet {
    lines: Vec<Vec<char>>,
    /// The line of each step by its number.
    of_step: Vec<(usize, usize)>,
}

impl Sheet {
    fn of(text: &str) -> Sheet {
        // Signs that join into one take the columns of one.
        let column_by_column = |line: &str| {
            let mut columns = vec!['\0'; line.width()];
            for (at, char) in line.char_indices().filter(|(_, char)| char.width() > Some(0)) {
                if let Some(place) = columns.get_mut(line[..at].width()) {
                    *place = char;
                }
            }
            columns
        };
        let lines: Vec<Vec<char>> = text.lines().map(column_by_column).collect();
        let number = |line: &str| line.get(..5).and_then(|gutter| gutter.trim().parse().ok());
        let steps = text.lines().enumerate().skip(3).filter_map(|(at, line)| Some((number(line)?, at)));
        Sheet { lines, of_step: steps.collect() }
    }

    fn line_of(&self, number: usize) -> usize {
        self.of_step.iter().find(|(other, _)| *other == number).expect("the step has a row").1
    }

    fn sign(&self, line: usize, column: usize) -> char {
        self.lines[line].get(column).copied().unwrap_or(' ')
    }

    /// Where the sign of a step stands.
    fn column_of(&self, number: usize) -> usize {
        let line = &self.lines[self.line_of(number)];
        (5..line.len()).find(|at| "●○".contains(line[*at])).expect("a step has a sign")
    }

    /// Whether a line leads from one step to another.
    fn leads(&self, from: usize, to: usize) -> bool {
        let (above, below) = (self.line_of(from), self.line_of(to));
        let (column, goal) = (self.column_of(from), self.column_of(to));
        let runs = (above + 1..below).all(|line| "│┃├┣┤┫┼╋".contains(self.sign(line, column)) || self.is_head(line));
        let arrives = column == goal || "└┗┘┛├┣┤┫┴┻┼╋".contains(self.sign(below, column));
        above < below && runs && arrives
    }

    // The names of the lanes interrupt the lines.
    fn is_head(&self, line: usize) -> bool {
        !self.lines[line].iter().any(|char| "│┃┊●○◇◆".contains(*char))
    }
}

// Says how many ways were drawn.
fn holds(diagram: &Diagram, lang: Lang, width: usize) -> usize {
    let style = Style { width, ..Style::PLAIN };
    let of = |style| picture(&Picture::Diagram(diagram.clone()), lang, style);
    let text = of(style);
    for line in text.lines() {
        assert!(line.width() <= width && line.trim_end() == line, "{} > {width}: {line}\n{text}", line.width());
    }
    let coloured = crate::render::plain(&of(Style { colour: Colour::On, ..style }));
    assert_eq!(coloured, text);

    let sheet = Sheet::of(&text);
    let steps = || diagram.nodes.iter().filter(|node| node.shape == Shape::Step);
    let mut numbers: Vec<usize> = steps().filter_map(|node| node.number).collect();
    let mut there: Vec<usize> = sheet.of_step.iter().map(|(number, _)| *number).collect();
    numbers.sort_unstable();
    there.sort_unstable();
    assert_eq!(there, numbers, "each step stands there once\n{text}");
    let mut of_lane: Vec<(usize, usize)> =
        steps().filter_map(|node| Some((node.lane, sheet.column_of(node.number?)))).collect();
    of_lane.sort_unstable();
    of_lane.dedup();
    let alone = of_lane.iter().all(|(_, column)| *column == of_lane[0].1);
    if !alone {
        assert!(of_lane.windows(2).all(|two| two[0].0 < two[1].0 && two[0].1 < two[1].1), "{of_lane:?}\n{text}");
    }
    ways(diagram).into_iter().filter(|(from, to)| drawn_or_told(&sheet, &text, *from, *to)).count()
}

fn drawn_or_told(sheet: &Sheet, text: &str, from: usize, to: usize) -> bool {
    if sheet.leads(from, to) {
        return true;
    }
    let row = |number: usize| {
        let first = sheet.line_of(number);
        let more =
            text.lines().skip(first + 1).take_while(|line| line.get(..5).is_none_or(|gutter| gutter.trim().is_empty()));
        text.lines().skip(first).take(1).chain(more).collect::<String>()
    };
    let names = |line: &str, number: usize| {
        let mut numbers = line.split(|char: char| !char.is_ascii_digit());
        numbers.any(|one| one == number.to_string())
    };
    assert!(names(&row(to), from) || names(&row(from), to), "{from} to {to} is lost\n{text}");
    false
}

// From step to step, directly or by way of their own gateways.
fn ways(diagram: &Diagram) -> Vec<(usize, usize)> {
    let out = |at: usize| diagram.flows.iter().filter(move |flow| flow.from == at);
    let into = |at: usize| diagram.flows.iter().filter(|flow| flow.to == at).count();
    let is_step = |at: usize| diagram.nodes[at].shape == Shape::Step;
    let mut ways = Vec::new();
    for (at, node) in diagram.nodes.iter().enumerate().filter(|(at, _)| is_step(*at)) {
        let mut ends: Vec<usize> = out(at).filter(|flow| !flow.back).map(|flow| flow.to).collect();
        for pass in 0..2 {
            let through = |end: usize| {
                let forward = |at: usize| diagram.flows.iter().filter(|flow| flow.to == at && !flow.back).count();
                let meets = || out(end).count() == 1 && out(end).all(|flow| forward(flow.to) == 1);
                let own = if pass == 0 { into(end) == 1 } else { meets() };
                let leads = diagram.nodes[end].shape.is_gateway() && own;
                if leads { out(end).filter(|flow| !flow.back).map(|flow| flow.to).collect() } else { vec![end] }
            };
            ends = ends.into_iter().flat_map(through).collect();
        }
        let number = |at: usize| diagram.nodes[at].number;
        ways.extend(ends.into_iter().filter(|end| is_step(*end)).filter_map(|end| Some((node.number?, number(end)?))));
    }
    ways
}
