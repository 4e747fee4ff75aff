use crate::analysis::Study;

/// For each execution of the main scenario those that it comes after, each once, in order; those that are not kept are looked through.
pub(super) fn before(study: &Study<'_>, is_kept: impl Fn(usize) -> bool) -> Vec<Vec<usize>> {
    let mut before: Vec<Vec<usize>> = vec![Vec::new(); study.main.runs.len()];
    // Arcs stand in the order of their targets, so what comes before an execution is complete before anything comes after it.
    for arcs in study.main.arcs.chunk_by(|one, next| one.1 == next.1) {
        let mut sources: Vec<usize> = Vec::new();
        for from in arcs.iter().map(|(from, _)| *from as usize) {
            if is_kept(from) { sources.push(from) } else { sources.extend(&before[from]) }
        }
        sources.sort_unstable();
        sources.dedup();
        if let Some((_, to)) = arcs.first() {
            before[*to as usize] = sources;
        }
    }
    before
}
