//! Judgments: one file per rule in `rules/`, one list.
