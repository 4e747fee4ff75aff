//! The sources keep to the rooms and their imports.
