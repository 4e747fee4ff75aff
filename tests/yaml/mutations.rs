//! Whatever the bytes, reading ends, and what it tells points into the text.

use super::support::read;
use proptest::prelude::*;
use zaizao::yaml::decode;

const VALID: &[&str] = &[
    include_str!("../../processes/home-transfer/as-is.yaml"),
    include_str!("../../processes/convenience-store/to-be.yaml"),
    include_str!("../../src/yaml/starting/zh.yaml"),
    include_str!("cases/punctuation/everywhere.yaml"),
    include_str!("cases/values/steps.yaml"),
    include_str!("cases/times/distributions.yaml"),
];

const PARTS: &[&str] = &[
    "：",
    "，",
    "｛",
    "｝",
    "　",
    ":",
    ": ",
    ",",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "'",
    "#",
    " #",
    "- ",
    "\n",
    "\r\n",
    "\t",
    "\r",
    "  ",
    "&a ",
    "*a",
    "!t ",
    "|\n",
    ">\n",
    "%",
    "? ",
    "<<: ",
    "---\n",
    "...\n",
    "\u{feff}",
    "\0",
    "𠮷",
    "null",
    "~",
    "next: ",
    "p: 20",
    "1d..",
    "{ one: [",
    "国办发[2018]32号",
    "steps:\n",
    "受理",
    "-1",
    "９９％",
];

fn holds(text: &str) {
    let (process, findings) = read(text);
    for finding in &findings {
        let span = finding.place.span;
        let inside = span.start <= span.end && span.end as usize <= text.len();
        let whole = inside && text.is_char_boundary(span.start as usize) && text.is_char_boundary(span.end as usize);
        assert!(whole, "{span:?} of {text:?} ({})", finding.message.en);
        for related in &finding.related {
            assert!(related.place.span.end as usize <= text.len());
        }
        assert!(!finding.message.zh.is_empty() && !finding.message.en.is_empty());
        let (start, end) = (finding.place.start(), finding.place.end());
        assert!(start.line >= 1 && (start.line, start.column) <= (end.line, end.column));
    }
    assert!(findings.windows(2).all(|pair| pair[0].place.span.start <= pair[1].place.span.start));
    assert!(process.source.text == text);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(source) = decode("x.yaml", bytes) {
            holds(&source.text);
        }
    }

    #[test]
    fn random_parts(parts in prop::collection::vec(prop::sample::select(PARTS), 0..60)) {
        holds(&parts.concat());
    }

    #[test]
    fn valid_files_with_parts_put_in_and_pieces_cut_out(
        file in prop::sample::select(VALID),
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0usize..12, prop::sample::select(PARTS)), 1..5),
    ) {
        let mut characters: Vec<char> = file.chars().collect();
        for (at, cut, part) in edits {
            let at = at.index(characters.len() + 1);
            let end = (at + cut).min(characters.len());
            characters.splice(at..end, part.chars());
        }
        holds(&characters.into_iter().collect::<String>());
    }

    #[test]
    fn files_cut_off_anywhere(file in prop::sample::select(VALID), at in any::<prop::sample::Index>()) {
        let characters: Vec<char> = file.chars().collect();
        holds(&characters[..at.index(characters.len() + 1)].iter().collect::<String>());
    }
}
