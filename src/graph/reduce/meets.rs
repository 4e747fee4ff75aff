//! How the ways into each vertex meet, as reduction finds it out: which wait for each other, and which come in singly.

use super::web::NONE;
use crate::graph::{Flow, Vertex, Way};
use crate::model::{Split, words::JoinKind};
use petgraph::graph::{EdgeIndex, NodeIndex};

/// Expressions over the ways of the flow. A number below the number of ways is that way; the others are groups.
#[derive(Debug)]
pub(in crate::graph) struct Meets {
    ways: u32,
    groups: Vec<Group>,
    of_vertex: Vec<u32>,
    // For each vertex the ways back into it that have been reduced already.
    back: Vec<u32>,
}

#[derive(Debug)]
struct Group {
    join: JoinKind,
    members: Vec<u32>,
}

impl Meets {
    /// Nothing known yet.
    pub fn new(flow: &Flow) -> Meets {
        let none = vec![NONE; flow.graph.node_count()];
        Meets { ways: flow.graph.edge_count() as u32, groups: Vec::new(), of_vertex: none.clone(), back: none }
    }

    /// Flows that come in by these expressions meet in this manner.
    pub fn group(&mut self, join: JoinKind, members: Vec<u32>) -> u32 {
        if let [only] = members[..] {
            return only;
        }
        self.groups.push(Group { join, members });
        self.ways + self.groups.len() as u32 - 1
    }

    /// A way back into a vertex comes in singly.
    pub fn comes_back(&mut self, vertex: u32, meet: u32) {
        self.back[vertex as usize] = self.singly(self.back[vertex as usize], meet);
    }

    fn singly(&mut self, one: u32, other: u32) -> u32 {
        match (one, other) {
            (NONE, only) | (only, NONE) => only,
            both => self.group(JoinKind::One, vec![both.0, both.1]),
        }
    }

    /// All that comes into a vertex is known, but for the ways back.
    pub fn settle(&mut self, vertex: u32, meet: u32) {
        if let Some(known) = self.of_vertex.get_mut(vertex as usize) {
            *known = meet;
        }
    }

    /// A way by which an expression comes in.
    pub fn first_way(&self, mut meet: u32) -> Option<EdgeIndex> {
        while meet != NONE && meet >= self.ways {
            meet = *self.groups[(meet - self.ways) as usize].members.first()?;
        }
        (meet != NONE).then(|| EdgeIndex::new(meet as usize))
    }

    /// The one manner in which all that comes into a vertex meets, where there is one.
    pub fn only_join(&self, vertex: u32) -> Option<JoinKind> {
        let meet = self.of_vertex.get(vertex as usize).copied().filter(|meet| *meet != NONE);
        let comes_back = self.back.get(vertex as usize).is_some_and(|back| *back != NONE);
        let all_ways = |meet: u32| self.members(meet).iter().all(|member| self.group_of(*member).is_none());
        match meet.and_then(|meet| Some((meet, self.group_of(meet)?.join))) {
            None => comes_back.then_some(JoinKind::One),
            Some((_, JoinKind::All)) if comes_back => None,
            Some((meet, join)) => all_ways(meet).then_some(join),
        }
    }

    /// The join of every vertex. Where groups of ways wait for each other within a vertex that joins otherwise, each group gets a routing
    /// vertex of its own in the flow, so that every vertex joins in one manner.
    pub fn into_joins(mut self, flow: &mut Flow) -> Vec<JoinKind> {
        for vertex in 0..self.back.len() {
            self.of_vertex[vertex] = self.singly(self.of_vertex[vertex], self.back[vertex]);
        }
        let mut joins = vec![JoinKind::One; flow.graph.node_count()];
        let mut leads_to: Vec<(EdgeIndex, NodeIndex)> = Vec::new();
        let mut added: Vec<(NodeIndex, NodeIndex)> = Vec::new();
        for vertex in 0..self.of_vertex.len() {
            let mut open = vec![(NodeIndex::new(vertex), self.of_vertex[vertex])];
            while let Some((vertex, meet)) = open.pop() {
                let Some(group) = self.group_of(meet) else { continue };
                let join = group.join;
                joins[vertex.index()] = join;
                for member in self.members(meet) {
                    let Some(group) = self.group_of(member) else {
                        leads_to.push((EdgeIndex::new(member as usize), vertex));
                        continue;
                    };
                    debug_assert_ne!(group.join, join);
                    let inner = flow.add_meet(vertex);
                    joins.push(JoinKind::One);
                    added.push((inner, vertex));
                    open.push((inner, member));
                }
            }
        }
        if !added.is_empty() {
            flow.regroup(&leads_to, &added);
        }
        joins
    }

    fn group_of(&self, meet: u32) -> Option<&Group> {
        self.groups.get(meet.checked_sub(self.ways)? as usize)
    }

    // The members of a group; a member that is a group of the same kind counts as its members.
    fn members(&self, meet: u32) -> Vec<u32> {
        let mut members = Vec::new();
        let mut open = vec![meet];
        let join = self.group_of(meet).map(|group| group.join);
        while let Some(next) = open.pop() {
            match self.group_of(next) {
                Some(group) if Some(group.join) == join => open.extend(group.members.iter().rev()),
                _ => members.push(next),
            }
        }
        members
    }
}

/// How the branches of a split meet again.
pub(in crate::graph) fn join_of(split: Split) -> JoinKind {
    match split {
        Split::One => JoinKind::One,
        Split::All => JoinKind::All,
    }
}

impl Flow {
    // A routing vertex before another; `regroup` leads ways to it.
    fn add_meet(&mut self, before: NodeIndex) -> NodeIndex {
        let step = self.owner(before).unwrap_or(usize::MAX);
        self.splits.push(None);
        self.joins.push(None);
        self.graph.add_node(Vertex::Meet(step))
    }

    // Leads ways elsewhere. Every way keeps its index, which petgraph grants only to a graph built anew.
    fn regroup(&mut self, leads_to: &[(EdgeIndex, NodeIndex)], added: &[(NodeIndex, NodeIndex)]) {
        let mut targets: Vec<NodeIndex> = self.graph.raw_edges().iter().map(|way| way.target()).collect();
        for (way, vertex) in leads_to {
            targets[way.index()] = *vertex;
        }
        let mut graph = self.graph.map(|_, vertex| *vertex, |_, _| Way::default());
        graph.clear_edges();
        for (way, to) in self.graph.raw_edges().iter().zip(&targets) {
            graph.add_edge(way.source(), *to, way.weight.clone());
        }
        for (inner, vertex) in added {
            graph.add_edge(*inner, *vertex, Way::default());
        }
        self.graph = graph;
    }
}
