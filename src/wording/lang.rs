/// A language of output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lang {
    /// Chinese, 中文.
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Both languages, in the order in which they are printed side by side.
    pub const BOTH: [Lang; 2] = [Lang::Zh, Lang::En];

    /// The tag used in options and file names: `zh` or `en`.
    pub const fn tag(self) -> &'static str {
        match self {
            Lang::Zh => "zh",
            Lang::En => "en",
        }
    }

    /// The language of a locale name such as `zh_CN.UTF-8`; everything that is not Chinese is English.
    pub fn of_locale(locale: &str) -> Lang {
        if locale.to_ascii_lowercase().starts_with("zh") { Lang::Zh } else { Lang::En }
    }
}
