use super::{Attribution, Counted, Obtained, Outcome, Part, Set, Shared, interactions};
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::{Rng, SeedableRng};
use rustc_hash::FxHashMap;

/// So many orders are drawn, and their reverses: with 20 measures about as many evaluations as twelve measures need exactly.
const ORDERS: usize = 128;

/// From orders drawn at random: the mean over orders of what each measure saves on top of those before it. An order and its reverse are one
/// sample: what one puts early the other puts late, so their mean varies less (antithetic sampling).
pub(super) fn of(measures: usize, seed: u64, outcomes: &(dyn Fn(&[Set]) -> Vec<Outcome> + Sync)) -> Attribution {
    let measures = measures.min(Set::MOST);
    let orders = orders(measures, seed);
    let pairs = (0..measures).flat_map(|one| (one..measures).map(move |other| Set::NONE.with(one).with(other)));
    let wanted = orders.iter().flat_map(|order| prefixes(order)).chain(pairs).chain((0..=measures).map(Set::first));
    let mut sets: Vec<Set> = wanted.collect();
    sets.sort_unstable();
    sets.dedup();
    let known: FxHashMap<Set, Outcome> = sets.iter().copied().zip(outcomes(&sets)).collect();
    let values = |set: Set| known.get(&set).map_or([None; 5], |outcome| outcome.values);
    let shared = Counted::ALL.into_iter().enumerate().filter_map(|(place, of)| {
        let stated = sets.iter().all(|set| values(*set)[place].is_some());
        stated.then(|| share(of, measures, &orders, &|set| values(set)[place].unwrap_or(0.0)))
    });
    Attribution {
        shared: shared.collect(),
        interactions: interactions(measures, &values),
        obtained: Obtained::Sampled { orders: orders.len(), seed },
        not_alone: (0..measures)
            .filter(|one| known.get(&Set::NONE.with(*one)).is_some_and(|outcome| outcome.applied.is_empty()))
            .collect(),
    }
}

// Each order is followed by its reverse.
fn orders(measures: usize, seed: u64) -> Vec<Vec<usize>> {
    let mut dice = Pcg64Mcg::seed_from_u64(seed);
    let mut orders = Vec::with_capacity(2 * ORDERS);
    for _ in 0..ORDERS {
        let mut order: Vec<usize> = (0..measures).collect();
        // Fisher and Yates; the bias of a remainder of 64 bits is beyond notice.
        for last in (1..measures).rev() {
            order.swap(last, (dice.next_u64() % (last as u64 + 1)) as usize);
        }
        let reverse = order.iter().rev().copied().collect();
        orders.extend([order, reverse]);
    }
    orders
}

fn prefixes(order: &[usize]) -> impl Iterator<Item = Set> + '_ {
    order.iter().scan(Set::NONE, |set, measure| {
        *set = set.with(*measure);
        Some(*set)
    })
}

fn share(of: Counted, measures: usize, orders: &[Vec<usize>], value: &dyn Fn(Set) -> f64) -> Shared {
    // By measure the sum and the sum of squares over samples.
    let mut sums = vec![(0.0, 0.0); measures];
    for pair in orders.chunks(2) {
        let mut gains = vec![0.0; measures];
        for order in pair {
            let mut before = value(Set::NONE);
            for (measure, set) in order.iter().zip(prefixes(order)) {
                let after = value(set);
                gains[*measure] += (before - after) / pair.len() as f64;
                before = after;
            }
        }
        for (sum, gain) in sums.iter_mut().zip(gains) {
            *sum = (sum.0 + gain, sum.1 + gain * gain);
        }
    }
    let samples = (orders.len() / 2) as f64;
    let part = |one: usize| {
        let (sum, squares) = sums[one];
        let mean = sum / samples;
        let variance = (squares / samples - mean * mean).max(0.0) * samples / (samples - 1.0);
        Part {
            in_order: value(Set::first(one)) - value(Set::first(one + 1)),
            alone: value(Set::NONE) - value(Set::NONE.with(one)),
            shapley: mean,
            error: Some((variance / samples).sqrt()),
        }
    };
    let parts = (0..measures).map(part).collect();
    Shared { of, before: value(Set::NONE), after: value(Set::first(measures)), parts }
}
