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

    fn by(&self) -> String {
        self.fields.iter().find(|(key, _)| *key == "by").map_or(String::new(), |(_, by)| by.clone())
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

/// A defect: the rule that must find it, and how it is planted.
type Defect = (&'static str, fn(&mut Made, &mut Dice));

const DEFECTS: &[Defect] = &[
    ("repeated-check", |made, dice| {
        for at in made.before_the_last(dice, ["review", "review"]) {
            made.steps[at].set("checks", "[{ of: premises, for: fire safety, depth: substantive }]");
        }
    }),
    ("rubber-stamp", |made, dice| {
        let [at] = made.before_the_last(dice, ["approve"]);
        made.steps[at].set("pass", "{ cases: 400, negative: 0 }").set("decides", "the permit");
    }),
    ("government-issued", |made, dice| {
        made.asks_for(dice, "{ issuer: government, form: electronic, e-licence: true, basis: Licence Law art. 31 }", 1);
    }),
    ("copy-or-notary", |made, dice| {
        made.asks_for(dice, "{ issuer: third-party, form: copy, e-licence: true, basis: Licence Law art. 31 }", 1);
    }),
    ("repeated-entry", |made, dice| {
        made.data.push("telephone".to_owned());
        for at in made.before_the_last(dice, ["register", "register"]) {
            made.steps[at].set("channel", "online").set("asks", "[telephone]");
        }
    }),
    ("repeated-submission", |made, dice| {
        made.asks_for(dice, "{ issuer: applicant, form: electronic, basis: Licence Law art. 31 }", 2);
    }),
    ("own-result-asked-back", |made, dice| {
        let [first, second] = made.before_the_last(dice, ["register", "register"]);
        let step = &mut made.steps[second];
        step.fields.retain(|(key, _)| *key != "uses");
        step.set("channel", "online").set("collects", format!("[r{first}]"));
    }),
    ("ping-pong", |made, dice| {
        let [first, _, third] = made.before_the_last(dice, ["review", "countersign", "register"]);
        let home = made.steps[first].by();
        made.steps[third].set("by", home);
    }),
    ("needless-sequence", |made, dice| {
        let before = made.last_but_one();
        let [first, second] = made.before_the_last(dice, ["register", "register"]);
        made.steps[second].set("uses", format!("[r{before}]"));
        made.last().set("uses", format!("[r{first}, r{second}]"));
    }),
    ("sign-off-chain", |made, dice| {
        let levels = made.before_the_last(dice, ["review", "review", "approve"]);
        for (rank, at) in levels.into_iter().enumerate() {
            let by = made.steps[levels[0]].by();
            made.steps[at].set("by", by).set("decides", "the permit").set("rank", (rank + 1).to_string());
        }
    }),
    ("carrying-step", |made, dice| {
        let before = made.last_but_one();
        let [at] = made.before_the_last(dice, ["transfer"]);
        let by = made.steps[before].by();
        made.steps[at].set("by", by).set("medium", "paper").set("produces", format!("[r{before}]"));
        made.last().set("uses", format!("[r{before}]"));
    }),
    ("waiting-for-meeting", |made, dice| {
        let [at] = made.before_the_last(dice, ["review"]);
        made.steps[at].set("wait", "{ every: 400d, cause: meeting }");
    }),
    ("verified-again", |made, dice| {
        let [first, second] = made.before_the_last(dice, ["register", "verify"]);
        made.steps[second].set("checks", format!("[{{ of: r{first}, for: authenticity, method: human }}]"));
    }),
    ("opinion-unused", |made, dice| made.unused(dice, "consult")),
    ("no-product", |made, dice| made.unused(dice, "verify")),
    ("preventable-rework", |made, dice| {
        let [body] = made.before_the_last(dice, ["review"]);
        let back = made.step(dice, "apply", &[body]);
        let (to, after) = (made.steps[back].id.clone(), made.steps[body].next.clone().unwrap());
        made.steps[back].next = Some(made.steps[body].id.clone());
        made.steps[back].set("by", "applicant").set("channel", "online").set("wait", "30d");
        made.steps[body].next = Some(format!("{{ one: [{{ to: {to}, p: 70%, cause: papers, max: 3 }}, {after}] }}"));
    }),
    ("identity-again", |made, dice| {
        for at in made.before_the_last(dice, ["verify", "verify"]) {
            made.steps[at].set("checks", "[{ of: the owner, for: identity, method: human }]");
        }
    }),
    ("visit-without-basis", |made, dice| {
        let [at] = made.before_the_last(dice, ["register"]);
        made.steps[at].set("channel", "counter");
    }),
    ("upward-and-back", |made, dice| {
        let [there, above, back] = made.before_the_last(dice, ["precheck", "approve", "transfer"]);
        made.departments.push(("county".to_owned(), "{ tier: 县 }".to_owned()));
        made.departments.push(("city".to_owned(), "{ tier: 市 }".to_owned()));
        made.steps[above].set("by", "city").set("checks", "[{ of: site plan, for: zoning, depth: substantive }]");
        made.steps[there].set("by", "county");
        made.steps[back].set("by", "county").set("medium", "data");
    }),
    ("intermediary-without-basis", |made, dice| {
        let [at] = made.before_the_last(dice, ["review"]);
        made.departments.push(("surveyors".to_owned(), "{ kind: intermediary }".to_owned()));
        made.steps[at].set("by", "surveyors");
    }),
    ("approval-of-approval", |made, dice| {
        let [lower, higher] = made.before_the_last(dice, ["approve", "approve"]);
        made.steps[lower].set("decides", "the permit").set("rank", "2");
        made.steps[higher].set("decides", "the permit").set("rank", "4");
    }),
    ("inspected-again", |made, dice| {
        made.parallel_before_the_last(dice, ["inspect", "inspect"], |step, what| {
            step.set("checks", format!("[{{ of: site, for: {what}, depth: substantive }}]"));
        });
    }),
    ("relay-only", |made, dice| {
        let [at] = made.before_the_last(dice, ["transfer"]);
        made.steps[at].set("medium", "data");
    }),
    ("knock-out-order", |made, dice| {
        let before = made.last_but_one();
        let [first, second] = made.before_the_last(dice, ["review", "review"]);
        for (at, work, p) in [(first, "60h", "5%"), (second, "1h", "30%")] {
            let on = made.steps[at].next.clone().unwrap();
            made.steps[at].set("work", work).set("uses", format!("[r{before}]"));
            made.steps[at].next = Some(format!("{{ one: [{{ end: refused, p: {p} }}, {on}] }}"));
        }
        made.last().set("uses", format!("[r{first}, r{second}]"));
    }),
    ("nobody-owns-it", |made, _| made.owner = false),
];

impl Made {
    fn last(&mut self) -> &mut Step {
        let at = self.spine[self.spine.len() - 1];
        &mut self.steps[at]
    }

    fn last_but_one(&self) -> usize {
        self.spine[self.spine.len() - 2]
    }

    // New steps in a row in front of the last.
    fn before_the_last<const N: usize>(&mut self, dice: &mut Dice, kinds: [&str; N]) -> [usize; N] {
        kinds.map(|kind| {
            let (before, last) = (self.last_but_one(), self.spine[self.spine.len() - 1]);
            let at = self.step(dice, kind, &[before]);
            self.steps[before].next = Some(self.steps[at].id.clone());
            self.steps[at].next = Some(self.steps[last].id.clone());
            self.steps[last].set("uses", format!("[r{at}]"));
            self.spine.insert(self.spine.len() - 1, at);
            at
        })
    }

    fn parallel_before_the_last(&mut self, dice: &mut Dice, kinds: [&str; 2], about: fn(&mut Step, &str)) {
        let [fork] = self.before_the_last(dice, ["register"]);
        let branches = kinds.map(|kind| self.step(dice, kind, &[fork]));
        let join = self.step(dice, "register", &branches);
        let [a, b, after] = [branches[0], branches[1], join].map(|at| self.steps[at].id.clone());
        for (branch, what) in branches.into_iter().zip(["fire safety", "hygiene"]) {
            about(&mut self.steps[branch], what);
            self.steps[branch].next = Some(after.clone());
        }
        self.steps[fork].next = Some(format!("{{ all: [{a}, {b}] }}"));
        let last = self.last();
        last.set("uses", format!("[r{join}]"));
        self.steps[join].next = Some(self.steps[self.spine[self.spine.len() - 1]].id.clone());
        self.spine.insert(self.spine.len() - 1, join);
    }

    // A material with these fields, handed in at so many steps.
    fn asks_for(&mut self, dice: &mut Dice, about: &str, times: usize) {
        let id = self.material();
        self.materials.last_mut().unwrap().1 = about.to_owned();
        for _ in 0..times {
            let [at] = self.before_the_last(dice, ["register"]);
            self.steps[at].set("channel", "online").set("collects", format!("[{id}]"));
        }
    }

    // A step whose product nobody uses; law puts it before the next.
    fn unused(&mut self, dice: &mut Dice, kind: &str) {
        let before = self.last_but_one();
        let [at, next] = self.before_the_last(dice, [kind, "register"]);
        let id = self.steps[at].id.clone();
        self.steps[next]
            .set("uses", format!("[r{before}]"))
            .set("must-follow", format!("[{{ step: {id}, basis: Licence Law art. 36 }}]"));
    }
}

#[test]
fn every_rule_about_redundancy_has_a_defect() {
    let planted: Vec<&str> = DEFECTS.iter().map(|(rule, _)| *rule).collect();
    let rules: Vec<&str> =
        rules::ALL.iter().filter(|rule| rule.group == Group::Redundancy).map(|rule| rule.id).collect();
    assert_eq!(planted, rules);
}

#[test]
fn a_planted_defect_is_found_and_nothing_else() {
    let mut wrong = String::new();
    for (at, (mut made, mut dice)) in lean().enumerate() {
        let (rule, plant) = DEFECTS[at % DEFECTS.len()];
        plant(&mut made, &mut dice);
        let text = made.text();
        let found = redundancies(&text);
        if !matches!(&found[..], [one] if one.starts_with(&format!("{rule}:")))
            && !wrong.contains(&format!("\n{rule}: "))
        {
            wrong.push_str(&format!("\n{rule}: {found:#?}\n{text}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
