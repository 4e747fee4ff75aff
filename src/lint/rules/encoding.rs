use crate::finding::Severity;
use crate::lint::{Check, Example, Group, Rule};
use crate::say;

pub static RULE: Rule = Rule {
    id: "encoding",
    group: Group::Reading,
    severity: Severity::Error,
    summary: say!(
        zh: "文件不是 UTF-8 编码",
        en: "the file is not encoded in UTF-8",
    ),
    why: say!(
        zh: "许多办公系统导出的文本是 GB18030 或 UTF-16；按 UTF-8 硬读会得到乱码，名称就对不上了。",
        en: "Office systems often export GB18030 or UTF-16; read as UTF-8 such a text is garbage, and names no longer match.",
    ),
    condition: say!(
        zh: "文件的字节不是有效的 UTF-8。能认出是 GB18030 或 UTF-16 的，一并指出。",
        en: "The bytes are not valid UTF-8. Where the encoding can be told (GB18030, UTF-16), it is named.",
    ),
    remedy: say!(
        zh: "另存为 UTF-8（有没有 BOM 都可以）。",
        en: "Save the file as UTF-8, with or without a byte order mark.",
    ),
    fires: Example::Told(say!(
        zh: "以 GB18030 或 UTF-16 保存的文件。",
        en: "A file saved as GB18030 or UTF-16.",
    )),
    quiet: Example::Told(say!(
        zh: "以 UTF-8 保存的文件，有没有 BOM、换行是 LF 还是 CRLF 都可以。",
        en: "A file saved as UTF-8, with or without a byte order mark, with LF or CRLF line ends.",
    )),
    check: Check::Reader,
};
