//! Helpers that every subject shares.

use std::path::{Path, PathBuf};

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
