use crate::finding::Severity;
use crate::lint::{Check, Example, Group, Rule};
use crate::say;

pub static RULE: Rule = Rule {
    id: "too-large",
    group: Group::Reading,
    severity: Severity::Error,
    summary: say!(
        zh: "文件超过读取上限",
        en: "the file is beyond a reading limit",
    ),
    why: say!(
        zh: "上限防止畸形文件（层层嵌套、别名膨胀）耗尽内存。正常的流程远达不到。",
        en: "The limits keep malformed files (endless nesting, alias bombs) from eating the memory. Real processes do not reach them.",
    ),
    condition: say!(
        zh: "大小、节点数、嵌套层数或别名展开超过上限；提示里写明是哪一项、用哪个选项放宽。",
        en: "Size, number of nodes, nesting depth or alias expansion is beyond its limit; the message says which, and which option raises it.",
    ),
    remedy: say!(
        zh: "检查文件是否放错了；确实需要时，用提示的选项放宽上限。",
        en: "See whether it is the right file; if it is, raise the limit with the option named.",
    ),
    fires: Example::Told(say!(
        zh: "超过大小上限的文件，或嵌套 100,000 层的括号。",
        en: "A file beyond the size limit, or brackets nested 100,000 deep.",
    )),
    quiet: Example::Told(say!(
        zh: "一个有 3,000 个步骤、20 MB 的流程文件。",
        en: "A process of 3,000 steps in a file of 20 MB.",
    )),
    check: Check::Reader,
};
