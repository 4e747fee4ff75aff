//! What only the outside world knows: whether the files that a process names are there.

use crate::finding::Finding;
use crate::model::{Id, Process};
use crate::say;
use crate::source::At;
use crate::wording::FileName;

/// The finding that a file that `based-on` names is not there.
pub fn base_missing(process: &Process, named: &At<Id>) -> Finding {
    let message = say!(file = FileName::of(&*named.value); zh: "`based-on` 写的文件“{file}”不存在", en: "`based-on` names a file that is not there: {file}");
    let help = say!(zh: "请核对文件名；路径从本文件所在的文件夹算起", en: "check the name; the path begins at the folder of this file");
    let mut finding = Finding::warning("unknown-reference", process.place(named.span), message).helped(help);
    finding.discriminator = format!("based-on: {}", named.value);
    finding
}
