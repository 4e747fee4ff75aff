//! `explain`: what a rule or a figure means.

use super::build::plain_table;
use super::{Block, Cell, Column, Named, Output, Report, Row, Section, Table};
use crate::analysis::figures::{Entry, Unit, Wish};
use crate::finding::Disposition;
use crate::lint::{Example, Group, Rule};
use crate::say;
use crate::wording::{Lang, Text};

/// What a rule says, why, and an example of each.
pub fn rule(rule: &Rule) -> Output {
    let heading = say!(id = rule.id, summary = rule.summary; zh: "{id}：{summary}", en: "{id}: {summary}");
    let kind = say!(severity = rule.severity, group = rule.group.name();
        zh: "级别：{severity}；类别：{group}", en: "severity: {severity}, group: {group}");
    let paragraph = |text: &Text| vec![Block::Paragraph(text.clone())];
    let sections = vec![
        Section::untitled("rule", vec![Block::Paragraph(kind), Block::Data(rule_row(rule))]),
        Section::new("why", say!(zh: "为什么", en: "Why"), paragraph(&rule.why)),
        Section::new("condition", say!(zh: "判定条件", en: "When it speaks up"), paragraph(&rule.condition)),
        Section::new("remedy", say!(zh: "怎么办", en: "What to do"), paragraph(&rule.remedy)),
        Section::new("fires", say!(zh: "会报告的例子", en: "It speaks up"), example(&rule.fires)),
        Section::new("quiet", say!(zh: "不会报告的例子", en: "It stays quiet"), example(&rule.quiet)),
    ];
    output(heading, sections)
}

fn rule_row(rule: &Rule) -> Table {
    let severity = Named::new(rule.severity.key(), rule.severity.text());
    let cells = [
        ("rule", Cell::Named(Named::new(rule.id, Text::same(rule.id)))),
        ("severity", Cell::Named(severity)),
        ("summary", Cell::Text(rule.summary.clone())),
        ("why", Cell::Text(rule.why.clone())),
        ("condition", Cell::Text(rule.condition.clone())),
        ("remedy", Cell::Text(rule.remedy.clone())),
    ];
    data("rule", cells)
}

// The marks around what is underlined are for tests; a reader is told the place in words.
pub(super) fn example(example: &Example) -> Vec<Block> {
    match example {
        Example::Told(text) => vec![Block::Paragraph(text.clone())],
        Example::File(text) => {
            let clean = |lang: Lang| text.get(lang).replace(['«', '»'], "");
            let mut blocks = vec![Block::Yaml(Text::new(clean(Lang::Zh), clean(Lang::En)))];
            blocks.extend(marked(text).map(Block::Note));
            blocks
        }
    }
}

fn marked(text: &Text) -> Option<Text> {
    let zh = place(&text.zh)?;
    let en = place(&text.en)?;
    Some(Text::new(format!("指出第 {} 行的“{}”", zh.0, zh.1), format!("points at “{}” in line {}", en.1, en.0)))
}

fn place(text: &str) -> Option<(usize, &str)> {
    let (before, rest) = text.split_once('«')?;
    let (inside, _) = rest.split_once('»')?;
    Some((before.matches('\n').count() + 1, inside))
}

/// What a figure means, how it is counted, where the definition comes from.
pub fn figure(entry: &Entry) -> Output {
    let heading = say!(id = entry.id, name = entry.name; zh: "{id}：{name}", en: "{id}: {name}");
    let wish = match entry.wish {
        Wish::Less => say!(zh: "越少越好", en: "less is better"),
        Wish::More => say!(zh: "越多越好", en: "more is better"),
        Wish::Neither => say!(zh: "本身不分好坏", en: "says nothing by itself"),
    };
    let facts = say!(unit = unit(entry.unit), wish = wish; zh: "单位：{unit}；{wish}", en: "unit: {unit}; {wish}");
    let row = [
        ("figure", Cell::Named(Named::new(entry.id, Text::same(entry.id)))),
        ("name", Cell::Text(entry.name.clone())),
        ("definition", Cell::Text(entry.definition.clone())),
        ("source", Cell::Text(entry.source.clone())),
    ];
    let sections = vec![
        Section::untitled("figure", vec![Block::Paragraph(facts), Block::Data(data("figure", row))]),
        Section::new(
            "definition",
            say!(zh: "定义", en: "Definition"),
            vec![Block::Paragraph(entry.definition.clone())],
        ),
        Section::new("source", say!(zh: "出处", en: "Source"), vec![Block::Paragraph(entry.source.clone())]),
    ];
    output(heading, sections)
}

/// What law and organisation ask for before a redundancy can go: one of D1 to D5, as findings and comparisons name them.
pub fn disposition(disposition: Disposition) -> Output {
    let (key, name) = (disposition.key(), disposition.text());
    let heading = say!(key = key, name = name; zh: "{key}：{name}", en: "{key}: {name}");
    let meaning = meaning(disposition);
    let row = [
        ("disposition", Cell::Named(Named::new(key, Text::same(key)))),
        ("name", Cell::Text(name)),
        ("definition", Cell::Text(meaning.clone())),
    ];
    let others = Disposition::ALL.into_iter().filter(|other| *other != disposition);
    let others = Text::list(
        others.map(|other| say!(key = other.key(), name = other.text(); zh: "{key} {name}", en: "{key} {name}")),
    );
    let blocks = vec![
        Block::Paragraph(meaning),
        Block::Note(
            say!(others = others; zh: "处置分五类，另外四类：{others}", en: "there are five; the others: {others}"),
        ),
        Block::Data(data("disposition", row)),
    ];
    output(heading, vec![Section::untitled("disposition", blocks)])
}

fn meaning(disposition: Disposition) -> Text {
    match disposition {
        Disposition::Cancel => say!(
            zh: "法律没有要求这样做，或者所要的东西已在手边，承办部门自己就可以取消。",
            en: "Law does not demand it, or what it asks for is at hand: the offices that do it can drop it."),
        Disposition::Merge => say!(
            zh: "两处做的是同一件事，合成一处办，或一处认可另一处的结果；有关部门之间要先商定。",
            en: "One thing is done in two places: it can be done in one, or one can recognise the other's result. The departments must agree."),
        Disposition::Pledge => say!(
            zh: "改由申请人书面承诺符合条件，先办后查；办结之后要有核查，承诺不实的依法处理。",
            en: "The applicant pledges in writing that the conditions are met, and is checked afterwards."),
        Disposition::Reorder => say!(
            zh: "内容不减，只改先后：几项同时办，或者把容易办不成的核查提前。法律规定了先后的除外。",
            en: "Nothing is left out, only the order changes: several at a time, or the check that fails most often first, unless law prescribes the order."),
        Disposition::ChangeLaw => say!(
            zh: "有强制性依据，或者权限在上级：要先修改依据，或取得上级的授权、委托。",
            en: "A mandatory basis demands it, or a higher tier decides: the law must be changed first, or the power delegated."),
    }
}

/// All rules by group and all figures, for who does not know the name.
pub fn index(rules: &[&Rule], figures: &[Entry]) -> Output {
    listed(say!(zh: "规则和指标", en: "Rules and figures"), rules, &figures.iter().collect::<Vec<_>>())
}

/// The rules and figures that may be meant by a word that is no id of any.
pub fn candidates(word: &str, rules: &[&Rule], figures: &[&Entry]) -> Output {
    let heading = say!(word = word; zh: "“{word}”可能是指", en: "“{word}” may be");
    listed(heading, rules, figures)
}

fn listed(heading: Text, rules: &[&Rule], figures: &[&Entry]) -> Output {
    let named = |id: &str| Cell::Named(Named::new(id, Text::same(id)));
    let groups = Group::ALL.into_iter().filter_map(|group| {
        let rules = rules.iter().filter(|rule| rule.group == group);
        let rows = rules.map(|rule| {
            let severity = Named::new(rule.severity.key(), rule.severity.text());
            vec![named(rule.id), Cell::Named(severity), Cell::Text(rule.summary.clone())]
        });
        let columns = vec![
            Column::words("rule", say!(zh: "规则", en: "rule")),
            Column::words("severity", say!(zh: "级别", en: "severity")),
            Column::words("summary", say!(zh: "概要", en: "summary")),
        ];
        let table = plain_table("rules", columns, rows.collect());
        (!table.rows.is_empty()).then(|| Section::new("rules", group.name(), vec![Block::Table(table)]))
    });
    let rows = figures
        .iter()
        .map(|entry| vec![named(entry.id), Cell::Text(entry.name.clone()), Cell::Aside(unit(entry.unit))]);
    let columns = vec![
        Column::words("figure", say!(zh: "指标", en: "figure")),
        Column::words("name", say!(zh: "名称", en: "name")),
        Column::words("unit", say!(zh: "单位", en: "unit")),
    ];
    let table = plain_table("figures", columns, rows.collect());
    let figures = (!table.rows.is_empty())
        .then(|| Section::new("figures", say!(zh: "指标", en: "Figures"), vec![Block::Table(table)]));
    output(heading, groups.chain(figures).collect())
}

fn unit(unit: Unit) -> Text {
    match unit {
        Unit::Count => say!(zh: "计数", en: "a count"),
        Unit::Time => say!(zh: "工作日", en: "working days"),
        Unit::Minutes => say!(zh: "分钟", en: "minutes"),
        Unit::Money => say!(zh: "文件所用货币", en: "the file's currency"),
        Unit::MoneyPerYear => say!(zh: "文件所用货币，每年", en: "the file's currency, a year"),
        Unit::Share => say!(zh: "占比（0–1）", en: "a share, 0 to 1"),
        Unit::AsNamed => say!(zh: "同所指的指标", en: "that of the figure named"),
    }
}

fn data<const N: usize>(key: &'static str, cells: [(&'static str, Cell); N]) -> Table {
    let columns = cells.iter().map(|(key, _)| Column::words(key, Text::fixed("", ""))).collect();
    let cells = cells.into_iter().map(|(_, cell)| cell).collect();
    Table { key, caption: None, columns, rows: vec![Row::plain(cells)], sum: None }
}

fn output(heading: Text, sections: Vec<Section>) -> Output {
    let report = Report { title: Some(heading), sections, ..Report::default() };
    Output { command: "explain", reports: vec![report], closing: Vec::new() }
}
