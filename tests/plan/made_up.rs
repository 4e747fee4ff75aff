//! Bases and plans made up from a few bytes: rows, decisions with rework, parallel blocks; any operation on any steps.

use std::fmt::Write;

/// Bytes that decide.
pub struct Dice<'b> {
    bytes: &'b [u8],
}

impl<'b> Dice<'b> {
    pub fn new(bytes: &'b [u8]) -> Dice<'b> {
        Dice { bytes }
    }

    fn below(&mut self, most: usize) -> usize {
        let Some((first, rest)) = self.bytes.split_first() else { return 0 };
        self.bytes = rest;
        usize::from(*first) % most
    }
}

/// How the steps are called: `s` and a number, or anything else.
pub type Namer = fn(usize) -> String;

/// The text of a process whose flow is sound: blocks one after the other.
pub fn base(dice: &mut Dice<'_>, name: Namer) -> (String, usize) {
    let mut text =
        "process: { id: p, name: p }\ndepartments: [甲, 乙, 丙]\nmaterials: [表, 证, 照]\ndata: [姓名]\nsteps:\n"
            .to_owned();
    let (mut at, blocks) = (0, 2 + dice.below(4));
    for block in 0..blocks {
        at = self::block(dice, &mut text, at, if block + 1 == blocks { Last::Yes } else { Last::No }, name);
    }
    (text, at)
}

#[derive(Clone, Copy, PartialEq)]
enum Last {
    Yes,
    No,
}

fn block(dice: &mut Dice<'_>, text: &mut String, at: usize, last: Last, name: Namer) -> usize {
    let to = |next: usize| name(next);
    match dice.below(4) {
        0 if last == Last::No => {
            let branches = 2 + dice.below(2);
            let ids: Vec<String> = (1..=branches).map(|branch| to(at + branch)).collect();
            step(dice, text, at, &format!(", next: {{ all: [{}] }}", ids.join(", ")), name);
            for branch in 1..=branches {
                step(dice, text, at + branch, &format!(", next: {}", to(at + branches + 1)), name);
            }
            at + branches + 1
        }
        1 if last == Last::No => {
            // Done, then sent back now and then.
            step(dice, text, at, &format!(", next: {}", to(at + 1)), name);
            let ways = format!(", next: {{ one: [ {{ to: {}, p: 20%, max: 1 }}, {} ] }}", to(at), to(at + 2));
            step(dice, text, at + 1, &ways, name);
            at + 2
        }
        _ => {
            let next = if last == Last::Yes { String::new() } else { format!(", next: {}", to(at + 1)) };
            step(dice, text, at, &next, name);
            at + 1
        }
    }
}

fn step(dice: &mut Dice<'_>, text: &mut String, at: usize, next: &str, name: Namer) {
    let by = ["甲", "乙", "丙"][dice.below(3)];
    let collects = ["", ", collects: [表]", ", collects: [表, 证]", ", collects: [照]"][dice.below(4)];
    let asks = ["", ", asks: [姓名]"][dice.below(2)];
    let makes = match dice.below(3) {
        0 => format!(", produces: [果{at}]"),
        1 if at > 0 => format!(", uses: [果{}]", at - 1),
        _ => String::new(),
    };
    let time = ["work: 1h", "wait: 1d, work: 2h", "elapsed: 3d"][dice.below(3)];
    let channel = ["", ", channel: counter", ", channel: online"][dice.below(3)];
    let comment = ["", " # 注", "\n  # 上面的注"][dice.below(3)];
    let (above, right) = if comment.starts_with('\n') { ("  # 上面的注\n", "") } else { ("", comment) };
    let _ =
        writeln!(text, "{above}  {}: {{ by: {by}{channel}, {time}{collects}{asks}{makes}{next} }}{right}", name(at));
}

/// Measures, each of one operation on steps of the base.
pub fn measures(dice: &mut Dice<'_>, steps: usize, name: Namer) -> String {
    let mut text = "plan: q\nbase: as-is.yaml\nmeasures:\n".to_owned();
    for measure in 0..1 + dice.below(5) {
        let at = dice.below(steps);
        let next = (at + 1).min(steps - 1);
        let (one, two) = (name(at), name(next));
        let operation = match dice.below(15) {
            0 => format!("remove: [{one}]"),
            1 => format!(
                "merge: {{ steps: [{one}, {two}], into: {{ id: {}, by: 甲, elapsed: 1d }} }}",
                name(100 + measure)
            ),
            2 => format!(
                "split: {{ step: {one}, into: [ {{ id: {}, elapsed: 1d }}, {{ id: {}, elapsed: 1d }} ] }}",
                name(200 + measure),
                name(300 + measure)
            ),
            3 => format!("parallelise: [{one}, {two}]"),
            4 => format!("parallelise: [{}]", (at..(at + 3).min(steps)).map(name).collect::<Vec<String>>().join(", ")),
            5 => format!("reorder: [{two}, {one}]"),
            6 => format!("move: {{ steps: [{one}], to: 丙 }}"),
            7 => format!("automate: {{ steps: [{one}], work: 1min }}"),
            8 => format!("put-online: {{ steps: [{one}] }}"),
            9 => format!("shorten: {{ {one}: 1d }}"),
            10 => "stop-collecting: { materials: [证], by: e-licence }".to_owned(),
            11 => format!("stop-asking: {{ data: [姓名], at: [{one}] }}"),
            12 => format!("defer: {{ materials: [表], until: {two} }}"),
            13 => "pool: { departments: [乙, 丙], into: 乙 }".to_owned(),
            _ => format!(
                "add: {{ step: {{ id: {}, by: 甲, work: 1h }}, {} }}",
                name(400 + measure),
                [format!("between: [{one}, {two}]"), format!("before: {one}"), format!("after: {one}")][dice.below(3)]
            ),
        };
        let one_step = operation.starts_with("parallelise") && !operation.contains(", ");
        let doubled = one == two
            && (operation.starts_with("merge")
                || operation.starts_with("reorder")
                || operation.starts_with("parallelise"));
        if !one_step && !doubled {
            let _ = writeln!(text, "  - {{ id: m{measure}, do: [ {{ {operation} }} ] }}");
        }
    }
    let _ =
        writeln!(text, "  - {{ id: last, do: [ {{ set: {{ step: {}, stage: \"1\" }} }} ] }}", name(dice.below(steps)));
    text
}
