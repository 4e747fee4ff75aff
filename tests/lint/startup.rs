//! The findings on enterprise start-up (domain.md §6, figures for pair A): worked out by hand from the table of who collects what.

use super::{File, file, of};
use crate::support::repo;
use zaizao::analysis::{Study, critical_path, materials};
use zaizao::finding::{Disposition, Finding};

fn process(name: &str) -> File {
    file(&std::fs::read_to_string(repo(&format!("processes/enterprise-startup/{name}.yaml"))).unwrap())
}

/// The material and how many submissions the change would save, in file order.
fn submissions(findings: &[&Finding]) -> Vec<(String, f64)> {
    findings.iter().map(|one| (one.subjects[0].clone(), one.saving.unwrap().submissions)).collect()
}

fn pairs(list: &[(&str, f64)]) -> Vec<(String, f64)> {
    list.iter().map(|(id, n)| ((*id).to_owned(), *n)).collect()
}

#[test]
fn repeated_submissions_are_15_too_many() {
    let file = process("as-is");
    let verdict = file.judged();
    let repeated = submissions(&of(&verdict, "repeated-submission"));
    let expected = [
        ("id_card", 5.0),
        ("agent_id", 1.0),
        ("charter", 2.0),
        ("premises", 2.0),
        ("licence", 3.0),
        ("seal_set", 1.0),
        ("acct_permit", 1.0),
    ];
    assert_eq!(repeated, pairs(&expected));
    assert_eq!(repeated.iter().map(|(_, n)| n).sum::<f64>(), 15.0);
}

#[test]
fn what_government_issued_is_15_submissions() {
    let file = process("as-is");
    let verdict = file.judged();
    let issued = submissions(&of(&verdict, "government-issued"));
    let expected = [("id_card", 6.0), ("agent_id", 2.0), ("name_ok", 1.0), ("licence", 4.0), ("acct_permit", 2.0)];
    assert_eq!(issued, pairs(&expected));
    assert_eq!(issued.iter().map(|(_, n)| n).sum::<f64>(), 15.0);
}

#[test]
fn copies_are_12_submissions() {
    let file = process("as-is");
    let verdict = file.judged();
    assert_eq!(
        submissions(&of(&verdict, "copy-or-notary")),
        pairs(&[("id_card", 6.0), ("agent_id", 2.0), ("licence", 4.0)])
    );
}

#[test]
fn own_results_are_asked_back_9_times() {
    let file = process("as-is");
    let verdict = file.judged();
    assert_eq!(
        submissions(&of(&verdict, "own-result-asked-back")),
        pairs(&[("name_ok", 1.0), ("licence", 4.0), ("seal_set", 2.0), ("acct_permit", 2.0)])
    );
}

#[test]
fn one_sequence_is_needless_and_costs_a_day() {
    let file = process("as-is");
    let verdict = file.judged();
    let [finding] = of(&verdict, "needless-sequence")[..] else {
        panic!("{:#?}", file.told(zaizao::wording::Lang::En))
    };
    assert_eq!(finding.subjects, ["invoice", "ss"]);
    assert_eq!(finding.saving.unwrap().lead_time, 1.0);
    assert_eq!(finding.disposition, Some(Disposition::Reorder));
}

/// With every change made at once: of 28 submissions 7 are left (each material that no public body issues and this process does not make, once),
/// and of 20 days 19. Alone, the four rules about materials would spare 15 + 15 + 12 + 9 of them.
#[test]
fn savings_do_not_add_up() {
    let file = process("as-is");
    let together = file.judged().together().unwrap();
    assert_eq!((together.joint.submissions, together.joint.lead_time), (21.0, 1.0));
    assert_eq!((together.added_up.submissions, together.added_up.lead_time), (51.0, 1.0));
}

/// What a finding says that it would save is what the analyses say when they are run on a file without it.
#[test]
fn a_saving_is_the_difference_of_two_files() {
    let now = process("as-is");
    let verdict = now.judged();
    let [finding] = of(&verdict, "own-result-asked-back")
        .into_iter()
        .filter(|finding| finding.subjects == ["licence"])
        .collect::<Vec<_>>()[..]
    else {
        panic!("not told")
    };
    let text = now.process.source.text.replace("collects: [licence, id_card", "collects: [id_card");
    let text = text.replace("collects: [licence, seal_set", "collects: [seal_set");
    let (before, after) = (figures(&now), figures(&file(&text)));
    assert_eq!(before, (28, 20.0));
    assert_eq!(after, (24, 20.0));
    let saving = finding.saving.unwrap();
    assert_eq!((saving.submissions, saving.lead_time), ((before.0 - after.0) as f64, before.1 - after.1));
}

/// Submissions and working days.
fn figures(file: &File) -> (u64, f64) {
    let verdict = file.judged();
    let study = Study::of(verdict.sound.as_ref().unwrap());
    let path = critical_path::of(&study, &study.main);
    (materials::of(&study).unwrap().submissions, path.length / (8.0 * 3600.0))
}

#[test]
fn nothing_else_is_said_of_it_and_two_notes_of_the_to_be() {
    let rules = process("as-is").rules();
    let mut kinds = rules.clone();
    kinds.sort_unstable();
    kinds.dedup();
    assert_eq!(
        kinds,
        [
            "copy-or-notary",
            "government-issued",
            "needless-sequence",
            "nobody-owns-it",
            "own-result-asked-back",
            "repeated-submission",
            "visit-without-basis"
        ]
    );
    assert_eq!(rules.len(), 7 + 5 + 3 + 4 + 1 + 1 + 1);
    // The premises are now pledged and nobody checks them afterwards; one visit is left, and nothing says why.
    assert_eq!(process("to-be").rules(), ["pledge-without-check", "visit-without-basis"]);
}
