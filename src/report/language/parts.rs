//! The parts of the language with their prose. Every example is a whole file that reads without a finding.

use super::{Table, times, traps};
use crate::say;
use crate::wording::Text;
use crate::yaml::fields::*;

/// One part: what it is about in prose, then the keys of its nouns.
#[derive(Debug)]
pub struct Part {
    /// The heading.
    pub title: Text,
    /// Paragraphs.
    pub says: &'static [Text],
    /// A list of single points.
    pub points: &'static [Text],
    /// A whole file.
    pub example: Option<Text>,
    /// A table that is not one of keys.
    pub table: Option<fn() -> Table>,
    /// The nouns whose keys belong here.
    pub nouns: &'static [&'static Noun],
}

macro_rules! example {
    ($name:literal) => {
        Text::fixed(
            include_str!(concat!("examples/", $name, ".zh.yaml")),
            include_str!(concat!("examples/", $name, ".en.yaml")),
        )
    };
}

/// The parts in reading order.
pub static PARTS: &[Part] = &[
    Part {
        title: say!(zh: "文件", en: "The file"),
        says: &[
            say!(zh: "下面是最小的文件，已能得出完整结果；其余的键都可以不写，写了才多一项检查或数据。办件从列出的第一个步骤（或 `start`）开始，没有 `next` 的步骤办完即办结。没有人写的内容显示“未注明”，不会当成 0。",
                     en: "This is the smallest file, and it gives a full result; every other key is optional and switches on a check or a figure. A case starts at the first step listed (or at `start`), and a step without `next` ends it. What nobody wrote is printed \"not stated\", never 0."),
            say!(zh: "标识按所写的文字算：`01` 和 `1` 不同，`1.10` 就是 `1.10`；标识里不能有 `/`。步骤、材料、数据项、部门各自编名，互不冲突。没有写名称的，标识就是名称；名称可以写成 `{ zh: …, en: … }`。",
                     en: "An id is the text as written: `01` and `1` differ, `1.10` stays `1.10`, and `/` is not allowed. Steps, materials, data items and departments are four namespaces. Without a name the id is the name; a name may be `{ zh: …, en: … }`."),
        ],
        points: &[],
        example: Some(example!("file")),
        table: None,
        nouns: &[&PROCESS, &HEADING, &NAME, &APPLICANT, &VOLUME, &BURDEN, &PROVENANCE],
    },
    Part {
        title: say!(zh: "部门", en: "Departments"),
        says: &[
            say!(zh: "部门写成名称的列表，或 `标识: 名称`，或 `标识: { … }`。申请人 `applicant` 不写也在。只有政府部门和中介计入部门数。",
                   en: "Departments are a list of names, or `id: name`, or `id: { … }`. The `applicant` always exists. Only government and intermediaries count as departments."),
        ],
        points: &[],
        example: Some(example!("departments")),
        table: None,
        nouns: &[&DEPARTMENT, &OFFICE, &STAFF],
    },
    Part {
        title: say!(zh: "材料和数据项", en: "Materials and data"),
        says: &[
            say!(zh: "材料是申请人提交的文件，数据项是表单要填的内容；步骤产生的成果不用在这里声明。`substitute` 在现状文件里是建议，在再造后文件里表示已经做到，材料不再收取。",
                     en: "Materials are what the applicant hands in, data items what forms ask for; what steps produce need not be declared. In an as-is file `substitute` is a proposal, in a to-be file it is done and the material is no longer collected."),
            say!(zh: "退回后再次办理的步骤不重复收取；补正带来的材料写在补正步骤，不算重复提交。",
                     en: "A step that is done again collects nothing again; what a supplement brings is listed at the supplement's own step and is no repeated submission."),
        ],
        points: &[],
        example: Some(example!("materials")),
        table: None,
        nouns: &[&MATERIAL, &DEFERRAL, &SUBSTITUTE, &DATA_ITEM],
    },
    Part {
        title: say!(zh: "步骤", en: "Steps"),
        says: &[
            say!(zh: "时间有两种写法：`work` 加 `wait`（先等后办），或总用时 `elapsed`（办理包含在内）。后一种不写 `work` 时，实际办理用时未注明。",
                     en: "Time is written in one of two ways: `work` and `wait` (waiting, then work), or the total `elapsed`, which work is part of. With `elapsed` and no `work` the hands-on time is not stated."),
            say!(zh: "固定用词可以写英文，也可以写中文（`kind: intake` 或 `kind: 受理`），对照表见 terms.md；`zaizao fmt --words zh` 把它们统一成中文，`--words en` 统一成英文。键只能写英文。",
                     en: "Fixed words may be written in English or Chinese (`kind: intake` or `kind: 受理`), see terms.md; `zaizao fmt --words en` turns them all into English, `--words zh` into Chinese. Keys are English only."),
        ],
        points: &[],
        example: Some(example!("steps")),
        table: None,
        nouns: &[&STEP, &WAIT, &VISITS, &COLLECTED, &CHECK, &PASS, &FEE, &MUST_FOLLOW, &SYSTEM, &ALLOW, &CITATION],
    },
    Part {
        title: say!(zh: "去向", en: "Flow"),
        says: &[],
        points: &[
            say!(zh: "`next: 审查`：只有一个去向。`next: { end: 退件 }`：就此办结，并写明结果。",
                 en: "`next: review`: one way on. `next: { end: refused }`: the case ends here, with this outcome."),
            say!(zh: "`one`：判断，只走其中一路。不写 `p` 的几路平分余下的占比；占比合计不能超过 100%。",
                 en: "`one`: a decision, exactly one way. Ways without `p` share the rest equally; the shares cannot add up to more than 100%."),
            say!(zh: "`all`：并行，各路同时办理。写了 `p` 的一路只在这个比例的办件中启动；启动了的，汇合时都要等。",
                 en: "`all`: in parallel. A way with `p` is started in that share of cases only; what was started is waited for."),
            say!(zh: "去向指回前面的步骤就是返工。`max` 限制次数，用完后走 `then`；没有 `then` 时按其他几路的占比走。`feedback: true` 表示回到前面的是新的一件，不是返工。",
                 en: "A way back to an earlier step is rework. `max` limits how often it is taken, then the case takes `then`, or the other ways in their proportions. `feedback: true` marks a return that is a new case, not rework."),
            say!(zh: "`cancel: true`：一票否决，走这一路时本件其余办理全部终止。",
                 en: "`cancel: true`: when the case goes this way, everything else in it stops."),
            say!(zh: "几路在哪里汇合、要不要互相等，通常不用写：同一个 `all` 分出的各路互相等，其他的各走各的，工具会推断并显示。`join: all` 或 `join: one` 写了就会核对；推断不出时会提示必须写。",
                 en: "How flows meet is normally not written: ways of one `all` wait for each other, all others carry on singly, and zaizao works it out and prints it. `join: all` or `join: one` is checked where it is written, and asked for where it cannot be worked out."),
            say!(zh: "分支里不能再分支：另写一个只有 `next` 的步骤来分流。",
                 en: "A branch cannot branch again: write a step that has nothing but a `next`."),
        ],
        example: Some(example!("flow")),
        table: None,
        nouns: &[&NEXT, &BRANCH, &END],
    },
    Part {
        title: say!(zh: "时限", en: "Deadlines"),
        says: &[
            say!(zh: "只有一条全流程时限，写 `deadlines: { statutory: 20d, promised: 6d }`；有几条的，各起一个名称。每条从 `from` 结束时起算（不写则从开始起算），到 `to` 中最先到达的步骤结束为止（不写则到办结），扣除停表的时间。",
                   en: "One clock over the whole case is `deadlines: { statutory: 20d, promised: 6d }`; several have names. A clock runs from the end of `from` (without it, from the start) to the end of the first of `to` that is reached (without it, to the end), less the pauses in between."),
        ],
        points: &[],
        example: Some(example!("deadlines")),
        table: None,
        nouns: &[&DEADLINE, &LINE, &ACTUAL],
    },
    Part {
        title: say!(zh: "事项要素", en: "The item"),
        says: &[
            say!(zh: "实施清单公布的内容，与流程实际推算的结果逐项核对。", en: "What the implementation list declares, compared with what the process shows."),
        ],
        points: &[],
        example: None,
        table: None,
        nouns: &[&ITEM],
    },
    Part {
        title: say!(zh: "时间", en: "Times"),
        says: &[
            say!(zh: "时间都带单位，最长一百年，最多六位小数。一个工作日的长度是 `day`（默认 8 小时）；`calendar` 决定哪些是工作日。",
                   en: "A time has a unit, at most a hundred years and six decimals. A working day is as long as `day` (8 hours by default); `calendar` says which days those are."),
        ],
        points: &[],
        example: None,
        table: Some(times::table),
        nouns: &[&DISTRIBUTION, &MEAN_SD, &QUANTILES],
    },
    Part {
        title: say!(zh: "日历", en: "Calendars"),
        says: &[
            say!(zh: "流程的 `calendar` 写内置名称，或日历文件的路径（从流程文件所在的文件夹起）。内置 `five-day`（周一至周五，不计节假日）、`24x7`（天天上班）和 `cn`（国务院 2018 至 2026 年的放假与调休）。流程里的自然日按日历的平均工作日占比折算：`five-day` 是 5/7，`cn` 和日历文件按所列各年实际的天数。",
                   en: "The `calendar` of a process is a built-in name, or the path of a calendar file from the folder of the process file. Built in are `five-day` (Monday to Friday, no holidays), `24x7` (every day) and `cn` (the State Council's holidays and make-up days of 2018 to 2026). A calendar day of a process counts as the calendar's mean share of a working day: 5/7 for `five-day`, and for `cn` and calendar files that of the years they tell."),
            say!(zh: "日历文件写每周的上班时间、各年的放假和调休及其依据，还可以写计算规则。写了任何一年的，没有写到的年份就是未知：`zaizao due` 和 `zaizao days` 遇到会指出是哪一年，不会推测。`zaizao check` 也检查日历文件，`zaizao schema calendar` 输出它的 JSON Schema。",
                   en: "A calendar file has the hours of a week, the holidays and make-up days of each year with the notice they are from, and rules of counting. Where any year is told, a year that is not told is unknown: `zaizao due` and `zaizao days` then say which, and do not guess. `zaizao check` checks calendar files too, and `zaizao schema calendar` prints their JSON Schema."),
            say!(zh: "上班时间写 `09:00-17:00`，有午休的写成列表；不写的日子是休息日。放假写一天、一段（`2019-10-01..2019-10-07`）或几段的列表，跨年的分写在两年里。",
                   en: "Hours are `09:00-17:00`, with a break a list; a weekday left out is a rest day. Days off are a day, a stretch (`2019-10-01..2019-10-07`) or a list of them; a stretch over the turn of the year is cut in two."),
        ],
        points: &[],
        example: Some(example!("calendar")),
        table: None,
        nouns: CALENDAR_NOUNS,
    },
    Part {
        title: say!(zh: "改革计划", en: "Plans"),
        says: &[
            say!(zh: "计划文件把再造写成一项项措施，每项措施是几个操作，按先后施于 `base` 所写的现状流程。`zaizao apply plan.yaml -o to-be.yaml` 写出再造后的流程：未改的部分原样保留，注释、顺序不动；改写的步骤，上方和行末的注释保留，写在多行括号里的不保留；合并的步骤，注释依次移到合并后的步骤上方；取消的步骤，注释一并去掉；改动的步骤注明 `measure`，合并、拆分出来的注明 `replaces`。`zaizao schema plan` 输出计划文件的 JSON Schema。",
                   en: "A plan file writes a re-engineering down as measures, each a few operations, which are applied in order to the as-is process that `base` names. `zaizao apply plan.yaml -o to-be.yaml` writes the to-be: what does not change is kept as it is, with comments and order; a step that is rewritten keeps the comments above it and at the end of its line, but not those inside brackets over several lines; those of merged steps stand above the merged one; those of a removed step go with it; a step that changes carries its `measure`, and one that is merged or split what it `replaces`. `zaizao schema plan` prints the JSON Schema of plan files."),
            say!(zh: "`zaizao check plan.yaml` 检查计划：操作的对象在不在、走不走得通、有没有动到强制性规定、成果别处还用不用，都指到操作所在的行。有一个操作做不了的措施整项不实施，后面的照常检查；有错误的计划不会写出文件。现状文件自身的问题，用 check 检查现状；再造后流程的其他问题（如重复提交），用 check 检查写出的文件。",
                   en: "`zaizao check plan.yaml` checks the plan: whether what an operation names is there, whether the flow still works, whether law prescribes what would go, whether a product is still needed, each told at the line of the operation. A measure with an operation that cannot be done is left out as a whole, and the following ones are checked all the same; a plan with errors writes nothing. What else is the matter with the base is told by checking the base, and what else with the to-be (such as repeated submissions) by checking the file that `apply` writes."),
        ],
        points: &[
            say!(zh: "时限、部门、材料、数据项先并入现状：标识相同的以计划为准。现状中实测的 `actual` 不带到再造后。",
                 en: "Deadlines, departments, materials and data are merged into the base first; of two with one id the plan's counts. What was measured of the as-is (`actual`) is not carried over."),
            say!(zh: "`parallelise` 能并则并：要用或要收前一步成果的、法定在其后的，仍在其后，并提示是什么留住了它；后面的措施去掉了这种依赖，它随之并起来。",
                 en: "`parallelise` goes as far as it can: a step that uses or collects what another makes, or must follow it by law, stays behind it, and a note says what keeps it there; where a later measure takes the need away, it moves up."),
            say!(zh: "`merge`：材料、数据项、依据合在一起，只在这几步之间传递的不再列出；返工照旧，退回其中任何一步的都退回合并后的步骤；时间没有写的相加，跑动没有写的取最多；时限各步都有的相加，只有几步有的要在 `into` 里写明 `limit`，有 `pass` 的要写明 `pass`。",
                 en: "`merge`: materials, data and bases together, less what was only handed on between the steps; rework stays, and who was sent back to any of them is sent back to the merged step; times add up and the most visits count, unless `into` says otherwise; limits add up where all have one, else `into` has to say `limit`, and `pass` where any has one."),
            say!(zh: "一个步骤只写一项 `measure`：几项措施都改动过的，写使它的用时变化最大的那一项，一样大的写在前的那一项；没有改动步骤本身的（如容缺后补，写在材料上）不写。取消的步骤已不在再造后的流程里，对比两个文件时，它省下的时间不归任何措施；各项措施各省多少，以 `zaizao compare plan.yaml` 为准。",
                 en: "A step carries one `measure`: of several that changed it the one that changed its time most, and of equals the first; one that leaves the step as it is (such as `defer`, which is told at the material) is not written there. A removed step is no longer in the to-be, so comparing the two files credits what it saves to no measure; `zaizao compare plan.yaml` tells what each measure saves."),
            say!(zh: "`shorten`：等待只写时间的，原因（`cause`）照旧。",
                 en: "`shorten`: a wait of which only the time is given keeps its `cause`."),
            say!(zh: "`stop-collecting`：材料仍留在清单里，写明 `substitute`，对照表才知道它去了哪里；写了 `at`、别处还收的，不写 `substitute`（`by` 和 `system` 不带到再造后），对照表只说“少收了几次”。",
                 en: "`stop-collecting`: the material stays declared with its `substitute`, so that the ledger knows where it went; where it is still collected elsewhere (`at`) it has none: `by` and `system` are not carried over, and the ledger says only that it is asked less often."),
            say!(zh: "几个现状文件（“一件事”）先连成一个流程：一件办完，不论结果，再办下一件；标识相同的步骤前面加上文件名，如 `卫生许可-受理`（`replaces` 里也可以写 `卫生许可/受理`）；名称相同的材料、数据项、部门是同一个；各自的时限不带入。",
                 en: "Several bases (a bundle) are first joined to one process, one after the other, whatever end each comes to; steps of one id get the name of their file in front, such as `food-permit-intake` (`replaces` may also say `food-permit/intake`); materials, data items and departments of one name are one; their own deadlines are not carried over."),
        ],
        example: Some(example!("plan")),
        table: None,
        nouns: PLAN_NOUNS,
    },
    Part {
        title: say!(zh: "政策", en: "Policies"),
        says: &[
            say!(zh: "政策文件写明流程必须做到什么，由 `zaizao check --policy`、`zaizao compare --policy` 或配置里的 `policies` 核对。限值用指标名（见 figures.md），正好等于限值算达标；没有写明的指标无法证明达标，同样报告。",
                   en: "A policy file says what processes must keep; `zaizao check --policy`, `zaizao compare --policy` or `policies` in the configuration hold them to it. Limits go by the ids of figures (see figures.md), and exactly the limit is met; a figure that is not stated cannot be shown to be met and is told as well."),
            say!(zh: "`lines` 逐条时限核对一条线与另一条线之比，实际用时取 `actual.mean`。`claims` 是没有例外的要求，有一个反例就不成立。各条规则的判定条件见 rules.md。",
                   en: "`lines` holds one line of each clock against another; the actual time is `actual.mean`. `claims` allow no exception: one counter-example breaks them. The exact conditions are in rules.md."),
        ],
        points: &[],
        example: Some(example!("policy")),
        table: None,
        nouns: POLICY_NOUNS,
    },
    Part {
        title: say!(zh: "容易写错的地方", en: "Traps"),
        says: &[
            say!(zh: "下列写法各有专门的提示，或者照本意读取。此外：缩进只用空格，不用制表符；步骤不能叫 `end`；GB18030、UTF-16 编码的文件会指出编码；带 BOM 或 CRLF 换行的文件照常读取。",
                   en: "Each of these has its own message, or is read as it was meant. Besides: indent with spaces, never tabs; no step is called `end`; a file in GB18030 or UTF-16 is told so by name; a BOM and CRLF are simply read."),
        ],
        points: &[],
        example: None,
        table: Some(traps::table),
        nouns: &[],
    },
];
