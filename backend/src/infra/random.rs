//! Random secrets and the digests under which they are stored.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::Rng;
use rand::TryRngCore;
use rand::rngs::OsRng;
use sha2::{Digest, Sha256};

/// Returns 256 random bits in base64url, for cookies, URL fragments and headers.
pub fn token() -> Result<String, rand::rand_core::OsError> {
    let mut bytes = [0_u8; 32];
    OsRng.try_fill_bytes(&mut bytes)?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

/// Returns random bytes of the system's generator.
pub fn bytes<const N: usize>() -> Result<[u8; N], rand::rand_core::OsError> {
    let mut bytes = [0_u8; N];
    OsRng.try_fill_bytes(&mut bytes)?;
    Ok(bytes)
}

/// Returns six uniformly random digits.
pub fn code() -> String {
    // The thread's generator is a CSPRNG seeded by the system.
    format!("{:06}", rand::rng().random_range(0..1_000_000_u32))
}

/// Returns a code that people type: 40 random bits in eight of Crockford's 32 characters, which look unlike each other.
pub fn typed_code() -> Result<String, rand::rand_core::OsError> {
    const CHARACTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let mut bytes = [0_u8; 8];
    OsRng.try_fill_bytes(&mut bytes)?;
    Ok(bytes.iter().map(|byte| char::from(CHARACTERS[usize::from(byte % 32)])).collect())
}

/// Returns four digits that follow from a token: two screens that show the same have the same token.
pub fn matching_code(token: &str) -> String {
    let digest = digest(&["matching code", token]);
    let number = digest.iter().take(4).fold(0_u32, |number, byte| (number << 8) | u32::from(*byte));
    format!("{:04}", number % 10_000)
}

/// Returns an unguessable id: 128 random bits in hex.
pub fn id() -> String {
    hex::encode(rand::rng().random::<[u8; 16]>())
}

/// Returns the SHA-256 of the parts, each with its length, so that different lists have different digests.
pub fn digest(parts: &[&str]) -> Vec<u8> {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize().to_vec()
}
