use super::{Field, Noun, Shape, words};
use crate::model::words::{PauseBoundary, RestDay, StartDay};
use crate::say;

/// A calendar file.
pub static CALENDAR: Noun = Noun {
    key: "calendar",
    name: say!(zh: "日历文件", en: "calendar file"),
    fields: &[
        Field::required(
            "calendar",
            &[Shape::Name],
            "政务服务中心",
            say!(zh: "日历的名称", en: "the name of the calendar"),
        ),
        Field::new(
            "source",
            &[Shape::Text],
            "工作时间公告 2026 年第 3 号",
            say!(zh: "整个日历的出处", en: "where the calendar comes from as a whole"),
        ),
        Field::new(
            "day",
            &[Shape::Amount],
            "7h",
            say!(zh: "一个工作日的长度；流程文件写了 `day` 的以流程文件为准", en: "the length of a working day; a process's own `day` goes first"),
        ),
        Field::required(
            "week",
            &[Shape::Noun(&WEEK)],
            "{ mon: 09:00-17:00, tue: 09:00-17:00 }",
            say!(zh: "每周各日的上班时间", en: "the hours of each weekday"),
        ),
        Field::new(
            "counting",
            &[Shape::Noun(&COUNTING)],
            "{ pause-boundary: include-start }",
            say!(zh: "时限怎么计算", en: "how limits are counted"),
        ),
        Field::new(
            "holidays",
            &[Shape::MapOf(&[Shape::Name])],
            "{ 国庆节: { zh: 国庆节, en: National Day } }",
            say!(zh: "节日的名称；写了这一项，各年只能用这里列出的", en: "the names of holidays; where it is written, the years know no others"),
        ),
        Field::new(
            "years",
            &[Shape::MapOf(&[Shape::Noun(&YEAR)])],
            "{ 2019: { source: 国办发明电〔2018〕15号, holidays: { 国庆节: 2019-10-01..2019-10-07 }, make-up: [2019-09-29] } }",
            say!(zh: "各年的放假与调休；一年也不写，则年年只按每周安排", en: "holidays and make-up days by year; without any, every year is just its weeks"),
        ),
    ],
    choice: &[],
};

const HOURS: &[Shape] = &[Shape::Hours, Shape::List(&[Shape::Hours])];

/// `week:` A weekday that is not there is a rest day.
pub static WEEK: Noun = Noun {
    key: "week",
    name: say!(zh: "每周安排", en: "week"),
    fields: &[
        Field::new(
            "mon",
            HOURS,
            "09:00-17:00",
            say!(zh: "星期一；不写的是休息日", en: "Monday; a day left out is a rest day"),
        ),
        Field::new("tue", HOURS, "[09:00-12:00, 13:30-17:30]", say!(zh: "星期二", en: "Tuesday")),
        Field::new("wed", HOURS, "09:00-17:00", say!(zh: "星期三", en: "Wednesday")),
        Field::new("thu", HOURS, "09:00-17:00", say!(zh: "星期四", en: "Thursday")),
        Field::new("fri", HOURS, "09:00-17:00", say!(zh: "星期五", en: "Friday")),
        Field::new("sat", HOURS, "09:00-12:00", say!(zh: "星期六", en: "Saturday")),
        Field::new("sun", HOURS, "00:00-24:00", say!(zh: "星期日", en: "Sunday")),
    ],
    choice: &[],
};

/// `counting:`
pub static COUNTING: Noun = Noun {
    key: "counting",
    name: say!(zh: "计算规则", en: "counting rules"),
    fields: &[
        Field::new(
            "start-day",
            &[Shape::Word(words::<StartDay>)],
            "include",
            say!(zh: "起算当日是否计入（默认不计，民法典第二百零一条）", en: "whether the day on which a limit starts counts (by default it does not, Civil Code art. 201)"),
        ),
        Field::new(
            "pause-boundary",
            &[Shape::Word(words::<PauseBoundary>)],
            "include-start",
            say!(zh: "停表从当日还是次日起（默认次日）", en: "whether a pause holds from its first day or from the day after (by default the day after)"),
        ),
        Field::new(
            "rest-day",
            &[Shape::Word(words::<RestDay>)],
            "stay",
            say!(zh: "按自然日计算的时限期满遇休息日时怎么办（默认顺延，民法典第二百零三条）", en: "where a limit in calendar days goes that ends on a rest day (by default to the next working day, Civil Code art. 203)"),
        ),
    ],
    choice: &[],
};

/// One of `years:`
pub static YEAR: Noun = Noun {
    key: "year",
    name: say!(zh: "年度安排", en: "year"),
    fields: &[
        Field::required(
            "source",
            &[Shape::Text, Shape::List(&[Shape::Text])],
            "国办发明电〔2018〕15号",
            say!(zh: "依据的通知，可以有几个", en: "the notice it is taken from, or several"),
        ),
        Field::new(
            "holidays",
            &[Shape::MapOf(&[Shape::Days, Shape::List(&[Shape::Days])])],
            "{ 国庆节: 2019-10-01..2019-10-07 }",
            say!(zh: "放假：名称和日期", en: "days off, by name"),
        ),
        Field::new(
            "make-up",
            &[Shape::Days, Shape::List(&[Shape::Days])],
            "[2019-09-29, 2019-10-12]",
            say!(zh: "调休上班的休息日", en: "rest days that are worked"),
        ),
    ],
    choice: &[],
};
