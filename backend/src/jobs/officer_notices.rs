//! Mails officers how many cases wait, and which limits are near or have passed.

use super::{MINUTE, QUARTER, Supervisor};
use crate::app::officer_notices::{digest, escalation};
use crate::app::state::App;

/// Starts the jobs. Limits have longer rounds, since what comes within one is one mail.
pub(super) fn start(jobs: &mut Supervisor, app: &App) {
    jobs.plain(app, "digests", MINUTE, |app| async move { digest::send(&app).await });
    jobs.plain(app, "limits", QUARTER, |app| async move { escalation::tell(&app).await });
}
