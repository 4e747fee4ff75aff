use super::Lang;
use std::fmt;

/// What can stand in a sentence: it knows how it is called in each language.
pub trait Speak {
    /// Writes the value as it is called in `lang`.
    fn speak(&self, lang: Lang, out: &mut fmt::Formatter<'_>) -> fmt::Result;

    /// The value ready for `format!` in one language.
    fn said(&self, lang: Lang) -> Said<'_, Self> {
        Said { value: self, lang }
    }
}

/// A value with the language it is to be said in.
#[derive(Debug)]
pub struct Said<'a, T: ?Sized> {
    value: &'a T,
    lang: Lang,
}

impl<T: Speak + ?Sized> fmt::Display for Said<'_, T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.speak(self.lang, out)
    }
}

macro_rules! same_in_both {
    ($($kind:ty),*) => { $(
        impl Speak for $kind {
            fn speak(&self, _: Lang, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, out)
            }
        }
    )* };
}
same_in_both!(str, String, Box<str>, char, u8, u16, u32, u64, usize, i64, std::borrow::Cow<'static, str>);

impl<T: Speak + ?Sized> Speak for &T {
    fn speak(&self, lang: Lang, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).speak(lang, out)
    }
}

/// A sentence in both languages: `say!(step = &name, n = 3; zh: "“{step}”有 {n} 个", en: "{step} has {n}")`.
///
/// The values before the semicolon implement [`Speak`](crate::wording::Speak), so a name that differs by language is said in the right one.
/// Without values it is a constant: `say!(zh: "无", en: "none")`.
#[macro_export]
macro_rules! say {
    (zh: $zh:literal, en: $en:literal $(,)?) => {
        $crate::wording::Text::fixed($zh, $en)
    };
    ($($name:ident = $value:expr),+ ; zh: $zh:literal, en: $en:literal $(,)?) => {{
        $(let $name = &$value;)+
        #[allow(unused_variables)]
        let zh = { $(let $name = $crate::wording::Speak::said($name, $crate::wording::Lang::Zh);)+ format!($zh) };
        #[allow(unused_variables)]
        let en = { $(let $name = $crate::wording::Speak::said($name, $crate::wording::Lang::En);)+ format!($en) };
        $crate::wording::Text::new(zh, en)
    }};
}

#[cfg(test)]
mod tests {
    use crate::wording::Text;

    #[test]
    fn a_name_is_said_in_its_own_language() {
        let name = Text::fixed("受理", "intake");
        let text = say!(step = &name, n = 2usize; zh: "“{step}”出现 {n} 次", en: "{step} stands {n} times");
        assert_eq!((&*text.zh, &*text.en), ("“受理”出现 2 次", "intake stands 2 times"));
    }
}
