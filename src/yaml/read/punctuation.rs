//! Full-width signs where YAML needs the half-width one: it takes them for letters of a text.

use super::reading::Reading;
use crate::finding::{Edit, Finding};
use crate::say;
use crate::source::Span;
use crate::yaml::fields::Noun;
use crate::yaml::tree::{Kind, NodeId, Quote};

/// The full-width space that Chinese keyboards type.
pub(super) const WIDE_SPACE: char = '\u{3000}';

/// What YAML wants instead of a full-width sign.
pub(super) fn half_width(sign: char) -> Option<&'static str> {
    Some(match sign {
        '：' => ": ",
        '，' => ", ",
        '｛' => "{",
        '｝' => "}",
        '［' | '【' => "[",
        '］' | '】' => "]",
        WIDE_SPACE => " ",
        _ => return None,
    })
}

/// Tells of the first full-width sign in a text without quotes that could not be read as what it should be.
pub(super) fn tell_any(r: &mut Reading<'_>, node: NodeId) -> bool {
    let sign = unquoted(r, node).and_then(|text| text.char_indices().find(|(_, sign)| half_width(*sign).is_some()));
    tell_at(r, node, sign)
}

/// Tells of a sign that no unquoted id should have: a full-width colon, comma or bracket anywhere, a full-width space at an end.
pub(super) fn tell_in_id(r: &mut Reading<'_>, node: NodeId) -> bool {
    let Some(text) = unquoted(r, node) else { return false };
    let last = text.len() - text.chars().next_back().map_or(0, char::len_utf8);
    let sign = text.char_indices().find(|(at, sign)| match *sign {
        WIDE_SPACE => *at == 0 || *at == last,
        '：' | '，' | '｛' | '｝' | '［' | '］' => true,
        _ => false,
    });
    tell_at(r, node, sign)
}

/// Tells of `名称，by：…` in braces, where the next key was swallowed by a name.
pub(super) fn tell_swallowed_key(r: &mut Reading<'_>, node: NodeId, noun: &Noun) -> bool {
    let Some(text) = unquoted(r, node) else { return false };
    let sign = text.char_indices().filter(|(_, sign)| *sign == '，').find(|(at, sign)| {
        let rest = text[at + sign.len_utf8()..].trim_start();
        rest.split_once(['：', ':']).is_some_and(|(key, _)| noun.field(key.trim()).is_some())
    });
    tell_at(r, node, sign)
}

/// The finding for one sign.
pub(super) fn finding(r: &Reading<'_>, at: u32, sign: char) -> Finding {
    let span = Span::new(at, at + sign.len_utf8() as u32);
    let half = half_width(sign).unwrap_or("");
    let (message, help) = if sign == WIDE_SPACE {
        (
            say!(zh: "这里用了全角空格，YAML 只认半角空格", en: "this is a full-width space; YAML knows only the half-width one"),
            say!(zh: "换成半角空格", en: "type a half-width space instead"),
        )
    } else {
        (
            say!(sign = &sign, half = half.trim(); zh: "这里用了全角的“{sign}”，YAML 要用半角的 `{half}`", en: "this is the full-width `{sign}`; YAML needs the half-width `{half}`"),
            match sign {
                '：' | '，' => {
                    say!(half = half.trim(); zh: "改成半角 `{half}`，后面加一个空格；它若是文字的一部分，请把文字放进引号", en: "write `{half}` and a space; put the text in quotes if the sign belongs to it")
                }
                _ => {
                    say!(half = half; zh: "改成半角 `{half}`；它若是文字的一部分，请把文字放进引号", en: "write `{half}`; put the text in quotes if the sign belongs to it")
                }
            },
        )
    };
    let finding =
        r.error("chinese-punctuation", span, message).labelled(say!(zh: "全角", en: "full-width")).helped(help);
    let spaced = r.source.text.get(span.end as usize..).is_some_and(|rest| rest.starts_with([' ', '\n', '\r']));
    let text = if spaced { half.trim_end() } else { half };
    // A full-width space alone is half a space.
    let text = if sign == WIDE_SPACE { " " } else { text };
    let what = say!(zh: "改成半角", en: "write the half-width sign");
    finding.fixed_by(what, vec![Edit { span, text: text.to_owned() }])
}

fn tell_at(r: &mut Reading<'_>, node: NodeId, sign: Option<(usize, char)>) -> bool {
    let Some((at, sign)) = sign else { return false };
    let finding = finding(r, r.tree.span(node).start + at as u32, sign);
    r.tell(finding);
    true
}

// A text without quotes as it stands in the source.
fn unquoted<'s>(r: &Reading<'s>, node: NodeId) -> Option<&'s str> {
    let plain = matches!(r.tree.kind_as_written(node), Kind::Plain | Kind::Decoded(Quote::None));
    plain.then(|| r.source.slice(r.tree.span(node)))
}
