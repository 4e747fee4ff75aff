use crate::wording::Lang;
use std::ffi::OsString;

/// The language wanted: `--lang` wherever it stands, else the locale. Read before the arguments are parsed, so that a mistake in them is told in it.
pub fn wanted(arguments: &[OsString]) -> Lang {
    flag(arguments).unwrap_or_else(|| sys_locale::get_locale().map_or(Lang::En, |locale| Lang::of_locale(&locale)))
}

fn flag(arguments: &[OsString]) -> Option<Lang> {
    let words: Vec<&str> = arguments.iter().filter_map(|word| word.to_str()).take_while(|word| *word != "--").collect();
    let value = words.iter().enumerate().find_map(|(at, word)| match word.strip_prefix("--lang") {
        Some("") => words.get(at + 1).copied(),
        Some(rest) => rest.strip_prefix('='),
        None => None,
    })?;
    match value {
        // Chinese first, for what is said in one language only.
        "zh" | "both" => Some(Lang::Zh),
        "en" => Some(Lang::En),
        _ => None,
    }
}
