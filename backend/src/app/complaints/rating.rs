//! Whoever complained may rate the service once the complaint is closed.

use domain::api::SurveyInvitation;
use domain::complaint::{Event, Stage};
use domain::moment::Timestamp;
use domain::renewal::Refusal;

use super::case::ComplaintCase;
use crate::app::error::Error;
use crate::app::state::App;
use crate::app::survey::{self, Service};
use crate::db::{Conn, Tx};

/// Returns the invitation to rate the service, with a new token where it can be used.
///
/// # Errors
/// [`Error::Conflict`] while the complaint goes on, and where it was withdrawn.
pub async fn invitation(app: &App, tx: &mut Tx, case: &ComplaintCase) -> Result<SurveyInvitation, Error> {
    let closed = closed_at(case).ok_or(Error::Conflict(Some(Refusal::WrongStage)))?;
    survey::invite(app, tx, service(case), &case.complaint.agency, closed).await
}

/// Whether the service can be rated and was not.
pub(super) async fn is_due(app: &App, db: &mut Conn, case: &ComplaintCase) -> Result<bool, Error> {
    match closed_at(case) {
        Some(closed) => survey::is_due(app, db, service(case), closed).await,
        None => Ok(false),
    }
}

/// Counts the service as rendered when its complaint is closed for the first time, in the transaction that closes it.
pub(super) async fn count(tx: &mut Tx, case: &ComplaintCase, place: usize, now: Timestamp) -> Result<(), Error> {
    let closed = |event: &Event| matches!(event, Event::Closed { .. });
    if case.log.iter().take(place).any(|earlier| closed(&earlier.event)) {
        return Ok(());
    }
    survey::count_served(tx, &case.complaint.agency, case.standard.hours.zone(), now).await
}

fn service(case: &ComplaintCase) -> Service {
    Service::Complaint(case.id.0)
}

fn closed_at(case: &ComplaintCase) -> Option<Timestamp> {
    matches!(case.complaint.stage, Stage::Closed(_)).then_some(case.complaint.since)
}
