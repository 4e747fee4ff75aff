//! `docs/commands.md` is the help of every command.

use crate::support::committed;
use zaizao::cli::docs::commands;
use zaizao::wording::Lang;

#[test]
fn the_commands_page_is_the_help_of_every_command() {
    committed("docs/commands.md", &commands(Lang::En));
    committed("docs/commands.zh.md", &commands(Lang::Zh));
}
