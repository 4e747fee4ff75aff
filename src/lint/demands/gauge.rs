//! What a policy may limit: figures by their id, and what they were cut by.

use super::{Before, Bench, Side};
use crate::analysis::figures::{self, Entry, Unit, Value, Wish};
use crate::finding::Finding;
use crate::model::{Bound, Policy, TimeBase};
use crate::say;
use crate::source::At;
use crate::wording::Text;

/// A figure, or what it was cut by.
#[derive(Debug, Clone, Copy)]
pub struct Gauge<'i> {
    /// The id as written.
    pub written: &'i str,
    /// The id of the figure.
    pub figure: &'i str,
    /// Its row in the catalogue.
    pub entry: &'static Entry,
    /// What of it is limited.
    pub aspect: Aspect,
}

/// What of a figure is limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aspect {
    /// The figure.
    Value,
    /// before − after
    Cut,
    /// (before − after) / before
    Rate,
}

impl<'i> Gauge<'i> {
    /// What an id stands for. `outcome.x.rate` is the rate of `outcome.x`, not an outcome called `x.rate`.
    pub fn read(written: &'i str) -> Option<Gauge<'i>> {
        let of = |figure: &'i str, aspect: Aspect| known(figure).map(|entry| Gauge { written, figure, entry, aspect });
        let compared = [(".cut", Aspect::Cut), (".rate", Aspect::Rate)];
        let compared = compared.into_iter().find_map(|(end, aspect)| of(written.strip_suffix(end)?, aspect));
        compared.or_else(|| of(written, Aspect::Value))
    }

    /// What its number counts.
    pub fn unit(&self) -> Unit {
        if self.aspect == Aspect::Rate { Unit::Share } else { self.entry.unit }
    }

    /// What it is called, with its id.
    pub fn called(&self) -> Text {
        let (name, id) = (&self.entry.name, self.written);
        match self.aspect {
            Aspect::Value => called(name, id),
            Aspect::Cut => say!(name = name, id = id; zh: "{name}的压减量（{id}）", en: "the cut of {name} ({id})"),
            Aspect::Rate => {
                say!(name = name, id = id; zh: "{name}的压减率（{id}）", en: "the rate of the cut of {name} ({id})")
            }
        }
    }

    /// Its number; `None` where a comparison is meant and there is none.
    pub fn value(&self, bench: &Bench<'_>) -> Option<Value> {
        let now = bench.now.value(self.figure);
        match self.aspect {
            Aspect::Value => Some(now),
            Aspect::Cut | Aspect::Rate => bench.cut_from.map(|before| self.compared(before, now)),
        }
    }

    fn compared(&self, before: Before<'_>, now: Value) -> Value {
        let (Some(old), Some(new)) = (before.side.value(self.figure).number(), now.number()) else {
            return Value::NotStated;
        };
        match self.aspect {
            Aspect::Rate if old == 0.0 => Value::NotStated,
            Aspect::Rate => Value::Stated((old - new) / old),
            _ => Value::Stated(old - new),
        }
    }

    /// A bound in the unit of the gauge; `None` where it is of another kind.
    pub fn bound(&self, bound: Bound, base: &TimeBase) -> Option<f64> {
        Some(match (self.unit(), bound) {
            (Unit::Share, Bound::Share(share)) => share,
            (Unit::Share, Bound::Number(number)) if number <= 1.0 => number,
            (Unit::Time, Bound::Number(0.0)) => 0.0,
            (Unit::Time, Bound::Time(amount)) => crate::analysis::time::number(base.seconds(amount)),
            (Unit::Minutes, Bound::Time(amount)) => crate::analysis::time::number(base.seconds(amount)) / 60.0,
            (Unit::Count | Unit::Minutes | Unit::Money | Unit::MoneyPerYear, Bound::Number(number)) => number,
            _ => return None,
        })
    }
}

impl Side<'_> {
    /// A bound of a policy in this process's time.
    pub fn bound(&self, gauge: &Gauge<'_>, bound: Bound) -> Option<f64> {
        gauge.bound(bound, &self.names.process.time_base())
    }
}

/// A figure by its name and id, which in English may be the same.
pub fn called(name: &Text, id: &str) -> Text {
    let en = if name.en == id { id.to_owned() } else { format!("{} ({id})", name.en) };
    Text::new(format!("{}（{id}）", name.zh), en)
}

/// What is wrong with the figures that a policy names, and with the units of its limits.
pub fn mistakes(policy: &Policy) -> Vec<Finding> {
    let limits = policy.limits.iter().flat_map(|limit| {
        let Some(gauge) = Gauge::read(&limit.figure.value) else {
            return vec![unknown(policy, &limit.figure.value, limit.figure.span)];
        };
        let bounds = [&limit.min, &limit.max].into_iter().flatten();
        bounds.filter_map(|bound| wrong_unit(policy, &gauge, bound)).collect()
    });
    let gates = policy.no_worse_than.iter().flat_map(|wanted| &wanted.value.figures);
    let gates = gates.filter_map(|figure| match known(&figure.value) {
        None => Some(unknown(policy, &figure.value, figure.span)),
        Some(_) => {
            let message = gate_mistake(&figure.value)?;
            Some(Finding::error("bad-value", policy.place(figure.span), message))
        }
    });
    limits.chain(gates).collect()
}

// A figure of one process. What a comparison says of a year follows from its figure and the cases of a year, and is not limited by itself.
fn known(id: &str) -> Option<&'static Entry> {
    figures::find(id).filter(|entry| entry.unit != Unit::AsNamed)
}

/// Why a figure cannot be a gate; `None` where it can.
pub fn gate_mistake(id: &str) -> Option<Text> {
    let Some(entry) = known(id) else {
        return Some(match nearest(id) {
            Some(near) => {
                say!(id = id, near = near; zh: "没有指标“{id}”；是否想写“{near}”？", en: "there is no figure {id}; did you mean {near}?")
            }
            None => {
                say!(id = id; zh: "没有指标“{id}”；zaizao explain 列出全部指标", en: "there is no figure {id}; zaizao explain lists them all")
            }
        });
    };
    if id.starts_with("findings.") {
        return Some(
            say!(id = id; zh: "“{id}”不能与旧版比较，只能写限值", en: "{id} is not compared with an earlier version; it can only be limited"),
        );
    }
    (entry.wish == Wish::Neither).then(|| {
        say!(id = id; zh: "“{id}”本身不分好坏，不能要求“不变差”", en: "{id} says nothing by itself, so it cannot get worse")
    })
}

fn unknown(policy: &Policy, id: &str, span: crate::source::Span) -> Finding {
    let message = say!(id = id; zh: "没有指标“{id}”", en: "there is no figure {id}");
    let help = match nearest(id) {
        Some(near) => say!(near = near; zh: "是不是 {near}？", en: "did you mean {near}?"),
        None => say!(zh: "`zaizao explain` 列出全部指标", en: "`zaizao explain` lists every figure"),
    };
    let mut finding = Finding::error("unknown-reference", policy.place(span), message).helped(help);
    finding.discriminator = id.to_owned();
    finding
}

fn nearest(id: &str) -> Option<&'static str> {
    let likeness = figures::ALL.iter().map(|entry| (strsim::normalized_damerau_levenshtein(id, entry.id), entry.id));
    let best = likeness.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 >= 0.5).then_some(best.1)
}

fn wrong_unit(policy: &Policy, gauge: &Gauge<'_>, bound: &At<Bound>) -> Option<Finding> {
    if gauge.bound(bound.value, &TimeBase::default()).is_some() {
        return None;
    }
    let what = gauge.called();
    let message = say!(what = what; zh: "{what}的限值单位不对", en: "the limit of {what} is not in its unit");
    let help = match gauge.unit() {
        Unit::Time => say!(zh: "写时间，如 1d、4h", en: "write a time, such as 1d or 4h"),
        Unit::Share => say!(zh: "写百分比，如 50%", en: "write a percentage, such as 50%"),
        Unit::Minutes => {
            say!(zh: "写分钟数，如 90，或时间，如 90min", en: "write minutes, such as 90, or a time, such as 90min")
        }
        Unit::Count | Unit::Money | Unit::MoneyPerYear | Unit::AsNamed => {
            say!(zh: "写数字，如 1", en: "write a number, such as 1")
        }
    };
    let mut finding = Finding::error("bad-value", policy.place(bound.span), message).helped(help);
    finding.discriminator = gauge.written.to_owned();
    Some(finding)
}
