use super::{Attribution, Counted, Obtained, Outcome, Part, Set, Shared, interactions};

/// From every subset: φᵢ = Σ over the sets S without i of |S|!·(n−|S|−1)!/n! · (what S and i save − what S saves).
pub(super) fn of(measures: usize, outcomes: &(dyn Fn(&[Set]) -> Vec<Outcome> + Sync)) -> Attribution {
    let sets: Vec<Set> = (0..1_u128 << measures).map(Set::of_bits).collect();
    let all = outcomes(&sets);
    let at = |set: Set| &all[set.bits() as usize];
    let shared = Counted::ALL.into_iter().enumerate().filter_map(|(place, of)| {
        let values: Option<Vec<f64>> = all.iter().map(|outcome| outcome.values[place]).collect();
        Some(share(of, measures, &values?))
    });
    let partial = sets.iter().filter(|set| at(**set).applied != **set).count();
    Attribution {
        shared: shared.collect(),
        interactions: interactions(measures, &|set| at(set).values),
        obtained: Obtained::Exact { partial },
        not_alone: (0..measures).filter(|one| at(Set::NONE.with(*one)).applied.is_empty()).collect(),
    }
}

fn share(of: Counted, measures: usize, values: &[f64]) -> Shared {
    let value = |set: Set| values[set.bits() as usize];
    let weights = weights(measures);
    let part = |one: usize| {
        let without = (0..1_u128 << measures).map(Set::of_bits).filter(|set| !set.has(one));
        let gain = |set: Set| value(set) - value(set.with(one));
        Part {
            in_order: gain(Set::first(one)),
            alone: gain(Set::NONE),
            shapley: without.map(|set| weights[set.len()] * gain(set)).sum(),
            error: None,
        }
    };
    let parts = (0..measures).map(part).collect();
    Shared { of, before: value(Set::NONE), after: value(Set::first(measures)), parts }
}

// |S|!·(n−|S|−1)!/n! for each size of S: 1/n for none, and each next by the ratio of the two, so that no factorial overflows.
fn weights(measures: usize) -> Vec<f64> {
    let mut weights = Vec::with_capacity(measures);
    let mut weight = 1.0 / measures.max(1) as f64;
    for size in 0..measures {
        weights.push(weight);
        weight *= (size + 1) as f64 / (measures - size - 1).max(1) as f64;
    }
    weights
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_of_all_sets_without_one_add_up_to_one() {
        for measures in 1..=12 {
            let weights = weights(measures);
            // C(n−1, s) sets of size s.
            let mut choose = 1.0;
            let mut sum = 0.0;
            for (size, weight) in weights.iter().enumerate() {
                sum += choose * weight;
                choose *= (measures - 1 - size) as f64 / (size + 1) as f64;
            }
            assert!((sum - 1.0).abs() < 1e-12, "{measures}: {sum}");
        }
    }
}
