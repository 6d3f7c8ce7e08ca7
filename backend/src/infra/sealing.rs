//! Seals small secrets that the program must be able to read again, so that a copy of the database alone does not have them.

use aws_lc_rs::aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey};

/// Seals and opens (AES-256-GCM).
#[derive(Debug)]
pub struct Sealer(RandomizedNonceKey);

/// What was sealed can't be opened: it was sealed with another key or for something else, or is damaged.
#[derive(Debug, thiserror::Error)]
#[error("a sealed secret can't be opened with this key")]
pub struct SealBroken;

impl Sealer {
    /// Makes one of a key of 256 bits, which is used for nothing else.
    ///
    /// # Errors
    /// Never, with such a key.
    pub fn new(key: &[u8; 32]) -> Result<Self, SealBroken> {
        RandomizedNonceKey::new(&AES_256_GCM, key).map(Self).map_err(|_| SealBroken)
    }

    /// Seals a secret; it opens only for the same `purpose`. Returns nonce and ciphertext.
    ///
    /// # Errors
    /// If the random number generator fails.
    pub fn seal(&self, purpose: &str, secret: &[u8]) -> Result<Vec<u8>, SealBroken> {
        let mut sealed = secret.to_vec();
        let nonce = self.0.seal_in_place_append_tag(Aad::from(purpose), &mut sealed).map_err(|_| SealBroken)?;
        Ok([nonce.as_ref().as_slice(), &sealed].concat())
    }

    /// Opens what was sealed for this `purpose`.
    ///
    /// # Errors
    /// If it was sealed with another key or for another purpose, or is damaged.
    pub fn open(&self, purpose: &str, sealed: &[u8]) -> Result<Vec<u8>, SealBroken> {
        let (nonce, sealed) = sealed.split_at_checked(NONCE_LEN).ok_or(SealBroken)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| SealBroken)?;
        let mut sealed = sealed.to_vec();
        let secret = self.0.open_in_place(nonce, Aad::from(purpose), &mut sealed).map_err(|_| SealBroken)?;
        Ok(secret.to_vec())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn opens_for_its_purpose_with_its_key_only() {
        let sealer = Sealer::new(&[1; 32]).unwrap();
        let secret = sealer.seal("person 1", b"secret").unwrap();
        assert_ne!(secret, sealer.seal("person 1", b"secret").unwrap(), "each with a nonce of its own");
        assert_eq!(sealer.open("person 1", &secret).unwrap(), b"secret");
        let damaged = [&secret[..secret.len() - 1], &[!secret[secret.len() - 1]]].concat();
        for (sealer, purpose, sealed) in [
            (&sealer, "person 2", &*secret),
            (&sealer, "person 1", &*damaged),
            (&sealer, "person 1", &secret[..4]),
            (&Sealer::new(&[2; 32]).unwrap(), "person 1", &*secret),
        ] {
            assert!(sealer.open(purpose, sealed).is_err(), "{purpose}, {} bytes", sealed.len());
        }
    }
}
