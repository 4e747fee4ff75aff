use std::ops::{Deref, DerefMut};

/// A stretch of bytes of one source: `start..end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The bytes `start..end`. Sources are held below 4 GiB (see `too-large`), so 32 bits reach.
    pub const fn new(start: u32, end: u32) -> Span {
        Span { start, end }
    }

    /// From the start of one to the end of the other.
    pub fn to(self, last: Span) -> Span {
        Span { start: self.start.min(last.start), end: self.end.max(last.end) }
    }
}

/// A value with the place where it was written.
///
/// Two are equal when their values are: where something stands does not change what it says.
#[derive(Debug, Clone, Copy, Default)]
pub struct At<T> {
    /// What was written.
    pub value: T,
    /// Where.
    pub span: Span,
}

impl<T> At<T> {
    /// `value`, written at `span`.
    pub const fn new(value: T, span: Span) -> At<T> {
        At { value, span }
    }

    /// A value that nobody wrote: made by the program or a test.
    pub fn nowhere(value: T) -> At<T> {
        At { value, span: Span::default() }
    }

    /// Another value at the same place.
    pub fn with<U>(&self, value: U) -> At<U> {
        At { value, span: self.span }
    }
}

impl<T: PartialEq> PartialEq for At<T> {
    fn eq(&self, other: &At<T>) -> bool {
        self.value == other.value
    }
}
impl<T: Eq> Eq for At<T> {}

impl<T> Deref for At<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}
impl<T> DerefMut for At<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}
