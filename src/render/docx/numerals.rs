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
    use super::chinese;

    #[test]
    fn headings_are_counted_as_in_official_papers() {
        assert_eq!([1, 10, 11, 20, 35, 99, 100].map(chinese), ["一", "十", "十一", "二十", "三十五", "九十九", "100"]);
    }
}
