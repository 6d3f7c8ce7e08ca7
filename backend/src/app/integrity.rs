//! Integrity of the database file: checked at the start, or in the background if that takes long.

use std::path::Path;

use tokio::sync::watch;

use crate::app::error::Error;
use crate::db::SnapshotError;
use crate::db::start::damage;

/// Larger databases are checked after the start, while the program reports that it is not ready; this size takes about
/// a quarter of a second.
const MAX_CHECKED_AT_START_BYTES: u64 = 64 * 1024 * 1024;

/// The result of the database's integrity check.
#[derive(Clone, Debug)]
pub struct Integrity(watch::Sender<Verdict>);

#[derive(Clone, Debug)]
enum Verdict {
    Unchecked,
    Sound,
    Damaged(String),
}

impl Verdict {
    fn of(damage: Option<String>) -> Self {
        damage.map_or(Self::Sound, Self::Damaged)
    }
}

impl Integrity {
    /// Checks the file unless it is large: then [`Integrity::check_if_unchecked`] does.
    ///
    /// # Errors
    /// if it can't be read.
    pub async fn check_at_start(file: &Path) -> Result<Self, SnapshotError> {
        let large = std::fs::metadata(file).is_ok_and(|metadata| metadata.len() > MAX_CHECKED_AT_START_BYTES);
        let verdict = if large { Verdict::Unchecked } else { Verdict::of(damage(file).await?) };
        Ok(Self(watch::Sender::new(verdict)))
    }

    /// Checks the file if that was not done at the start.
    ///
    /// # Errors
    /// if it can't be read now.
    pub async fn check_if_unchecked(&self, file: &Path) -> Result<(), Error> {
        if !self.is_sound() {
            self.0.send_replace(Verdict::of(damage(file).await?));
        }
        Ok(())
    }

    /// What is wrong with the file, if damage was found.
    pub fn damage(&self) -> Option<String> {
        match &*self.0.borrow() {
            Verdict::Damaged(found) => Some(found.clone()),
            Verdict::Unchecked | Verdict::Sound => None,
        }
    }

    /// Fails until the file is known to be sound.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub fn require_sound(&self) -> Result<(), Error> {
        if self.is_sound() { Ok(()) } else { Err(Error::unavailable(5, "the database is being checked")) }
    }

    /// Whether the file was found to be sound.
    pub fn is_sound(&self) -> bool {
        matches!(*self.0.borrow(), Verdict::Sound)
    }

    /// Waits until damage is found; never returns if there is none.
    pub async fn wait_for_damage(&self) -> String {
        let mut verdict = self.0.subscribe();
        let found = match verdict.wait_for(|verdict| matches!(verdict, Verdict::Damaged(_))).await.as_deref() {
            Ok(Verdict::Damaged(found)) => Some(found.clone()),
            _ => None,
        };
        match found {
            Some(found) => found,
            None => std::future::pending().await,
        }
    }
}
