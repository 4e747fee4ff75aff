//! The counting profiles, each held against counts made by hand from its rule.

use super::support::{plain, studied};
use zaizao::analysis::profiles::bpmn::{Events, GatewayKind};
use zaizao::analysis::profiles::{self, Bpmn, Counted, DoingBusiness, Lean, Profile};
use zaizao::analysis::{Analysis, Study};

fn counted<T>(text: &str, profile: Profile, tell: impl FnOnce(&Study<'_>, Counted) -> T) -> T {
    studied(text, |study| tell(study, profiles::of(study, &Analysis::of(study), profile)))
}

fn bank(text: &str) -> DoingBusiness {
    counted(text, Profile::DoingBusiness, |_, counted| match counted {
        Counted::DoingBusiness(bank) => bank,
        other => panic!("{other:?}"),
    })
}

fn lean(text: &str) -> Lean {
    counted(text, Profile::Lean, |_, counted| match counted {
        Counted::Lean(lean) => lean,
        other => panic!("{other:?}"),
    })
}

fn bpmn(text: &str) -> Bpmn {
    counted(text, Profile::Bpmn, |_, counted| match counted {
        Counted::Bpmn(bpmn) => bpmn,
        other => panic!("{other:?}"),
    })
}

/// `office start` of each procedure, then the days in all.
fn told(text: &str) -> String {
    let bank = bank(text);
    let procedures = bank.procedures.unwrap_or_default();
    let starts: Vec<String> = procedures.iter().map(|one| format!("{} {}", one.office, plain(one.start))).collect();
    format!("{}: {}", starts.join(", "), bank.days.map_or("?".to_owned(), plain))
}

fn steps(lines: &str) -> String {
    format!("process: p\ndepartments: [甲, 乙, 丙, 申请人]\nsteps:\n{lines}")
}

// Handing in and paying on one occasion at one office: one procedure. The review is the office's own affair; collecting afterwards is another
// occasion. 1 h + 1 h + 4 d + 1 h are 4.375 working days, 6.125 calendar days; the last contact begins at 6.0, and takes a day.
#[test]
fn one_contact_with_one_office_on_one_occasion_is_a_procedure() {
    let text = steps(
        "  a: { by: 甲, work: 1h, channel: counter, next: b }
  b: { by: 甲, work: 1h, channel: counter, next: c }
  c: { by: 甲, elapsed: 4d, next: e }
  e: { by: 甲, work: 1h, channel: counter }
",
    );
    assert_eq!(told(&text), "甲 0, 甲 5.95: 6.95");
    let bank = bank(&text);
    assert_eq!((bank.contacts, bank.offices, bank.cost), (Some(3), Some(1), None));
}

// Another office is another procedure, and each takes a day at least: 0, 1, 2, and done on the third.
#[test]
fn a_procedure_takes_a_day_at_least() {
    let text = steps(
        "  a: { by: 甲, work: 1h, channel: counter, next: b }
  b: { by: 乙, work: 1h, channel: counter, next: c }
  c: { by: 丙, work: 1h, channel: counter }
",
    );
    assert_eq!(told(&text), "甲 0, 乙 1, 丙 2: 3");
}

// Online half a day each; a wait of a working day before the second makes it another occasion: 1 d + 1 h are 1.575 calendar days from 0.5 on,
// but the wait begins with the step: it starts at 0.5.
#[test]
fn what_is_fully_online_takes_half_a_day() {
    let text = steps(
        "  a: { by: 甲, work: 1h, channel: online, next: b }
  b: { by: 甲, wait: 1d, work: 1h, channel: online }
",
    );
    assert_eq!(told(&text), "甲 0, 甲 0.5: 2.075");
}

// At the counters of three offices at once: a day apart each, in file order; the two online ones on the same day.
#[test]
fn procedures_in_parallel_start_a_day_apart() {
    let text = |channel: &str| {
        steps(&format!(
            "  s: {{ next: {{ all: [a, b, c] }} }}
  a: {{ by: 甲, work: 1h, channel: {channel}, next: z }}
  b: {{ by: 乙, work: 1h, channel: {channel}, next: z }}
  c: {{ by: 丙, work: 1h, channel: {channel}, next: z }}
  z: {{ by: 丙, work: 0 }}
"
        ))
    };
    assert_eq!(told(&text("counter")), "甲 0, 乙 1, 丙 2: 3");
    assert_eq!(told(&text("online")), "甲 0, 乙 0, 丙 0: 0.5");
}

// The form filled in at home is no procedure and no time; the application over the net is a contact with the office that takes it over.
#[test]
fn the_applicants_own_step_counts_where_it_meets_an_office() {
    let text = steps(
        "  home: { by: 申请人, work: 2d, next: apply }
  apply: { by: 申请人, work: 1h, channel: online, next: take }
  take: { by: 乙, elapsed: 5cd }
",
    );
    assert_eq!(told(&text), "乙 0: 5.175");
}

#[test]
fn nothing_is_counted_that_nobody_stated() {
    let bank = bank(&steps("  a: { by: 甲, work: 1h }\n"));
    assert_eq!((bank.procedures, bank.days, bank.contacts, bank.cost), (None, None, None, None));
    let bank = self::bank(&steps("  a: { by: 甲, channel: counter }\n"));
    assert_eq!((bank.procedures.map(|all| all.len()), bank.days), (Some(1), None));
}

// a, then the longer of b (2 d, of it 4 h work) and c (1 d of work); then the applicant 8 h, then z in another office of 乙.
#[test]
fn lean_adds_up_along_the_critical_path() {
    let text = "
process: p
departments: [甲, { id: 乙, offices: [一科, 二科] }, 申请人]
steps:
  a: { by: 甲, work: 2h, next: { all: [b, c] } }
  b: { by: 乙/一科, elapsed: 2d, work: 4h, next: q }
  c: { by: 甲, work: 1d, next: q }
  q: { by: 申请人, work: 8h, next: z }
  z: { by: 乙/二科, work: 2h }
";
    let text = &text.replace(
        "[甲, { id: 乙, offices: [一科, 二科] }, 申请人]",
        "{ 甲: 甲, 乙: { offices: [一科, 二科] }, 申请人: 申请人 }",
    );
    let lean = lean(text);
    assert_eq!(lean.steps, 4);
    assert_eq!(lean.process_time.map(|time| time / 3600.0), Some(8.0));
    assert_eq!(lean.lead_time.map(|time| time / 3600.0), Some(28.0));
    assert_eq!(plain(lean.activity().unwrap()), plain(8.0 / 28.0));
    // 甲 → 一科, 一科 → 二科, 甲 → 二科; a → c stays.
    assert_eq!(lean.handoffs, Some(3));
}

// Two branches as long as each other are both critical: only one of them is the timeline.
#[test]
fn lean_counts_one_of_two_critical_branches() {
    let text = steps(
        "  a: { next: { all: [b, c] } }
  b: { by: 甲, elapsed: 8h, work: 2h, next: z }
  c: { by: 乙, elapsed: 8h, work: 3h, next: z }
  z: { by: 甲, work: 0 }
",
    );
    let lean = lean(&text);
    assert_eq!(lean.process_time.map(|time| time / 3600.0), Some(2.0));
    assert_eq!(lean.activity(), Some(0.25));
}

#[test]
fn lean_says_no_process_time_that_a_step_does_not_state() {
    let lean = lean(&steps("  a: { by: 甲, elapsed: 8h, next: b }\n  b: { by: 甲, work: 2h }\n"));
    assert_eq!((lean.process_time, lean.activity(), lean.without_work), (None, None, vec![0]));
    assert_eq!(lean.lead_time, Some(36000.0));
}

// Tasks without r and m; behind a an exclusive, behind r an inclusive, behind b a parallel gateway; joins before m and z, a merge before e.
#[test]
fn bpmn_names_every_gateway() {
    let text = steps(
        "  a: { by: 申请人, work: 1h, next: { one: [r, b] } }
  r: { next: { all: [c, { to: d, p: 20% }] } }
  b: { by: 甲, work: 1h, next: { all: [f, g] } }
  c: { by: 甲, work: 1h, next: m }
  d: { by: 乙, work: 1h, channel: auto, next: m }
  m: { next: e }
  f: { by: 甲, work: 1h, next: z }
  g: { by: 甲, work: 1h, next: z }
  z: { by: 甲, work: 1h, next: e }
  e: { by: 丙, wait: 3d, work: 1h, limit: 1d, tacit: { end: 默认 }, next: { end: 好 } }
",
    );
    let bpmn = bpmn(&text);
    assert_eq!(bpmn.tasks, 8);
    assert_eq!(bpmn.lanes.map(|lanes| lanes.len()), Some(4));
    assert_eq!(bpmn.events, Events { start: 1, end: 2, timer: 1 });
    let all: Vec<(usize, GatewayKind)> = bpmn.gateways.iter().map(|gateway| (gateway.step, gateway.kind)).collect();
    let wanted = [
        (0, GatewayKind::ExclusiveSplit),
        (1, GatewayKind::InclusiveSplit),
        (2, GatewayKind::ParallelSplit),
        (5, GatewayKind::Join),
        (8, GatewayKind::Join),
        (9, GatewayKind::Merge),
    ];
    assert_eq!(all, wanted);
}

// The guide's column is the figures themselves.
#[test]
fn the_guide_counts_what_the_figures_say() {
    let file = crate::support::repo("processes/household-migration/as-is.yaml");
    let text = std::fs::read_to_string(file).unwrap();
    let figures = super::support::figures(&text);
    counted(&text, Profile::Guide, |_, counted| {
        let Counted::Guide(guide) = counted else { panic!("{counted:?}") };
        let number = |id: &str| figures[id].clone();
        let of = |number: Option<f64>| number.map_or("?".to_owned(), plain);
        assert_eq!(guide.stages.to_string(), number("stages"));
        assert_eq!(guide.tasks.to_string(), number("tasks"));
        assert_eq!(plain(guide.time), number("critical-path.length"));
        assert_eq!(of(guide.visits.map(|visits| visits as f64)), number("visits"));
        assert_eq!(of(guide.departments.map(|number| number as f64)), number("departments"));
        assert_eq!(of(guide.handoffs.map(|number| number as f64)), number("handoffs"));
        assert_eq!(of(guide.fees), number("fees.applicant"));
    });
}

// World Bank's own count of Shanghai's start-up was 7 procedures (domain notes); our as-is has those seven contacts.
#[test]
fn the_start_up_of_enterprises_has_seven_procedures() {
    let file = crate::support::repo("processes/enterprise-startup/as-is.yaml");
    let bank = bank(&std::fs::read_to_string(file).unwrap());
    assert_eq!(bank.procedures.map(|all| all.len()), Some(7));
    // 20 working days one after the other.
    assert_eq!(bank.days.map(plain), Some("28".to_owned()));
}
