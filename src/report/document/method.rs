//! How the figures were counted.

use super::Part;
use crate::model::Process;
use crate::report::Block;
use crate::say;
use crate::wording::{Text, plain_number};

/// The counting rules that hold for every figure of the document.
pub(super) fn counting(process: &Process, source: &Text) -> Part {
    let hours = plain_number(process.time_base().day_seconds() / 3600.0, 2);
    let calendar = calendar(process.calendar.as_ref().map_or("five-day", |name| &*name.value));
    let rules = vec![
        say!(hours = hours, calendar = calendar;
            zh: "时间按工作日计，一个工作日为 {hours} 小时；日历：{calendar}。",
            en: "Times are working days of {hours} hours; calendar: {calendar}."),
        say!(zh: "全程用时从申请人开始办理算到申请人办完，包含等待；均值和分位数按全部走法及其概率计算。不能精确计算的抽样得出，并注明误差。",
            en: "Lead time runs from the applicant's first step to the last, waiting included; mean and percentiles are taken over all ways through with their probabilities. What cannot be worked out exactly is sampled, with its error."),
        say!(zh: "关键路径取主情形：每处分支取最可能的一支，不含返工。",
            en: "The critical path is that of the main scenario: the likeliest branch everywhere, without rework."),
        say!(zh: "材料分“种”和“件次”：同一种材料交两次，计 1 种、2 件次。",
            en: "Materials are counted twice over: one material handed in twice is one kind and two submissions."),
        say!(zh: "没有写明的内容不猜测：相应指标记作“未注明”，不当作 0。",
            en: "What nobody stated is not guessed: the figure is “not stated”, never 0."),
        say!(zh: "压减率 =（改革前 − 改革后）÷ 改革前；占比和概率不计算压减率，只列相差的百分点。前后口径不同的，在表中注明，压减率不宜直接引用。",
            en: "Rate = (before − after) / before; shares and probabilities have none, and change by percentage points. Where before and after rest on different bases the table says so, and the rate should not be quoted alone."),
        say!(zh: "堵点由规则逐条核对得出；带“可能”字样的是线索，须由业务部门核实。",
            en: "Findings come from rules, each checked on the model; those called candidates are leads to be confirmed by the office."),
    ];
    Part::new(say!(zh: "计算口径", en: "Counting rules"), vec![Block::List(rules)], source)
}

// The built-in ones by what they are, a file by its name.
fn calendar(name: &str) -> Text {
    match name {
        "five-day" => say!(zh: "每周五个工作日，不计节假日调休", en: "five days a week, without holidays"),
        "24x7" => say!(zh: "全年无休", en: "every day of the year"),
        "cn" => say!(zh: "国务院办公厅公布的放假调休安排", en: "the State Council's holidays and make-up days"),
        file => Text::same(file),
    }
}

/// What the document does without.
pub(super) fn left_out(source: &Text) -> Part {
    let text = say!(zh: "没有给出可对标的流程，本报告不设“对标分析”一章；两地同一事项可用 zaizao compare --benchmark 并列。",
        en: "No process to measure against was given, so there is no chapter on benchmarks; zaizao compare --benchmark puts the same item of two cities side by side.");
    Part::new(say!(zh: "本报告没有的内容", en: "What is not in this report"), vec![Block::Paragraph(text)], source)
}
