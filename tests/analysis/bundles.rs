//! Several processes as one: texts in, the whole out.

use super::made_up::{Dice, Writer, block};
use super::support::{named, plain, study};
use zaizao::analysis::bundle::{self, Bundle};
use zaizao::analysis::compare::time_on;
use zaizao::analysis::figures::{Basis, Figure};
use zaizao::analysis::{Analysis, Study, Times};
use zaizao::model::{Next, Process, Target};
use zaizao::redesign::bundle::{self as joining, DaysDiffer};

fn joined(files: &[(&str, &str)]) -> joining::Bundle {
    let all: Vec<Process> = files.iter().map(|(name, text)| named(name, text)).collect();
    joining::join(&all.iter().collect::<Vec<&Process>>()).unwrap().expect("several files")
}

fn told<T>(files: &[(&str, &str)], tell: impl FnOnce(&Study<'_>, &Analysis, &Bundle) -> T) -> T {
    let parts: Vec<Analysis> = files.iter().map(|(name, text)| study(&named(name, text), Analysis::of)).collect();
    let whole = joined(files);
    study(&whole.process, |study| {
        let each: Vec<&Analysis> = parts.iter().collect();
        let analysis = bundle::analysis(study, &Times::default(), &whole.member_of, &each);
        let bundle = bundle::of(study, &analysis, &whole.member_of, &whole.members, &each);
        tell(study, &analysis, &bundle)
    })
}

const FOOD: &str = "process: 食品许可
departments: { m: 市场监管局 }
materials: { id: 身份证, lease: 租赁合同 }
data: { name: 姓名 }
deadlines: { statutory: 20d, promised: 10d }
steps:
  apply: { by: m, stage: 1, channel: counter, work: 1d, collects: [id, lease], asks: [name], next: review }
  review: { by: m, stage: 2, work: 2d, uses: [lease], next: { one: [ { end: 不予许可, p: 10% }, { to: issue } ] } }
  issue: { by: m, stage: 3, channel: counter, work: 1d, produces: [licence] }
";

const TOBACCO: &str = "process: 烟草许可
departments: { m: 烟草局, 市监: 市场监管局 }
materials: { card: 身份证, id: 申请表, licence: 食品许可证 }
data: [姓名]
deadlines: { statutory: 15d }
steps:
  apply: { by: m, channel: counter, work: 1d, collects: [card, id, licence], asks: [姓名], next: check }
  check: { by: 市监, work: 1d, next: grant }
  grant: { by: m, work: 4d }
";

// `apply` stands in both files; the department `m` is another in each; 市场监管局 and 身份证 are one thing under two ids.
#[test]
fn ids_are_told_apart_where_they_collide_and_namesakes_are_one() {
    let whole = joined(&[("a/food.yaml", FOOD), ("b/tobacco.yaml", TOBACCO)]).process;
    let steps = whole.steps.iter().filter(|step| !step.is_routing());
    let told: Vec<String> =
        steps.map(|step| format!("{} by {}", step.id.value, step.by.as_ref().unwrap().value)).collect();
    assert_eq!(
        told,
        [
            "food-apply by m",
            "review by m",
            "issue by m",
            "tobacco-apply by tobacco-m",
            "check by m",
            "grant by tobacco-m"
        ]
    );
    let departments: Vec<&str> = whole.departments.iter().map(|one| &*one.id.value).collect();
    assert_eq!(departments, ["m", "tobacco-m"]);
    let materials: Vec<&str> = whole.materials.iter().map(|one| &*one.id.value).collect();
    assert_eq!(materials, ["id", "lease", "tobacco-id", "licence"]);
    let collected = |at: &str| {
        let step = whole.steps.iter().find(|step| *step.id.value == *at).unwrap();
        step.collected().iter().map(|one| one.of.value.to_string()).collect::<Vec<String>>()
    };
    assert_eq!(collected("tobacco-apply"), ["id", "tobacco-id", "licence"]);
    assert_eq!(whole.data.len(), 1);
}

// A step of the second file has the very name that one of the first gets.
#[test]
fn a_name_that_is_taken_is_not_given() {
    let other = TOBACCO.replace("check", "food-apply");
    let whole = joined(&[("food.yaml", FOOD), ("tobacco.yaml", &other)]).process;
    let steps: Vec<&str> = whole.steps.iter().map(|step| &*step.id.value).collect();
    let expected = ["food-apply+", "review", "issue", "to-tobacco", "tobacco-apply", "food-apply", "grant"];
    assert_eq!(steps, expected);
    assert!(matches!(&whole.steps[4].next, Next::Plain(to) if to.value == Target::Step("food-apply".into())));
}

#[test]
fn counts_add_up_and_what_is_asked_again_is_named() {
    told(&[("food.yaml", FOOD), ("tobacco.yaml", TOBACCO)], |_, analysis, bundle| {
        assert_eq!(analysis.counts.tasks.len(), 6);
        // Three written stages, and three steps of a file without any.
        assert_eq!(analysis.counts.stages.count(), 6);
        assert_eq!(analysis.visits.as_ref().unwrap().main, 3);
        let materials = analysis.materials.as_ref().unwrap();
        assert_eq!((materials.kinds, materials.submissions), (4, 5));
        // m → 市监 → m inside the second file; from the first file to the second nothing is handed over.
        assert_eq!(analysis.handoffs.main.as_ref().unwrap().len(), 2);
        assert_eq!(analysis.handoffs.expected, Some(2.0));
        // 1 + 2 + 0.9 × 1 and 1 + 1 + 4 days: who is refused the one applies for the other.
        assert!((analysis.lead_time.mean / 28_800.0 - 9.9).abs() < 1e-9);
        let again: Vec<String> =
            bundle.materials.iter().map(|one| format!("{} {} {:?}", one.id, one.times, one.members)).collect();
        assert_eq!(again, ["id 2 [0, 1]"]);
        assert_eq!(bundle.data.len(), 1);
        let results: Vec<String> =
            bundle.results.iter().map(|one| format!("{} {} {:?}", one.id, one.times, one.members)).collect();
        assert_eq!(results, ["licence 1 [0, 1]"]);
    });
}

// Both state a statutory limit, only one a promise.
#[test]
fn limits_add_up_where_every_file_has_one() {
    told(&[("food.yaml", FOOD), ("tobacco.yaml", TOBACCO)], |study, _, _| {
        let days = |basis| time_on(study, basis).value.number().map(|seconds| plain(seconds / 28_800.0));
        assert_eq!((days(Basis::Statutory), days(Basis::Promised)), (Some("35".to_owned()), None));
    });
}

#[test]
fn one_file_is_no_bundle_and_days_of_two_lengths_do_not_add_up() {
    let (food, other) = (named("a.yaml", FOOD), named("b.yaml", &TOBACCO.replace("data:", "day: 7h\ndata:")));
    assert_eq!(joining::join(&[&food]), Ok(None));
    assert_eq!(joining::join(&[&food, &other]), Err(DaysDiffer));
}

#[test]
fn files_of_one_name_are_told_apart_by_process_or_by_number() {
    let with_id = |id: &str| FOOD.replace("process: 食品许可", &format!("process: {{ id: {id} }}"));
    assert_eq!(joined(&[("a/x.yaml", &with_id("p")), ("b/x.yaml", &with_id("q"))]).members, ["p".into(), "q".into()]);
    assert_eq!(joined(&[("a/x.yaml", FOOD), ("b/x.yaml", FOOD)]).members, ["x-1".into(), "x-2".into()]);
}

// What adds up over cases, of any three processes.
#[test]
fn the_counts_of_any_bundle_are_the_sums_of_its_files() {
    const SUMS: [&str; 9] = [
        "tasks",
        "stages",
        "visits",
        "visits.expected",
        "materials.submissions",
        "materials.submissions.expected",
        "handoffs",
        "handoffs.expected",
        "lead-time.mean",
    ];
    let mut dice = Dice(71);
    for _ in 0..40 {
        let texts: Vec<String> = (0..3).map(|_| Writer::file(&block(&mut dice, 3), "s")).collect();
        let files: Vec<(&str, &str)> =
            ["a.yaml", "b.yaml", "c.yaml"].into_iter().zip(texts.iter().map(|text| &**text)).collect();
        let number =
            |figures: &[Figure], id: &str| figures.iter().find(|one| one.id == id).and_then(|one| one.value.number());
        let each: Vec<Vec<Figure>> = files
            .iter()
            .map(|(name, text)| study(&named(name, text), |study| Analysis::of(study).figures(study)))
            .collect();
        told(&files, |study, analysis, _| {
            let whole = analysis.figures(study);
            for id in SUMS {
                // Not stated in one file is not stated in the sum, but files without papers count as none.
                let sum: f64 = each.iter().filter_map(|figures| number(figures, id)).sum();
                let found = number(&whole, id).unwrap_or(0.0);
                assert!((found - sum).abs() <= 1e-3 * sum.max(1e-3), "{id}: {found}, not {sum}\n{}", texts.join("\n"));
            }
        });
    }
}
