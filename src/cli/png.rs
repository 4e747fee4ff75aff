//! PNG from SVG. Text needs fonts of the system; the program has none of its own.

use super::output::Trouble;
use crate::say;

/// The picture in dots.
///
/// # Errors
/// Where the program was built without it, no font has what the picture says, or it is too large.
#[cfg(not(feature = "png"))]
pub fn bytes(_svg: &str) -> anyhow::Result<Vec<u8>> {
    anyhow::bail!(Trouble::new(say!(
        zh: "本程序编译时没有加入 PNG；请输出 .svg，浏览器、Word 和 WPS 都能打开，或用 cargo build --release --features png 重新编译",
        en: "this program was built without PNG; write .svg, which browsers, Word and WPS open, or build it with cargo build --release --features png")))
}
