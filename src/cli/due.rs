use super::arguments::Due;
use super::counting::{self, Ground};
use super::output::{Printer, Trouble};
use super::status::Status;
use crate::calendar::{self, Limit, LimitDays};
use crate::model::Unit;
use crate::report::due::{self as report, Asked};
use crate::say;
use crate::wording::Text;
use crate::yaml::spelled;

/// Says when a limit ends.
pub fn run(wanted: &Due, printer: &Printer) -> anyhow::Result<Status> {
    let asked = asked(wanted)?;
    let mut ground = Ground::of(&wanted.counting)?;
    if let Some(status) = ground.obstacle("due", &wanted.counting, printer)? {
        return Ok(status);
    }
    let whole = Limit { days: asked.limit.days + asked.extension.unwrap_or(0), of: asked.limit.of };
    let due = calendar::due(&ground.terms(), asked.start, whole)
        .map_err(|trouble| counting::trouble(trouble, &wanted.counting, &ground.calendar))?;
    printer.report(&report::due(ground.basis(&wanted.counting), &asked, &due), wanted.counting.format)?;
    Ok(Status::Clean)
}

fn asked(wanted: &Due) -> anyhow::Result<Asked> {
    let start = counting::day(&wanted.start)?;
    let (limit, remark) = limit(&wanted.limit)?;
    let extension = wanted.extend.as_deref().map(self::limit).transpose()?;
    if let Some((more, _)) = &extension
        && more.of != limit.of
    {
        anyhow::bail!(Trouble::new(say!(limit = wanted.limit, more = wanted.extend.clone().unwrap_or_default();
            zh: "时限“{limit}”和延长“{more}”一个按工作日、一个按自然日；请用同一种", en: "the limit {limit} and the extension {more} count different days; use the same for both")));
    }
    let remarks = remark.into_iter().chain(extension.as_ref().and_then(|(_, remark)| remark.clone())).collect();
    Ok(Asked { start, limit, extension: extension.map(|(more, _)| more.days), remarks })
}

/// A limit in whole days, and what is to be said of how it was read.
fn limit(text: &str) -> anyhow::Result<(Limit, Option<Text>)> {
    let spelled = spelled::amount(text).map_err(|wrong| counting::told(&wrong))?;
    let (days, of) = match spelled.amount.unit {
        Unit::Day => (spelled.amount.value, LimitDays::Working),
        Unit::Week => (spelled.amount.value * 5, LimitDays::Working),
        Unit::CalendarDay => (spelled.amount.value, LimitDays::Calendar),
        Unit::Second | Unit::Minute | Unit::Hour => anyhow::bail!(Trouble::new(say!(text = text;
            zh: "到期日按天计算，时限不能写“{text}”；写工作日（如 1d）或自然日（如 1cd）",
            en: "a due date is counted in days, not in {text}; write working days (1d) or calendar days (1cd)"))),
    };
    if !days.is_integer() || *days.numer() == 0 {
        anyhow::bail!(Trouble::new(say!(text = text;
            zh: "时限“{text}”不是整天数；写 1 天或更多的整天，如 1d", en: "the limit {text} is not a whole number of days; write 1d or more")));
    }
    let days = days.to_integer();
    let remark = spelled.unclear.map(|_| say!(text = text, days = days.to_string();
        zh: "“{text}”按工作日计算；自然日请写 {days}cd。", en: "\"{text}\" was read as working days; write {days}cd for calendar days."));
    Ok((Limit { days, of }, remark))
}
