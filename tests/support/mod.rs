//! Helpers that every subject shares.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A path inside the repository.
pub fn repo(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Holds a committed file to what the program makes of it now; with `ZAIZAO_BLESS=1` the file is written instead.
pub fn committed(path: &str, now: &str) {
    let file = repo(path);
    if std::env::var_os("ZAIZAO_BLESS").is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, now).unwrap();
        return;
    }
    let then = std::fs::read_to_string(&file).unwrap_or_default().replace("\r\n", "\n");
    if then != now {
        let at = then.lines().zip(now.lines()).position(|(then, now)| then != now);
        let at = at.unwrap_or(then.lines().count().min(now.lines().count()));
        panic!(
            "{path} is stale at line {}:\n  committed: {:?}\n  now:       {:?}\nrun: ZAIZAO_BLESS=1 cargo test",
            at + 1,
            then.lines().nth(at).unwrap_or("<end>"),
            now.lines().nth(at).unwrap_or("<end>"),
        );
    }
}

/// A folder of its own with the program to run in it.
pub struct Workspace {
    folder: tempfile::TempDir,
}

/// What a run of the program left.
#[derive(Debug)]
pub struct Run {
    pub stdout: String,
    pub stderr: String,
    pub status: i32,
}

impl Workspace {
    pub fn new() -> Workspace {
        Workspace { folder: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Puts a file into the folder.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> &Workspace {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
        self
    }

    /// The program, ready to be run in the folder: English, 80 columns, no colour, unless the arguments say otherwise.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_zaizao"));
        command.args(arguments).current_dir(self.folder.path());
        command.env("LC_ALL", "C").env("COLUMNS", "80").env_remove("NO_COLOR").stdin(Stdio::null());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Run {
        finished(self.command(arguments).output().unwrap())
    }

    /// Runs the program with something on standard input.
    pub fn run_with(&self, arguments: &[&str], input: &[u8]) -> Run {
        let mut command = self.command(arguments);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // Who refuses its arguments ends without reading.
        let _ = child.stdin.take().unwrap().write_all(input);
        finished(child.wait_with_output().unwrap())
    }
}

fn finished(output: Output) -> Run {
    Run {
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
        status: output.status.code().expect("the program ended by itself"),
    }
}

/// The minimal file of the language.
pub const MINIMAL: &str = "\
process: 二手房转移登记
departments: [综合窗口, 税务局, 登记中心]
steps:
  受理: { by: 综合窗口, work: 1h, next: 计税 }
  计税: { by: 税务局, wait: 1d, work: 2h, next: 登簿 }
  登簿: { by: 登记中心, wait: 2d, work: 3h }
";
