//! Several as-is files against one to-be: what each has, and what the applicant gives more than once.

use crate::analysis::bundle::{Again, Bundle, Member};
use crate::report::build::{counted, stated, time};
use crate::report::names::Names;
use crate::report::{Block, Cell, Column, Named, Quantity, Row, Section, Table};
use crate::say;
use crate::wording::{Text, span_of_time};

/// The section.
pub(super) fn section(bundle: &Bundle, names: &Names<'_>, day: f64) -> Section {
    let blocks = [
        Block::Paragraph(sentence(bundle)),
        Block::Table(members(bundle, day)),
        Block::Note(say!(
            zh: "改革前按逐件办理计：各文件依先后相接，一件办结（不论结果）再办下一件，各项计数相加；同名的材料、数据项、部门视为同一个，种数不重复计。不同文件的步骤孰先孰后只是为计数而设。",
            en: "The as-is is taken matter by matter: each file begins when the one before has ended, however it ended, and counts add up; materials, data items and departments of one name are one thing, so that kinds are not counted twice. Which steps of different files come first is assumed for counting only.")),
    ];
    let together = longer(bundle, day).map(Block::Note);
    let again = again(bundle, names);
    let again = again.map(|table| {
        let caption = Some(say!(zh: "不止一件要交的材料和要填的数据项", en: "Asked for in more than one matter"));
        Block::Table(Table { caption, ..table })
    });
    let results = results(bundle, names);
    let title = say!(zh: "改革前的各件", en: "The matters before");
    Section::new("bundle", title, blocks.into_iter().chain(together).chain(again).chain(results).collect())
}

fn sentence(bundle: &Bundle) -> Text {
    let (n, again) = (bundle.members.len(), bundle.materials.len());
    let times: usize = bundle.materials.iter().map(|one| one.times).sum();
    if again == 0 {
        return say!(n = n; zh: "改革前分 {n} 件办理；写明名称的材料没有不止一件要交的。", en: "{n} matters before; no material that is named is asked for in more than one of them.");
    }
    say!(n = n, again = again, times = times;
        zh: "改革前分 {n} 件办理；有 {again} 种材料不止一件要交，共交 {times} 次。",
        en: "{n} matters before; kinds of material asked for in more than one of them: {again}, handed in {times} times in all.")
}

fn members(bundle: &Bundle, day: f64) -> Table {
    let number = |number: Option<u64>| stated(number.map(|number| Quantity::Count(number as f64)));
    let row = |member: &Member| {
        Row::plain(vec![
            Cell::Named(Named::new(&*member.label, Text::same(&*member.label))),
            time(Some(member.mean), day),
            counted(member.stages),
            counted(member.tasks),
            number(member.visits),
            number(member.submissions),
        ])
    };
    let all = &bundle.members;
    let sum = vec![
        Cell::Text(say!(zh: "合计", en: "total")),
        time(Some(all.iter().map(|member| member.mean).sum()), day),
        counted(all.iter().map(|member| member.stages).sum()),
        counted(all.iter().map(|member| member.tasks).sum()),
        number(all.iter().map(|member| member.visits).sum()),
        number(all.iter().map(|member| member.submissions).sum()),
    ];
    let columns = vec![
        Column::words("file", say!(zh: "文件", en: "file")),
        Column::numbers("time", say!(zh: "全程时间均值", en: "mean lead time")),
        Column::numbers("stages", say!(zh: "环节", en: "stages")),
        Column::numbers("tasks", say!(zh: "任务", en: "tasks")),
        Column::numbers("visits", say!(zh: "跑动", en: "visits")),
        Column::numbers("submissions", say!(zh: "材料（件次）", en: "submissions")),
    ];
    Table { key: "bundle", caption: None, columns, rows: all.iter().map(row).collect(), sum: Some(sum) }
}

// Steps after the applicant's time of one file come before the next begins.
fn longer(bundle: &Bundle, day: f64) -> Option<Text> {
    let alone: f64 = bundle.members.iter().map(|member| member.mean).sum();
    if bundle.mean - alone < 1e-3 * alone.max(1.0) {
        return None;
    }
    Some(say!(whole = span_of_time(bundle.mean, day), by = span_of_time(bundle.mean - alone, day);
        zh: "相接后的全程时间均值为 {whole}，比各件之和多 {by}：前一件在申请人时间之后的步骤（如归档）也计在下一件开始之前。",
        en: "One after the other they take {whole}, {by} more than added up: steps after the applicant's time of one matter, such as archiving, come before the next begins."))
}

// What government made itself and asks for again.
fn results(bundle: &Bundle, names: &Names<'_>) -> Option<Block> {
    let label = |at: usize| Text::same(bundle.members.get(at).map_or("", |member| &member.label));
    let row = |one: &Again| {
        let (maker, askers) = one.members.split_first()?;
        Some(vec![
            Cell::Named(names.material(&one.id)),
            Cell::Named(Named::new(&*label(*maker).zh, label(*maker))),
            Cell::Names(askers.iter().map(|at| Named::new(&*label(*at).zh, label(*at))).collect()),
            counted(one.times),
        ])
    };
    let rows: Vec<Row> = bundle.results.iter().filter_map(row).map(Row::plain).collect();
    let columns = vec![
        Column::words("item", say!(zh: "材料", en: "material")),
        Column::words("made-by", say!(zh: "哪一件办出", en: "made by")),
        Column::words("asked-by", say!(zh: "哪一件又要交", en: "asked for by")),
        Column::numbers("times", say!(zh: "次数", en: "times")),
    ];
    let caption = Some(say!(zh: "一件办出、另一件又要申请人交的", en: "Made in one matter, asked for in another"));
    (!rows.is_empty()).then_some(Block::Table(Table { key: "results-asked", caption, columns, rows, sum: None }))
}

fn again(bundle: &Bundle, names: &Names<'_>) -> Option<Table> {
    let label = |at: &usize| {
        let label = bundle.members.get(*at).map_or("", |member| &member.label);
        Named::new(label, Text::same(label))
    };
    let row = |one: &Again, name: Named| {
        Row::plain(vec![Cell::Named(name), Cell::Names(one.members.iter().map(label).collect()), counted(one.times)])
    };
    let materials = bundle.materials.iter().map(|one| row(one, names.material(&one.id)));
    let rows: Vec<Row> = materials.chain(bundle.data.iter().map(|one| row(one, names.data(&one.id)))).collect();
    let columns = vec![
        Column::words("item", say!(zh: "材料或数据项", en: "material or data item")),
        Column::words("files", say!(zh: "哪几件", en: "where")),
        Column::numbers("times", say!(zh: "次数", en: "times")),
    ];
    (!rows.is_empty()).then_some(Table { key: "asked-again", caption: None, columns, rows, sum: None })
}
