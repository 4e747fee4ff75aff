use super::punctuation;
use super::reading::Reading;
use crate::model::synonyms;
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
        let mut meant = meant::<W>(text);
        if meant.is_empty() {
            meant.extend(self.nearest(text, all).and_then(W::read));
        }
        let help = if meant.is_empty() {
            say!(words = &words; zh: "可以写：{words}", en: "write one of {words}")
        } else {
            let near = meant.iter().map(|word| {
                Text::new(format!("{}（{}）", word.key(), word.zh()), format!("{} ({})", word.key(), word.zh()))
            });
            let near = Text::joined(near, "或 ", " or ");
            say!(near = near, words = &words; zh: "是不是 {near}？可以写：{words}", en: "did you mean {near}? The words are {words}")
        };
        self.tell(self.error("bad-value", self.handle(node), message).helped(help));
        None
    }
}

// What is also said for the words of the list; `镇/街道` is two ways to say one.
fn meant<W: Word>(text: &str) -> Vec<W> {
    let mut all: Vec<W> = Vec::new();
    for part in text.split(['/', '／', '、']).map(str::trim) {
        let said = synonyms::meant(&W::LIST.en, part).iter().filter_map(|key| W::read(key));
        for word in W::read(part).into_iter().chain(said) {
            if !all.contains(&word) {
                all.push(word);
            }
        }
    }
    all
}
