//! `fmt`: a canonical layout for any file that is YAML. It works on the tree with its comments and knows nothing of processes.

mod comments;
mod marks;
mod print;
mod same;
mod texts;
mod widths;

use super::tree::{self, Broken, Comments, Limits};
use crate::source::Source;
use marks::Marks;
use texts::Replaced;

/// Lays a text out.
pub fn layout(source: &Source) -> Result<String, Broken> {
    let replaced = Replaced::default();
    let (tree, broken) = tree::read(source, Limits { comments: Comments::Keep, ..Limits::default() });
    if let Some(broken) = broken {
        return Err(broken);
    }
    if source.text.contains('\r') {
        return layout(&Source::new(source.name.clone(), source.text.replace("\r\n", "\n").replace('\r', "\n")));
    }
    let marks = Marks::of(source, &tree);
    let text = print::print(&marks, &replaced, &comments::place(&marks));
    Ok(text)
}
/// tmp
pub fn check(a: &Source, b: &Source) -> bool {
    let (ta, _) = tree::read(a, Limits { comments: Comments::Keep, ..Limits::default() });
    let (tb, e) = tree::read(b, Limits { comments: Comments::Keep, ..Limits::default() });
    e.is_none() && same::same(&Marks::of(a, &ta), &Marks::of(b, &tb), &Replaced::default())
}
