use super::departments::Same;
use super::matching::Group;
use super::precedence::Precedence;
use super::steps::Class;
use crate::analysis::Study;
use crate::model::Step;
use crate::model::exact::Seconds;
use crate::model::words::Channel;

/// What changed in a group, apart from its time and its place among the others.
pub(super) fn of(before: &Study<'_>, after: &Study<'_>, group: &Group, same: &Same) -> Vec<Class> {
    if group.after.is_empty() {
        return vec![Class::Removed];
    }
    if group.before.is_empty() {
        return vec![Class::Added];
    }
    let old: Vec<&Step> = group.before.iter().map(|at| &before.process().steps[*at]).collect();
    let new: Vec<&Step> = group.after.iter().map(|at| &after.process().steps[*at]).collect();
    let all = |steps: &[&Step], channels: &[Channel]| steps.iter().all(|step| channels.contains(&step.channel()));
    let comes = |steps: &[&Step]| steps.iter().any(|step| step.visits() > 0);
    let net = [Channel::Online, Channel::Mobile];
    let put_online = !comes(&new) && (comes(&old) || (all(&new, &net) && !all(&old, &net)));
    let automated = all(&new, &[Channel::Auto]) && !all(&old, &[Channel::Auto]);
    [
        group.merges.then_some(Class::Merged),
        group.splits.then_some(Class::Split),
        is_moved(&old, &new, same).then_some(Class::Moved),
        put_online.then_some(Class::PutOnline),
        automated.then_some(Class::Automated),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// For every group, whether it changed its place among the others: where one stood before the other, they stand side by side or turned round;
/// where they stood side by side, one stands before the other.
pub(super) fn in_order(count: usize, old: &Precedence<'_>, new: &Precedence<'_>) -> Vec<Vec<Class>> {
    let mut classes = vec![Vec::new(); count];
    for one in 0..count {
        for other in one + 1..count {
            let class = match (old.between(one, other), new.between(one, other)) {
                (Some((true, false) | (false, true)), Some((false, false))) => Class::MadeParallel,
                (Some((true, false)), Some((false, true))) | (Some((false, true)), Some((true, false))) => {
                    Class::Reordered
                }
                (Some((false, false)), Some((true, false) | (false, true))) => Class::MadeSequential,
                _ => continue,
            };
            classes[one].push(class);
            classes[other].push(class);
        }
    }
    classes
}

fn is_moved(old: &[&Step], new: &[&Step], same: &Same) -> bool {
    let mut doers = new.iter().filter_map(|step| step.department());
    doers.any(|doer| !old.iter().any(|step| step.department() == Some(same.as_is(doer))))
}

/// Whether it takes less or more time than before.
pub(super) fn changed_time((old, new): (Seconds, Seconds)) -> Option<Class> {
    match new.cmp(&old) {
        std::cmp::Ordering::Less => Some(Class::Shortened),
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => Some(Class::Lengthened),
    }
}
