//! Days and hours of a calendar.

use super::expected;
use super::punctuation;
use super::reading::Reading;
use crate::model::{Date, Hours};
use crate::say;
use crate::source::At;
use crate::yaml::spelled;
use crate::yaml::tree::NodeId;

impl Reading<'_> {
    /// Days or stretches of days, one or a list of them.
    pub fn stretches(&mut self, node: NodeId) -> Vec<At<(Date, Date)>> {
        let items: Vec<NodeId> = self.items(node).collect();
        items.into_iter().filter_map(|item| self.stretch(item)).collect()
    }

    fn stretch(&mut self, node: NodeId) -> Option<At<(Date, Date)>> {
        let Some(text) = self.text(node) else {
            let message = say!(zh: "这里应是日期", en: "this should be a day");
            let help = say!(zh: "写一天、一段或它们的列表，如 [2019-10-01..2019-10-07]", en: "write a day, a stretch, or a list of them, such as [2019-10-01..2019-10-07]");
            self.tell(self.error("bad-value", self.handle(node), message).helped(help));
            return None;
        };
        let wrong = match spelled::stretch(text) {
            Ok(spelled::Stretch { from, to: Some(to) }) => return Some(self.at(node, (from, to))),
            Ok(spelled::Stretch { from, to: None }) => spelled::Misspelled {
                message: say!(text = text; zh: "“{text}”没有结束的日期", en: "\"{text}\" has no end"),
                help: say!(from = from; zh: "写成 {from}..最后一天", en: "write {from}..LAST-DAY"),
            },
            Err(wrong) => wrong,
        };
        if !punctuation::tell_any(self, node) {
            self.tell(self.error("bad-value", self.handle(node), wrong.message).helped(wrong.help));
        }
        None
    }

    /// The hours of a day: `09:00-17:00`, or a list of such stretches in order.
    pub fn hours(&mut self, node: NodeId) -> Vec<Hours> {
        let mut hours: Vec<Hours> = Vec::new();
        for item in self.items(node).collect::<Vec<_>>() {
            let Some(read) = self.one_stretch_of_hours(item) else { continue };
            if hours.last().is_some_and(|before| read.from < before.to) {
                let message = say!(zh: "上班时间有重叠，或先后颠倒", en: "the hours overlap, or are not in order");
                let help = say!(zh: "从早到晚依次写，如 [09:00-12:00, 13:30-17:30]", en: "write them in order, such as [09:00-12:00, 13:30-17:30]");
                self.tell(self.error("bad-value", self.handle(item), message).helped(help));
            } else {
                hours.push(read);
            }
        }
        hours
    }

    fn one_stretch_of_hours(&mut self, node: NodeId) -> Option<Hours> {
        let Some(text) = self.text(node) else {
            expected::tell(self, node);
            return None;
        };
        let read = parse_hours(text);
        if read.is_none() && !punctuation::tell_any(self, node) {
            let message = say!(key = self.field_key(), text = text; zh: "`{key}` 的上班时间“{text}”无法读取", en: "the hours \"{text}\" of `{key}` cannot be read");
            let help = say!(zh: "写成 09:00-17:00；全天写 00:00-24:00，休息日不写", en: "write 09:00-17:00, the whole day as 00:00-24:00, and leave rest days out");
            self.tell(self.error("bad-value", self.handle(node), message).helped(help));
        }
        read
    }
}

fn parse_hours(text: &str) -> Option<Hours> {
    let (from, to) = text.split_once('-')?;
    let (from, to) = (minute(from.trim())?, minute(to.trim())?);
    (from < to).then_some(Hours { from, to })
}

fn minute(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    let digits = |part: &str, longest: usize| part.len() <= longest && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(hour, 2) || !digits(minute, 2) || minute.len() != 2 {
        return None;
    }
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    (minute < 60 && (hour < 24 || hour == 24 && minute == 0)).then_some(hour * 60 + minute)
}
