//! Whether a word that is wrong has one right spelling that nobody needs to be asked about.

use super::told::Told;
use crate::finding::Edit;
use crate::source::{Source, Span};

/// Characters that make another thing of a Chinese name by being there: 许可 and 不许可, 审 and 初审.
const MEANINGFUL: &str = "不非未无免再又初复终前后上下内外新原第一二三四五六七八九十";

/// The only candidate that the word is a misspelling of; `None` where there are several, or it may have meant a thing of its own.
pub(super) fn respelt<'c>(
    told: &mut Told,
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    let mut meant = told.affordable(candidates).filter(|candidate| is_misspelt(word, candidate));
    let first = meant.next()?;
    meant.all(|other| other == first).then_some(first)
}

/// The edit that writes an id in place of what stands there, quotes kept; `None` where it could not stand there as it is.
pub(super) fn written_over(source: &Source, span: Span, id: &str) -> Option<Edit> {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | ' ');
    if !id.chars().all(plain) || !id.starts_with(char::is_alphabetic) || id.ends_with(' ') {
        return None;
    }
    let text = match source.slice(span).chars().next()? {
        quote @ ('"' | '\'') => format!("{quote}{id}{quote}"),
        '|' | '>' | '&' | '*' | '!' => return None,
        _ => id.to_owned(),
    };
    Some(Edit { span, text })
}

/// Another width, case or spacing; or one slip of the finger. Digits count things and are never a slip; a Chinese character in place of another
/// makes another word, so that only swapped, doubled and lost ones are slips.
fn is_misspelt(word: &str, meant: &str) -> bool {
    if word == meant {
        return false;
    }
    let (one, other) = (normal(word), normal(meant));
    if one == other {
        return true;
    }
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    if digits(&one) != digits(&other) {
        return false;
    }
    let (length, goal) = (one.chars().count(), other.chars().count());
    if length.min(goal) < 4 && !(length.min(goal) == 3 && one.is_ascii()) {
        return false;
    }
    if one.is_ascii() && other.is_ascii() {
        return strsim::damerau_levenshtein(&one, &other) == 1;
    }
    match length.abs_diff(goal) {
        0 => is_swapped(&one, &other),
        1 if length > goal => has_one_more(&one, &other),
        1 => has_one_more(&other, &one),
        _ => false,
    }
}

fn normal(text: &str) -> String {
    let half = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '_' => '-',
        c => c,
    };
    let kept = text.chars().map(half).filter(|c| !c.is_whitespace());
    kept.flat_map(char::to_lowercase).collect()
}

// Two neighbours in the wrong order.
fn is_swapped(one: &str, other: &str) -> bool {
    let pairs: Vec<(char, char)> = one.chars().zip(other.chars()).filter(|(a, b)| a != b).collect();
    matches!(pairs[..], [(a, b), (c, d)] if a == d && b == c) && strsim::damerau_levenshtein(one, other) == 1
}

// One character too many, and none that would make another word.
fn has_one_more(longer: &str, shorter: &str) -> bool {
    let same = longer.chars().zip(shorter.chars()).take_while(|(a, b)| a == b).count();
    let mut rest = longer.chars().skip(same);
    let extra = rest.next();
    let doubled = same > 0 && longer.chars().nth(same - 1) == extra;
    rest.eq(shorter.chars().skip(same)) && extra.is_some_and(|c| doubled || c.is_ascii() || !MEANINGFUL.contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_told_from_another_word() {
        for (word, meant) in [
            ("collcets", "collects"),
            ("prodces", "produces"),
            ("Next", "next"),
            ("must_follow", "must-follow"),
            ("市场管监局", "市场监管局"),
            ("市场监管管局", "市场监管局"),
            ("市场监局", "市场监管局"),
            ("不动产 登记", "不动产登记"),
            ("step２", "step2"),
        ] {
            assert!(is_misspelt(word, meant), "{word} {meant}");
        }
        for (word, meant) in [
            ("step1", "step2"),
            ("初审意见书", "复审意见书"),
            ("准予许可", "不准予许可"),
            ("初审", "复审"),
            ("by", "to"),
            ("work", "worker2"),
            ("决定", "决定"),
            ("身份证明", "身份证"),
        ] {
            assert!(!is_misspelt(word, meant), "{word} {meant}");
        }
    }
}
