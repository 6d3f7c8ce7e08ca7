//! The Argon2id computation, in a reused buffer.

use argon2::password_hash::{self, Output, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Block, Params, Version};

use crate::config::password_cost::PasswordCost;

/// Bytes of a hash.
const HASH_BYTES: usize = 32;
/// The salt if there is no hash to compare with.
const NOBODYS_SALT: &str = "c2FsdG9mbm9ib2R5MDAwMA";

/// Returns the parameters at this cost.
pub(super) fn params(cost: PasswordCost) -> Result<Params, argon2::Error> {
    Params::new(cost.memory_kib, cost.passes, 1, Some(HASH_BYTES))
}

/// Whether a password has this hash. Without a hash the same work is done, so that response time does not reveal
/// whether the account exists.
pub(super) fn matches(
    password: &str,
    hash: Option<&str>,
    cost: PasswordCost,
    buffer: &mut Vec<Block>,
) -> Result<bool, password_hash::Error> {
    let Some(hash) = hash else {
        compute(password, Salt::from_b64(NOBODYS_SALT)?, params(cost)?, buffer)?;
        return Ok(false);
    };
    let stored = PasswordHash::new(hash)?;
    let salt = stored.salt.ok_or(password_hash::Error::PhcStringField)?;
    let given = compute(password, salt, Params::try_from(&stored)?, buffer)?;
    // `Output` compares in constant time.
    Ok(stored.algorithm == Algorithm::Argon2id.ident() && stored.hash == Some(given))
}

/// Returns the hash of a password, computed in `buffer`.
pub(super) fn compute(
    password: &str,
    salt: Salt<'_>,
    params: Params,
    buffer: &mut Vec<Block>,
) -> Result<Output, password_hash::Error> {
    let mut salt_bytes = [0; Salt::MAX_LENGTH];
    let salt = salt.decode_b64(&mut salt_bytes)?;
    if buffer.len() < params.block_count() {
        // Exact: growing by doubling would take twice the memory.
        buffer.reserve_exact(params.block_count() - buffer.len());
        buffer.resize(params.block_count(), Block::new());
    }
    let length = params.output_len().unwrap_or(HASH_BYTES);
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    Output::init_with(length, |hash| {
        Ok(argon2.hash_password_into_with_memory(password.as_bytes(), salt, hash, buffer)?)
    })
}
