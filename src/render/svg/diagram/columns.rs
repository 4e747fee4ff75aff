//! In which column each node stands: as far right as the longest way to it, ways back left out.

use crate::report::picture::Diagram;

/// The column of each node. Flows that go back, or close a circle all the same, do not count.
pub(super) fn of(diagram: &Diagram) -> Vec<usize> {
    let count = diagram.nodes.len();
    let mut waits = vec![0usize; count];
    let mut out_of: Vec<Vec<usize>> = vec![Vec::new(); count];
    for flow in diagram.flows.iter().filter(|flow| !flow.back && flow.from < count && flow.to < count) {
        waits[flow.to] += 1;
        out_of[flow.from].push(flow.to);
    }
    let mut column = vec![0usize; count];
    let mut open: std::collections::VecDeque<usize> = (0..count).filter(|node| waits[*node] == 0).collect();
    let mut done = vec![false; count];
    let mut next = 0;
    for _ in 0..count {
        // Where a circle is left, its first node in order of the file is taken.
        while next < count && done[next] {
            next += 1;
        }
        let Some(now) = open.pop_front().or((next < count).then_some(next)) else { break };
        done[now] = true;
        for to in std::mem::take(&mut out_of[now]) {
            if done[to] {
                continue;
            }
            column[to] = column[to].max(column[now] + 1);
            waits[to] -= 1;
            if waits[to] == 0 {
                open.push_back(to);
            }
        }
    }
    column
}
