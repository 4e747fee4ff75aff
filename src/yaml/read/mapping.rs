use super::expected;
use super::reading::Reading;
use crate::say;
use crate::source::Span;
use crate::wording::Text;
use crate::yaml::fields::{Field, Need, Noun, english_key};
use crate::yaml::tree::NodeId;

/// An entry of a mapping.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    pub key: NodeId,
    pub value: NodeId,
    /// The value of the entry before it.
    pub before: Option<NodeId>,
}

/// Whether a key stands in the table as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    /// It does.
    Yes,
    /// It was told of; this is the key that was meant.
    Guessed,
}

impl<'s> Reading<'s> {
    /// Reads a mapping by its noun's table: `take` gets every known key that is written once and has a value.
    ///
    /// Unknown, repeated and missing keys are told here, as are keys without a value, and choices of none or several.
    pub fn fields(&mut self, node: NodeId, noun: &'static Noun, mut take: impl FnMut(&mut Self, &'static str, NodeId)) {
        self.fields_or_nothing(node, noun, |r, key, entry, known| {
            if !r.is_nothing(entry.value) {
                take(r, key, entry.value);
            } else if known == Known::Yes {
                // Of an unknown key enough is told.
                expected::nothing(r, entry.key, entry.value);
            }
        });
    }

    /// The same, where a key without a value may mean something: `take` gets that too.
    pub fn fields_or_nothing(
        &mut self,
        node: NodeId,
        noun: &'static Noun,
        mut take: impl FnMut(&mut Self, &'static str, Entry, Known),
    ) {
        if !self.is_mapping(node) {
            expected::tell(self, node);
            return;
        }
        let mut seen = Seen::default();
        let tree = self.tree;
        let mut last = None;
        for (key, value) in tree.entries(node) {
            let entry = Entry { key, value, before: last.replace(value) };
            let Some(written) = self.key_text(key) else { continue };
            let known = seen.place_of(noun, written);
            let Some(place) = known.or_else(|| self.meant(noun, node, entry, &mut seen)) else { continue };
            let field = &noun.fields[place];
            let in_flow = self.in_flow;
            self.in_flow = leads_on(noun, field).unwrap_or(in_flow);
            if seen.first(place) {
                let outer = (self.field.replace(field), self.key.replace(key));
                let as_written = if known.is_some() { Known::Yes } else { Known::Guessed };
                take(self, field.key, entry, as_written);
                (self.field, self.key) = outer;
            } else {
                self.repeated_key(node, key, written);
            }
            self.in_flow = in_flow;
        }
        self.complete(node, noun, &seen);
    }

    // An unknown key is told; where it is clear what was meant, its value is read all the same, for the mistakes in it.
    fn meant(&mut self, noun: &'static Noun, node: NodeId, entry: Entry, seen: &mut Seen) -> Option<usize> {
        let flow_misread = self.flow_misread;
        let meant = super::names::unknown_key(self, noun, node, entry);
        seen.strange = true;
        let meant = meant.filter(|meant| self.value_of(node, meant).is_none())?;
        let place = seen.place_of(noun, meant).filter(|place| !seen.has(*place))?;
        // It is read as what was meant.
        self.flow_misread = flow_misread;
        Some(place)
    }

    /// The text of a key; a list or mapping as key is told.
    pub fn key_text(&mut self, key: NodeId) -> Option<&'s str> {
        if self.text(key).is_none() {
            let message = say!(zh: "键必须是文字", en: "a key must be a text");
            let help = say!(zh: "写成 `键: 值`，键里不能有 `[ ]` 或 `{ }`，也不能空着", en: "write `key: value`; a key cannot be empty, a list or a mapping");
            self.tell(self.error("bad-value", self.handle(key), message).helped(help));
        }
        self.text(key)
    }

    /// Tells that a key stands in one mapping twice, pointing at both.
    pub fn repeated_key(&mut self, node: NodeId, key: NodeId, written: &str) {
        let first =
            self.tree.entries(node).map(|(key, _)| key).find(|other| self.text(*other) == Some(written)).unwrap_or(key);
        let message = say!(key = written; zh: "`{key}` 写了两次", en: "`{key}` is written twice");
        let help = say!(zh: "只保留一处；后一处没有读入", en: "keep one of them; the second was not read");
        let finding = self
            .error("duplicate-key", self.handle(key), message)
            .labelled(say!(zh: "又写了一次", en: "written again"))
            .related(self.place(self.handle(first)), say!(zh: "第一次写在这里", en: "first written here"))
            .helped(help);
        self.tell(finding);
    }

    fn complete(&mut self, node: NodeId, noun: &'static Noun, seen: &Seen) {
        if self.cut_off {
            return;
        }
        for (place, field) in noun.fields.iter().enumerate() {
            if field.need == Need::Required && !seen.has(place) {
                let message = say!(key = field.key, noun = &noun.name; zh: "{noun}缺少 `{key}`", en: "`{key}` is missing in the {noun}");
                let help = say!(key = field.key, says = &field.says, example = field.example; zh: "补上 `{key}: {example}`（{says}）", en: "add `{key}: {example}` ({says})");
                let in_flow = self.in_flow;
                self.in_flow = leads_on(noun, field).unwrap_or(in_flow);
                self.incomplete("missing-key", node, message, help, field.key);
                self.in_flow = in_flow;
            }
        }
        if !noun.choice.is_empty() {
            self.one_of(node, noun, seen);
        }
    }

    fn one_of(&mut self, node: NodeId, noun: &'static Noun, seen: &Seen) {
        let fields = noun.fields.iter().enumerate();
        let chosen = fields.filter(|(place, field)| seen.has(*place) && noun.choice.contains(&field.key)).count();
        let keys = Text::list(noun.choice.iter().map(|key| format!("`{key}`")));
        if chosen > 1 {
            let message = say!(keys = &keys, noun = &noun.name; zh: "{noun}里 {keys} 只能写一个", en: "only one of {keys} can be written in the {noun}");
            self.incomplete(
                "bad-value",
                node,
                message,
                say!(zh: "留下一个，删去其他", en: "keep one, remove the others"),
                "",
            );
        } else if chosen == 0 && !seen.strange {
            let message = say!(keys = &keys, noun = &noun.name; zh: "{noun}里 {keys} 一个也没有写", en: "none of {keys} is written in the {noun}");
            let help = say!(keys = &keys; zh: "在 {keys} 中写一个", en: "write one of {keys}");
            self.incomplete("missing-key", node, message, help, "");
        }
    }

    fn incomplete(&mut self, rule: &'static str, node: NodeId, message: Text, help: Text, key: &str) {
        let mut finding = self.error(rule, self.handle(node), message).helped(help);
        finding.discriminator = format!("{}: {key}", self.field_key());
        self.tell(finding);
    }

    /// The value of a key, without checks.
    pub fn value_of(&self, node: NodeId, key: &str) -> Option<NodeId> {
        self.tree.entries(node).find(|(written, _)| self.text(*written) == Some(key)).map(|(_, value)| value)
    }

    /// Whether a mapping has any of a noun's keys, in English or in Chinese.
    pub fn has_key_of(&self, node: NodeId, noun: &Noun) -> bool {
        let known = |key: &str| noun.field(key).is_some() || !key.is_ascii() && english_key(noun, key).is_some();
        self.tree.entries(node).any(|(key, _)| self.text(key).is_some_and(known))
    }

    /// The stretch of a key, for findings about the field as a whole.
    pub fn key_span(&self, node: NodeId, key: &str) -> Span {
        let found = self.tree.entries(node).find(|(written, _)| self.text(*written) == Some(key));
        found.map_or(self.handle(node), |(key, _)| self.handle(key))
    }
}

// Whether a mistake in a field touches how the steps lead on, or where clocks run along them; `None`: as what the field is part of.
fn leads_on(noun: &Noun, field: &Field) -> Option<bool> {
    match noun.key {
        "process" => Some(matches!(field.key, "steps" | "start" | "deadlines")),
        "step" => Some(matches!(field.key, "next" | "join" | "tacit")),
        _ => None,
    }
}

// Which fields of a noun were seen. Keys mostly stand in the table's order, so the search goes on from the last one.
#[derive(Default)]
struct Seen {
    bits: u64,
    // An unknown key may be the one that is missing.
    strange: bool,
    next: usize,
}

impl Seen {
    fn place_of(&mut self, noun: &'static Noun, key: &str) -> Option<usize> {
        let (before, after) = noun.fields.split_at(self.next.min(noun.fields.len()));
        let place = after.iter().position(|field| field.key == key).map(|place| place + before.len());
        let place = place.or_else(|| before.iter().position(|field| field.key == key))?;
        self.next = place + 1;
        Some(place)
    }

    fn first(&mut self, place: usize) -> bool {
        let first = !self.has(place);
        self.bits |= 1 << place;
        first
    }

    fn has(&self, place: usize) -> bool {
        self.bits & (1 << place) != 0
    }
}
