//! Two files that are probably no before and after: doubted before the figures, which are printed all the same.

use crate::support::{MINIMAL, Workspace};

fn compared(here: &Workspace, files: [&str; 2], format: &str) -> String {
    let run = here.run(&[&["compare"], &files[..], &["-f", format]].concat());
    assert!(run.status == 0 && !run.stdout.is_empty(), "{}", run.stderr);
    run.stdout.split_whitespace().collect::<Vec<&str>>().join(" ")
}

#[test]
fn files_the_wrong_way_round_are_doubted_before_the_figures() {
    let here = Workspace::new();
    here.file("a.yaml", MINIMAL);
    let slower = MINIMAL.replace("wait: 2d", "wait: 1d");
    let named = |variant: &str| slower.replace("process: 二手房转移登记", variant);
    here.file("based.yaml", slower.replace("departments:", "based-on: a.yaml\ndepartments:"));
    here.file("taken.yaml", slower.replace("计税: {", "核税: { replaces: [计税],").replace("next: 计税", "next: 核税"));
    here.file("to-be.yaml", named("process: { name: 二手房转移登记, variant: to-be }"));
    here.file(
        "as-is.yaml",
        MINIMAL.replace("process: 二手房转移登记", "process: { name: 二手房转移登记, variant: as-is }"),
    );
    let doubt = "the two files seem to be the wrong way round: the first is the to-be, the second the as-is";
    for files in [["based.yaml", "a.yaml"], ["taken.yaml", "a.yaml"], ["to-be.yaml", "as-is.yaml"]] {
        for format in ["text", "markdown", "html"] {
            let said = compared(&here, files, format);
            let note = format!("Check this first: {doubt}.");
            let at = said.find(&note).unwrap_or_else(|| panic!("{files:?} {format}: {said}"));
            assert!(said.find("as before").is_some_and(|figures| at < figures), "{said}");
        }
        // Notes are for readers; machines have the finding.
        assert!(compared(&here, files, "json").contains(doubt), "{files:?}");
        let right = compared(&here, [files[1], files[0]], "text");
        assert!(!right.contains("Check this first"), "{files:?}: {right}");
    }
}

#[test]
fn two_matters_with_nothing_in_common_are_doubted_and_still_compared() {
    let here = Workspace::new();
    let other =
        "process: 公章刻制\nsteps:\n  申报: { by: 公安局, work: 1h, next: 刻制 }\n  刻制: { by: 公安局, work: 2h }\n";
    here.file("a.yaml", MINIMAL)
        .file("other.yaml", other)
        .file("kin.yaml", other.replace("刻制: {", "登簿: {").replace("next: 刻制", "next: 登簿"));
    here.file("same.yaml", other.replace("公章刻制", "二手房转移登记"));
    let said = compared(&here, ["a.yaml", "other.yaml"], "text");
    let doubt = "the two processes have different ids (a, other) and no step in common: they may not be before and after of one matter";
    assert!(said.contains(&format!("Check this first: {doubt}.")), "{said}");
    // Three steps and two: the figures are there all the same.
    assert!(said.contains("Five cuts"), "{said}");
    for file in ["kin.yaml", "same.yaml"] {
        assert!(!compared(&here, ["a.yaml", file], "text").contains("Check this first"), "{file}");
    }
    let side_by_side = here.run(&["compare", "--benchmark", "a.yaml", "other.yaml"]);
    assert!(!side_by_side.stdout.contains("Check this first"), "{}", side_by_side.stdout);
}
