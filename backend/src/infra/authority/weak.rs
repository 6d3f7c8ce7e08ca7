//! Detects RSA moduli that can be factored although they are long enough (CA/B Baseline Requirements, 6.1.1.6): with a
//! small factor, with primes close to each other, or of the form that faulty smart cards made (ROCA, CVE-2017-15361).

use std::sync::LazyLock;

use num_bigint::BigUint;

/// Bound of small factors; the Baseline Requirements require 752.
const SMALL_BELOW: u32 = 65_536;
/// Rounds of Fermat's method, as the Baseline Requirements require.
const FERMAT_ROUNDS: u32 = 100;
/// Every key of the faulty cards is a power of this modulo each prime up to [`ROCA_UP_TO`].
const ROCA_GENERATOR: u32 = 65_537;
const ROCA_UP_TO: u32 = 167;

static SMALL_PRIMES: LazyLock<Vec<u32>> = LazyLock::new(|| primes_below(SMALL_BELOW));
static PRODUCT: LazyLock<BigUint> = LazyLock::new(|| {
    let mut product = BigUint::from(1_u32);
    for prime in &*SMALL_PRIMES {
        product *= *prime;
    }
    product
});

/// Whether the modulus (big-endian) is known to be weak. Takes some milliseconds.
pub(super) fn is_weak(modulus: &[u8]) -> bool {
    let modulus = BigUint::from_bytes_be(modulus);
    has_small_factor(&modulus) || has_close_factors(&modulus) || has_roca_form(&modulus)
}

/// Euclid's method with the product of all small primes.
fn has_small_factor(modulus: &BigUint) -> bool {
    let (zero, one) = (BigUint::ZERO, BigUint::from(1_u32));
    if *modulus <= one {
        return true;
    }
    let (mut a, mut b) = (modulus.clone(), &*PRODUCT % modulus);
    while b != zero {
        let rest = &a % &b;
        a = std::mem::replace(&mut b, rest);
    }
    a != one
}

/// Fermat's method: whether the modulus is a difference of two squares, the larger one's root not far from its own.
fn has_close_factors(modulus: &BigUint) -> bool {
    let mut root = modulus.sqrt();
    if &root * &root < *modulus {
        root += 1_u32;
    }
    for _ in 0..FERMAT_ROUNDS {
        if is_square(&(&root * &root - modulus)) {
            return true;
        }
        root += 1_u32;
    }
    false
}

fn is_square(number: &BigUint) -> bool {
    // A square is a square modulo every number; few others are.
    let last = remainder(number, 64 * 15_015);
    let may_be = [64, 3, 5, 7, 11, 13].into_iter().all(|m| (0..m).any(|x| x * x % m == last % m));
    may_be && {
        let root = number.sqrt();
        &root * &root == *number
    }
}

fn has_roca_form(modulus: &BigUint) -> bool {
    let primes = SMALL_PRIMES.iter().copied().filter(|prime| (3..=ROCA_UP_TO).contains(prime));
    primes.into_iter().all(|prime| {
        let wanted = remainder(modulus, prime);
        let mut power = 1;
        (0..prime).any(|_| {
            power = power * (ROCA_GENERATOR % prime) % prime;
            power == wanted
        })
    })
}

fn remainder(number: &BigUint, divisor: u32) -> u32 {
    (number % divisor).iter_u32_digits().next().unwrap_or(0)
}

/// Every prime below `end`, ascending.
fn primes_below(end: u32) -> Vec<u32> {
    let mut primes: Vec<u32> = Vec::new();
    for number in 2..end {
        if primes.iter().take_while(|prime| **prime * **prime <= number).all(|prime| number % prime != 0) {
            primes.push(number);
        }
    }
    primes
}
