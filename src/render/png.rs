//! PNG from SVG. Text needs fonts of the system; the program has none of its own.

/// A picture in dots.
#[derive(Debug, Clone)]
pub struct Png {
    /// The file.
    pub bytes: Vec<u8>,
    /// Width and height in the units of the SVG, 96 to the inch; there are more dots than that.
    pub size: [f32; 2],
    /// Width and height in dots.
    pub dots: [u32; 2],
}

/// Dots per unit of a picture that is looked at by itself: 192 to the inch on a screen.
pub const SHARP: f32 = 2.0;

/// The picture in dots, so many per unit.
///
/// # Errors
/// The program was built without it.
#[cfg(not(feature = "png"))]
pub fn png(_svg: &str, _density: f32) -> Result<Png, crate::wording::Text> {
    Err(crate::say!(
        zh: "本程序编译时没有加入 PNG；请输出 .svg，浏览器、Word 和 WPS 都能打开，或用 cargo build --release 重新编译",
        en: "this program was built without PNG; write .svg, which browsers, Word and WPS open, or build it with cargo build --release"))
}

#[cfg(feature = "png")]
pub use drawn::png;

#[cfg(feature = "png")]
mod drawn {
    use super::Png;
    use crate::say;
    use crate::wording::Text;
    use resvg::tiny_skia::{Pixmap, Transform};
    use resvg::usvg::fontdb::{Database, Family, Query, Source, Weight};
    use resvg::usvg::{Group, Node, Options, Tree};
    use std::sync::{Arc, OnceLock};

    /// A side longer than this takes gigabytes.
    const LONGEST: f32 = 16_000.0;

    // Looked up once: a report has many pictures, and all ask for the same fonts.
    static FONTS: OnceLock<Arc<Database>> = OnceLock::new();

    // A font in a file is opened anew for every glyph, and fonts with Chinese have tens of megabytes: those that a picture asks for are kept.
    fn fonts(svg: &str) -> Database {
        let mut found = Database::new();
        found.load_system_fonts();
        let names = svg.split_once("font-family=\"").and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default();
        let families: Vec<Family<'_>> = names.split(',').map(|name| Family::Name(name.trim_matches('\''))).collect();
        let face = |weight| found.query(&Query { families: &families, weight, ..Query::default() });
        let (mut fonts, mut kept) = (Database::new(), Vec::new());
        for id in [Weight::NORMAL, Weight::BOLD].into_iter().filter_map(face) {
            let Some(Source::File(path)) = found.face(id).map(|face| &face.source) else { continue };
            if !kept.contains(path) {
                found.with_face_data(id, |bytes, _| fonts.load_font_data(bytes.to_vec()));
                kept.push(path.clone());
            }
        }
        let is_kept = |source: &Source| matches!(source, Source::File(path) if kept.contains(path));
        found.faces().filter(|face| !is_kept(&face.source)).cloned().for_each(|face| {
            fonts.push_face_info(face);
        });
        fonts
    }

    /// The picture in dots, so many per unit.
    ///
    /// # Errors
    /// Where no font has what the picture says, or it is too large.
    pub fn png(svg: &str, density: f32) -> Result<Png, Text> {
        let fonts = FONTS.get_or_init(|| Arc::new(fonts(svg)));
        let options = Options { fontdb: Arc::clone(fonts), ..Options::default() };
        let tree = Tree::from_str(svg, &options).map_err(
            |error| say!(error = error.to_string(); zh: "图转成 PNG 时出错：{error}", en: "the picture cannot become PNG: {error}"),
        )?;
        if let Some(sign) = missing(svg, &tree) {
            return Err(say!(sign = sign;
                zh: "本机没有能显示“{sign}”的字体，PNG 中会缺字；请安装中文字体（如 fonts-noto-cjk），或输出 .svg",
                en: "no font on this machine has “{sign}”, the PNG would lack text; install a font (such as fonts-noto-cjk), or write .svg"));
        }
        dots(&tree, density).ok_or_else(
            || say!(zh: "图太大，无法输出 PNG；请输出 .svg", en: "the picture is too large for PNG; write .svg"),
        )
    }

    fn dots(tree: &Tree, density: f32) -> Option<Png> {
        let size = tree.size();
        let scale = density.min(LONGEST / size.width().max(size.height()));
        let (width, height) = ((size.width() * scale).ceil() as u32, (size.height() * scale).ceil() as u32);
        let mut pixels = Pixmap::new(width, height)?;
        resvg::render(tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
        Some(Png { bytes: pixels.encode_png().ok()?, size: [size.width(), size.height()], dots: [width, height] })
    }

    // The first sign that no font has; where there is no font at all, the first sign of any text.
    fn missing(svg: &str, tree: &Tree) -> Option<String> {
        // The tree's own `has_text_nodes` misses texts that stand in groups only (usvg 0.49).
        let mut has_text = false;
        let mut open: Vec<&Group> = vec![tree.root()];
        while let Some(group) = open.pop() {
            for node in group.children() {
                match node {
                    Node::Group(inner) => open.push(inner),
                    Node::Text(text) => {
                        has_text = true;
                        let glyphs = text.layouted().iter().flat_map(|span| &span.positioned_glyphs);
                        let lacking = glyphs.into_iter().find(|glyph| glyph.id.0 == 0 && is_needed(&glyph.text));
                        if let Some(glyph) = lacking {
                            return Some(glyph.text.clone());
                        }
                    }
                    _ => {}
                }
            }
        }
        (svg.contains("<text") && !has_text).then(|| "中".to_owned())
    }

    // Letters and Chinese; a lack of emoji and the like is no reason to refuse.
    fn is_needed(text: &str) -> bool {
        text.chars().any(|char| char.is_alphanumeric())
    }
}
