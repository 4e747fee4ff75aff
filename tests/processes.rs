//! The shipped processes hold what their sources say.
