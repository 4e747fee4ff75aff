//! Durations: an amount, a range, three points, or a distribution by name.

use super::amount::{self, Written, Wrong};
use super::reading::Reading;
use super::{expected, punctuation};
use crate::model::{Amount, Distribution, Duration, exact};
use crate::say;
use crate::source::At;
use crate::wording::Text;
use crate::yaml::fields::{DISTRIBUTION, MEAN_SD, QUANTILES};
use crate::yaml::tree::NodeId;
use num_rational::Ratio;

impl Reading<'_> {
    /// A duration.
    pub fn duration(&mut self, node: NodeId) -> Option<At<Duration>> {
        if self.is_mapping(node) {
            let distribution = if self.value_of(node, "p50").is_some() || self.value_of(node, "p90").is_some() {
                quantiles(self, node)
            } else {
                named(self, node)
            };
            return distribution.map(|distribution| self.at(node, Duration::Random(Box::new(distribution))));
        }
        let Some(text) = self.text(node) else {
            expected::tell(self, node);
            return None;
        };
        if text.contains("..") {
            return self.spread(node, text, "..", &["least", "greatest"]);
        }
        if text.contains(['/', '／']) {
            return self.spread(node, text, "/", &["least", "likeliest", "greatest"]);
        }
        match amount::parse(text) {
            Ok(written) => {
                self.notice_day(node, written);
                Some(self.at(node, Duration::Fixed(written.amount)))
            }
            Err(wrong) => {
                self.no_duration(node, text, &wrong);
                None
            }
        }
    }

    // `1d..5d` and `1d/2d/5d`
    fn spread(&mut self, node: NodeId, text: &str, sign: &str, points: &[&str]) -> Option<At<Duration>> {
        let text = text.replace('／', "/");
        let parts: Vec<&str> = text.split(sign).collect();
        let amounts: Vec<Result<Written, Wrong>> = parts.iter().map(|part| amount::parse(part)).collect();
        if parts.len() != points.len() {
            let message = say!(key = self.field_key(), text = &text; zh: "`{key}` 的时间“{text}”无法读取", en: "the time \"{text}\" of `{key}` cannot be read");
            let help = say!(zh: "范围写成 1d..5d（最少..最多）或 1d/2d/5d（最少/最可能/最多）", en: "write a range as 1d..5d (least..greatest) or 1d/2d/5d (least/most likely/greatest)");
            self.tell(self.error("bad-value", self.handle(node), message).helped(help));
            return None;
        }
        if let Some(with_units) = with_the_last_unit(&parts, sign) {
            let message = say!(key = self.field_key(), text = &text; zh: "`{key}` 的时间“{text}”有的没有单位", en: "not every time in \"{text}\" of `{key}` has a unit");
            let help = say!(range = &with_units; zh: "写成 {range}", en: "write {range}");
            self.tell(self.error("bad-value", self.handle(node), message).helped(help));
            return None;
        }
        let mut read = Vec::with_capacity(amounts.len());
        for (part, written) in parts.iter().zip(amounts) {
            match written {
                Ok(written) => {
                    self.notice_day(node, written);
                    read.push(written.amount);
                }
                Err(wrong) => {
                    self.no_amount(node, part.trim(), &wrong);
                    return None;
                }
            }
        }
        let distribution = match read[..] {
            [least, greatest] => Distribution::Uniform { least, greatest },
            [least, likeliest, greatest] => Distribution::Pert { least, likeliest, greatest },
            _ => return None,
        };
        self.ascending(node, &read)?;
        Some(self.at(node, Duration::Random(Box::new(distribution))))
    }

    // `1d-5d`, `1~5d`, `１～３天` and the like are ranges in all but notation.
    fn no_duration(&mut self, node: NodeId, text: &str, wrong: &Wrong) {
        let range = text.split_once(['-', '~', '～', '—', '–', '至', '到']).and_then(|(least, greatest)| {
            let with_unit = with_unit(least, greatest);
            Some(format!("{}..{}", amount::spelled(&with_unit)?, amount::spelled(greatest)?))
        });
        let Some(range) = range else { return self.no_amount(node, text, wrong) };
        if punctuation::tell_any(self, node) {
            return;
        }
        let message = say!(key = self.field_key(), text = text; zh: "`{key}` 的时间“{text}”无法读取", en: "the time \"{text}\" of `{key}` cannot be read");
        let help = say!(range = &range; zh: "范围写成 {range}", en: "write the range as {range}");
        self.tell(self.error("bad-value", self.handle(node), message).helped(help));
    }

    // Tells when amounts do not go up, and when they are all the same.
    fn ascending(&mut self, node: NodeId, amounts: &[Amount]) -> Option<()> {
        let seconds: Vec<Ratio<i64>> = amounts.iter().map(|amount| self.base.seconds(*amount)).collect();
        if seconds.is_sorted() {
            return Some(());
        }
        let message = say!(key = self.field_key(); zh: "`{key}` 的时间没有从小到大写", en: "the times of `{key}` do not go from least to greatest");
        let help = say!(zh: "顺序是最少、（最可能、）最多", en: "the order is least, (most likely,) greatest");
        self.tell(self.error("bad-value", self.handle(node), message).helped(help));
        None
    }

    // Tells of an amount that must not be zero.
    fn above_zero(&mut self, amount: At<Amount>) -> Option<Amount> {
        if *amount.value.value.numer() > 0 {
            return Some(amount.value);
        }
        let message = say!(key = self.field_key(); zh: "`{key}` 要大于 0", en: "`{key}` must be above 0");
        let help = say!(zh: "每次都一样的时间直接写，如 2d", en: "a time that is always the same is written plainly, such as 2d");
        self.tell(self.error("bad-value", amount.span, message).helped(help));
        None
    }
}

// `1..5d` with the unit that only its end has.
fn with_the_last_unit(parts: &[&str], sign: &str) -> Option<String> {
    let last = *parts.last()?;
    let lacks = |part: &&str| matches!(amount::parse(part), Err(Wrong::NoUnit(_)));
    if amount::parse(last).is_err() || !parts.iter().any(lacks) {
        return None;
    }
    let spelled: Option<Vec<String>> = parts.iter().map(|part| amount::spelled(&with_unit(part, last))).collect();
    Some(spelled?.join(sign))
}

// The amount, with the unit of another where it has none: the `1` of `1..5d` is `1d`.
fn with_unit(amount: &str, other: &str) -> String {
    let amount = amount.trim();
    let lacks = matches!(amount::parse(amount), Err(Wrong::NoUnit(_)));
    if lacks { format!("{amount}{}", unit_of(other)) } else { amount.to_owned() }
}

fn unit_of(amount: &str) -> &str {
    let digit =
        |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c) || matches!(c, '.' | '．') || c.is_whitespace();
    amount.trim().trim_start_matches(digit)
}

fn named(r: &mut Reading<'_>, node: NodeId) -> Option<Distribution> {
    let mut distribution = None;
    r.fields(node, &DISTRIBUTION, |r, key, value| {
        distribution = match key {
            "uniform" => points(r, value, 2),
            "triangular" => points(r, value, 3),
            "normal" => mean_sd(r, value).map(|(mean, sd)| Distribution::Normal { mean, sd }),
            "lognormal" => tailed(r, value).map(|(mean, sd)| Distribution::LogNormal { mean, sd }),
            "gamma" => tailed(r, value).map(|(mean, sd)| Distribution::Gamma { mean, sd }),
            "exponential" => {
                r.amount(value).and_then(|mean| r.above_zero(mean)).map(|mean| Distribution::Exponential { mean })
            }
            "samples" => samples(r, value),
            _ => None,
        };
    });
    distribution
}

fn amounts(r: &mut Reading<'_>, node: NodeId) -> Option<Vec<Amount>> {
    if !r.is_sequence(node) {
        expected::tell(r, node);
        return None;
    }
    let tree = r.tree;
    let mut amounts = Vec::new();
    let mut all = true;
    for item in tree.children(node) {
        match r.amount(item) {
            Some(amount) => amounts.push(amount.value),
            None => all = false,
        }
    }
    all.then_some(amounts)
}

fn points(r: &mut Reading<'_>, node: NodeId, wanted: usize) -> Option<Distribution> {
    let points = amounts(r, node)?;
    let distribution = match points[..] {
        [least, greatest] if wanted == 2 => Distribution::Uniform { least, greatest },
        [least, likeliest, greatest] if wanted == 3 => Distribution::Triangular { least, likeliest, greatest },
        _ => {
            let message = say!(key = r.field_key(), wanted = wanted; zh: "`{key}` 要写 {wanted} 个时间", en: "`{key}` takes {wanted} times");
            let example = r.field.map_or("", |field| field.example);
            let help = say!(key = r.field_key(), example = example; zh: "例如 `{key}: {example}`", en: "for example `{key}: {example}`");
            r.tell(r.error("bad-value", r.handle(node), message).helped(help));
            return None;
        }
    };
    r.ascending(node, &points)?;
    Some(distribution)
}

fn samples(r: &mut Reading<'_>, node: NodeId) -> Option<Distribution> {
    let samples = amounts(r, node)?;
    if samples.is_empty() {
        let message = say!(zh: "`samples` 里没有样本", en: "`samples` has no sample");
        r.tell(
            r.error("bad-value", r.handle(node), message)
                .helped(say!(zh: "至少写一个时间", en: "write at least one time")),
        );
        return None;
    }
    Some(Distribution::Samples(samples))
}

fn mean_sd(r: &mut Reading<'_>, node: NodeId) -> Option<(Amount, Amount)> {
    let (mut mean, mut sd) = (None, None);
    r.fields(node, &MEAN_SD, |r, key, value| match key {
        "mean" => mean = r.amount(value).and_then(|mean| r.above_zero(mean)),
        "sd" => sd = r.amount(value).and_then(|sd| r.above_zero(sd)),
        _ => {}
    });
    mean.zip(sd)
}

// Of a distribution that has a long tail.
fn tailed(r: &mut Reading<'_>, node: NodeId) -> Option<(Amount, Amount)> {
    let (mean, sd) = mean_sd(r, node)?;
    if r.base.seconds(sd) <= exact::times(r.base.seconds(mean), Ratio::from_integer(MOST_SPREAD)) {
        return Some((mean, sd));
    }
    too_wide(
        r,
        node,
        say!(n = MOST_SPREAD; zh: "`sd` 不得超过 `mean` 的 {n} 倍", en: "`sd` must not be above {n} times the `mean`"),
    );
    None
}

/// A standard deviation of so many means, or a P90 of as many medians: beyond, the mean rests on cases that nobody will see.
const MOST_SPREAD: i64 = 1000;

fn too_wide(r: &mut Reading<'_>, node: NodeId, message: Text) {
    let help = say!(zh: "请核对两个数的单位", en: "check the units of the two");
    r.tell(r.error("bad-value", r.handle(node), message).helped(help));
}

fn quantiles(r: &mut Reading<'_>, node: NodeId) -> Option<Distribution> {
    let (mut p50, mut p90) = (None, None);
    r.fields(node, &QUANTILES, |r, key, value| match key {
        "p50" => p50 = r.amount(value).and_then(|p50| r.above_zero(p50)),
        "p90" => p90 = r.amount(value),
        _ => {}
    });
    let (p50, p90) = p50.zip(p90)?;
    if r.base.seconds(p90.value) > exact::times(r.base.seconds(p50), Ratio::from_integer(MOST_SPREAD)) {
        too_wide(
            r,
            node,
            say!(n = MOST_SPREAD; zh: "`p90` 不得超过 `p50` 的 {n} 倍", en: "`p90` must not be above {n} times the `p50`"),
        );
        return None;
    }
    if r.base.seconds(p90.value) > r.base.seconds(p50) {
        return Some(Distribution::Quantiles { p50, p90: p90.value });
    }
    let message = say!(zh: "`p90` 要大于 `p50`", en: "`p90` must be above `p50`");
    let help = say!(zh: "请检查两个数是否写反", en: "check whether the two are swapped");
    r.tell(r.error("bad-value", p90.span, message).helped(help));
    None
}
