//! Every spelling of language.md §7, and what the model keeps of it.

use super::support::{read, told};
use num_rational::Ratio;
use zaizao::model::{Amount, Distribution, Duration, Unit, Wait};

fn work(written: &str) -> Duration {
    let (process, findings) = read(&format!("process: 甲\nsteps:\n  受理: {{ work: {written} }}\n"));
    let errors: Vec<_> = findings.iter().filter(|finding| finding.rule != "bad-value" || written.is_ascii()).collect();
    assert!(errors.is_empty(), "{written}: {}", told(&findings));
    process.steps[0].work.clone().unwrap_or_else(|| panic!("{written}: {}", told(&findings))).value
}

fn whole(value: i64, unit: Unit) -> Amount {
    Amount::whole(value, unit)
}

fn days(value: i64) -> Amount {
    whole(value, Unit::Day)
}

#[test]
fn amounts() {
    for (written, amount) in [
        ("0", Amount::ZERO),
        ("30s", whole(30, Unit::Second)),
        ("30 秒", whole(30, Unit::Second)),
        ("30min", whole(30, Unit::Minute)),
        ("30 min", whole(30, Unit::Minute)),
        ("30 分钟", whole(30, Unit::Minute)),
        ("2h", whole(2, Unit::Hour)),
        ("2 小时", whole(2, Unit::Hour)),
        ("2 个小时", whole(2, Unit::Hour)),
        ("3d", days(3)),
        ("3 工作日", days(3)),
        ("3 个工作日", days(3)),
        ("3天", days(3)),
        ("3 日", days(3)),
        ("20cd", whole(20, Unit::CalendarDay)),
        ("20 自然日", whole(20, Unit::CalendarDay)),
        ("20 个日历日", whole(20, Unit::CalendarDay)),
        ("2w", whole(2, Unit::Week)),
        ("2 周", whole(2, Unit::Week)),
        ("'2d'", days(2)),
        ("\"0.5d\"", Amount { value: Ratio::new(1, 2), unit: Unit::Day }),
        ("1.25h", Amount { value: Ratio::new(5, 4), unit: Unit::Hour }),
        ("０．５ｄ", Amount { value: Ratio::new(1, 2), unit: Unit::Day }),
    ] {
        assert_eq!(work(written), Duration::Fixed(amount), "{written}");
    }
}

#[test]
fn a_week_is_five_working_days_and_a_day_what_the_file_says() {
    let (process, _) = read("process: 甲\nday: 7.5h\nsteps: { 受理: {} }\n");
    let base = process.time_base();
    assert_eq!(base.seconds(whole(2, Unit::Week)), Ratio::from_integer(2 * 5 * 27_000));
    assert_eq!(base.seconds(whole(7, Unit::CalendarDay)), Ratio::from_integer(5 * 27_000));
}

#[test]
fn distributions() {
    let (mean, sd) = (days(3), days(1));
    for (written, distribution) in [
        ("1d..5d", Distribution::Uniform { least: days(1), greatest: days(5) }),
        ("0..5d", Distribution::Uniform { least: Amount::ZERO, greatest: days(5) }),
        ("4h..1d", Distribution::Uniform { least: whole(4, Unit::Hour), greatest: days(1) }),
        ("{ uniform: [1d, 5d] }", Distribution::Uniform { least: days(1), greatest: days(5) }),
        ("1d/2d/5d", Distribution::Pert { least: days(1), likeliest: days(2), greatest: days(5) }),
        ("2d/2d/2d", Distribution::Pert { least: days(2), likeliest: days(2), greatest: days(2) }),
        (
            "{ triangular: [1d, 2d, 5d] }",
            Distribution::Triangular { least: days(1), likeliest: days(2), greatest: days(5) },
        ),
        ("{ normal: { mean: 3d, sd: 1d } }", Distribution::Normal { mean, sd }),
        ("{ lognormal: { mean: 3d, sd: 1d } }", Distribution::LogNormal { mean, sd }),
        ("{ gamma: { sd: 1d, mean: 3d } }", Distribution::Gamma { mean, sd }),
        ("{ exponential: 3d }", Distribution::Exponential { mean }),
        ("{ p50: 2d, p90: 5d }", Distribution::Quantiles { p50: days(2), p90: days(5) }),
        ("{ samples: [1d, 2d, 2d] }", Distribution::Samples(vec![days(1), days(2), days(2)])),
    ] {
        assert_eq!(work(written), Duration::Random(Box::new(distribution)), "{written}");
    }
}

#[test]
fn waits() {
    let (process, findings) = read(
        "process: 甲\nsteps:\n  受理: { wait: [2d, { time: 1d..2d, cause: 排队 }, { every: 10d, cause: meeting }, { p50: 1d, p90: 2d }] }\n",
    );
    assert!(findings.is_empty(), "{}", told(&findings));
    let waits: Vec<String> = process.steps[0]
        .wait
        .iter()
        .map(|wait| match &wait.value {
            Wait::Time { time: Duration::Fixed(time), cause } => format!("{:?} {cause:?}", time.value),
            Wait::Time { cause, .. } => format!("random {:?}", cause.as_ref().map(|cause| cause.value)),
            Wait::Every { every, cause } => {
                format!("every {} {:?}", every.value, cause.as_ref().map(|cause| cause.value))
            }
        })
        .collect();
    assert_eq!(
        waits,
        ["Ratio { numer: 2, denom: 1 } None", "random Some(Queue)", "every 10 Some(Meeting)", "random None"]
    );
}
