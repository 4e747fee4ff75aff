use crate::wording::Text;

/// A process in swim lanes, in the shapes of BPMN: what stands in which lane and what leads where. Places are for whoever draws it.
#[derive(Debug, Clone)]
pub struct Diagram {
    /// What the process is called.
    pub title: Text,
    /// What the picture shows, in a sentence, for those who cannot see it.
    pub about: Text,
    /// Lanes from top to bottom.
    pub lanes: Vec<Lane>,
    /// What stands in them.
    pub nodes: Vec<Node>,
    /// What leads from one to another, in file order.
    pub flows: Vec<Connection>,
    /// What a reader must know besides.
    pub notes: Vec<Text>,
}

/// One lane: who does what stands in it.
#[derive(Debug, Clone)]
pub struct Lane {
    /// Its name.
    pub name: Text,
    /// Whose it is.
    pub kind: LaneKind,
}

/// Whose a lane is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LaneKind {
    /// The applicant's.
    Applicant,
    /// A department's, or another party's.
    Party,
    /// Nobody says who does it.
    Nobody,
}

/// Something in a lane.
#[derive(Debug, Clone)]
pub struct Node {
    /// The id of its step, with what it is of it; unique in the diagram.
    pub id: String,
    /// Its lane.
    pub lane: usize,
    /// What it is.
    pub shape: Shape,
    /// What it is called; nothing for most gateways.
    pub label: Text,
    /// The number of the step in the file, from 1.
    pub number: Option<usize>,
    /// Its mean time.
    pub time: Option<Text>,
    /// Short words about it: an office, what became of it.
    pub tags: Vec<Text>,
    /// What became of it, for its looks.
    pub marks: Vec<Mark>,
    /// What the applicant does here: visits, papers, fields.
    pub contact: Vec<Text>,
    /// The same as short as it can be, where the box must hold it.
    pub contact_short: Text,
    /// It lies on the critical path.
    pub critical: bool,
}

/// The shapes, as BPMN has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// The case starts.
    Start,
    /// A flow ends.
    End,
    /// Everything ends at once.
    Terminate,
    /// A step.
    Step,
    /// A point of the flow at which nothing is done.
    Point,
    /// Exactly one way.
    Exclusive,
    /// All ways.
    Parallel,
    /// Some ways.
    Inclusive,
}

/// What became of a step from one process to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mark {
    /// Gone.
    Removed,
    /// New.
    Added,
    /// Merged with others, or split.
    Merged,
    /// With another department.
    Moved,
    /// Beside what it stood before or after.
    Parallel,
}

/// One way from a node to another.
#[derive(Debug, Clone)]
pub struct Connection {
    /// Where it begins.
    pub from: usize,
    /// Where it leads.
    pub to: usize,
    /// When it is taken.
    pub when: Option<Text>,
    /// In which share of cases it is taken.
    pub share: Option<Text>,
    /// How often at most.
    pub most: Option<Text>,
    /// Who carries the case to another department; `None` within one.
    pub carried: Option<Carrier>,
    /// It leads back.
    pub back: bool,
    /// The critical path runs along it.
    pub critical: bool,
}

/// Who carries a case from one department to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Carrier {
    /// The applicant.
    Applicant,
    /// Data, or a messenger.
    Data,
}

impl Shape {
    /// A diamond.
    pub fn is_gateway(self) -> bool {
        matches!(self, Shape::Exclusive | Shape::Parallel | Shape::Inclusive)
    }
}
