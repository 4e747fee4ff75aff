//! What a counted share tells of the true one.

use statrs::function::gamma::ln_gamma;

/// The one-sided upper bound, at this confidence, of the true share of which `hits` of `cases` are a sample: the share p at which so few hits, or
/// fewer, have the probability 1 − confidence (Clopper & Pearson, "The Use of Confidence or Fiducial Limits Illustrated in the Case of the Binomial",
/// 1934). Exact; without a hit 1 − (1 − confidence)^(1/cases). Without a case nothing is known: 1.
pub fn upper_bound(cases: u64, hits: u64, confidence: f64) -> f64 {
    if hits >= cases {
        return 1.0;
    }
    let (n, k, doubt) = (cases as f64, hits as f64, 1.0 - confidence);
    if hits == 0 {
        return -(doubt.ln() / n).exp_m1();
    }
    let (mut low, mut high) = (k / n, 1.0);
    // Each half is exact to the last bit long before.
    for _ in 0..200 {
        let middle = (low + high) / 2.0;
        if middle <= low || middle >= high {
            break;
        }
        if at_most(n, k, middle) > doubt { low = middle } else { high = middle }
    }
    high
}

// P(X ≤ k) for X binomial: from the largest term down, each a ratio of the one before.
fn at_most(n: f64, k: f64, p: f64) -> f64 {
    let largest = ln_gamma(n + 1.0) - ln_gamma(k + 1.0) - ln_gamma(n - k + 1.0) + k * p.ln() + (n - k) * (-p).ln_1p();
    let odds = (1.0 - p) / p;
    let (mut term, mut sum, mut left) = (1.0, 1.0, k);
    while left > 0.0 && term > sum * 1e-17 && left > k - MOST {
        term *= left / (n - left + 1.0) * odds;
        sum += term;
        left -= 1.0;
    }
    largest.exp() * sum
}

// Terms beyond are far below the last bit for any sample that is ever counted.
const MOST: f64 = 1e6;
