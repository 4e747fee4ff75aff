//! How large a file may be.

use super::tree::Limits;
use crate::finding::Finding;
use crate::say;
use crate::source::{Place, Source, Span};
use std::sync::Arc;

/// Whether a file of so many bytes is read at all: asked before it is, so that nothing need be held of one that is too large.
///
/// # Errors
/// The finding `too-large`, which names the limit and the option that raises it.
pub fn check(name: &str, bytes: u64, limits: Limits) -> Result<(), Box<Finding>> {
    let most = limits.bytes.min(u64::from(u32::MAX));
    if bytes <= most {
        return Ok(());
    }
    let place = Place::new(&Arc::new(Source::new(name, "")), Span::default());
    let (size, most) = (megabytes(bytes), megabytes(most));
    let message = say!(size = &size, most = &most; zh: "文件有 {size} MB，超过上限 {most} MB", en: "the file has {size} MB, over the limit of {most} MB");
    let help = say!(zh: "确实需要时，用 `--max-size` 提高上限", en: "raise the limit with `--max-size` if it is meant to be so large");
    let mut finding = Finding::error("too-large", place, message).helped(help);
    finding.discriminator = "bytes".to_owned();
    Err(Box::new(finding))
}

fn megabytes(bytes: u64) -> String {
    crate::wording::plain_number(bytes as f64 / 1e6, 1)
}
