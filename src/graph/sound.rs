use super::reduce::{self, Ground, web_of};
use super::{Flow, Tree, Trouble, cut, ends, region, shares};
use crate::model::{Process, words::JoinKind};
use petgraph::graph::NodeIndex;

/// A process whose flow is sound. Only [`Sound::of`] makes one; the analyses take it, so they never fail.
#[derive(Debug)]
pub struct Sound<'p> {
    /// The process.
    pub process: &'p Process,
    /// Its graph. Where the flows into a step meet in groups, each group has a routing vertex before the step ([`Vertex::Meet`](super::Vertex)).
    pub flow: Flow,
    /// How flows meet at each vertex, written or worked out; `One` where only one way leads in.
    pub joins: Vec<JoinKind>,
    /// Its structure.
    pub tree: Tree,
}

impl<'p> Sound<'p> {
    /// Decides soundness, works out joins and the structure tree (semantics.md §§1–2).
    ///
    /// What waits in vain, or goes round without a way out, is wrong even where a `cancel` further on would clear it away.
    ///
    /// # Errors
    /// Everything that is wrong with the flow; one thing once.
    pub fn of(process: &'p Process) -> Result<Sound<'p>, Vec<Trouble>> {
        Sound::with_flow(process, Flow::of(process))
    }

    /// The same with a flow of one's own: one in which the shares of tacit ways are set ([`shares`]), or a flow without a file.
    ///
    /// # Errors
    /// As [`Sound::of`].
    pub fn with_flow(process: &'p Process, mut flow: Flow) -> Result<Sound<'p>, Vec<Trouble>> {
        let shares = shares(&flow);
        let mut troubles = Vec::new();
        let kept = ends::kept(&flow, &shares, &mut troubles);
        let mut ground = Ground::new(&flow);
        let (web, start) = web_of(&mut ground, &shares, &kept);
        let root = cut::root(web, start, &mut ground, |ground, knot| region::tie(ground, knot, &mut troubles));
        troubles.extend(ground.mismatches.iter().filter_map(|mismatch| reduce::trouble(&ground, mismatch)));
        if !troubles.is_empty() {
            troubles.sort_by_key(Trouble::at);
            return Err(troubles);
        }
        let Ground { contents, meets, .. } = ground;
        let mut tree = contents.tree;
        tree.root = Some(root);
        let joins = meets.into_joins(&mut flow);
        Ok(Sound { process, flow, joins, tree })
    }

    /// How flows meet at a vertex.
    pub fn join(&self, vertex: NodeIndex) -> JoinKind {
        self.joins[vertex.index()]
    }
}
