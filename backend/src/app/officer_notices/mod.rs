//! Mails to officers about cases: as they chose ([`digest`]), and when a limit is near or has passed ([`escalation`]).

pub mod digest;
pub mod escalation;

use domain::api::OfficerNotices;
use domain::notice::CaseMails;
use domain::renewal::PersonId;

use crate::app::error::Error;
use crate::db::{Conn, Tx, officer_notices};

/// Returns how an officer is mailed that cases wait.
pub async fn chosen(db: &mut Conn, officer: PersonId) -> Result<OfficerNotices, Error> {
    let chosen = officer_notices::chosen(db, &[officer]).await?;
    Ok(OfficerNotices { case_mails: chosen.get(&officer).copied().unwrap_or_default() })
}

/// Stores what an officer chose. What was kept for the digest is discarded if there is none any more.
pub async fn choose(tx: &mut Tx, officer: PersonId, chosen: OfficerNotices) -> Result<(), Error> {
    officer_notices::choose(tx, officer, chosen.case_mails).await?;
    if chosen.case_mails == CaseMails::Never {
        officer_notices::remove_all(tx, officer).await?;
    }
    Ok(())
}
