//! `check --fix`: one safe answer is written, comments and layout stay, the rest is left alone.

use crate::support::Workspace;

#[test]
fn what_has_one_safe_answer_is_mended_and_nothing_else() {
    mended(
        "# kept
process: licence
departments: [Market office, Health office]   # two
steps:
  intake: { by: 'Market  office', wrok: 1h, next: { all: [review, test] } }   # kept too
  review: { by: Market office, work: 2h, next: decision }
  test: { by: Health office, work: 3h, next: decision }
  decision:
    by: Market office   # decides
    work： 1h
    join: one
    next: { one: [ { to: printing, p: 33.3% }, { to: handing-ovr, p: 33.3% }, { end: refused, p: 33.3% } ] }
  printing: { by: Market office, work: 1h, next: { one: [ { end: posted, p: 20 }, { end: fetched } ] } }
  handing-over: { by: Market office, work: 1h }
",
        "# kept
process: licence
departments: [Market office, Health office]   # two
steps:
  intake: { by: 'Market office', work: 1h, next: { all: [review, test] } }   # kept too
  review: { by: Market office, work: 2h, next: decision }
  test: { by: Health office, work: 3h, next: decision }
  decision:
    by: Market office   # decides
    work: 1h
    join: all
    next: { one: [ { to: printing, p: 33.3% }, { to: handing-over, p: 33.3% }, { end: refused, p: 33.4% } ] }
  printing: { by: Market office, work: 1h, next: { one: [ { end: posted, p: 20% }, { end: fetched } ] } }
  handing-over: { by: Market office, work: 1h }
",
    );
}

/// `2d` could be any of several things, `初审` is no slip of `复审`, `step2` none of `step3`; a remainder of 10 % is no rounding.
#[test]
fn what_could_mean_several_things_is_left_alone() {
    for text in [
        "process: a\nsteps:\n  初审: { work: 1h, next: 复审 }\n  终审: { work: 1h }\n",
        "process: a\nsteps:\n  step1: { work: 1h, next: step3 }\n  step2: { work: 1h }\n",
        "process: a\nsteps:\n  one: { work: 1h, next: { one: [ { to: two, p: 60% }, { end: no, p: 30% } ] } }\n  two: { work: 1h }\n",
        "process: a\nsteps:\n  one: { work: 1mo }\n",
    ] {
        mended(text, text);
    }
}

/// Several full-width signs in one line, one after the other; one that belongs to a name is left to the analyst.
#[test]
fn full_width_signs_are_mended_unless_they_belong_to_a_text() {
    mended(
        "process: a\ndepartments： [甲，乙]\nsteps:\n  one: { by: 甲， work: 1h， name: 受理 }\n",
        "process: a\ndepartments: [甲, 乙]\nsteps:\n  one: { by: 甲, work: 1h, name: 受理 }\n",
    );
    let text =
        "process: a\nsteps:\n  one: { work: 1h, next: { one: [ { end: 退件，终止, p: 10% }, { end: 办结 } ] } }\n";
    mended(text, text);
}

#[test]
fn a_join_is_written_like_its_neighbours() {
    let crossing = |last: &str| {
        format!(
            "process: a
steps:
  s: {{ work: 1h, next: {{ all: [a, b] }} }}
  a: {{ work: 1h, next: {{ all: [x, y] }} }}
  b: {{ work: 1h, next: {{ all: [x, y] }} }}
  x: {{ work: 1h, next: e }}
  y: {{ work: 1h, next: e }}
{last}"
        )
    };
    // A written join that is wrong is put right where it stands, in braces and in lines.
    mended(&crossing("  e: { work: 1h, join: one }\n"), &crossing("  e: { work: 1h, join: all }\n"));
    mended(&crossing("  e:\n    work: 1h\n    join: one # ?\n"), &crossing("  e:\n    work: 1h\n    join: all # ?\n"));
}

#[test]
fn a_join_that_should_not_be_there_goes_with_its_line() {
    let flow = |join: &str| {
        format!(
            "process: a
steps:
  s: {{ work: 1h, next: {{ all: [a, b] }} }}
  a: {{ work: 1h, next: d }}
  b: {{ work: 1h, next: {{ one: [ {{ to: c, p: 50% }}, {{ to: d }} ] }} }}
  c: {{ work: 1h, next: d }}
  d:
    work: 1h
{join}    next: e
  e: {{ work: 1h }}
"
        )
    };
    mended(&flow("    join: one\n"), &flow(""));
}

#[test]
fn a_dry_run_shows_the_change_and_makes_none() {
    let here = Workspace::new();
    let text = "process: a\nsteps:\n  one: { wrok: 1h }\n";
    here.file("a.yaml", text);
    let run = here.run(&["check", "--fix", "--dry-run", "a.yaml"]);
    assert_eq!(run.status, 1);
    assert_eq!(
        run.stdout,
        "--- a/a.yaml\n+++ b/a.yaml\n@@ -1,3 +1,3 @@\n process: a\n steps:\n-  one: { wrok: 1h }\n+  one: { work: 1h }\n"
    );
    assert_eq!(std::fs::read_to_string(here.path("a.yaml")).unwrap(), text);
    here.file("b.yaml", "process: a\nsteps:\n  one: { work: 1h }\n");
    let run = here.run(&["check", "--fix", "--dry-run", "b.yaml"]);
    assert_eq!((run.status, run.stdout.as_str()), (0, ""));
}

#[test]
fn line_ends_and_a_byte_order_mark_stay() {
    let here = Workspace::new();
    here.file("a.yaml", "\u{feff}process: a\r\nsteps:\r\n  one: { wrok: 1h }\r\n");
    let run = here.run(&["check", "--fix", "a.yaml"]);
    assert_eq!(run.status, 0, "{}", run.stdout);
    assert_eq!(run.stderr, "fixed a.yaml:3: write the key `work`\n");
    let now = std::fs::read_to_string(here.path("a.yaml")).unwrap();
    assert_eq!(now, "\u{feff}process: a\r\nsteps:\r\n  one: { work: 1h }\r\n");
}

#[test]
fn standard_input_cannot_be_changed() {
    let here = Workspace::new();
    let run = here.run_with(&["check", "--fix", "-"], b"process: a\nsteps:\n  one: { wrok: 1h }\n");
    assert_eq!(run.status, 2, "{}", run.stderr);
    let run = here.run(&["check", "--dry-run", "a.yaml"]);
    assert_eq!(run.status, 2);
}

fn mended(before: &str, after: &str) {
    let here = Workspace::new();
    here.file("a.yaml", before);
    here.run(&["check", "--fix", "a.yaml"]);
    let now = std::fs::read_to_string(here.path("a.yaml")).unwrap();
    assert_eq!(now, after);
}

/// One fix of many that cannot be made does not keep the others waiting for the next run.
#[test]
fn a_fix_that_does_not_help_does_not_hold_up_the_rest() {
    let mut text = "process: x\ndepartments: [a]\nsteps:\n".to_owned();
    for nth in 0..60 {
        text.push_str(&format!(
            "  s{nth}: {{ by: a, work: 1h, next: {{ one: [ {{ to: out, p: 20 }}, s{} ] }} }}\n",
            nth + 1
        ));
    }
    text.push_str("  s60: { by: a, work: 1h, next: { all: [left, lefd] } }\n  left: { by: a, work: 1h, next: out }\n");
    text.push_str("  out: { by: a, work: 1h }\n");
    let here = Workspace::new();
    here.file("a.yaml", text);
    here.run(&["check", "--fix", "a.yaml"]);
    let mended = std::fs::read_to_string(here.path("a.yaml")).unwrap();
    assert_eq!((mended.matches("p: 20%").count(), mended.matches("p: 20 ").count()), (60, 0), "{mended}");
}
