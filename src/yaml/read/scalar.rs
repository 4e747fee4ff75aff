//! Texts, numbers, shares, days.

use super::reading::Reading;
use super::{expected, punctuation};
use crate::finding::{Edit, Finding};
use crate::model::{Date, Id, Name};
use crate::say;
use crate::source::{At, Span};
use crate::yaml::fields::{NAME, Noun};
use crate::yaml::tree::{Kind, NodeId};

impl<'s> Reading<'s> {
    /// A text of one's own wording, as written.
    pub fn free_text(&mut self, node: NodeId, noun: &'static Noun) -> Option<Box<str>> {
        let Some(text) = self.text(node) else {
            expected::tell(self, node);
            return None;
        };
        if punctuation::tell_swallowed_key(self, node, noun) {
            return None;
        }
        self.notice_comment(node);
        Some(text.into())
    }

    /// The same with its place.
    pub fn placed_text(&mut self, node: NodeId, noun: &'static Noun) -> Option<At<Id>> {
        let text = self.free_text(node, noun)?;
        Some(self.at(node, text))
    }

    /// A name: a text, or one for each language.
    pub fn name(&mut self, node: NodeId, noun: &'static Noun) -> Option<Name> {
        if !self.is_mapping(node) {
            return self.free_text(node, noun).map(Name::One);
        }
        let (mut zh, mut en) = (None, None);
        self.fields(node, &NAME, |r, key, value| match key {
            "zh" => zh = r.free_text(value, &NAME),
            "en" => en = r.free_text(value, &NAME),
            _ => {}
        });
        (zh.is_some() || en.is_some()).then_some(Name::Both { zh, en })
    }

    /// Ids that this file need not know: as-is steps and materials, products.
    pub fn ids(&mut self, node: NodeId) -> Vec<At<Id>> {
        let mut ids = self.room_for_items(node);
        for item in self.items(node) {
            ids.extend(self.id(item));
        }
        ids
    }

    /// An id that refers to something.
    pub fn id(&mut self, node: NodeId) -> Option<At<Id>> {
        match self.text(node) {
            Some(text) if !self.is_nothing(node) && !text.is_empty() => {
                (!punctuation::tell_in_id(self, node)).then(|| self.at(node, text.into()))
            }
            _ => {
                expected::tell(self, node);
                None
            }
        }
    }

    /// `true` or `false`.
    pub fn boolean(&mut self, node: NodeId) -> Option<At<bool>> {
        match self.text(node) {
            Some("true") => Some(self.at(node, true)),
            Some("false") => Some(self.at(node, false)),
            _ => {
                expected::tell(self, node);
                None
            }
        }
    }

    /// A number not below zero.
    pub fn number(&mut self, node: NodeId) -> Option<At<f64>> {
        let number = self.text(node).and_then(decimal);
        if number.is_none() {
            self.not_a_number(node);
        }
        number.map(|number| self.at(node, number))
    }

    /// A whole number between two others.
    pub fn whole(&mut self, node: NodeId, least: u32, greatest: u32) -> Option<At<u32>> {
        let Some(whole) = self.text(node).and_then(count) else {
            self.not_a_number(node);
            return None;
        };
        if (u64::from(least)..=u64::from(greatest)).contains(&whole) {
            return Some(self.at(node, whole as u32));
        }
        let message =
            say!(key = self.field_key(), whole = whole; zh: "`{key}` 不能是 {whole}", en: "`{key}` cannot be {whole}");
        let range = expected::range(least, greatest);
        let help = say!(range = &range; zh: "写{range}", en: "write {range}");
        self.tell(self.error("bad-value", self.handle(node), message).helped(help));
        None
    }

    /// A number of cases.
    pub fn cases(&mut self, node: NodeId) -> Option<At<u64>> {
        let whole = self.text(node).and_then(count);
        if whole.is_none() {
            self.not_a_number(node);
        }
        whole.map(|whole| self.at(node, whole))
    }

    fn not_a_number(&mut self, node: NodeId) {
        let Some(text) =
            self.text(node).filter(|text| text.starts_with(|c: char| "-−－0123456789０１２３４５６７８９".contains(c)))
        else {
            return expected::tell(self, node);
        };
        if punctuation::tell_any(self, node) {
            return;
        }
        let half = half_width_digits(text);
        let key = self.field_key();
        let message = if half.starts_with(['-', '−']) {
            say!(key = key, text = text; zh: "`{key}` 不能是负数：{text}", en: "`{key}` cannot be negative: {text}")
        } else {
            say!(key = key, text = text; zh: "`{key}` 的数字“{text}”无法读取", en: "the number \"{text}\" of `{key}` cannot be read")
        };
        let plain: String = half.chars().filter(|c| !matches!(c, ',' | '_' | ' ' | '-' | '−')).collect();
        let help = match (self.field, decimal(&plain)) {
            (_, Some(_)) if half.contains([',', '_', ' ']) => {
                say!(plain = &plain; zh: "不加千位分隔符：{plain}", en: "without separators: {plain}")
            }
            (Some(field), _) => {
                say!(wanted = expected::wanted(field.shapes), example = field.example; zh: "写{wanted}，例如 {example}", en: "write {wanted}, for example {example}")
            }
            (None, _) => say!(zh: "写数字", en: "write a number"),
        };
        self.tell(self.error("bad-value", self.handle(node), message).helped(help));
    }

    /// A reason for an exception; spaces are none, which is told.
    pub fn reason(&mut self, node: NodeId) -> Option<Box<str>> {
        let text = self.free_text(node, &crate::yaml::fields::ALLOW)?;
        if !text.trim().is_empty() {
            return Some(text);
        }
        let message = say!(key = self.field_key(); zh: "`{key}` 是空的：没有理由不能豁免", en: "`{key}` is empty: nothing is accepted without a reason");
        let help = say!(zh: "写明为什么暂时保留", en: "say why it stays for the time being");
        self.tell(self.error("bad-value", self.handle(node), message).helped(help));
        Some(text)
    }

    /// A share of cases: `20%`, or a fraction up to 1.
    pub fn share(&mut self, node: NodeId) -> Option<At<f64>> {
        let Some(text) = self.text(node) else {
            expected::tell(self, node);
            return None;
        };
        let half = half_width_digits(text);
        let percent = half.strip_suffix('%');
        let number = decimal(percent.unwrap_or(&half).trim());
        let share = number.map(|number| if percent.is_some() { number / 100.0 } else { number });
        if let Some(share) = share.filter(|share| *share <= 1.0) {
            return Some(self.at(node, share));
        }
        if punctuation::tell_any(self, node) {
            return None;
        }
        let key = self.field_key();
        let (message, help) = match number {
            Some(_) if percent.is_some() => (
                say!(key = key, text = text; zh: "`{key}` 不能超过 100%：{text}", en: "`{key}` cannot be over 100%: {text}"),
                say!(zh: "写 0% 到 100%", en: "write 0% to 100%"),
            ),
            Some(_) => (
                say!(key = key, text = text; zh: "`{key}: {text}` 不是比例：小数不能大于 1", en: "`{key}: {text}` is no share: a fraction is at most 1"),
                say!(text = text; zh: "百分比要带百分号：{text}%", en: "say {text}%"),
            ),
            None if half.starts_with(['-', '−']) => (
                say!(key = key, text = text; zh: "`{key}` 不能是负数：{text}", en: "`{key}` cannot be negative: {text}"),
                say!(zh: "写 0% 到 100%", en: "write 0% to 100%"),
            ),
            None => (
                say!(key = key, text = text; zh: "`{key}` 的比例“{text}”无法读取", en: "the share \"{text}\" of `{key}` cannot be read"),
                say!(zh: "写百分比，如 20%，或不大于 1 的小数，如 0.2", en: "write a percentage such as 20%, or a fraction up to 1 such as 0.2"),
            ),
        };
        let mut finding = self.error("bad-value", self.handle(node), message).helped(help);
        if let (Some(number), None) = (number, percent)
            && number <= 100.0
            && self.tree.kind_as_written(node) == Kind::Plain
        {
            let what = say!(text = text; zh: "写成 {text}%", en: "write {text}%");
            let end = self.tree.span(node).end;
            finding = finding.fixed_by(what, vec![Edit { span: Span::new(end, end), text: "%".to_owned() }]);
        }
        self.tell(finding);
        None
    }

    /// A day, kept as written: `2027-06-30`.
    pub fn date(&mut self, node: NodeId) -> Option<At<Id>> {
        match self.text(node) {
            Some(text) if Date::read(text).is_ok() => Some(self.at(node, text.into())),
            Some(text) if !punctuation::tell_any(self, node) => {
                let message = say!(key = self.field_key(), text = text; zh: "`{key}` 的日期“{text}”无法读取", en: "the date \"{text}\" of `{key}` cannot be read");
                let help = say!(zh: "写成年-月-日，如 2027-06-30", en: "write year-month-day, such as 2027-06-30");
                self.tell(self.error("bad-value", self.handle(node), message).helped(help));
                None
            }
            Some(_) => None,
            None => {
                expected::tell(self, node);
                None
            }
        }
    }

    // `name: 受理 #2`: the text ends before a `#` that looks like a part of it.
    fn notice_comment(&mut self, node: NodeId) {
        let end = self.tree.span(node).end as usize;
        let Some(rest) = self.source.text.as_bytes().get(end..) else { return };
        let spaces = rest.iter().take_while(|byte| **byte == b' ').count();
        let looks_like_text = spaces > 0
            && rest.get(spaces) == Some(&b'#')
            && rest.get(spaces + 1).is_some_and(u8::is_ascii_alphanumeric)
            && self.tree.kind_as_written(node) == Kind::Plain;
        if !looks_like_text {
            return;
        }
        let at = (end + spaces) as u32;
        let line = rest[spaces..].iter().take_while(|byte| !matches!(byte, b'\n' | b'\r')).count() as u32;
        let place = self.place(Span::new(at, at + line));
        let message = say!(zh: "空格加 `#` 起的是注释，文字到此为止", en: "a `#` after a space begins a comment: the text ends before it");
        let help = say!(zh: "`#` 若是文字的一部分，请把文字放进引号；若是注释，`#` 后加一个空格", en: "put the text in quotes if the `#` belongs to it; if it is a comment, put a space after the `#`");
        self.tell(Finding::note("syntax", place, message).helped(help));
    }
}

/// Full-width digits, letters and signs in half width; the full-width space as a space.
pub(in crate::yaml) fn half_width_digits(text: &str) -> std::borrow::Cow<'_, str> {
    if text.is_ascii() || !text.contains(|c| matches!(c, '！'..='～' | punctuation::WIDE_SPACE)) {
        return text.into();
    }
    let half = |c: char| match c {
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        punctuation::WIDE_SPACE => ' ',
        c => c,
    };
    text.chars().map(half).collect::<String>().into()
}

/// Digits with or without a fraction; nothing else, so that `1e5`, `inf` and `0x10` stay texts.
fn decimal(text: &str) -> Option<f64> {
    let half = half_width_digits(text);
    let (whole, fraction) = half.split_once('.').unwrap_or((&half, "0"));
    let digits = |part: &str| !part.is_empty() && part.len() <= 15 && part.bytes().all(|byte| byte.is_ascii_digit());
    if digits(whole) && digits(fraction) { half.parse().ok() } else { None }
}

fn count(text: &str) -> Option<u64> {
    let half = half_width_digits(text);
    let digits = !half.is_empty() && half.len() <= 15 && half.bytes().all(|byte| byte.is_ascii_digit());
    if digits { half.parse().ok() } else { None }
}
