//! Convolution and correlation of long lists, in the transform domain.

use realfft::num_complex::Complex;
use realfft::{ComplexToReal, RealFftPlanner, RealToComplex};
use rustc_hash::FxHashMap;
use std::fmt;
use std::sync::Arc;

/// Fourier transforms by their length, planned once.
#[derive(Default)]
pub struct Transforms {
    plans: FxHashMap<usize, Plan>,
}

#[derive(Clone)]
struct Plan {
    forward: Arc<dyn RealToComplex<f64>>,
    backward: Arc<dyn ComplexToReal<f64>>,
}

// Up to so many products the sum is taken as it stands: exact zeros stay zero.
const DIRECT: usize = 4_096;

impl fmt::Debug for Transforms {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Transforms").field("lengths", &self.plans.len()).finish()
    }
}

impl Transforms {
    /// Σⱼ a(j)·b(k−j).
    pub fn convolution(&mut self, a: &[f64], b: &[f64]) -> Vec<f64> {
        self.sum_of_convolutions(&[(a, b)])
    }

    /// The sum of several convolutions of equal length.
    pub fn sum_of_convolutions(&mut self, pairs: &[(&[f64], &[f64])]) -> Vec<f64> {
        let length = pairs.iter().map(|(a, b)| (a.len() + b.len()).saturating_sub(1)).max().unwrap_or(0);
        if pairs.iter().all(|(a, b)| a.len() * b.len() <= DIRECT) {
            return directly(pairs, length);
        }
        let size = fast_length(length);
        let mut sum: Vec<Complex<f64>> = Vec::new();
        for (a, b) in pairs {
            let (a, b) = (self.forward(a, size), self.forward(b, size));
            let product = a.iter().zip(&b).map(|(a, b)| a * b);
            if sum.is_empty() {
                sum = product.collect();
            } else {
                sum.iter_mut().zip(product).for_each(|(sum, product)| *sum += product);
            }
        }
        let mut result = self.backward(sum, size);
        result.truncate(length);
        // Rounding leaves some 1e-17 of either sign where there is nothing.
        result.iter_mut().for_each(|p| *p = p.max(0.0));
        result
    }

    /// Σⱼ a(k+j)·b(j) for each k that leaves all of b within a.
    pub fn correlation(&mut self, a: &[f64], b: &[f64]) -> Vec<f64> {
        let length = (a.len() + 1).saturating_sub(b.len());
        if length * b.len() <= DIRECT {
            return (0..length).map(|k| a[k..].iter().zip(b).map(|(a, b)| a * b).sum()).collect();
        }
        let size = fast_length(a.len());
        let (a, b) = (self.forward(a, size), self.forward(b, size));
        let product = a.iter().zip(&b).map(|(a, b)| a * b.conj()).collect();
        let mut result = self.backward(product, size);
        result.truncate(length);
        result
    }

    /// Σ_{k≥1} aᵏ over so many points, which must hold all but a negligible part of it; the mass of `a` is below 1.
    pub fn series(&mut self, a: &[f64], length: usize) -> Vec<f64> {
        let size = fast_length(length);
        let mut terms = self.forward(a, size);
        let one = Complex::new(1.0, 0.0);
        terms.iter_mut().for_each(|a| *a /= one - *a);
        let mut result = self.backward(terms, size);
        result.iter_mut().for_each(|p| *p = p.max(0.0));
        result
    }

    fn plan(&mut self, size: usize) -> Plan {
        let plan = self.plans.entry(size).or_insert_with(|| {
            let mut planner = RealFftPlanner::new();
            Plan { forward: planner.plan_fft_forward(size), backward: planner.plan_fft_inverse(size) }
        });
        plan.clone()
    }

    fn forward(&mut self, list: &[f64], size: usize) -> Vec<Complex<f64>> {
        let plan = self.plan(size).forward;
        let mut padded = vec![0.0; size];
        padded[..list.len().min(size)].copy_from_slice(&list[..list.len().min(size)]);
        let mut output = plan.make_output_vec();
        // The only error is a wrong length, and both lengths are the plan's own.
        if plan.process(&mut padded, &mut output).is_err() {
            output.fill(Complex::default());
        }
        output
    }

    fn backward(&mut self, mut spectrum: Vec<Complex<f64>>, size: usize) -> Vec<f64> {
        let plan = self.plan(size).backward;
        let mut output = vec![0.0; size];
        // The transform of real numbers is real at both ends; rounding makes it almost so, and the plan insists.
        let last = spectrum.len() - 1;
        spectrum[0].im = 0.0;
        if size.is_multiple_of(2) {
            spectrum[last].im = 0.0;
        }
        if plan.process(&mut spectrum, &mut output).is_err() {
            output.fill(0.0);
        }
        output.iter_mut().for_each(|value| *value /= size as f64);
        output
    }
}

fn directly(pairs: &[(&[f64], &[f64])], length: usize) -> Vec<f64> {
    let mut sum = vec![0.0; length];
    for (a, b) in pairs {
        for (at, x) in a.iter().enumerate().filter(|(_, x)| **x != 0.0) {
            sum[at..].iter_mut().zip(*b).for_each(|(there, y)| *there += x * y);
        }
    }
    sum
}

// The least 2ⁿ or 3·2ⁿ that is long enough: transforms of such lengths are fast, and few lengths have to be planned.
fn fast_length(length: usize) -> usize {
    let power = length.max(2).next_power_of_two();
    let less = power / 4 * 3;
    if less >= length && less.is_multiple_of(2) { less } else { power }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: &[f64], b: &[f64]) -> bool {
        a.len() == b.len() && a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-12)
    }

    #[test]
    fn long_lists_give_what_the_sums_give() {
        let mut transforms = Transforms::default();
        let a: Vec<f64> = (0..301).map(|at| f64::from(at % 17) / 17.0).collect();
        let b: Vec<f64> = (0..97).map(|at| f64::from(at % 5) / 500.0).collect();
        assert!(near(&transforms.convolution(&a, &b), &directly(&[(&a, &b)], 397)));
        let sums: Vec<f64> = (0..=204).map(|k| b.iter().enumerate().map(|(j, b)| a[k + j] * b).sum()).collect();
        assert!(near(&transforms.correlation(&a, &b), &sums));
    }

    // One step at a time with share 1/2: at k the series has 2⁻ᵏ.
    #[test]
    fn a_series_adds_up_the_powers() {
        let found = Transforms::default().series(&[0.0, 0.5], 64);
        let expected: Vec<f64> = (0..64).map(|k| if k == 0 { 0.0 } else { 0.5f64.powi(k) }).collect();
        assert!(near(&found, &expected));
    }
}
