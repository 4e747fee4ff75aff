//! Both languages, side by side.
//!
//! Every sentence of zaizao is a [`Text`]: a pair written with [`say!`](crate::say) next to the fact that it states.
//! A missing language does not compile. Only `render/` is told which one is wanted.

mod file_name;
mod lang;
mod say;
mod term;
mod terms;
mod text;
mod units;

pub use file_name::{FileName, Typed};
pub use lang::Lang;
pub use say::{Said, Speak};
pub use term::Term;
pub use terms::{GLOSSARY, Theme};
pub use text::Text;
pub use units::{percent, plain_number, points, short_span_of_time, span_of_time};
