//! Numbers that stand before headings and captions as text. Word counts by itself, and a sheet is not read in the order of a paper.

use crate::wording::Text;

/// A heading of a paper, taken apart.
#[derive(Debug, PartialEq)]
pub(super) struct Heading {
    /// 1 for a chapter, 2 for a part of one.
    pub level: usize,
    /// Its number among its kin.
    pub number: usize,
    /// What it says.
    pub text: Text,
}

/// What captions are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Tables.
    Table,
    /// Pictures.
    Picture,
}

impl Kind {
    /// What stands before the number.
    pub fn label(self) -> Text {
        match self {
            Kind::Table => Text::fixed("表", "Table"),
            Kind::Picture => Text::fixed("图", "Figure"),
        }
    }
}

/// What stands between the number of a caption and its text.
pub(super) const BETWEEN: Text = Text::fixed("　", ". ");

/// The heading without its number, 一、 and 1 or （一） and 1.1; nothing where it has none in both languages.
pub(super) fn heading(heading: &Text) -> Option<Heading> {
    let (number, en) = heading.en.split_once(' ')?;
    let (level, number) = match number.split_once('.') {
        None => (1, number.parse().ok()?),
        Some((chapter, part)) => {
            chapter.parse::<usize>().ok()?;
            (2, part.parse().ok()?)
        }
    };
    let zh = match level {
        1 => format!("{}、", chinese(number)),
        _ => format!("（{}）", chinese(number)),
    };
    let zh = heading.zh.strip_prefix(&*zh)?;
    Some(Heading { level, number, text: Text::new(zh, en) })
}

/// A heading as it is said where nothing is counted.
pub(super) fn bare(text: &Text) -> Text {
    heading(text).map_or_else(|| text.clone(), |heading| heading.text)
}

/// The number of a caption and its text; nothing where it has no number.
pub(super) fn caption(caption: &Text, kind: Kind) -> Option<(usize, Text)> {
    let label = kind.label();
    let (number, zh) = caption.zh.strip_prefix(&*label.zh)?.strip_prefix(' ')?.split_once(&*BETWEEN.zh)?;
    let (same, en) = caption.en.strip_prefix(&*label.en)?.strip_prefix(' ')?.split_once(&*BETWEEN.en)?;
    let number = number.parse().ok().filter(|_| number == same)?;
    Some((number, Text::new(zh, en)))
}

/// A number from 1 to 99 as Chinese headings count: 一, 十, 二十一. Beyond that, digits.
pub(super) fn chinese(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match number {
        1..=9 => DIGITS[number].to_owned(),
        10..=19 => format!("十{}", DIGITS[number - 10]),
        20..=99 => format!("{}十{}", DIGITS[number / 10], DIGITS[number % 10]),
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_counted_as_in_official_papers() {
        assert_eq!([1, 10, 11, 20, 35, 99, 100].map(chinese), ["一", "十", "十一", "二十", "三十五", "九十九", "100"]);
    }

    #[test]
    fn a_number_is_taken_off_only_where_both_languages_have_it() {
        let part = heading(&Text::new("（十二）步骤清单", "2.12 Steps")).unwrap();
        assert_eq!(part, Heading { level: 2, number: 12, text: Text::new("步骤清单", "Steps") });
        assert_eq!(heading(&Text::new("三、方法", "3 Method")).map(|one| (one.level, one.number)), Some((1, 3)));
        // A name of the user's is the same in both.
        assert_eq!(heading(&Text::same("3 天办结")), None);
        assert_eq!(heading(&Text::new("三、方法", "4 Method")), None);
        assert_eq!(
            caption(&Text::new("表 3　五减", "Table 3. Five cuts"), Kind::Table),
            Some((3, Text::new("五减", "Five cuts")))
        );
        assert_eq!(caption(&Text::new("表 3　五减", "Table 3. Five cuts"), Kind::Picture), None);
        assert_eq!(caption(&Text::new("五减", "Five cuts"), Kind::Table), None);
    }
}
