//! The zaizao command.
fn main() {}
