//! What only shows when several files are read together. Of each file a brief is kept, so that thousands need not stay in memory; the text is asked
//! for again where there is something to point at.

mod brief;
mod clash;

pub use brief::{Brief, Limit, LimitLine};
pub use clash::{Clash, Spot, distinct};

use super::{Check, Rule, rules};
use crate::finding::Finding;
use crate::source::{Place, Source};
use std::sync::Arc;

/// What the files say that contradicts each other: each finding with the file it belongs to, in the order of the rules.
///
/// `text` gives the text of a file again; where it has none the finding is lost, for nothing could be pointed at.
pub fn across(briefs: &[Brief], mut text: impl FnMut(usize) -> Option<Arc<Source>>) -> Vec<(usize, Finding)> {
    let mut found = Vec::new();
    for rule in rules::ALL {
        let Check::Files(check) = &rule.check else { continue };
        for clash in check(briefs) {
            let file = clash.at.file;
            found.extend(finding(rule, clash, &mut text).map(|finding| (file, finding)));
        }
    }
    found
}

fn finding(rule: &Rule, clash: Clash, text: &mut impl FnMut(usize) -> Option<Arc<Source>>) -> Option<Finding> {
    let place = |spot: Spot, source: Arc<Source>| Place::new(&source, spot.span);
    let (here, there) = (text(clash.at.file)?, text(clash.other.file)?);
    let mut finding = rule.finding(place(clash.at, here), clash.message).about(clash.subjects).helped(clash.help);
    finding = finding.related(place(clash.other, there), clash.other_says);
    finding.discriminator = clash.discriminator;
    Some(finding)
}
