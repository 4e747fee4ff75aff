//! A calendar file: every field by its noun's table, every mistake in one run, as with a process.

use super::process::day;
use super::reading::Reading;
use crate::model::{Calendar, CalendarYear, Counting, Date, DayKind, Holiday, Id, Name};
use crate::say;
use crate::source::{At, Span};
use crate::yaml::fields::{CALENDAR, COUNTING, WEEK, YEAR};
use crate::yaml::tree::NodeId;

/// The calendar of a file.
pub(super) fn read(r: &mut Reading<'_>) -> Calendar {
    let mut calendar = Calendar::default();
    let Some(root) = r.tree.root().filter(|root| r.is_mapping(*root)) else {
        no_calendar(r);
        return calendar;
    };
    let (mut names, mut years) = (Vec::new(), Vec::new());
    r.fields(root, &CALENDAR, |r, key, value| match key {
        "calendar" => calendar.name = r.name(value, &CALENDAR),
        "source" => calendar.source = r.free_text(value, &CALENDAR),
        "day" => calendar.day = day(r, value).map(|day| day.value),
        "week" => week(r, value, &mut calendar),
        "counting" => calendar.counting = counting(r, value),
        "holidays" => names = holiday_names(r, value),
        "years" => years = self::years(r, value),
        _ => {}
    });
    for told in years {
        told.check(r, &calendar, &names);
        calendar.years.insert(told.year, told.named(&names));
    }
    calendar
}

fn no_calendar(r: &mut Reading<'_>) {
    if r.cut_off {
        return;
    }
    let span = r.tree.root().map_or(Span::default(), |root| r.handle(root));
    let message = say!(zh: "文件不是一份日历：最外层应是 `键: 值`", en: "the file is not a calendar: its outermost level must be `key: value`");
    let help = say!(zh: "至少写 `calendar:` 和 `week:`", en: "write at least `calendar:` and `week:`");
    r.tell(r.error("bad-value", span, message).helped(help));
}

fn week(r: &mut Reading<'_>, node: NodeId, calendar: &mut Calendar) {
    let mut worked = 0;
    r.fields(node, &WEEK, |r, key, value| {
        let place = WEEK.fields.iter().position(|field| field.key == key);
        if let Some(hours) = place.and_then(|place| calendar.week.get_mut(place)) {
            *hours = r.hours(value);
            worked += 1;
        }
    });
    if worked == 0 && r.is_mapping(node) && !r.cut_off {
        let message = say!(zh: "`week` 里没有一天上班", en: "no day of the `week` is worked");
        let help = say!(zh: "写上班的日子和时间，如 `mon: 09:00-17:00`", en: "write the days that are worked, such as `mon: 09:00-17:00`");
        r.tell(r.error("bad-value", r.handle(node), message).helped(help));
    }
}

fn counting(r: &mut Reading<'_>, node: NodeId) -> Counting {
    let mut counting = Counting::default();
    r.fields(node, &COUNTING, |r, key, value| match key {
        "start-day" => counting.start_day = r.word(value).map_or(counting.start_day, |word| word.value),
        "pause-boundary" => counting.pause_boundary = r.word(value).map_or(counting.pause_boundary, |word| word.value),
        "rest-day" => counting.rest_day = r.word(value).map_or(counting.rest_day, |word| word.value),
        _ => {}
    });
    counting
}

fn holiday_names(r: &mut Reading<'_>, node: NodeId) -> Vec<(Id, Option<Name>)> {
    let mut names = Vec::new();
    for given in r.given(node) {
        let name = given.value.and_then(|value| r.name(value, &CALENDAR));
        names.push((r.given_id(given.key).value, name));
    }
    names
}

fn years(r: &mut Reading<'_>, node: NodeId) -> Vec<Told> {
    let mut years = Vec::new();
    for given in r.given(node) {
        let Some(year) = year_number(r, given.key) else { continue };
        let mut told = Told { year, sources: Vec::new(), holidays: Vec::new(), make_up: Vec::new() };
        match given.value {
            Some(value) => told.read(r, value),
            None => without_content(r, given.key),
        }
        if !given.repeated {
            years.push(told);
        }
    }
    years
}

fn year_number(r: &mut Reading<'_>, key: NodeId) -> Option<i32> {
    let text = r.text(key)?;
    let year = text.parse().ok().filter(|year| text.len() == 4 && (1900..=2199).contains(year));
    if year.is_none() {
        let message = say!(text = text; zh: "`years` 里的“{text}”不是年份", en: "\"{text}\" in `years` is no year");
        let help = say!(zh: "写四位数的年份，如 `2019:`", en: "write a year of four digits, such as `2019:`");
        r.tell(r.error("bad-value", r.handle(key), message).helped(help));
    }
    year
}

fn without_content(r: &mut Reading<'_>, key: NodeId) {
    let message = say!(zh: "这一年没有内容", en: "nothing is written for this year");
    let help = say!(zh: "至少写 `source:`，说明这一年的放假安排出自哪里", en: "write at least `source:`, where the holidays of the year are announced");
    r.tell(r.error("missing-key", r.handle(key), message).helped(help));
}

// The first and the last of several days, in their place.
type Days = At<(Date, Date)>;

/// A year as it is written, with the places of its days.
struct Told {
    year: i32,
    sources: Vec<Box<str>>,
    holidays: Vec<(At<Id>, Vec<Days>)>,
    make_up: Vec<Days>,
}

impl Told {
    fn read(&mut self, r: &mut Reading<'_>, node: NodeId) {
        r.fields(node, &YEAR, |r, key, value| match key {
            "source" => {
                let texts = r.items(value).collect::<Vec<_>>();
                self.sources = texts.into_iter().filter_map(|text| r.free_text(text, &YEAR)).collect();
            }
            "holidays" => {
                for given in r.given(value) {
                    let id = r.given_id(given.key);
                    let days = given.value.map(|days| r.stretches(days));
                    if days.is_none() {
                        without_days(r, &id);
                    }
                    self.holidays.push((id, days.unwrap_or_default()));
                }
            }
            "make-up" => self.make_up = r.stretches(value),
            _ => {}
        });
    }

    fn check(&self, r: &mut Reading<'_>, calendar: &Calendar, names: &[(Id, Option<Name>)]) {
        for (id, _) in &self.holidays {
            self.check_name(r, id, names);
        }
        let off: Vec<&Days> = self.holidays.iter().flat_map(|(_, days)| days).collect();
        for days in off.iter().copied().chain(&self.make_up) {
            self.check_year(r, days);
        }
        for days in &self.make_up {
            check_make_up(r, calendar, days, &off);
        }
    }

    fn check_name(&self, r: &mut Reading<'_>, id: &At<Id>, names: &[(Id, Option<Name>)]) {
        if names.is_empty() || names.iter().any(|(known, _)| *known == id.value) {
            return;
        }
        let message =
            say!(id = &id.value; zh: "`holidays` 里没有节日“{id}”", en: "there is no holiday \"{id}\" in `holidays`");
        let help = match r.nearest(&id.value, names.iter().map(|(known, _)| &**known)) {
            Some(near) => say!(near = near; zh: "是不是“{near}”？", en: "did you mean \"{near}\"?"),
            None => {
                say!(id = &id.value; zh: "在最外层的 `holidays:` 里加上它的名称：`{id}: …`", en: "add its name to the outermost `holidays:`: `{id}: …`")
            }
        };
        r.tell(r.error("unknown-reference", id.span, message).helped(help));
    }

    fn check_year(&self, r: &mut Reading<'_>, days: &Days) {
        let (from, to) = days.value;
        let Some(wrong) = [from, to].into_iter().find(|date| date.year() != self.year) else { return };
        let message = say!(date = wrong, year = self.year.to_string(); zh: "{date} 不在 {year} 年", en: "{date} is not in {year}");
        let help = say!(year = wrong.year().to_string(); zh: "写到 `{year}:` 之下；跨年的分成两段", en: "write it under `{year}:`; cut a stretch over the turn of the year in two");
        r.tell(r.error("bad-value", days.span, message).helped(help));
    }

    fn named(self, names: &[(Id, Option<Name>)]) -> CalendarYear {
        let name_of = |id: &Id| {
            let name = names.iter().find(|(known, _)| known == id).and_then(|(_, name)| name.clone());
            name.unwrap_or_else(|| Name::One(id.clone()))
        };
        let holidays = self.holidays.iter().flat_map(|(id, days)| {
            let holiday = |days: &Days| Holiday {
                id: id.value.clone(),
                name: name_of(&id.value),
                from: days.value.0,
                to: days.value.1,
            };
            days.iter().map(holiday).collect::<Vec<_>>()
        });
        let make_up = self.make_up.iter().flat_map(|days| dates(days.value)).collect();
        CalendarYear { holidays: holidays.collect(), make_up, sources: self.sources }
    }
}

fn without_days(r: &mut Reading<'_>, id: &At<Id>) {
    let message = say!(id = &id.value; zh: "没有写“{id}”放哪几天", en: "\"{id}\" does not say which days are off");
    let help = say!(id = &id.value; zh: "写一天或一段：`{id}: 2019-10-01..2019-10-07`", en: "write a day or a stretch: `{id}: 2019-10-01..2019-10-07`");
    r.tell(r.error("bad-value", id.span, message).helped(help));
}

// A make-up day that is worked anyway is a slip of the date.
fn check_make_up(r: &mut Reading<'_>, calendar: &Calendar, days: &Days, off: &[&Days]) {
    for date in dates(days.value) {
        let holiday = off.iter().find(|off| (off.value.0..=off.value.1).contains(&date));
        let finding = if let Some(holiday) = holiday {
            let message = say!(date = date; zh: "{date} 既放假又调休上班", en: "{date} is both off and worked");
            r.error("bad-value", days.span, message)
                .related(r.place(holiday.span), say!(zh: "放假写在这里", en: "it is off here"))
                .helped(say!(zh: "删去一处", en: "remove one of the two"))
        } else if calendar.in_week(date) == DayKind::Working {
            let message = say!(date = date, weekday = date.weekday(); zh: "{date} 是{weekday}，本来就上班", en: "{date} is a {weekday} and worked anyway");
            r.error("bad-value", days.span, message)
                .helped(say!(zh: "只写要上班的休息日，请检查日期", en: "write rest days only; check the date"))
        } else {
            continue;
        };
        r.tell(finding);
    }
}

fn dates((from, to): (Date, Date)) -> impl Iterator<Item = Date> {
    std::iter::successors(Some(from), |date| date.next()).take_while(move |date| *date <= to)
}
