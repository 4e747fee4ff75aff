//! The gallery: what is committed of it is what the program writes now.

use crate::support::repo;
use std::process::Command;

#[test]
fn the_gallery_lists_every_shipped_process() {
    let page = std::fs::read_to_string(repo("docs/gallery/README.md")).unwrap();
    for folder in std::fs::read_dir(repo("processes")).unwrap() {
        let name = folder.unwrap().file_name().into_string().unwrap();
        assert!(page.contains(&format!("({name}/report.html)")), "{name}");
    }
}

// HTML, SVG and the office formats change with every line of a style; text tells whether figures and wording are those of today.
#[test]
#[cfg(unix)]
fn texts_of_the_gallery_are_not_stale() {
    let fresh = tempfile::tempdir().unwrap();
    let made = Command::new(repo("docs/gallery/make"))
        .args(["text".as_ref(), fresh.path().as_os_str()])
        .env("ZAIZAO", env!("CARGO_BIN_EXE_zaizao"))
        .env("LC_ALL", "C")
        .output()
        .unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let mut files = 0;
    for folder in std::fs::read_dir(fresh.path()).unwrap() {
        let folder = folder.unwrap();
        for file in std::fs::read_dir(folder.path()).unwrap() {
            let file = file.unwrap();
            let place = repo("docs/gallery").join(folder.file_name()).join(file.file_name());
            files += 1;
            // Before the gallery is made there is nothing to be stale.
            let Ok(then) = std::fs::read_to_string(&place) else { continue };
            let now = std::fs::read_to_string(file.path()).unwrap();
            assert!(then == now, "{} is stale: run docs/gallery/make", place.display());
        }
    }
    assert_eq!(files, 5 * 4);
}
