//! Exponentials and logarithms that give the same bits on every machine: only sums, products and quotients, which the
//! standard for floating-point numbers fixes, while the mathematics library of each system is free to differ.

/// `-ln(1 - x)` for a share `x` between 0 and 0.9.
pub(super) fn log_rest(x: f64) -> f64 {
    let z = x / (2.0 - x);
    let square = z * z;
    let (mut power, mut sum) = (z, 0.0);
    let mut odd = 1.0;
    while power > 1e-19 {
        sum += power / odd;
        power *= square;
        odd += 2.0;
    }
    2.0 * sum
}

/// `exp(-x)` for an `x` that is not negative.
pub(super) fn exp_minus(x: f64) -> f64 {
    let (mut small, mut halvings) = (x.min(700.0), 0);
    while small > 0.25 {
        small /= 2.0;
        halvings += 1;
    }
    let (mut term, mut sum) = (1.0, 1.0);
    for n in 1..16 {
        term *= -small / f64::from(n);
        sum += term;
    }
    for _ in 0..halvings {
        sum *= sum;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_agree_with_the_mathematics_library() {
        for i in 0..=900 {
            let x = f64::from(i) / 1000.0;
            assert!((log_rest(x) + (1.0 - x).ln()).abs() < 1e-13, "{x}");
            assert!((exp_minus(x * 20.0) - (-x * 20.0).exp()).abs() < 1e-13, "{x}");
        }
    }
}
