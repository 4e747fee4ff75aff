//! Findings about one thing told together (findings.md, house rule 6): what all of them say is said once.

use super::words;
use crate::finding::{Finding, Severity};
use crate::say;
use crate::wording::{Lang, Text};
use rustc_hash::FxHashMap;

/// The findings that point at one place.
pub(super) struct Group<'f> {
    pub findings: Vec<&'f Finding>,
    /// Advice that each of them gives, with its head.
    pub common: Vec<(Text, Text)>,
}

/// A text with what stands before it: 建议 and the advice.
pub(super) type Headed = (Text, Text);

/// Findings by place, those with the most serious ones first, else in the order of the file.
pub(super) fn by_place(findings: &[Finding]) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut places: FxHashMap<(&str, u32, u32), usize> = FxHashMap::default();
    for finding in findings {
        let place = &finding.place;
        let at = *places.entry((&place.source.name, place.span.start, place.span.end)).or_insert(groups.len());
        match groups.get_mut(at) {
            Some(group) => group.findings.push(finding),
            None => groups.push(Group { findings: vec![finding], common: Vec::new() }),
        }
    }
    for group in &mut groups {
        group.common = common(&group.findings);
    }
    groups.sort_by_key(|group| std::cmp::Reverse(group.severity()));
    groups
}

// A thing with one finding has its advice beside it.
fn common(findings: &[&Finding]) -> Vec<Headed> {
    let [first, others @ ..] = findings else { return Vec::new() };
    if others.is_empty() {
        return Vec::new();
    }
    let all: Vec<Vec<Headed>> = others.iter().map(|finding| words::advice(finding)).collect();
    words::advice(first).into_iter().filter(|line| all.iter().all(|advice| advice.contains(line))).collect()
}

impl Group<'_> {
    /// What one of them says that not all say.
    pub fn own(&self, finding: &Finding) -> Vec<Headed> {
        words::advice(finding).into_iter().filter(|line| !self.common.contains(line)).collect()
    }

    fn severity(&self) -> Option<Severity> {
        self.findings.iter().map(|finding| finding.severity).max()
    }

    /// What all of them are about, by its name.
    pub fn called(&self) -> Option<Text> {
        const MOST: usize = 3;
        let (first, others) = self.findings.split_first()?;
        let common = first.heading.iter().filter(|name| others.iter().all(|other| other.heading.contains(name)));
        let common: Vec<&Text> = common.collect();
        let names = if common.is_empty() { first.heading.iter().collect() } else { common };
        let shown = Text::list(names.iter().take(MOST).copied());
        match names.len() {
            0 => None,
            n if n <= MOST => Some(shown),
            n => {
                Some(say!(shown = shown, n = n, more = n - MOST; zh: "{shown}等 {n} 项", en: "{shown} and {more} more"))
            }
        }
    }

    /// What is underlined, cut short, for want of a name.
    pub fn subject(&self) -> String {
        const MOST: usize = 24;
        let Some(place) = self.findings.first().map(|finding| &finding.place) else { return String::new() };
        let text = place.source.slice(place.span).lines().next().unwrap_or("").trim();
        let short: String = text.chars().take(MOST).collect();
        if short.len() < text.len() { format!("{short}…") } else { short }
    }

    /// Where they stand and what they rest on, by lines: "第 25 行，另见第 51、62 行". Places in other files are named in full.
    pub fn places(&self, lang: Lang) -> String {
        let Some(here) = self.findings.first().map(|finding| &finding.place) else { return String::new() };
        let mut lines: Vec<usize> = Vec::new();
        let mut files: Vec<String> = Vec::new();
        for other in self.findings.iter().flat_map(|finding| &finding.related) {
            let line = other.place.start().line;
            if other.place.source.name != here.source.name {
                files.push(words::place(&other.place));
            } else if line != here.start().line {
                lines.push(line);
            }
        }
        lines.sort_unstable();
        lines.dedup();
        told(here.start().line, &Text::list(&lines), &Text::list(&files), lang)
    }
}

fn told(here: usize, lines: &Text, files: &Text, lang: Lang) -> String {
    let seen = !lines.zh.is_empty();
    let mut text = match lang {
        Lang::Zh if seen => format!("第 {here} 行，另见第 {} 行", lines.zh),
        Lang::Zh => format!("第 {here} 行"),
        Lang::En if seen => format!("line {here}, see also {}", lines.en),
        Lang::En => format!("line {here}"),
    };
    if !files.zh.is_empty() {
        text.push_str(if lang == Lang::Zh { "、" } else { ", " });
        text.push_str(files.get(lang));
    }
    text
}
