//! `docs/commands.md` and `docs/configuration.md`, each in both languages: the help of every command as the program prints it, and the keys of the
//! configuration as it reads them.

use super::{config, help};
use crate::lint::demands::USUAL;
use crate::say;
use crate::wording::{Lang, Text};

/// The page in one language.
pub fn commands(lang: Lang) -> String {
    let (title, intro) = match lang {
        Lang::Zh => ("# 命令", "本页由程序生成，内容就是各命令的 `--help`。"),
        Lang::En => ("# Commands", "This page is made by the program: it is each command's `--help`."),
    };
    let mut page = format!("{title}\n\n{intro}\n");
    let mut command = help::command(lang).term_width(100);
    command.build();
    section(&mut page, &mut command, "zaizao");
    let names: Vec<String> = command.get_subcommands().map(|inner| inner.get_name().to_owned()).collect();
    for name in names {
        if let Some(inner) = command.find_subcommand_mut(&name) {
            let mut inner = inner.clone().term_width(100);
            section(&mut page, &mut inner, &format!("zaizao {name}"));
        }
    }
    page
}

fn section(page: &mut String, command: &mut clap::Command, name: &str) {
    let help = command.render_help().to_string();
    let lines: Vec<&str> = help.lines().map(str::trim_end).collect();
    page.push_str(&format!("\n## {name}\n\n```text\n{}\n```\n", lines.join("\n").trim_end()));
}

/// The page of the configuration and the policies in one language.
pub fn configuration(lang: Lang) -> String {
    let mut page = format!("# {}\n", say!(zh: "配置与政策", en: "Configuration and policies").get(lang));
    paragraph(
        &mut page,
        &say!(
        zh: "本页由测试写成，不要手改。\n\n配置文件 `zaizao.toml` 从每个被检查的文件所在的文件夹向上找，用最近的一份；找到含 `.git` 的文件夹为止。标准输入从当前文件夹找。`--config 文件` 指定一份，`--no-config` 都不用；命令行优先于配置。配置有错时，一次列出全部错误，不检查，退出状态为 2。",
        en: "This page is written by a test; do not edit it by hand.\n\nThe configuration `zaizao.toml` is looked for upwards from the folder of each file that is checked: the nearest one counts, and the search ends at a folder that holds `.git`. For standard input it begins where we are. `--config FILE` names one, `--no-config` uses none; the command line goes before the file. Where a configuration is wrong, all its mistakes are told in one run, nothing is checked, and the exit status is 2."),
        lang,
    );
    let example = concat!(
        "lang = \"zh\"\ncalendar = \"cn\"\npolicies = [\"pudong-2019\", \"policies/ours.yaml\"]\nfail-on = \"warning\"\nmax-warnings = 10\n\n",
        "[packs]\nitem-list = false\n\n[rules]\nping-pong = \"off\"\nno-time = \"error\"\n"
    );
    page.push_str(&format!("\n```toml\n{example}```\n\n"));
    let head = say!(zh: "| 键 | 例 | 含义 |", en: "| key | example | meaning |");
    page.push_str(&format!("{}\n|---|---|---|\n", head.get(lang)));
    for key in config::KEYS {
        page.push_str(&format!("| `{}` | `{}` | {} |\n", key.key, key.example, key.says.get(lang)));
    }
    for text in severities().iter().chain(&against()) {
        paragraph(&mut page, text, lang);
    }
    page
}

fn paragraph(page: &mut String, text: &Text, lang: Lang) {
    page.push_str(&format!("\n{}\n", text.get(lang)));
}

fn severities() -> [Text; 2] {
    [
        say!(zh: "## 规则的级别", en: "## Severities"),
        say!(
            zh: "`--deny`、`--warn`、`--allow` 在一次运行中把规则定为错误、警告、关闭，可以写规则、类别或 `all`，用逗号隔开。越具体的越优先（规则、类别、`all`），同样具体的从严。改过级别的发现，各处都按改后的级别显示和计数。读取和流程结构的错误不能关闭，也不能降级：读不全、走不通的流程不能放行。步骤上的 `allow:` 看规则本来的级别：本来是错误的不能豁免。",
            en: "`--deny`, `--warn` and `--allow` tell rules as errors, as warnings, or not at all, for one run; a rule, a group or `all` may be named, separated by commas. The more special goes before the more general (rule, group, `all`), and of equals the stricter holds. A finding whose severity was changed shows and counts as changed everywhere. Errors of reading and structure can be neither switched off nor lowered: a file that cannot be read or a flow that does not work is never fine. An `allow:` at a step goes by the rule's own severity: what is an error by itself cannot be accepted."),
    ]
}

fn against() -> [Text; 6] {
    let usual = Text::list(USUAL.map(|figure| format!("`{figure}`")));
    [
        say!(zh: "## 政策", en: "## Policies"),
        say!(
            zh: "政策文件写明指标的限值、三条线的比例和没有例外的要求（各键见 language.zh.md 的“政策”一节）。`check --policy` 和 `compare --policy` 写随附政策的名称或文件路径；配置里的 `policies` 同样核对。没有写明所需内容的指标不会悄悄通过：报告无法证明达标。压减量和压减率（`.cut`、`.rate`）由 `check` 与 `based-on` 的文件比较，没有写的与 `--against` 的旧版比较；没有比较对象的，在标准错误输出里点名。改革计划按再造后的流程核对、与原流程比较，问题写在计划里。`compare --benchmark` 对两个流程都核对。`zaizao check` 也检查政策文件本身，`zaizao schema policy` 输出它的 JSON Schema。",
            en: "A policy file has limits of figures, of one line of a clock against another, and claims without exception (its keys are in language.md under “Policies”). `check --policy` and `compare --policy` take the name of a shipped one or the path of a file; `policies` in the configuration are held to as well. A figure that is not stated does not pass in silence: it is told that it cannot be shown to be met. What was cut (`.cut`, `.rate`) is judged by `check` against the files of `based-on`, else against the older version of `--against`; where there is nothing to compare with, the files are named on standard error. Of a plan its to-be is held to them, against its base, and told in the plan. `compare --benchmark` holds both processes. `zaizao check` checks policy files too, and `zaizao schema policy` prints their JSON Schema."),
        say!(
            zh: "随附两份：`pudong-2019`（再造后的流程：90% 的办件 1 个工作日办结，零跑动、全程网办、非主审材料均可容缺）和 `double-halving`（双减半：承诺不超过法定的一半，实际均值不超过承诺的一半；正好一半算达标）。",
            en: "Two are shipped: `pudong-2019` (to-be processes: 90% of the cases within one working day, no visit, every step online, every secondary material may follow later) and `double-halving` (the promise at most half the statutory limit, the measured mean at most half the promise; exactly half is met)."),
        say!(zh: "## 与旧版比较", en: "## Compared with an older version"),
        say!(usual = usual;
            zh: "`check --against origin/main` 通过 git 读出每个改动过的流程文件的旧版，关注的指标变差即报错，指向造成变化的步骤，退出状态为 1。默认关注 {usual}；`--gate` 或政策里 `no-worse-than` 的 `figures` 另行指定。没有改动的文件照常检查、不作比较；新文件只提示；所查文件夹里已删去的文件、旧版读不全或走不通的文件也提示。有没有改动看文件内容，不看 git 的索引。关注时间时，步骤原有用时而不再写明的，算变差。改名的文件按 git 识别；git 还不知道的，按流程的 id 和类别对应。日历文件取现在的一份。没有 git、不在仓库里、没有这个版本时，退出状态为 2。",
            en: "`check --against origin/main` reads the older self of each changed process file through git; a watched figure that got worse is an error at the step that caused it, and the exit status is 1. By default {usual} are watched; `--gate`, or the `figures` of a policy's `no-worse-than`, choose others. Unchanged files are checked as ever and not compared; new files are only told, and so are files that are gone from the folders checked and older versions that cannot be read or do not work. A file counts as unchanged when its content is, whatever git's index says. Where times are watched, a step that no longer says how long it takes is an error. Renamed files are found as git finds them, and those that git does not know yet by the id and variant of their process. Calendar files are taken as they are now. Without git, a repository or that revision the exit status is 2."),
        say!(
            zh: "政策里的 `no-worse-than: as-is.yaml` 或 `no-worse-than: origin/main` 作同样的比较。",
            en: "`no-worse-than: as-is.yaml` or `no-worse-than: origin/main` in a policy compares in the same way."),
    ]
}
