use super::punctuation;
use super::reading::Reading;
use crate::model::words::Word;
use crate::say;
use crate::source::At;
use crate::wording::Text;
use crate::yaml::tree::NodeId;

impl Reading<'_> {
    /// One of a closed list of words, in English or Chinese.
    pub fn word<W: Word>(&mut self, node: NodeId) -> Option<At<W>> {
        let Some(text) = self.text(node) else {
            super::expected::tell(self, node);
            return None;
        };
        if let Some(word) = W::read(text) {
            return Some(self.at(node, word));
        }
        if punctuation::tell_any(self, node) {
            return None;
        }
        let (key, list) = (self.field_key(), W::LIST);
        // In English the name of a list is often its key.
        let named = if list.en == key { String::new() } else { format!(" ({})", list.en) };
        let list = Text::new(format!("（{}）", list.zh), named);
        let message = say!(key = key, text = text, list = &list; zh: "`{key}` 的固定词里没有“{text}”{list}", en: "\"{text}\" is not a word of `{key}`{list}");
        let all = W::ALL.iter().flat_map(|row| [row.1, row.2]);
        let words = Text::new(
            W::ALL.iter().map(|row| row.2).collect::<Vec<_>>().join("、"),
            W::ALL.iter().map(|row| row.1).collect::<Vec<_>>().join(", "),
        );
        let help = match self.nearest(text, all).and_then(W::read) {
            Some(near) => {
                say!(key = near.key(), zh = near.zh(), words = &words; zh: "是不是 {key}（{zh}）？可以写：{words}", en: "did you mean {key} ({zh})? The words are {words}")
            }
            None => say!(words = &words; zh: "可以写：{words}", en: "write one of {words}"),
        };
        self.tell(self.error("bad-value", self.handle(node), message).helped(help));
        None
    }
}
