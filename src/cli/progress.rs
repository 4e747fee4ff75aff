use crate::wording::Lang;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;
use std::time::{Duration, Instant};

/// A run shorter than this shows no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// How far a long run is, on standard error where that is a terminal.
pub struct Progress {
    lang: Lang,
    total: usize,
    done: usize,
    since: Instant,
    bar: Option<ProgressBar>,
}

impl Progress {
    /// Of so many files none is done.
    pub fn of(total: usize, lang: Lang) -> Progress {
        Progress { lang, total, done: 0, since: Instant::now(), bar: None }
    }

    /// So many more are done.
    pub fn add(&mut self, files: usize) {
        self.done += files;
        if self.bar.is_none() && self.since.elapsed() > PATIENCE && self.done < self.total && is_wanted() {
            self.bar = Some(bar(self.total, self.lang));
        }
        if let Some(bar) = &self.bar {
            bar.set_position(self.done as u64);
        }
    }

    /// Does what may write to the same terminal, with the bar out of the way.
    pub fn aside<T>(&self, tell: impl FnOnce() -> T) -> T {
        match &self.bar {
            Some(bar) => bar.suspend(tell),
            None => tell(),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

// A log keeps every state of a bar.
fn is_wanted() -> bool {
    std::io::stderr().is_terminal() && std::env::var_os("CI").is_none_or(|value| value.is_empty() || value == "false")
}

fn bar(total: usize, lang: Lang) -> ProgressBar {
    let template = match lang {
        Lang::Zh => "检查 {bar:30} {pos}/{len} 个文件",
        Lang::En => "checking {bar:30} {pos}/{len} files",
    };
    let bar = ProgressBar::with_draw_target(Some(total as u64), ProgressDrawTarget::stderr());
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style.progress_chars("=> ")),
        Err(_) => bar,
    }
}
