//! PNG from SVG. Text needs fonts of the system; the program has none of its own.

/// The picture in dots.
///
/// # Errors
/// The program was built without it.
#[cfg(not(feature = "png"))]
pub fn bytes(_svg: &str) -> anyhow::Result<Vec<u8>> {
    use super::output::Trouble;
    use crate::say;
    anyhow::bail!(Trouble::new(say!(
        zh: "本程序编译时没有加入 PNG；请输出 .svg，浏览器、Word 和 WPS 都能打开，或用 cargo build --release --features png 重新编译",
        en: "this program was built without PNG; write .svg, which browsers, Word and WPS open, or build it with cargo build --release --features png")))
}

#[cfg(feature = "png")]
pub use drawn::bytes;

#[cfg(feature = "png")]
mod drawn {
    use crate::cli::output::Trouble;
    use crate::say;
    use resvg::tiny_skia::{Pixmap, Transform};
    use resvg::usvg::{Group, Node, Options, Tree};

    /// Dots per unit of the picture: 192 to the inch on a screen.
    const SCALE: f32 = 2.0;
    /// A side longer than this takes gigabytes.
    const LONGEST: f32 = 16_000.0;

    /// The picture in dots.
    ///
    /// # Errors
    /// Where no font has what the picture says, or it is too large.
    pub fn bytes(svg: &str) -> anyhow::Result<Vec<u8>> {
        let mut options = Options::default();
        options.fontdb_mut().load_system_fonts();
        let tree = Tree::from_str(svg, &options)?;
        if let Some(sign) = missing(svg, &tree) {
            anyhow::bail!(Trouble::new(say!(sign = sign;
                zh: "本机没有能显示“{sign}”的字体，PNG 中会缺字；请安装中文字体（如 fonts-noto-cjk），或输出 .svg",
                en: "no font on this machine has “{sign}”, the PNG would lack text; install a font (such as fonts-noto-cjk), or write .svg")));
        }
        let size = tree.size();
        let scale = SCALE.min(LONGEST / size.width().max(size.height()));
        let (width, height) = ((size.width() * scale).ceil() as u32, (size.height() * scale).ceil() as u32);
        let Some(mut pixels) = Pixmap::new(width, height) else {
            anyhow::bail!(Trouble::new(
                say!(zh: "图太大，无法输出 PNG；请输出 .svg", en: "the picture is too large for PNG; write .svg")
            ));
        };
        resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
        Ok(pixels.encode_png()?)
    }

    // The first sign that no font has; where there is no font at all, the first sign of any text.
    fn missing(svg: &str, tree: &Tree) -> Option<String> {
        if svg.contains("<text") && !tree.has_text_nodes() {
            return Some("中".to_owned());
        }
        let mut open: Vec<&Group> = vec![tree.root()];
        while let Some(group) = open.pop() {
            for node in group.children() {
                match node {
                    Node::Group(inner) => open.push(inner),
                    Node::Text(text) => {
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
        None
    }

    // Letters and Chinese; a lack of emoji and the like is no reason to refuse.
    fn is_needed(text: &str) -> bool {
        text.chars().any(|char| char.is_alphanumeric())
    }
}
