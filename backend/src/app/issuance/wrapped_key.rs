//! Checks how a private key is wrapped in a passphrase. The program can't open it; it refuses weak wrapping and whatever is no
//! wrapped key.

use std::ops::RangeInclusive;

use pkcs8::EncryptedPrivateKeyInfo;
use pkcs8::pkcs5::EncryptionScheme;
use pkcs8::pkcs5::pbes2::{EncryptionScheme as Cipher, Kdf, Pbkdf2Prf};

/// Rounds of PBKDF2: at least the count of the OWASP Password Storage Cheat Sheet for HMAC-SHA256; more than the upper bound only
/// keep the holder waiting.
const ROUNDS: RangeInclusive<u32> = 600_000..=10_000_000;
/// Length of PBKDF2's salt.
const SALT_BYTES: RangeInclusive<usize> = 8..=64;
/// Length of a wrapped RSA key of 2048 to 4096 bits, with room to spare.
const CIPHERTEXT_BYTES: RangeInclusive<usize> = 1_024..=4_096;
/// Length of an AES block: a ciphertext in CBC mode is a whole number of them.
const BLOCK_BYTES: usize = 16;
/// Length of an AES-256 key.
const KEY_BYTES: u16 = 32;

/// Whether this is an `EncryptedPrivateKeyInfo` (RFC 5958) under PBES2 (RFC 8018) with PBKDF2-HMAC-SHA256 of at least
/// 600,000 rounds and AES-256-CBC, in DER, with nothing behind it.
pub fn is_acceptable(der: &[u8]) -> bool {
    let Ok(key) = EncryptedPrivateKeyInfo::try_from(der) else { return false };
    let EncryptionScheme::Pbes2(scheme) = key.encryption_algorithm else { return false };
    let (Kdf::Pbkdf2(kdf), Cipher::Aes256Cbc { .. }) = (scheme.kdf, scheme.encryption) else { return false };
    kdf.prf == Pbkdf2Prf::HmacWithSha256
        && ROUNDS.contains(&kdf.iteration_count)
        && SALT_BYTES.contains(&kdf.salt.len())
        && kdf.key_length.is_none_or(|bytes| bytes == KEY_BYTES)
        && CIPHERTEXT_BYTES.contains(&key.encrypted_data.len())
        && key.encrypted_data.len().is_multiple_of(BLOCK_BYTES)
}
