//! In which row of its lane each thing stands: where it comes from, if there is room.

use super::bands::{Band, Piece};
use crate::report::picture::Diagram;
use rustc_hash::{FxHashMap, FxHashSet};

/// The rows of a band.
#[derive(Debug, Clone, Default)]
pub(super) struct Rows {
    /// The row of each cell, counted over the whole band.
    pub of_cell: Vec<usize>,
    /// The lane of each row.
    pub lanes: Vec<usize>,
}

/// Finds a row for every cell; no two share a row and a column.
pub(super) fn of(diagram: &Diagram, band: &Band) -> Rows {
    let mut from: Vec<Vec<usize>> = vec![Vec::new(); band.cells.len()];
    let mut to: Vec<Vec<usize>> = vec![Vec::new(); band.cells.len()];
    for part in band.parts.iter().filter(|part| band.cells[part.from].column < band.cells[part.to].column) {
        from[part.to].push(part.from);
        to[part.from].push(part.to);
    }
    let mut taken: FxHashSet<(usize, usize, usize)> = FxHashSet::default();
    let mut within: Vec<Option<usize>> = vec![None; band.cells.len()];
    let mut placed: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for cell in order(diagram, band) {
        let lane = band.cells[cell].lane;
        let near = |cells: &[usize]| {
            let same = cells.iter().filter(|other| band.cells[**other].lane == lane);
            same.filter_map(|other| within[*other]).min()
        };
        // A link into the band stands beside what it leads to, which has no row yet.
        let wished = near(&from[cell]).or_else(|| near(&to[cell])).unwrap_or(0);
        let row = free(&taken, lane, band.cells[cell].column, wished);
        taken.insert((lane, band.cells[cell].column, row));
        within[cell] = Some(row);
        placed.entry(lane).or_default().push(row);
    }
    counted(band, &within)
}

// What the applicant does at steps comes first, at the top of the lane; then column by column, the critical path first.
fn order(diagram: &Diagram, band: &Band) -> Vec<usize> {
    let mut order: Vec<usize> = (0..band.cells.len()).collect();
    order.sort_by_key(|cell| {
        let about = &band.cells[*cell];
        let (class, ordinary) = match about.piece {
            Piece::Contact(_) => (0, 0),
            Piece::Node(node) => (1, if diagram.nodes[node].critical { 0 } else { 1 }),
            Piece::Out(_) | Piece::In(_) => (1, 2),
        };
        (class, about.column, ordinary, *cell)
    });
    order
}

fn free(taken: &FxHashSet<(usize, usize, usize)>, lane: usize, column: usize, wished: usize) -> usize {
    let is_free = |row: usize| !taken.contains(&(lane, column, row));
    let mut far = 0;
    loop {
        if is_free(wished + far) {
            return wished + far;
        }
        if far <= wished && is_free(wished - far) {
            return wished - far;
        }
        far += 1;
    }
}

// Lanes from top to bottom, rows that nothing stands in left out.
fn counted(band: &Band, within: &[Option<usize>]) -> Rows {
    let mut used: Vec<(usize, usize)> =
        band.cells.iter().zip(within).map(|(cell, row)| (cell.lane, row.unwrap_or(0))).collect();
    used.sort_unstable();
    used.dedup();
    let place = |key: (usize, usize)| used.binary_search(&key).unwrap_or(0);
    let of_cell = band.cells.iter().zip(within).map(|(cell, row)| place((cell.lane, row.unwrap_or(0)))).collect();
    Rows { of_cell, lanes: used.iter().map(|(lane, _)| *lane).collect() }
}
