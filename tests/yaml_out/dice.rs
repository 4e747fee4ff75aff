//! Choices made from bytes, and the values that fields are made of. Fewer bytes make a smaller value, so that proptest finds
//! the smallest one that fails.

use num_rational::Ratio;
use zaizao::model::words::Word;
use zaizao::model::*;
use zaizao::source::At;

/// Where choices come from; once the bytes are used up every choice is the first.
pub struct Dice<'b> {
    bytes: std::slice::Iter<'b, u8>,
}

const TEXTS: &[&str] = &[
    "受理",
    "a",
    "no",
    "yes",
    "null",
    "~",
    "true",
    "12",
    "12:30",
    "1.10",
    "01",
    "0x1F",
    "1e3",
    "2027-06-30",
    "<<",
    "",
    " lead",
    "trail ",
    "it's",
    "say \"x\"",
    "a: b",
    "a:",
    "a:b",
    "a #b",
    "#a",
    "- a",
    "-a",
    "[a]",
    "{a: b}",
    "a, b",
    "a]b",
    "&a",
    "*a",
    "!a",
    "|",
    ">",
    "%a",
    "@a",
    "`a`",
    "?",
    ":",
    "-",
    "---",
    "...",
    "...x",
    "one\ntwo",
    "one\n\n  two\n",
    " one\ntwo\n\n",
    "\n",
    "a\n \nb",
    "a\tb",
    "\ta",
    "\\",
    "国办发〔2018〕32号",
    "国办发[2018]32号",
    "身份证，户口簿",
    "甲：乙",
    "“引号”",
    "全角　空格",
    "　",
    "｛｝",
    "😀 emoji",
    "\u{7}bell",
    "\u{feff}bom",
    "\u{85}nel",
    "\u{a0}nbsp",
    "\u{2028}line",
    "\u{fffe}",
    "a\r\nb",
    "很长的说明很长的说明很长的说明很长的说明很长的说明很长的说明很长的说明很长的说明很长的说明很长的说明",
    "end",
    "by",
    "name",
    "zh",
    "applicant",
    "20%",
    "3d",
];

impl<'b> Dice<'b> {
    pub fn new(bytes: &'b [u8]) -> Dice<'b> {
        Dice { bytes: bytes.iter() }
    }

    pub fn below(&mut self, sides: usize) -> usize {
        self.bytes.next().map_or(0, |byte| usize::from(*byte)) % sides
    }

    pub fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (self.below(3) == 1).then(|| make(self))
    }

    pub fn placed<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<At<T>> {
        self.maybe(make).map(At::nowhere)
    }

    pub fn some<T>(&mut self, most: usize, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.below(most + 1)).map(|_| make(self)).collect()
    }

    pub fn text(&mut self) -> Box<str> {
        match self.below(8) {
            0 => (0..self.below(12))
                .map(|_| ['a', ' ', '：', ':', '#', ',', '受', '\n', '"', '\'', '-', '0'][self.below(12)])
                .collect(),
            _ => TEXTS[self.below(TEXTS.len())].into(),
        }
    }

    pub fn id(&mut self) -> Id {
        let text = self.text().replace('/', "");
        // `true` is a truth value where a step might stand (`tacit`), and no id is called `<<`.
        if text.is_empty() || matches!(&*text, "true" | "<<") { "受理".into() } else { text.into() }
    }

    pub fn at_id(&mut self) -> At<Id> {
        At::nowhere(self.id())
    }

    pub fn name(&mut self) -> Name {
        match self.below(4) {
            0 | 1 => Name::One(self.text()),
            2 => Name::Both { zh: Some(self.text()), en: Some(self.text()) },
            _ => Name::Both { zh: None, en: Some(self.text()) },
        }
    }

    pub fn word<W: Word>(&mut self) -> W {
        W::ALL[self.below(W::ALL.len())].0
    }

    pub fn share(&mut self) -> f64 {
        // As the reader gets to it, from percentages with up to three decimals.
        let thousandths = (self.below(256) * 391 + self.below(256)) % 100_001;
        format!("{}", thousandths as f64 / 1000.0).parse::<f64>().unwrap() / 100.0
    }

    pub fn number(&mut self) -> f64 {
        [0.0, 1.0, 12000.0, 0.5, 33.3, 1234567.89, 0.001][self.below(7)]
    }

    pub fn whole(&mut self) -> u32 {
        [0, 1, 2, 7, 4_294_967_295][self.below(5)]
    }

    pub fn unit(&mut self) -> Unit {
        [Unit::Day, Unit::Second, Unit::Minute, Unit::Hour, Unit::CalendarDay, Unit::Week][self.below(6)]
    }

    pub fn amount(&mut self) -> Amount {
        let unit = self.unit();
        self.amount_in(unit)
    }

    pub fn amount_in(&mut self, unit: Unit) -> Amount {
        let value = match self.below(6) {
            0 => Ratio::from_integer(1 + self.below(200) as i64),
            1 => Ratio::new(1 + self.below(99) as i64, 2),
            2 => Ratio::new(self.below(255) as i64 + 1, 1000),
            3 => Ratio::new(1_234_567, 1_000_000),
            4 => Ratio::ZERO,
            _ => return if self.below(2) == 0 { Amount::ZERO } else { Amount::whole(3, Unit::Day) },
        };
        Amount { value, unit }
    }

    pub fn positive(&mut self, unit: Unit) -> Amount {
        Amount { value: Ratio::new(1 + self.below(200) as i64, [1, 2, 10][self.below(3)]), unit }
    }

    // Amounts that do not fall, all in one unit.
    pub fn rising(&mut self, count: usize) -> Vec<Amount> {
        let unit = self.unit();
        let mut value = Ratio::from_integer(self.below(5) as i64);
        let mut next = || {
            value += Ratio::new(self.below(20) as i64, 4);
            Amount { value, unit }
        };
        (0..count).map(|_| next()).collect()
    }

    pub fn duration(&mut self) -> Duration {
        let unit = self.unit();
        let distribution = match self.below(12) {
            0 => {
                let points = self.rising(2);
                Distribution::Uniform { least: points[0], greatest: points[1] }
            }
            1 => {
                let points = self.rising(3);
                Distribution::Pert { least: points[0], likeliest: points[1], greatest: points[2] }
            }
            2 => {
                let points = self.rising(3);
                Distribution::Triangular { least: points[0], likeliest: points[1], greatest: points[2] }
            }
            3 => Distribution::Normal { mean: self.positive(unit), sd: self.positive(unit) },
            // A deviation of a thousand means is refused.
            4 => {
                let mean = self.positive(unit);
                Distribution::LogNormal { mean, sd: Amount { value: mean.value / 2, unit } }
            }
            5 => {
                let mean = self.positive(unit);
                Distribution::Gamma { mean, sd: Amount { value: mean.value / 2, unit } }
            }
            6 => Distribution::Exponential { mean: self.positive(unit) },
            7 => {
                let p50 = self.positive(unit);
                Distribution::Quantiles { p50, p90: Amount { value: p50.value * 3, unit } }
            }
            8 => {
                let mut samples = self.some(4, Dice::amount);
                samples.push(self.amount());
                Distribution::Samples(samples)
            }
            _ => return Duration::Fixed(self.amount()),
        };
        Duration::Random(Box::new(distribution))
    }

    pub fn basis(&mut self) -> Basis {
        self.some(2, |dice| {
            let mandatory = dice.below(3) == 1;
            At::nowhere(Citation { law: dice.text(), article: dice.maybe(Dice::text), mandatory })
        })
    }

    pub fn target(&mut self) -> At<Target> {
        At::nowhere(if self.below(3) == 1 { Target::End(self.id()) } else { Target::Step(self.id()) })
    }

    pub fn next(&mut self) -> Next {
        let kind = match self.below(4) {
            0 => return Next::End,
            1 => return Next::Plain(self.target()),
            2 => Split::One,
            _ => Split::All,
        };
        let mut branches = self.some(3, Dice::branch);
        branches.push(self.branch());
        Next::Split { kind, branches }
    }

    pub fn branch(&mut self) -> At<Branch> {
        let max = self.placed(|dice| 1 + dice.below(9) as u32);
        At::nowhere(Branch {
            target: self.target(),
            p: self.placed(Dice::share),
            when: self.maybe(Dice::text),
            cause: self.placed(Dice::word),
            cancel: self.below(4) == 1,
            then: if max.is_some() { self.maybe(Dice::target) } else { None },
            max,
            feedback: self.below(4) == 1,
        })
    }

    // Ids that differ.
    pub fn ids(&mut self, most: usize) -> Vec<At<Id>> {
        let mut ids = self.some(most, Dice::at_id);
        let mut seen = std::collections::HashSet::new();
        ids.retain(|id| seen.insert(id.value.clone()));
        ids
    }
}
