//! Levels that stop nothing (`rubber-stamp`), and how sure that is. Bounds are from scipy 1.17: `beta.ppf(0.95, k + 1, n - k)`.

use super::{File, file, of, underlined};
use zaizao::analysis::proportion::upper_bound;
use zaizao::finding::{Confidence, Disposition, Finding};
use zaizao::wording::Lang;

#[test]
fn the_bound_is_that_of_clopper_and_pearson() {
    for (cases, hits, bound) in [
        (400, 0, 0.007461355528799602),
        (299, 0, 0.009969146792899269),
        (298, 0, 0.010002432437677691),
        (120, 0, 0.024655401055656376),
        (473, 1, 0.009989707474224693),
        (628, 2, 0.00999091592989448),
        (1_000, 3, 0.007735244718479458),
        (10_000, 60, 0.007433605812518839),
        (10_000, 90, 0.010714594654388149),
        (100_000, 900, 0.00950692281328586),
    ] {
        let found = upper_bound(cases, hits, 0.95);
        assert!((found - bound).abs() < 1e-9 * bound.max(1e-3), "{hits} of {cases}: {found}, not {bound}");
    }
    assert_eq!((upper_bound(50, 50, 0.95), upper_bound(0, 0, 0.95)), (1.0, 1.0));
}

/// Whatever a file says, an answer comes at once, between the share seen and all.
#[test]
fn huge_samples_have_a_bound_too() {
    for (cases, hits) in [(u64::MAX, 0), (u64::MAX, 1 << 40), (1 << 40, 1 << 33), (1 << 50, 1)] {
        let bound = upper_bound(cases, hits, 0.95);
        assert!(bound >= hits as f64 / cases as f64 && bound < 0.011, "{hits} of {cases}: {bound}");
    }
}

/// A review, and a decision with this `pass`, a day's wait and these further fields.
fn process(pass: &str, more: &str) -> File {
    file(&format!(
        "process: 事项\ndepartments: [局]\nsteps:\n  审查: {{ by: 局, kind: review, work: 4h, next: 核准 }}\n  \
         核准: {{ by: 局, kind: approve, wait: 1d, pass: {pass}{more} }}\n"
    ))
}

fn only<R>(file: &File, tell: impl FnOnce(&Finding) -> R) -> R {
    let verdict = file.judged();
    let [finding] = of(&verdict, "rubber-stamp")[..] else { panic!("{:#?}", file.told(Lang::En)) };
    tell(finding)
}

fn judged(cases: u64, negative: u64) -> (usize, Option<String>) {
    let file = process(&format!("{{ cases: {cases}, negative: {negative} }}"), "");
    (of(&file.judged(), "rubber-stamp").len(), file.missing("rubber-stamp"))
}

#[test]
fn four_hundred_cases_without_one_are_enough() {
    only(&process("{ cases: 400, negative: 0 }", ""), |finding| {
        assert_eq!(
            finding.message.get(Lang::Zh),
            "“核准”经手 400 件，没有一件被改动、退回或否决，真实比例至多 0.75%，这一级可能不起把关作用（待确认）"
        );
        assert_eq!(underlined(finding), "{ cases: 400, negative: 0 }");
        assert_eq!((finding.confidence, finding.disposition), (Confidence::ModelAndLog, Some(Disposition::Cancel)));
        assert_eq!(finding.saving.unwrap().lead_time, 1.0);
    });
}

#[test]
fn the_few_that_were_stopped_are_told() {
    only(&process("{ cases: 1000, negative: 3 }", ""), |finding| {
        let en = finding.message.get(Lang::En);
        assert!(
            en.starts_with("“核准” saw 1000 cases and changed, returned or refused only 3, in truth at most 0.77%"),
            "{en}"
        );
    });
}

/// Without one it takes 299 cases, with one 473, with two 628 (scipy).
#[test]
fn the_line_is_where_the_bound_is_one_percent() {
    for (negative, least) in [(0, 299), (1, 473), (2, 628)] {
        assert_eq!(judged(least, negative), (1, None), "{negative}");
        assert_eq!(judged(least - 1, negative).0, 0, "{negative}");
    }
}

#[test]
fn too_small_a_sample_says_how_large_the_share_may_be() {
    let too_small =
        |cases: u64, bound: &str| (0, Some(format!("“核准”: sample too small, bound {bound} ({cases} cases)")));
    assert_eq!(judged(120, 0), too_small(120, "2.5%"));
    // 1.0002 %: not told as the 1 % that it does not keep.
    assert_eq!(judged(298, 0), too_small(298, "1.0002%"));
    assert_eq!(judged(0, 0), too_small(0, "100%"));
    let file = process("{ cases: 120, negative: 0 }", "");
    let verdict = file.judged();
    let told = verdict.not_evaluated.iter().find(|(rule, _)| *rule == "rubber-stamp").unwrap();
    assert_eq!(told.1.get(Lang::Zh), "“核准”样本太少，上界 2.5%（120 件）");
}

#[test]
fn who_stops_more_than_one_in_a_hundred_is_no_stamp() {
    assert_eq!(judged(400, 12), (0, None));
    assert_eq!(judged(150, 2), (0, None));
}

#[test]
fn a_share_without_cases_is_not_enough() {
    let file = process("99.8%", "");
    assert_eq!(
        file.missing("rubber-stamp").unwrap(),
        "a share that passes without the number of cases is not enough to judge: “核准”"
    );
    let silent = super::file("process: 事项\ndepartments: [局]\nsteps:\n  核准: { by: 局, kind: approve, work: 1h }\n");
    assert_eq!(silent.missing("rubber-stamp").unwrap(), "no review or approval says how many cases pass (`pass`)");
}

#[test]
fn law_reasons_and_other_kinds_of_steps() {
    let pass = "{ cases: 400, negative: 0 }";
    only(&process(pass, ", basis: { law: 某法, mandatory: true }"), |finding| {
        assert_eq!(finding.disposition, Some(Disposition::ChangeLaw));
    });
    let allowed = process(pass, ", allow: [ { rule: rubber-stamp, because: 重大事项集体决定 } ]");
    assert_eq!(of(&allowed.judged(), "rubber-stamp").len(), 0);
    let checking = super::file(&format!(
        "process: 事项\ndepartments: [局]\nsteps:\n  核验: {{ by: 局, kind: verify, work: 1h, pass: {pass} }}\n"
    ));
    assert_eq!((of(&checking.judged(), "rubber-stamp").len(), checking.missing("rubber-stamp")), (0, None));
    let alone = super::file(&format!(
        "process: 事项\ndepartments: [局]\nsteps:\n  核准: {{ by: 局, kind: approve, work: 1h, pass: {pass} }}\n"
    ));
    only(&alone, |finding| assert_eq!(finding.disposition, Some(Disposition::Pledge)));
}

/// Without the level its refusals go too, with the notice that only they led to: the wait of a day is saved.
#[test]
fn a_level_that_can_refuse_is_taken_out_with_its_refusals() {
    let next = ", next: { one: [ { to: 不予, p: 0.1% }, 发证 ] } }\n  不予: { by: 局, kind: notify, work: 1h, next: { end: 不予许可 } }\n  \
                发证: { by: 局, kind: make, work: 1h";
    only(&process("{ cases: 400, negative: 0 }", next), |finding| assert_eq!(finding.saving.unwrap().lead_time, 1.0));
}
