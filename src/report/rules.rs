//! The page of all rules: `docs/rules.md`.

use super::explain::example;
use super::{Block, Cell, Column, Named, Output, Report, Row, Section, Table};
use crate::lint::{Group, Rule, rules};
use crate::say;
use crate::wording::Text;

/// Every rule in the order of the list, behind a table of them.
pub fn page() -> Output {
    let mut sections = vec![Section::untitled("rules", introduction())];
    let has_rules = |group: &Group| rules::ALL.iter().any(|rule| rule.group == *group);
    sections.extend(Group::ALL.into_iter().filter(has_rules).map(|group| {
        let title = say!(group = group.name(); zh: "{group}类一览", en: "{group} at a glance");
        Section::new("group", title, vec![Block::View(table(group))])
    }));
    sections.extend(rules::ALL.iter().map(|rule| section(rule)));
    let report = Report { title: Some(say!(zh: "规则", en: "Rules")), sections, ..Report::default() };
    Output { command: "rules", reports: vec![report], closing: Vec::new() }
}

fn introduction() -> Vec<Block> {
    vec![
        Block::Note(
            say!(zh: "本页由测试按规则清单写成，不要手改。", en: "This page is written by a test from the list of rules; do not edit it by hand."),
        ),
        Block::Paragraph(
            say!(zh: "发现问题不等于违法：冗余类是供讨论的线索，附有可以怎样处置（取消、合并或互认、告知承诺、并联或调序、需修法或上级授权）和改后重新计算得出的节省；没有写依据的，请核实。模型里没有写明所需内容的规则不作判断，并列出缺什么。",
                 en: "A finding does not say that something is unlawful: redundancies are leads for discussion, with what may be done about them (cancel, merge or recognise, pledge, parallel or another order, change of law or delegation) and what the change would save, worked out by running the analyses again. Where no basis is given, please verify. A rule whose inputs a file does not give is not evaluated, and what is missing is listed."),
        ),
        Block::Paragraph(
            say!(zh: "警告和提示确有理由不改的，在步骤上写明豁免；一条发现涉及几个步骤的，每个步骤都要写。错误不能豁免；过期的豁免由 allow-expired 提醒。",
                 en: "Where there is reason to leave a warning or a note as it is, accept it at the step; a finding about several steps must be accepted at each of them. Errors cannot be accepted; allow-expired tells when an acceptance is over."),
        ),
        Block::Yaml(say!(
            zh: "allow: [ { rule: repeated-submission, because: 系统明年打通, until: 2027-06-30 } ]\n",
            en: "allow: [ { rule: repeated-submission, because: systems are joined next year, until: 2027-06-30 } ]\n"
        )),
    ]
}

fn table(group: Group) -> Table {
    let rows = rules::ALL.iter().filter(|rule| rule.group == group).map(|rule| {
        Row::plain(vec![
            Cell::Named(Named::new(rule.id, Text::same(rule.id))),
            Cell::Text(rule.severity.text()),
            Cell::Text(rule.summary.clone()),
        ])
    });
    Table {
        key: "rules",
        caption: None,
        columns: vec![
            Column::words("rule", say!(zh: "规则", en: "rule")),
            Column::words("severity", say!(zh: "级别", en: "severity")),
            Column::words("summary", say!(zh: "含义", en: "meaning")),
        ],
        rows: rows.collect(),
        sum: None,
    }
}

fn section(rule: &Rule) -> Section {
    let kind = say!(severity = rule.severity, group = rule.group.name(), summary = rule.summary;
        zh: "{severity}（{group}）：{summary}。", en: "{severity} ({group}): {summary}.");
    let mut blocks = vec![
        Block::Paragraph(kind),
        Block::Paragraph(say!(text = rule.condition; zh: "判定条件：{text}", en: "When it speaks up: {text}")),
        Block::Paragraph(say!(text = rule.why; zh: "为什么：{text}", en: "Why: {text}")),
        Block::Paragraph(say!(text = rule.remedy; zh: "怎么办：{text}", en: "What to do: {text}")),
        Block::Paragraph(say!(zh: "会报告：", en: "It speaks up:")),
    ];
    blocks.extend(example(&rule.fires));
    blocks.push(Block::Paragraph(say!(zh: "不会报告：", en: "It stays quiet:")));
    blocks.extend(example(&rule.quiet));
    Section::new("rule", Text::same(rule.id), blocks)
}
