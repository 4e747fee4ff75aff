//! Processes made up from bytes: every field, every distribution and unit, nasty texts. Fewer bytes, a smaller process, so
//! that proptest finds the smallest one that fails.

use num_rational::Ratio;
use std::sync::Arc;
use zaizao::model::words::Word;
use zaizao::model::*;
use zaizao::source::{At, Source};

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

    fn below(&mut self, sides: usize) -> usize {
        self.bytes.next().map_or(0, |byte| usize::from(*byte)) % sides
    }

    fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (self.below(3) == 1).then(|| make(self))
    }

    fn placed<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<At<T>> {
        self.maybe(make).map(At::nowhere)
    }

    fn some<T>(&mut self, most: usize, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.below(most + 1)).map(|_| make(self)).collect()
    }

    fn text(&mut self) -> Box<str> {
        match self.below(8) {
            0 => (0..self.below(12))
                .map(|_| ['a', ' ', '：', ':', '#', ',', '受', '\n', '"', '\'', '-', '0'][self.below(12)])
                .collect(),
            _ => TEXTS[self.below(TEXTS.len())].into(),
        }
    }

    fn id(&mut self) -> Id {
        let text = self.text().replace('/', "");
        // `true` is a truth value where a step might stand (`tacit`), and no id is called `<<`.
        if text.is_empty() || matches!(&*text, "true" | "<<") { "受理".into() } else { text.into() }
    }

    fn at_id(&mut self) -> At<Id> {
        At::nowhere(self.id())
    }

    fn name(&mut self) -> Name {
        match self.below(4) {
            0 | 1 => Name::One(self.text()),
            2 => Name::Both { zh: Some(self.text()), en: Some(self.text()) },
            _ => Name::Both { zh: None, en: Some(self.text()) },
        }
    }

    fn word<W: Word>(&mut self) -> W {
        W::ALL[self.below(W::ALL.len())].0
    }

    fn share(&mut self) -> f64 {
        // As the reader gets to it, from percentages with up to three decimals.
        let thousandths = (self.below(256) * 391 + self.below(256)) % 100_001;
        format!("{}", thousandths as f64 / 1000.0).parse::<f64>().unwrap() / 100.0
    }

    fn number(&mut self) -> f64 {
        [0.0, 1.0, 12000.0, 0.5, 33.3, 1234567.89, 0.001][self.below(7)]
    }

    fn whole(&mut self) -> u32 {
        [0, 1, 2, 7, 4_294_967_295][self.below(5)]
    }

    fn unit(&mut self) -> Unit {
        [Unit::Day, Unit::Second, Unit::Minute, Unit::Hour, Unit::CalendarDay, Unit::Week][self.below(6)]
    }

    fn amount(&mut self) -> Amount {
        let unit = self.unit();
        self.amount_in(unit)
    }

    fn amount_in(&mut self, unit: Unit) -> Amount {
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

    fn positive(&mut self, unit: Unit) -> Amount {
        Amount { value: Ratio::new(1 + self.below(200) as i64, [1, 2, 10][self.below(3)]), unit }
    }

    // Amounts that do not fall, all in one unit.
    fn rising(&mut self, count: usize) -> Vec<Amount> {
        let unit = self.unit();
        let mut value = Ratio::from_integer(self.below(5) as i64);
        let mut next = || {
            value += Ratio::new(self.below(20) as i64, 4);
            Amount { value, unit }
        };
        (0..count).map(|_| next()).collect()
    }

    fn duration(&mut self) -> Duration {
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
            4 => Distribution::LogNormal { mean: self.positive(unit), sd: self.positive(unit) },
            5 => Distribution::Gamma { mean: self.positive(unit), sd: self.positive(unit) },
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

    fn basis(&mut self) -> Basis {
        self.some(2, |dice| {
            let mandatory = dice.below(3) == 1;
            At::nowhere(Citation { law: dice.text(), article: dice.maybe(Dice::text), mandatory })
        })
    }

    fn target(&mut self) -> At<Target> {
        At::nowhere(if self.below(3) == 1 { Target::End(self.id()) } else { Target::Step(self.id()) })
    }

    fn next(&mut self) -> Next {
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

    fn branch(&mut self) -> At<Branch> {
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
    fn ids(&mut self, most: usize) -> Vec<At<Id>> {
        let mut ids = self.some(most, Dice::at_id);
        let mut seen = std::collections::HashSet::new();
        ids.retain(|id| seen.insert(id.value.clone()));
        ids
    }
}

/// A process that says anything that can be said.
pub fn process(dice: &mut Dice<'_>) -> Process {
    let mut process = Process::empty(Arc::new(Source::new("a.yaml", "")));
    process.schema = dice.placed(|_| "zaizao/v1".into());
    process.heading = Heading {
        id: dice.placed(Dice::id),
        name: dice.placed(Dice::name),
        variant: dice.placed(Dice::word),
        version: dice.maybe(Dice::text),
        owner: dice.maybe(Dice::text),
        summary: dice.maybe(Dice::name),
        source: dice.maybe(Dice::text),
    };
    process.based_on = dice.some(2, Dice::at_id);
    process.item = dice.placed(item);
    process.deadlines = deadlines(dice);
    process.applicant_to = dice.placed(Dice::id);
    process.case_owner = dice.placed(Dice::text);
    process.calendar = dice.placed(calendar);
    process.day = dice.placed(|dice| Amount::whole(1 + dice.below(20) as i64, Unit::Hour));
    process.departments = dice.ids(3).into_iter().map(|id| department(dice, id, true)).collect();
    process.materials = dice.ids(3).into_iter().map(|id| material(dice, id)).collect();
    let data = |id| DataItem { id, name: dice.maybe(Dice::name), owner: dice.placed(Dice::id) };
    process.data = Dice::new(&[7, 1, 9, 2]).ids(2).into_iter().map(data).collect();
    process.steps = dice.ids(4).into_iter().map(|id| step(dice, id)).collect();
    process.volume = dice.placed(|dice| Volume { per_year: dice.number() });
    process.start = dice.placed(Dice::id);
    process.burden = dice.placed(|dice| Burden {
        tariff: dice.placed(Dice::number),
        travel: dice.placed(Dice::amount),
        currency: dice.maybe(Dice::text),
    });
    process.provenance = dice.some(2, |dice| {
        At::nowhere(Provenance {
            file: dice.maybe(Dice::text),
            sha256: dice.maybe(|_| "0123456789abcdef".repeat(4).into()),
            extracted: dice.maybe(Dice::text),
            by: dice.maybe(Dice::text),
            note: dice.maybe(Dice::text),
        })
    });
    process
}

fn calendar(dice: &mut Dice<'_>) -> CalendarRef {
    ["cn", "five-day", "24x7", "calendars/2026.yaml"][dice.below(4)].into()
}

fn item(dice: &mut Dice<'_>) -> Item {
    Item {
        code: dice.placed(Dice::text),
        kind: dice.placed(Dice::text),
        case_type: dice.placed(Dice::word),
        tier: dice.placed(Dice::word),
        scope: dice.placed(Dice::text),
        online_depth: dice.placed(Dice::text),
        visits: dice.placed(Dice::whole),
        audience: dice.placed(Dice::text),
        basis: dice.basis(),
    }
}

fn deadlines(dice: &mut Dice<'_>) -> Vec<Deadline> {
    if dice.below(3) == 1 {
        // One clock without a name says something, or it would not be written.
        let mut clock = deadline(dice, None);
        clock.to.push(dice.at_id());
        return vec![clock];
    }
    let names = dice.ids(2);
    names.into_iter().map(|name| deadline(dice, Some(name))).collect()
}

fn deadline(dice: &mut Dice<'_>, name: Option<At<Id>>) -> Deadline {
    Deadline {
        name,
        from: dice.placed(Dice::id),
        to: dice.some(2, Dice::at_id),
        statutory: dice.placed(line),
        promised: dice.placed(line),
        actual: dice.placed(|dice| Actual {
            mean: dice.placed(Dice::amount),
            p50: dice.placed(Dice::amount),
            p90: dice.placed(Dice::amount),
            n: dice.placed(|dice| u64::from(dice.whole())),
            period: dice.maybe(Dice::text),
            source: dice.maybe(Dice::text),
        }),
    }
}

fn line(dice: &mut Dice<'_>) -> Line {
    Line {
        limit: At::nowhere(dice.amount()),
        extension: dice.placed(Dice::amount),
        met_by: dice.placed(Dice::share),
        basis: dice.basis(),
    }
}

fn department(dice: &mut Dice<'_>, id: At<Id>, with_offices: bool) -> Department {
    let offices = if with_offices { dice.ids(2) } else { Vec::new() };
    Department {
        id,
        name: dice.maybe(Dice::name),
        kind: dice.placed(Dice::word),
        tier: dice.placed(Dice::word),
        line: dice.maybe(Dice::text),
        region: dice.maybe(Dice::text),
        system: dice.maybe(Dice::text),
        offices: offices.into_iter().map(|id| department(dice, id, false)).collect(),
        staff: dice.some(2, |dice| {
            let count = dice.number();
            At::nowhere(Staff { role: dice.maybe(Dice::text), count, kind: dice.placed(Dice::word) })
        }),
        cost_per_hour: dice.placed(Dice::number),
        calendar: dice.placed(calendar),
    }
}

fn material(dice: &mut Dice<'_>, id: At<Id>) -> Material {
    Material {
        id,
        name: dice.maybe(Dice::name),
        issuer: dice.placed(|dice| match dice.below(3) {
            0 => dice.word::<words::Issuer>().key().into(),
            _ => dice.id(),
        }),
        form: dice.placed(Dice::word),
        copies: dice.placed(Dice::whole),
        need: dice.placed(Dice::word),
        main: dice.placed(|dice| dice.below(2) == 1),
        e_licence: dice.placed(|dice| dice.below(2) == 1),
        source: dice.placed(Dice::text),
        basis: dice.basis(),
        validity: dice.maybe(Dice::text),
        deferral: dice.placed(|dice| Deferral {
            until: dice.placed(Dice::id),
            within: dice.placed(Dice::amount),
            on_miss: dice.maybe(Dice::target),
        }),
        substitute: dice.placed(|dice| Substitute {
            by: At::nowhere(dice.word()),
            system: dice.maybe(Dice::text),
            basis: dice.basis(),
        }),
        replaces: dice.some(2, Dice::at_id),
    }
}

fn step(dice: &mut Dice<'_>, id: At<Id>) -> Step {
    let more = more(dice);
    Step {
        id,
        name: dice.maybe(Dice::name),
        by: dice.placed(Dice::id),
        kind: dice.placed(Dice::word),
        stage: dice.placed(Dice::text),
        channel: dice.placed(Dice::word),
        work: dice.placed(Dice::duration),
        wait: dice.some(2, |dice| At::nowhere(wait(dice))),
        elapsed: dice.placed(Dice::duration),
        visits: dice.placed(|dice| Visits { times: At::nowhere(dice.whole()), basis: dice.basis() }),
        collects: dice.placed(collects),
        asks: dice.placed(|dice| match dice.below(2) {
            0 => Asks::Count(dice.whole()),
            _ => Asks::Items(dice.some(2, Dice::at_id)),
        }),
        uses: dice.maybe(|dice| dice.some(2, Dice::at_id)),
        produces: dice.maybe(|dice| dice.some(2, Dice::at_id)),
        join: dice.placed(Dice::word),
        next: dice.next(),
        more: (more != StepMore::default()).then(|| Box::new(more)),
    }
}

fn wait(dice: &mut Dice<'_>) -> Wait {
    match dice.below(3) {
        0 => {
            let unit = dice.unit();
            Wait::Every { every: dice.positive(unit), cause: dice.placed(Dice::word) }
        }
        _ => Wait::Time { time: dice.duration(), cause: dice.placed(Dice::word) },
    }
}

fn collects(dice: &mut Dice<'_>) -> Collects {
    if dice.below(3) == 1 {
        return Collects::Count(dice.whole());
    }
    Collects::Items(dice.some(3, |dice| {
        let of = dice.at_id();
        let here = Here {
            form: dice.placed(Dice::word),
            copies: dice.placed(Dice::whole),
            need: dice.placed(Dice::word),
            basis: dice.basis(),
            p: dice.placed(Dice::share),
            when: dice.maybe(Dice::text),
        };
        At::nowhere(Collected { of, here: (here != Here::default()).then(|| Box::new(here)) })
    }))
}

fn more(dice: &mut Dice<'_>) -> StepMore {
    if dice.below(2) == 0 {
        return StepMore::default();
    }
    StepMore {
        with: dice.some(2, Dice::at_id),
        role: dice.placed(Dice::text),
        rank: dice.placed(|dice| 1 + dice.below(4) as u32),
        limit: dice.placed(Dice::amount),
        tacit: dice.placed(|dice| match dice.below(2) {
            0 => Tacit::GoesOn,
            _ => Tacit::To(dice.target().value),
        }),
        medium: dice.placed(Dice::word),
        checks: dice.some(2, |dice| At::nowhere(check(dice))),
        decides: dice.placed(Dice::text),
        discretion: dice.placed(Dice::word),
        pass: dice.placed(|dice| match dice.below(2) {
            0 => Pass::Share(dice.share()),
            _ => Pass::Counted { cases: 400, negative: dice.below(200) as u64 },
        }),
        fees: dice.maybe(|dice| dice.some(2, |dice| At::nowhere(fee(dice)))),
        basis: dice.basis(),
        must_follow: dice.some(2, |dice| At::nowhere(MustFollow { step: dice.at_id(), basis: dice.basis() })),
        paused: dice.placed(|dice| match dice.below(3) {
            0 => Paused::Yes,
            1 => Paused::No,
            _ => Paused::Because(dice.basis()),
        }),
        value: dice.placed(Dice::word),
        system: dice.placed(|dice| System { name: dice.text(), status: dice.placed(Dice::word) }),
        replaces: dice.some(2, Dice::at_id),
        measure: dice.placed(Dice::text),
        allow: dice.some(2, |dice| {
            At::nowhere(Allow {
                rule: At::nowhere(dice.text()),
                because: Some(dice.text()),
                until: dice.placed(|_| "2027-06-30".into()),
            })
        }),
    }
}

fn check(dice: &mut Dice<'_>) -> Check {
    Check {
        of: At::nowhere(dice.text()),
        criterion: dice.placed(|dice| match dice.below(3) {
            0 => Checked::Identity,
            1 => Checked::Authenticity,
            _ => Checked::Other(dice.text()),
        }),
        depth: dice.placed(Dice::word),
        method: dice.placed(Dice::word),
    }
}

fn fee(dice: &mut Dice<'_>) -> Fee {
    Fee {
        item: dice.maybe(Dice::text),
        amount: At::nowhere(dice.number()),
        quantity: dice.placed(Dice::number),
        payer: dice.placed(Dice::word),
        basis: dice.basis(),
    }
}
