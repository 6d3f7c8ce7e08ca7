//! A recommendation that was sent with an application.

use domain::api::{GivenRecommendation, HeadOfUnit};
use domain::journey::Recommendation;
use domain::moment::Timestamp;

use crate::app::error::Error;
use crate::app::renewals::case::Case;
use crate::db::{Conn, recommendations};

/// Seconds after which a client may try again where a record is not what was sent.
const RETRY_AFTER_SECS: u32 = 60;

/// Returns the recommendation that was sent last with a case; none if there is none, or it was erased.
///
/// # Errors
/// [`Error::Unavailable`] if the record is not the one that was sent: it is not shown then.
pub async fn given(db: &mut Conn, case: &Case) -> Result<Option<Recommendation>, Error> {
    let Some(digest) = &case.renewal.dossier.recommendation else { return Ok(None) };
    let Some(row) = recommendations::by_digest(db, &digest.0).await? else { return Ok(None) };
    let given = row.given().ok_or_else(|| {
        tracing::error!(recommendation = digest.0, "a recommendation is not the one that was sent");
        Error::unavailable(RETRY_AFTER_SECS, "a recommendation is not the one that was sent")
    });
    given.map(Some)
}

/// Returns who recommended a case, and when.
///
/// # Errors
/// Those of [`given`].
pub async fn of_case(db: &mut Conn, case: &Case) -> Result<Option<GivenRecommendation>, Error> {
    let shown = |Recommendation { name, position, unit, at, .. }| GivenRecommendation {
        by: HeadOfUnit { name, position, unit },
        at: Timestamp(at),
    };
    Ok(given(db, case).await?.map(shown))
}
