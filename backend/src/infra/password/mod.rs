//! Passwords: Argon2id, off the async threads, in a few buffers that are used again and again.
//!
//! A computation takes 19 MiB. Its buffer and its place in the queue belong to the computation: a request that is given up
//! frees neither before it ends. So a flood of log-ins costs time and those few buffers, and whoever finds too many
//! waiting is told to come back (503).

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use argon2::password_hash::rand_core::OsRng;
use argon2::password_hash::{self, Output, ParamsString, PasswordHash, Salt, SaltString};
use argon2::{Algorithm, Argon2, Block, Params, Version};

use crate::app::error::Error;
use crate::infra::limits::{Place, Queue};

mod typed;

pub use typed::as_typed_plainly;

/// Computations at once, at most; on a machine with fewer processors as many as it has, but two.
const AT_ONCE: usize = 4;
/// Computations that may wait.
const WAITING: usize = 128;
/// How long one may wait.
const PATIENCE: Duration = Duration::from_secs(5);
/// Bytes of a hash.
const HASH_BYTES: usize = 32;

/// What hashing a password costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
}

impl Default for Cost {
    /// OWASP's first choice: m = 19 MiB, t = 2 (p = 1).
    fn default() -> Self {
        Self { memory_kib: 19_456, passes: 2 }
    }
}

/// Hashes and verifies passwords.
#[derive(Debug)]
pub struct Hasher {
    cost: Cost,
    queue: Queue,
    buffers: Arc<Mutex<Buffers>>,
}

#[derive(Debug, Default)]
struct Buffers {
    free: Vec<Vec<Block>>,
    made: usize,
}

/// A place in the queue with its buffer; both are free again when the computation ends.
struct Turn {
    buffer: Vec<Block>,
    buffers: Arc<Mutex<Buffers>>,
    // Freed after the buffer has been put back.
    _place: Place,
}

impl Drop for Turn {
    fn drop(&mut self) {
        let buffer = std::mem::take(&mut self.buffer);
        self.buffers.lock().unwrap_or_else(PoisonError::into_inner).free.push(buffer);
    }
}

impl Hasher {
    /// One whose new hashes cost so much.
    pub fn new(cost: Cost) -> Self {
        let processors = std::thread::available_parallelism().map_or(AT_ONCE, std::num::NonZero::get);
        let queue = Queue::new("password", processors.clamp(2, AT_ONCE), WAITING, PATIENCE);
        Self { cost, queue, buffers: Arc::default() }
    }

    /// Hashes a password, [as typed plainly](as_typed_plainly), with a fresh salt, as a PHC string.
    ///
    /// # Errors
    /// [`Error::Unavailable`] while too many wait.
    pub async fn hash(&self, password: String) -> Result<String, Error> {
        let cost = self.cost;
        let mut turn = self.turn().await?;
        let hash = tokio::task::spawn_blocking(move || {
            let salt = SaltString::generate(&mut OsRng);
            let params = params(cost)?;
            let text = ParamsString::try_from(&params)?;
            let password = as_typed_plainly(&password);
            let hash = compute(&password, salt.as_salt(), params, &mut turn.buffer)?;
            let algorithm = Algorithm::Argon2id.ident();
            let version = Some(Version::V0x13.into());
            let salt = Some(salt.as_salt());
            let whole = PasswordHash { algorithm, version, params: text, salt, hash: Some(hash) };
            Ok::<_, password_hash::Error>(whole.to_string())
        });
        Ok(hash.await??)
    }

    /// Whether the password fits, [as typed plainly](as_typed_plainly) or, as hashes of before have it, to the character.
    /// Without a hash (no such person, not activated) the same work is done for nothing, so that the time tells nothing.
    ///
    /// # Errors
    /// [`Error::Unavailable`] while too many wait.
    pub async fn verify(&self, password: String, hash: Option<String>) -> Result<bool, Error> {
        let cost = self.cost;
        let mut turn = self.turn().await?;
        let fits = tokio::task::spawn_blocking(move || {
            let plainly = as_typed_plainly(&password);
            let exactly = (plainly != password).then_some(&*password);
            for candidate in [Some(&*plainly), exactly].into_iter().flatten() {
                if matches(candidate, hash.as_deref(), cost, &mut turn.buffer)? {
                    return Ok(true);
                }
            }
            Ok::<_, password_hash::Error>(false)
        });
        Ok(fits.await??)
    }

    /// Buffers made so far: never more than computations at once.
    pub fn buffers_made(&self) -> usize {
        self.buffers.lock().unwrap_or_else(PoisonError::into_inner).made
    }

    async fn turn(&self) -> Result<Turn, Error> {
        let place = self.queue.enter().await?;
        let mut buffers = self.buffers.lock().unwrap_or_else(PoisonError::into_inner);
        let buffer = buffers.free.pop().unwrap_or_else(|| {
            buffers.made += 1;
            Vec::new()
        });
        Ok(Turn { buffer, buffers: Arc::clone(&self.buffers), _place: place })
    }
}

/// The salt of the work that is done for nothing.
const NOBODYS_SALT: &str = "c2FsdG9mbm9ib2R5MDAwMA";

fn params(cost: Cost) -> Result<Params, argon2::Error> {
    Params::new(cost.memory_kib, cost.passes, 1, Some(HASH_BYTES))
}

/// Whether one reading of a password has this hash.
fn matches(
    password: &str,
    hash: Option<&str>,
    cost: Cost,
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

fn compute(
    password: &str,
    salt: Salt<'_>,
    params: Params,
    buffer: &mut Vec<Block>,
) -> Result<Output, password_hash::Error> {
    let mut salt_bytes = [0; Salt::MAX_LENGTH];
    let salt = salt.decode_b64(&mut salt_bytes)?;
    if buffer.len() < params.block_count() {
        // Exactly so many: growing by doubling would take twice the memory.
        buffer.reserve_exact(params.block_count() - buffer.len());
        buffer.resize(params.block_count(), Block::new());
    }
    let length = params.output_len().unwrap_or(HASH_BYTES);
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    Output::init_with(length, |hash| {
        Ok(argon2.hash_password_into_with_memory(password.as_bytes(), salt, hash, buffer)?)
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use argon2::{PasswordHasher, PasswordVerifier};

    use super::*;

    #[tokio::test]
    async fn only_the_right_password_fits() {
        let hasher = Hasher::new(Cost::default());
        let stored = hasher.hash("benar kuda baterai".to_owned()).await.unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        for (password, hash, fits) in [
            ("benar kuda baterai", Some(stored.clone()), true),
            ("Benar kuda baterai", Some(stored.clone()), false),
            ("", Some(stored), false),
            ("benar kuda baterai", None, false),
        ] {
            assert_eq!(hasher.verify(password.to_owned(), hash).await.unwrap(), fits, "{password}");
        }
        assert_eq!(hasher.buffers_made(), 1, "one after the other: one buffer");
    }

    /// The library's own functions, which take fresh memory each time, judge ours.
    #[tokio::test]
    async fn a_used_buffer_changes_no_hash() {
        let hasher = Hasher::new(Cost { memory_kib: 64, passes: 1 });
        for (memory_kib, passes) in [(64, 1), (8, 3), (256, 1), (64, 2)] {
            let theirs = Argon2::new(Algorithm::Argon2id, Version::V0x13, params(Cost { memory_kib, passes }).unwrap());
            for password in ["satu", "dua"] {
                let ours = hasher.hash(password.to_owned()).await.unwrap();
                theirs.verify_password(password.as_bytes(), &PasswordHash::new(&ours).unwrap()).unwrap();
                let salt = SaltString::generate(&mut OsRng);
                let hash = theirs.hash_password(password.as_bytes(), &salt).unwrap().to_string();
                assert!(hasher.verify(password.to_owned(), Some(hash.clone())).await.unwrap());
                assert!(!hasher.verify(format!("{password}!"), Some(hash)).await.unwrap());
            }
        }
        assert!(hasher.verify("satu".to_owned(), Some("no hash".to_owned())).await.is_err());
        assert!(hasher.verify("satu".to_owned(), None).await.is_ok(), "after an error the buffer is back");
        assert_eq!(hasher.buffers_made(), 1);
    }

    #[tokio::test]
    async fn who_gives_up_frees_neither_place_nor_memory_early() {
        let hasher = Hasher::new(Cost::default());
        for _ in 0..100 {
            let mut given_up = Box::pin(hasher.verify("tebak".to_owned(), None));
            // As far as it goes without waiting: the computation begins, or waits for its place.
            std::future::poll_fn(|context| {
                assert!(given_up.as_mut().poll(context).is_pending());
                std::task::Poll::Ready(())
            })
            .await;
        }
        assert!(hasher.buffers_made() <= AT_ONCE, "{} computations at once", hasher.buffers_made());
        assert!(!hasher.verify("tebak".to_owned(), None).await.unwrap(), "its turn comes");
        assert!(hasher.buffers_made() <= AT_ONCE);
    }
}
