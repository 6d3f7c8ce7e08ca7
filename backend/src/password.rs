//! Passwords: Argon2id with m = 19 MiB, t = 2, p = 1 (OWASP's first choice), off the async threads.

use argon2::password_hash::rand_core::OsRng;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};

use tokio::sync::Semaphore;

use crate::error::Error;

/// Each computation takes 19 MiB: so many at once, the others wait. A flood of log-ins costs time, not memory.
static AT_ONCE: Semaphore = Semaphore::const_new(4);

/// Hashes a password with a fresh salt, as a PHC string.
pub async fn hash(password: String) -> Result<String, Error> {
    let _turn = AT_ONCE.acquire().await?;
    tokio::task::spawn_blocking(move || {
        let salt = SaltString::generate(&mut OsRng);
        let hash = argon2()?.hash_password(password.as_bytes(), &salt);
        Ok::<_, argon2::password_hash::Error>(hash?.to_string())
    })
    .await?
    .map_err(Error::from)
}

/// Whether the password fits. Without a hash (no such person, not activated) the same work is done for nothing, so that
/// the time tells nothing.
pub async fn verify(password: String, hash: Option<String>) -> Result<bool, Error> {
    let _turn = AT_ONCE.acquire().await?;
    tokio::task::spawn_blocking(move || {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| NOBODYS.to_owned());
        let fits = argon2()?.verify_password(password.as_bytes(), &PasswordHash::new(&hash)?).is_ok();
        Ok::<_, argon2::password_hash::Error>(known && fits)
    })
    .await?
    .map_err(Error::from)
}

/// A hash of a random password that nobody knows, with the same cost as the others.
const NOBODYS: &str = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdG9mbm9ib2R5MDAwMA$\
                       CWrgQd6yYYPlXPNSRPH9WkfZOhqjjjh6p9xHLN5sXlo";

fn argon2() -> Result<Argon2<'static>, argon2::Error> {
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(19_456, 2, 1, None)?))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[tokio::test]
    async fn only_the_right_password_fits() {
        let stored = hash("benar kuda baterai".to_owned()).await.unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        for (password, hash, fits) in [
            ("benar kuda baterai", Some(stored.clone()), true),
            ("Benar kuda baterai", Some(stored.clone()), false),
            ("", Some(stored), false),
            ("benar kuda baterai", None, false),
        ] {
            assert_eq!(verify(password.to_owned(), hash).await.unwrap(), fits, "{password}");
        }
        assert!(PasswordHash::new(NOBODYS).is_ok(), "the stand-in costs what a real hash costs");
    }
}
