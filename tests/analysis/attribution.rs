//! What measures save: Shapley values against their definition over all orders, their laws, and sampling against exact values.

use super::made_up::Dice;
use zaizao::analysis::attribution::{self, Attribution, Counted, EXACT_UP_TO, Obtained, Outcome, Set, Shared};

/// Shares out a game whose value is what the figure is with a set of measures.
fn shared(measures: usize, value: &(dyn Fn(Set) -> f64 + Sync)) -> Attribution {
    let outcomes = |sets: &[Set]| {
        let outcome = |set: &Set| Outcome { values: [Some(value(*set)), None, None, None, None], applied: *set };
        sets.iter().map(outcome).collect()
    };
    attribution::of(measures, 7, &outcomes)
}

fn only(attribution: &Attribution) -> &Shared {
    let [shared] = &*attribution.shared else { panic!("{attribution:?}") };
    assert_eq!(shared.of, Counted::LeadTime);
    shared
}

/// The mean over all orders, counted out.
fn by_orders(measures: usize, value: &dyn Fn(Set) -> f64) -> Vec<f64> {
    let mut sums = vec![0.0; measures];
    let mut orders = 0.0;
    permuted(&mut (0..measures).collect::<Vec<_>>(), 0, &mut |order| {
        orders += 1.0;
        let mut set = Set::NONE;
        for measure in order {
            let before = value(set);
            set = set.with(*measure);
            sums[*measure] += before - value(set);
        }
    });
    sums.into_iter().map(|sum| sum / orders).collect()
}

fn permuted(order: &mut Vec<usize>, from: usize, take: &mut impl FnMut(&[usize])) {
    if from == order.len() {
        return take(order);
    }
    for at in from..order.len() {
        order.swap(from, at);
        permuted(order, from + 1, take);
        order.swap(from, at);
    }
}

#[test]
fn a_shapley_value_is_the_mean_over_all_orders() {
    for seed in 1..=20 {
        let mut dice = Dice(seed * 7919 + 1);
        let measures = 1 + (seed as usize % 6);
        let values: Vec<f64> = (0..1 << measures).map(|_| dice.below(1000) as f64).collect();
        let value = |set: Set| values[set.bits() as usize];
        let attribution = shared(measures, &value);
        let found = only(&attribution);
        for (part, expected) in found.parts.iter().zip(by_orders(measures, &value)) {
            assert!((part.shapley - expected).abs() < 1e-9, "seed {seed}: {part:?}, not {expected}");
        }
        // Efficient, and so is the stated order.
        let (saved, sum): (f64, f64) = (found.before - found.after, found.parts.iter().map(|part| part.shapley).sum());
        assert!((saved - sum).abs() < 1e-9);
        assert!((saved - found.parts.iter().map(|part| part.in_order).sum::<f64>()).abs() < 1e-9);
    }
}

/// Two that do the same, and one that does nothing.
#[test]
fn equals_get_the_same_and_what_does_nothing_gets_nothing() {
    let value =
        |set: Set| 100.0 - if set.has(0) || set.has(1) { 8.0 } else { 0.0 } - if set.has(3) { 5.0 } else { 0.0 };
    let attribution = shared(4, &value);
    let parts: Vec<f64> = only(&attribution).parts.iter().map(|part| part.shapley).collect();
    let expected = [4.0, 4.0, 0.0, 5.0];
    assert!(parts.iter().zip(expected).all(|(found, expected)| (found - expected).abs() < 1e-12), "{parts:?}");
    // Either saves 8, both together 8 less than the sum.
    let [pair] = &*attribution.interactions else { panic!("{attribution:?}") };
    assert_eq!((pair.measures, pair.alone, pair.more), ([0, 1], [8.0, 8.0], -8.0));
}

/// Above twelve measures orders are drawn: within four standard errors of what is known, and their sum is exact.
#[test]
fn sampled_values_are_near_the_exact_ones() {
    let measures = EXACT_UP_TO + 4;
    // Pairs that need each other: each of two gets half of what both bring.
    let value = |set: Set| {
        let pairs = (0..measures / 2).filter(|pair| set.has(2 * pair) && set.has(2 * pair + 1));
        1000.0 - pairs.map(|pair| 10.0 * (pair + 1) as f64).sum::<f64>()
    };
    let attribution = shared(measures, &value);
    assert!(matches!(attribution.obtained, Obtained::Sampled { seed: 7, .. }));
    let found = only(&attribution);
    for (at, part) in found.parts.iter().enumerate() {
        let (expected, error) = (5.0 * (at / 2 + 1) as f64, part.error.unwrap());
        assert!((part.shapley - expected).abs() <= 4.0 * error + 1e-9, "{at}: {part:?}, not {expected}");
    }
    let sum: f64 = found.parts.iter().map(|part| part.shapley).sum();
    assert!((sum - (found.before - found.after)).abs() < 1e-9);
    assert_eq!(shared(measures, &value), attribution, "the same seed gives the same values");
}
