//! `docs/commands.md` is the help of every command, `docs/configuration.md` what the configuration reads.

use crate::support::committed;
use zaizao::cli::docs::{commands, configuration};
use zaizao::wording::Lang;

#[test]
fn the_commands_page_is_the_help_of_every_command() {
    committed("docs/commands.md", &commands(Lang::En));
    committed("docs/commands.zh.md", &commands(Lang::Zh));
}

#[test]
fn the_configuration_page_is_what_is_read() {
    committed("docs/configuration.md", &configuration(Lang::En));
    committed("docs/configuration.zh.md", &configuration(Lang::Zh));
}
