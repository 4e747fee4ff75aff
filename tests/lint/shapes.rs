//! Processes made at random of nested blocks, for which it is known by construction how steps stand to each other.

use super::file;
use rand_like::Random;
use std::fmt::Write;
use zaizao::graph::{Relation, Relations};
use zaizao::wording::Lang;

enum Shape {
    Step(usize),
    Seq(Vec<Shape>),
    One(Vec<Shape>),
    All(Vec<Shape>),
}

/// The smallest thing that will do: the high bits of a linear congruential generator (Knuth's MMIX constants).
mod rand_like {
    pub struct Random(pub u64);

    impl Random {
        pub fn below(&mut self, n: usize) -> usize {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) as usize % n
        }
    }
}

fn shape(random: &mut Random, depth: usize, steps: &mut usize) -> Shape {
    let kind = if depth == 0 { 0 } else { random.below(4) };
    if kind == 0 {
        *steps += 1;
        return Shape::Step(*steps - 1);
    }
    let parts = (0..2 + random.below(2)).map(|_| shape(random, depth - 1, steps)).collect();
    match kind {
        1 => Shape::Seq(parts),
        2 => Shape::One(parts),
        _ => Shape::All(parts),
    }
}

/// Writes the steps of a shape that goes on to `after`; gives the step it begins with.
fn write(
    shape: &Shape,
    after: &str,
    collects: &dyn Fn(usize) -> bool,
    text: &mut String,
    routes: &mut usize,
) -> String {
    let block = |kind: &str, parts: &[Shape], text: &mut String, routes: &mut usize| {
        *routes += 1;
        let (fork, join) = (format!("f{routes}"), format!("j{routes}"));
        let begins: Vec<String> = parts.iter().map(|part| write(part, &join, collects, text, routes)).collect();
        writeln!(text, "  {fork}: {{ kind: route, next: {{ {kind}: [{}] }} }}", begins.join(", ")).unwrap();
        writeln!(text, "  {join}: {{ kind: route, next: {after} }}").unwrap();
        fork
    };
    match shape {
        Shape::Step(at) => {
            let collected = if collects(*at) { ", collects: [表]" } else { "" };
            writeln!(text, "  s{at}: {{ by: 局, work: 1h{collected}, next: {after} }}").unwrap();
            format!("s{at}")
        }
        Shape::Seq(parts) => {
            parts.iter().rev().fold(after.to_owned(), |after, part| write(part, &after, collects, text, routes))
        }
        Shape::One(parts) => block("one", parts, text, routes),
        Shape::All(parts) => block("all", parts, text, routes),
    }
}

fn process(shape: &Shape, collects: &dyn Fn(usize) -> bool) -> String {
    let mut text = String::new();
    let start = write(shape, "last", collects, &mut text, &mut 0);
    format!(
        "process: 甲\ndepartments: [局]\nmaterials: [表]\nstart: {start}\nsteps:\n{text}  last: {{ by: 局, work: 1h }}\n"
    )
}

/// Where the step lies: which part of which kind of block, from the outside in.
fn path(shape: &Shape, step: usize) -> Option<Vec<(Relation, usize)>> {
    let (relation, parts) = match shape {
        Shape::Step(at) => return (*at == step).then(Vec::new),
        Shape::Seq(parts) => (Relation::Before, parts),
        Shape::One(parts) => (Relation::Exclusive, parts),
        Shape::All(parts) => (Relation::Parallel, parts),
    };
    parts.iter().enumerate().find_map(|(at, part)| {
        let mut path = path(part, step)?;
        path.insert(0, (relation, at));
        Some(path)
    })
}

fn relation(shape: &Shape, a: usize, b: usize) -> Relation {
    let (a, b) = (path(shape, a).unwrap(), path(shape, b).unwrap());
    let ((kind, a), (_, b)) = a.into_iter().zip(b).find(|(a, b)| a != b).unwrap();
    if kind == Relation::Before && a > b { Relation::After } else { kind }
}

/// Every case that comes to `b` has done `a`: no decision stands between `a` and the sequence that both are in.
fn always_before(shape: &Shape, a: usize, b: usize) -> bool {
    let (from, to) = (path(shape, a).unwrap(), path(shape, b).unwrap());
    let parts = from.iter().zip(&to).position(|(a, b)| a != b).unwrap();
    relation(shape, a, b) == Relation::Before && from[parts + 1..].iter().all(|(kind, _)| *kind != Relation::Exclusive)
}

/// The most of these steps that one case passes.
fn most(shape: &Shape, collects: &dyn Fn(usize) -> bool) -> usize {
    match shape {
        Shape::Step(at) => usize::from(collects(*at)),
        Shape::Seq(parts) | Shape::All(parts) => parts.iter().map(|part| most(part, collects)).sum(),
        Shape::One(parts) => parts.iter().map(|part| most(part, collects)).max().unwrap(),
    }
}

#[test]
fn steps_stand_to_each_other_as_they_were_put() {
    let mut compared = 0;
    for seed in 0..200 {
        let (mut steps, mut random) = (0, Random(seed));
        let shape = shape(&mut random, 4, &mut steps);
        let file = file(&process(&shape, &|_| false));
        let verdict = file.judged();
        let sound = verdict.sound.as_ref().unwrap_or_else(|| panic!("{:#?}", file.told(Lang::En)));
        let at = |step: usize| sound.process.steps.iter().position(|one| *one.id.value == *format!("s{step}")).unwrap();
        let relations = Relations::of(sound);
        for (a, b) in (0..steps).flat_map(|a| (0..steps).map(move |b| (a, b))).filter(|(a, b)| a != b) {
            assert_eq!(relations.between(at(a), at(b)), relation(&shape, a, b), "seed {seed}: s{a}, s{b}");
            assert_eq!(
                relations.always_before(at(a), at(b)),
                always_before(&shape, a, b),
                "seed {seed}: s{a} always before s{b}"
            );
            compared += 1;
        }
    }
    assert!(compared > 10_000, "{compared}");
}

#[test]
fn what_one_case_hands_in_is_counted_over_the_fullest_way() {
    let (mut told, mut quiet) = (0, 0);
    for seed in 0..300 {
        let (mut steps, mut random) = (0, Random(seed));
        let shape = shape(&mut random, 4, &mut steps);
        let marks: Vec<bool> = (0..steps).map(|_| random.below(3) == 0).collect();
        let collects = |step: usize| marks[step];
        let file = file(&process(&shape, &collects));
        let verdict = file.judged();
        let found = super::of(&verdict, "repeated-submission");
        let excess = most(&shape, &collects).saturating_sub(1);
        match found[..] {
            [] => assert_eq!(excess, 0, "seed {seed}"),
            [finding] => {
                let counted = finding.evidence[0].get(Lang::En);
                assert_eq!(counted, format!("submissions beyond the first: {excess}"), "seed {seed}");
            }
            _ => panic!("{:#?}", file.told(Lang::En)),
        }
        *(if excess > 0 { &mut told } else { &mut quiet }) += 1;
    }
    assert!(told > 50 && quiet > 50, "{told} {quiet}");
}

/// Steps that each collect the form where it says so, an hour each.
fn steps(steps: &[(&str, &str)]) -> String {
    let mut text = "process: 甲\ndepartments: [局]\nmaterials: [表]\nsteps:\n".to_owned();
    for (id, fields) in steps {
        writeln!(text, "  {id}: {{ by: 局, work: 1h, {fields} }}").unwrap();
    }
    text
}

fn between(text: &str, pairs: &[(&str, &str, Relation)]) {
    let file = file(text);
    let verdict = file.judged();
    let sound = verdict.sound.as_ref().unwrap_or_else(|| panic!("{:#?}", file.told(Lang::En)));
    let relations = Relations::of(sound);
    let at = |id: &str| sound.process.steps.iter().position(|one| *one.id.value == *id).unwrap();
    for (a, b, relation) in pairs {
        assert_eq!(relations.between(at(a), at(b)), *relation, "{a}, {b}");
    }
}

#[test]
fn a_supplement_comes_after_what_it_mends_and_an_outcome_after_both() {
    let text = steps(&[
        ("受理", "next: 审查"),
        ("审查", "next: { one: [ { to: 补正, p: 20%, max: 1, then: 退件 }, 决定 ] }"),
        ("补正", "next: 审查"),
        ("决定", "next: 送达"),
        ("退件", "next: { end: 退件 }"),
        ("送达", "uses: []"),
    ]);
    use Relation::{After, Before, Exclusive, Unclear};
    between(
        &text,
        &[
            ("审查", "补正", Before),
            ("补正", "审查", After),
            ("受理", "补正", Before),
            ("补正", "决定", Before),
            ("审查", "退件", Before),
            ("决定", "退件", Exclusive),
            ("送达", "退件", Exclusive),
            ("审查", "审查", Unclear),
        ],
    );
}

/// A loop and its way back: whoever has left it has been in it, but perhaps never on the way back.
#[test]
fn only_what_is_never_left_out_is_always_before() {
    let text = steps(&[
        ("受理", "next: 审查"),
        ("审查", "next: { one: [ { to: 补正, p: 20% }, 决定 ] }"),
        ("补正", "next: 审查"),
        ("决定", "next: { all: [ 制证, { to: 公告, p: 30% } ] }"),
        ("制证", "next: 送达"),
        ("公告", "next: 送达"),
        ("送达", "uses: []"),
    ]);
    let file = file(&text);
    let verdict = file.judged();
    let sound = verdict.sound.as_ref().unwrap();
    let relations = Relations::of(sound);
    let at = |id: &str| sound.process.steps.iter().position(|one| *one.id.value == *id).unwrap();
    for (a, b, always) in [
        ("受理", "审查", true),
        ("受理", "补正", true),
        ("审查", "补正", true),
        ("审查", "决定", true),
        ("补正", "决定", false),
        ("决定", "审查", false),
        ("制证", "送达", true),
        ("公告", "送达", false),
        ("制证", "公告", false),
        ("审查", "审查", false),
    ] {
        assert_eq!(relations.always_before(at(a), at(b)), always, "{a}, {b}");
    }
}

/// The bridge: 乙 waits for 甲 alone, 丁 for both; no blocks.
const BRIDGE: [(&str, &str); 6] = [
    ("起", "next: { all: [甲, 丙] }"),
    ("甲", "next: { all: [乙, 丁] }"),
    ("丙", "next: 丁"),
    ("乙", "next: 止"),
    ("丁", "join: all, next: 止"),
    ("止", "join: all"),
];

#[test]
fn where_blocks_do_not_nest_what_leads_there_tells() {
    use Relation::{After, Before, Unclear};
    between(
        &steps(&BRIDGE),
        &[
            ("甲", "丁", Before),
            ("丁", "甲", After),
            ("甲", "乙", Before),
            ("丙", "丁", Before),
            ("起", "丁", Before),
            ("丁", "止", Before),
            ("甲", "丙", Unclear),
            ("乙", "丁", Unclear),
            ("乙", "丙", Unclear),
        ],
    );
}

#[test]
fn where_blocks_do_not_nest_the_longest_chain_counts() {
    let repeated = |collecting: &[&str]| {
        let fields: Vec<String> = BRIDGE
            .iter()
            .map(|(id, fields)| format!("{fields}{}", if collecting.contains(id) { ", collects: [表]" } else { "" }))
            .collect();
        let bridge: Vec<(&str, &str)> = BRIDGE.iter().zip(&fields).map(|((id, _), fields)| (*id, &**fields)).collect();
        let file = file(&steps(&bridge));
        let verdict = file.judged();
        let found = super::of(&verdict, "repeated-submission");
        found.iter().map(|finding| finding.message.get(Lang::Zh).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(repeated(&["甲", "丁", "止"]), ["“表”在一次办理中要交 3 次：“甲”、“丁”、“止”"]);
    assert_eq!(repeated(&["乙", "丙"]), [""; 0]);
    assert_eq!(repeated(&["甲", "乙", "丁"]).len(), 1);
}
