//! Bytes → text: UTF-8 is read, anything else is named.

use crate::finding::Finding;
use crate::say;
use crate::source::{Place, Source, Span};
use crate::wording::Text;
use encoding_rs::{Encoding, GB18030, UTF_16BE, UTF_16LE};
use std::sync::Arc;

/// The text of a file's bytes, without a byte order mark.
///
/// # Errors
/// The finding `encoding`, with the name of the encoding that it is in and how to convert it.
pub fn decode(name: impl Into<String>, mut bytes: Vec<u8>) -> Result<Source, Box<Finding>> {
    let name = name.into();
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        bytes.drain(..3);
    }
    if let Some(other) = utf_16_or_32(&bytes) {
        return Err(other.finding(&name, &bytes));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Source::new(name, text)),
        Err(error) => {
            let wrong = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let other = if is_gb18030(&bytes) { Other::In(GB18030, "GB18030") } else { Other::Damaged(wrong) };
            Err(other.finding(&name, &bytes))
        }
    }
}

// Valid throughout, and no UTF-8 with a few bytes damaged: that would have more Chinese characters than mistakes.
fn is_gb18030(bytes: &[u8]) -> bool {
    if GB18030.decode_without_bom_handling_and_without_replacement(bytes).is_none() {
        return false;
    }
    let as_utf_8 = String::from_utf8_lossy(bytes);
    let mistakes = as_utf_8.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count();
    let chinese = as_utf_8.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).count();
    mistakes >= chinese
}

// What bytes are that are not UTF-8.
enum Other {
    In(&'static Encoding, &'static str),
    Utf32,
    // Not UTF-8 from this byte on, and nothing else throughout.
    Damaged(usize),
}

// By their mark; without one, Latin letters and line ends leave every other byte zero, which no text in another encoding does.
fn utf_16_or_32(bytes: &[u8]) -> Option<Other> {
    if bytes.starts_with(b"\xFF\xFE\0\0") || bytes.starts_with(b"\0\0\xFE\xFF") {
        return Some(Other::Utf32);
    }
    if bytes.starts_with(b"\xFF\xFE") {
        return Some(Other::In(UTF_16LE, "UTF-16LE"));
    }
    if bytes.starts_with(b"\xFE\xFF") {
        return Some(Other::In(UTF_16BE, "UTF-16BE"));
    }
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or(bytes);
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let many = head.len() / 20 + 1;
    // A zero that strayed into a short text makes none of the signs that every process is written with.
    let has_signs = |encoding: &'static Encoding| encoding.decode_without_bom_handling(head).0.contains([':', '\n']);
    if odd >= many && even == 0 && has_signs(UTF_16LE) {
        Some(Other::In(UTF_16LE, "UTF-16LE"))
    } else if even >= many && odd == 0 && has_signs(UTF_16BE) {
        Some(Other::In(UTF_16BE, "UTF-16BE"))
    } else {
        None
    }
}

impl Other {
    fn finding(self, name: &str, bytes: &[u8]) -> Box<Finding> {
        let (text, at, message, help) = match self {
            Other::In(encoding, called) => {
                let text = encoding.decode_with_bom_removal(bytes).0.into_owned();
                let at = text.find(|c: char| !c.is_ascii()).unwrap_or(0);
                let message = say!(called = called; zh: "文件是 {called} 编码，不是 UTF-8", en: "the file is in {called}, not in UTF-8");
                (text, at, message, conversion(name, called))
            }
            Other::Utf32 => {
                let message = say!(zh: "文件是 UTF-32 编码，不是 UTF-8", en: "the file is in UTF-32, not in UTF-8");
                (String::new(), 0, message, conversion(name, "UTF-32"))
            }
            Other::Damaged(at) => {
                let byte = bytes.get(at).copied().unwrap_or(0);
                let byte = format!("{byte:02X}");
                let message =
                    say!(byte = &byte; zh: "这里的字节 {byte} 不是 UTF-8", en: "the byte {byte} here is not UTF-8");
                let help = say!(zh: "文件可能损坏，或混有其他编码；请用编辑器打开，另存为 UTF-8", en: "the file may be damaged, or partly in another encoding; open it in an editor and save it as UTF-8");
                (String::from_utf8_lossy(bytes).into_owned(), at, message, help)
            }
        };
        let width = text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let place = Place::new(&Arc::new(Source::new(name, text)), Span::new(at as u32, (at + width) as u32));
        let mut finding = Finding::error("encoding", place, message).helped(help);
        finding.discriminator = "encoding".to_owned();
        Box::new(finding)
    }
}

fn conversion(name: &str, called: &str) -> Text {
    say!(name = name, called = called;
        zh: "在编辑器里另存为 UTF-8，或运行 `iconv -f {called} -t UTF-8 {name} > 新文件.yaml`",
        en: "save it as UTF-8 in an editor, or run `iconv -f {called} -t UTF-8 {name} > new.yaml`")
}
