//! Whether the database's file is sound: found out at the start, or, where that takes long, meanwhile.

use std::path::Path;

use tokio::sync::watch;

use crate::app::error::Error;
use crate::db::SnapshotError;
use crate::db::start::damage;

/// A database of at most so many bytes is checked before the first request (about a quarter of a second); a larger one
/// afterwards, while the program says that it is not ready.
const AT_ONCE_BYTES: u64 = 64 * 1024 * 1024;

/// Whether the pages of the database's file hold together.
#[derive(Clone, Debug)]
pub struct Integrity(watch::Sender<Verdict>);

#[derive(Clone, Debug)]
enum Verdict {
    Open,
    Sound,
    Damaged(String),
}

impl Verdict {
    fn of(damage: Option<String>) -> Self {
        damage.map_or(Self::Sound, Self::Damaged)
    }
}

impl Integrity {
    /// Checks the file, unless it is so large that it would hold up the start: then [`Integrity::find_out`] does.
    ///
    /// # Errors
    /// if it can't be read.
    pub async fn at_start(file: &Path) -> Result<Self, SnapshotError> {
        let large = std::fs::metadata(file).is_ok_and(|metadata| metadata.len() > AT_ONCE_BYTES);
        let verdict = if large { Verdict::Open } else { Verdict::of(damage(file).await?) };
        Ok(Self(watch::Sender::new(verdict)))
    }

    /// Checks the file if that was not done at the start.
    ///
    /// # Errors
    /// if it can't be read now.
    pub async fn find_out(&self, file: &Path) -> Result<(), Error> {
        if !self.is_known() {
            self.0.send_replace(Verdict::of(damage(file).await?));
        }
        Ok(())
    }

    /// What is wrong with the file; none while nothing was found.
    pub fn found(&self) -> Option<String> {
        match &*self.0.borrow() {
            Verdict::Damaged(found) => Some(found.clone()),
            Verdict::Open | Verdict::Sound => None,
        }
    }

    /// Refuses until the file is known to be sound.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub fn require(&self) -> Result<(), Error> {
        if self.is_known() { Ok(()) } else { Err(Error::unavailable(5, "the database is being checked")) }
    }

    /// Whether the file was found to be sound.
    pub fn is_known(&self) -> bool {
        matches!(*self.0.borrow(), Verdict::Sound)
    }

    /// Waits until the file is found to be damaged; for ever if it is not.
    pub async fn damage(&self) -> String {
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
