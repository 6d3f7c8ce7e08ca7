//! Begins the session of a person who has proved who they are.

use domain::moment::Timestamp;
use domain::renewal::PersonId;

use super::log_in_limits::{LoginLimits, Origin};
use crate::app::error::Error;
use crate::db::{Tx, login_attempts, sessions};
use crate::infra::random;

/// The secrets of a session that is to begin. They are made before anything is stored: a session must have its cookie.
#[derive(Clone)]
pub struct NewSession {
    /// The session's own.
    pub token: String,
    /// The device's, which becomes known; none at a terminal, which is nobody's device.
    pub device: Option<String>,
}

impl NewSession {
    /// Begins the session of a person who has proved who they are.
    pub(super) async fn begin(
        &self,
        tx: &mut Tx,
        origin: Origin<'_>,
        person: PersonId,
        now: Timestamp,
    ) -> Result<(), Error> {
        let limits = LoginLimits::find(tx, origin, Some(person), "").await?;
        login_attempts::clear(tx, &limits.challenges()).await?;
        let token = random::digest(&[&self.token]);
        sessions::insert(tx, &random::id(), &token, person, origin.terminal, now.0).await?;
        if let Some(device) = &self.device {
            sessions::remember_device(tx, &random::digest(&[device]), person, now.0).await?;
        }
        Ok(())
    }
}
