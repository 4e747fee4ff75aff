//! The built-in calendars.

use crate::support::repo;
use crate::yaml::support::told;
use num_rational::Ratio;
use std::sync::Arc;
use zaizao::model::{Date, DayKind, Weekday};
use zaizao::source::Source;
use zaizao::wording::Lang;
use zaizao::yaml::calendars::{BUILT_IN, built_in};
use zaizao::yaml::format::{Words, format};
use zaizao::yaml::read_calendar;

#[test]
fn every_built_in_calendar_reads_without_a_finding_and_is_laid_out() {
    for name in BUILT_IN {
        let text = std::fs::read_to_string(repo(&format!("calendars/{name}.yaml"))).unwrap();
        let source = Arc::new(Source::new(name, text.as_str()));
        let (calendar, findings) = read_calendar(Arc::clone(&source));
        assert_eq!(told(&findings), "");
        assert_eq!(calendar, *built_in(name).unwrap());
        assert_eq!(format(&source, Words::AsWritten).ok().as_deref(), Some(text.as_str()), "{name}");
    }
    assert_eq!(built_in("us"), None);
}

/// Working days of each year, counted with chinesecalendar 1.11.0 and with chinese-days 1.5.7, which agree.
#[test]
fn the_working_days_of_every_year() {
    let calendar = built_in("cn").unwrap();
    let wanted = [
        (2018, 250),
        (2019, 250),
        (2020, 249),
        (2021, 250),
        (2022, 249),
        (2023, 249),
        (2024, 251),
        (2025, 248),
        (2026, 248),
    ];
    assert_eq!(calendar.years.keys().copied().collect::<Vec<_>>(), wanted.map(|(year, _)| year));
    for (year, days) in wanted {
        let first = Date::new(year, 1, 1);
        let all = std::iter::successors(first, |date| date.next()).take_while(|date| date.year() == year);
        let worked = all.filter(|date| calendar.kind(*date).unwrap().is_worked()).count();
        assert_eq!(worked, days, "{year}");
        assert!(!calendar.years[&year].sources.is_empty(), "{year}");
    }
}

/// Each make-up day is on a weekend, and every day off has a name in both languages.
#[test]
fn make_up_days_are_weekends_and_holidays_have_names() {
    for (year, told) in &built_in("cn").unwrap().years {
        for date in &told.make_up {
            assert!(matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday), "{date}");
        }
        for holiday in &told.holidays {
            assert_ne!(holiday.name.get(Lang::Zh), holiday.name.get(Lang::En), "{year} {}", holiday.id);
        }
    }
}

/// The notices that were changed after they were announced.
#[test]
fn changes_during_the_year_are_in() {
    let calendar = built_in("cn").unwrap();
    let worked = |text: &str| calendar.kind(Date::read(text).unwrap()).unwrap().is_worked();
    for (date, wanted) in [
        // Labour Day of 2019, revised in March.
        ("2019-04-28", true),
        ("2019-05-02", false),
        ("2019-05-03", false),
        ("2019-05-05", true),
        // The Spring Festival of 2020, extended to 2 February; 1 February was to have been worked.
        ("2020-01-19", true),
        ("2020-01-31", false),
        ("2020-02-01", false),
        ("2020-02-02", false),
        ("2020-02-03", true),
        // New Year of 2019 lies half in 2018.
        ("2018-12-29", true),
        ("2018-12-31", false),
    ] {
        assert_eq!(worked(date), wanted, "{date}");
    }
    let off = Date::read("2023-12-30").unwrap();
    assert_eq!(calendar.kind(off), Ok(DayKind::Rest), "a weekend, as the notice has it");
}

/// 2,244 working days of 3,287 in the nine years; 5 of 7; all.
#[test]
fn the_share_of_working_days() {
    for (name, share) in [("cn", Ratio::new(2244, 3287)), ("five-day", Ratio::new(5, 7)), ("24x7", Ratio::new(1, 1))] {
        assert_eq!(built_in(name).unwrap().share(), share, "{name}");
    }
}
