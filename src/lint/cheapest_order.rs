//! In which order checks that can end a case cost least.

/// A check that ends the case in some share of cases.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct KnockOut {
    /// What it costs where it is done.
    pub effort: f64,
    /// The share of cases that go on after it.
    pub passes: f64,
}

/// More are not searched: the table has an entry for each set of checks.
pub const MOST: usize = 20;

/// What a case costs on average when the checks are done in this order: Σ effort × the share of cases that the earlier ones have let pass. The
/// checks are taken to be independent.
pub fn cost(checks: &[KnockOut], order: &[usize]) -> f64 {
    let (mut left, mut sum) = (1.0, 0.0);
    for check in order.iter().map(|at| checks[*at]) {
        sum += left * check.effort;
        left *= check.passes;
    }
    sum
}

/// The cheapest order of at most [`MOST`] checks in which none comes before one that it needs (`needs`, a set of bits for each), by dynamic
/// programming over the sets done (Held & Karp 1962): O(2ⁿ·n). Of orders that cost the same, the one that keeps the earlier check first.
pub fn cheapest(checks: &[KnockOut], needs: &[u32]) -> Vec<usize> {
    let sets = 1_usize << checks.len();
    // For each set of checks done, what is still to be spent on a case that has passed them.
    let mut rest = vec![f64::INFINITY; sets];
    rest[sets - 1] = 0.0;
    for done in (0..sets - 1).rev() {
        let each = open(checks.len(), needs, done).map(|at| with(checks, &rest, done, at));
        rest[done] = each.fold(f64::INFINITY, f64::min);
    }
    let (mut order, mut done) = (Vec::new(), 0);
    while done < sets - 1 {
        let least = rest[done] * (1.0 + 1e-12);
        let Some(next) = open(checks.len(), needs, done).find(|at| with(checks, &rest, done, *at) <= least) else {
            break;
        };
        order.push(next);
        done |= 1 << next;
    }
    order
}

fn open(n: usize, needs: &[u32], done: usize) -> impl Iterator<Item = usize> {
    (0..n).filter(move |at| done & (1 << at) == 0 && needs[*at] as usize & !done == 0)
}

fn with(checks: &[KnockOut], rest: &[f64], done: usize, at: usize) -> f64 {
    checks[at].effort + checks[at].passes * rest[done | 1 << at]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checks(of: &[(f64, f64)]) -> Vec<KnockOut> {
        of.iter().map(|(effort, ends)| KnockOut { effort: *effort, passes: 1.0 - ends }).collect()
    }

    /// 10 + 0.95·20 + 0.95·0.7·5 + 0.95·0.7·0.98·60 = 71.427; 20 + 0.7·60 + 0.35·10 + 0.35·0.95·5 = 67.1625.
    #[test]
    fn what_costs_little_and_ends_many_comes_first() {
        let four = checks(&[(10.0, 0.05), (20.0, 0.3), (5.0, 0.02), (60.0, 0.5)]);
        assert!((cost(&four, &[0, 1, 2, 3]) - 71.427).abs() < 1e-9);
        assert_eq!(cheapest(&four, &[0; 4]), [1, 3, 0, 2]);
        assert!((cost(&four, &[1, 3, 0, 2]) - 67.1625).abs() < 1e-9);
    }

    #[test]
    fn it_is_the_cheapest_of_all_orders_that_are_allowed() {
        let five = checks(&[(7.0, 0.1), (3.0, 0.02), (20.0, 0.6), (1.0, 0.3), (9.0, 0.0)]);
        // The third needs the second, the fourth the first.
        let needs = [0, 0, 0b10, 0b1, 0];
        let mut orders = vec![Vec::new()];
        for _ in 0..5 {
            orders = orders
                .into_iter()
                .flat_map(|order: Vec<usize>| {
                    (0..5)
                        .filter(|at| !order.contains(at))
                        .map(|at| [order.clone(), vec![at]].concat())
                        .collect::<Vec<_>>()
                })
                .collect();
        }
        assert_eq!(orders.len(), 120);
        let place = |order: &[usize], check: usize| order.iter().position(|at| *at == check);
        orders.retain(|order| place(order, 1) < place(order, 2) && place(order, 0) < place(order, 3));
        let least = orders.iter().map(|order| cost(&five, order)).fold(f64::INFINITY, f64::min);
        let found = cheapest(&five, &needs);
        assert!(orders.contains(&found));
        assert!((cost(&five, &found) - least).abs() < 1e-9);
    }

    #[test]
    fn equal_costs_keep_the_order_as_it_stands() {
        assert_eq!(cheapest(&checks(&[(4.0, 0.2), (4.0, 0.2), (2.0, 0.1)]), &[0; 3]), [0, 1, 2]);
    }
}
