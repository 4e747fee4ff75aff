use crate::graph::PartId;

/// What a way through a part is made of, in an arena: most of it is shared by many ways.
#[derive(Debug, Default)]
pub(super) struct Made {
    things: Vec<Thing>,
}

/// A place in [`Made`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct MadeId(u32);

/// One thing that is done.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Thing {
    /// A vertex or a way of the flow.
    Part(PartId),
    /// One after the other.
    Then(MadeId, MadeId),
    /// In parallel.
    Beside(MadeId, MadeId),
    /// A region that blocks do not cut: its last event.
    Region(MadeId),
    /// After the event before it.
    Event(MadeId, Event),
}

/// What happens in a region, way by way. Ways are those of the region.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Event {
    /// The flows at the ends of these ways move on; without any, the flow that enters the region.
    Take(Vec<u32>),
    /// What moves on does this and then stands at the end of this way.
    Go(MadeId, u32),
    /// What moves on leaves the region.
    Out,
}

impl MadeId {
    /// Nothing is done.
    pub const NOTHING: MadeId = MadeId(u32::MAX);
}

impl Made {
    /// A thing by its place; `None` for nothing.
    pub fn thing(&self, id: MadeId) -> Option<&Thing> {
        self.things.get(id.0 as usize)
    }

    /// How many things there are.
    pub fn len(&self) -> usize {
        self.things.len()
    }

    pub fn part(&mut self, part: PartId) -> MadeId {
        self.push(Thing::Part(part))
    }

    pub fn then(&mut self, first: MadeId, second: MadeId) -> MadeId {
        self.both(first, second, Thing::Then)
    }

    pub fn beside(&mut self, one: MadeId, other: MadeId) -> MadeId {
        self.both(one, other, Thing::Beside)
    }

    pub fn region(&mut self, last: MadeId) -> MadeId {
        self.push(Thing::Region(last))
    }

    pub fn event(&mut self, before: MadeId, event: Event) -> MadeId {
        self.push(Thing::Event(before, event))
    }

    fn both(&mut self, one: MadeId, other: MadeId, thing: fn(MadeId, MadeId) -> Thing) -> MadeId {
        match (one, other) {
            (MadeId::NOTHING, only) | (only, MadeId::NOTHING) => only,
            _ => self.push(thing(one, other)),
        }
    }

    fn push(&mut self, thing: Thing) -> MadeId {
        // Far below: the search stops making much more than a few millions.
        let id = u32::try_from(self.things.len()).map_or(MadeId::NOTHING, MadeId);
        self.things.push(thing);
        id
    }
}
