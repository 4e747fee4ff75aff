//! Whatever is YAML is laid out without losing anything, and stays when laid out again: made-up documents, and nasty
//! texts with a few characters changed.

use super::documents::{document, text_of};
use super::{config, laid_out, shipped};
use proptest::prelude::*;

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn made_up_documents_stay_stable(part in document(), indent in 1usize..5, dice in 1u64..) {
        let text = text_of(&part, indent, dice);
        let once = laid_out(&text).map_err(|told| TestCaseError::fail(format!("{told}\n{text}")))?;
        prop_assert_eq!(laid_out(&once), Ok(once));
    }

    #[test]
    fn changed_texts_stay_stable_or_are_refused_as_broken(seed in 0..NASTY.len(), edits in edits()) {
        let text = edited(NASTY[seed], &edits);
        match laid_out(&text) {
            Ok(once) => prop_assert_eq!(laid_out(&once), Ok(once)),
            Err(told) => prop_assert!(!told.contains("the layout cannot keep"), "{told}\n{text}"),
        }
    }
}

#[test]
fn nasty_texts_are_laid_out() {
    for text in NASTY {
        let once = laid_out(text).unwrap_or_else(|told| panic!("{told}\n{text}"));
        assert_eq!(laid_out(&once).as_ref(), Ok(&once));
    }
    for (path, text) in shipped() {
        assert!(laid_out(&text).is_ok(), "{path}");
    }
}

#[test]
fn deep_nesting_is_laid_out_up_to_the_limit_and_refused_past_it() {
    let nested = |depth: usize| format!("a: {}{}\n", "[".repeat(depth), "]".repeat(depth));
    assert!(laid_out(&nested(150)).is_ok());
    assert!(laid_out(&nested(100_000)).unwrap_err().starts_with("too-large"));
}

/// An edit: where (in thousandths of the text), what to take away, what to put in.
type Edit = (usize, usize, &'static str);

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let bits = prop::sample::select(
        &[
            "",
            "\n",
            "  ",
            " # c\n",
            "\n# c\n",
            "\n  # d\n",
            "- ",
            "? ",
            ": ",
            ", ",
            "{",
            "}",
            "[",
            "]",
            "\"",
            "'",
            "|",
            "> ",
            "&a ",
            "!t ",
            "*a",
            "文",
            "\n\n",
            "#",
            "\n- ",
            "|+\n",
            "\\",
            "...\n",
            "\r\n",
            "\n    x",
        ][..],
    );
    prop::collection::vec((0usize..1000, 0usize..4, bits), 0..4)
}

fn edited(text: &str, edits: &[Edit]) -> String {
    let mut signs: Vec<char> = text.chars().collect();
    for (at, away, bit) in edits {
        let at = signs.len() * at / 1000;
        let end = (at + away).min(signs.len());
        signs.splice(at..end, bit.chars());
    }
    signs.into_iter().collect()
}

const NASTY: &[&str] = &[
    "# head\na: 1 # right\nb: &x # on anchor\n  - c\n  # before d\n  - d\n\n  # end of b\n# above e\ne: | # header\n  text\n   more\n\n# after\nf: >+\n  folded\n  text\n\ng: {a: b, # c1\n  # c2\n  c, d: } # c3\n",
    "%YAML 1.2\n# x\n--- # y\n&a !!map\n&b k: &c\n  !!str v\n...\n# end\n",
    "? a # c1\n# c2\n: b\n? [x, y]\n: - z\n  - w\n",
    "- # c1\n  a: 1\n# c2\n- # c3\n- - x\n  - y\n",
    "a: [x: y, ? z, \"q\":r, &d e]\n",
    "a: \"one\n  two\\\n  three\"\nb: one\n  two\n\n  three\n",
    "a:\n- x\n- y\n# c\nb: |2-\n   x\n  y\n# d\n",
    "a: &x\n- &y b\n-\n  # c\n  &z d\n",
    "[&a x: y, &b {c: d}: e, !t z: w, : v]\n",
    "a: |\nb: |+\n\n\nc: |-\n",
    "a: &x !!str |2- # c\n   text\n# d\n",
    "\"a\": 'b'\n'c' : \"d\"\n? |\n  block\n: e\n",
    "a: >\n  x\n\n  # not a comment\n   # d\n\n # really comment\nb: 1\n",
    "{a: b, # x\n c: # y\n d\n # z\n}\n# e\n",
    "- a\n-\n- # c\n-\n",
    "? a\n? b\n: c\n",
    "a:\n  b:\n# c\n",
    "- - a\n  # in\n- b\n # odd\n",
    "process: 二手房转移登记\ndepartments: [综合窗口, 税务局]\nsteps:\n  受理: { by: 综合窗口, work: 1h, next: { one: [ { to: 补正, p: 20%, when: 材料不齐 }, { to: 决定 } ] } }\n  补正: { by: applicant, paused: true, next: 受理 } # 退回\n  决定: { by: 税务局 }\n",
];
