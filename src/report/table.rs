use super::Cell;
use crate::wording::Text;

/// A table: drawn once here, a format only draws a row.
#[derive(Debug, Clone)]
pub struct Table {
    /// Its key in JSON: `five-cuts`.
    pub key: &'static str,
    /// What it shows.
    pub caption: Text,
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows.
    pub rows: Vec<Row>,
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

impl Column {
    /// A column of words.
    pub fn words(key: &'static str, head: Text) -> Column {
        Column { key, head, align: Align::Left }
    }

    /// A column of numbers.
    pub fn numbers(key: &'static str, head: Text) -> Column {
        Column { key, head, align: Align::Right }
    }

    /// A column of marks.
    pub fn marks(key: &'static str, head: Text) -> Column {
        Column { key, head, align: Align::Centre }
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
