use super::Text;

/// A word of the field with one meaning: what it is called in both languages and what it means. `docs/terms.md` is made from these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The key, also the name in code and YAML.
    pub key: &'static str,
    /// The name in both languages.
    pub name: Text,
    /// The meaning in one sentence.
    pub meaning: Text,
}
