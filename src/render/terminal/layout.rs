//! How wide the columns of a table become, and which are left out where there is too little room.

use crate::report::Room;

/// What a column asks for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wish {
    /// The width at which nothing is broken.
    pub natural: usize,
    /// The width below which it is hard to read.
    pub least: usize,
    /// The width up to which it grows where there is room; `natural` for all but drawings.
    pub most: usize,
    /// When it may be left out.
    pub room: Room,
}

/// Below this even a column that must be shown is not squeezed: two Chinese characters.
const FLOOR: usize = 4;

/// The width of each column, `None` for one that is left out. `gutter` columns stand between two.
///
/// First what needs room to spare gives way, from the left because drawings stand last, until the rest stands at its natural width; then what
/// is shown if it fits, from the right, until the rest stands at its least; then the widest are squeezed.
pub(super) fn widths(wishes: &[Wish], room: usize, gutter: usize) -> Vec<Option<usize>> {
    let mut shown: Vec<bool> = wishes.iter().map(|wish| wish.room != Room::Never).collect();
    let from_left = with(wishes, Room::ToSpare);
    let from_right = with(wishes, Room::IfItFits).into_iter().rev();
    leave_out(from_left, &mut shown, |shown| total(wishes, shown, gutter, |wish| wish.natural) <= room);
    leave_out(from_right, &mut shown, |shown| total(wishes, shown, gutter, |wish| wish.least) <= room);
    let mut widths: Vec<Option<usize>> =
        wishes.iter().zip(&shown).map(|(wish, shown)| shown.then_some(wish.natural)).collect();
    let used = total(wishes, &shown, gutter, |wish| wish.natural);
    if used > room {
        squeeze(wishes, &mut widths, used - room);
    } else {
        stretch(wishes, &mut widths, room - used);
    }
    widths
}

/// How wide a table must be to leave nothing out, as far as lines of such a length can be read.
pub(super) fn needed(wishes: &[Wish], gutter: usize) -> usize {
    const LONGEST: usize = 250;
    let shown: Vec<bool> = wishes.iter().map(|wish| wish.room != Room::Never).collect();
    let all = if with(wishes, Room::ToSpare).is_empty() {
        total(wishes, &shown, gutter, |wish| wish.least)
    } else {
        total(wishes, &shown, gutter, |wish| wish.natural)
    };
    all.min(LONGEST)
}

fn with(wishes: &[Wish], room: Room) -> Vec<usize> {
    (0..wishes.len()).filter(|at| wishes[*at].room == room).collect()
}

fn leave_out(columns: impl IntoIterator<Item = usize>, shown: &mut [bool], fits: impl Fn(&[bool]) -> bool) {
    for column in columns {
        if fits(shown) {
            return;
        }
        shown[column] = false;
    }
}

fn total(wishes: &[Wish], shown: &[bool], gutter: usize, width: impl Fn(&Wish) -> usize) -> usize {
    let widths: Vec<usize> =
        wishes.iter().zip(shown).filter(|(_, shown)| **shown).map(|(wish, _)| width(wish)).collect();
    widths.iter().sum::<usize>() + gutter * widths.len().saturating_sub(1)
}

// One column of text at a time from the widest that still may give, so that the pain is shared.
fn squeeze(wishes: &[Wish], widths: &mut [Option<usize>], mut excess: usize) {
    for floor in [None, Some(FLOOR)] {
        while excess > 0 {
            let widest = (0..widths.len())
                .filter(|at| widths[*at].is_some_and(|width| width > floor.unwrap_or(wishes[*at].least)))
                .max_by_key(|at| (widths[*at], *at));
            let Some(width) = widest.and_then(|at| widths[at].as_mut()) else { break };
            *width -= 1;
            excess -= 1;
        }
    }
}

fn stretch(wishes: &[Wish], widths: &mut [Option<usize>], mut spare: usize) {
    for (wish, width) in wishes.iter().zip(widths) {
        if let Some(width) = width {
            let more = spare.min(wish.most.saturating_sub(*width));
            *width += more;
            spare -= more;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(natural: usize, least: usize, room: Room) -> Wish {
        Wish { natural, least, most: natural, room }
    }

    #[test]
    fn columns_give_way_in_order_of_their_claim() {
        let wishes = [
            wish(20, 10, Room::Always),
            wish(10, 10, Room::ToSpare),
            wish(20, 10, Room::IfItFits),
            wish(20, 10, Room::IfItFits),
        ];
        assert_eq!(widths(&wishes, 76, 2), [Some(20), Some(10), Some(20), Some(20)]);
        assert_eq!(widths(&wishes, 75, 2), [Some(20), None, Some(20), Some(20)]);
        assert_eq!(widths(&wishes, 34, 2), [Some(10), None, Some(10), Some(10)]);
        assert_eq!(widths(&wishes, 33, 2), [Some(16), None, Some(15), None]);
        assert_eq!(widths(&wishes, 9, 2), [Some(9), None, None, None]);
    }

    #[test]
    fn a_drawing_takes_the_room_that_is_left() {
        let bar = Wish { natural: 16, least: 16, most: 40, room: Room::ToSpare };
        assert_eq!(widths(&[wish(10, 5, Room::Always), bar], 40, 2), [Some(10), Some(28)]);
    }
}
