//! Processes with random times, made at random from nested blocks: written down as files, and played case by case without the library.

mod draw;
mod play;
mod write;

pub use draw::Random;
pub use play::{Case, Sample, played, sample};
pub use write::text;

use super::made_up::Dice;

/// A time in whole minutes.
#[derive(Debug, Clone)]
pub enum Time {
    Fixed(u64),
    Uniform(u64, u64),
    Pert(u64, u64, u64),
    Triangular(u64, u64, u64),
    Normal(u64, u64),
    LogNormal(u64, u64),
    Exponential(u64),
    Gamma(u64, u64),
    Through(u64, u64),
    Samples(Vec<u64>),
    /// The wait for what happens once every so often.
    Every(u64),
}

/// How a step's limit ends it.
#[derive(Debug, Clone)]
pub enum Tacit {
    GoesOn(u64),
    /// The case goes through another block then.
    Elsewhere(u64, Box<Block>),
}

/// A step: waits and work, or how long it takes in all.
#[derive(Debug, Clone, Default)]
pub struct Step {
    /// Its number, given in [`numbered`].
    pub at: usize,
    pub waits: Vec<Time>,
    pub work: Option<Time>,
    pub elapsed: Option<Time>,
    pub tacit: Option<Tacit>,
    pub paused: bool,
}

#[derive(Debug, Clone)]
pub enum Block {
    Step(Step),
    Seq(Vec<Block>),
    /// Shares in tenths.
    One(Vec<(u64, Block)>),
    /// In parallel; a branch may start in some tenths of cases only.
    All(Vec<(Option<u64>, Block)>),
    Loop(Box<Loop>),
    /// The case ends here in so many tenths; at the top only.
    Reject(u64),
}

#[derive(Debug, Clone)]
pub struct Loop {
    pub body: Block,
    /// Share of returns in tenths.
    pub tenths: u64,
    pub back: Block,
    pub max: Option<u64>,
    /// Where the case goes instead when the limit is used up.
    pub then: Option<Block>,
}

/// What a made-up process may have.
#[derive(Debug, Clone, Copy)]
pub struct Kinds {
    pub random: bool,
    pub parallel: bool,
    pub tacit: bool,
    pub pauses: bool,
}

/// Everything but pauses.
pub const ALL: Kinds = Kinds { random: true, parallel: true, tacit: true, pauses: false };

/// A random block, nested at most so deep.
pub fn block(dice: &mut Dice, depth: u64, kinds: Kinds) -> Block {
    let inner = |dice: &mut Dice| block(dice, depth.saturating_sub(1), kinds);
    match if depth == 0 { 0 } else { dice.below(6) } {
        1 => Block::Seq((0..2 + dice.below(2)).map(|_| inner(dice)).collect()),
        2 => {
            let first = 1 + dice.below(8);
            Block::One(vec![(first, inner(dice)), (10 - first, inner(dice))])
        }
        3 if kinds.parallel => {
            let optional = (dice.below(2) == 0).then(|| 1 + dice.below(9));
            Block::All(vec![(None, inner(dice)), (optional, inner(dice)), (None, inner(dice))])
        }
        4 => {
            let max = (dice.below(2) == 0).then(|| 1 + dice.below(3));
            let then = (max.is_some() && dice.below(2) == 0).then(|| inner(dice));
            let (body, back) = (inner(dice), inner(dice));
            Block::Loop(Box::new(Loop { body, tenths: 1 + dice.below(6), back, max, then }))
        }
        _ => Block::Step(step(dice, kinds)),
    }
}

/// Blocks one after the other, each step with its number; how many steps there are.
pub fn numbered(mut blocks: Vec<Block>) -> (Vec<Block>, usize) {
    let mut count = 0;
    for block in &mut blocks {
        each_step(block, &mut |step| {
            step.at = count;
            count += 1;
        });
    }
    (blocks, count)
}

/// Does something with every step of a block.
pub fn each_step(block: &mut Block, change: &mut impl FnMut(&mut Step)) {
    let mut open = vec![block];
    while let Some(block) = open.pop() {
        match block {
            Block::Step(step) => {
                change(step);
                if let Some(Tacit::Elsewhere(_, other)) = &mut step.tacit {
                    open.push(other);
                }
            }
            Block::Seq(blocks) => open.extend(blocks),
            Block::One(branches) => open.extend(branches.iter_mut().map(|(_, block)| block)),
            Block::All(branches) => open.extend(branches.iter_mut().map(|(_, block)| block)),
            Block::Loop(rounds) => {
                let Loop { body, back, then, .. } = &mut **rounds;
                open.extend([body, back].into_iter().chain(then));
            }
            Block::Reject(_) => {}
        }
    }
}

/// A step that always takes so long.
pub fn fixed(minutes: u64) -> Step {
    Step { work: Some(Time::Fixed(minutes)), ..Step::default() }
}

fn step(dice: &mut Dice, kinds: Kinds) -> Step {
    let paused = kinds.pauses && dice.below(3) == 0;
    if !kinds.random {
        return Step { paused, ..fixed(1 + dice.below(9) * 60) };
    }
    let mut step = if dice.below(4) == 0 {
        Step { elapsed: Some(Time::Uniform(120, 121 + dice.below(900))), ..Step::default() }
    } else {
        let waits = (0..dice.below(3)).map(|_| wait(dice)).collect();
        Step { waits, work: Some(time(dice)), ..Step::default() }
    };
    if step.elapsed.is_some() && dice.below(2) == 0 {
        step.work = Some(Time::Fixed(1 + dice.below(100)));
    }
    let limit = 60 + dice.below(1_200);
    step.tacit = match if kinds.tacit { dice.below(8) } else { 7 } {
        0 => Some(Tacit::GoesOn(limit)),
        1 => Some(Tacit::Elsewhere(limit, Box::new(Block::Step(fixed(1 + dice.below(300)))))),
        _ => None,
    };
    Step { paused, ..step }
}

fn wait(dice: &mut Dice) -> Time {
    if dice.below(3) == 0 { Time::Every(60 + dice.below(2_000)) } else { time(dice) }
}

/// A random time.
pub fn time(dice: &mut Dice) -> Time {
    let low = 1 + dice.below(200);
    let middle = low + dice.below(300);
    let high = middle + 1 + dice.below(500);
    match dice.below(12) {
        0 => Time::Uniform(low, high),
        1 => Time::Pert(low, middle, high),
        2 => Time::Triangular(low, middle, high),
        3 => Time::Normal(middle, low),
        4 => Time::LogNormal(middle, low),
        5 => Time::Exponential(middle),
        6 => Time::Gamma(middle, low),
        7 => Time::Through(middle, high),
        8 => Time::Samples(vec![low, middle, high, low]),
        _ => Time::Fixed(middle),
    }
}
