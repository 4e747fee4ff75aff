//! Due dates and days between, against dates that were counted elsewhere and against each other.

use proptest::prelude::*;
use std::sync::Arc;
use zaizao::calendar::{Due, End, Limit, LimitDays, Pause, Terms, Trouble, between, due, merged};
use zaizao::model::words::{PauseBoundary, RestDay, StartDay};
use zaizao::model::{Calendar, Counting, Date};
use zaizao::yaml::calendars::built_in;

fn day(text: &str) -> Date {
    Date::read(text).unwrap()
}

fn calendar(name: &str) -> Arc<Calendar> {
    built_in(name).unwrap()
}

fn pause(from: &str, to: &str) -> Pause {
    Pause { from: day(from), to: (!to.is_empty()).then(|| day(to)) }
}

const EXCLUDE: PauseBoundary = PauseBoundary::ExcludeStart;
const INCLUDE: PauseBoundary = PauseBoundary::IncludeStart;

fn terms<'c>(calendar: &'c Calendar, pauses: &'c [Pause], boundary: PauseBoundary) -> Terms<'c> {
    Terms { calendar, counting: Counting { pause_boundary: boundary, ..Counting::default() }, pauses }
}

fn ends(name: &str, start: &str, days: i64, of: LimitDays) -> Result<String, Trouble> {
    let calendar = calendar(name);
    let due = due(&terms(&calendar, &[], EXCLUDE), day(start), Limit { days, of })?;
    Ok(due.end.date().unwrap().to_string())
}

fn working(start: &str, days: i64) -> String {
    ends("cn", start, days, LimitDays::Working).unwrap()
}

fn calendar_days(start: &str, days: i64) -> String {
    ends("cn", start, days, LimitDays::Calendar).unwrap()
}

/// The oracle of the domain notes (section 2.3), worked out by hand from the notice for 2019.
#[test]
fn the_national_day_of_2019() {
    assert_eq!(working("2019-09-26", 20), "2019-10-29");
    assert_eq!(ends("five-day", "2019-09-26", 20, LimitDays::Working).unwrap(), "2019-10-24");
    assert_eq!(calendar_days("2019-09-26", 20), "2019-10-16");
}

/// From a Python script of a dozen lines over the data of chinesecalendar 1.11.0, for 200 random days of 2018 to 2026;
/// all 400 due dates agreed, these are every fifteenth.
#[test]
fn due_dates_of_another_program() {
    for (start, days, work, calendar) in [
        ("2021-10-18", 18, "2021-11-11", "2021-11-05"),
        ("2024-11-14", 26, "2024-12-20", "2024-12-10"),
        ("2019-07-15", 44, "2019-09-16", "2019-08-28"),
        ("2023-07-07", 19, "2023-08-03", "2023-07-26"),
        ("2025-12-16", 36, "2026-02-05", "2026-01-21"),
        ("2022-10-31", 29, "2022-12-09", "2022-11-29"),
        ("2019-12-06", 5, "2019-12-13", "2019-12-11"),
        ("2024-10-22", 55, "2025-01-08", "2024-12-16"),
        ("2022-01-14", 55, "2022-04-07", "2022-03-10"),
        ("2024-07-15", 22, "2024-08-14", "2024-08-06"),
        ("2021-04-28", 23, "2021-06-02", "2021-05-21"),
        ("2024-01-30", 2, "2024-02-01", "2024-02-01"),
        ("2022-03-23", 33, "2022-05-11", "2022-04-25"),
    ] {
        assert_eq!(
            (working(start, days), calendar_days(start, days)),
            (work.to_owned(), calendar.to_owned()),
            "{start} {days}"
        );
    }
}

/// From the same script: a pause, once without and once with the day on which it starts.
#[test]
fn due_dates_with_a_pause_of_another_program() {
    let calendar = calendar("cn");
    for (start, days, from, to, without, with) in [
        ("2022-12-16", 14, "2023-01-03", "2023-02-07", "2023-02-10", "2023-02-13"),
        ("2024-09-01", 10, "2024-09-19", "2024-10-19", "2024-09-13", "2024-09-13"),
        ("2023-04-03", 28, "2023-04-24", "2023-05-03", "2023-05-19", "2023-05-22"),
        ("2018-12-24", 41, "2019-01-06", "2019-01-14", "2019-03-05", "2019-03-05"),
        ("2023-06-26", 21, "2023-07-06", "2023-07-31", "2023-08-17", "2023-08-18"),
        ("2025-03-30", 5, "2025-04-23", "2025-05-01", "2025-04-07", "2025-04-07"),
        ("2020-04-02", 19, "2020-04-04", "2020-05-03", "2020-05-28", "2020-05-28"),
        ("2020-12-14", 44, "2020-12-14", "2020-12-15", "2021-02-20", "2021-02-20"),
        ("2021-09-08", 13, "2021-09-25", "2021-10-28", "2021-11-01", "2021-11-01"),
        ("2019-02-13", 14, "2019-03-12", "2019-04-12", "2019-03-05", "2019-03-05"),
        ("2021-09-30", 31, "2021-10-29", "2021-11-23", "2021-12-13", "2021-12-14"),
        ("2019-10-12", 24, "2019-11-05", "2019-12-14", "2019-12-24", "2019-12-25"),
    ] {
        let pauses = [pause(from, to)];
        for (boundary, wanted) in [(EXCLUDE, without), (INCLUDE, with)] {
            let limit = Limit { days, of: LimitDays::Working };
            let due = due(&terms(&calendar, &pauses, boundary), day(start), limit).unwrap();
            assert_eq!(due.end, End::On(day(wanted)), "{start} {days} {from} {to}");
        }
    }
}

/// Accepted 26 September, decided 22 October 2019: 15 working days, of which the special procedure takes 7 or 8.
#[test]
fn the_days_of_a_case_less_its_special_procedure() {
    let calendar = calendar("cn");
    let pauses = [pause("2019-09-30", "2019-10-15")];
    for (boundary, net) in [(EXCLUDE, 8), (INCLUDE, 7)] {
        let found = between(&terms(&calendar, &pauses, boundary), day("2019-09-26"), day("2019-10-22")).unwrap();
        assert_eq!((found.gross, found.net), (15, net));
    }
}

#[test]
fn a_year_without_data_is_an_error_that_names_it() {
    assert_eq!(ends("cn", "2026-12-20", 20, LimitDays::Working), Err(Trouble::UnknownYear(2027)));
    assert_eq!(ends("cn", "2017-12-20", 20, LimitDays::Calendar), Err(Trouble::UnknownYear(2017)));
    assert_eq!(ends("cn", "2026-12-20", 9, LimitDays::Working).unwrap(), "2026-12-31");
    assert!(ends("five-day", "2150-12-20", 20, LimitDays::Working).is_ok());
    let calendar = calendar("cn");
    let far = between(&terms(&calendar, &[], EXCLUDE), day("2026-12-30"), day("2027-01-04"));
    assert_eq!(far, Err(Trouble::UnknownYear(2027)));
}

/// 5 October 2019 is the fifth of seven days off; the first day worked after them is the 8th.
#[test]
fn a_limit_in_calendar_days_moves_off_a_rest_day_unless_the_rule_says_otherwise() {
    assert_eq!(calendar_days("2019-09-15", 20), "2019-10-08");
    let calendar = calendar("cn");
    let mut terms = terms(&calendar, &[], EXCLUDE);
    terms.counting.rest_day = RestDay::Stay;
    let stays = due(&terms, day("2019-09-15"), Limit { days: 20, of: LimitDays::Calendar }).unwrap();
    assert_eq!(stays.end, End::On(day("2019-10-05")));
}

#[test]
fn the_first_day_counts_where_the_rule_says_so() {
    let calendar = calendar("cn");
    let mut terms = terms(&calendar, &[], EXCLUDE);
    terms.counting.start_day = StartDay::Include;
    let limit = Limit { days: 20, of: LimitDays::Working };
    assert_eq!(due(&terms, day("2019-09-26"), limit).unwrap().end, End::On(day("2019-10-28")));
    assert_eq!(between(&terms, day("2019-09-26"), day("2019-10-22")).unwrap().net, 16);
}

#[test]
fn pauses_that_overlap_are_one_and_those_outside_take_nothing() {
    let apart = merged(&[
        pause("2019-10-10", "2019-10-16"),
        pause("2019-09-30", "2019-10-12"),
        pause("2019-10-11", "2019-10-11"),
    ]);
    assert_eq!(apart, [pause("2019-09-30", "2019-10-16")]);
    assert_eq!(merged(&[pause("2019-10-10", ""), pause("2019-10-09", "2019-10-11")]), [pause("2019-10-09", "")]);

    let calendar = calendar("cn");
    let net = |pauses: &[Pause]| {
        between(&terms(&calendar, &merged(pauses), EXCLUDE), day("2019-09-26"), day("2019-10-22")).unwrap().net
    };
    // 9, 10, 11, 12 and 14 October once, not twice.
    assert_eq!(net(&[pause("2019-10-08", "2019-10-12"), pause("2019-10-10", "2019-10-14")]), 10);
    // Only 27 and 29 September lie inside; the pause began before the case and 28 September is a Saturday.
    assert_eq!(net(&[pause("2019-09-02", "2019-09-29")]), 13);
    assert_eq!(net(&[pause("2019-10-22", "2019-11-22"), pause("2019-01-02", "2019-09-26")]), 15);
}

#[test]
fn an_open_pause_holds_the_limit_unless_it_comes_too_late() {
    let calendar = calendar("cn");
    let run = |from: &str| {
        let pauses = [pause(from, "")];
        let due =
            due(&terms(&calendar, &pauses, EXCLUDE), day("2019-09-26"), Limit { days: 20, of: LimitDays::Working });
        due.map(|Due { end, counted, .. }| (end, counted)).unwrap()
    };
    assert_eq!(run("2019-09-30"), (End::Paused { since: day("2019-09-30") }, 3));
    assert_eq!(run("2019-10-29"), (End::On(day("2019-10-29")), 20));
}

prop_compose! {
    fn date()(passed in 0i64..2500) -> Date {
        let first = day("2018-01-01");
        std::iter::successors(Some(first), |date| date.next()).find(|date| first.days_until(*date) == passed).unwrap()
    }
}

prop_compose! {
    fn a_pause()(from in date(), length in 0usize..60) -> Pause {
        Pause { from, to: std::iter::successors(Some(from), |date| date.next()).nth(length) }
    }
}

proptest! {
    /// Counting to the due date gives the limit back, whatever the pauses and the rules.
    #[test]
    fn days_and_due_are_inverse(
        start in date(), days in 1i64..90, pauses in prop::collection::vec(a_pause(), 0..4),
        include in prop::bool::ANY, first in prop::bool::ANY,
    ) {
        let calendar = calendar("cn");
        let pauses = merged(&pauses);
        let mut terms = terms(&calendar, &pauses, if include { INCLUDE } else { EXCLUDE });
        if first {
            terms.counting.start_day = StartDay::Include;
        }
        let due = due(&terms, start, Limit { days, of: LimitDays::Working }).unwrap();
        let End::On(end) = due.end else { panic!("{:?}", due.end) };
        let found = between(&terms, start, end).unwrap();
        prop_assert_eq!(found.net, days);
        prop_assert_eq!(&found.days, &due.days);
        prop_assert!(calendar.kind(end).unwrap().is_worked(), "{} is a rest day", end);
    }

    /// A limit in calendar days is never due on a rest day, and never before its last day.
    #[test]
    fn calendar_days_are_due_on_a_working_day(start in date(), days in 1i64..90) {
        let calendar = calendar("cn");
        let due = due(&terms(&calendar, &[], EXCLUDE), start, Limit { days, of: LimitDays::Calendar }).unwrap();
        let end = due.end.date().unwrap();
        prop_assert!(calendar.kind(end).unwrap().is_worked());
        prop_assert!(start.days_until(end) >= days);
    }
}
