use super::arguments::Man;
use super::output::{Printer, Trouble};
use super::status::Status;
use super::{files, help};
use crate::say;

/// Prints the main manual page, or writes a page per command to a folder.
pub fn run(wanted: &Man, printer: &Printer) -> anyhow::Result<Status> {
    let command = help::command(printer.lang);
    let Some(folder) = &wanted.folder else {
        printer.print(&page(command)?)?;
        return Ok(Status::Clean);
    };
    std::fs::create_dir_all(folder).map_err(|error| {
        let name = files::named(folder);
        Trouble::because(say!(name = name; zh: "无法建立文件夹“{name}”", en: "cannot make the folder {name}"), error)
    })?;
    for inner in command.get_subcommands() {
        let name = format!("zaizao-{}", inner.get_name());
        let text = page(inner.clone().name(name.clone()).bin_name(name.replacen('-', " ", 1)))?;
        files::write(&folder.join(format!("{name}.1")), text.as_bytes())?;
    }
    files::write(&folder.join("zaizao.1"), page(command)?.as_bytes())?;
    Ok(Status::Clean)
}

fn page(command: clap::Command) -> anyhow::Result<String> {
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    Ok(String::from_utf8_lossy(&page).into_owned())
}
