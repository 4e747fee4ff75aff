//! The words of `--help`, in both languages, and the command line put together with them. A test holds that nothing is without words.

use super::arguments::Arguments;
use crate::say;
use crate::wording::{Lang, Text};
use clap::{Arg, ArgAction, Command, CommandFactory};

/// The command line in one language.
pub fn command(lang: Lang) -> Command {
    dress(Arguments::command(), lang)
}

fn dress(command: Command, lang: Lang) -> Command {
    let name = command.get_name().to_owned();
    let headings = Headings::of(lang);
    let template = headings.template(&command, lang);
    let mut command = command
        .about(about(&name).get(lang).to_owned())
        .after_help(example(&name).get(lang).to_owned())
        .help_template(template)
        .disable_help_flag(true)
        .subcommand_help_heading(headings.commands)
        .subcommand_value_name(headings.command)
        .arg(
            Arg::new("help")
                .long("help")
                .short('h')
                .action(ArgAction::Help)
                .help(argument(&name, "help").get(lang).to_owned())
                .help_heading(headings.options),
        )
        .mut_args(|arg| {
            let heading = if arg.is_positional() { headings.arguments } else { headings.options };
            let words = argument(&name, arg.get_id().as_str());
            let arg = arg.help(words.get(lang).to_owned()).help_heading(heading);
            // clap words these in English; the help itself says them.
            if arg.get_action().takes_values() { arg.hide_default_value(true).hide_possible_values(true) } else { arg }
        })
        .mut_subcommands(|inner| dress(inner, lang));
    if name == "zaizao" {
        let version = Arg::new("version").long("version").short('V').action(ArgAction::Version);
        let words = argument(&name, "version");
        command = command.arg(version.help(words.get(lang).to_owned()).help_heading(headings.options));
    }
    command
}

struct Headings {
    commands: &'static str,
    command: &'static str,
    arguments: &'static str,
    options: &'static str,
}

impl Headings {
    fn of(lang: Lang) -> Headings {
        match lang {
            Lang::Zh => Headings { commands: "命令", command: "命令", arguments: "参数", options: "选项" },
            Lang::En => {
                Headings { commands: "Commands", command: "COMMAND", arguments: "Arguments", options: "Options" }
            }
        }
    }
}

impl Headings {
    // clap puts a half-width colon behind every heading.
    fn template(&self, command: &Command, lang: Lang) -> String {
        let (usage, colon) = match lang {
            Lang::Zh => ("用法：", "："),
            Lang::En => ("Usage: ", ":"),
        };
        let part = |heading: &str, there: bool, tag: &str| {
            if there { format!("{heading}{colon}\n{tag}\n\n") } else { String::new() }
        };
        let commands = part(self.commands, command.has_subcommands(), "{subcommands}");
        let arguments = part(self.arguments, command.get_positionals().next().is_some(), "{positionals}");
        format!(
            "{{about}}\n\n{usage}{{usage}}\n\n{commands}{arguments}{}{colon}\n{{options}}{{after-help}}",
            self.options
        )
    }
}

/// What a command does, in one line.
pub fn about(command: &str) -> Text {
    match command {
        "zaizao" => say!(
            zh: "再造：检查、分析、比较用 YAML 写成的办事流程",
            en: "zaizao 再造: check, analyse and compare approval processes written as YAML"),
        "check" => say!(
            zh: "检查流程定义：写法、流转、堵点与重复",
            en: "Check process definitions: spelling, flow, deadlocks, redundancy"),
        "analyze" => say!(
            zh: "分析一个流程：关键路径、环节、材料、跑动、部门交接",
            en: "Analyse one process: critical path, stages, materials, visits, handoffs"),
        "apply" => say!(
            zh: "按改革计划改造现状流程，写出再造后的流程文件",
            en: "Apply a plan of measures to its as-is process and write the to-be process"),
        "compare" => say!(
            zh: "比较改革前后的流程：五减、逐个步骤对照、材料去向",
            en: "Compare as-is with to-be: five cuts, step by step, where each material went"),
        "draw" => say!(
            zh: "画图：泳道流程图、改革前后对照、甘特图、时间分布、交接矩阵等",
            en: "Draw: swim lanes, before and after, Gantt chart, distribution, handoffs and more"),
        "report" => say!(
            zh: "生成可直接提交的报告或简报：HTML、Word、Excel、Markdown、JSON",
            en: "Write the report that is handed in, or a briefing: HTML, Word, Excel, Markdown, JSON"),
        "due" => say!(
            zh: "推算到期日：工作日、节假日与调休、停表、延长",
            en: "When a limit ends: working days, holidays and make-up days, pauses, extension"),
        "days" => say!(zh: "两个日期之间有几个工作日", en: "How many working days lie between two days"),
        "explain" => say!(zh: "解释一条规则或一个指标", en: "Explain a rule or a figure"),
        "fmt" => {
            say!(zh: "统一 YAML 的排版，保留注释与顺序", en: "Lay YAML out in one way, keeping comments and order")
        }
        "new" => say!(zh: "新建一个带说明的流程文件", en: "Write a commented file to start from"),
        "schema" => {
            say!(zh: "输出 JSON Schema，供编辑器补全和检查", en: "Print the JSON Schema, so that an editor completes and checks")
        }
        "completions" => say!(zh: "输出命令行补全脚本", en: "Print a completion script for a shell"),
        "man" => say!(zh: "输出手册页", en: "Print the manual page"),
        _ => Text::fixed("", ""),
    }
}

/// What an argument means.
pub fn argument(command: &str, id: &str) -> Text {
    match (command, id) {
        (_, "help") => say!(zh: "显示帮助", en: "Show this help"),
        (_, "version") => say!(zh: "显示版本", en: "Show the version"),
        (_, "lang") => {
            say!(zh: "输出语言：zh、en，both 为先中后英（默认随系统）", en: "Language of output: zh, en, or both, Chinese first (default: the locale's)")
        }
        (_, "color") => {
            say!(zh: "颜色：auto、always、never（默认 auto）", en: "Colours: auto, always, never (default: auto)")
        }
        ("check" | "analyze" | "compare" | "report", "format") => say!(
            zh: "格式：text、short（每处一行）、markdown、html、json、xlsx（Excel）、docx（Word）（默认 text，写入文件时看扩展名）；\n只含问题的：sarif、github、junit、gitlab、checkstyle",
            en: "Format: text, short (a line per finding), markdown, html, json, xlsx (Excel), docx (Word); findings only: sarif, github, junit, gitlab, checkstyle (default: text; for a file its ending says)"),
        ("draw", "file") => {
            say!(zh: "流程文件，- 为标准输入；写计划文件就画改革前后", en: "The process file, or - for standard input; of a plan file before and after are drawn")
        }
        ("draw", "after") => say!(
            zh: "改革后的流程文件或计划文件；写了就画前后对照",
            en: "The re-engineered process, or a plan; with it before and after are drawn together"),
        ("draw", "picture") => say!(
            zh: "画什么（默认 diagram）：diagram 泳道流程图、gantt 进度与关键路径、time 时间花在哪个步骤、departments 按部门、causes 按等待与工作、distribution 全程时间分布、handoffs 部门交接、materials 材料在哪里提交；\n两个流程：diagram 对照、cuts 五减、waterfall 时间省在哪里",
            en: "What to draw (default: diagram): diagram (swim lanes), gantt, time (where it goes, by step), departments, causes (waiting and work), distribution (of lead time), handoffs, materials; of two processes: diagram, cuts (the five cuts), waterfall (where the time was saved)"),
        ("draw", "format") => say!(
            zh: "格式：text（终端里看的泳道图）、svg、mermaid、dot、png（默认看文件扩展名；终端上为 text，重定向时为 svg）",
            en: "Format: text (swim lanes to be read in a terminal), svg, mermaid, dot, png (default: a file's ending says; else text on a terminal, svg when redirected)"),
        ("draw", "output") => say!(
            zh: "写入文件，不再输出到屏幕；可以写多次；扩展名 .svg、.mmd、.dot、.png、.txt 决定格式",
            en: "Write to a file instead of the screen; may be repeated; .svg, .mmd, .dot, .png, .txt say the format"),
        (_, "format") => {
            say!(zh: "格式：text、short（每处一行）、markdown、json（默认 text）", en: "Format: text, short (a line per finding), markdown, json (default: text)")
        }
        ("new", "output") => {
            say!(zh: "写到这个文件（默认 名称.yaml；- 为屏幕）", en: "Write to this file (default: NAME.yaml; - prints it)")
        }
        ("apply", "output") => say!(
            zh: "写入这个文件，要么写全、要么不写（默认显示在屏幕上）",
            en: "Write to this file, whole or not at all (default: print it)"),
        ("report", "output") => say!(
            zh: "写入文件，可以写多次；格式看扩展名：.html、.docx（Word）、.xlsx（Excel）、.md、.json、.txt（不写则显示在屏幕上）",
            en: "Write to a file, whose ending says the format: .html, .docx (Word), .xlsx (Excel), .md, .json, .txt; may be repeated (default: print it)"),
        ("report", "profile") => say!(
            zh: "full 为完整的咨询报告，briefing 为一两页的简报（默认 full）",
            en: "full, the consultant's report; briefing, one or two pages for the office (default: full)"),
        ("report", "title") => {
            say!(zh: "报告的标题（默认由流程名称得出）", en: "The title (default: from the name of the process)")
        }
        ("report", "author") => say!(zh: "编制单位或编制人", en: "Who wrote it"),
        ("report", "date") => {
            say!(zh: "报告日期，如 2019-08-03（不写则不印日期）", en: "The date of the report, such as 2019-08-03 (default: none is printed)")
        }
        ("report", "files") => say!(
            zh: "现状的流程文件，其后可写改革后的流程或计划；只写计划，或只写有 based-on 的流程，也是前后对照",
            en: "The process as it is, then, if any, the to-be process or the plan; a plan alone, or a process with based-on, is compared with what it is based on"),
        (_, "output") => say!(
            zh: "另外写入文件，屏幕上照常显示；可以写多次；- 表示屏幕。\n格式看扩展名：.html、.xlsx（Excel）、.docx（Word）、.sarif、.json、.md、.xml（junit）、.txt；.json 和 .xml 还可用 --format 另选",
            en: "Write to a file too, beside the screen; its ending says the format: .html, .xlsx (Excel), .docx (Word), .sarif, .json, .md, .xml (junit), .txt; of .json and .xml --format may choose another; may be repeated; - is the screen"),
        ("check", "baseline") => say!(
            zh: "只报告基线文件中没有的发现；基线中已有的错误也不再报告。\n违反政策、比旧版差的不进基线，照常报告",
            en: "Report only findings that this baseline does not have, errors too; what breaks a policy or is worse than before is always told"),
        ("check", "write_baseline") => say!(
            zh: "把现有的发现写入基线文件（JSON，每项一行）；不覆盖基线以外的文件",
            en: "Write the present findings to a baseline (JSON, a line each); no other file is overwritten"),
        (_, "fail_on") => say!(
            zh: "发现达到这一级别时退出状态为 1：error、warning、note（默认按配置，否则 error）",
            en: "Findings from this level on make the exit status 1: error, warning, note (default: the configuration's, else error)"),
        (_, "config") => say!(
            zh: "用这份配置（默认从各文件所在的文件夹向上找 zaizao.toml，到 git 仓库为止）",
            en: "Use this configuration (default: the nearest zaizao.toml upwards of each file, up to the git repository)"),
        (_, "no_config") => say!(zh: "不用任何配置文件", en: "Use no configuration file"),
        (_, "deny") => say!(
            zh: "这些规则按错误处理；可写类别（如 redundancy）或 all；可以写多次",
            en: "Tell these rules as errors; a group (such as redundancy) or all may be named; may be repeated"),
        (_, "warn") => {
            say!(zh: "这些规则按警告处理，写法同 --deny", en: "Tell these rules as warnings; named as for --deny")
        }
        (_, "allow") => {
            say!(zh: "关闭这些规则，写法同 --deny（all 不含政策核对与版本比较）；读取和流程结构的错误不能关闭", en: "Switch these rules off; named as for --deny (all leaves policies and comparisons on); errors of reading and structure cannot be")
        }
        ("check" | "compare" | "report", "policy") => say!(
            zh: "核对政策：pudong-2019、double-halving，或政策文件；可以写多次",
            en: "Hold processes to a policy: pudong-2019, double-halving, or a policy file; may be repeated"),
        ("check", "against") => say!(
            zh: "与这个 git 版本比较，如 origin/main；指标变差的算错误",
            en: "Compare with this git revision, such as origin/main; a figure that got worse is an error"),
        ("check", "gate") => say!(
            zh: "与旧版比较时关注哪些指标（默认 lead-time.mean、critical-path.length、visits、materials.submissions、handoffs.applicant、fees.applicant、stages）",
            en: "The figures that --against watches (default: lead-time.mean, critical-path.length, visits, materials.submissions, handoffs.applicant, fees.applicant, stages)"),
        ("check", "max_warnings") => {
            say!(zh: "警告多于这个数时退出状态为 1", en: "More warnings than this make the exit status 1")
        }
        (_, "today") => say!(
            zh: "判断豁免是否到期所用的日期（默认今天）",
            en: "The day on which accepted findings must still hold (default: today)"),
        (_, "max_size") => {
            say!(zh: "单个文件的上限，兆字节（默认 200）", en: "Largest file, in megabytes (default: 200)")
        }
        (_, "max_nodes") => {
            say!(zh: "单个文件的 YAML 节点上限，百万个（默认 50）", en: "Most YAML nodes of a file, in millions (default: 50)")
        }
        (_, "max_depth") => say!(zh: "嵌套层数的上限（默认 200）", en: "Deepest nesting (default: 200)"),
        ("check", "paths") => say!(zh: "文件、文件夹，- 为标准输入", en: "Files, folders, or - for standard input"),
        ("check", "fix") => say!(
            zh: "直接改好只有一种改法的问题（写错的键名和名称、缺的 join、占比余数），注释和排版不动",
            en: "Mend what has one safe answer (misspelt keys and names, the right join, a remainder), keeping comments and layout"),
        ("check", "dry_run") => say!(
            zh: "与 --fix 同用：只显示会怎样改，不改文件；有可改之处时退出状态为 1",
            en: "With --fix: show what would change and change nothing; exit status 1 if anything would"),
        ("fmt", "paths") => {
            say!(zh: "文件、文件夹；- 从标准输入读，写到标准输出", en: "Files, folders; - reads standard input and writes standard output")
        }
        ("analyze", "file") => say!(zh: "流程文件，- 为标准输入", en: "The process file, or - for standard input"),
        ("analyze", "scenario") => say!(
            zh: "情形：main 为最可能的走法，worst 为最慢的走法（默认 main）",
            en: "Scenario: main, the likeliest way through; worst, the slowest (default: main)"),
        ("analyze", "decide") => say!(
            zh: "指定某个决定的走向：步骤=去向；可以写多次",
            en: "Take this branch at this decision: step=branch; may be repeated"),
        ("analyze", "paths") => say!(
            zh: "列出最可能的若干种走法，各有概率、时间、跑动、费用（写在文件名之后；不写数字为 10，最多 1000）",
            en: "List the likeliest ways through with probability, time, visits, fees (after the file; 10 without a number, 1000 at most)"),
        ("analyze", "count") => say!(
            zh: "按不同口径计数，并列对照：guide 办事指南、doing-business 世行营商环境、lean 精益价值流、bpmn、all 全部；可写几个",
            en: "Count by these rules, side by side: guide, doing-business (World Bank), lean (value stream), bpmn, all; may be several"),
        ("apply", "plan") => say!(zh: "计划文件", en: "The plan file"),
        ("compare", "files") => say!(
            zh: "改革前的流程文件，最后一个是改革后的；改革前的可以有几个（一件事、一业一证），只给改革后的一个时，取它的 based-on 所写的文件",
            en: "The process as it is, then the re-engineered one, which comes last; there may be several as-is files (a bundle); of a to-be alone the as-is files are those of its based-on"),
        ("compare", "benchmark") => say!(
            zh: "两个流程并列（如两个城市的同一事项）：同样的计数，只列差数，不分前后",
            en: "Put two processes side by side, such as one item in two cities: the same counts, differences, no before and after"),
        ("compare" | "report", "time") => say!(
            zh: "五减中“时限”的口径，前后可不同：mean、p90、critical-path、statutory、promised、actual（默认 mean）",
            en: "Basis of the time in the five cuts, before and after: mean, p90, critical-path, statutory, promised, actual (default: mean)"),
        ("analyze" | "compare" | "draw" | "report", "samples") => say!(
            zh: "无法精确计算的部分抽样多少次；不写则抽到标准误不超过均值的 0.5%，过于费时的提前停止并注明误差",
            en: "How many cases to sample where exact calculation is not possible; without it as many as keep the standard error below 0.5% of the mean, or fewer where that takes too long, with the error told"),
        ("analyze" | "compare" | "draw" | "report", "seed") => say!(
            zh: "随机数种子；种子相同，结果逐字节相同（默认 1）",
            en: "Seed of the random numbers; the same seed gives the same bytes (default: 1)"),
        ("analyze", "method") => say!(
            zh: "均值的算法：exact 按分布精确计算，flow 为教科书的流分析，即并行部分取均值的最大值（默认 exact）",
            en: "How the mean is worked out: exact, with distributions; flow, the textbooks' flow analysis with the maximum of means (default: exact)"),
        ("due", "start") => {
            say!(zh: "起算日期，如受理的日子：2019-09-26", en: "The day on which the limit starts, such as that of acceptance: 2019-09-26")
        }
        ("due", "limit") => say!(
            zh: "时限：20d 或 20工作日、4w（每周 5 个工作日）、20cd 或 20自然日",
            en: "The limit: 20d (working days), 4w (weeks of 5 working days), 20cd (calendar days)"),
        ("due", "extend") => say!(zh: "延长多少，如 10d", en: "By how much the limit was extended, such as 10d"),
        ("days", "from") => say!(zh: "开始的日期，当日不计", en: "The first day, which is not counted"),
        ("days", "to") => say!(zh: "结束的日期，当日计入", en: "The last day, which is counted"),
        ("due" | "days", "calendar") => say!(
            zh: "日历：cn、five-day、24x7，或日历文件（默认 cn）",
            en: "Calendar: cn, five-day, 24x7, or a calendar file (default: cn)"),
        ("due" | "days", "pause") => say!(
            zh: "停表的起止日期，如 2019-09-30..2019-10-15，尚未结束的不写后一半；可以写多次",
            en: "When the clock stands still, such as 2019-09-30..2019-10-15, without the second half while it goes on; may be repeated"),
        ("due" | "days", "pause_boundary") => say!(
            zh: "停表从次日还是当日起：exclude-start、include-start（默认随日历）",
            en: "Whether a pause holds from the day after it starts or from that day: exclude-start, include-start (default: the calendar's)"),
        ("due" | "days", "days") => say!(zh: "逐日列出怎么算的", en: "Show the count day by day"),
        ("explain", "what") => say!(
            zh: "规则或指标的编号，或报告中印出的名称，如 跑动次数；处置类别 D1 至 D5；不写则列出全部",
            en: "A rule or a figure by its id, or by its name as reports print it, such as visits; D1 to D5; without it all are listed"),
        ("fmt", "check") => {
            say!(zh: "不改文件；有文件需要改时退出状态为 1", en: "Change nothing; exit with 1 where a file would change")
        }
        ("fmt", "words") => say!(zh: "固定词统一写成一种语言：zh、en", en: "Write fixed words in one language: zh, en"),
        ("new", "name") => say!(zh: "流程的名称", en: "The name of the process"),
        ("schema", "of") => say!(
            zh: "哪一种文件：process 流程文件、plan 计划文件、calendar 日历文件、policy 政策文件（默认 process）",
            en: "Of which files: process, plan, calendar, policy (default: process)"),
        ("completions", "shell") => say!(
            zh: "bash、elvish、fish、powershell、zsh", en: "bash, elvish, fish, powershell, zsh"),
        ("man", "folder") => say!(
            zh: "把每个命令的手册页写到这个文件夹；不写则显示主页面",
            en: "Write a page per command to this folder; without it the main page is printed"),
        _ => Text::fixed("", ""),
    }
}

/// An example of a command, shown under its help.
pub fn example(command: &str) -> Text {
    let line = match command {
        "zaizao" => {
            return say!(
                zh: "\n例：\n  zaizao new 开办餐饮店            新建一个流程文件\n  zaizao check 流程/               检查文件夹中的全部流程\n  zaizao compare 改革前.yaml 改革后.yaml\n\n退出状态：0 没有问题；1 有发现；2 未能完成。",
                en: "\nExamples:\n  zaizao new permit                 write a file to start from\n  zaizao check processes/           check every process of a folder\n  zaizao compare as-is.yaml to-be.yaml\n\nExit status: 0 nothing at or above the level of --fail-on; 1 findings; 2 the work could not be done.");
        }
        "check" => {
            return say!(
                zh: "\n例：\n  zaizao check 流程/ --fail-on warning\n  zaizao check 流程/ --policy pudong-2019             核对政策要求\n  zaizao check 流程/ --against origin/main           与旧版比较，变差即不过\n  zaizao check 流程/ --fix --dry-run                 看看能直接改好什么\n  zaizao check 流程/ -o 结果.sarif -o 结果.md         屏幕上照常显示\n  zaizao check 流程/ --format github                 供 GitHub Actions 标注\n  zaizao check 流程/ --write-baseline 基线.json      记下现有的发现\n  zaizao check 流程/ --baseline 基线.json            以后只报告新的",
                en: "\nExamples:\n  zaizao check processes/ --fail-on warning\n  zaizao check processes/ --policy pudong-2019             hold to a policy\n  zaizao check processes/ --against origin/main            fail on what got worse\n  zaizao check processes/ --fix --dry-run                  what could be mended at once\n  zaizao check processes/ -o out.sarif -o out.md           beside the text on the screen\n  zaizao check processes/ --format github                  annotations for GitHub Actions\n  zaizao check processes/ --write-baseline known.json      write down what is there\n  zaizao check processes/ --baseline known.json            from then on only what is new");
        }
        "analyze" => {
            return say!(
                zh: "\n例：\n  zaizao analyze as-is.yaml --decide 审查=补正\n  zaizao analyze as-is.yaml --paths 5\n  zaizao analyze as-is.yaml --count guide,doing-business",
                en: "\nExamples:\n  zaizao analyze as-is.yaml --decide review=supplement\n  zaizao analyze as-is.yaml --paths 5\n  zaizao analyze as-is.yaml --count guide,doing-business");
        }
        "apply" => "zaizao apply plan.yaml -o to-be.yaml",
        "compare" => "zaizao compare as-is.yaml to-be.yaml -o report.md",
        "draw" => {
            return say!(
                zh: "\n例：\n  zaizao draw as-is.yaml                             直接在终端里看\n  zaizao draw as-is.yaml -o 流程图.svg\n  zaizao draw as-is.yaml to-be.yaml -o 对照.svg\n  zaizao draw as-is.yaml --picture gantt -o 甘特图.svg\n  zaizao draw as-is.yaml --format mermaid            可贴进 Markdown",
                en: "\nExamples:\n  zaizao draw as-is.yaml                             look at it in the terminal\n  zaizao draw as-is.yaml -o flow.svg\n  zaizao draw as-is.yaml to-be.yaml -o both.svg\n  zaizao draw as-is.yaml --picture gantt -o gantt.svg\n  zaizao draw as-is.yaml --format mermaid            to be put into Markdown");
        }
        "report" => "zaizao report as-is.yaml plan.yaml -o report.html -o report.docx -o report.xlsx --lang both",
        "due" => "zaizao due 2019-09-26 20d --pause 2019-09-30..2019-10-15 --days",
        "days" => "zaizao days 2019-09-26 2019-10-22",
        "explain" => "zaizao explain needless-sequence",
        "fmt" => "zaizao fmt processes/ --check",
        "new" => "zaizao new 开办餐饮店",
        "schema" => "zaizao schema > zaizao.schema.json",
        "completions" => "zaizao completions bash > zaizao.bash",
        "man" => "zaizao man man1/",
        _ => "",
    };
    say!(line = line; zh: "\n例：\n  {line}", en: "\nExample:\n  {line}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every_command(command: &Command, found: &mut Vec<(String, Vec<String>)>) {
        let arguments = command.get_arguments().map(|arg| arg.get_id().to_string()).collect();
        found.push((command.get_name().to_owned(), arguments));
        command.get_subcommands().for_each(|inner| every_command(inner, found));
    }

    #[test]
    fn everything_has_words_in_both_languages() {
        let mut found = Vec::new();
        every_command(&command(Lang::En), &mut found);
        assert!(found.len() > 9);
        for (name, arguments) in found {
            assert!(!about(&name).zh.is_empty() && !about(&name).en.is_empty(), "{name}");
            for id in arguments {
                let words = argument(&name, &id);
                assert!(!words.zh.is_empty() && !words.en.is_empty(), "{name} {id}");
            }
        }
    }

    #[test]
    fn the_command_line_is_put_together_rightly() {
        command(Lang::Zh).debug_assert();
        command(Lang::En).debug_assert();
    }
}
