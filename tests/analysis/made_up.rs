//! Processes made at random from nested blocks, with their figures worked out from the blocks themselves.

use std::fmt::Write;

/// xorshift64*: the same in every run.
pub struct Dice(pub u64);

impl Dice {
    /// A number below `n`.
    pub fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % n
    }
}

/// A block.
#[derive(Debug)]
pub enum Block {
    Step {
        hours: u64,
        visits: usize,
        papers: u64,
        department: u64,
    },
    Seq(Vec<Block>),
    /// Shares in tenths.
    One(Vec<(u64, Block)>),
    /// In parallel; a branch may start in some tenths of cases only.
    All(Vec<(Option<u64>, Block)>),
    /// Body, share of returns in tenths, way back, limit.
    Loop(Box<Block>, u64, Box<Block>, Option<u64>),
}

/// A random block, nested at most so deep.
pub fn block(dice: &mut Dice, depth: u64) -> Block {
    let inner = |dice: &mut Dice| block(dice, depth.saturating_sub(1));
    match if depth == 0 { 0 } else { dice.below(6) } {
        1 => Block::Seq((0..2 + dice.below(2)).map(|_| inner(dice)).collect()),
        2 => {
            let first = 1 + dice.below(8);
            Block::One(vec![(first, inner(dice)), (10 - first, inner(dice))])
        }
        3 => {
            let optional = (dice.below(2) == 0).then(|| 1 + dice.below(9));
            Block::All(vec![(None, inner(dice)), (optional, inner(dice)), (None, inner(dice))])
        }
        4 => {
            let max = (dice.below(2) == 0).then(|| 1 + dice.below(3));
            Block::Loop(Box::new(inner(dice)), 1 + dice.below(6), Box::new(inner(dice)), max)
        }
        _ => Block::Step {
            hours: dice.below(9),
            visits: dice.below(3) as usize,
            papers: dice.below(3),
            department: dice.below(3),
        },
    }
}

/// Writes blocks as steps; every routing vertex is a step of its own. Ids begin with `prefix`.
pub struct Writer<'p> {
    pub prefix: &'p str,
    pub out: String,
    next: usize,
}

impl<'p> Writer<'p> {
    /// The file of a block.
    pub fn file(block: &Block, prefix: &'p str) -> String {
        let mut writer = Writer { prefix, out: String::new(), next: 0 };
        let last = writer.id();
        let first = writer.block(block, &last);
        let (out, p) = (writer.out, prefix);
        format!(
            "process: 生成\nstart: {first}\ndepartments: [{p}甲, {p}乙, {p}丙]\nsteps:\n{out}  {last}: {{ by: {p}甲, work: 1h }}\n"
        )
    }

    fn id(&mut self) -> String {
        self.next += 1;
        format!("{}{}", self.prefix, self.next)
    }

    // The id at which the block begins.
    fn block(&mut self, block: &Block, next: &str) -> String {
        match block {
            Block::Step { hours, visits, papers, department } => {
                let id = self.id();
                let by = ["甲", "乙", "丙"][*department as usize];
                let p = self.prefix;
                writeln!(
                    self.out,
                    "  {id}: {{ by: {p}{by}, work: {hours}h, visits: {visits}, collects: {papers}, next: {next} }}"
                )
                .unwrap();
                id
            }
            Block::Seq(blocks) => blocks.iter().rev().fold(next.to_owned(), |next, block| self.block(block, &next)),
            Block::One(branches) => {
                let meet = self.route(next);
                let ways = branches
                    .iter()
                    .map(|(tenths, block)| format!("{{ to: {}, p: {tenths}0% }}", self.block(block, &meet)));
                let ways: Vec<String> = ways.collect();
                self.route(&format!("{{ one: [{}] }}", ways.join(", ")))
            }
            Block::All(branches) => {
                let meet = self.route(next);
                let ways = branches.iter().map(|(tenths, block)| {
                    let to = self.block(block, &meet);
                    tenths.map_or(to.clone(), |tenths| format!("{{ to: {to}, p: {tenths}0% }}"))
                });
                let ways: Vec<String> = ways.collect();
                self.route(&format!("{{ all: [{}] }}", ways.join(", ")))
            }
            Block::Loop(body, tenths, back, max) => {
                let (head, decision) = (self.id(), self.id());
                let back = self.block(back, &head);
                let max = max.map_or(String::new(), |max| format!(", max: {max}"));
                writeln!(
                    self.out,
                    "  {decision}: {{ next: {{ one: [ {{ to: {back}, p: {tenths}0%{max} }}, {{ to: {next} }} ] }} }}"
                )
                .unwrap();
                let body = self.block(body, &decision);
                writeln!(self.out, "  {head}: {{ next: {body} }}").unwrap();
                head
            }
        }
    }

    fn route(&mut self, next: &str) -> String {
        let id = self.id();
        writeln!(self.out, "  {id}: {{ next: {next} }}").unwrap();
        id
    }
}

/// Numbers of visits that are told apart; more are left out.
const SIZE: usize = 8;

/// Probabilities of each number of visits.
pub type Law = Vec<f64>;

/// What is known of a block.
pub struct Known {
    pub visits: Law,
    /// Expected number of visits.
    pub mean: f64,
    pub most: usize,
    /// P(no way back is taken).
    pub right: f64,
    /// Expected hours of work.
    pub work: f64,
}

/// Works a block out from its definition: every distribution in full, every round spelt out.
pub fn known(block: &Block) -> Known {
    match block {
        Block::Step { hours, visits, .. } => {
            Known { visits: exactly(*visits), mean: *visits as f64, most: *visits, right: 1.0, work: *hours as f64 }
        }
        Block::Seq(blocks) => blocks.iter().map(known).reduce(|one, other| both(&one, &other)).unwrap(),
        Block::One(branches) => mixed(branches.iter().map(|(tenths, block)| (*tenths as f64 / 10.0, known(block)))),
        Block::All(branches) => {
            let branch = |(tenths, block): &(Option<u64>, Block)| match tenths {
                None => known(block),
                Some(tenths) => {
                    let p = *tenths as f64 / 10.0;
                    mixed([(p, known(block)), (1.0 - p, nothing())].into_iter())
                }
            };
            branches.iter().map(branch).reduce(|one, other| both(&one, &other)).unwrap()
        }
        Block::Loop(body, tenths, back, max) => {
            let p = *tenths as f64 / 10.0;
            let rounds = max.map_or(200, |max| max as usize);
            let (body, back) = (known(body), known(back));
            let once_more = body.most + back.most;
            let (mut so_far, mut ways, mut reached) = (known_copy(&body), Vec::new(), 1.0);
            for round in 0..=rounds {
                let leaves = if round == rounds { 1.0 } else { 1.0 - p };
                ways.push((reached * leaves, known_copy(&so_far)));
                reached *= p;
                if reached < 1e-14 {
                    break;
                }
                so_far = both(&both(&so_far, &back), &body);
            }
            let right = (1.0 - p) * body.right;
            let most = body.most + max.map_or(1, |max| max as usize) * once_more;
            Known { right, most, ..mixed(ways.into_iter()) }
        }
    }
}

fn known_copy(known: &Known) -> Known {
    Known { visits: known.visits.clone(), ..*known }
}

fn nothing() -> Known {
    Known { visits: exactly(0), mean: 0.0, most: 0, right: 1.0, work: 0.0 }
}

fn exactly(visits: usize) -> Law {
    let mut law = vec![0.0; visits + 1];
    law[visits] = 1.0;
    law
}

fn both(one: &Known, other: &Known) -> Known {
    let mut law = vec![0.0; (one.visits.len() + other.visits.len() - 1).min(SIZE)];
    for (a, p) in one.visits.iter().enumerate().filter(|(_, p)| **p > 0.0) {
        for (b, q) in other.visits.iter().enumerate().take_while(|(b, _)| a + b < SIZE) {
            law[a + b] += p * q;
        }
    }
    Known {
        visits: law,
        mean: one.mean + other.mean,
        most: one.most + other.most,
        right: one.right * other.right,
        work: one.work + other.work,
    }
}

fn mixed(ways: impl Iterator<Item = (f64, Known)>) -> Known {
    let mut sum = Known { visits: vec![0.0; 1], mean: 0.0, most: 0, right: 0.0, work: 0.0 };
    for (p, known) in ways {
        if known.visits.len() > sum.visits.len() {
            sum.visits.resize(known.visits.len(), 0.0);
        }
        known.visits.iter().zip(&mut sum.visits).for_each(|(one, sum)| *sum += p * one);
        sum.most = sum.most.max(known.most);
        sum.right += p * known.right;
        sum.work += p * known.work;
        sum.mean += p * known.mean;
    }
    sum
}

/// For each step its papers and the probability that a case never comes there; round by round.
pub fn missed(block: &Block) -> Vec<(u64, f64)> {
    let each = |block: &Block, miss: &dyn Fn(f64) -> f64| -> Vec<(u64, f64)> {
        missed(block).into_iter().map(|(papers, missed)| (papers, miss(missed))).collect()
    };
    match block {
        Block::Step { papers, .. } => vec![(*papers, 0.0)],
        Block::Seq(blocks) => blocks.iter().flat_map(missed).collect(),
        Block::One(branches) => {
            let branch = |(tenths, block): &(u64, Block)| {
                let p = *tenths as f64 / 10.0;
                each(block, &|missed| 1.0 - p * (1.0 - missed))
            };
            branches.iter().flat_map(branch).collect()
        }
        Block::All(branches) => {
            let branch = |(tenths, block): &(Option<u64>, Block)| {
                let p = tenths.map_or(1.0, |tenths| tenths as f64 / 10.0);
                each(block, &|missed| 1.0 - p * (1.0 - missed))
            };
            branches.iter().flat_map(branch).collect()
        }
        Block::Loop(body, tenths, back, max) => {
            let p = *tenths as f64 / 10.0;
            let rounds = max.map_or(200, |max| max as i32);
            // After so many returns the case leaves with this probability.
            let leaves = |round: i32| p.powi(round) * if round == rounds { 1.0 } else { 1.0 - p };
            let sum =
                |missed: f64, more: i32| (0..=rounds).map(|round| leaves(round) * missed.powi(round + more)).sum();
            let mut all = each(body, &|missed| sum(missed, 1));
            all.extend(each(back, &|missed| sum(missed, 0)));
            all
        }
    }
}

/// The longest path in hours on the main scenario.
pub fn main_hours(block: &Block) -> u64 {
    match block {
        Block::Step { hours, .. } => *hours,
        Block::Seq(blocks) => blocks.iter().map(main_hours).sum(),
        // The first of the likeliest.
        Block::One(branches) => {
            let most = branches.iter().map(|(tenths, _)| *tenths).max().unwrap();
            main_hours(&branches.iter().find(|(tenths, _)| *tenths == most).unwrap().1)
        }
        Block::All(branches) => {
            let on = branches.iter().filter(|(tenths, _)| tenths.is_none_or(|tenths| tenths >= 5));
            on.map(|(_, block)| main_hours(block)).max().unwrap()
        }
        Block::Loop(body, ..) => main_hours(body),
    }
}

/// The longest path in hours on the worst scenario.
pub fn worst_hours(block: &Block) -> u64 {
    match block {
        Block::Step { hours, .. } => *hours,
        Block::Seq(blocks) => blocks.iter().map(worst_hours).sum(),
        Block::One(branches) => branches.iter().map(|(_, block)| worst_hours(block)).max().unwrap(),
        Block::All(branches) => branches.iter().map(|(_, block)| worst_hours(block)).max().unwrap(),
        Block::Loop(body, _, back, max) => {
            worst_hours(body) + max.unwrap_or(1) * (worst_hours(body) + worst_hours(back))
        }
    }
}
