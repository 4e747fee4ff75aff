//! `docs/figures.md` and `docs/figures.zh.md` are the catalogue of figures.

use crate::support::committed;
use zaizao::analysis::figures::{ALL, Wish};
use zaizao::say;
use zaizao::wording::{Lang, Text};

#[test]
fn the_pages_of_figures_are_the_catalogue() {
    committed("docs/figures.md", &page(Lang::En));
    committed("docs/figures.zh.md", &page(Lang::Zh));
}

#[test]
fn ids_are_unique_and_every_row_says_all_in_both_languages() {
    for (at, entry) in ALL.iter().enumerate() {
        assert!(ALL[..at].iter().all(|other| other.id != entry.id), "{} stands twice", entry.id);
        for text in [&entry.name, &entry.definition, &entry.source] {
            assert!(!text.zh.is_empty() && !text.en.is_empty(), "{}", entry.id);
        }
        assert!(entry.definition.zh.ends_with('。') && entry.definition.en.ends_with('.'), "{}", entry.id);
    }
}

fn page(lang: Lang) -> String {
    let get = |text: Text| text.get(lang).to_owned();
    let mut page = get(say!(
        zh: "# 指标\n\n每个指标只有一个编号：JSON 里的键、策略文件里的名称、表格的行、本页的标题。无人提供所需信息的指标写“未注明”，绝不写 0。\n",
        en: "# Figures\n\nEach figure has one id: the key in JSON, the name in a policy file, the row of a table, the heading here. A figure whose inputs nobody stated is \"not stated\", never 0.\n"
    ));
    for entry in ALL {
        let wish = match entry.wish {
            Wish::Less => say!(zh: "越小越好", en: "less is better"),
            Wish::More => say!(zh: "越大越好", en: "more is better"),
            Wish::Neither => say!(zh: "本身无好坏", en: "neither good nor bad by itself"),
        };
        page.push_str(&format!("\n## `{}`\n\n", entry.id));
        let (name, definition, source) = (entry.name.get(lang), entry.definition.get(lang), entry.source.get(lang));
        let (unit, wish) = (get(entry.unit.text()), get(wish));
        page.push_str(&match lang {
            Lang::Zh => format!("**{name}**（{unit}，{wish}）。{definition}\n\n来源：{source}\n"),
            Lang::En => format!("**{name}** ({unit}; {wish}). {definition}\n\nSource: {source}\n"),
        });
    }
    page
}
