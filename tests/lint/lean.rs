//! False positives: processes that are redundant nowhere by construction, and the same with one planted defect.
//!
//! By construction every step is done by a department of its own, uses what the steps before it made and makes something of its own; every
//! material is asked once, every check looks at something else; what presence and intermediaries rest on is written; the case has an owner.

use super::file;
use std::fmt::Write;
use zaizao::lint::{Group, rules};

/// xorshift64*: the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % n
    }

    fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }
}

/// A process in the making. Fields of steps are texts, so that a defect is planted by writing another one.
#[derive(Clone)]
pub(super) struct Made {
    pub departments: Vec<(String, String)>,
    pub materials: Vec<(String, String)>,
    pub data: Vec<String>,
    pub owner: bool,
    pub steps: Vec<Step>,
    /// Places of the steps that every case passes, in order.
    pub spine: Vec<usize>,
}

#[derive(Clone)]
pub(super) struct Step {
    pub id: String,
    pub fields: Vec<(&'static str, String)>,
    pub next: Option<String>,
}

impl Step {
    pub fn set(&mut self, key: &'static str, value: impl Into<String>) -> &mut Step {
        self.fields.retain(|(known, _)| *known != key);
        self.fields.push((key, value.into()));
        self
    }

    pub fn get(&self, key: &str) -> &str {
        self.fields.iter().find(|(known, _)| *known == key).map_or("", |(_, value)| value)
    }
}

impl Made {
    /// A process of about so many segments.
    fn by(dice: &mut Dice) -> Made {
        let mut made = Made {
            departments: Vec::new(),
            materials: Vec::new(),
            data: Vec::new(),
            owner: true,
            steps: Vec::new(),
            spine: Vec::new(),
        };
        let first = made.step(dice, "intake", &[]);
        let asked: Vec<String> = (0..1 + dice.below(4)).map(|_| made.material()).collect();
        let filled: Vec<String> = (0..dice.below(4)).map(|n| format!("field{n}")).collect();
        made.data.clone_from(&filled);
        made.steps[first].set("channel", "online").set("collects", list(&asked));
        if !filled.is_empty() {
            made.steps[first].set("asks", list(&filled));
        }
        made.spine.push(first);
        for _ in 0..2 + dice.below(5) {
            made.segment(dice);
        }
        let last = made.step_after(dice, "deliver");
        if dice.chance(50) {
            made.steps[last].set("channel", "counter").set("visits", "{ times: 1, basis: Licence Law art. 44 }");
        }
        made
    }

    fn segment(&mut self, dice: &mut Dice) {
        match dice.below(5) {
            0 => self.parallel(dice),
            1 => self.decision(dice),
            2 => self.rework(dice),
            3 => {
                let at = self.step_after(dice, "approve");
                self.steps[at].set("pass", "{ cases: 400, negative: 60 }").set("decides", format!("matter{at}"));
            }
            _ => {
                let kind = ["review", "register", "make", "charge"][dice.below(4) as usize];
                let at = self.step_after(dice, kind);
                if dice.chance(40) {
                    let material = self.material();
                    self.steps[at].set("channel", "online").set("collects", format!("[{material}]"));
                    self.steps[at].set("checks", format!("[{{ of: {material}, for: completeness, depth: formal }}]"));
                }
            }
        }
    }

    // A step behind the last one that every case passes.
    fn step_after(&mut self, dice: &mut Dice, kind: &str) -> usize {
        let before = self.spine[self.spine.len() - 1];
        let at = self.step(dice, kind, &[before]);
        self.steps[before].next = Some(self.steps[at].id.clone());
        self.spine.push(at);
        at
    }

    fn parallel(&mut self, dice: &mut Dice) {
        let before = self.spine[self.spine.len() - 1];
        let branches: Vec<usize> = (0..2 + dice.below(2)).map(|_| self.step(dice, "review", &[before])).collect();
        let join = self.step(dice, "review", &branches);
        let ids: Vec<String> = branches.iter().map(|at| self.steps[*at].id.clone()).collect();
        self.steps[before].next = Some(format!("{{ all: {} }}", list(&ids)));
        for branch in branches {
            self.steps[branch].next = Some(self.steps[join].id.clone());
        }
        self.spine.push(join);
    }

    fn decision(&mut self, dice: &mut Dice) {
        let before = self.spine[self.spine.len() - 1];
        let (one, other) = (self.step(dice, "review", &[before]), self.step(dice, "review", &[before]));
        let meet = self.step(dice, "register", &[one, other]);
        let [a, b, c] = [one, other, meet].map(|at| self.steps[at].id.clone());
        self.steps[before].next = Some(format!("{{ one: [{{ to: {a}, p: {}% }}, {b}] }}", 20 + dice.below(60)));
        for branch in [one, other] {
            self.steps[branch].next = Some(c.clone());
        }
        self.spine.push(meet);
    }

    // A step whose case may be sent back once for its content.
    fn rework(&mut self, dice: &mut Dice) {
        let body = self.step_after(dice, "review");
        let back = self.step(dice, "apply", &[body]);
        self.steps[back].set("by", "applicant").set("channel", "online");
        let after = self.step(dice, "register", &[body]);
        let [body_id, back_id, after_id] = [body, back, after].map(|at| self.steps[at].id.clone());
        self.steps[body].next = Some(format!(
            "{{ one: [{{ to: {back_id}, p: {}%, cause: content, max: 1 }}, {after_id}] }}",
            1 + dice.below(20)
        ));
        self.steps[back].next = Some(body_id);
        self.spine.push(after);
    }

    fn step(&mut self, dice: &mut Dice, kind: &str, after: &[usize]) -> usize {
        let at = self.steps.len();
        let department = format!("office{at}");
        self.departments.push((department.clone(), "{}".to_owned()));
        let mut step = Step { id: format!("s{at}"), fields: Vec::new(), next: None };
        step.set("by", department).set("kind", kind).set("work", format!("{}h", 1 + dice.below(12)));
        if dice.chance(60) {
            step.set("wait", format!("{}d", 1 + dice.below(5)));
        }
        let made: Vec<String> = after.iter().map(|before| format!("r{before}")).collect();
        if !made.is_empty() {
            step.set("uses", list(&made));
        }
        if kind != "deliver" {
            step.set("produces", format!("[r{at}]"));
        }
        self.steps.push(step);
        at
    }

    fn material(&mut self) -> String {
        let id = format!("paper{}", self.materials.len());
        self.materials
            .push((id.clone(), "{ issuer: applicant, form: electronic, basis: Licence Law art. 31 }".to_owned()));
        id
    }

    pub fn text(&self) -> String {
        let mut out = String::from("process: { id: made-up, name: Made up }\n");
        if self.owner {
            out.push_str("case-owner: office0\n");
        }
        out.push_str("deadlines: { statutory: 400d, promised: 300d }\ndepartments:\n");
        self.departments.iter().for_each(|(id, about)| writeln!(out, "  {id}: {about}").unwrap());
        if !self.materials.is_empty() {
            out.push_str("materials:\n");
        }
        self.materials.iter().for_each(|(id, about)| writeln!(out, "  {id}: {about}").unwrap());
        if !self.data.is_empty() {
            writeln!(out, "data: {}", list(&self.data)).unwrap();
        }
        out.push_str("steps:\n");
        for step in &self.steps {
            writeln!(out, "  {}:", step.id).unwrap();
            step.fields.iter().for_each(|(key, value)| writeln!(out, "    {key}: {value}").unwrap());
            step.next.iter().for_each(|next| writeln!(out, "    next: {next}").unwrap());
        }
        out
    }
}

fn list(ids: &[String]) -> String {
    format!("[{}]", ids.join(", "))
}

/// What rules about redundancy say of a text.
fn redundancies(text: &str) -> Vec<String> {
    let file = file(text);
    assert!(file.read.is_empty(), "{}\n{text}", file.read[0].message.en);
    let verdict = file.judged();
    assert!(verdict.sound.is_some(), "not sound:\n{text}");
    let redundancy = |rule: &str| rules::find(rule).unwrap().group == Group::Redundancy;
    let found = verdict.findings.iter().filter(|finding| redundancy(finding.rule));
    found.map(|finding| super::told(finding, zaizao::wording::Lang::En)).collect()
}

fn lean() -> impl Iterator<Item = (Made, Dice)> {
    (1..=300).map(|seed: u64| {
        let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        (Made::by(&mut dice), dice)
    })
}

#[test]
fn three_hundred_lean_processes_are_found_lean() {
    for (made, _) in lean() {
        let text = made.text();
        let found = redundancies(&text);
        assert!(found.is_empty(), "{found:#?}\n{text}");
    }
}
