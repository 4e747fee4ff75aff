use super::text::{plain, tag};
use super::{Html, Level};
use crate::say;
use crate::wording::Text;

// Neither has `<` or `&` in it, so that they stand in XML as they are.
const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

// Even what slipped through could ask nobody for anything.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

/// Contents of fewer headings than this help nobody.
const FEWEST: usize = 8;

impl Html {
    /// The page around what was said.
    pub(super) fn page(&self) -> String {
        let lang = tag(self.tongue.first);
        let usual = Text::fixed("zaizao 报告", "zaizao report");
        let title = plain(self.title.as_ref().unwrap_or(&usual).get(self.tongue.first));
        let version = env!("CARGO_PKG_VERSION");
        let sort = say!(zh: "点击按此列排序", en: "sort by this column");
        let sort = sort.get(self.tongue.first);
        let (above, below) = self.body.split_at(self.contents_at);
        let contents = self.contents_list();
        format!(
            "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\" />\n<title>{title}</title>\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n\
             <meta name=\"generator\" content=\"zaizao {version}\" />\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\" />\n\
             <link rel=\"icon\" href=\"data:,\" />\n<style>\n{STYLE}</style>\n</head>\n\
             <body data-sort=\"{sort}\">\n<main>\n{above}{contents}{below}</main>\n<script>\n{SCRIPT}</script>\n</body>\n</html>\n"
        )
    }

    fn contents_list(&self) -> String {
        if self.contents.len() < FEWEST {
            return String::new();
        }
        let head = say!(zh: "目录", en: "Contents");
        let lines = self.contents.iter().map(|entry| {
            let class = if entry.level == Level::Part { " class=\"part\"" } else { "" };
            format!("<li{class}><a href=\"#{}\">{}</a></li>\n", entry.id, self.tongue.said(&entry.title))
        });
        let lines: String = lines.collect();
        let (name, summary) = (plain(head.get(self.tongue.first)), self.tongue.inline(&head));
        format!(
            "<nav aria-label=\"{name}\"><details open=\"open\"><summary>{summary}</summary>\n<ol>\n{lines}</ol></details></nav>\n"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn style_and_script_stand_in_xml_as_they_are() {
        for text in [STYLE, SCRIPT] {
            assert!(!text.contains(['<', '&']));
            assert!(!text.contains("http") && !text.contains("url(") && !text.contains("import"));
        }
    }
}
