//! `docs/commands.md` and `docs/commands.zh.md`: the help of every command, as the program prints it.

use super::help;
use crate::wording::Lang;

/// The page in one language.
pub fn commands(lang: Lang) -> String {
    let (title, intro) = match lang {
        Lang::Zh => ("# 命令", "本页由程序生成，内容就是各命令的 `--help`。"),
        Lang::En => ("# Commands", "This page is made by the program: it is each command's `--help`."),
    };
    let mut page = format!("{title}\n\n{intro}\n");
    let mut command = help::command(lang).term_width(100);
    command.build();
    section(&mut page, &mut command, "zaizao");
    let names: Vec<String> = command.get_subcommands().map(|inner| inner.get_name().to_owned()).collect();
    for name in names {
        if let Some(inner) = command.find_subcommand_mut(&name) {
            let mut inner = inner.clone().term_width(100);
            section(&mut page, &mut inner, &format!("zaizao {name}"));
        }
    }
    page
}

fn section(page: &mut String, command: &mut clap::Command, name: &str) {
    let help = command.render_help().to_string();
    let lines: Vec<&str> = help.lines().map(str::trim_end).collect();
    page.push_str(&format!("\n## {name}\n\n```text\n{}\n```\n", lines.join("\n").trim_end()));
}
