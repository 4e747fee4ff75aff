//! `zaizao.toml`: every mistake of the file in one run, each in its place.

use super::Config;
use super::keys::{KEYS, nearest};
use crate::cli::calendars;
use crate::cli::policies;
use crate::finding::{Finding, Severity};
use crate::lint::{Level, Named};
use crate::model::TimeBase;
use crate::say;
use crate::source::{Place, Source, Span};
use crate::wording::{Lang, Text};
use crate::yaml::calendars::{self as built_in, BUILT_IN, Lookup};
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

type Value<'t> = Spanned<DeValue<'t>>;

/// The configuration of a text, with all that is wrong with it. What is wrong is left out.
pub fn read(path: &Path, source: &Arc<Source>) -> (Config, Vec<Finding>) {
    let mut reader = Reader { path, source, config: Config::default(), told: Vec::new() };
    let (table, broken) = DeTable::parse_recoverable(&source.text);
    for error in broken {
        let why = error.message().lines().next().unwrap_or("").to_owned();
        let message = say!(why = why; zh: "不是正确的 TOML：{why}", en: "this is no TOML: {why}");
        let span = error.span().unwrap_or(0..0);
        reader.told.push(Finding::error("syntax", reader.place(span), message));
    }
    reader.file(table.get_ref());
    (reader.config, reader.told)
}

struct Reader<'r> {
    path: &'r Path,
    source: &'r Arc<Source>,
    config: Config,
    told: Vec<Finding>,
}

impl Reader<'_> {
    fn file(&mut self, table: &DeTable<'_>) {
        // Single rules go before packs, wherever they stand.
        let mut rules = None;
        for (key, value) in table.iter() {
            match &**key.get_ref() {
                "lang" => self.config.lang = self.word(value, &[("zh", Lang::Zh), ("en", Lang::En)]),
                "calendar" => self.config.calendar = self.calendar(value),
                "policies" => self.policies(value),
                "fail-on" => self.config.fail_on = self.word(value, &SEVERITIES),
                "max-warnings" => self.config.max_warnings = self.number(value),
                "packs" => self.packs(value),
                "rules" => rules = Some(value),
                other => self.unknown_key(other, key.span(), KEYS.iter().map(|known| known.key)),
            }
        }
        if let Some(rules) = rules {
            self.rules(rules);
        }
    }

    fn place(&self, range: Range<usize>) -> Place {
        let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Place::new(self.source, Span::new(byte(range.start), byte(range.end)))
    }

    fn wrong(&mut self, rule: &'static str, range: Range<usize>, message: Text, help: Text) {
        let finding = Finding::new(rule, Severity::Error, self.place(range), message).helped(help);
        self.told.push(finding);
    }

    fn unknown_key<'k>(&mut self, key: &str, range: Range<usize>, known: impl Iterator<Item = &'k str> + Clone) {
        let message = say!(key = key; zh: "没有键 `{key}`", en: "there is no key `{key}`");
        let help = match nearest(key, known.clone()) {
            Some(near) => say!(near = near; zh: "是不是 `{near}`？", en: "did you mean `{near}`?"),
            None => say!(known = Text::list(known); zh: "可以写：{known}", en: "there are: {known}"),
        };
        self.wrong("unknown-key", range, message, help);
    }

    fn word<T: Copy>(&mut self, value: &Value<'_>, words: &[(&'static str, T)]) -> Option<T> {
        let written = value.get_ref().as_str();
        let found = words.iter().find(|(word, _)| written == Some(word)).map(|(_, meaning)| *meaning);
        if found.is_none() {
            let list = Text::list(words.iter().map(|(word, _)| format!("\"{word}\"")));
            let message = self.not(value);
            let help = match written.and_then(|written| nearest(written, words.iter().map(|(word, _)| *word))) {
                Some(near) => {
                    say!(near = near, list = list; zh: "是不是 \"{near}\"？可以写：{list}", en: "did you mean \"{near}\"? It takes {list}")
                }
                None => say!(list = list; zh: "可以写：{list}", en: "it takes {list}"),
            };
            self.wrong("bad-value", value.span(), message, help);
        }
        found
    }

    fn not(&self, value: &Value<'_>) -> Text {
        let range = value.span();
        let written = self.source.text.get(range).unwrap_or("").lines().next().unwrap_or("").to_owned();
        say!(written = written; zh: "取值 {written} 无效", en: "the value {written} is not taken here")
    }

    fn number(&mut self, value: &Value<'_>) -> Option<usize> {
        let number = match value.get_ref() {
            DeValue::Integer(integer) if integer.radix() == 10 => integer.as_str().parse().ok(),
            _ => None,
        };
        if number.is_none() {
            let (message, help) = (
                self.not(value),
                say!(zh: "写不小于 0 的整数，如 10", en: "write a whole number not below 0, such as 10"),
            );
            self.wrong("bad-value", value.span(), message, help);
        }
        number
    }

    fn table<'v, 't>(&mut self, value: &'v Value<'t>, example: &'static str) -> Option<&'v DeTable<'t>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            let (message, help) = (
                self.not(value),
                say!(example = example; zh: "写成一个表，如 {example}", en: "write a table, such as {example}"),
            );
            self.wrong("bad-value", value.span(), message, help);
        }
        table
    }

    fn packs(&mut self, value: &Value<'_>) {
        let Some(table) = self.table(value, "[packs]\nitem-list = false") else { return };
        for (key, value) in table.iter() {
            let name = &**key.get_ref();
            let Some(named @ Named::Group(_)) = Named::read(name) else {
                self.unknown_key(name, key.span(), crate::lint::Group::ALL.iter().map(|group| group.key()));
                continue;
            };
            match value.get_ref().as_bool() {
                None => {
                    let (message, help) = (self.not(value), say!(zh: "写 true 或 false", en: "write true or false"));
                    self.wrong("bad-value", value.span(), message, help);
                }
                Some(true) => {}
                Some(false) if !named.may_be(Level::Off) => self.cannot_be(name, key.span()),
                Some(false) => self.config.levels.push((named, Level::Off)),
            }
        }
    }

    fn rules(&mut self, value: &Value<'_>) {
        let Some(table) = self.table(value, "[rules]\nping-pong = \"off\"") else { return };
        for (key, value) in table.iter() {
            let name = &**key.get_ref();
            let Some(named @ Named::Rule(_)) = Named::read(name) else {
                self.unknown_rule(name, key.span());
                continue;
            };
            match self.word(value, &Level::WORDS) {
                Some(level) if !named.may_be(level) => self.cannot_be(name, key.span()),
                Some(level) => self.config.levels.push((named, level)),
                None => {}
            }
        }
    }

    fn unknown_rule(&mut self, name: &str, range: Range<usize>) {
        let message = say!(name = name; zh: "没有规则“{name}”", en: "there is no rule {name}");
        let help = match (Named::read(name), crate::lint::rules::nearest(name)) {
            (Some(_), _) => {
                say!(name = name; zh: "“{name}”是一类规则，整类的开关写在 [packs] 里", en: "{name} is a group of rules; switch it under [packs]")
            }
            (None, Some(near)) => say!(near = near; zh: "是不是 {near}？", en: "did you mean {near}?"),
            (None, None) => say!(zh: "`zaizao explain` 列出全部规则", en: "`zaizao explain` lists every rule"),
        };
        self.wrong("unknown-reference", range, message, help);
    }

    fn cannot_be(&mut self, name: &str, range: Range<usize>) {
        let message = super::never_fine(name);
        let help = say!(zh: "请改正流程文件；删去这一行", en: "correct the process files, and remove this line");
        self.wrong("bad-value", range, message, help);
    }

    fn calendar(&mut self, value: &Value<'_>) -> Option<TimeBase> {
        let Some(name) = value.get_ref().as_str() else {
            let (message, help) = (
                self.not(value),
                say!(zh: "写日历的名称或文件，如 \"cn\"", en: "write a name or a file, such as \"cn\""),
            );
            self.wrong("bad-value", value.span(), message, help);
            return None;
        };
        if let Some(calendar) = built_in::built_in(name) {
            return Some(TimeBase::of(&calendar));
        }
        if built_in::is_file(name) {
            match calendars::look_up(self.path, name) {
                Lookup::Found(calendar) => return Some(TimeBase::of(&calendar)),
                Lookup::Broken(first, _) => {
                    self.told.push(*first);
                    return None;
                }
                _ => {}
            }
        }
        let message = say!(name = name; zh: "没有日历“{name}”", en: "there is no calendar {name}");
        let help = match nearest(name, BUILT_IN.into_iter()) {
            Some(near) => say!(near = near; zh: "是不是 \"{near}\"？", en: "did you mean \"{near}\"?"),
            None => {
                say!(zh: "写 cn、five-day、24x7，或日历文件的路径（从本文件所在的文件夹起）", en: "write cn, five-day, 24x7, or the path of a calendar file from the folder of this file")
            }
        };
        self.wrong("unknown-reference", value.span(), message, help);
        None
    }

    fn policies(&mut self, value: &Value<'_>) {
        let all = value.get_ref().as_array().map(|array| array.iter().collect::<Vec<_>>());
        let Some(all) = all.filter(|all| all.iter().all(|one| one.get_ref().is_str())) else {
            let (message, help) = (
                self.not(value),
                say!(zh: "写成名称或文件的列表，如 [\"pudong-2019\"]", en: "write a list of names or files, such as [\"pudong-2019\"]"),
            );
            self.wrong("bad-value", value.span(), message, help);
            return;
        };
        for one in all {
            let name = one.get_ref().as_str().unwrap_or("");
            let folder = self.path.parent().unwrap_or(Path::new(""));
            match policies::named(name, folder) {
                Ok(policy) => self.config.policies.push(policy),
                Err(policies::Wrong::Missing(why, help)) => self.wrong("unknown-reference", one.span(), why, help),
                Err(policies::Wrong::Broken(findings)) => self.told.extend(findings),
            }
        }
    }
}

const SEVERITIES: [(&str, Severity); 3] =
    [("error", Severity::Error), ("warning", Severity::Warning), ("note", Severity::Note)];
