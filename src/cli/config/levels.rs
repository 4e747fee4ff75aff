//! `--deny`, `--warn`, `--allow`.

use super::Configuring;
use crate::cli::output::Trouble;
use crate::finding::Severity;
use crate::lint::{Level, Named};
use crate::say;
use crate::wording::Text;

/// What the command line says of rules, in the order in which it holds: `all`, then groups, then single rules, the stricter last.
pub(super) fn chosen(wanted: &Configuring) -> anyhow::Result<Vec<(Named, Level)>> {
    let options = [
        ("--allow", &wanted.allow, Level::Off),
        ("--warn", &wanted.warn, Level::Told(Severity::Warning)),
        ("--deny", &wanted.deny, Level::Told(Severity::Error)),
    ];
    let mut chosen = Vec::new();
    for (option, names, level) in options {
        for name in names {
            chosen.push((named(option, name, level)?, level));
        }
    }
    chosen.sort_by_key(|(named, _)| match named {
        Named::All => 0,
        Named::Group(_) => 1,
        Named::Rule(_) => 2,
    });
    Ok(chosen)
}

fn named(option: &str, name: &str, level: Level) -> anyhow::Result<Named> {
    let Some(named) = Named::read(name) else {
        anyhow::bail!(Trouble::new(match Named::nearest(name) {
            Some(near) => say!(option = option, name = name, near = near;
                zh: "{option}：没有规则“{name}”；是否想写“{near}”？", en: "{option}: there is no rule {name}; did you mean {near}?"),
            None => say!(option = option, name = name;
                zh: "{option}：没有规则“{name}”；zaizao explain 列出全部规则", en: "{option}: there is no rule {name}; zaizao explain lists them all"),
        }));
    };
    if !named.may_be(level) {
        let why = never_fine(name);
        anyhow::bail!(Trouble::new(say!(option = option, why = why; zh: "{option}：{why}", en: "{option}: {why}")));
    }
    Ok(named)
}

/// Why an error of reading or structure stays one.
pub fn never_fine(name: &str) -> Text {
    say!(name = name;
        zh: "“{name}”不能关闭或降级：读不全、走不通的流程不能放行",
        en: "{name} cannot be switched off or lowered: a file that cannot be read or a flow that does not work is never fine")
}
