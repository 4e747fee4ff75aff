//! Processes made at random: nested sequences, decisions, parallel branches and loops over several departments, with names of every kind.

use crate::analysis::made_up::Dice;
use std::fmt::Write;

const DEPARTMENTS: [&str; 6] =
    ["applicant", "综合窗口", "市场监管局", "税务局", "社会保险事业管理中心", "Fire brigade"];

const NAMES: [&str; 14] = [
    "受理",
    "现场勘验和专家评审",
    "征求相关部门对建设项目设计方案的意见并汇总",
    "Review",
    "Consultation of all departments concerned",
    "<script>alert(1)</script>",
    "\\\"&amp;'--><!-- ]]>",
    "مرحبا بالعالم",
    "👩‍👩‍👧‍👦🚒 消防",
    "a\\nb\\tc",
    "\\u202Eevil",
    "Donaudampfschifffahrtsgesellschaftskapitänsmütze",
    "制证",
    "=cmd()",
];

/// A file with at most 60 steps; `None` where the dice gave more.
pub fn process(dice: &mut Dice) -> Option<(String, usize)> {
    let mut made = Made { out: String::new(), count: 0 };
    let last = made.step(dice, "");
    let depth = 1 + dice.below(4);
    let first = made.block(dice, depth, &last);
    let steps = made.count;
    if steps > 60 {
        return None;
    }
    let departments = DEPARTMENTS[1..].join(", ");
    Some((format!("process: 随机\nstart: {first}\ndepartments: [{departments}]\nsteps:\n{}", made.out), steps))
}

struct Made {
    out: String,
    count: usize,
}

impl Made {
    // Each block leads to `next`, and says where it begins.
    fn block(&mut self, dice: &mut Dice, depth: u64, next: &str) -> String {
        if depth == 0 {
            return self.step(dice, &format!(", next: {next}"));
        }
        match dice.below(6) {
            0 | 1 => (0..2 + dice.below(4)).fold(next.to_owned(), |next, _| self.block(dice, depth - 1, &next)),
            2 => {
                let (one, other) = (self.block(dice, depth - 1, next), self.block(dice, depth - 1, next));
                let end = if dice.below(2) == 0 { ", { end: 不予许可, p: 5% }" } else { "" };
                self.step(
                    dice,
                    &format!(
                        ", next: {{ one: [{{ to: {one}, p: 30%, when: 材料不齐或者不符合法定形式 }}, {other}{end}] }}"
                    ),
                )
            }
            3 | 4 => {
                let branches: Vec<String> = (0..2 + dice.below(4)).map(|_| self.block(dice, depth - 1, next)).collect();
                let some =
                    if dice.below(2) == 0 { format!("{{ to: {}, p: 40% }}", branches[0]) } else { branches[0].clone() };
                self.step(dice, &format!(", next: {{ all: [{some}, {}] }}", branches[1..].join(", ")))
            }
            _ => {
                // The body ends with a decision that leads back to its beginning.
                let decide = format!("s{}", self.count);
                self.count += 1;
                let body = self.block(dice, depth - 1, &decide);
                let text = format!(", next: {{ one: [{{ to: {body}, p: 20%, cause: papers, max: 2 }}, {next}] }}");
                self.write(dice, &decide, &text);
                body
            }
        }
    }

    fn step(&mut self, dice: &mut Dice, more: &str) -> String {
        let id = format!("s{}", self.count);
        self.count += 1;
        self.write(dice, &id, more);
        id
    }

    fn write(&mut self, dice: &mut Dice, id: &str, more: &str) {
        let pick = |dice: &mut Dice, all: u64| dice.below(all) as usize;
        let mut name = NAMES[pick(dice, NAMES.len() as u64)].to_owned();
        if dice.below(12) == 0 {
            name = "很长".repeat(100);
        }
        let department = DEPARTMENTS[pick(dice, DEPARTMENTS.len() as u64)];
        let visits = if dice.below(4) == 0 { ", visits: 1, collects: 3, asks: 12" } else { "" };
        let hours = 1 + dice.below(30);
        let _ = writeln!(self.out, "  {id}: {{ name: \"{name}\", by: {department}, work: {hours}h{visits}{more} }}");
    }
}
