//! RSA keys that are long enough and factored all the same.

use std::process::Command;

use backend::infra::authority::{Authority, RequestFault};
use num_bigint::BigUint;
use rcgen::{CertificateParams, Error, PKCS_RSA_SHA256, PublicKeyData, SignatureAlgorithm, SigningKey};
use sha2::{Digest, Sha256};

use super::lab::{authority, order};

/// An RSA key of factors that nobody should use.
struct Key {
    modulus: BigUint,
    private_exponent: BigUint,
    /// `RSAPublicKey` (RFC 8017, A.1.1).
    der: Vec<u8>,
}

impl Key {
    fn new(one: &BigUint, other: &BigUint) -> Self {
        let modulus = one * other;
        let exponent = BigUint::from(65_537_u32);
        let phi = (one - 1_u32) * (other - 1_u32);
        // Not there for factors that are no primes: such a key signs nothing.
        let private_exponent = exponent.modinv(&phi).unwrap_or_default();
        let der = tlv(0x30, &[integer(&modulus), integer(&exponent)].concat());
        Self { modulus, private_exponent, der }
    }
}

impl PublicKeyData for Key {
    fn der_bytes(&self) -> &[u8] {
        &self.der
    }

    fn algorithm(&self) -> &'static SignatureAlgorithm {
        &PKCS_RSA_SHA256
    }
}

impl SigningKey for Key {
    /// RSASSA-PKCS1-v1_5 (RFC 8017, 8.2.1).
    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, Error> {
        let length = usize::try_from(self.modulus.bits().div_ceil(8)).unwrap();
        let digest_info = hex::decode("3031300d060960864801650304020105000420").unwrap();
        let tail = [digest_info, Sha256::digest(message).to_vec()].concat();
        let padding = vec![0xff; length - tail.len() - 3];
        let block = [vec![0, 1], padding, vec![0], tail].concat();
        let signature = BigUint::from_bytes_be(&block).modpow(&self.private_exponent, &self.modulus).to_bytes_be();
        Ok([vec![0; length - signature.len()], signature].concat())
    }
}

/// An element of DER.
pub fn tlv(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len()).unwrap().to_be_bytes();
    match content.len() {
        ..128 => [&[tag, length[1]], content].concat(),
        128..256 => [&[tag, 0x81, length[1]], content].concat(),
        _ => [&[tag, 0x82, length[0], length[1]], content].concat(),
    }
}

fn integer(number: &BigUint) -> Vec<u8> {
    let bytes = number.to_bytes_be();
    let sign = if bytes[0] & 0x80 == 0 { vec![] } else { vec![0] };
    tlv(2, &[sign, bytes].concat())
}

/// A prime of so many bits, the two highest set.
fn prime(bits: u64) -> BigUint {
    let done =
        Command::new("openssl").args(["prime", "-generate", "-hex", "-bits", &bits.to_string()]).output().unwrap();
    BigUint::parse_bytes(String::from_utf8(done.stdout).unwrap().trim().as_bytes(), 16).unwrap()
}

/// A signed request whose key has 2048 bits and this small prime as a factor.
pub(crate) fn request(factor: u32) -> Vec<u8> {
    let factor = BigUint::from(factor);
    let key = Key::new(&factor, &prime(2048 - factor.bits()));
    assert_eq!(key.modulus.bits(), 2048);
    CertificateParams::default().serialize_request(&key).unwrap().der().to_vec()
}

/// `number` or the next one above it in steps of `step` without a factor below 65,536.
fn without_small_factors(number: BigUint, step: &BigUint) -> BigUint {
    let mut number = number;
    while (2..65_536_u32).any(|small| &number % small == BigUint::ZERO) {
        number += step;
    }
    number
}

#[test]
fn keys_with_a_small_factor_are_refused() {
    for factor in [3, 751, 65_521] {
        assert_eq!(authority().check_request(&request(factor)).map(|_| ()), Err(RequestFault::WeakKey), "{factor}");
    }
    // The very same way of making a request, without the fault.
    let good = Key::new(&prime(1024), &prime(1024));
    let request = CertificateParams::default().serialize_request(&good).unwrap().der().to_vec();
    assert_eq!(authority().check_request(&request).map(|_| ()), Ok(()));
}

/// Whether a key of these factors is certified.
fn is_certified(one: &BigUint, other: &BigUint) -> bool {
    let key = Key::new(one, other);
    assert_eq!(key.modulus.bits(), 2048);
    match authority().issue(&order("weak", key.subject_public_key_info())) {
        Ok(_) => true,
        Err(error) => {
            assert!(error.to_string().contains("public key"), "{error}");
            false
        }
    }
}

#[test]
fn keys_of_neighbouring_factors_are_refused() {
    let one = prime(1024);
    let two = BigUint::from(2_u32);
    // A difference of 2^515 is found in about nine rounds; 2^521 would take tens of thousands.
    for (distance, certified) in [(1, false), (64, false), (500, false), (515, false), (521, true)] {
        let other = without_small_factors(&one + two.pow(distance), &two);
        assert_eq!(is_certified(&one, &other), certified, "2^{distance}");
    }
}

#[test]
fn keys_of_faulty_smart_cards_are_refused() {
    let primes: Vec<u32> = (2..=167).filter(|n| (2..*n).all(|smaller| n % smaller != 0)).collect();
    let product = primes.iter().fold(BigUint::from(1_u32), |product, prime| product * *prime);
    let factor = |power: u32, start: u32| {
        let fingerprint = BigUint::from(65_537_u32).modpow(&BigUint::from(power), &product);
        let high = (BigUint::from(3_u32) << 1022) + BigUint::from(start) * (BigUint::from(1_u32) << 900);
        let multiple = &high / &product * &product;
        without_small_factors(multiple + fingerprint, &product)
    };
    assert!(!is_certified(&factor(12_345, 1), &factor(54_321, 2)));
    // One of the two alone has not the form.
    assert!(is_certified(&factor(12_345, 1), &prime(1024)));
}
