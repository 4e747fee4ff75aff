use super::{Cell, Named, Quantity};
use crate::wording::Text;

/// A table: drawn once here, a format only draws a row.
#[derive(Debug, Clone)]
pub struct Table {
    /// Its key in JSON: `five-cuts`.
    pub key: &'static str,
    /// What it shows; `None` where the heading above says it.
    pub caption: Option<Text>,
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows.
    pub rows: Vec<Row>,
    /// The sum below them, for readers; machines add up themselves.
    pub sum: Option<Vec<Cell>>,
}

/// A column.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its key in JSON: `total-float`.
    pub key: &'static str,
    /// Its head.
    pub head: Text,
    /// How it is set.
    pub align: Align,
    /// When it may be left out.
    pub room: Room,
}

/// How a column is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Left,
    /// Numbers.
    Right,
    /// Marks.
    Centre,
}

/// How much room a column asks for on a narrow terminal. Formats that have all the room they want show all but the last kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Room {
    /// Never left out.
    Always,
    /// Left out where the others would become too narrow.
    IfItFits,
    /// Shown only where nothing else has to give way.
    ToSpare,
    /// For machines only.
    Never,
}

/// A row.
#[derive(Debug, Clone)]
pub struct Row {
    /// One cell a column.
    pub cells: Vec<Cell>,
    /// What it means, for colour; never the only carrier.
    pub tone: Tone,
}

/// What a row means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Nothing in particular.
    Plain,
    /// On the critical path, or the sum.
    Strong,
    /// Better than before.
    Better,
    /// Worse than before.
    Worse,
    /// Gone, or of no weight.
    Faint,
}

/// A table of numbers over two lists: who hands to whom, which material is asked at which step.
#[derive(Debug, Clone)]
pub struct Matrix {
    /// Its key in JSON, where it is a list of its filled cells.
    pub key: &'static str,
    /// What it shows; `None` where the heading above says it.
    pub caption: Option<Text>,
    /// The list down the side.
    pub rows: Axis,
    /// The list across the top.
    pub columns: Axis,
    /// The key of a cell's number in JSON.
    pub value: &'static str,
    /// The filled cells: row, column, number. Each place at most once.
    pub cells: Vec<(usize, usize, Quantity)>,
}

/// One side of a [`Matrix`].
#[derive(Debug, Clone)]
pub struct Axis {
    /// Its key in JSON: `material`.
    pub key: &'static str,
    /// What its entries are.
    pub head: Text,
    /// The entries.
    pub items: Vec<Named>,
}

impl Table {
    /// The rows as readers see them, the sum last.
    pub fn rows_and_sum(&self) -> impl Iterator<Item = Row> {
        let sum = self.sum.clone().map(|cells| Row::toned(Tone::Strong, cells));
        self.rows.iter().cloned().chain(sum)
    }
}

impl Column {
    /// A column of words.
    pub fn words(key: &'static str, head: Text) -> Column {
        Column { key, head, align: Align::Left, room: Room::Always }
    }

    /// A column of numbers.
    pub fn numbers(key: &'static str, head: Text) -> Column {
        Column { key, head, align: Align::Right, room: Room::Always }
    }

    /// A column of marks.
    pub fn marks(key: &'static str, head: Text) -> Column {
        Column { key, head, align: Align::Centre, room: Room::Always }
    }

    /// The same, with another claim to room.
    pub fn room(mut self, room: Room) -> Column {
        self.room = room;
        self
    }
}

impl Row {
    /// A row that means nothing in particular.
    pub fn plain(cells: Vec<Cell>) -> Row {
        Row { cells, tone: Tone::Plain }
    }

    /// A row with a meaning.
    pub fn toned(tone: Tone, cells: Vec<Cell>) -> Row {
        Row { cells, tone }
    }
}
