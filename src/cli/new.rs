use super::arguments::New;
use super::files;
use super::output::{Printer, Trouble};
use super::status::Status;
use crate::{say, yaml};
use std::path::{Path, PathBuf};

/// Writes a commented starting file; never over one that is there.
pub fn run(wanted: &New, printer: &Printer) -> anyhow::Result<Status> {
    if wanted.name.trim().is_empty() {
        anyhow::bail!(Trouble::new(say!(zh: "流程名称不能为空", en: "the process needs a name")));
    }
    let text = yaml::starting::starting(&wanted.name, printer.lang);
    let file = wanted.output.clone().unwrap_or_else(|| file_name(&wanted.name));
    if file == Path::new(files::DASH) {
        printer.print(&text)?;
        return Ok(Status::Clean);
    }
    if std::fs::symlink_metadata(&file).is_ok_and(|there| !there.is_dir()) {
        anyhow::bail!(Trouble::new(say!(name = files::named(&file);
            zh: "文件“{name}”已经存在，没有改动；请换一个名称，或用 -o 指定文件",
            en: "the file {name} is there already and was left alone; choose another name, or a file with -o")));
    }
    files::write(&file, text.as_bytes())?;
    let next = files::typed(&file);
    printer.remark(&say!(name = files::named(&file), next = next;
        zh: "已新建“{name}”。下一步：zaizao check {next}", en: "wrote {name}; next: zaizao check {next}"));
    Ok(Status::Clean)
}

// Signs that a file name cannot hold, on any system, become dashes.
fn file_name(name: &str) -> PathBuf {
    let kept = |sign: char| if sign.is_control() || r#"/\:*?"<>|"#.contains(sign) { '-' } else { sign };
    let stem: String = name.trim().chars().map(kept).collect();
    let stem = stem.trim_matches(['.', ' ', '-']).to_owned();
    PathBuf::from(if stem.is_empty() { "process.yaml".to_owned() } else { format!("{stem}.yaml") })
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_name_becomes_a_file_name() {
        assert_eq!(file_name("开办餐饮店").to_str(), Some("开办餐饮店.yaml"));
        assert_eq!(file_name("../a/b").to_str(), Some("a-b.yaml"));
        assert_eq!(file_name(" . ").to_str(), Some("process.yaml"));
    }
}
