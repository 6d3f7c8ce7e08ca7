//! Hashes passwords with Argon2id on blocking threads, in a few reused buffers.
//!
//! A computation takes 19 MiB. Its buffer and its permit belong to the computation: a dropped request frees neither
//! before it ends. So a flood of log-ins costs time and those few buffers, and clients get a 503 if too many wait.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use argon2::password_hash::rand_core::OsRng;
use argon2::password_hash::{self, ParamsString, PasswordHash, SaltString};
use argon2::{Algorithm, Block, Version};
use tokio::task::JoinError;

use self::compute::{compute, matches, params};
use crate::config::password_cost::PasswordCost;
use crate::infra::queue::{Overloaded, Permit, Queue};

mod compute;
mod normalize;

pub use normalize::normalized_password;

/// Maximum number of concurrent computations; on smaller machines as many as processors, but at least two.
const MAX_CONCURRENT: usize = 4;
/// Maximum number of waiting computations.
const MAX_WAITING: usize = 128;
/// Maximum wait.
const QUEUE_TIMEOUT: Duration = Duration::from_secs(5);

/// Why a password was neither hashed nor verified.
#[derive(Debug, thiserror::Error)]
pub enum HashError {
    /// Too many computations wait.
    #[error(transparent)]
    Overloaded(#[from] Overloaded),
    /// The stored hash is invalid, or the parameters are out of bounds.
    #[error("password hash: {0}")]
    Hash(#[from] password_hash::Error),
    /// The computation panicked.
    #[error(transparent)]
    Panicked(#[from] JoinError),
}

/// Hashes and verifies passwords.
#[derive(Debug)]
pub struct Hasher {
    cost: PasswordCost,
    queue: Queue,
    buffers: Arc<Mutex<Buffers>>,
}

#[derive(Debug, Default)]
struct Buffers {
    free: Vec<Vec<Block>>,
    made: usize,
}

/// A permit with its buffer; both are freed when the computation ends.
struct HashPermit {
    buffer: Vec<Block>,
    buffers: Arc<Mutex<Buffers>>,
    // Freed after the buffer has been put back.
    _permit: Permit,
}

impl Drop for HashPermit {
    fn drop(&mut self) {
        let buffer = std::mem::take(&mut self.buffer);
        self.buffers.lock().unwrap_or_else(PoisonError::into_inner).free.push(buffer);
    }
}

impl Hasher {
    /// Makes a hasher with this cost.
    pub fn new(cost: PasswordCost) -> Self {
        let processors = std::thread::available_parallelism().map_or(MAX_CONCURRENT, std::num::NonZero::get);
        let queue = Queue::new("password", processors.clamp(2, MAX_CONCURRENT), MAX_WAITING, QUEUE_TIMEOUT);
        Self { cost, queue, buffers: Arc::default() }
    }

    /// Hashes a normalised password with a new salt, as a PHC string.
    ///
    /// # Errors
    /// [`HashError::Overloaded`] while too many wait.
    pub async fn hash(&self, password: String) -> Result<String, HashError> {
        let cost = self.cost;
        let mut turn = self.turn().await?;
        let hash = tokio::task::spawn_blocking(move || {
            let salt = SaltString::generate(&mut OsRng);
            let params = params(cost)?;
            let text = ParamsString::try_from(&params)?;
            let password = normalized_password(&password);
            let hash = compute(&password, salt.as_salt(), params, &mut turn.buffer)?;
            let algorithm = Algorithm::Argon2id.ident();
            let version = Some(Version::V0x13.into());
            let salt = Some(salt.as_salt());
            let whole = PasswordHash { algorithm, version, params: text, salt, hash: Some(hash) };
            Ok::<_, password_hash::Error>(whole.to_string())
        });
        Ok(hash.await??)
    }

    /// Whether the password matches the hash, normalised or, as older hashes have it, unchanged. Without a hash (no
    /// such person, not activated) the same work is done, so that response time does not reveal whether the account
    /// exists.
    ///
    /// # Errors
    /// [`HashError::Overloaded`] while too many wait.
    pub async fn verify(&self, password: String, hash: Option<String>) -> Result<bool, HashError> {
        let cost = self.cost;
        let mut turn = self.turn().await?;
        let fits = tokio::task::spawn_blocking(move || {
            let normalized = normalized_password(&password);
            let exactly = (normalized != password).then_some(&*password);
            for candidate in [Some(&*normalized), exactly].into_iter().flatten() {
                if matches(candidate, hash.as_deref(), cost, &mut turn.buffer)? {
                    return Ok(true);
                }
            }
            Ok::<_, password_hash::Error>(false)
        });
        Ok(fits.await??)
    }

    /// Number of buffers: never more than concurrent computations.
    pub fn buffers_made(&self) -> usize {
        self.buffers.lock().unwrap_or_else(PoisonError::into_inner).made
    }

    async fn turn(&self) -> Result<HashPermit, Overloaded> {
        let permit = self.queue.acquire().await?;
        let mut buffers = self.buffers.lock().unwrap_or_else(PoisonError::into_inner);
        let buffer = buffers.free.pop().unwrap_or_else(|| {
            buffers.made += 1;
            Vec::new()
        });
        Ok(HashPermit { buffer, buffers: Arc::clone(&self.buffers), _permit: permit })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use argon2::{Argon2, PasswordHasher, PasswordVerifier};

    use super::*;

    #[tokio::test]
    async fn only_the_right_password_matches() {
        let hasher = Hasher::new(PasswordCost::default());
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
        let hasher = Hasher::new(PasswordCost { memory_kib: 64, passes: 1 });
        for (memory_kib, passes) in [(64, 1), (8, 3), (256, 1), (64, 2)] {
            let theirs =
                Argon2::new(Algorithm::Argon2id, Version::V0x13, params(PasswordCost { memory_kib, passes }).unwrap());
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
    async fn a_dropped_request_frees_neither_permit_nor_memory_early() {
        let hasher = Hasher::new(PasswordCost::default());
        for _ in 0..100 {
            let mut given_up = Box::pin(hasher.verify("tebak".to_owned(), None));
            // Polled until it waits: the computation begins, or waits for its permit.
            std::future::poll_fn(|context| {
                assert!(given_up.as_mut().poll(context).is_pending());
                std::task::Poll::Ready(())
            })
            .await;
        }
        assert!(hasher.buffers_made() <= MAX_CONCURRENT, "{} computations at once", hasher.buffers_made());
        assert!(!hasher.verify("tebak".to_owned(), None).await.unwrap(), "its turn comes");
        assert!(hasher.buffers_made() <= MAX_CONCURRENT);
    }
}
