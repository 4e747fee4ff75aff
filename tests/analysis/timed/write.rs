//! Blocks as a file.

use super::{Block, Loop, Step, Tacit, Time};
use std::fmt::Write;

/// The file of blocks one after the other. Every time is `factor` times as long, ids begin with `prefix`; `more` stands before the steps.
pub fn text(blocks: &[Block], prefix: &str, factor: u64, more: &str) -> String {
    let mut writer = Writer { prefix, factor, out: String::new(), next: 0 };
    let first = writer.sequence(blocks, "{ end: done }");
    let start = writer.route(&first);
    format!("process: timed\nstart: {start}\ndepartments: [d]\n{more}\nsteps:\n{}", writer.out)
}

struct Writer<'p> {
    prefix: &'p str,
    factor: u64,
    out: String,
    next: usize,
}

impl Writer<'_> {
    fn sequence(&mut self, blocks: &[Block], next: &str) -> String {
        blocks.iter().rev().fold(next.to_owned(), |next, block| self.block(block, &next))
    }

    // Where the block begins.
    fn block(&mut self, block: &Block, next: &str) -> String {
        match block {
            Block::Step(step) => self.step(step, next),
            Block::Seq(blocks) => self.sequence(blocks, next),
            Block::One(branches) => {
                let meet = self.route(next);
                let ways = branches.iter().map(|(tenths, block)| {
                    let to = self.block(block, &meet);
                    format!("{{ to: {to}, p: {tenths}0% }}")
                });
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
            Block::Loop(rounds) => self.rounds(rounds, next),
            Block::Reject(tenths) => {
                let next = self.route(next);
                self.route(&format!("{{ one: [ {{ end: rejected, p: {tenths}0% }}, {{ to: {next} }} ] }}"))
            }
        }
    }

    fn rounds(&mut self, rounds: &Loop, next: &str) -> String {
        let (head, decision, next) = (self.id(), self.id(), self.route(next));
        let back = self.block(&rounds.back, &head);
        let then = rounds.then.as_ref().map(|then| self.block(then, &next));
        let max = rounds.max.map_or(String::new(), |max| format!(", max: {max}"));
        let then = then.map_or(String::new(), |then| format!(", then: {then}"));
        let tenths = rounds.tenths;
        let ways = format!("{{ to: {back}, p: {tenths}0%{max}{then} }}, {{ to: {next} }}");
        writeln!(self.out, "  {decision}: {{ next: {{ one: [ {ways} ] }} }}").unwrap();
        let body = self.block(&rounds.body, &decision);
        writeln!(self.out, "  {head}: {{ next: {body} }}").unwrap();
        head
    }

    fn step(&mut self, step: &Step, next: &str) -> String {
        let id = format!("{}t{}", self.prefix, step.at);
        let (mut line, mut next) = (format!("  {id}: {{ by: d"), next.to_owned());
        let waits: Vec<String> = step.waits.iter().map(|wait| self.wait(wait)).collect();
        if !waits.is_empty() {
            write!(line, ", wait: [{}]", waits.join(", ")).unwrap();
        }
        for (key, time) in [("work", &step.work), ("elapsed", &step.elapsed)] {
            if let Some(time) = time {
                write!(line, ", {key}: {}", self.time(time)).unwrap();
            }
        }
        match &step.tacit {
            None => {}
            Some(Tacit::GoesOn(limit)) => write!(line, ", limit: {}, tacit: true", self.minutes(*limit)).unwrap(),
            Some(Tacit::Elsewhere(limit, block)) => {
                next = self.route(&next);
                let other = self.block(block, &next);
                write!(line, ", limit: {}, tacit: {other}", self.minutes(*limit)).unwrap();
            }
        }
        if step.paused {
            line.push_str(", paused: true");
        }
        writeln!(self.out, "{line}, next: {next} }}").unwrap();
        id
    }

    fn wait(&self, wait: &Time) -> String {
        match wait {
            Time::Every(period) => format!("{{ every: {}, cause: meeting }}", self.minutes(*period)),
            other => format!("{{ time: {}, cause: queue }}", self.time(other)),
        }
    }

    fn minutes(&self, minutes: u64) -> String {
        format!("{}min", minutes * self.factor)
    }

    fn time(&self, time: &Time) -> String {
        let m = |minutes: &u64| self.minutes(*minutes);
        match time {
            Time::Fixed(minutes) => m(minutes),
            Time::Uniform(low, high) => format!("{}..{}", m(low), m(high)),
            Time::Pert(low, middle, high) => format!("{}/{}/{}", m(low), m(middle), m(high)),
            Time::Triangular(low, middle, high) => {
                format!("{{ triangular: [{}, {}, {}] }}", m(low), m(middle), m(high))
            }
            Time::Normal(mean, sd) => format!("{{ normal: {{ mean: {}, sd: {} }} }}", m(mean), m(sd)),
            Time::LogNormal(mean, sd) => format!("{{ lognormal: {{ mean: {}, sd: {} }} }}", m(mean), m(sd)),
            Time::Gamma(mean, sd) => format!("{{ gamma: {{ mean: {}, sd: {} }} }}", m(mean), m(sd)),
            Time::Exponential(mean) => format!("{{ exponential: {} }}", m(mean)),
            Time::Through(p50, p90) => format!("{{ p50: {}, p90: {} }}", m(p50), m(p90)),
            Time::Samples(samples) => {
                format!("{{ samples: [{}] }}", samples.iter().map(m).collect::<Vec<_>>().join(", "))
            }
            Time::Every(_) => unreachable!("only waits happen every so often"),
        }
    }

    fn id(&mut self) -> String {
        self.next += 1;
        format!("{}r{}", self.prefix, self.next)
    }

    fn route(&mut self, next: &str) -> String {
        let id = self.id();
        writeln!(self.out, "  {id}: {{ next: {next} }}").unwrap();
        id
    }
}
