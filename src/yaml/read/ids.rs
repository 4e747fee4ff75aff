//! Where ids are given: lists of names and mappings from ids.

use super::mapping::Entry;
use super::reading::Reading;
use super::{expected, names, punctuation, several};
use crate::model::Id;
use crate::say;
use crate::source::At;
use crate::yaml::tree::{Kind, NodeId};
use rustc_hash::FxHashMap;

/// One thing that is given an id.
pub(super) struct Given {
    /// Where the id stands.
    pub key: NodeId,
    /// What is said of it; `None` where the id is all.
    pub value: Option<NodeId>,
    /// Whether the id was given before.
    pub repeated: bool,
}

impl<'s> Reading<'s> {
    /// The ids that a list or a mapping gives, in file order.
    pub fn given(&mut self, node: NodeId) -> Vec<Given> {
        let list = self.is_sequence(node);
        if !list && !self.is_mapping(node) {
            expected::tell(self, node);
            return Vec::new();
        }
        let in_brackets = self.kind(node) == Kind::FlowSequence;
        let mut seen: FxHashMap<&'s str, NodeId> = FxHashMap::default();
        let mut given = Vec::new();
        let tree = self.tree;
        let mut children = tree.children(node);
        let mut last = None;
        while let Some(key) = children.next() {
            let value = if list { None } else { children.next() };
            if !list && value.is_none() {
                break; // The text broke off here.
            }
            let before = std::mem::replace(&mut last, value);
            let Some(text) = self.new_id(key, value) else { continue };
            // In a block each name has a line of its own, and 、 stands in many a proper name.
            if in_brackets && self.kind(key) == Kind::Plain && text.contains(several::ENUMERATION) {
                self.tell(several::enumeration(self.place(self.handle(key)), "", text));
            }
            if let Some(value) = value.filter(|value| self.kind(*value) == Kind::Empty)
                && self.cut_in_two(node, Entry { key, value, before })
            {
                continue;
            }
            let first = *seen.entry(text).or_insert(key);
            if first != key {
                self.given_twice(first, key, text);
            }
            let value = value.filter(|value| !self.is_nothing(*value));
            given.push(Given { key, value, repeated: first != key });
        }
        given
    }

    /// The id that stands at a key.
    pub fn given_id(&self, key: NodeId) -> At<Id> {
        self.at(key, self.text(key).unwrap_or("").into())
    }

    fn new_id(&mut self, key: NodeId, value: Option<NodeId>) -> Option<&'s str> {
        if value.is_none() && (self.text(key).is_none() || self.is_nothing(key)) {
            expected::tell(self, key);
            return None;
        }
        let text = self.key_text(key)?;
        if punctuation::tell_in_id(self, key) {
            return None;
        }
        let no_value = value.is_some_and(|value| self.kind(value) == Kind::Empty);
        if let Some((before, after)) = text.split_once(':').filter(|(before, _)| no_value && !before.is_empty()) {
            let message = say!(text = text; zh: "“{text}”整个成了标识：冒号后没有空格", en: "\"{text}\" as a whole became the id: no space follows the colon");
            let help =
                say!(before = before, after = after; zh: "写成 `{before}: {after}`", en: "write `{before}: {after}`");
            self.tell(self.error("bad-value", self.handle(key), message).helped(help));
            return None;
        }
        if text == "<<" && value.is_some() && self.kind(key) == Kind::Plain {
            let message =
                say!(zh: "`<<` 不是标识：YAML 1.2 没有 `<<` 合并", en: "`<<` is no id: YAML 1.2 has no `<<` merging");
            self.tell(
                self.error("bad-value", self.handle(key), message)
                    .helped(say!(zh: "请把内容写全；它若是名称，请放进引号", en: "write the content out; put it in quotes if it is a name")),
            );
            return None;
        }
        if text.is_empty() || text.contains('/') {
            let message = say!(id = text; zh: "标识“{id}”不能空着，也不能含有 `/`", en: "the id \"{id}\" cannot be empty or contain `/`");
            let help = say!(zh: "`/` 只用来写“部门/科室”；换一个字，或用 `name:` 写全称", en: "`/` stands only between department and office; use another sign, and write the full name in `name:`");
            self.tell(self.error("bad-value", self.handle(key), message).helped(help));
        }
        Some(text)
    }

    // `{ 证件: 身份证,户口簿 }`
    fn cut_in_two(&mut self, node: NodeId, entry: Entry) -> bool {
        let Some(whole) = names::cut_by_comma(self, node, entry) else { return false };
        let (message, help) = names::comma_sentences(self.text(entry.key).unwrap_or(""), whole);
        self.tell(self.error("unknown-key", self.handle(entry.key), message).helped(help));
        true
    }

    fn given_twice(&mut self, first: NodeId, again: NodeId, text: &str) {
        let message = say!(id = text; zh: "“{id}”写了两次", en: "\"{id}\" is written twice");
        let help = say!(zh: "改一个标识，或删去一处；两个名称相同的用 `name:` 写名称", en: "change one id or remove one of the two; two with the same name write it in `name:`");
        let finding = self
            .error("duplicate-key", self.handle(again), message)
            .labelled(say!(zh: "又写了一次", en: "written again"))
            .related(self.place(self.handle(first)), say!(zh: "第一次写在这里", en: "first written here"))
            .helped(help)
            .about([text]);
        self.tell(finding);
    }

    /// Reads under the name of one thing, so that findings say what they are about.
    pub fn about<T>(&mut self, subject: NodeId, read: impl FnOnce(&mut Self) -> T) -> T {
        let outer = self.subject.replace(subject);
        let value = read(self);
        self.subject = outer;
        value
    }
}
